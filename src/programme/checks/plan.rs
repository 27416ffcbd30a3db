//! A programme as far as its checks go: no database, no words.
use crate::programme::item_person::Part;
use crate::programme::schedule_item::Kind;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use chrono_tz::Tz;
use std::collections::{HashMap, HashSet};

/// From, and up to but without.
pub type Span = (DateTime<Utc>, DateTime<Utc>);

/// The hours of a day where the event says none: wide enough for a stage to be built and a gala to end.
pub const USUAL_HOURS: (NaiveTime, NaiveTime) = (hour(7), hour(22));

const fn hour(hour: u32) -> NaiveTime {
    match NaiveTime::from_hms_opt(hour, 0, 0) {
        Some(time) => time,
        None => NaiveTime::MIN,
    }
}

/// Everything the rules look at.
#[derive(Clone, Debug)]
pub struct Plan {
    pub zone: Tz,
    /// The first and the last day of the event, as far as they are known.
    pub days: (Option<NaiveDate>, Option<NaiveDate>),
    /// The hours of each day.
    pub hours: (NaiveTime, NaiveTime),
    /// How long the way from one room to another takes.
    pub travel: TimeDelta,
    pub rooms: HashMap<i64, Room>,
    pub items: Vec<Item>,
    /// When people can come, sorted and without overlaps; who is not in it said nothing.
    pub coming: HashMap<i64, Vec<Span>>,
    /// People who come as officials.
    pub officials: HashSet<i64>,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Room {
    /// Seats.
    pub capacity: Option<i32>,
    pub shared: bool,
}

#[derive(Clone, Debug)]
pub struct Item {
    pub id: i64,
    pub parent: Option<i64>,
    pub kind: Kind,
    /// It, or what it is a part of, was cancelled: nothing is found at it.
    pub off: bool,
    /// The day it is listed under, at the event.
    pub day: Option<NaiveDate>,
    pub starts: Option<DateTime<Utc>>,
    pub ends: Option<DateTime<Utc>>,
    pub room: Option<i64>,
    pub all_rooms: bool,
    /// People expected to come.
    pub expected: Option<i32>,
    /// All that is written is there in both languages.
    pub translated: bool,
    pub people: Vec<(i64, Part)>,
}

impl Item {
    pub fn span(&self) -> Option<Span> {
        Some((self.starts?, self.ends?)).filter(|(from, to)| from < to)
    }
}

/// Sorted, and joined where they touch.
pub fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut out: Vec<Span> = Vec::with_capacity(spans.len());
    for (from, to) in spans {
        match out.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => out.push((from, to)),
        }
    }
    out
}

/// The items that take place, with who is a part of whom at hand.
pub struct Sight<'a> {
    pub plan: &'a Plan,
    pub items: Vec<&'a Item>,
    by_id: HashMap<i64, &'a Item>,
    parts: HashMap<i64, Vec<&'a Item>>,
}

impl<'a> Sight<'a> {
    pub fn of(plan: &'a Plan) -> Self {
        let items: Vec<&Item> = plan.items.iter().filter(|item| !item.off).collect();
        let by_id = items.iter().map(|item| (item.id, *item)).collect();
        let mut parts: HashMap<i64, Vec<&Item>> = HashMap::new();
        for item in &items {
            if let Some(parent) = item.parent {
                parts.entry(parent).or_default().push(item);
            }
        }
        Self { plan, items, by_id, parts }
    }

    pub fn item(&self, id: i64) -> Option<&'a Item> {
        self.by_id.get(&id).copied()
    }

    pub fn parent(&self, item: &Item) -> Option<&'a Item> {
        self.item(item.parent?)
    }

    /// Where it takes place: parts that say nothing are where the whole is.
    pub fn room(&self, item: &Item) -> Option<i64> {
        item.room.or_else(|| self.parent(item)?.room.filter(|_| !item.all_rooms))
    }

    /// Itself and its parts.
    pub fn whole(&self, item: &'a Item) -> impl Iterator<Item = &'a Item> {
        std::iter::once(item).chain(self.parts.get(&item.id).into_iter().flatten().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_that_touch_are_one() {
        let at = |hour: i64| DateTime::from_timestamp(hour * 3600, 0).unwrap();
        let span = |from, to| (at(from), at(to));
        assert_eq!(joined(vec![span(5, 6), span(1, 3), span(3, 4), span(2, 3)]), [span(1, 4), span(5, 6)]);
        assert!(joined(vec![]).is_empty());
    }
}
