//! Loading a seed: all of it in one change, or nothing.
use super::enter::Entering;
use super::rules::{Seed, parse};
use crate::events::event;
use crate::platform::change::{Actor, Change, SITE};
use crate::platform::db::Database;
use anyhow::Context;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use std::fmt;
use std::path::Path;

/// What loading a seed came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    pub event: String,
    pub people: usize,
    /// Parts of larger items among them.
    pub items: usize,
    pub exhibitors: usize,
    /// The event was there, and nothing was written.
    pub already: bool,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { event, people, items, exhibitors, already } = self;
        match already {
            true => write!(f, "{event} is there already; nothing was changed"),
            false => write!(f, "{event}: {people} people, {items} programme items, {exhibitors} exhibitors"),
        }
    }
}

/// Loads a file.
///
/// # Errors
/// A file that cannot be read, or a [`super::Broken`]: then nothing was written.
pub async fn load_file(db: &Database, path: &Path, now: DateTime<Utc>) -> anyhow::Result<Report> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).with_context(|| format!("{name} cannot be read"))?;
    let text = String::from_utf8(bytes).map_err(|_| anyhow::anyhow!("{name} is not UTF-8 text"))?;
    load(db, &parse(&text, &name, now)?, now).await
}

/// Loads what was read. An event that is there already, by its slug, stays as it is.
///
/// # Errors
/// A [`super::Broken`] where a rule refuses an entry; then nothing was written.
pub async fn load(db: &Database, seed: &Seed, now: DateTime<Utc>) -> anyhow::Result<Report> {
    let slug = &*seed.file.event.get_ref().slug;
    let mut change = Change::begin(db, &Actor::program("Khai Hội"), now).await?;
    if is_there(change.tx(), slug).await? {
        return Ok(Report { event: slug.to_owned(), already: true, ..Report::default() });
    }
    let report = Entering::new(seed).all(&mut change).await?;
    change.touch(SITE);
    change.commit().await?;
    Ok(report)
}

async fn is_there(db: &impl ConnectionTrait, slug: &str) -> anyhow::Result<bool> {
    Ok(event::Entity::find().filter(event::COLUMN.slug.eq(slug)).one(db).await?.is_some())
}
