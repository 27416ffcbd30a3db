//! The front page: festivals that are on, that come, and that were; found by words, by province, by year.
mod shelves;

use crate::events::emblem;
use crate::events::event::folded::answers;
use crate::events::event::{self, State, said};
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::change::SITE;
use crate::platform::colour::accent_pair;
use crate::platform::error::Result;
use crate::platform::files::PictureView;
use crate::platform::form::Choice;
use crate::platform::language::Language;
use crate::platform::page::{View, Visit};
use crate::platform::provinces;
use crate::platform::text::{Bilingual, collation_key};
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::http::Header;
use rocket::request::{FromRequest, Outcome};
use rocket::response::Redirect;
use rocket::{Request, State as Managed};
use sea_orm::prelude::{Date, DateTimeUtc};
use sea_orm::{ColumnTrait, DatabaseConnection, DerivePartialModel, EntityTrait, QueryFilter};
use serde::Serialize;
use shelves::{Shelves, sorted};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::convert::Infallible;

pub fn routes() -> Vec<rocket::Route> {
    routes![choose, home]
}

/// A visit without anything of the visitor's own, for pages that are kept for everybody.
struct Passing(Visit);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Passing {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        Outcome::Success(Self(Visit::of(request)))
    }
}

#[derive(Responder)]
struct Chosen {
    to: Redirect,
    vary: Header<'static>,
    keep: Header<'static>,
}

/// The language is what the visitor chose before, else what the browser asks for.
#[get("/")]
fn choose(passing: Passing) -> Chosen {
    Chosen {
        to: Redirect::to(format!("/{}", passing.0.language.code())),
        vary: Header::new("Vary", "Accept-Language, Cookie"),
        keep: Header::new("Cache-Control", "no-cache"),
    }
}

/// What the visitor looks for. What is no number is no year, and an empty choice is none.
#[derive(FromForm)]
struct Asked {
    q: Option<String>,
    province: Option<String>,
    year: Option<i32>,
}

#[get("/<language>?<asked..>")]
async fn home(language: Language, asked: Asked, passing: Passing, pages: &Managed<PageCache>, now: Now, db: &Db) -> Result<PublicPage> {
    let at = (SITE, db.revision(SITE).await?);
    let draw = || async {
        let events = public_events(db.reader()).await?;
        let until = events.iter().filter_map(|event| event.next_turn(now.0)).min();
        Ok(Drawn::until(Home::of(events, asked, now.0, language), until))
    };
    pages.page(passing.0, at, now.0, draw).await
}

/// What a card and the search need of an event.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "event::Entity")]
struct Card {
    slug: String,
    state: State,
    name: Bilingual,
    starts_on: Option<Date>,
    ends_on: Option<Date>,
    zone: String,
    province_code: Option<String>,
    province_then: Option<Bilingual>,
    venue: Bilingual,
    cover: Option<String>,
    accent: Option<String>,
    folded: String,
}

async fn public_events(db: &DatabaseConnection) -> Result<Vec<Card>> {
    let open = event::Entity::find().filter(event::COLUMN.state.ne(State::Draft));
    Ok(open.into_partial_model::<Card>().all(db).await?)
}

#[derive(Serialize)]
struct Home {
    q: String,
    province: String,
    year: String,
    provinces: Vec<Choice>,
    years: Vec<Choice>,
    /// Something is looked for, and how much of it there is.
    asked: bool,
    found: usize,
    /// Not a single festival is public yet.
    bare: bool,
    running: Vec<Shown>,
    coming: Vec<Shown>,
    past: Vec<Year>,
}

impl View for Home {
    const TEMPLATE: &'static str = "pages/home";
}

#[derive(Serialize)]
struct Year {
    /// "2025", or that the year is not known.
    label: String,
    events: Vec<Shown>,
}

/// An event as `parts/event_card` takes it.
#[derive(Serialize)]
struct Shown {
    href: String,
    name: Bilingual,
    picture: String,
    drawn: bool,
    when: String,
    #[serde(rename = "where")]
    place: Option<Bilingual>,
    state: Option<Tag>,
    accent_light: String,
    accent_dark: String,
}

#[derive(Serialize)]
struct Tag {
    kind: &'static str,
    text: String,
}

impl Home {
    fn of(events: Vec<Card>, asked: Asked, now: DateTimeUtc, language: Language) -> Self {
        let q = asked.q.unwrap_or_default().trim().to_owned();
        let province = asked.province.unwrap_or_default();
        let (provinces, years) = (province_choices(&events, language), year_choices(&events));
        let bare = events.is_empty();
        let fits = |event: &Card| {
            answers(&event.folded, &q)
                && (province.is_empty() || event.province_code.as_ref() == Some(&province))
                && asked.year.is_none_or(|year| event.calendar().year() == Some(year))
        };
        let chosen: Vec<Card> = events.into_iter().filter(fits).collect();
        let found = chosen.len();
        let Shelves { running, coming, past } = sorted(chosen, now);
        let show = |events: Vec<Card>, on: bool| events.into_iter().map(|event| event.shown(on, language)).collect();
        let year = |(year, events): (Option<i32>, Vec<Card>)| Year {
            label: year.map_or_else(|| word(language, "pages-home-year-unknown"), |year| year.to_string()),
            events: show(events, false),
        };
        Self {
            asked: !q.is_empty() || !province.is_empty() || asked.year.is_some(),
            year: asked.year.map(|year| year.to_string()).unwrap_or_default(),
            running: show(running, true),
            coming: show(coming, false),
            past: past.into_iter().map(year).collect(),
            q,
            province,
            provinces,
            years,
            found,
            bare,
        }
    }
}

/// The provinces that have festivals, in alphabetical order.
fn province_choices(events: &[Card], language: Language) -> Vec<Choice> {
    let codes: BTreeSet<_> = events.iter().filter_map(|event| event.province_code.as_deref()).collect();
    let mut held: Vec<_> = codes.into_iter().filter_map(provinces::by_code).collect();
    held.sort_by_cached_key(|province| collation_key(province.name(language)));
    held.into_iter().map(|province| Choice::new(&province.code, province.name(language))).collect()
}

/// The years that have festivals, the latest first.
fn year_choices(events: &[Card]) -> Vec<Choice> {
    let years: BTreeSet<_> = events.iter().filter_map(|event| event.calendar().year()).map(Reverse).collect();
    years.into_iter().map(|Reverse(year)| Choice::new(year.to_string(), year.to_string())).collect()
}

impl Card {
    fn shown(self, on: bool, language: Language) -> Shown {
        let cover = PictureView::of(self.cover.as_deref());
        let accent = self.accent.as_deref().map(accent_pair);
        let province = said::province(self.province_code.as_deref(), self.province_then.as_ref());
        Shown {
            href: format!("/{}/{}", language.code(), self.slug),
            drawn: cover.is_none(),
            picture: cover.map_or_else(|| emblem::address(&self.slug, self.accent.as_deref()), |cover| cover.src),
            when: said::when(self.starts_on, self.ends_on, language),
            place: Some(said::place(&self.venue, &province)).filter(Bilingual::any),
            state: on.then(|| Tag { kind: "ok", text: word(language, "events-phase-during") }),
            accent_light: accent.as_ref().map(|accent| accent.light.clone()).unwrap_or_default(),
            accent_dark: accent.map(|accent| accent.dark).unwrap_or_default(),
            name: self.name,
        }
    }
}
