//! One item of the programme, whole: its columns and who has a part in it. What acts take and leave.
use crate::people::merge::Followed;
use crate::programme::item_person::Part;
use crate::programme::schedule_item::{self, When};
use crate::programme::working::Working;
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub item: schedule_item::Model,
    /// Person and part, in the order they are printed.
    pub people: Vec<(i64, Part)>,
}

impl Row {
    /// An item of the working copy, with its people.
    pub fn of(working: &Working, item: &schedule_item::Model) -> Self {
        let people = working.people_of(item.id).map(|(part, _)| (part.person_id, part.part));
        Self { item: item.clone(), people: people.collect() }
    }

    /// Whether both say the same of an item. What counts changes, and what releases and the day itself write, says nothing.
    pub fn is_same(&self, other: &Self) -> bool {
        self.clone().counted_as(&other.item) == *other
    }

    /// Whether they differ in their order alone.
    pub fn differs_in_place_only(&self, other: &Self) -> bool {
        let mut placed = self.clone();
        placed.item.place = other.item.place;
        placed.is_same(other)
    }

    /// With the counters of the row it takes the place of.
    pub fn counted_as(mut self, now: &schedule_item::Model) -> Self {
        self.item.version = now.version;
        self.item.sequence = now.sequence;
        self.item.changed_at = now.changed_at;
        self.item.speaking_since = now.speaking_since;
        self
    }

    /// For people who were made one with somebody else since it was remembered: whoever they are now.
    pub fn follow(&mut self, followed: &Followed) {
        let mut seen = HashSet::new();
        self.people.iter_mut().for_each(|(id, _)| *id = followed.id(*id));
        self.people.retain(|one| seen.insert(*one));
    }

    /// At another time. What loses its hours keeps its length in mind.
    pub fn timed(mut self, when: When, zone: Tz) -> Self {
        let length = minutes(&self.item);
        let item = &mut self.item;
        (item.starts_at, item.ends_at) = (when.starts_at(zone), when.ends_at(zone));
        item.day = when.day;
        item.part_of_day = when.part_of_day.filter(|_| item.starts_at.is_none());
        item.minutes = length.filter(|_| item.ends_at.is_none());
        item.after_minutes = None;
        self
    }
}

/// How many minutes an item lasts, as its hours say or as it is remembered.
pub fn minutes(item: &schedule_item::Model) -> Option<i32> {
    match (item.starts_at, item.ends_at) {
        (Some(from), Some(to)) => i32::try_from((to - from).num_minutes()).ok(),
        _ => item.minutes,
    }
}

/// The end of something that begins at `from` and lasts so long.
pub fn after(from: DateTime<Utc>, minutes: Option<i32>) -> Option<DateTime<Utc>> {
    from.checked_add_signed(TimeDelta::minutes(minutes?.into()))
}

/// What people call it: its Vietnamese title, or the English one while there is no other.
pub fn called(item: &schedule_item::Model) -> &str {
    if item.title.vi.is_empty() { &item.title.en } else { &item.title.vi }
}
