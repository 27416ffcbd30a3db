//! Protocol: the table that ranks posts, exceptions set by hand, attendance, and the introduction list.
use crate::post_ranks::{SHIPPED, ShippedRank};
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        post_rank(m).await?;
        for column in delegate_columns() {
            m.alter_table(Table::alter().table("delegate").add_column(column).take()).await?;
        }
        introduction_heading(m).await?;
        introduction_link(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["introduction_link", "introduction_heading"]).await?;
        for column in delegate_columns() {
            m.alter_table(Table::alter().table("delegate").drop_column(column.get_column_name()).take()).await?;
        }
        drop_tables(m, &["post_rank"]).await
    }
}

async fn post_rank(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("post_rank")
        .col(big_pk_auto("id"))
        .col(string("title"))
        .col(string_null("level"))
        .col(string_null("block"))
        .col(boolean("full_time"))
        .col(boolean("leads"))
        .col(integer("rank"))
        .col(integer("place"))
        .col(integer("version").default(1))
        .take();
    m.create_table(table).await?;
    let mut rows =
        Query::insert().into_table("post_rank").columns(["title", "level", "block", "full_time", "leads", "rank", "place"]).take();
    for (place, row) in (1..).zip(SHIPPED) {
        let ShippedRank { title, level, block, full_time, leads, rank } = *row;
        let some = |code: &'static str| Some(code).filter(|code| !code.is_empty());
        rows.values_panic([
            title.into(),
            some(level).into(),
            some(block).into(),
            full_time.into(),
            leads.into(),
            rank.into(),
            place.into(),
        ]);
    }
    m.execute(rows).await
}

/// One at a time: SQLite adds no two columns in one statement.
fn delegate_columns() -> Vec<ColumnDef> {
    vec![
        boolean("by_hand").default(false).take(),
        string("answer").default("invited").take(),
        big_integer_null("substitute_id").take(),
        timestamp_with_time_zone_null("arrived_at").take(),
    ]
}

async fn introduction_heading(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("introduction_heading")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("company"))
        .col(json_binary("heading"))
        .foreign_key(&mut part_of("introduction_heading", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "introduction_heading", &["event_id", "company"]).await
}

async fn introduction_link(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("introduction_link")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("token"))
        .col(timestamp_with_time_zone("made_at"))
        .foreign_key(&mut part_of("introduction_link", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "introduction_link", &["event_id"]).await?;
    unique(m, "introduction_link", &["token"]).await
}
