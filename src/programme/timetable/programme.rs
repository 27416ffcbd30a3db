//! The whole programme on one page, narrowed by what is asked.
use super::day_tabs::{DayTab, DayTabs};
use super::filter::{Empty, Filter};
use super::grid::{Grid, grid};
use super::item_view::{ItemView, Teller};
use crate::events::EventVisit;
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::Result;
use crate::platform::form::{Choice, Pick};
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::templates::Row;
use crate::platform::text::{Bilingual, fold};
use crate::platform::time::{Now, date_full, timestamp};
use crate::platform::words::{say, word};
use crate::programme::plan::choices;
use crate::programme::released::{Released, current};
use crate::programme::schedule_item::Kind;
use crate::programme::snapshot::{Item, Snapshot};
use chrono::{DateTime, NaiveDate, Utc};
use rocket::{FromForm, State};
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![programme]
}

/// Fewer items are seen at a glance.
const WORTH_A_FILTER: usize = 8;

/// What narrows the programme.
#[derive(Clone, Debug, Default, FromForm)]
struct Asked {
    day: Option<String>,
    track: Option<String>,
    room: Option<String>,
    kind: Option<String>,
    q: Option<String>,
}

#[get("/<_>/<_>/programme")]
async fn programme(visit: EventVisit, pages: &State<PageCache>, now: Now, db: &Db) -> Result<PublicPage> {
    let draw = || async {
        let asked: Asked = visit.visit.asked();
        let released = current(db, &visit.event, visit.revision).await?;
        let until = released.as_ref().and_then(|released| released.snapshot.next_turn(now.0));
        Ok(Drawn::until(TimetableView::of(&visit, released.as_deref(), &asked, now.0), until))
    };
    pages.page(visit.visit.clone(), visit.at(), now.0, draw).await
}

#[derive(Serialize)]
struct TimetableView {
    base: String,
    /// Ready: "Bản công bố 4, 14:05, 23/11/2026"; empty while nothing was released.
    release: String,
    /// Its number; 0 while nothing was released.
    number: i32,
    /// Where its changes are told; empty for the first.
    changes: String,
    note: Bilingual,
    description: String,
    /// A short programme needs none.
    filter: Option<Filter>,
    tabs: DayTabs,
    days: Vec<Day>,
    /// Something narrows the list.
    narrowed: bool,
    empty: Empty,
}

impl View for TimetableView {
    const TEMPLATE: &'static str = "programme/timetable";
}

#[derive(Serialize)]
struct Day {
    id: String,
    title: String,
    grid: Option<Grid>,
    items: Vec<Row<ItemView>>,
}

impl TimetableView {
    fn of(visit: &EventVisit, released: Option<&Released>, asked: &Asked, now: DateTime<Utc>) -> Self {
        let language = visit.language();
        let base = format!("/{}/{}/programme", language.code(), visit.event.slug);
        let event = visit.event.name.plain(language);
        let description = say(language, "programme-description", &json!({ "event": event }));
        let Some(released) = released else { return Self::nothing(base, description, language) };
        let drawer = Drawer { released, teller: Teller::new(&released.snapshot, language).at(now), language, asked, base: &base };
        let days = drawer.days();
        let count = days.iter().map(|day| day.items.len()).sum::<usize>();
        let at = timestamp(released.released_at, visit.event.tz(), language);
        Self {
            release: say(language, "programme-release", &json!({ "number": released.number, "at": at })),
            number: released.number,
            changes: if released.number > 1 { format!("{}/changes", base.trim_end_matches("/programme")) } else { String::new() },
            note: released.note.clone(),
            filter: drawer.needs_filter().then(|| drawer.filter().counted(say(language, "programme-count", &json!({ "count": count })))),
            tabs: drawer.tabs(released.snapshot.today(now)),
            narrowed: asked.narrows(),
            empty: Empty {
                title: word(language, "programme-none-found"),
                text: word(language, "programme-none-found-text"),
                href: base.clone(),
                action: word(language, "programme-show-all"),
            },
            description,
            days,
            base,
        }
    }

    fn nothing(base: String, description: String, language: Language) -> Self {
        Self {
            empty: Empty {
                title: word(language, "programme-none-released"),
                text: word(language, "programme-none-released-text"),
                href: base.trim_end_matches("/programme").to_owned(),
                action: word(language, "programme-none-released-action"),
            },
            base,
            release: String::new(),
            number: 0,
            changes: String::new(),
            note: Bilingual::default(),
            description,
            filter: None,
            tabs: DayTabs::default(),
            days: Vec::new(),
            narrowed: false,
        }
    }
}

impl Asked {
    fn narrows(&self) -> bool {
        [&self.day, &self.track, &self.room, &self.kind, &self.q].into_iter().any(|one| given(one).is_some())
    }

    /// What is asked beside the day, as the end of an address.
    fn beside_day(&self) -> String {
        let rest = [("track", &self.track), ("room", &self.room), ("kind", &self.kind), ("q", &self.q)];
        let encoded = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
        rest.into_iter().filter_map(|(name, value)| Some(format!("&{name}={}", encoded(given(value)?)))).collect()
    }

