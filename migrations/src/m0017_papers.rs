//! What the printed papers of an event say and how they are laid out: their head, name plates, and who sits where in front.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        letterhead(m).await?;
        plate_style(m).await?;
        seating_plan(m).await?;
        seat_row(m).await?;
        kept_seat(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["kept_seat", "seat_row", "seating_plan", "plate_style", "letterhead"]).await
    }
}

async fn letterhead(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table.table("letterhead").col(big_pk_auto("id")).col(big_integer("event_id")).col(string("kind"));
    for text in ["union_name", "superior", "body", "place", "attached", "on_behalf", "authority_of", "post", "recipients"] {
        table.col(json_binary(text));
    }
    table
        .col(string("number"))
        .col(date_null("dated"))
        .col(string_null("authority"))
        .col(string("signer"))
        .col(integer("version").default(1))
        .foreign_key(&mut part_of("letterhead", "event_id", "event"));
    m.create_table(table).await?;
    unique(m, "letterhead", &["event_id"]).await
}

async fn plate_style(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("plate_style")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("fold"))
        .col(boolean("honorific"))
        .col(integer("posts"))
        .col(integer("version").default(1))
        .foreign_key(&mut part_of("plate_style", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "plate_style", &["event_id"]).await
}

async fn seating_plan(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("seating_plan")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("second"))
        .col(boolean("apart"))
        .col(string("guests_on"))
        .col(boolean("others"))
        .col(integer("version").default(1))
        .foreign_key(&mut part_of("seating_plan", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "seating_plan", &["event_id"]).await
}

async fn seat_row(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("seat_row")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(integer("number"))
        .col(integer("seats"))
        .col(integer("aisle_after"))
        .foreign_key(&mut part_of("seat_row", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "seat_row", &["event_id", "number"]).await
}

/// One seat holds one decision, and one person sits on one seat; a seat kept empty names nobody.
async fn kept_seat(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("kept_seat")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(integer("row_number"))
        .col(integer("seat"))
        .col(big_integer_null("person_id"))
        .foreign_key(&mut part_of("kept_seat", "event_id", "event"))
        .foreign_key(&mut part_of("kept_seat", "person_id", "person"))
        .take();
    m.create_table(table).await?;
    unique(m, "kept_seat", &["event_id", "row_number", "seat"]).await?;
    unique(m, "kept_seat", &["event_id", "person_id"]).await
}
