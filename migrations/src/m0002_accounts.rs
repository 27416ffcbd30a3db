//! Accounts, logins and one-time links.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        account(m).await?;
        login(m).await?;
        one_time_link(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["one_time_link", "login", "account"]).await
    }
}

async fn account(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("account")
        .col(big_pk_auto("id"))
        .col(string("email"))
        .col(timestamp_with_time_zone_null("email_confirmed_at"))
        .col(string("name"))
        .col(string_null("password_hash"))
        .col(string("language"))
        .col(boolean("is_admin").default(false))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone_null("blocked_at"))
        .col(integer("version").default(1))
        .take();
    m.create_table(table).await?;
    unique(m, "account", &["email"]).await
}

async fn login(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("login")
        .col(big_pk_auto("id"))
        .col(big_integer("account_id"))
        .col(string("token_hash"))
        .col(string("browser"))
        .col(string("address"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("seen_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .foreign_key(&mut refers_to("login", "account_id", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "login", &["token_hash"]).await?;
    lookup(m, "login", &["account_id"]).await?;
    lookup(m, "login", &["expires_at"]).await
}

/// `event_id` has no foreign key: events are younger than accounts.
async fn one_time_link(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("one_time_link")
        .col(big_pk_auto("id"))
        .col(string("token_hash"))
        .col(string("purpose"))
        .col(big_integer_null("account_id"))
        .col(string_null("email"))
        .col(big_integer_null("event_id"))
        .col(string_null("role"))
        .col(big_integer_null("invited_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(timestamp_with_time_zone("expires_at"))
        .col(timestamp_with_time_zone_null("used_at"))
        .foreign_key(&mut refers_to("one_time_link", "account_id", "account"))
        .foreign_key(&mut refers_to("one_time_link", "invited_by", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "one_time_link", &["token_hash"]).await?;
    lookup(m, "one_time_link", &["account_id"]).await?;
    lookup(m, "one_time_link", &["event_id"]).await?;
    lookup(m, "one_time_link", &["invited_by"]).await
}
