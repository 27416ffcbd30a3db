//! What is on and what comes next, room by room, with the rest of the day for the script that moves it on.
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::time::{local, time};
use crate::platform::words::word;
use crate::programme::released::now_and_next;
use crate::programme::snapshot::{Item, Snapshot};
use crate::programme::timetable::item_view::{Tag, Teller};
use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

/// The strip under the title of an event that is on.
#[derive(Serialize)]
pub struct Live {
    rooms: Vec<Room>,
    /// IANA name, for the script's clock.
    zone: String,
}

#[derive(Serialize)]
struct Room {
    /// Empty for what takes the whole place, or has no room yet.
    name: Option<Bilingual>,
    now: Vec<Entry>,
    next: Vec<Entry>,
    /// Everything of today that is not over.
    coming: Vec<Entry>,
}

#[derive(Clone, Serialize)]
struct Entry {
    title: Bilingual,
    href: String,
    /// A part of a larger item, which stands before it.
    part: bool,
    /// ISO 8601; `to` is empty where no end is known.
    from: String,
    to: String,
    /// "Đang phát biểu", "Muộn 15 phút".
    marks: Vec<Tag>,
    /// "10h00" and "đến 11h30", as next and as now.
    starts: String,
    ends: String,
}

/// An item with where it takes place, which a part has from the item it belongs to.
struct Placed<'a> {
    item: &'a Item,
    room: Option<&'a str>,
    part: bool,
}

impl Live {
    /// The strip at a moment; nothing when no room has anything left today.
    pub fn of(snapshot: &Snapshot, now: DateTime<Utc>, base: &str, language: Language) -> Option<Self> {
        let teller = Teller::new(snapshot, language).at(now);
        let coming = placed(now_and_next(snapshot, now).coming, now);
        let known = snapshot.rooms.iter().map(|room| (Some(room.slug.as_str()), Some(&room.name)));
        let room = |(slug, name): (Option<&str>, Option<&Bilingual>)| {
            let here: Vec<_> = coming.iter().filter(|one| one.room == slug).collect();
            (!here.is_empty()).then(|| Room::of(name.cloned(), &here, &Drawing { snapshot, now, base, language, teller: &teller }))
        };
        let mut rooms: Vec<Room> = known.chain([(None, None)]).filter_map(room).collect();
        // A visitor first wants to know where something is on.
        rooms.sort_by_key(|room| room.now.is_empty());
        (!rooms.is_empty()).then(|| Self { rooms, zone: snapshot.zone.clone() })
    }
}

/// Items with their parts as one list, in the order of their beginnings.
fn placed<'a>(items: Vec<&'a Item>, now: DateTime<Utc>) -> Vec<Placed<'a>> {
    let mut list = Vec::new();
    for item in items {
        let room = item.room.as_deref().filter(|_| !item.all_rooms);
        list.push(Placed { item, room, part: false });
        let parts =
            item.children.iter().filter(|part| !part.cancelled && part.starts_at.is_some() && part.ends_at.is_none_or(|to| to > now));
        list.extend(parts.map(|part| Placed { item: part, room: part.room.as_deref().or(room), part: true }));
    }
    list
}

/// What every entry is drawn with.
struct Drawing<'a> {
    snapshot: &'a Snapshot,
    now: DateTime<Utc>,
    base: &'a str,
    language: Language,
    teller: &'a Teller<'a>,
}

impl Room {
    fn of(name: Option<Bilingual>, here: &[&Placed<'_>], drawing: &Drawing<'_>) -> Self {
        let later = || here.iter().filter(|one| one.item.starts_at.is_some_and(|from| from > drawing.now));
        let soonest = later().filter_map(|one| one.item.starts_at).min();
        let entries = |list: &mut dyn Iterator<Item = &&Placed<'_>>| list.map(|one| drawing.entry(one)).collect();
        Self {
            name,
            now: entries(&mut here.iter().filter(|one| one.item.is_on(drawing.now))),
            next: entries(&mut later().filter(|one| one.item.starts_at == soonest)),
            coming: entries(&mut here.iter()),
        }
    }
}

impl Drawing<'_> {
    fn entry(&self, one: &Placed<'_>) -> Entry {
        let iso = |at: Option<DateTime<Utc>>| at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default();
        let clock = |at: DateTime<Utc>| time(local(at, self.snapshot.tz()).time(), self.language);
        let until = |at| format!("{} {}", word(self.language, "pages-until"), clock(at));
        let item = one.item;
        Entry {
            title: item.title.clone(),
            href: format!("{}/programme/{}", self.base, item.slug),
            part: one.part,
            marks: self.teller.marks(item),
            from: iso(item.starts_at),
            to: iso(item.ends_at),
            starts: item.starts_at.map(clock).unwrap_or_default(),
            ends: item.ends_at.map(until).unwrap_or_default(),
        }
    }
}
