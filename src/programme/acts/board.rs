//! The board: all rows of a programme in memory. Acts plan on it which rows become what, without touching a database.
use super::row::Row;
use crate::platform::acts;
use crate::platform::error::Refusal;
use crate::platform::text::{Bilingual, Slug};
use crate::programme::schedule_item;
use crate::programme::working::Working;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

/// Why an act is not done.
pub type No = acts::No<i64>;

/// All there is of a programme.
#[derive(Clone, Debug, Default)]
pub struct Board {
    pub event_id: i64,
    pub zone: Tz,
    pub now: DateTime<Utc>,
    pub rows: BTreeMap<i64, Row>,
    pub rooms: BTreeSet<i64>,
    pub tracks: BTreeSet<i64>,
    /// The identifiers of items the public has seen.
    pub released: Arc<HashSet<String>>,
}

/// What an act does: rows as they become, larger items before their parts, and rows that go.
/// A row whose key is below zero is new; the others of the act name it by that key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Steps {
    pub put: Vec<Row>,
    pub gone: Vec<i64>,
}

impl Steps {
    pub fn put(rows: Vec<Row>) -> Self {
        Self { put: rows, gone: Vec::new() }
    }

    /// The same with the keys that new rows were given.
    pub fn with_keys(mut self, keys: &HashMap<i64, i64>) -> Self {
        for row in &mut self.put {
            row.item.id = keys.get(&row.item.id).copied().unwrap_or(row.item.id);
            row.item.parent_id = row.item.parent_id.map(|parent| keys.get(&parent).copied().unwrap_or(parent));
        }
        self
    }
}

impl Board {
    pub fn of(working: &Working, event_id: i64, zone: Tz, now: DateTime<Utc>, released: Arc<HashSet<String>>) -> Self {
        let mut people: HashMap<i64, Vec<_>> = HashMap::new();
        for (part, _) in &working.people {
            people.entry(part.item_id).or_default().push((part.person_id, part.part));
        }
        let row = |item: &schedule_item::Model| Row { item: item.clone(), people: people.remove(&item.id).unwrap_or_default() };
        Self {
            event_id,
            zone,
            now,
            released,
            rows: working.items.iter().map(row).map(|row| (row.item.id, row)).collect(),
            rooms: working.rooms.iter().map(|room| room.id).collect(),
            tracks: working.tracks.iter().map(|track| track.id).collect(),
        }
    }

    pub fn get(&self, id: i64) -> Result<&Row, No> {
        self.rows.get(&id).ok_or(No::Gone(id))
    }

    /// The item as it was when the act was thought of, or the act is stale.
    pub fn current(&self, id: i64, version: i32) -> Result<&Row, No> {
        let row = self.get(id)?;
        if row.item.version == version { Ok(row) } else { Err(No::Stale(id)) }
    }

    pub fn parts_of(&self, id: i64) -> impl Iterator<Item = &Row> {
        self.rows.values().filter(move |row| row.item.parent_id == Some(id))
    }

    /// An item and its parts.
    pub fn whole(&self, id: i64) -> impl Iterator<Item = &Row> {
        self.rows.get(&id).into_iter().chain(self.parts_of(id))
    }

    /// Items that are no part of another.
    pub fn on_their_own(&self) -> impl Iterator<Item = &Row> {
        self.rows.values().filter(|row| row.item.parent_id.is_none())
    }

    pub fn room_may_be(&self, room: Option<i64>) -> Result<(), No> {
        match room.is_none_or(|room| self.rooms.contains(&room)) {
            true => Ok(()),
            false => Err(Refusal::at("room", "form-choice").into()),
        }
    }

    /// One after the last of the same parent.
    pub fn next_place(&self, parent: Option<i64>) -> i32 {
        let like = self.rows.values().filter(|row| row.item.parent_id == parent);
        like.map(|row| row.item.place + 1).max().unwrap_or(1)
    }

    /// The board after an act. New rows keep the keys they have in `steps`.
    pub fn after(&self, steps: &Steps) -> Self {
        let mut next = self.clone();
        for row in &steps.put {
            let mut row = row.clone();
            row.item.version = self.next_version(&row);
            next.rows.insert(row.item.id, row);
        }
        for id in &steps.gone {
            next.rows.remove(id);
        }
        next
    }

    /// The version a row gets. Another place among its like is no change that could be overwritten.
    pub fn next_version(&self, row: &Row) -> i32 {
        match self.rows.get(&row.item.id) {
            Some(old) if old.differs_in_place_only(row) => old.item.version,
            Some(old) => old.item.version + 1,
            None if row.item.id < 0 => 1,
            None => row.item.version + 1,
        }
    }

    /// What every programme keeps to: what an item names is there, and parts hold no parts.
    pub fn holds_together(&self) -> Result<(), i64> {
        let sound = |row: &Row| {
            let parent = row.item.parent_id.map(|parent| self.rows.get(&parent));
            let parent_is = parent.is_none_or(|parent| parent.is_some_and(|parent| parent.item.parent_id.is_none()));
            let room_is = row.item.room_id.is_none_or(|room| self.rooms.contains(&room));
            let track_is = row.item.track_id.is_none_or(|track| self.tracks.contains(&track));
            parent_is && room_is && track_is
        };
        self.rows.values().find(|row| !sound(row)).map_or(Ok(()), |row| Err(row.item.id))
    }

    /// Addresses for new items.
    pub fn slugs(&self) -> Slugs {
        Slugs(self.rows.values().map(|row| row.item.slug.clone()).collect())
    }
}

/// The addresses that are taken.
pub struct Slugs(HashSet<String>);

impl Slugs {
    /// An address nobody has, and that is taken from now on.
    pub fn made_of(&mut self, title: &Bilingual) -> String {
        let wish = Slug::made_of(if title.vi.is_empty() { &title.en } else { &title.vi });
        self.like(wish)
    }

    /// This address, or one like it.
    pub fn like(&mut self, wish: Slug) -> String {
        let mut all = std::iter::once(wish.clone()).chain((2..).map(|number| wish.numbered(number)));
        let free = all.find(|slug| !self.0.contains(&**slug)).unwrap_or(wish).into_string();
        self.0.insert(free.clone());
        free
    }
}
