//! The sample festivals that come with the program, and who can sign in to look around in them.
use super::load::{Report, load};
use super::rules::parse;
use crate::accounts::account::{self, NewAccount};
use crate::events::{event, team};
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::language::Language;
use crate::platform::text::Email;
use anyhow::Context;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

/// File names and contents.
pub const DEMO: [(&str, &str); 2] = [
    ("seed-data/techfest-bac-giang-2023.toml", include_str!("../../../seed-data/techfest-bac-giang-2023.toml")),
    ("seed-data/ngay-hoi-mau.toml", include_str!("../../../seed-data/ngay-hoi-mau.toml")),
];

/// An exhibitor of the sample festival whose application was accepted.
const EXHIBITOR: &str = "info@saomaitechnology.example";
const ORGANIZER: &str = "ban-to-chuc@khaihoi.example";
const ADMINISTRATOR: &str = "quan-tri@khaihoi.example";

/// One account for each role that can be tried; none has a password.
#[derive(Clone, Debug)]
pub struct DemoAccounts {
    pub organizer: account::Model,
    pub exhibitor: account::Model,
    pub administrator: account::Model,
}

/// Loads the sample festivals; those that are there already stay as they are.
///
/// # Errors
/// As [`load`].
pub async fn load_demo(db: &Database, now: DateTime<Utc>) -> anyhow::Result<Vec<Report>> {
    let mut reports = Vec::new();
    for (name, text) in DEMO {
        reports.push(load(db, &parse(text, name, now)?, now).await?);
    }
    Ok(reports)
}

/// The accounts to look around with, made where they are missing. The sample festivals must have been loaded.
///
/// # Errors
/// When the database fails, or the sample festivals are not there.
pub async fn demo_accounts(db: &Database, now: DateTime<Utc>) -> anyhow::Result<DemoAccounts> {
    let mut change = Change::begin(db, &Actor::program("Khai Hội"), now).await?;
    let organizer = find_or_make(&mut change, ORGANIZER, "Ban Tổ chức (mẫu)", false).await?;
    let administrator = find_or_make(&mut change, ADMINISTRATOR, "Quản trị (mẫu)", true).await?;
    let exhibitor = account::by_email(change.tx(), &email(EXHIBITOR)?).await?.context("the sample festival is not loaded")?;
    for slug in ["techfest-bac-giang-2023", "ngay-hoi-mau"] {
        let found = event::Entity::find().filter(event::COLUMN.slug.eq(slug)).one(change.tx()).await?;
        let event = found.context("the sample festivals are not loaded")?;
        if !is_on_team(change.tx(), event.id, organizer.id).await? {
            team::add_member_in(&mut change, event.id, &organizer, team::Role::Organizer).await?;
        }
    }
    change.commit().await?;
    Ok(DemoAccounts { organizer, exhibitor, administrator })
}

async fn is_on_team(db: &impl ConnectionTrait, event_id: i64, account_id: i64) -> anyhow::Result<bool> {
    let members = team::Entity::find().filter(team::COLUMN.event_id.eq(event_id)).filter(team::COLUMN.account_id.eq(account_id));
    Ok(members.one(db).await?.is_some())
}

async fn find_or_make(change: &mut Change, address: &str, name: &str, is_admin: bool) -> anyhow::Result<account::Model> {
    let email = email(address)?;
    if let Some(known) = account::by_email(change.tx(), &email).await? {
        return Ok(known);
    }
    let new = NewAccount { email, name: name.into(), password_hash: None, language: Language::Vi, is_admin, confirmed: true };
    Ok(account::create(change, new).await?)
}

fn email(address: &str) -> anyhow::Result<Email> {
    Email::parse(address).map_err(Into::into)
}