    /// Whether an item, or a part of it, is what is asked for.
    fn takes(&self, item: &Item, words: &str) -> bool {
        let of_kind = |wish: &str| item.with_parts().any(|one| one.kind.to_value() == wish);
        given(&self.track).is_none_or(|wish| item.track.as_deref() == Some(wish))
            && given(&self.room).is_none_or(|wish| item.room.as_deref() == Some(wish))
            && given(&self.kind).is_none_or(of_kind)
            && given(&self.q).is_none_or(|wish| fold(wish).split(' ').all(|word| words.contains(word)))
    }
}

/// An empty field asks for nothing.
fn given(field: &Option<String>) -> Option<&str> {
    field.as_deref().map(str::trim).filter(|text| !text.is_empty())
}

struct Drawer<'a> {
    released: &'a Released,
    teller: Teller<'a>,
    language: Language,
    asked: &'a Asked,
    base: &'a str,
}

impl<'a> Drawer<'a> {
    fn snapshot(&self) -> &'a Snapshot {
        &self.released.snapshot
    }

    fn days(&self) -> Vec<Day> {
        let zone = self.snapshot().tz();
        let mut days: Vec<(Option<NaiveDate>, Vec<&Item>)> = Vec::new();
        for item in &self.snapshot().items {
            let day = item.moment(zone).day();
            if given(&self.asked.day).is_some_and(|wish| wish != code(day)) || !self.asked.takes(item, self.released.words_of(item)) {
                continue;
            }
            match days.last_mut() {
                Some((last, items)) if *last == day => items.push(item),
                _ => days.push((day, vec![item])),
            }
        }
        days.into_iter().map(|(day, items)| self.day(day, &items)).collect()
    }

    fn day(&self, day: Option<NaiveDate>, items: &[&Item]) -> Day {
        let asked_for_part = Asked { day: None, ..self.asked.clone() }.narrows();
        let title = day.map_or_else(|| word(self.language, "programme-day-unknown"), |day| date_full(day, self.language));
        let grid = if asked_for_part { None } else { grid(self.snapshot(), items, &self.teller, self.language, self.base) };
        Day {
            id: format!("d-{}", code(day)),
            grid: grid.map(|grid| grid.of_day(&title)),
            title,
            items: items.iter().map(|item| self.teller.item(item, self.released, self.base).row(self.language)).collect(),
        }
    }

    /// Anchors while all days are on the page; addresses once one of them was asked for.
    fn tabs(&self, today: NaiveDate) -> DayTabs {
        let zone = self.snapshot().tz();
        let mut days: Vec<Option<NaiveDate>> = self.snapshot().items.iter().map(|item| item.moment(zone).day()).collect();
        days.dedup();
        let (asked, rest) = (given(&self.asked.day), self.asked.beside_day());
        let tab = |day: Option<NaiveDate>| {
            let href = match asked {
                Some(_) => format!("{}?day={}{rest}", self.base, code(day)),
                None => format!("#d-{}", code(day)),
            };
            let current = asked.map_or(day == Some(today), |asked| asked == code(day));
            match day {
                Some(day) => DayTab::of(day, href, current, self.language),
                None => DayTab::beside(word(self.language, "programme-day-unknown-short"), href, current),
            }
        };
        let mut tabs: Vec<DayTab> = days.into_iter().map(tab).collect();
        if asked.is_some() {
            let href = format!("{}{}", self.base, rest.replacen('&', "?", 1));
            tabs.push(DayTab::beside(word(self.language, "programme-every-day"), href, false));
        }
        DayTabs { days: tabs, now: true }
    }

    fn needs_filter(&self) -> bool {
        self.asked.narrows() || self.snapshot().items.len() >= WORTH_A_FILTER
    }

    fn filter(&self) -> Filter {
        let say = |key: &str| word(self.language, key);
        let named = |slug: &str, name: &Bilingual| Choice::new(slug, name.plain(self.language));
        let (asked, snapshot) = (self.asked, self.snapshot());
        let tracks = snapshot.tracks.iter().map(|track| named(&track.slug, &track.name)).collect();
        let rooms = snapshot.rooms.iter().map(|room| named(&room.slug, &room.name)).collect();
        let kinds: Vec<Kind> = Kind::iter().filter(|kind| snapshot.all().any(|item| item.kind == *kind)).collect();
        let kinds = choices(self.language, kinds.into_iter(), Kind::key);
        let select = |name, label, none, value, options| Pick::new(name, (label, none), given(value), options, self.language);
        Filter::new("programme", say("programme-search"), given(&asked.q))
            .over_part(asked.narrows())
            .with(select("track", "programme-filter-track", "programme-filter-every-track", &asked.track, tracks))
            .with(select("room", "programme-filter-room", "programme-filter-every-room", &asked.room, rooms))
            .with(select("kind", "programme-filter-kind", "programme-filter-every-kind", &asked.kind, kinds))
    }
}

fn code(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "none".to_owned(), |day| day.to_string())
}
