//! The programme studio: what checks need to know, who is at work, what can be undone, and small releases of the day itself.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            m.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        availability(m).await?;
        acknowledgement(m).await?;
        sitting(m).await?;
        programme_act(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["programme_act", "sitting", "acknowledgement", "availability"]).await?;
        for (table, column) in columns() {
            m.alter_table(Table::alter().table(table).drop_column(column.get_column_name()).take()).await?;
        }
        Ok(())
    }
}

/// One at a time: SQLite adds no two columns in one statement.
fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("event", time_null("hours_from").take()),
        ("event", time_null("hours_to").take()),
        ("event", integer_null("travel_minutes").take()),
        ("schedule_item", integer_null("expected").take()),
        ("schedule_item", integer("late_minutes").default(0).take()),
        ("schedule_item", timestamp_with_time_zone_null("speaking_since").take()),
        ("release", boolean("small").default(false).take()),
    ]
}

async fn availability(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("availability")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(big_integer("person_id"))
        .col(timestamp_with_time_zone("from_at"))
        .col(timestamp_with_time_zone("to_at"))
        .foreign_key(&mut refers_to("availability", "event_id", "event"))
        .foreign_key(&mut part_of("availability", "person_id", "person"))
        .take();
    m.create_table(table).await?;
    lookup(m, "availability", &["event_id", "person_id"]).await
}

async fn acknowledgement(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("acknowledgement")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string_len("finding", 120))
        .col(string("note"))
        .col(string("by_name"))
        .col(timestamp_with_time_zone("at"))
        .foreign_key(&mut refers_to("acknowledgement", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "acknowledgement", &["event_id", "finding"]).await
}

async fn sitting(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("sitting")
        .col(big_pk_auto("id"))
        .col(string_len("token", 40))
        .col(big_integer("event_id"))
        .col(big_integer("account_id"))
        .col(string("name"))
        .col(big_integer_null("item_id"))
        .col(timestamp_with_time_zone("seen_at"))
        .foreign_key(&mut refers_to("sitting", "event_id", "event"))
        .foreign_key(&mut part_of("sitting", "account_id", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "sitting", &["token"]).await?;
    lookup(m, "sitting", &["event_id", "seen_at"]).await
}

async fn programme_act(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("programme_act")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string_len("sitting", 40))
        .col(big_integer("account_id"))
        .col(string_len("act", 80))
        .col(string("label"))
        .col(json_binary("before"))
        .col(json_binary("after"))
        .col(timestamp_with_time_zone("at"))
        .col(timestamp_with_time_zone_null("undone_at"))
        .foreign_key(&mut refers_to("programme_act", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    lookup(m, "programme_act", &["event_id", "sitting", "id"]).await
}
