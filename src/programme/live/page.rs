//! The page of the day: what is on, what is coming, and two taps to say what has become of it.
use super::work::{Record, find_record};
use crate::events::{Editor, Rail};
use crate::platform::Db;
use crate::platform::error::{Refusal, Result};
use crate::platform::form::Choice;
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::text::Bilingual;
use crate::platform::time::{date_full, local, parse_date};
use crate::platform::words::{say, word};
use crate::programme::publish::make::status;
use crate::programme::released::newest_snapshot;
use crate::programme::snapshot::{Item, Snapshot};
use crate::programme::timetable::day_tabs::{DayTab, DayTabs};
use crate::programme::timetable::item_view::{Tag, Teller};
use crate::programme::working::Working;
use chrono::{DateTime, NaiveDate, Utc};
use rocket::FromForm;
use serde::Serialize;
use serde_json::{Value, json};

/// What the page is asked for.
#[derive(Debug, Default, FromForm)]
pub struct Asked<'r> {
    /// The line of the log of what was just done.
    pub done: Option<i64>,
    /// The item to show open.
    pub open: Option<i64>,
    /// Another day than today.
    pub day: Option<&'r str>,
}

/// Rooms that are buttons; more are a list to choose from.
const AT_HAND: usize = 9;

#[derive(Serialize)]
pub struct LiveView {
    rail: Rail,
    /// Where buttons send to.
    base: String,
    /// IANA name, for the clock.
    zone: String,
    /// The day shown, ready, and as forms send it back.
    title: String,
    day: String,
    tabs: DayTabs,
    done: Option<Done>,
    /// Why the last act was not done; ready, or empty.
    problem: String,
    groups: Vec<Group>,
    rooms: Vec<Choice>,
    /// Each room has a button of its own: two taps must do.
    few_rooms: bool,
    boards: Vec<Board>,
    /// Why there is nothing to show; ready, or empty.
    nothing: String,
}

impl View for LiveView {
    const TEMPLATE: &'static str = "programme/live";
}

/// What was just done, what the public sees now, and the way back.
#[derive(Serialize)]
struct Done {
    text: String,
    /// What the public sees of the item now, ready.
    seen: String,
    /// Items whose hours or room were planned otherwise and not yet published, ready.
    plans: String,
    /// The line to take back; none after something was taken back.
    back: Option<i64>,
}

#[derive(Serialize)]
struct Group {
    title: String,
    /// Folded: it is over.
    past: bool,
    items: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: i64,
    title: Bilingual,
    label: String,
    time: String,
    planned: String,
    place: String,
    part: bool,
    on: bool,
    open: bool,
    off: bool,
    late: i32,
    /// It has hours to be late.
    timed: bool,
    speaking: bool,
    /// Somebody may be announced: it is about now.
    near: bool,
    /// The UUID of its own room.
    room: String,
    marks: Vec<Tag>,
}

/// A board for a screen in the hall.
#[derive(Serialize)]
struct Board {
    href: String,
    name: Bilingual,
}

/// Where an item stands to now.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    On,
    Coming,
    Past,
}

impl LiveView {
    pub async fn read(db: &Db, editor: &Editor, asked: &Asked<'_>, now: DateTime<Utc>, problem: Option<&Refusal>) -> Result<Self> {
        let (event, language) = (&editor.event, editor.visit.language);
        let snapshot = newest_snapshot(db.reader(), event.id).await?;
        let working = Working::read(db.reader(), event.id).await?;
        let record = match asked.done {
            Some(line) => find_record(db.reader(), event.id, line).await.ok(),
            None => None,
        };
        let day = asked.day.and_then(|day| parse_date(day).ok()).unwrap_or_else(|| snapshot.today(now));
        let open = asked.open.or(record.as_ref().and_then(|(_, record)| record.changes.first()).map(|change| change.id));
        let teller = Teller::new(&snapshot, language).at(now);
        let drawer = Drawer { snapshot: &snapshot, working: &working, teller, language, now, day, open };
        let groups = drawer.groups();
        Ok(Self {
            rail: editor.rail("live").with_status(status(db.reader(), event, language).await?),
            base: format!("/studio/{}/live", event.slug),
            zone: snapshot.zone.clone(),
            title: date_full(day, language),
            day: day.to_string(),
            tabs: drawer.tabs(&format!("/studio/{}/live", event.slug)),
            done: record.as_ref().map(|(line, record)| drawer.done(line.id, record)),
            problem: problem.map(|no| say(language, &no.key, &Value::Object(no.args.clone()))).unwrap_or_default(),
            nothing: drawer.nothing(&groups),
            groups,
            few_rooms: working.rooms.len() <= AT_HAND,
            rooms: working.rooms.iter().map(|room| Choice::new(room.uuid.clone(), room.name.plain(language))).collect(),
            boards: if event.state.is_public() { drawer.boards(&format!("/{}/{}/board", language.code(), event.slug)) } else { Vec::new() },
        })
    }
}

struct Drawer<'a> {
    snapshot: &'a Snapshot,
    working: &'a Working,
    teller: Teller<'a>,
    language: Language,
    now: DateTime<Utc>,
    day: NaiveDate,
    open: Option<i64>,
}

