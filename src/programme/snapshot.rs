//! What a release freezes: the whole programme as the public sees it, with nothing left to look up.
//!
//! Kept as JSON in `release.snapshot` for ever: fields may be added (with `#[serde(default)]`), never renamed or taken away.
use super::item_person::Part;
use super::schedule_item::{Kind, Moment, PartOfDay, Spoken};
use crate::people::line::Printed;
use crate::people::merge::Followed;
use crate::platform::text::Bilingual;
use crate::platform::time::{DEFAULT_ZONE, local};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A programme, in the order it is printed.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Snapshot {
    /// IANA name; days and hours of the programme are those of this zone.
    pub zone: String,
    pub rooms: Vec<Room>,
    pub tracks: Vec<Track>,
    /// The items that are no part of another; parts are inside them.
    pub items: Vec<Item>,
    /// What public pages mark for a day, by the uuid of the item.
    pub marks: BTreeMap<String, Mark>,
}

/// What a release did to an item, marked for a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// When the release was made.
    pub at: DateTime<Utc>,
    pub what: Marked,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marked {
    New,
    Time,
    Room,
    Title,
    /// Several of these, or something else that calendars must know.
    Changed,
}

impl Mark {
    /// A day after the release nobody needs to be told any more.
    pub fn ends(&self) -> DateTime<Utc> {
        self.at + TimeDelta::days(1)
    }
}

impl Marked {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "programme-mark-new",
            Self::Time => "programme-mark-time",
            Self::Room => "programme-mark-room",
            Self::Title => "programme-mark-title",
            Self::Changed => "programme-state-moved",
        }
    }

    /// The shape and colour of its tag.
    pub fn tag(self) -> &'static str {
        if self == Self::New { "new" } else { "moved" }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Room {
    pub uuid: String,
    /// What items and addresses know it by in this release.
    pub slug: String,
    pub name: Bilingual,
    /// Seats.
    pub capacity: Option<i32>,
    pub shared: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Track {
    /// What items and addresses know it by in this release.
    pub slug: String,
    pub name: Bilingual,
    pub description: Bilingual,
    pub village: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    pub uuid: String,
    pub slug: String,
    pub kind: Kind,
    pub title: Bilingual,
    /// Markdown.
    #[serde(default)]
    pub description: Bilingual,
    #[serde(default)]
    pub day: Option<NaiveDate>,
    #[serde(default)]
    pub part_of_day: Option<PartOfDay>,
    #[serde(default)]
    pub starts_at: Option<DateTime<Utc>>,
    #[serde(default)]
    pub ends_at: Option<DateTime<Utc>>,
    /// The slug of a room.
    #[serde(default)]
    pub room: Option<String>,
    #[serde(default)]
    pub all_rooms: bool,
    /// The slug of a track.
    #[serde(default)]
    pub track: Option<String>,
    #[serde(default)]
    pub language: Option<Spoken>,
    #[serde(default)]
    pub people: Vec<Speaker>,
    #[serde(default)]
    pub cancelled: bool,
    /// RFC 5545, SEQUENCE.
    #[serde(default)]
    pub sequence: i32,
    /// When time, room, title or state last changed.
    pub changed_at: DateTime<Utc>,
    /// Minutes by which the day itself has put it off; its hours already say so.
    #[serde(default)]
    pub late_minutes: i32,
    /// Since when it is announced as the one that is speaking now.
    #[serde(default)]
    pub speaking_since: Option<DateTime<Utc>>,
    #[serde(default)]
    pub children: Vec<Item>,
}

/// Somebody with a part in an item, as printed at this event.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Speaker {
    pub person: Printed,
    pub part: Part,
}

/// Who had the same part twice, as two, has it once.
fn follow(people: &mut Vec<Speaker>, followed: &Followed) {
    let mut moved = false;
    for one in people.iter_mut() {
        if let Some(slug) = followed.slug(one.person.person_id) {
            one.person.slug = slug.to_owned();
            one.person.person_id = followed.id(one.person.person_id);
            moved = true;
        }
    }
    if moved {
        let mut seen = std::collections::HashSet::new();
        people.retain(|one| seen.insert((one.person.person_id, one.part)));
    }
}

