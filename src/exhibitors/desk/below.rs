//! What lies below the state of an application: the parts that are asked, the people who work on them, visitors' contacts.
use super::at::Desk;
use super::parts::Lines;
use super::team::member::people_of;
use crate::exhibitors::visits::lead;
use crate::platform::db::Database;
use crate::platform::error::Result;
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;

/// Drawn by `exhibitors/desk/below`.
#[derive(Debug, Serialize)]
pub struct Below {
    slug: String,
    /// What is asked, once there is a booth.
    parts: Option<Lines>,
    people: usize,
    contacts: usize,
}

impl Below {
    pub async fn of(db: &Database, desk: &Desk, now: DateTimeUtc) -> Result<Self> {
        let has_booth = desk.dossier.application.state.is_shown();
        let exhibitor = &desk.dossier.exhibitor;
        Ok(Self {
            slug: desk.event.slug.clone(),
            parts: if has_booth { Some(Lines::of(db, desk, now).await?) } else { None },
            people: people_of(db.reader(), exhibitor).await?.len(),
            contacts: if has_booth { lead::readable(db.reader(), &desk.event, exhibitor.id, now).await?.len() } else { 0 },
        })
    }
}
