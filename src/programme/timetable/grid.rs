//! The day by room: where each item stands in a grid of columns and rows.
use super::item_view::Teller;
use crate::platform::language::Language;
use crate::platform::templates::Row;
use crate::platform::text::Bilingual;
use crate::platform::time::{local, time};
use crate::programme::rooms::seats;
use crate::programme::snapshot::{Item, Snapshot};
use chrono::{NaiveTime, Timelike};
use sea_orm::ActiveEnum;
use serde::Serialize;

/// Minutes below which a slot has room for one line only.
const SHORT: u32 = 20;

/// What `parts/room_grid` takes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Grid {
    /// The day, in words.
    day: String,
    rooms: Vec<Column>,
    columns: u32,
    hours: Vec<Hour>,
    rows: u32,
    slots: Vec<Row<Slot>>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Column {
    name: Bilingual,
    note: String,
    /// The first of its columns (from 1), and how many it has.
    col: u32,
    span: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Hour {
    row: u32,
    label: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Slot {
    href: String,
    title: Bilingual,
    time: String,
    note: String,
    from: u32,
    to: u32,
    col: u32,
    span: u32,
    kind: String,
    /// " off short": what it looks like.
    class: String,
    iso_from: String,
    iso_to: String,
}

/// An item with exact hours, in minutes since midnight at the event.
#[derive(Clone, Copy)]
struct Timed<'a> {
    item: &'a Item,
    from: u32,
    to: u32,
}

/// The grid of one day; none where it would say no more than the list: a single column.
pub fn grid(snapshot: &Snapshot, items: &[&Item], teller: &Teller<'_>, language: Language, base: &str) -> Option<Grid> {
    let timed: Vec<Timed> = items.iter().filter_map(|item| timed(item, snapshot)).collect();
    let unit = unit(&timed);
    let first = timed.iter().map(|one| one.from).min()? / 60 * 60;
    let last = timed.iter().map(|one| one.to).max()?;
    let lanes = lanes(snapshot, &timed);
    if lanes.count() < 2 {
        return None;
    }
    let row = |minute: u32| (minute - first) / unit + 1;
    let zone = snapshot.tz();
    let iso = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| at.with_timezone(&zone).to_rfc3339()).unwrap_or_default();
    let slot = |(one, col, span): &(Timed, u32, u32)| Slot {
        href: format!("{base}/{}", one.item.slug),
        title: one.item.title.clone(),
        time: teller.range(one.item),
        note: said_of(one.item, teller),
        from: row(one.from),
        to: row(one.to).max(row(one.from) + 1),
        col: *col,
        span: *span,
        kind: one.item.kind.to_value(),
        class: looks(one, teller),
        iso_from: iso(one.item.starts_at),
        iso_to: iso(one.item.ends_at),
    };
    let hours = (first / 60..=last.div_ceil(60)).filter(|hour| hour * 60 < last);
    let label = |hour: u32| NaiveTime::from_hms_opt(hour, 0, 0).map(|at| time(at, language)).unwrap_or_default();
    let drawn = |slot: Slot| Row { part: "parts/room_slot", language, row: slot };
    Some(Grid {
        day: String::new(),
        slots: lanes.slots.iter().map(slot).map(drawn).collect(),
        hours: hours.map(|hour| Hour { row: row(hour * 60), label: label(hour) }).collect(),
        rows: row(last),
        rooms: lanes.rooms(language),
        columns: lanes.count(),
    })
}

/// The classes of a slot, each with the blank before it: what a release did to the item, and how it stands.
fn looks(one: &Timed, teller: &Teller<'_>) -> String {
    let item = one.item;
    let mark = teller.state(item).filter(|_| !item.cancelled).map(|state| state.kind);
    let short = one.to - one.from < SHORT;
    let stands =
        [(item.all_rooms, "all"), (item.cancelled, "off"), (short, "short")].into_iter().filter(|(is, _)| *is).map(|(_, class)| class);
    stands.chain(mark).flat_map(|class| [" ", class]).collect()
}

/// What a release or the day itself says of an item that takes place: "Đổi giờ · Muộn 15 phút".
fn said_of(item: &Item, teller: &Teller<'_>) -> String {
    let state = teller.state(item).filter(|_| !item.cancelled);
    state.into_iter().chain(teller.marks(item)).map(|tag| tag.text).collect::<Vec<_>>().join(" · ")
}

