//! What exhibitors pay: who collects, what was asked of each, what came in, the receipts; and what of the builders' lists was printed.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        fee_account(m).await?;
        fee(m).await?;
        fee_request(m).await?;
        fee_payment(m).await?;
        fee_receipt(m).await?;
        printed_list(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["printed_list", "fee_receipt", "fee_payment", "fee_request", "fee", "fee_account"]).await
    }
}

async fn fee_account(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("fee_account")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("bank"))
        .col(string("number"))
        .col(string("holder"))
        .col(json_binary("payee"))
        .col(json_binary("address"))
        .col(integer("term_days"))
        .col(integer("receipts").default(0))
        .col(integer("version").default(1))
        .foreign_key(&mut part_of("fee_account", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "fee_account", &["event_id"]).await
}

async fn fee(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("fee")
        .col(big_pk_auto("id"))
        .col(big_integer("application_id"))
        .col(string("relief"))
        .col(big_integer("relief_value").default(0))
        .col(string("reason"))
        .col(big_integer("extra").default(0))
        .col(string("extra_for"))
        .col(integer("version").default(1))
        .foreign_key(&mut part_of("fee", "application_id", "application"))
        .take();
    m.create_table(table).await?;
    unique(m, "fee", &["application_id"]).await
}

/// One request of an application is open at a time: the others have no `open`, and NULLs never agree.
async fn fee_request(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("fee_request")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(big_integer("application_id"))
        .col(string("reference"))
        .col(big_integer("amount"))
        .col(date("due_on"))
        .col(timestamp_with_time_zone("asked_at"))
        .col(integer_null("open"))
        .foreign_key(&mut refers_to("fee_request", "event_id", "event"))
        .foreign_key(&mut refers_to("fee_request", "application_id", "application"))
        .take();
    m.create_table(table).await?;
    unique(m, "fee_request", &["reference"]).await?;
    unique(m, "fee_request", &["application_id", "open"]).await?;
    lookup(m, "fee_request", &["event_id"]).await
}

/// A line of a bank's statement is taken in once: `bank_key` says which it was; what came in otherwise has none.
async fn fee_payment(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("fee_payment")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(big_integer("application_id"))
        .col(string("sort"))
        .col(big_integer("amount"))
        .col(date("on_day"))
        .col(string("way"))
        .col(text("note"))
        .col(string_null("bank_key"))
        .col(timestamp_with_time_zone("recorded_at"))
        .col(string("recorded_by"))
        .foreign_key(&mut refers_to("fee_payment", "event_id", "event"))
        .foreign_key(&mut refers_to("fee_payment", "application_id", "application"))
        .take();
    m.create_table(table).await?;
    unique(m, "fee_payment", &["event_id", "bank_key"]).await?;
    lookup(m, "fee_payment", &["application_id"]).await
}

async fn fee_receipt(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("fee_receipt")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(integer("number"))
        .col(big_integer("payment_id"))
        .col(json_binary("payer"))
        .col(string("payer_address"))
        .col(json_binary("payee"))
        .col(json_binary("payee_address"))
        .col(json_binary("purpose"))
        .col(big_integer("amount"))
        .col(date("dated"))
        .col(string("issued_by"))
        .foreign_key(&mut refers_to("fee_receipt", "event_id", "event"))
        .foreign_key(&mut refers_to("fee_receipt", "payment_id", "fee_payment"))
        .take();
    m.create_table(table).await?;
    unique(m, "fee_receipt", &["event_id", "number"]).await?;
    unique(m, "fee_receipt", &["payment_id"]).await
}

async fn printed_list(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("printed_list")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("list"))
        .col(integer("number"))
        .col(json_binary("rows"))
        .col(timestamp_with_time_zone("printed_at"))
        .col(string("printed_by"))
        .foreign_key(&mut part_of("printed_list", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "printed_list", &["event_id", "list", "number"]).await
}
