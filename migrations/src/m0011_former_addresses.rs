//! The addresses events had before: they stand on printed papers and go on working.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("event_former_slug")
            .col(big_pk_auto("id"))
            .col(string("slug"))
            .col(big_integer("event_id"))
            .col(timestamp_with_time_zone("until"))
            .foreign_key(&mut part_of("event_former_slug", "event_id", "event"))
            .take();
        m.create_table(table).await?;
        unique(m, "event_former_slug", &["slug"]).await?;
        lookup(m, "event_former_slug", &["event_id"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["event_former_slug"]).await
    }
}