impl Grid {
    /// With slots that lead elsewhere, by the slug of their item.
    pub fn linked(mut self, href: impl Fn(&str) -> String) -> Self {
        for slot in &mut self.slots {
            slot.row.href = href(slot.row.href.rsplit('/').next().unwrap_or_default());
        }
        self
    }

    /// Named by its day, so that one grid can be told from the next.
    pub fn of_day(self, day: &str) -> Self {
        Self { day: day.to_owned(), ..self }
    }
}

fn timed<'a>(item: &'a Item, snapshot: &Snapshot) -> Option<Timed<'a>> {
    let (from, to) = (local(item.starts_at?, snapshot.tz()), local(item.ends_at?, snapshot.tz()));
    let minutes = |at: NaiveTime| at.hour() * 60 + at.minute();
    (from.date() == to.date() && from < to).then(|| Timed { item, from: minutes(from.time()), to: minutes(to.time()) })
}

/// Minutes of a row: the coarsest in which every item begins and ends on a line and the shortest has two rows to stand in.
fn unit(items: &[Timed]) -> u32 {
    let fits = |unit: &u32| items.iter().all(|one| one.from % unit == 0 && one.to % unit == 0 && one.to - one.from >= 2 * unit);
    [15, 10].into_iter().find(fits).unwrap_or(5)
}

/// Columns of one room: as many as it holds items at once. Without a room: what has none yet.
struct Lane<'a> {
    room: Option<&'a crate::programme::snapshot::Room>,
    col: u32,
    span: u32,
}

impl Lane<'_> {
    fn drawn(&self, language: Language) -> Column {
        let unknown = || {
            let [vi, en] = Language::ALL.map(|language| crate::platform::words::word(language, "programme-room-unknown"));
            Bilingual::new(vi, en)
        };
        Column {
            name: self.room.map_or_else(unknown, |room| room.name.clone()),
            note: self.room.map(|room| seats(room.capacity, room.shared, language)).unwrap_or_default(),
            col: self.col,
            span: self.span,
        }
    }
}

#[derive(Default)]
struct Lanes<'a> {
    rooms: Vec<Lane<'a>>,
    /// Item, first column (from 1), number of columns. What takes the whole venue comes last and lies on top.
    slots: Vec<(Timed<'a>, u32, u32)>,
}

fn lanes<'a>(snapshot: &'a Snapshot, items: &[Timed<'a>]) -> Lanes<'a> {
    let mut lanes = Lanes::default();
    let rooms = snapshot.rooms.iter().map(Some).chain([None]);
    for room in rooms {
        let slug = room.map(|room| room.slug.as_str());
        let within: Vec<Timed> = items.iter().filter(|one| !one.item.all_rooms && one.item.room.as_deref() == slug).copied().collect();
        lanes.fill(room, within);
    }
    let all = lanes.count().max(1);
    lanes.slots.extend(items.iter().filter(|one| one.item.all_rooms).map(|one| (*one, 1, all)));
    lanes
}

impl<'a> Lanes<'a> {
    /// Puts each item in the first column of the room that is free by then.
    fn fill(&mut self, room: Option<&'a crate::programme::snapshot::Room>, mut items: Vec<Timed<'a>>) {
        let col = self.count() + 1;
        items.sort_by_key(|one| (one.from, std::cmp::Reverse(one.to)));
        let mut free_from: Vec<u32> = Vec::new();
        for one in items {
            let lane = free_from.iter().position(|free| *free <= one.from).unwrap_or(free_from.len());
            if lane == free_from.len() {
                free_from.push(0);
            }
            free_from[lane] = one.to;
            self.slots.push((one, col + lane as u32, 1));
        }
        if !free_from.is_empty() {
            self.rooms.push(Lane { room, col, span: free_from.len() as u32 });
        }
    }

    /// How many columns there are so far.
    fn count(&self) -> u32 {
        self.rooms.iter().map(|lane| lane.span).sum()
    }

    fn rooms(&self, language: Language) -> Vec<Column> {
        self.rooms.iter().map(|lane| lane.drawn(language)).collect()
    }
}

#[cfg(test)]
mod tests;
