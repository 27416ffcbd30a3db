//! A schedule item: one line of the programme. May hold smaller items, as a ceremony holds its speeches.
use crate::platform::error::Refusal;
use crate::platform::text::Bilingual;
pub use crate::platform::time::PartOfDay;
use crate::platform::time::{local, to_utc};
use chrono::{NaiveDateTime, NaiveTime, Timelike};
use chrono_tz::Tz;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "schedule_item")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Made once; what calendars and programme exports know the item by.
    pub uuid: String,
    #[sea_orm(unique_key = "address")]
    pub event_id: i64,
    /// The item this one is a part of.
    pub parent_id: Option<i64>,
    #[sea_orm(unique_key = "address")]
    pub slug: String,
    pub kind: Kind,
    pub title: Bilingual,
    /// Markdown.
    pub description: Bilingual,
    /// What is known of the time before it is exact; dates are those of the event's zone.
    pub day: Option<Date>,
    pub part_of_day: Option<PartOfDay>,
    pub starts_at: Option<DateTimeUtc>,
    pub ends_at: Option<DateTimeUtc>,
    pub room_id: Option<i64>,
    /// Takes the whole venue, as a break or the opening does.
    pub all_rooms: bool,
    pub track_id: Option<i64>,
    pub language: Option<Spoken>,
    /// A cancelled item is kept and shown as cancelled.
    pub cancelled_at: Option<DateTimeUtc>,
    /// Raised by each release in which time, room, title or state changed (RFC 5545, SEQUENCE).
    pub sequence: i32,
    /// When one of those last changed.
    pub changed_at: DateTimeUtc,
    /// How many are expected to come.
    pub expected: Option<i32>,
    /// Minutes by which the day itself has put it off; its hours already say so.
    pub late_minutes: i32,
    /// Since when it is announced as the one that is speaking now.
    pub speaking_since: Option<DateTimeUtc>,
    /// How long it lasts, where its hours do not say so: kept while it lies on the shelf.
    pub minutes: Option<i32>,
    /// Minutes from the beginning of the larger item, kept while that one has no hours.
    pub after_minutes: Option<i32>,
    /// The order among items of the same time and parent, from 1.
    pub place: i32,
    pub version: i32,
    #[sea_orm(belongs_to, from = "room_id", to = "id")]
    pub room: BelongsTo<Option<super::room::Entity>>,
    #[sea_orm(belongs_to, from = "track_id", to = "id")]
    pub track: BelongsTo<Option<super::track::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// All that is known of when an item takes place, in the hours of the event's zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "known")]
pub enum Moment {
    Between { from: NaiveDateTime, to: NaiveDateTime },
    From { from: NaiveDateTime },
    Part { day: Date, part: PartOfDay },
    Day { day: Date },
    Unknown,
}

impl Moment {
    /// What the columns of an item say together.
    pub fn of(
        starts_at: Option<DateTimeUtc>,
        ends_at: Option<DateTimeUtc>,
        day: Option<Date>,
        part_of_day: Option<PartOfDay>,
        zone: Tz,
    ) -> Self {
        match (starts_at, ends_at, day, part_of_day) {
            (Some(from), Some(to), ..) => Self::Between { from: local(from, zone), to: local(to, zone) },
            (Some(from), None, ..) => Self::From { from: local(from, zone) },
            (None, _, Some(day), Some(part)) => Self::Part { day, part },
            (None, _, Some(day), None) => Self::Day { day },
            (None, _, None, _) => Self::Unknown,
        }
    }

    /// The day it is listed under.
    pub fn day(self) -> Option<Date> {
        match self {
            Self::Between { from, .. } | Self::From { from } => Some(from.date()),
            Self::Part { day, .. } | Self::Day { day } => Some(day),
            Self::Unknown => None,
        }
    }
}

impl Model {
    /// When it takes place, as exactly as it is known.
    pub fn moment(&self, zone: Tz) -> Moment {
        Moment::of(self.starts_at, self.ends_at, self.day, self.part_of_day, zone)
    }

    /// The day it is listed under, by the calendar of the event's place.
    pub fn local_day(&self, zone: Tz) -> Option<Date> {
        self.moment(zone).day()
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled_at.is_some()
    }
}

