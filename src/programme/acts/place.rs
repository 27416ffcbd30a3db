//! Putting an item somewhere: another time, another room, longer or shorter, or back on the shelf. Its parts come along.
use super::asked::Hour;
use super::board::{Board, No, Steps};
use super::row::{Row, after, called, minutes};
use crate::platform::error::Refusal;
use crate::platform::time::{local, to_utc};
use crate::programme::schedule_item::{self, When};
use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Place {
    pub item: i64,
    pub version: i32,
    #[serde(flatten)]
    pub spot: Spot,
}

/// Where and when; nothing of it for the shelf.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Spot {
    pub day: Option<NaiveDate>,
    pub from: Option<Hour>,
    pub to: Option<Hour>,
    pub room: Option<i64>,
    #[serde(default)]
    pub all_rooms: bool,
}

impl Spot {
    pub fn is_shelf(&self) -> bool {
        self.day.is_none() && self.from.is_none() && self.room.is_none() && !self.all_rooms
    }
}

pub fn place(board: &Board, asked: &Place) -> Result<Steps, No> {
    moved(board, board.current(asked.item, asked.version)?, &asked.spot)
}

/// An item at another spot, and its parts with it.
pub fn moved(board: &Board, row: &Row, spot: &Spot) -> Result<Steps, No> {
    board.room_may_be(spot.room)?;
    let larger = row.item.parent_id.and_then(|parent| board.rows.get(&parent)).and_then(|parent| parent.item.local_day(board.zone));
    let part_of_day = row.item.part_of_day.filter(|_| spot.day.is_some() && spot.day == row.item.local_day(board.zone));
    let when = When { day: spot.day, part_of_day, from: spot.from.map(|hour| hour.0), to: spot.to.map(|hour| hour.0) }.within(larger);
    when.may_be()?;
    let mut next = row.clone().timed(when, board.zone);
    next.item.room_id = spot.room.filter(|_| !spot.all_rooms);
    next.item.all_rooms = spot.all_rooms;
    let parts = carried(board, &row.item, &next.item)?;
    let rows = std::iter::once((row, next)).chain(parts);
    Ok(Steps::put(rows.filter(|(old, next)| !old.is_same(next)).map(|(_, next)| next).collect()))
}

/// The parts of an item that goes from one spot to another: each keeps its length and how far from the beginning it stands.
fn carried<'a>(board: &'a Board, old: &schedule_item::Model, new: &schedule_item::Model) -> Result<Vec<(&'a Row, Row)>, No> {
    let way = Way::between(board, old, new);
    let carry = |part: &'a Row| {
        let mut next = part.clone();
        way.carry(&mut next.item, board.zone);
        if (part.item.room_id.is_some() || part.item.all_rooms) && (part.item.room_id, part.item.all_rooms) == (old.room_id, old.all_rooms)
        {
            (next.item.room_id, next.item.all_rooms) = (new.room_id, new.all_rooms);
        }
        stays_in_a_day(&next.item, board.zone)?;
        Ok((part, next))
    };
    board.parts_of(old.id).map(carry).collect()
}

/// An hour is said with one day: what would begin before midnight and end after it cannot be written.
pub fn stays_in_a_day(item: &schedule_item::Model, zone: Tz) -> Result<(), Refusal> {
    let day = |at: Option<DateTime<Utc>>| at.map(|at| local(at, zone).date());
    match (day(item.starts_at), day(item.ends_at)) {
        (Some(from), Some(to)) if from != to => Err(Refusal::new("programme-act-past-midnight").with("title", called(item))),
        _ => Ok(()),
    }
}

/// What a larger item's way does to its parts.
enum Way {
    /// They stand where they stood: the item became longer or shorter, or went nowhere.
    Stay,
    /// By wall clock.
    By(TimeDelta, Days),
    /// The item has no hours any more: they remember how long after this moment they began.
    Park(DateTime<Utc>, Days),
    /// The item has hours again: they stand so long after this moment as they remember.
    Unpark(DateTime<Utc>, Days),
}

/// The day of the larger item, before and after.
type Days = (Option<NaiveDate>, Option<NaiveDate>);

impl Way {
    fn between(board: &Board, old: &schedule_item::Model, new: &schedule_item::Model) -> Self {
        let zone = board.zone;
        let days = (old.local_day(zone), new.local_day(zone));
        match (old.starts_at, new.starts_at) {
            (Some(_), Some(_)) if is_resized(old, new, days) => Self::Stay,
            (Some(from), Some(to)) => Self::By(local(to, zone) - local(from, zone), days),
            (Some(from), None) => Self::Park(from, days),
            (None, Some(to)) if days.0.is_none() => Self::Unpark(to, days),
            (None, Some(to)) if board.parts_of(old.id).any(|part| part.item.after_minutes.is_some()) => Self::Unpark(to, days),
            (None, _) => match days {
                (Some(from), Some(to)) => Self::By(to - from, days),
                (Some(_), None) => {
                    board.parts_of(old.id).filter_map(|part| part.item.starts_at).min().map_or(Self::Stay, |at| Self::Park(at, days))
                }
                (None, _) => Self::By(TimeDelta::zero(), days),
            },
        }
    }

    fn carry(&self, part: &mut schedule_item::Model, zone: Tz) {
        match (self, part.starts_at) {
            (Self::Stay, _) => {}
            (Self::By(delta, _), Some(from)) => begin(part, to_utc(local(from, zone) + *delta, zone), zone),
            (Self::Park(from, (_, day)), Some(at)) => {
                part.minutes = minutes(part);
                part.after_minutes = i32::try_from((at - *from).num_minutes()).ok();
                (part.starts_at, part.ends_at, part.day) = (None, None, *day);
            }
            (Self::Unpark(at, _), None) if part.after_minutes.is_some() => {
                let begins = after(*at, part.after_minutes).unwrap_or(*at);
                part.after_minutes = None;
                begin(part, begins, zone);
            }
            (Self::Unpark(_, (Some(old), Some(new))), Some(from)) => begin(part, to_utc(local(from, zone) + (*new - *old), zone), zone),
            (Self::Unpark(..), Some(_)) => {}
            (Self::By(_, days) | Self::Park(_, days) | Self::Unpark(_, days), None) => follow(part, *days),
        }
    }
}

/// A part without hours is on the day its larger item is on, if it was before.
fn follow(part: &mut schedule_item::Model, (old, new): Days) {
    if part.day == old || part.after_minutes.is_some() {
        part.day = new;
        part.part_of_day = part.part_of_day.filter(|_| new.is_some());
    }
}

/// The part begins then, and lasts as long as it did.
fn begin(part: &mut schedule_item::Model, at: DateTime<Utc>, zone: Tz) {
    let length = minutes(part);
    part.starts_at = Some(at);
    part.ends_at = after(at, length);
    part.minutes = length.filter(|_| part.ends_at.is_none());
    part.day = Some(local(at, zone).date());
    part.part_of_day = None;
}

/// Only one of its ends went elsewhere, on the same day.
fn is_resized(old: &schedule_item::Model, new: &schedule_item::Model, days: Days) -> bool {
    let one_end = old.starts_at == new.starts_at || (old.ends_at.is_some() && old.ends_at == new.ends_at);
    days.0 == days.1 && one_end
}

/// The beginning of an item by the clocks of the event's place.
pub fn begins(item: &schedule_item::Model, zone: Tz) -> Option<NaiveDateTime> {
    item.starts_at.map(|at| local(at, zone))
}
