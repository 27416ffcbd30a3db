//! How an event keeps its waiting list, and acts on many applications at once.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        waiting_list(m).await?;
        batch(m).await?;
        batch_row(m).await?;
        m.get_connection().execute_unprepared(COUNTED).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["batch_row", "batch", "waiting_list"]).await
    }
}

/// From now on an application says how many booths it holds; until now the booths did.
const COUNTED: &str = "UPDATE application \
     SET booth_count = (SELECT COUNT(*) FROM booth WHERE booth.exhibitor_id = application.exhibitor_id) \
     WHERE state = 'accepted' AND EXISTS (SELECT 1 FROM booth WHERE booth.exhibitor_id = application.exhibitor_id)";

async fn waiting_list(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("waiting_list")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(boolean("automatic").default(true))
        .col(integer("days").default(3))
        .foreign_key(&mut refers_to("waiting_list", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "waiting_list", &["event_id"]).await
}

async fn batch(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("batch")
        .col(big_pk_auto("id"))
        .col(string("token"))
        .col(big_integer("event_id"))
        .col(big_integer("account_id"))
        .col(string("act"))
        .col(text("words"))
        .col(timestamp_with_time_zone_null("until"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut refers_to("batch", "event_id", "event"))
        .foreign_key(&mut refers_to("batch", "account_id", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "batch", &["token"]).await?;
    lookup(m, "batch", &["event_id"]).await?;
    lookup(m, "batch", &["account_id"]).await
}

async fn batch_row(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("batch_row")
        .col(big_pk_auto("id"))
        .col(big_integer("batch_id"))
        .col(big_integer("application_id"))
        .col(integer("seen_version"))
        .col(string_null("outcome"))
        .col(json_binary_null("why"))
        .foreign_key(&mut part_of("batch_row", "batch_id", "batch"))
        .foreign_key(&mut refers_to("batch_row", "application_id", "application"))
        .take();
    m.create_table(table).await?;
    unique(m, "batch_row", &["batch_id", "application_id"]).await?;
    lookup(m, "batch_row", &["application_id"]).await?;
    lookup(m, "batch_row", &["outcome"]).await
}
