//! Organisations, people, their positions, and delegates.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        organisation(m).await?;
        person(m).await?;
        position(m).await?;
        delegate(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["delegate", "position", "person", "organisation"]).await
    }
}

async fn organisation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("organisation")
        .col(big_pk_auto("id"))
        .col(string_len("uuid", 36))
        .col(json_binary("name"))
        .col(string("short_name"))
        .col(string_null("level"))
        .col(string_null("province_code"))
        .col(string("folded"))
        .col(integer("version").default(1))
        .take();
    m.create_table(table).await?;
    unique(m, "organisation", &["uuid"]).await?;
    unique(m, "organisation", &["folded"]).await
}

async fn person(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("person")
        .col(big_pk_auto("id"))
        .col(string_len("uuid", 36))
        .col(string("slug"))
        .col(string("honorific"))
        .col(string("degrees"))
        .col(string("name"))
        .col(string("sort_key"))
        .col(string_null("sort_override"))
        .col(string_null("gender"))
        .col(string_null("portrait"))
        .col(json_binary("biography"))
        .col(string_null("email"))
        .col(string_null("phone"))
        .col(string("folded"))
        .col(integer("version").default(1))
        .take();
    m.create_table(table).await?;
    unique(m, "person", &["uuid"]).await?;
    unique(m, "person", &["slug"]).await?;
    lookup(m, "person", &["sort_key"]).await?;
    lookup(m, "person", &["folded"]).await
}

async fn position(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("position")
        .col(big_pk_auto("id"))
        .col(big_integer("person_id"))
        .col(big_integer_null("organisation_id"))
        .col(json_binary("title"))
        .col(integer("place"))
        .col(date_null("held_from"))
        .col(date_null("held_to"))
        .foreign_key(&mut part_of("position", "person_id", "person"))
        .foreign_key(&mut refers_to("position", "organisation_id", "organisation"))
        .take();
    m.create_table(table).await?;
    lookup(m, "position", &["person_id", "place"]).await?;
    lookup(m, "position", &["organisation_id"]).await
}

async fn delegate(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("delegate")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(big_integer("person_id"))
        .col(string("part"))
        .col(string_null("side"))
        .col(string_null("printed_honorific"))
        .col(json_binary_null("printed_titles"))
        .col(json_binary_null("committee_role"))
        .col(integer("place"))
        .col(integer("version").default(1))
        .foreign_key(&mut part_of("delegate", "event_id", "event"))
        .foreign_key(&mut refers_to("delegate", "person_id", "person"))
        .take();
    m.create_table(table).await?;
    unique(m, "delegate", &["event_id", "person_id", "part"]).await?;
    lookup(m, "delegate", &["event_id", "part", "place"]).await?;
    lookup(m, "delegate", &["person_id"]).await
}
