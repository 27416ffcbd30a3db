//! Copies: of one item with its parts, and of all that takes place on a day.
use super::asked::Hour;
use super::board::{Board, No, Slugs, Steps};
use super::place::{Spot, moved, stays_in_a_day};
use super::row::{Row, minutes};
use crate::platform::error::Refusal;
use crate::platform::time::{local, to_utc};
use crate::programme::schedule_item;
use chrono::{NaiveDate, TimeDelta};
use chrono_tz::Tz;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CopyItem {
    pub item: i64,
    pub day: Option<NaiveDate>,
    pub from: Option<Hour>,
    pub room: Option<i64>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CopyDay {
    pub from_day: NaiveDate,
    pub to_day: NaiveDate,
}

/// A copy of an item with its parts, at another spot, as long as the item.
pub fn copy(board: &Board, asked: &CopyItem) -> Result<Steps, No> {
    board.get(asked.item)?;
    let mut copier = Copier::new(board);
    let copies = copier.whole(board.whole(asked.item));
    let mut scratch = board.clone();
    scratch.rows.extend(copies.iter().map(|row| (row.item.id, row.clone())));
    let Some(first) = copies.first() else { return Ok(Steps::default()) };
    let spot = Spot {
        day: asked.day,
        from: asked.from,
        to: end(asked, &first.item),
        room: asked.room,
        all_rooms: first.item.all_rooms && asked.room.is_none(),
    };
    let placed = scratch.after(&moved(&scratch, first, &spot)?);
    Ok(Steps::put(copies.iter().filter_map(|row| placed.rows.get(&row.item.id).cloned()).collect()))
}

/// So long after its beginning as the item lasts, if that is on the same day.
fn end(asked: &CopyItem, item: &schedule_item::Model) -> Option<Hour> {
    let from = asked.from?.0;
    let (to, days) = from.overflowing_add_signed(TimeDelta::minutes(minutes(item)?.into()));
    (days == 0).then_some(Hour(to))
}

/// Everything of one day once more on another, save what was cancelled.
pub fn copy_day(board: &Board, asked: &CopyDay) -> Result<Steps, No> {
    if asked.from_day == asked.to_day {
        return Err(Refusal::at("to_day", "programme-act-same-day").into());
    }
    let of_day = |row: &&Row| row.item.local_day(board.zone) == Some(asked.from_day) && !row.item.is_cancelled();
    let wholes: Vec<i64> = board.on_their_own().filter(of_day).map(|row| row.item.id).collect();
    if wholes.is_empty() {
        return Err(Refusal::at("from_day", "programme-act-empty-day").into());
    }
    let mut copier = Copier::new(board);
    let mut copies: Vec<Row> = Vec::new();
    for id in wholes {
        copies.extend(copier.whole(board.whole(id).filter(|row| !row.item.is_cancelled())));
    }
    for row in &mut copies {
        by_days(&mut row.item, asked.to_day - asked.from_day, board.zone);
        stays_in_a_day(&row.item, board.zone)?;
    }
    Ok(Steps::put(copies))
}

/// The item so many days later, at the same hours by wall clock.
pub fn by_days(item: &mut schedule_item::Model, by: TimeDelta, zone: Tz) {
    let length = minutes(item);
    item.day = item.day.and_then(|day| day.checked_add_signed(by));
    item.starts_at = item.starts_at.map(|at| to_utc(local(at, zone) + by, zone));
    if item.ends_at.is_some() {
        item.ends_at = item.starts_at.and_then(|at| super::row::after(at, length));
    }
}

/// Makes copies: new keys, new addresses, and nothing of what happened to the originals.
pub struct Copier<'a> {
    board: &'a Board,
    slugs: Slugs,
    key: i64,
    place: i32,
}

impl<'a> Copier<'a> {
    pub fn new(board: &'a Board) -> Self {
        Self { board, slugs: board.slugs(), key: 0, place: board.next_place(None) }
    }

    /// An item and its parts, in this order. A part without its item becomes one of its own beside it.
    pub fn whole<'r>(&mut self, rows: impl Iterator<Item = &'r Row>) -> Vec<Row> {
        let mut copies: Vec<Row> = Vec::new();
        for row in rows {
            let mut copy = self.one(row);
            match copies.first() {
                None if row.item.parent_id.is_some() => copy.item.place = self.board.next_place(row.item.parent_id),
                None => {
                    copy.item.place = self.place;
                    self.place += 1;
                }
                Some(first) => copy.item.parent_id = Some(first.item.id),
            }
            copies.push(copy);
        }
        copies
    }

    fn one(&mut self, row: &Row) -> Row {
        self.key -= 1;
        let mut copy = row.clone();
        copy.item.id = self.key;
        copy.item.event_id = self.board.event_id;
        copy.item.uuid = uuid::Uuid::new_v4().to_string();
        copy.item.slug = self.slugs.made_of(&row.item.title);
        copy.item.cancelled_at = None;
        copy.item.sequence = 0;
        copy.item.changed_at = self.board.now;
        copy.item.late_minutes = 0;
        copy.item.speaking_since = None;
        copy.item.version = 1;
        copy
    }
}
