//! News: posts and albums, the photographs in them, and who is in a photograph.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        post(m).await?;
        photo(m).await?;
        photo_person(m).await?;
        related(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["related", "photo_person", "photo", "post"]).await
    }
}

async fn post(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("post")
        .col(big_pk_auto("id"))
        .col(string_len("uuid", 36))
        .col(big_integer("event_id"))
        .col(string("kind"))
        .col(string("slug"))
        .col(json_binary("title"))
        .col(json_binary("lead"))
        .col(json_binary("body"))
        .col(string("author"))
        .col(timestamp_with_time_zone_null("publish_at"))
        .col(big_integer_null("lead_photo_id"))
        .col(boolean("press").default(false))
        .col(text("folded"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(timestamp_with_time_zone_null("deleted_at"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("post", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "post", &["uuid"]).await?;
    unique(m, "post", &["event_id", "slug"]).await?;
    lookup(m, "post", &["event_id", "publish_at"]).await
}

async fn photo(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("photo")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(big_integer("post_id"))
        .col(string("file"))
        .col(json_binary("alt"))
        .col(json_binary("caption"))
        .col(string("credit"))
        .col(boolean("press").default(false))
        .col(integer("place"))
        .col(timestamp_with_time_zone("uploaded_at"))
        .col(timestamp_with_time_zone_null("deleted_at"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("photo", "event_id", "event"))
        .foreign_key(&mut part_of("photo", "post_id", "post"))
        .take();
    m.create_table(table).await?;
    lookup(m, "photo", &["event_id", "press"]).await?;
    lookup(m, "photo", &["post_id", "place"]).await
}

async fn photo_person(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("photo_person")
        .col(big_pk_auto("id"))
        .col(big_integer("photo_id"))
        .col(big_integer("person_id"))
        .col(integer("place"))
        .foreign_key(&mut part_of("photo_person", "photo_id", "photo"))
        .foreign_key(&mut refers_to("photo_person", "person_id", "person"))
        .take();
    m.create_table(table).await?;
    unique(m, "photo_person", &["photo_id", "person_id"]).await?;
    lookup(m, "photo_person", &["person_id"]).await
}

async fn related(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("related")
        .col(big_pk_auto("id"))
        .col(big_integer("post_id"))
        .col(big_integer_null("other_post_id"))
        .col(big_integer_null("other_event_id"))
        .col(integer("place"))
        .foreign_key(&mut part_of("related", "post_id", "post"))
        .foreign_key(&mut refers_to("related", "other_post_id", "post"))
        .foreign_key(&mut refers_to("related", "other_event_id", "event"))
        .take();
    m.create_table(table).await?;
    lookup(m, "related", &["post_id", "place"]).await?;
    lookup(m, "related", &["other_post_id"]).await?;
    lookup(m, "related", &["other_event_id"]).await
}
