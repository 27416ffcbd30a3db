//! The search of the public part: across all public events, or in one. Works as a plain form; while somebody types, a script
//! asks for the first hits.
use super::document::Kind;
use super::query::find::{Reach, Within};
use super::shown::{Asked, FEW, Found, Place, WHILE_TYPING, look};
use crate::events::EventVisit;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::rate_limit::{self, Address, Limits};
use rocket::State;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![everywhere, everywhere_typing, at_event, at_event_typing]
}

// Results belong to nobody's cache: they follow the index, not a revision. The limit keeps the names of all from being carried off.

#[get("/<language>/search?<asked..>", rank = 2)]
async fn everywhere(language: Language, asked: Asked<'_>, visit: Visit, door: Door<'_>) -> Result<Page<Results>> {
    let found = door.look(&site(language), &asked, FEW).await?;
    Ok(visit.page(Results { found, everywhere: String::new(), people: format!("/{}/people", language.code()) }))
}

#[get("/<language>/search/suggestions?<asked..>")]
async fn everywhere_typing(language: Language, asked: Asked<'_>, visit: Visit, door: Door<'_>) -> Result<Page<Suggestions>> {
    let found = door.look(&site(language), &asked, WHILE_TYPING).await?;
    Ok(visit.page(Suggestions { found }))
}

// The addresses have the shape of pages of the studio, which go first.
#[get("/<_>/<_>/search?<asked..>")]
async fn at_event(asked: Asked<'_>, visit: EventVisit, door: Door<'_>) -> Result<Page<Results>> {
    let found = door.look(&event(&visit), &asked, FEW).await?;
    let code = visit.language().code();
    let everywhere = format!("/{code}/search?q={}", rocket::http::RawStr::new(&found.q).percent_encode());
    Ok(visit.visit.page(Results { found, everywhere, people: format!("/{code}/people") }))
}

#[get("/<_>/<_>/search/suggestions?<asked..>")]
async fn at_event_typing(asked: Asked<'_>, visit: EventVisit, door: Door<'_>) -> Result<Page<Suggestions>> {
    let found = door.look(&event(&visit), &asked, WHILE_TYPING).await?;
    Ok(visit.visit.page(Suggestions { found }))
}

/// Who asks from where, and whom: every search of the public part goes through it.
pub struct Door<'r> {
    db: &'r Db,
    limits: &'r State<Limits>,
    address: Address,
}

#[rocket::async_trait]
impl<'r> rocket::request::FromRequest<'r> for Door<'r> {
    type Error = ();

    async fn from_request(request: &'r rocket::Request<'_>) -> rocket::request::Outcome<Self, ()> {
        use rocket::outcome::Outcome;
        let guards = (request.guard::<&Db>().await, request.guard::<&State<Limits>>().await, request.guard::<Address>().await);
        match guards {
            (Outcome::Success(db), Outcome::Success(limits), Outcome::Success(address)) => Outcome::Success(Self { db, limits, address }),
            _ => Outcome::Error((rocket::http::Status::InternalServerError, ())),
        }
    }
}

impl Door<'_> {
    /// Counts one search of this address.
    pub fn count(&self) -> Result<()> {
        self.limits.check(rate_limit::Kind::SearchAddress, self.address)
    }

    pub fn db(&self) -> &Db {
        self.db
    }

    async fn look(&self, place: &Place, asked: &Asked<'_>, most: usize) -> Result<Found> {
        if asked.q.is_some_and(|q| !q.trim().is_empty()) {
            self.count()?;
        }
        look(self.db, place, asked, most).await
    }
}

fn reaches(within: &Within) -> Vec<Reach> {
    Kind::PUBLIC.map(|kind| Reach { kind, within: within.clone(), phones: None }).into()
}

fn site(language: Language) -> Place {
    Place { language, base: format!("/{}/search", language.code()), event: None, reaches: reaches(&Within::Everywhere) }
}

fn event(visit: &EventVisit) -> Place {
    let (language, slug) = (visit.language(), visit.event.slug.clone());
    let within = Within::Events(vec![visit.event.id]);
    Place { language, base: format!("/{}/{slug}/search", language.code()), reaches: reaches(&within), event: Some(slug) }
}

#[derive(Serialize)]
struct Results {
    #[serde(flatten)]
    found: Found,
    /// The same search in all events, from one event's.
    everywhere: String,
    /// The directory of people.
    people: String,
}

impl View for Results {
    const TEMPLATE: &'static str = "search/page";
}

/// The first hits, for a list under the box.
#[derive(Serialize)]
pub struct Suggestions {
    #[serde(flatten)]
    pub found: Found,
}

impl View for Suggestions {
    const TEMPLATE: &'static str = "search/suggestions";
}
