//! A day that runs late, or early: everything from some hour on moves by so many minutes.
use super::asked::Hour;
use super::board::{Board, No, Steps};
use super::place::{begins, stays_in_a_day};
use super::row::{Row, after, called, minutes};
use crate::platform::error::Refusal;
use crate::platform::time::{local, to_utc};
use chrono::{NaiveDate, TimeDelta};
use serde::Deserialize;

/// Minutes a day may be shifted by; more is another plan.
const MOST: i32 = 600;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Shift {
    pub day: NaiveDate,
    pub from: Hour,
    pub minutes: i32,
    /// Only what takes place there.
    pub room: Option<i64>,
}

/// Moves the items of that day which begin at that hour or later, with their parts. Of an item that has begun before, the parts
/// that are still to come move, and it ends so much later as they need.
pub fn shift(board: &Board, asked: &Shift) -> Result<Steps, No> {
    if asked.minutes == 0 || !(-MOST..=MOST).contains(&asked.minutes) {
        return Err(Refusal::at("minutes", "form-range").with("min", -MOST).with("max", MOST).into());
    }
    board.room_may_be(asked.room)?;
    let here = |row: &&Row| asked.room.is_none() || row.item.room_id == asked.room || row.item.all_rooms;
    let mut put = Vec::new();
    for whole in board.on_their_own().filter(here).filter(|row| !row.item.is_cancelled()) {
        if is_to_come(board, asked, whole) {
            put.extend(board.whole(whole.item.id).filter(|row| row.item.starts_at.is_some()).map(|row| moved(board, asked, row)));
        } else {
            put.extend(running(board, asked, whole));
        }
    }
    for row in &put {
        stays_in_a_day(&row.item, board.zone)?;
        let stays = begins(&row.item, board.zone).is_none_or(|at| at.date() == asked.day);
        if !stays && begins(&board.get(row.item.id)?.item, board.zone).is_some_and(|at| at.date() == asked.day) {
            return Err(Refusal::new("programme-act-past-midnight").with("title", called(&row.item)).into());
        }
    }
    if put.is_empty() { Err(Refusal::at("from", "programme-act-nothing-to-shift").into()) } else { Ok(Steps::put(put)) }
}

fn is_to_come(board: &Board, asked: &Shift, row: &Row) -> bool {
    begins(&row.item, board.zone).is_some_and(|at| at.date() == asked.day && at.time() >= asked.from.0)
}

/// The parts still to come of an item that has begun, and the item where they would not fit any more.
fn running(board: &Board, asked: &Shift, whole: &Row) -> Vec<Row> {
    let parts = board.parts_of(whole.item.id).filter(|part| is_to_come(board, asked, part));
    let parts: Vec<Row> = parts.map(|part| moved(board, asked, part)).collect();
    let last = parts.iter().filter_map(|part| part.item.ends_at).max();
    let mut whole = whole.clone();
    let sticks_out = whole.item.ends_at.zip(last).is_some_and(|(end, last)| end < last);
    if sticks_out && asked.minutes > 0 {
        whole.item.ends_at = last;
        return std::iter::once(whole).chain(parts).collect();
    }
    parts
}

fn moved(board: &Board, asked: &Shift, row: &Row) -> Row {
    let mut next = row.clone();
    let length = minutes(&row.item);
    let by = TimeDelta::minutes(asked.minutes.into());
    next.item.starts_at = row.item.starts_at.map(|at| to_utc(local(at, board.zone) + by, board.zone));
    next.item.ends_at = row.item.ends_at.and(next.item.starts_at).and_then(|at| after(at, length));
    next.item.day = begins(&next.item, board.zone).map(|at| at.date());
    next
}