impl Item {
    /// When it takes place, as exactly as it is known.
    pub fn moment(&self, zone: Tz) -> Moment {
        Moment::of(self.starts_at, self.ends_at, self.day, self.part_of_day, zone)
    }

    /// Whether it is on at that moment. Without an end nobody can say.
    pub fn is_on(&self, now: DateTime<Utc>) -> bool {
        !self.cancelled && matches!((self.starts_at, self.ends_at), (Some(from), Some(to)) if from <= now && now < to)
    }

    /// Until when it is said to be speaking, in case nobody takes the word back: half an hour past its end, or two hours.
    pub fn speaks_until(&self) -> Option<DateTime<Utc>> {
        let since = self.speaking_since?;
        let last = self.ends_at.map_or(TimeDelta::hours(2), |end| (end - since).max(TimeDelta::zero()) + TimeDelta::minutes(30));
        since.checked_add_signed(last)
    }

    /// Whether it is announced as the one that is speaking at that moment.
    pub fn is_speaking(&self, now: DateTime<Utc>) -> bool {
        !self.cancelled && self.speaks_until().is_some_and(|until| now < until)
    }

    /// The hour it was to begin at, where the day itself has put it off.
    pub fn planned_at(&self) -> Option<DateTime<Utc>> {
        let late = TimeDelta::minutes(i64::from(self.late_minutes));
        self.starts_at.filter(|_| self.late_minutes > 0 && !self.cancelled).and_then(|at| at.checked_sub_signed(late))
    }

    /// Itself and its parts.
    pub fn with_parts(&self) -> impl Iterator<Item = &Item> {
        std::iter::once(self).chain(self.children.iter())
    }
}

impl Snapshot {
    pub fn tz(&self) -> Tz {
        self.zone.parse().unwrap_or(DEFAULT_ZONE)
    }

    /// A snapshot as it was frozen, with everybody who was made one with somebody else since under the key and the address they
    /// have now. What is printed of them stays.
    ///
    /// # Errors
    /// When it is no snapshot.
    pub fn thawed(frozen: serde_json::Value, followed: &Followed) -> serde_json::Result<Self> {
        let mut snapshot: Self = serde_json::from_value(frozen)?;
        for item in &mut snapshot.items {
            follow(&mut item.people, followed);
            item.children.iter_mut().for_each(|part| follow(&mut part.people, followed));
        }
        Ok(snapshot)
    }

    /// Every item, parts after what they are a part of.
    pub fn all(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().flat_map(Item::with_parts)
    }

    pub fn item(&self, slug: &str) -> Option<&Item> {
        self.all().find(|item| item.slug == slug)
    }

    /// What the item with this slug is a part of.
    pub fn parent_of(&self, slug: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.children.iter().any(|part| part.slug == slug))
    }

    pub fn room(&self, slug: Option<&str>) -> Option<&Room> {
        self.rooms.iter().find(|room| Some(room.slug.as_str()) == slug)
    }

    pub fn track(&self, slug: Option<&str>) -> Option<&Track> {
        self.tracks.iter().find(|track| Some(track.slug.as_str()) == slug)
    }

    /// The days something takes place on, in order.
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<_> = self.items.iter().filter_map(|item| item.moment(self.tz()).day()).collect();
        days.sort();
        days.dedup();
        days
    }

    /// The next moment at which something begins or ends, a day does, or a mark is taken away: until then what is said of now stays true.
    pub fn next_turn(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let hours = self.all().filter(|item| !item.cancelled).flat_map(|item| [item.starts_at, item.ends_at, item.speaks_until()]);
        let days = self.days().into_iter().flat_map(|day| {
            let zone = self.tz();
            [Some(crate::platform::time::start_of_day(day, zone)), Some(crate::platform::time::end_of_day(day, zone))]
        });
        let marks = self.marks.values().map(|mark| Some(mark.ends()));
        hours.chain(days).chain(marks).flatten().filter(|turn| *turn > now).min()
    }

    /// The date on the calendar at the place of the event.
    pub fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        local(now, self.tz()).date()
    }
}
