//! Exhibitors, their applications, and booths.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        exhibitor(m).await?;
        application(m).await?;
        booth(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["booth", "application", "exhibitor"]).await
    }
}

async fn exhibitor(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("exhibitor")
        .col(big_pk_auto("id"))
        .col(string_len("uuid", 36))
        .col(big_integer("event_id"))
        .col(big_integer("account_id"))
        .col(string("slug"))
        .col(string("identity"))
        .col(json_binary("name"))
        .col(string("short_name"))
        .col(string("kind"))
        .col(string_null("tax_code"))
        .col(string("representative"))
        .col(string("representative_post"))
        .col(string("address"))
        .col(string_null("province_code"))
        .col(string_null("province_then"))
        .col(string("phone"))
        .col(string("email"))
        .col(string("website"))
        .col(string("social"))
        .col(string("contact_name"))
        .col(string("contact_post"))
        .col(string("contact_phone"))
        .col(json_binary("fascia"))
        .col(json_binary("fields"))
        .col(json_binary("summary"))
        .col(json_binary("products"))
        .col(integer_null("ocop_stars"))
        .col(text("ip_rights"))
        .col(text("prizes"))
        .col(string_null("logo"))
        .col(boolean("shown").default(false))
        .col(string_null("shown_text_version"))
        .col(timestamp_with_time_zone_null("shown_at"))
        .col(text("folded"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("exhibitor", "event_id", "event"))
        .foreign_key(&mut refers_to("exhibitor", "account_id", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "exhibitor", &["uuid"]).await?;
    unique(m, "exhibitor", &["event_id", "slug"]).await?;
    unique(m, "exhibitor", &["event_id", "identity"]).await?;
    unique(m, "exhibitor", &["event_id", "account_id"]).await?;
    lookup(m, "exhibitor", &["account_id"]).await
}

async fn application(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("application")
        .col(big_pk_auto("id"))
        .col(string("token"))
        .col(big_integer("event_id"))
        .col(big_integer("exhibitor_id"))
        .col(string("state"))
        .col(integer("step").default(1))
        .col(string_null("booth_kind"))
        .col(integer("booth_count").default(1))
        .col(boolean("corner").default(false))
        .col(string("village"))
        .col(string("power_kw"))
        .col(boolean("three_phase").default(false))
        .col(boolean("water").default(false))
        .col(boolean("internet").default(false))
        .col(text("furniture"))
        .col(text("heavy"))
        .col(text("technologies_offered"))
        .col(text("technologies_needed"))
        .col(boolean("demo_wish").default(false))
        .col(text("note"))
        .col(text("words"))
        .col(timestamp_with_time_zone_null("sent_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .col(big_integer_null("decided_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("updated_at"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("application", "event_id", "event"))
        .foreign_key(&mut refers_to("application", "exhibitor_id", "exhibitor"))
        .foreign_key(&mut refers_to("application", "decided_by", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "application", &["token"]).await?;
    unique(m, "application", &["exhibitor_id"]).await?;
    lookup(m, "application", &["event_id", "state", "sent_at"]).await?;
    lookup(m, "application", &["decided_by"]).await
}

async fn booth(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("booth")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("number"))
        .col(string_null("kind"))
        .col(big_integer_null("exhibitor_id"))
        .foreign_key(&mut refers_to("booth", "event_id", "event"))
        .foreign_key(&mut refers_to("booth", "exhibitor_id", "exhibitor"))
        .take();
    m.create_table(table).await?;
    unique(m, "booth", &["event_id", "number"]).await?;
    lookup(m, "booth", &["exhibitor_id"]).await
}
