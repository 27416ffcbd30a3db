//! What protocol ranks people by: the block of an organisation, how a post is held, its rank, and the year of birth.
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            m.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for (table, column) in columns() {
            m.alter_table(Table::alter().table(table).drop_column(column.get_column_name()).take()).await?;
        }
        Ok(())
    }
}

/// One at a time: SQLite adds no two columns in one statement.
fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("organisation", string_null("block").take()),
        ("position", string("standing").default("full").take()),
        ("position", integer_null("rank").take()),
        ("person", integer_null("birth_year").take()),
    ]
}
