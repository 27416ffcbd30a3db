//! Files of rows that are brought in: how each was read, what becomes of every row, what was written, and how columns were understood.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        sheet_import(m).await?;
        sheet_content(m).await?;
        sheet_row(m).await?;
        sheet_written(m).await?;
        sheet_columns(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["sheet_columns", "sheet_written", "sheet_row", "sheet_content", "sheet_import"]).await
    }
}

async fn sheet_import(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("sheet_import")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(big_integer("account_id"))
        .col(string("by_name"))
        .col(string("kind"))
        .col(string("file_name"))
        .col(json_binary("told"))
        .col(json_binary("chosen"))
        .col(string("state"))
        .col(json_binary("counts"))
        .col(integer("total"))
        .col(integer("done"))
        .col(integer("failed"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("beat_at"))
        .col(timestamp_with_time_zone_null("saved_at"))
        .col(timestamp_with_time_zone_null("undone_at"))
        .foreign_key(&mut part_of("sheet_import", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    lookup(m, "sheet_import", &["event_id", "kind", "id"]).await
}

async fn sheet_content(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("sheet_content")
        .col(big_integer("import_id").primary_key())
        .col(text("tables"))
        .foreign_key(&mut part_of("sheet_content", "import_id", "sheet_import"))
        .take();
    m.create_table(table).await
}

async fn sheet_row(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("sheet_row")
        .col(big_pk_auto("id"))
        .col(big_integer("import_id"))
        .col(integer("number"))
        .col(string("act"))
        .col(boolean("clash"))
        .col(string_null("choice"))
        .col(string_null("done"))
        .col(text("plan"))
        .foreign_key(&mut part_of("sheet_row", "import_id", "sheet_import"))
        .take();
    m.create_table(table).await?;
    unique(m, "sheet_row", &["import_id", "number"]).await?;
    lookup(m, "sheet_row", &["import_id", "act", "number"]).await
}

async fn sheet_written(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("sheet_written")
        .col(big_pk_auto("id"))
        .col(big_integer("import_id"))
        .col(integer("number"))
        .col(text("what"))
        .col(boolean("settled").default(false))
        .foreign_key(&mut part_of("sheet_written", "import_id", "sheet_import"))
        .take();
    m.create_table(table).await?;
    lookup(m, "sheet_written", &["import_id", "settled", "id"]).await
}

async fn sheet_columns(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("sheet_columns")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(big_integer("account_id"))
        .col(string("kind"))
        .col(string_len("headings", 64))
        .col(json_binary("columns"))
        .col(timestamp_with_time_zone("at"))
        .foreign_key(&mut part_of("sheet_columns", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "sheet_columns", &["event_id", "kind", "headings"]).await?;
    lookup(m, "sheet_columns", &["account_id", "kind", "headings"]).await
}
