//! What can be undone on a floor plan.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("floor_act")
            .col(big_pk_auto("id"))
            .col(big_integer("event_id"))
            .col(string_len("sitting", 40))
            .col(big_integer("account_id"))
            .col(string("act"))
            .col(string("label"))
            .col(json_binary("before"))
            .col(json_binary("after"))
            .col(timestamp_with_time_zone("at"))
            .col(timestamp_with_time_zone_null("undone_at"))
            .foreign_key(&mut refers_to("floor_act", "event_id", "event"))
            .foreign_key(&mut part_of("floor_act", "account_id", "account"))
            .take();
        m.create_table(table).await?;
        lookup(m, "floor_act", &["event_id", "sitting"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["floor_act"]).await
    }
}
