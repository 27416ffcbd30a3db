//! The day as a grid: rooms across, time down, parts inside the block of their item, what takes all rooms across the whole.
use super::card::{Card, Dealer, minutes};
use super::lanes::{Span, lanes};
use crate::events::event;
use crate::platform::text::Bilingual;
use crate::platform::time::time;
use crate::programme::rooms::note;
use crate::programme::schedule_item;
use chrono::{NaiveDate, NaiveTime, Timelike};
use serde::Serialize;

/// Hours of a day where the event does not say its own.
const USUAL: (u32, u32) = (7 * 60, 18 * 60);
/// Minutes a line of the grid may stand for.
pub const STEPS: [u32; 4] = [5, 10, 15, 30];
/// Pixels of a line, and pixels an item needs at least to be read: what is shorter takes the place of so much.
const LINE: u32 = 24;
const READABLE: u32 = 17;
/// Side by side, in which more than a title can be read.
const NARROW: u32 = 3;

#[derive(Clone, Debug, Serialize)]
pub struct Board {
    /// The first and the last minute drawn.
    pub first: u32,
    pub last: u32,
    /// Minutes of a line: the coarsest in which the shortest item has one to itself.
    pub step: u32,
    /// See [`LINE`], [`READABLE`] and [`NARROW`]: the scripts go by the same.
    line: u32,
    readable: u32,
    narrow: u32,
    hours: Vec<Hour>,
    columns: Vec<Column>,
    /// What takes all rooms.
    spanning: Vec<Slot>,
}

#[derive(Clone, Debug, Serialize)]
struct Hour {
    at: u32,
    label: String,
}

#[derive(Clone, Debug, Serialize)]
struct Column {
    /// The room; 0 for what has none yet.
    room: i64,
    name: Bilingual,
    note: String,
    /// Nothing stands here, and nothing needs it: the column without a room.
    spare: bool,
    /// How much of the width it gets: more where items stand side by side or hold others.
    wide: f64,
    slots: Vec<Slot>,
}

#[derive(Clone, Debug, Serialize)]
struct Slot {
    card: Card,
    at: u32,
    len: u32,
    /// There is room for one line only.
    short: bool,
    /// Too many stand side by side for more than a title.
    narrow: bool,
    lane: u32,
    lanes: u32,
    parts: Vec<Slot>,
}

/// An item with its minutes.
#[derive(Clone, Copy)]
struct Timed<'a> {
    item: &'a schedule_item::Model,
    span: Span,
}

impl Board {
    pub fn of(dealer: &Dealer<'_>, event: &event::Model, day: NaiveDate) -> Self {
        let all: Vec<Timed> = dealer.working.items.iter().filter_map(|item| timed(dealer, item, day)).collect();
        let own: Vec<Timed> = all.iter().filter(|one| one.item.parent_id.is_none()).copied().collect();
        let (first, last) = hours(event, &all);
        let line = step(&all);
        let draw = |wanted: &dyn Fn(&schedule_item::Model) -> bool| {
            let here: Vec<Timed> = own.iter().filter(|one| wanted(one.item)).copied().collect();
            slots(dealer, line, &here, &all)
        };
        let rooms = dealer.working.rooms.iter();
        let mut columns: Vec<Column> = rooms
            .map(|room| {
                let slots = draw(&|item| item.room_id == Some(room.id));
                Column {
                    room: room.id,
                    name: room.name.clone(),
                    note: note(room, dealer.language),
                    spare: false,
                    wide: wide(&slots),
                    slots,
                }
            })
            .collect();
        let lost = draw(&|item| item.room_id.is_none() && !item.all_rooms);
        let spare = lost.is_empty() && !columns.is_empty();
        let name = super::view::in_both("studio-no-room");
        columns.push(Column { room: 0, name, note: String::new(), spare, wide: wide(&lost), slots: lost });
        let label = |hour: u32| NaiveTime::from_hms_opt(hour, 0, 0).map(|at| time(at, dealer.language)).unwrap_or_default();
        Self {
            first,
            last,
            step: line,
            line: LINE,
            readable: READABLE,
            narrow: NARROW,
            hours: (first.div_ceil(60)..last.div_ceil(60)).map(|hour| Hour { at: hour * 60, label: label(hour) }).collect(),
            columns,
            spanning: draw(&|item| item.room_id.is_none() && item.all_rooms),
        }
    }
}

/// `plan_draw.js` reckons the same.
fn wide(slots: &[Slot]) -> f64 {
    let least = if slots.iter().any(|slot| !slot.parts.is_empty()) { 1.6 } else { 1.0 };
    let lanes = slots.iter().map(|slot| slot.lanes).max().unwrap_or(1);
    (f64::from(lanes) * 0.7).max(least)
}

fn timed<'a>(dealer: &Dealer<'_>, item: &'a schedule_item::Model, day: NaiveDate) -> Option<Timed<'a>> {
    let (from, to) = minutes(item, dealer.zone)?;
    (item.local_day(dealer.zone) == Some(day)).then_some(Timed { item, span: Span { from, to } })
}

/// The event's hours, widened to what is planned, in whole hours.
fn hours(event: &event::Model, all: &[Timed]) -> (u32, u32) {
    let minute = |at: NaiveTime| at.hour() * 60 + at.minute();
    let first = event.hours_from.map_or(USUAL.0, minute);
    let last = event.hours_to.map_or(USUAL.1, minute);
    let first = all.iter().map(|one| one.span.from).min().map_or(first, |planned| planned.min(first));
    let last = all.iter().map(|one| one.span.to).max().map_or(last, |planned| planned.max(last));
    (first / 60 * 60, (last.div_ceil(60) * 60).min(24 * 60))
}

fn step(all: &[Timed]) -> u32 {
    let shortest = all.iter().map(|one| one.span.to - one.span.from).min().unwrap_or(15).min(15);
    STEPS.into_iter().rev().find(|step| *step <= shortest).unwrap_or(STEPS[0])
}

fn slots(dealer: &Dealer<'_>, line: u32, here: &[Timed], all: &[Timed]) -> Vec<Slot> {
    let spans: Vec<Span> = here.iter().map(|one| one.span).collect();
    let mut drawn: Vec<Slot> = here
        .iter()
        .zip(lanes(&spans, (READABLE * line).div_ceil(LINE)))
        .map(|(one, (lane, lanes))| {
            let parts: Vec<Timed> = all.iter().filter(|part| part.item.parent_id == Some(one.item.id)).copied().collect();
            let (at, len) = (one.span.from, one.span.to - one.span.from);
            Slot {
                card: dealer.card(one.item),
                at,
                len,
                short: 2 * LINE * len < 5 * READABLE * line,
                narrow: lanes > NARROW,
                lane,
                lanes,
                parts: slots(dealer, line, &parts, &[]),
            }
        })
        .collect();
    drawn.sort_by_key(|slot| (slot.at, slot.lane));
    drawn
}
