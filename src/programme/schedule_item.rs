//! A schedule item: one line of the programme. May hold smaller items, as a ceremony holds its speeches.
use crate::platform::error::Refusal;
use crate::platform::text::Bilingual;
use chrono::NaiveDateTime;
use chrono_tz::Tz;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
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
        let local = |at: DateTimeUtc| at.with_timezone(&zone).naive_local();
        match (self.starts_at, self.ends_at, self.day, self.part_of_day) {
            (Some(from), Some(to), ..) => Moment::Between { from: local(from), to: local(to) },
            (Some(from), None, ..) => Moment::From { from: local(from) },
            (None, _, Some(day), Some(part)) => Moment::Part { day, part },
            (None, _, Some(day), None) => Moment::Day { day },
            (None, _, None, _) => Moment::Unknown,
        }
    }

    /// The day it is listed under, by the calendar of the event's place.
    pub fn local_day(&self, zone: Tz) -> Option<Date> {
        self.moment(zone).day()
    }

    pub fn is_cancelled(&self) -> bool {
        self.cancelled_at.is_some()
    }
}

/// An end needs a beginning, and comes after it.
pub fn may_take_place(starts_at: Option<DateTimeUtc>, ends_at: Option<DateTimeUtc>) -> Result<(), Refusal> {
    match (starts_at, ends_at) {
        (None, Some(_)) => Err(Refusal::at("starts_at", "programme-plan-end-without-start")),
        (Some(from), Some(to)) if to <= from => Err(Refusal::at("ends_at", "programme-plan-ends-before-start")),
        _ => Ok(()),
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

/// The part of a day, where no hour is known: buổi sáng, chiều, tối.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum PartOfDay {
    Morning,
    Afternoon,
    Evening,
}

impl PartOfDay {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Morning => "programme-part-of-day-morning",
            Self::Afternoon => "programme-part-of-day-afternoon",
            Self::Evening => "programme-part-of-day-evening",
        }
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
