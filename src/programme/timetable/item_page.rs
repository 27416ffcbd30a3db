//! The page of one item: when, where, who, and what it holds or is a part of.
use super::item_view::{ItemView, Tag, Teller};
use super::json_ld::Linked;
use crate::events::EventVisit;
use crate::people::line::PersonLine;
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::{AppError, Result};
use crate::platform::markdown;
use crate::platform::page::{View, json_ld};
use crate::platform::templates::Row;
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use crate::platform::words::word;
use crate::programme::released::{Released, current};
use crate::programme::snapshot::{Item, Speaker};
use chrono::{DateTime, Utc};
use rocket::State;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![item]
}

/// Characters search engines show of a description.
const SUMMARY: usize = 200;

#[get("/<_>/<_>/programme/<slug>")]
async fn item(visit: EventVisit, slug: &str, pages: &State<PageCache>, now: Now, db: &Db) -> Result<PublicPage> {
    let draw = || async {
        let released = current(db, &visit.event, visit.revision).await?.ok_or(AppError::NotFound)?;
        let item = released.snapshot.item(slug).ok_or(AppError::NotFound)?;
        Ok(Drawn::until(ItemPage::of(&visit, &released, item, now.0), released.snapshot.next_turn(now.0)))
    };
    pages.page(visit.visit.clone(), visit.at(), now.0, draw).await
}

#[derive(Serialize)]
struct ItemPage {
    base: String,
    title: Bilingual,
    /// The title as head and social cards say it.
    head_title: String,
    summary: String,
    json_ld: String,
    kind: String,
    state: Option<Tag>,
    marks: Vec<Tag>,
    planned: String,
    release: i32,
    off: bool,
    when: String,
    from: String,
    to: String,
    place: Option<Bilingual>,
    track: Option<Link>,
    language: String,
    /// HTML, and the language it is in where that is not the page's.
    description: String,
    description_language: Option<&'static str>,
    people: Vec<PersonLine>,
    parent: Option<Link>,
    parts: Vec<Row<ItemView>>,
}

#[derive(Serialize)]
struct Link {
    href: String,
    name: Bilingual,
}

impl View for ItemPage {
    const TEMPLATE: &'static str = "programme/item_page";
}

impl ItemPage {
    fn of(visit: &EventVisit, released: &Released, item: &Item, now: DateTime<Utc>) -> Self {
        let (language, snapshot) = (visit.language(), &released.snapshot);
        let event = format!("/{}/{}", language.code(), visit.event.slug);
        let base = format!("{event}/programme");
        let teller = Teller::new(snapshot, language).at(now);
        let line = teller.line(item, released, &base);
        let linked = Linked { origin: &visit.visit.origin, event: &visit.event, language };
        let (text, other) = item.description.in_language(language);
        let track = snapshot.track(item.track.as_deref());
        Self {
            title: item.title.clone(),
            head_title: item.title.plain(language).to_owned(),
            summary: summary(&teller, item, text),
            json_ld: json_ld(&linked.item(snapshot, item)),
            kind: line.kind_label,
            state: line.state,
            marks: line.marks,
            planned: line.planned,
            release: released.number,
            off: line.off,
            when: teller.when(item),
            from: line.from,
            to: line.to,
            place: teller.place_of(item).cloned(),
            track: track.map(|track| Link { href: format!("{base}?track={}", track.slug), name: track.name.clone() }),
            language: line.language,
            description: markdown::render(text),
            description_language: other.map(|other| other.code()),
            people: item.people.iter().map(|speaker| person(speaker, released, visit, &event)).collect(),
            parent: snapshot
                .parent_of(&item.slug)
                .map(|parent| Link { href: format!("{base}/{}", parent.slug), name: parent.title.clone() }),
            parts: teller.item(item, released, &base).items.into_iter().map(|part| part.row(language)).collect(),
            base,
        }
    }
}

/// When and where, then how the description begins.
fn summary(teller: &Teller<'_>, item: &Item, description: &str) -> String {
    let parts = [teller.when(item), teller.place(item), markdown::plain(description, SUMMARY)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn person(speaker: &Speaker, released: &Released, visit: &EventVisit, event: &str) -> PersonLine {
    let slug = &speaker.person.slug;
    let href = if released.with_page.contains(slug) { format!("{event}/people/{slug}") } else { String::new() };
    PersonLine { part: word(visit.language(), speaker.part.key()), ..speaker.person.line(visit.language(), href) }
}
