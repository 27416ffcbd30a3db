//! An event: one edition of a festival, its dates and place, and what it takes at which time.
pub mod address;
pub mod calendar;
pub mod folded;
pub mod form;
pub mod former_slug;
pub mod input;
pub mod keep;
pub mod post_style;
pub mod said;

use super::window::{Stand, Window};
use crate::platform::error::Refusal;
use crate::platform::text::Bilingual;
use crate::platform::time::zone_named;
use calendar::Calendar;
use chrono_tz::Tz;
use post_style::PostStyle;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "event")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Made once; what calendars and other programs know the event by.
    pub uuid: String,
    #[sea_orm(unique)]
    pub slug: String,
    pub state: State,
    pub name: Bilingual,
    pub theme: Bilingual,
    /// "lần thứ …"; empty for an event that does not count.
    pub edition: Option<i32>,
    /// Dates are those of the event's own zone. A plan may not have them yet.
    pub starts_on: Option<Date>,
    /// The last day, included.
    pub ends_on: Option<Date>,
    /// An IANA name.
    pub zone: String,
    /// One of the 34 units of today.
    pub province_code: Option<String>,
    /// The name the province had when the event was held; empty when it still has it.
    pub province_then: Option<Bilingual>,
    pub venue: Bilingual,
    pub address: Bilingual,
    /// Markdown.
    pub description: Bilingual,
    /// The name of a kept picture.
    pub cover: Option<String>,
    /// "#rrggbb".
    pub accent: Option<String>,
    pub registration_opens_at: Option<DateTimeUtc>,
    pub registration_closes_at: Option<DateTimeUtc>,
    pub booths_open_at: Option<DateTimeUtc>,
    pub booths_close_at: Option<DateTimeUtc>,
    /// How many booths the hall holds; empty for no limit.
    pub booth_limit: Option<i32>,
    /// How many were promised by accepted applications; moved by conditional updates only.
    pub booths_given: i32,
    /// The hours of a day of the event; checks use a wide usual day where they are not said.
    pub hours_from: Option<Time>,
    pub hours_to: Option<Time>,
    /// Minutes it takes to go from one room to another; empty for next door.
    pub travel_minutes: Option<i32>,
    /// How posts are written in the lines of this event.
    pub post_style: PostStyle,
    /// Comes with the demonstration and may be deleted with it.
    pub sample: bool,
    /// Name, theme and place without marks, for search.
    pub folded: String,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Who can see an event, and whether it still changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Seen by its team only.
    Draft,
    Published,
    /// Public and closed: nothing is taken any more.
    Archived,
}

impl State {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "events-state-draft",
            Self::Published => "events-state-published",
            Self::Archived => "events-state-archived",
        }
    }

    /// The shape and colour of its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Draft => "wait",
            Self::Published => "ok",
            Self::Archived => "plain",
        }
    }

    pub fn is_public(self) -> bool {
        self != Self::Draft
    }
}

/// Where a moment lies relative to an event's days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    Before,
    During,
    After,
    /// The dates are not fixed yet.
    Unknown,
}

impl Phase {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Before => "events-phase-before",
            Self::During => "events-phase-during",
            Self::After => "events-phase-after",
            Self::Unknown => "events-phase-unknown",
        }
    }
}

impl Model {
    /// The zone its dates and hours are told in.
    pub fn tz(&self) -> Tz {
        zone_named(&self.zone)
    }

    /// The date on the calendar at the place of the event.
    pub fn today(&self, now: DateTimeUtc) -> Date {
        now.with_timezone(&self.tz()).date_naive()
    }

    /// Its days at its place.
    pub fn calendar(&self) -> Calendar {
        Calendar::of(self.starts_on, self.ends_on, self.tz())
    }

    /// Whether the event is ahead, on, or over, by the calendar of its place.
    pub fn phase(&self, now: DateTimeUtc) -> Phase {
        self.calendar().phase(now)
    }

    /// When visitors may register.
    pub fn registration(&self) -> Window {
        Window { opens: self.registration_opens_at, closes: self.registration_closes_at }
    }

    /// When exhibitors may apply for a booth.
    pub fn booths(&self) -> Window {
        Window { opens: self.booths_open_at, closes: self.booths_close_at }
    }

    /// Whether no booth is left to promise.
    pub fn hall_is_full(&self) -> bool {
        self.booth_limit.is_some_and(|limit| self.booths_given >= limit)
    }

    /// A booth may be applied for while the window is open, the event lives and the hall has room.
    pub fn may_apply_for_booth(&self, now: DateTimeUtc) -> Result<(), Refusal> {
        if self.state == State::Archived {
            return Err(Refusal::new("events-booths-archived"));
        }
        match self.booths().stand(now) {
            Stand::NotSet | Stand::NotYet => Err(Refusal::new("events-booths-not-open-yet")),
            Stand::Over => Err(Refusal::new("events-booths-closed")),
            Stand::Open if self.hall_is_full() => Err(Refusal::new("events-booths-full")),
            Stand::Open => Ok(()),
        }
    }

    /// The next moment at which the phase or a window changes: until then what a page says of them stays true.
    pub fn next_turn(&self, now: DateTimeUtc) -> Option<DateTimeUtc> {
        let windows = [self.registration_opens_at, self.registration_closes_at, self.booths_open_at, self.booths_close_at];
        self.calendar().turns().chain(windows.into_iter().flatten()).filter(|turn| *turn > now).min()
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
pub use tests::event as sample;
