//! The change log, the revisions that kept pages are keyed by, and the outbox.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        change_log(m).await?;
        revision(m).await?;
        letter(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["letter", "revision", "change_log"]).await
    }
}

/// No foreign keys: the log outlives what it tells of, and is older than accounts and events.
async fn change_log(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("change_log")
        .col(big_pk_auto("id"))
        .col(timestamp_with_time_zone("at"))
        .col(big_integer_null("actor_id"))
        .col(string("actor_name"))
        .col(big_integer_null("scope"))
        .col(string_len("act", 80))
        .col(string("subject"))
        .col(string("label"))
        .col(json_binary_null("before"))
        .col(json_binary_null("after"))
        .take();
    m.create_table(table).await?;
    lookup(m, "change_log", &["scope", "id"]).await?;
    lookup(m, "change_log", &["subject", "id"]).await
}

async fn revision(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create().table("revision").col(big_integer("scope").primary_key()).col(big_integer("number").default(0)).take();
    m.create_table(table).await
}

async fn letter(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("letter")
        .col(big_pk_auto("id"))
        .col(big_integer_null("event_id"))
        .col(string("to_address"))
        .col(string("to_name"))
        .col(string("language"))
        .col(string("template"))
        .col(json_binary("data"))
        .col(boolean("secret").default(false))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("due_at"))
        .col(integer("attempts").default(0))
        .col(timestamp_with_time_zone_null("sent_at"))
        .col(timestamp_with_time_zone_null("failed_at"))
        .col(text_null("error"))
        .take();
    m.create_table(table).await?;
    lookup(m, "letter", &["sent_at", "failed_at", "due_at"]).await?;
    lookup(m, "letter", &["event_id"]).await
}
