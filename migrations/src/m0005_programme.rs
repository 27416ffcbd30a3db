//! Rooms, tracks, the items of the programme with their people, and releases.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        room(m).await?;
        track(m).await?;
        schedule_item(m).await?;
        item_person(m).await?;
        release(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["release", "item_person", "schedule_item", "track", "room"]).await
    }
}

async fn room(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("room")
        .col(big_pk_auto("id"))
        .col(string_len("uuid", 36))
        .col(big_integer("event_id"))
        .col(json_binary("name"))
        .col(integer_null("capacity"))
        .col(boolean("shared").default(false))
        .col(integer("place"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("room", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "room", &["uuid"]).await?;
    lookup(m, "room", &["event_id", "place"]).await
}

async fn track(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("track")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(json_binary("name"))
        .col(json_binary("description"))
        .col(boolean("village").default(false))
        .col(integer("place"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("track", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    lookup(m, "track", &["event_id", "place"]).await
}

async fn schedule_item(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("schedule_item")
        .col(big_pk_auto("id"))
        .col(string_len("uuid", 36))
        .col(big_integer("event_id"))
        .col(big_integer_null("parent_id"))
        .col(string("slug"))
        .col(string("kind"))
        .col(json_binary("title"))
        .col(json_binary("description"))
        .col(date_null("day"))
        .col(string_null("part_of_day"))
        .col(timestamp_with_time_zone_null("starts_at"))
        .col(timestamp_with_time_zone_null("ends_at"))
        .col(big_integer_null("room_id"))
        .col(boolean("all_rooms").default(false))
        .col(big_integer_null("track_id"))
        .col(string_null("language"))
        .col(timestamp_with_time_zone_null("cancelled_at"))
        .col(integer("sequence").default(0))
        .col(timestamp_with_time_zone("changed_at"))
        .col(integer("place"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("schedule_item", "event_id", "event"))
        .foreign_key(&mut refers_to("schedule_item", "parent_id", "schedule_item"))
        .foreign_key(&mut refers_to("schedule_item", "room_id", "room"))
        .foreign_key(&mut refers_to("schedule_item", "track_id", "track"))
        .take();
    m.create_table(table).await?;
    unique(m, "schedule_item", &["uuid"]).await?;
    unique(m, "schedule_item", &["event_id", "slug"]).await?;
    lookup(m, "schedule_item", &["event_id", "starts_at"]).await?;
    lookup(m, "schedule_item", &["parent_id"]).await?;
    lookup(m, "schedule_item", &["room_id"]).await?;
    lookup(m, "schedule_item", &["track_id"]).await
}

async fn item_person(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("item_person")
        .col(big_pk_auto("id"))
        .col(big_integer("item_id"))
        .col(big_integer("person_id"))
        .col(string("part"))
        .col(integer("place"))
        .foreign_key(&mut part_of("item_person", "item_id", "schedule_item"))
        .foreign_key(&mut refers_to("item_person", "person_id", "person"))
        .take();
    m.create_table(table).await?;
    unique(m, "item_person", &["item_id", "person_id", "part"]).await?;
    lookup(m, "item_person", &["person_id"]).await
}

async fn release(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("release")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(integer("number"))
        .col(json_binary("name"))
        .col(json_binary("note"))
        .col(timestamp_with_time_zone("released_at"))
        .col(big_integer_null("released_by"))
        .col(json_binary("snapshot"))
        .foreign_key(&mut refers_to("release", "event_id", "event"))
        .foreign_key(&mut refers_to("release", "released_by", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "release", &["event_id", "number"]).await?;
    lookup(m, "release", &["released_by"]).await
}
