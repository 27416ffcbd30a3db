//! The exhibitor's desk: what is asked by when, who works on it, and the contacts that visitors left.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in columns() {
            m.alter_table(Table::alter().table("exhibitor").add_column(column).take()).await?;
        }
        desk_term(m).await?;
        desk_rule(m).await?;
        desk_progress(m).await?;
        desk_reminder(m).await?;
        extra(m).await?;
        extra_order(m).await?;
        badge(m).await?;
        vehicle_slot(m).await?;
        vehicle(m).await?;
        stage_wish(m).await?;
        exhibitor_member(m).await?;
        exhibitor_invitation(m).await?;
        lead(m).await?;
        lead_tally(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            "lead_tally",
            "lead",
            "exhibitor_invitation",
            "exhibitor_member",
            "stage_wish",
            "vehicle",
            "vehicle_slot",
            "badge",
            "extra_order",
            "extra",
            "desk_reminder",
            "desk_progress",
            "desk_rule",
            "desk_term",
        ];
        drop_tables(m, &tables).await?;
        for column in columns() {
            m.alter_table(Table::alter().table("exhibitor").drop_column(column.get_column_name()).take()).await?;
        }
        Ok(())
    }
}

/// One at a time: SQLite adds no two columns in one statement.
fn columns() -> Vec<ColumnDef> {
    vec![string("video").default("").take(), text("links").default("").take()]
}

async fn desk_term(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("desk_term")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("part"))
        .col(boolean("asked").default(true))
        .col(timestamp_with_time_zone_null("due_at"))
        .col(timestamp_with_time_zone_null("locks_at"))
        .foreign_key(&mut part_of("desk_term", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "desk_term", &["event_id", "part"]).await
}

