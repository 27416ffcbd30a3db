//! One item as browsers of the editor know it: the same form in answers, in the whole state and in the stream.
use super::row::minutes;
use crate::events::event;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::time::PartOfDay;
use crate::platform::words::word;
use crate::programme::checks::Checked;
use crate::programme::schedule_item::{self, Kind};
use crate::programme::working::Working;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemState {
    pub id: i64,
    pub version: i32,
    pub title: Bilingual,
    pub kind: Kind,
    pub kind_label: String,
    pub day: Option<NaiveDate>,
    /// "08:30", by the clocks of the event's place.
    pub from: Option<String>,
    pub to: Option<String>,
    pub part_of_day: Option<PartOfDay>,
    /// How long it lasts; on the shelf, how long it lasted.
    pub minutes: Option<i32>,
    /// On the shelf: how long after the beginning of its larger item it begins.
    pub after_minutes: Option<i32>,
    pub room: Option<i64>,
    pub all_rooms: bool,
    pub parent: Option<i64>,
    pub place: i32,
    pub track: Option<i64>,
    /// It, or what it is a part of, was cancelled.
    pub off: bool,
    pub expected: Option<i32>,
    pub people: Vec<String>,
    pub href: String,
    /// The public has seen it: it can be cancelled, and not deleted.
    pub released: bool,
    /// How many clashes and warnings nobody has acknowledged.
    pub warnings: usize,
}

/// What the states of an event's items have in common.
pub struct States<'a> {
    event: &'a event::Model,
    language: Language,
    working: &'a Working,
    released: &'a HashSet<String>,
    warnings: HashMap<i64, usize>,
    people: HashMap<i64, Vec<String>>,
    cancelled: HashSet<i64>,
}

impl<'a> States<'a> {
    pub fn of(event: &'a event::Model, language: Language, checked: &'a Checked, released: &'a HashSet<String>) -> Self {
        let working = &checked.working;
        let mut people: HashMap<i64, Vec<String>> = HashMap::new();
        for (part, person) in &working.people {
            people.entry(part.item_id).or_default().push(person.name.clone());
        }
        let cancelled = working.items.iter().filter(|item| item.is_cancelled()).map(|item| item.id).collect();
        Self { event, language, working, released, warnings: checked.counts(), people, cancelled }
    }

    /// All items, or those of one day.
    pub fn all(&self, day: Option<NaiveDate>) -> Vec<ItemState> {
        let zone = self.event.tz();
        let items = self.working.items.iter().filter(|item| day.is_none() || item.local_day(zone) == day);
        items.map(|item| self.item(item)).collect()
    }

    /// Some items, as far as they are there.
    pub fn some(&self, ids: &[i64]) -> Vec<ItemState> {
        let known: HashMap<i64, &schedule_item::Model> = self.working.items.iter().map(|item| (item.id, item)).collect();
        ids.iter().filter_map(|id| known.get(id)).map(|item| self.item(item)).collect()
    }

    pub fn item(&self, item: &schedule_item::Model) -> ItemState {
        let when = item.when(self.event.tz());
        let hour = |time: Option<chrono::NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
        ItemState {
            id: item.id,
            version: item.version,
            title: item.title.clone(),
            kind: item.kind,
            kind_label: word(self.language, item.kind.key()),
            day: when.day,
            from: hour(when.from),
            to: hour(when.to),
            part_of_day: when.part_of_day,
            minutes: minutes(item),
            after_minutes: item.after_minutes,
            room: item.room_id,
            all_rooms: item.all_rooms,
            parent: item.parent_id,
            place: item.place,
            track: item.track_id,
            off: item.is_cancelled() || item.parent_id.is_some_and(|parent| self.cancelled.contains(&parent)),
            expected: item.expected,
            people: self.people.get(&item.id).cloned().unwrap_or_default(),
            href: format!("/studio/{}/programme/{}", self.event.slug, item.id),
            released: self.released.contains(&item.uuid),
            warnings: self.warnings.get(&item.id).copied().unwrap_or(0),
        }
    }
}
