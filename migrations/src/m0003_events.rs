//! Events, the bodies behind them and their teams.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        event(m).await?;
        event_body(m).await?;
        team_member(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["team_member", "event_body", "event"]).await
    }
}

async fn event(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("event")
        .col(big_pk_auto("id"))
        .col(string_len("uuid", 36))
        .col(string("slug"))
        .col(string("state"))
        .col(json_binary("name"))
        .col(json_binary("theme"))
        .col(integer_null("edition"))
        .col(date_null("starts_on"))
        .col(date_null("ends_on"))
        .col(string("zone").default("Asia/Ho_Chi_Minh"))
        .col(string_null("province_code"))
        .col(json_binary_null("province_then"))
        .col(json_binary("venue"))
        .col(json_binary("address"))
        .col(json_binary("description"))
        .col(string_null("cover"))
        .col(string_null("accent"))
        .col(timestamp_with_time_zone_null("registration_opens_at"))
        .col(timestamp_with_time_zone_null("registration_closes_at"))
        .col(timestamp_with_time_zone_null("booths_open_at"))
        .col(timestamp_with_time_zone_null("booths_close_at"))
        .col(integer_null("booth_limit"))
        .col(integer("booths_given").default(0))
        .col(boolean("sample").default(false))
        .col(text("folded"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version").default(1))
        .take();
    m.create_table(table).await?;
    unique(m, "event", &["uuid"]).await?;
    unique(m, "event", &["slug"]).await?;
    lookup(m, "event", &["state", "starts_on"]).await
}

async fn event_body(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("event_body")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("kind"))
        .col(json_binary("name"))
        .col(integer("place"))
        .foreign_key(&mut part_of("event_body", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    lookup(m, "event_body", &["event_id", "place"]).await
}

async fn team_member(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("team_member")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(big_integer("account_id"))
        .col(string("role"))
        .col(timestamp_with_time_zone("added_at"))
        .foreign_key(&mut part_of("team_member", "event_id", "event"))
        .foreign_key(&mut refers_to("team_member", "account_id", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "team_member", &["event_id", "account_id"]).await?;
    lookup(m, "team_member", &["account_id"]).await
}
