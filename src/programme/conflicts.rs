//! What cannot be in a programme: two items in one room, or one person in two places, at the same time.
use sea_orm::prelude::DateTimeUtc;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// An item as far as conflicts go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    pub id: i64,
    pub parent: Option<i64>,
    pub cancelled: bool,
    pub room: Option<i64>,
    /// The room holds many items at once.
    pub room_is_shared: bool,
    /// From `starts`, up to but without `ends`. Without both, nothing can be said of the item.
    pub starts: Option<DateTimeUtc>,
    pub ends: Option<DateTimeUtc>,
    /// Who has a part in it, in whatever capacity.
    pub people: Vec<i64>,
}

/// Two items that cannot both take place as planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Conflict {
    pub over: Over,
    /// The one that begins earlier.
    pub first: i64,
    pub second: i64,
}

/// What the two items both need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Over {
    Room(i64),
    Person(i64),
}

/// A span of an item that takes place: what the sweeps go over.
#[derive(Clone, Copy)]
struct Span<'a> {
    starts: DateTimeUtc,
    ends: DateTimeUtc,
    item: &'a Placed,
}

/// All conflicts, rooms first, each pair once per room or person. An item never conflicts with what it is a part of.
pub fn conflicts(items: &[Placed]) -> Vec<Conflict> {
    let parents: HashMap<i64, i64> = items.iter().filter_map(|item| Some((item.id, item.parent?))).collect();
    let mut spans: Vec<Span> = items.iter().filter_map(span).collect();
    spans.sort_by_key(|span| (span.starts, span.item.id));

    let mut needed: BTreeMap<Over, Vec<Span>> = BTreeMap::new();
    for span in spans {
        for over in needs(span.item) {
            needed.entry(over).or_default().push(span);
        }
    }
    needed.iter().flat_map(|(over, spans)| sweep(*over, spans, &parents)).collect()
}

/// Cancelled items, and items without exact times, take nobody's time.
fn span(item: &Placed) -> Option<Span<'_>> {
    let (starts, ends) = (item.starts?, item.ends?);
    (!item.cancelled && starts < ends).then_some(Span { starts, ends, item })
}

fn needs(item: &Placed) -> impl Iterator<Item = Over> {
    let room = item.room.filter(|_| !item.room_is_shared).map(Over::Room);
    let people: BTreeSet<i64> = item.people.iter().copied().collect();
    room.into_iter().chain(people.into_iter().map(Over::Person))
}

/// Goes once over the spans, sorted by start, and holds each against those still running.
fn sweep(over: Over, spans: &[Span], parents: &HashMap<i64, i64>) -> Vec<Conflict> {
    let mut found = vec![];
    let mut running: Vec<Span> = vec![];
    for span in spans {
        running.retain(|earlier| earlier.ends > span.starts);
        for earlier in &running {
            if excludes(over, earlier.item, span.item) && !related(earlier.item.id, span.item.id, parents) {
                found.push(Conflict { over, first: earlier.item.id, second: span.item.id });
            }
        }
        running.push(*span);
    }
    found
}

/// One person may have parts in two items of one room: that is one place, and the room's own matter.
fn excludes(over: Over, one: &Placed, other: &Placed) -> bool {
    match over {
        Over::Room(_) => true,
        Over::Person(_) => one.room.is_none() || one.room != other.room,
    }
}

fn related(one: i64, other: i64, parents: &HashMap<i64, i64>) -> bool {
    is_within(one, other, parents) || is_within(other, one, parents)
}

/// Whether `part` lies somewhere inside `whole`. Counts its steps, so that a circle of parents ends too.
fn is_within(part: i64, whole: i64, parents: &HashMap<i64, i64>) -> bool {
    std::iter::successors(parents.get(&part), |above| parents.get(above)).take(parents.len()).any(|above| *above == whole)
}

#[cfg(test)]
mod tests;