async fn desk_rule(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("desk_rule")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(integer("badges_per_booth"))
        .col(timestamp_with_time_zone_null("leads_until"))
        .col(integer("version").default(1))
        .foreign_key(&mut part_of("desk_rule", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "desk_rule", &["event_id"]).await
}

async fn desk_progress(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("desk_progress")
        .col(big_pk_auto("id"))
        .col(big_integer("exhibitor_id"))
        .col(string("part"))
        .col(timestamp_with_time_zone_null("done_at"))
        .col(timestamp_with_time_zone_null("late_until"))
        .col(timestamp_with_time_zone_null("saved_at"))
        .col(big_integer_null("saved_by"))
        .col(integer("version").default(1))
        .foreign_key(&mut part_of("desk_progress", "exhibitor_id", "exhibitor"))
        .foreign_key(&mut refers_to("desk_progress", "saved_by", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "desk_progress", &["exhibitor_id", "part"]).await?;
    lookup(m, "desk_progress", &["saved_by"]).await
}

async fn desk_reminder(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("desk_reminder")
        .col(big_pk_auto("id"))
        .col(big_integer("exhibitor_id"))
        .col(string("part"))
        .col(timestamp_with_time_zone("due_at"))
        .col(integer("days"))
        .col(timestamp_with_time_zone("sent_at"))
        .foreign_key(&mut part_of("desk_reminder", "exhibitor_id", "exhibitor"))
        .take();
    m.create_table(table).await?;
    unique(m, "desk_reminder", &["exhibitor_id", "part", "due_at", "days"]).await
}

async fn extra(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("extra")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("code"))
        .col(string("sort"))
        .col(json_binary("name"))
        .col(integer("most"))
        .col(big_integer("price").default(0))
        .col(integer("place"))
        .foreign_key(&mut part_of("extra", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "extra", &["event_id", "code"]).await
}

async fn extra_order(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("extra_order")
        .col(big_pk_auto("id"))
        .col(big_integer("exhibitor_id"))
        .col(string("code"))
        .col(integer("count"))
        .foreign_key(&mut part_of("extra_order", "exhibitor_id", "exhibitor"))
        .take();
    m.create_table(table).await?;
    unique(m, "extra_order", &["exhibitor_id", "code"]).await
}

async fn badge(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("badge")
        .col(big_pk_auto("id"))
        .col(big_integer("exhibitor_id"))
        .col(string("name"))
        .col(string("post"))
        .col(integer("place"))
        .foreign_key(&mut part_of("badge", "exhibitor_id", "exhibitor"))
        .take();
    m.create_table(table).await?;
    lookup(m, "badge", &["exhibitor_id", "place"]).await
}

async fn vehicle_slot(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("vehicle_slot")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(timestamp_with_time_zone("starts_at"))
        .col(timestamp_with_time_zone("ends_at"))
        .col(json_binary("gate"))
        .col(integer("capacity"))
        .col(integer("taken").default(0))
        .foreign_key(&mut refers_to("vehicle_slot", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    lookup(m, "vehicle_slot", &["event_id", "starts_at"]).await
}

async fn vehicle(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("vehicle")
        .col(big_pk_auto("id"))
        .col(big_integer("exhibitor_id"))
        .col(big_integer("slot_id"))
        .col(string("sort"))
        .col(string("plate"))
        .col(string("driver"))
        .col(string("phone"))
        .col(text("load"))
        .foreign_key(&mut part_of("vehicle", "exhibitor_id", "exhibitor"))
        .foreign_key(&mut refers_to("vehicle", "slot_id", "vehicle_slot"))
        .take();
    m.create_table(table).await?;
    lookup(m, "vehicle", &["exhibitor_id"]).await?;
    lookup(m, "vehicle", &["slot_id"]).await
}

async fn stage_wish(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("stage_wish")
        .col(big_pk_auto("id"))
        .col(big_integer("exhibitor_id"))
        .col(string("sort"))
        .col(json_binary("title"))
        .col(string("speaker"))
        .col(integer_null("minutes"))
        .col(text("words"))
        .foreign_key(&mut part_of("stage_wish", "exhibitor_id", "exhibitor"))
        .take();
    m.create_table(table).await?;
    unique(m, "stage_wish", &["exhibitor_id"]).await
}

async fn exhibitor_member(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("exhibitor_member")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(big_integer("exhibitor_id"))
        .col(big_integer("account_id"))
        .col(timestamp_with_time_zone("added_at"))
        .foreign_key(&mut refers_to("exhibitor_member", "event_id", "event"))
        .foreign_key(&mut part_of("exhibitor_member", "exhibitor_id", "exhibitor"))
        .foreign_key(&mut refers_to("exhibitor_member", "account_id", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "exhibitor_member", &["event_id", "account_id"]).await?;
    lookup(m, "exhibitor_member", &["exhibitor_id"]).await?;
    lookup(m, "exhibitor_member", &["account_id"]).await
}

async fn exhibitor_invitation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("exhibitor_invitation")
        .col(big_pk_auto("id"))
        .col(big_integer("exhibitor_id"))
        .col(string("email"))
        .col(string("token_hash"))
        .col(big_integer("invited_by"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut part_of("exhibitor_invitation", "exhibitor_id", "exhibitor"))
        .foreign_key(&mut refers_to("exhibitor_invitation", "invited_by", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "exhibitor_invitation", &["token_hash"]).await?;
    lookup(m, "exhibitor_invitation", &["exhibitor_id"]).await?;
    lookup(m, "exhibitor_invitation", &["invited_by"]).await
}

async fn lead(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("lead")
        .col(big_pk_auto("id"))
        .col(string("token"))
        .col(big_integer("event_id"))
        .col(big_integer("exhibitor_id"))
        .col(string("booth"))
        .col(string("digest"))
        .col(string("name"))
        .col(string("organisation"))
        .col(string("phone"))
        .col(string("email"))
        .col(text("words"))
        .col(string("text_version"))
        .col(timestamp_with_time_zone("agreed_at"))
        .col(string("mark"))
        .col(text("remark"))
        .col(text("folded"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("lead", "event_id", "event"))
        .foreign_key(&mut part_of("lead", "exhibitor_id", "exhibitor"))
        .take();
    m.create_table(table).await?;
    unique(m, "lead", &["token"]).await?;
    unique(m, "lead", &["exhibitor_id", "digest"]).await?;
    lookup(m, "lead", &["event_id"]).await
}

async fn lead_tally(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("lead_tally")
        .col(big_pk_auto("id"))
        .col(big_integer("exhibitor_id"))
        .col(integer("left_count"))
        .foreign_key(&mut part_of("lead_tally", "exhibitor_id", "exhibitor"))
        .take();
    m.create_table(table).await?;
    unique(m, "lead_tally", &["exhibitor_id"]).await
}
