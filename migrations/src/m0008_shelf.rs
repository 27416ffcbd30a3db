//! What an item that was taken off the plan remembers of its hours: how long it lasts, and where in its larger item it stood.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in COLUMNS {
            m.alter_table(Table::alter().table("schedule_item").add_column(integer_null(*column)).take()).await?;
        }
        lookup(m, "programme_act", &["event_id", "at"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_index(Index::drop().name("programme_act_by_event_id_at").table("programme_act").to_owned()).await?;
        for column in COLUMNS {
            m.alter_table(Table::alter().table("schedule_item").drop_column(*column).take()).await?;
        }
        Ok(())
    }
}

/// One at a time: SQLite adds no two columns in one statement.
const COLUMNS: &[&str] = &["minutes", "after_minutes"];
