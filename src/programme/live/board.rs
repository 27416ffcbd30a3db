//! The board for screens in the hall: what is on, what is next, the clock. One page holds today and tomorrow, so that its
//! script can go on for hours without the network.
use crate::events::EventVisit;
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::{AppError, Result};
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, local, time};
use crate::platform::words::{say, word};
use crate::programme::released::{Released, current};
use crate::programme::snapshot::{Item, Room, Snapshot};
use chrono::{DateTime, Days, SecondsFormat, Utc};
use rocket::State;
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![board]
}

#[get("/<_>/<_>/board?<room>")]
async fn board(visit: EventVisit, room: Option<&str>, pages: &State<PageCache>, now: Now, db: &Db) -> Result<PublicPage> {
    let draw = || async {
        let released = current(db, &visit.event, visit.revision).await?;
        let nothing = Released::nothing();
        let released = released.as_deref().unwrap_or(&nothing);
        let until = released.snapshot.next_turn(now.0);
        Ok(Drawn::until(BoardView::of(&visit, released, room, now.0).ok_or(AppError::NotFound)?, until))
    };
    pages.page(visit.visit.clone(), visit.at(), now.0, draw).await
}

/// A text in both languages, the page's own first; the second is empty where it says the same or nothing.
#[derive(Clone, Debug, Serialize)]
struct Twice {
    first: String,
    second: String,
}

#[derive(Serialize)]
struct BoardView {
    slug: String,
    release: i32,
    head_title: String,
    title: Bilingual,
    /// IANA name, for the clock.
    zone: String,
    /// One room fills the screen.
    single: bool,
    other: &'static str,
    words: Words,
    rooms: Vec<Column>,
}

impl View for BoardView {
    const TEMPLATE: &'static str = "programme/board";
}

/// What the board says beside the programme, in both languages.
#[derive(Serialize)]
struct Words {
    now: Twice,
    next: Twice,
    nothing: Twice,
    away: Twice,
}

#[derive(Serialize)]
struct Column {
    name: Twice,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    /// now|next|later|past, as the script goes on to say.
    stand: &'static str,
    /// ISO 8601.
    from: String,
    to: String,
    time: String,
    until: String,
    planned: String,
    title: Twice,
    people: String,
    part: bool,
    off: bool,
    speaking: bool,
    late: Option<Twice>,
    gone: Twice,
    talks: Twice,
}

/// The name of what takes the whole place, or has no room yet.
pub fn whole_place() -> Bilingual {
    let [vi, en] = Language::ALL.map(|language| word(language, "programme-board-whole"));
    Bilingual::new(vi, en)
}

impl BoardView {
    fn of(visit: &EventVisit, released: &Released, room: Option<&str>, now: DateTime<Utc>) -> Option<Self> {
        let language = visit.language();
        let snapshot = &released.snapshot;
        let drawer = Drawer { snapshot, language, now };
        let asked = room.filter(|slug| !slug.is_empty());
        let one = match asked {
            Some(slug) => Some(snapshot.room(Some(slug))?),
            None => None,
        };
        let title = one.map_or_else(|| visit.event.name.clone(), |room| room.name.clone());
        Some(Self {
            slug: visit.event.slug.clone(),
            release: released.number,
            head_title: say(language, "programme-board-title", &json!({ "place": title.plain(language) })),
            title,
            zone: visit.event.zone.clone(),
            single: one.is_some(),
            other: language.other().code(),
            words: Words {
                now: drawer.word("layout-on-now"),
                next: drawer.word("layout-next-up"),
                nothing: drawer.word("programme-board-nothing"),
                away: drawer.word("programme-board-away"),
            },
            rooms: drawer.columns(one),
        })
    }
}

struct Drawer<'a> {
    snapshot: &'a Snapshot,
    language: Language,
    now: DateTime<Utc>,
}

