//! A small plan for the tables of the rules: 22 to 24/11/2026, 7h00 to 22h00, a quarter of an hour between rooms.
use super::findings;
use crate::programme::checks::finding::Rule;
use crate::programme::checks::plan::{Item, Plan, Room, Span, USUAL_HOURS};
use crate::programme::item_person::Part;
use crate::programme::schedule_item::Kind;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use std::collections::{HashMap, HashSet};

/// A day of November 2026.
pub fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

/// A moment of the 23rd, by the clocks of the event.
pub fn hour(text: &str) -> DateTime<Utc> {
    let time: NaiveTime = format!("{text}:00").parse().unwrap();
    crate::platform::time::to_utc(day(23).and_time(time), crate::platform::time::DEFAULT_ZONE)
}

pub fn at(from: &str, to: &str) -> Span {
    (hour(from), hour(to))
}

/// A forum that lacks nothing but a room and people.
pub fn item(id: i64, (starts, ends): Span) -> Item {
    Item {
        id,
        parent: None,
        kind: Kind::Forum,
        off: false,
        day: Some(day(23)),
        starts: Some(starts),
        ends: Some(ends),
        room: None,
        all_rooms: false,
        expected: None,
        translated: true,
        people: Vec::new(),
    }
}

pub fn room(mut item: Item, room: i64) -> Item {
    item.room = Some(room);
    item
}

pub fn person(mut item: Item, person: i64) -> Item {
    item.people.push((person, Part::Chair));
    item
}

/// Room 1 of 80 seats, room 2 of unknown size, room 3 shared.
pub fn plan(items: Vec<Item>) -> Plan {
    let rooms = [(1, Some(80), false), (2, None, false), (3, Some(500), true)];
    Plan {
        zone: crate::platform::time::DEFAULT_ZONE,
        days: (Some(day(22)), Some(day(24))),
        hours: USUAL_HOURS,
        travel: TimeDelta::minutes(15),
        rooms: rooms.map(|(id, capacity, shared)| (id, Room { capacity, shared })).into(),
        items,
        coming: HashMap::new(),
        officials: HashSet::new(),
    }
}

/// The keys of what one rule finds.
pub fn found_in(plan: &Plan, rule: Rule) -> Vec<String> {
    findings(plan).into_iter().filter(|one| one.rule == rule).map(|one| one.key).collect()
}
