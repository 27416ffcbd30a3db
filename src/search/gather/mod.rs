//! Documents, made from what the areas keep: one file for each sort of thing. A new sort of thing needs a [`Kind`], a file
//! here that makes its documents, and its place in [`of_event`].
mod events;
mod exhibitors;
mod letters;
mod news;
mod people;
mod programme;

pub use letters::letters;
pub use news::next_hour;
pub use people::{coming, organisations, organisations_of, people};

use super::document::{Document, Kind};
use crate::events::event;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::DatabaseConnection;

/// What belongs to one event and is read anew together when something of it changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The event itself.
    Event,
    /// Everybody who comes to it.
    People,
    /// The programme, as planned and as released.
    Programme,
    Exhibitors,
    News,
}

impl Part {
    pub const ALL: [Self; 5] = [Self::Event, Self::People, Self::Programme, Self::Exhibitors, Self::News];

    /// The kinds of documents that belong to an event in this part. People belong to many events.
    pub fn kinds(self) -> &'static [Kind] {
        match self {
            Self::Event => &[Kind::Event, Kind::OwnEvent],
            Self::People => &[],
            Self::Programme => &[Kind::Item, Kind::Planned],
            Self::Exhibitors => &[Kind::Exhibitor, Kind::Application],
            Self::News => &[Kind::News, Kind::OwnNews],
        }
    }
}

/// All documents of a part of an event at this moment; people apart, since they belong to many events.
pub async fn of_event(db: &DatabaseConnection, event: &event::Model, part: Part, now: DateTime<Utc>) -> Result<Vec<Document>> {
    match part {
        Part::Event => Ok(events::documents(event)),
        Part::People => Ok(Vec::new()),
        Part::Programme => programme::documents(db, event).await,
        Part::Exhibitors => exhibitors::documents(db, event).await,
        Part::News => news::documents(db, event, now).await,
    }
}

/// The same said in both languages.
fn both(say: impl Fn(Language) -> String) -> Bilingual {
    Bilingual::new(say(Language::Vi), say(Language::En))
}

/// What is known of something, with a dot between; what is empty left out.
fn line(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}

/// Of two equal hits that of the later event comes first; without a day, last.
fn newest_first(day: Option<NaiveDate>) -> i64 {
    day.map_or(0, |day| -i64::from(chrono::Datelike::num_days_from_ce(&day)))
}

fn place_of(event: &event::Model) -> i64 {
    newest_first(event.starts_on.or(event.ends_on))
}