impl Drawer<'_> {
    fn groups(&self) -> Vec<Group> {
        let zone = self.snapshot.tz();
        let of_day: Vec<&Item> = self.snapshot.items.iter().filter(|item| item.moment(zone).day() == Some(self.day)).collect();
        let group = |(when, key): (When, &str)| {
            let items = of_day.iter().filter(|item| self.when(item) == when);
            let items: Vec<_> = items.flat_map(|item| self.rows(item)).collect();
            (!items.is_empty()).then(|| Group { title: word(self.language, key), past: when == When::Past, items })
        };
        let groups = [(When::On, "programme-live-now"), (When::Coming, "programme-live-coming"), (When::Past, "programme-live-past")];
        groups.into_iter().filter_map(group).collect()
    }

    fn when(&self, item: &Item) -> When {
        let over = item.ends_at.is_some_and(|end| end <= self.now);
        match () {
            () if over && !item.with_parts().any(|one| one.is_speaking(self.now)) => When::Past,
            () if item.is_on(self.now) || item.with_parts().any(|one| one.is_speaking(self.now)) => When::On,
            () => When::Coming,
        }
    }

    /// An item and its parts, each a row of its own: two taps must do.
    fn rows(&self, item: &Item) -> Vec<Row> {
        let near = self.when(item) == When::On || item.starts_at.is_some_and(|at| (at - self.now).num_minutes().abs() <= 60);
        let parts = item.children.iter().filter_map(|part| self.row(part, true, near));
        self.row(item, false, near && item.children.is_empty()).into_iter().chain(parts).collect()
    }

    fn row(&self, item: &Item, part: bool, near: bool) -> Option<Row> {
        let row = self.working.items.iter().find(|row| row.uuid == item.uuid)?;
        Some(Row {
            id: row.id,
            title: item.title.clone(),
            label: item.title.plain(self.language).to_owned(),
            // "Chiều 24/11/2026" where no hour is known; a part without hours is with what it is a part of.
            time: if part || item.starts_at.is_some() { self.teller.range(item) } else { self.teller.when(item) },
            planned: item.planned_at().map(|at| self.clock(at)).unwrap_or_default(),
            place: if part && item.room.is_none() { String::new() } else { self.teller.place(item) },
            part,
            on: item.is_on(self.now),
            open: self.open == Some(row.id),
            off: item.cancelled,
            late: item.late_minutes,
            timed: item.starts_at.is_some(),
            speaking: item.is_speaking(self.now),
            near: near && !item.cancelled,
            room: self.snapshot.room(item.room.as_deref()).map(|room| room.uuid.clone()).unwrap_or_default(),
            marks: self.teller.marks(item),
        })
    }

    fn clock(&self, at: DateTime<Utc>) -> String {
        crate::platform::time::time(local(at, self.snapshot.tz()).time(), self.language)
    }

    /// Every day of the programme; today is the page's own address.
    fn tabs(&self, base: &str) -> DayTabs {
        let today = self.snapshot.today(self.now);
        let href = |day: NaiveDate| if day == today { base.to_owned() } else { format!("{base}?day={day}") };
        let tab = |day: NaiveDate| DayTab::of(day, href(day), day == self.day, self.language);
        DayTabs { days: self.snapshot.days().into_iter().map(tab).collect(), now: false }
    }

    fn nothing(&self, groups: &[Group]) -> String {
        match () {
            () if self.snapshot.items.is_empty() => word(self.language, "programme-live-nothing-released"),
            () if groups.is_empty() => word(self.language, "programme-live-nothing-today"),
            () => String::new(),
        }
    }

    fn done(&self, line: i64, record: &Record) -> Done {
        let about = record.changes.first().and_then(|change| self.snapshot.all().find(|item| item.uuid == change.uuid));
        let others = record.changes.iter().filter(|change| change.public.0.starts_at != change.public.1.starts_at).count();
        let plans: Vec<&str> = record
            .changes
            .iter()
            .filter(|change| change.met_a_plan() && record.back.is_none())
            .filter_map(|change| self.title(&change.uuid))
            .collect();
        Done {
            text: match record.back {
                Some(_) => word(self.language, "programme-live-taken-back"),
                None => say(self.language, "programme-live-done", &json!({ "count": others })),
            },
            seen: about.map(|item| self.seen(item)).unwrap_or_default(),
            plans: if plans.is_empty() {
                String::new()
            } else {
                say(self.language, "programme-live-met-plans", &json!({ "titles": plans.join(", ") }))
            },
            back: record.back.is_none().then_some(line),
        }
    }

    fn title(&self, uuid: &str) -> Option<&str> {
        self.snapshot.all().find(|item| item.uuid == uuid).map(|item| item.title.plain(self.language))
    }

    /// "Lễ khai mạc · 8h40–9h50 · Hội trường lớn · Muộn 10 phút".
    fn seen(&self, item: &Item) -> String {
        let marks = self.teller.marks(item).into_iter().map(|mark| mark.text);
        let off = item.cancelled.then(|| word(self.language, "programme-state-off"));
        let what = [item.title.plain(self.language).to_owned(), self.teller.range(item), self.teller.place(item)];
        what.into_iter().chain(off).chain(marks).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn boards(&self, base: &str) -> Vec<Board> {
        let whole = Board { href: base.to_owned(), name: super::board::whole_place() };
        let rooms = self.snapshot.rooms.iter().map(|room| Board { href: format!("{base}?room={}", room.slug), name: room.name.clone() });
        std::iter::once(whole).chain(rooms).collect()
    }
}
