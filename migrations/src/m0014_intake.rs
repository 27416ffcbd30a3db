//! People who were taken in together from a pasted text, so that it can be undone as one act.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("intake")
            .col(big_pk_auto("id"))
            .col(string_len("token", 40))
            .col(big_integer("event_id"))
            .col(text("source"))
            .col(json_binary("made"))
            .col(string("by_name"))
            .col(timestamp_with_time_zone("at"))
            .col(timestamp_with_time_zone_null("undone_at"))
            .foreign_key(&mut refers_to("intake", "event_id", "event"))
            .take();
        m.create_table(table).await?;
        unique(m, "intake", &["token"]).await?;
        lookup(m, "intake", &["event_id", "at"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["intake"]).await
    }
}
