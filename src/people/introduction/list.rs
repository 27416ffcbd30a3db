//! The introduction list as it is read aloud, drawn from the order of officials and from who is here.
use super::arrange::arranged;
use super::company::{Company, company_of};
use super::heading;
use crate::events::event;
use crate::people::abbreviation::{self, Abbreviations};
use crate::people::delegate::Part;
use crate::people::honorific::{At, spoken};
use crate::people::line;
use crate::people::lines::{Presence, attending};
use crate::people::protocol::seats::{Seated, seated};
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::words::word;
use serde::Serialize;
use std::collections::HashMap;

/// What is asked of the list.
#[derive(Clone, Copy, Debug, Default, FromForm)]
pub struct Asked {
    /// Only who has arrived.
    #[field(default = false)]
    pub here: bool,
}

/// The list, ready to be shown.
#[derive(Serialize)]
pub struct Introduction {
    pub companies: Vec<Introduced>,
    /// How many of the expected are here.
    pub arrived: usize,
    pub expected: usize,
    /// Whether only those who have arrived are shown.
    pub here: bool,
}

/// One company.
#[derive(Serialize)]
pub struct Introduced {
    pub company: String,
    /// Unlike any other in the page, also where a company is named twice.
    pub id: String,
    pub heading: Bilingual,
    /// Whether the event says its own words.
    pub own: bool,
    pub people: Vec<Named>,
}

/// Somebody, as they are introduced in both languages.
#[derive(Serialize)]
pub struct Named {
    pub id: i64,
    pub before: String,
    pub name: String,
    /// Posts, spoken in full, with commas between.
    pub posts: String,
    pub english: String,
    pub english_posts: String,
    pub arrived: bool,
}

impl Introduction {
    pub async fn of(db: &Database, event: &event::Model, asked: Asked) -> Result<Self> {
        let officials = attending(db.reader(), event).await?.into_iter().filter(|one| one.delegate.part == Part::Official);
        let officials: HashMap<i64, Presence> = officials.map(|one| (one.delegate.id, one)).collect();
        let seated = seated(db.reader(), event, Part::Official).await?;
        let expected: Vec<&Seated> = seated.iter().filter(|one| one.delegate.attends()).collect();
        let shown: Vec<&Seated> = expected.iter().copied().filter(|one| !asked.here || one.delegate.arrived_at.is_some()).collect();
        let own = heading::of_event(db.reader(), event.id).await?;
        let abbreviations = abbreviation::known(db.reader()).await?;
        let list: Vec<(Company, bool)> = shown.iter().map(|one| (company(one), one.seat.by_hand)).collect();
        let introduced = |(at, (company, places)): (usize, (Company, Vec<usize>))| {
            let people = places.iter().filter_map(|place| officials.get(&shown[*place].seat.id));
            let people = people.map(|one| Named::of(one, &abbreviations)).collect();
            Introduced::of((at, company), own.get(&company), people)
        };
        Ok(Self {
            arrived: expected.iter().filter(|one| one.delegate.arrived_at.is_some()).count(),
            expected: expected.len(),
            here: asked.here,
            companies: arranged(&list).into_iter().enumerate().map(introduced).collect(),
        })
    }
}

fn company(one: &Seated) -> Company {
    let precedence = &one.seat.precedence;
    company_of(precedence.side, precedence.reach, precedence.block, one.ranked.leads)
}

impl Introduced {
    fn of((at, company): (usize, Company), own: Option<&Bilingual>, people: Vec<Named>) -> Self {
        let usual = Bilingual::new(word(Language::Vi, company.key()), word(Language::En, company.key()));
        let heading = match own {
            Some(own) => Bilingual::new(or(&own.vi, &usual.vi), or(&own.en, &usual.en)),
            None => usual,
        };
        Self { company: company.code(), id: format!("c-{}-{at}", company.code()), heading, own: own.is_some(), people }
    }
}

fn or<'a>(first: &'a str, second: &'a str) -> &'a str {
    if first.is_empty() { second } else { first }
}

impl Named {
    /// What is abbreviated is spoken in full, however the event prints it.
    fn of(one: &Presence, abbreviations: &Abbreviations) -> Self {
        let printed = &one.printed;
        let posts = |language: Language| {
            let all = printed.titles.iter().chain(&printed.role).map(|title| title.exactly(language)).filter(|post| !post.is_empty());
            let places = std::iter::once(At::Start).chain(std::iter::repeat(At::Inside));
            all.zip(places).map(|(post, place)| line::at(post, place)).collect::<Vec<_>>().join(", ")
        };
        Self {
            id: one.delegate.id,
            before: spoken(&printed.before(Language::Vi, At::Start)),
            name: printed.name.clone(),
            posts: abbreviations.spoken(&posts(Language::Vi)),
            english: printed.full_name(Language::En, At::Start),
            english_posts: posts(Language::En),
            arrived: one.delegate.arrived_at.is_some(),
        }
    }
}
