//! Who comes to an event, for everybody: officials in protocol order, the others by given name.
use super::delegate::Part;
use super::delegates::{Filter, Wanted};
use super::line::PersonLine;
use super::lines::{Presence, attending};
use crate::events::shelf::EventVisit;
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::page::View;
use crate::platform::time::Now;
use rocket::State;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![people]
}

#[derive(FromForm)]
struct Asked<'r> {
    q: Option<&'r str>,
    part: Option<&'r str>,
}

// The address has the shape of a page of the studio, which goes first.
#[get("/<_>/<_>/people?<asked..>")]
async fn people(asked: Asked<'_>, visit: EventVisit, pages: &State<PageCache>, now: Now, db: &Db) -> Result<PublicPage> {
    let wanted = Wanted::of(asked.q, asked.part);
    pages.page(visit.visit.clone(), visit.at(), now.0, || async { Ok(Drawn::new(Directory::of(db, &visit, &wanted).await?)) }).await
}

/// What the public sees of the people of an event.
#[derive(Serialize)]
struct Directory {
    any: bool,
    filter: Filter,
    sections: Vec<Section>,
}

impl View for Directory {
    const TEMPLATE: &'static str = "people/directory";
}

#[derive(Serialize)]
struct Section {
    part: &'static str,
    heading: &'static str,
    /// Speakers stand on cards, with room for a face; all others in lines.
    cards: bool,
    people: Vec<PersonLine>,
}

impl Directory {
    async fn of(db: &Database, visit: &EventVisit, wanted: &Wanted) -> Result<Self> {
        let present = attending(db.reader(), &visit.event).await?;
        let sections: Vec<_> = Part::ALL.into_iter().filter_map(|part| Section::of(part, &present, wanted, visit)).collect();
        let count = sections.iter().map(|section| section.people.len()).sum();
        Ok(Self { any: !present.is_empty(), filter: Filter::of(wanted, &present, count, visit.language()), sections })
    }
}

impl Section {
    fn of(part: Part, present: &[Presence], wanted: &Wanted, visit: &EventVisit) -> Option<Self> {
        let line = |one: &Presence| {
            let href = format!("/{}/{}/people/{}", visit.language().code(), visit.event.slug, one.printed.slug);
            PersonLine { words: one.printed.words(), part_code: part.code(), ..one.printed.line(visit.language(), href) }
        };
        let all = present.iter().filter(|one| one.delegate.part == part).map(line);
        let people: Vec<PersonLine> = all.filter(|line| wanted.takes(part, &line.words)).collect();
        let cards = part == Part::Speaker;
        (!people.is_empty()).then_some(Self { part: part.code(), heading: part.heading(), cards, people })
    }
}