impl Drawer<'_> {
    fn twice(&self, first: impl Fn(Language) -> String) -> Twice {
        let (first, second) = (first(self.language), first(self.language.other()));
        let second = if second == first { String::new() } else { second };
        Twice { first, second }
    }

    fn word(&self, key: &str) -> Twice {
        self.twice(|language| word(language, key))
    }

    fn both(&self, text: &Bilingual) -> Twice {
        self.twice(|language| text.plain(language).to_owned())
    }

    /// The room asked for, or every room that has something today or tomorrow.
    fn columns(&self, one: Option<&Room>) -> Vec<Column> {
        let rooms = self.snapshot.rooms.iter().filter(|room| one.is_none_or(|one| one.uuid == room.uuid));
        let mut columns: Vec<Column> =
            rooms.map(|room| Column { name: self.both(&room.name), rows: self.rows(Some(room), one.is_some()) }).collect();
        if one.is_none() {
            columns.insert(0, Column { name: self.both(&whole_place()), rows: self.rows(None, false) });
            columns.retain(|column| !column.rows.is_empty());
        }
        columns
    }

    /// What takes place in a room, and in the whole venue where the room has the board for itself; `None`: what has no room of its own.
    fn rows(&self, room: Option<&Room>, single: bool) -> Vec<Row> {
        let slug = room.map(|room| room.slug.as_str());
        let mut rows: Vec<(&Item, bool)> = Vec::new();
        for item in self.snapshot.items.iter().filter(|item| self.is_near(item)) {
            let own = if item.all_rooms { None } else { item.room.as_deref() };
            let all = single && item.all_rooms;
            let is_told = |part: &Item| part.starts_at.is_some() || part.is_speaking(self.now);
            let here = |part: &&Item| is_told(part) && (all || part.room.as_deref().or(own) == slug);
            let parts = item.children.iter().filter(here).map(|part| (part, true));
            rows.extend((all || own == slug).then_some((item, false)).into_iter().chain(parts));
        }
        let soonest = rows.iter().filter(|(item, _)| self.is_coming(item)).filter_map(|(item, _)| item.starts_at).min();
        rows.into_iter().map(|(item, part)| self.row(item, part, soonest)).collect()
    }

    /// Today or tomorrow, with an hour.
    fn is_near(&self, item: &Item) -> bool {
        let today = self.snapshot.today(self.now);
        let last = today.checked_add_days(Days::new(1)).unwrap_or(today);
        item.starts_at.is_some_and(|at| (today..=last).contains(&local(at, self.snapshot.tz()).date()))
    }

    fn is_coming(&self, item: &Item) -> bool {
        item.starts_at.is_some_and(|at| at > self.now && local(at, self.snapshot.tz()).date() == self.snapshot.today(self.now))
    }

    fn row(&self, item: &Item, part: bool, soonest: Option<DateTime<Utc>>) -> Row {
        let clock = |at: DateTime<Utc>, language| time(local(at, self.snapshot.tz()).time(), language);
        let hour = |at: Option<DateTime<Utc>>| at.map(|at| clock(at, self.language)).unwrap_or_default();
        let iso = |at: Option<DateTime<Utc>>| at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default();
        // A cancelled item stands at its hour and says so: people are waiting for it.
        let is_on = item.starts_at.is_some_and(|at| at <= self.now) && item.ends_at.is_some_and(|end| end > self.now);
        let stand = match () {
            () if is_on || item.is_speaking(self.now) => "now",
            () if self.is_coming(item) && item.starts_at == soonest => "next",
            () if item.starts_at.is_some_and(|at| at > self.now) => "later",
            () => "past",
        };
        let people = item.people.iter().map(|one| one.person.name.as_str());
        Row {
            stand,
            from: iso(item.starts_at),
            to: iso(item.ends_at),
            time: hour(item.starts_at),
            until: item
                .ends_at
                .map(|end| say(self.language, "programme-until", &json!({ "time": clock(end, self.language) })))
                .unwrap_or_default(),
            planned: hour(item.planned_at()),
            title: self.both(&item.title),
            people: people.collect::<Vec<_>>().join(", "),
            part,
            off: item.cancelled,
            speaking: item.is_speaking(self.now),
            late: item
                .planned_at()
                .map(|_| self.twice(|language| say(language, "programme-mark-late", &json!({ "minutes": item.late_minutes })))),
            gone: self.word("programme-state-off"),
            talks: self.word("programme-mark-speaking"),
        }
    }
}