/// What somebody says of when an item takes place, by the clocks of the event's place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct When {
    pub day: Option<Date>,
    pub part_of_day: Option<PartOfDay>,
    pub from: Option<NaiveTime>,
    pub to: Option<NaiveTime>,
}

impl When {
    /// Hours need a day, an end needs a beginning, and comes after it on the same day.
    pub fn may_be(self) -> Result<(), Refusal> {
        match (self.day, self.from, self.to) {
            (_, None, Some(_)) => Err(Refusal::at("from", "programme-plan-end-without-start")),
            (_, Some(from), Some(to)) if to <= from => Err(Refusal::at("to", "programme-plan-ends-before-start")),
            (None, Some(_), _) => Err(Refusal::at("day", "programme-plan-hour-without-day")),
            (None, None, _) if self.part_of_day.is_some() => Err(Refusal::at("day", "programme-plan-part-without-day")),
            _ => Ok(()),
        }
    }

    /// Where the day is not said, it is the one of the larger item.
    pub fn within(self, larger: Option<Date>) -> Self {
        let said = self.from.is_some() || self.part_of_day.is_some();
        Self { day: self.day.or(larger.filter(|_| said)), ..self }
    }

    pub fn starts_at(self, zone: Tz) -> Option<DateTimeUtc> {
        Some(to_utc(self.day?.and_time(self.from?), zone))
    }

    pub fn ends_at(self, zone: Tz) -> Option<DateTimeUtc> {
        self.from.and(Some(to_utc(self.day?.and_time(self.to?), zone)))
    }
}

impl Model {
    /// When it takes place, as a form asks for it.
    pub fn when(&self, zone: Tz) -> When {
        let hour = |at: Option<DateTimeUtc>| at.map(|at| local(at, zone).time());
        When { day: self.local_day(zone), part_of_day: self.part_of_day, from: hour(self.starts_at), to: hour(self.ends_at) }
    }

    /// What it is sorted by within its day: minutes since midnight, where a part of the day stands before its hours
    /// and what has no hour stands last.
    pub fn stands_at(&self, zone: Tz) -> u32 {
        match self.moment(zone) {
            Moment::Between { from, .. } | Moment::From { from } => from.hour() * 60 + from.minute(),
            Moment::Part { part: PartOfDay::Morning, .. } => 0,
            Moment::Part { part: PartOfDay::Afternoon, .. } => 12 * 60,
            Moment::Part { part: PartOfDay::Evening, .. } => 18 * 60,
            Moment::Day { .. } | Moment::Unknown => 24 * 60,
        }
    }
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Registration,
    Ceremony,
    Speech,
    Forum,
    Workshop,
    Pitching,
    Demonstration,
    Exhibition,
    Networking,
    Break,
    Award,
    Press,
}

impl Kind {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Registration => "programme-kind-registration",
            Self::Ceremony => "programme-kind-ceremony",
            Self::Speech => "programme-kind-speech",
            Self::Forum => "programme-kind-forum",
            Self::Workshop => "programme-kind-workshop",
            Self::Pitching => "programme-kind-pitching",
            Self::Demonstration => "programme-kind-demonstration",
            Self::Exhibition => "programme-kind-exhibition",
            Self::Networking => "programme-kind-networking",
            Self::Break => "programme-kind-break",
            Self::Award => "programme-kind-award",
            Self::Press => "programme-kind-press",
        }
    }
}

/// The word for a part of a day, alone.
pub fn part_of_day_key(part: PartOfDay) -> &'static str {
    match part {
        PartOfDay::Morning => "programme-part-of-day-morning",
        PartOfDay::Afternoon => "programme-part-of-day-afternoon",
        PartOfDay::Evening => "programme-part-of-day-evening",
    }
}

/// What is spoken in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Spoken {
    Vi,
    En,
    /// Some speak the one, some the other.
    Both,
    /// Everything is heard in both.
    Interpreted,
}

impl Spoken {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Vi => "programme-spoken-vi",
            Self::En => "programme-spoken-en",
            Self::Both => "programme-spoken-both",
            Self::Interpreted => "programme-spoken-interpreted",
        }
    }
}

#[cfg(test)]
mod tests;
