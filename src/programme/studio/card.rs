//! One item as the editor draws it: in the grid, in the running order, on the shelf.
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::time::{time, time_range};
use crate::platform::words::{say, word};
use crate::programme::schedule_item::{self, part_of_day_key};
use crate::programme::working::Working;
use chrono::{NaiveTime, Timelike};
use chrono_tz::Tz;
use sea_orm::ActiveEnum;
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// What the templates of the editor take for an item.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    pub id: i64,
    pub href: String,
    pub title: Bilingual,
    pub kind: String,
    pub kind_label: String,
    /// "8h30", or the part of the day; empty where nothing is known.
    pub time: String,
    /// "8h30–9h40".
    pub range: String,
    /// As inputs write hours: "08:30"; empty where unknown.
    pub from: String,
    pub to: String,
    pub day_label: String,
    pub place: Bilingual,
    pub people: String,
    pub off: bool,
    pub part: bool,
    /// "2 điều cần xem"; empty for nothing to warn of.
    pub warned: String,
}

/// Draws cards.
pub struct Dealer<'a> {
    pub working: &'a Working,
    pub zone: Tz,
    pub language: Language,
    pub base: &'a str,
    /// How much is open at each item.
    pub counts: &'a HashMap<i64, usize>,
}

impl Dealer<'_> {
    pub fn card(&self, item: &schedule_item::Model) -> Card {
        let when = item.when(self.zone);
        let hour = |at: Option<NaiveTime>| at.map(|at| at.format("%H:%M").to_string()).unwrap_or_default();
        let part = when.part_of_day.map(|part| word(self.language, part_of_day_key(part))).unwrap_or_default();
        let people: Vec<_> = self.working.people_of(item.id).map(|(_, person)| person.name.as_str()).collect();
        Card {
            id: item.id,
            href: format!("{}/{}", self.base, item.id),
            title: item.title.clone(),
            kind: item.kind.to_value(),
            kind_label: word(self.language, item.kind.key()),
            time: when.from.map_or_else(|| part.clone(), |from| time(from, self.language)),
            range: when.from.map_or_else(|| part.clone(), |from| time_range(from, when.to, self.language)),
            from: hour(when.from),
            to: hour(when.to),
            day_label: when.day.map(|day| crate::platform::time::date_full(day, self.language)).unwrap_or_default(),
            place: self.place(item),
            people: people.join(", "),
            off: self.working.is_off(item),
            part: item.parent_id.is_some(),
            warned: self.warned(item),
        }
    }

    fn place(&self, item: &schedule_item::Model) -> Bilingual {
        match self.working.room(item.room_id) {
            Some(room) => room.name.clone(),
            None if item.all_rooms => Bilingual::new(word(Language::Vi, "programme-all-rooms"), word(Language::En, "programme-all-rooms")),
            None => Bilingual::default(),
        }
    }

    fn warned(&self, item: &schedule_item::Model) -> String {
        match self.counts.get(&item.id).copied().unwrap_or_default() {
            0 => String::new(),
            count => say(self.language, "studio-warned", &json!({ "count": count })),
        }
    }
}

/// From and to in minutes since midnight; an end that is unknown or past midnight is guessed so that the item can be seen.
pub fn minutes(item: &schedule_item::Model, zone: Tz) -> Option<(u32, u32)> {
    let minute = |at: NaiveTime| at.hour() * 60 + at.minute();
    let when = item.when(zone);
    let from = minute(when.from?);
    let guess = (from + 30).min(24 * 60);
    let to = when.to.map_or(guess, minute);
    Some((from, if to > from { to } else { 24 * 60 }))
}
