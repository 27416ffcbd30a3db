//! The day by room: where each item stands in a grid of columns and rows.
use super::item_view::Teller;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::time::{local, time};
use crate::programme::rooms::seats;
use crate::programme::snapshot::{Item, Snapshot};
use chrono::{NaiveTime, Timelike};
use sea_orm::ActiveEnum;
use serde::Serialize;

/// What `parts/room_grid` takes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Grid {
    rooms: Vec<Column>,
    hours: Vec<Hour>,
    rows: u32,
    slots: Vec<Slot>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
struct Column {
    name: Bilingual,
    note: String,
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
    off: bool,
    short: bool,
    clash: bool,
    all: bool,
    /// "new" or "moved": what a release did to it; or nothing.
    mark: &'static str,
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
    if lanes.columns.len() < 2 {
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
        mark: teller.state(one.item).filter(|_| !one.item.cancelled).map_or("", |state| state.kind),
        from: row(one.from),
        to: row(one.to).max(row(one.from) + 1),
        col: *col,
        span: *span,
        kind: one.item.kind.to_value(),
        off: one.item.cancelled,
        short: one.to - one.from < 20,
        clash: false,
        all: one.item.all_rooms,
        iso_from: iso(one.item.starts_at),
        iso_to: iso(one.item.ends_at),
    };
    let hours = (first / 60..=last.div_ceil(60)).filter(|hour| hour * 60 < last);
    let label = |hour: u32| NaiveTime::from_hms_opt(hour, 0, 0).map(|at| time(at, language)).unwrap_or_default();
    Some(Grid {
        slots: lanes.slots.iter().map(slot).collect(),
        hours: hours.map(|hour| Hour { row: row(hour * 60), label: label(hour) }).collect(),
        rows: row(last),
        rooms: lanes.columns.iter().map(|column| column.drawn(language)).collect(),
    })
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
            slot.href = href(slot.href.rsplit('/').next().unwrap_or_default());
        }
        self
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

/// A column: a room, one more of the same where it holds several items at once, or what has no room yet.
struct Lane<'a> {
    room: Option<&'a crate::programme::snapshot::Room>,
    again: bool,
}

impl Lane<'_> {
    fn drawn(&self, language: Language) -> Column {
        match self.room {
            Some(_) if self.again => Column { name: Bilingual::default(), note: String::new() },
            Some(room) => Column { name: room.name.clone(), note: seats(room.capacity, room.shared, language) },
            None => {
                let name = Language::ALL.map(|language| crate::platform::words::word(language, "programme-room-unknown"));
                let [vi, en] = name;
                Column { name: Bilingual::new(vi, en), note: String::new() }
            }
        }
    }
}

struct Lanes<'a> {
    columns: Vec<Lane<'a>>,
    /// Item, first column (from 1), number of columns. What takes the whole venue comes last and lies on top.
    slots: Vec<(Timed<'a>, u32, u32)>,
}

fn lanes<'a>(snapshot: &'a Snapshot, items: &[Timed<'a>]) -> Lanes<'a> {
    let mut lanes = Lanes { columns: Vec::new(), slots: Vec::new() };
    let rooms = snapshot.rooms.iter().map(Some).chain([None]);
    for room in rooms {
        let slug = room.map(|room| room.slug.as_str());
        let within: Vec<Timed> = items.iter().filter(|one| !one.item.all_rooms && one.item.room.as_deref() == slug).copied().collect();
        lanes.fill(room, within);
    }
    let all = u32::try_from(lanes.columns.len()).unwrap_or(1).max(1);
    lanes.slots.extend(items.iter().filter(|one| one.item.all_rooms).map(|one| (*one, 1, all)));
    lanes
}

impl<'a> Lanes<'a> {
    /// Puts each item in the first column of the room that is free by then.
    fn fill(&mut self, room: Option<&'a crate::programme::snapshot::Room>, mut items: Vec<Timed<'a>>) {
        let begin = self.columns.len();
        items.sort_by_key(|one| (one.from, std::cmp::Reverse(one.to)));
        let mut free_from: Vec<u32> = Vec::new();
        for one in items {
            let lane = free_from.iter().position(|free| *free <= one.from).unwrap_or(free_from.len());
            if lane == free_from.len() {
                free_from.push(0);
                self.columns.push(Lane { room, again: lane > 0 });
            }
            free_from[lane] = one.to;
            self.slots.push((one, u32::try_from(begin + lane + 1).unwrap_or(1), 1));
        }
    }
}

#[cfg(test)]
mod tests;
