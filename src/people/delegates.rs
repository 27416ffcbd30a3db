//! The team's list of delegates: who comes as what, in which order, printed how.
mod section;

use super::delegate::Part;
use super::lines::{Presence, lines_of};
use super::protocol::place::Wish;
use super::protocol::seats::{Seated, seated};
use super::protocol::{Order, Step, reorder};
use super::tabs::Tabs;
use crate::events::studio::{Editor, Rail};
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Choice, Outcome, Pick, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::fold;
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::form::Form;
use section::Section;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![list, order]
}

/// A new order of one part: from dragging (`order`), or from one of the buttons (`move`).
#[derive(FromForm)]
struct Ordering {
    part: Part,
    /// The order the page showed.
    seen: Order,
    order: Option<Order>,
    /// Who was dragged.
    moved: Option<i64>,
    #[field(name = "move")]
    step: Option<Step>,
}

#[get("/studio/<_>/people?<q>&<part>")]
async fn list(q: Option<&str>, part: Option<&str>, editor: Editor, db: &Db) -> Result<Page<DelegatesPage>> {
    let wanted = Wanted::of(q, part);
    let page = DelegatesPage::of(db, &editor, &wanted).await?;
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/people", data = "<form>")]
async fn order(form: Form<Ordering>, editor: Editor, now: Now, db: &Db) -> Result<Outcome<DelegatesPage>> {
    let (order, moved) = match (&form.order, form.step) {
        (Some(order), _) => (order.clone(), form.moved),
        (None, Some(step)) => (form.seen.after(step), Some(step.id)),
        (None, None) => return Err(AppError::NotFound),
    };
    let wish = Wish { part: form.part, seen: &form.seen, order: &order, moved };
    match reorder(db, &editor.event, &editor.actor(), now.0, wish).await {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/people#{}", editor.event.slug, form.part.code()), "layout-order-saved"))),
        Err(AppError::Stale) => {
            let page = DelegatesPage { stale: true, ..DelegatesPage::of(db, &editor, &Wanted::default()).await? };
            Ok(Outcome::Again(editor.visit.page(page)))
        }
        Err(other) => Err(other),
    }
}

/// What a list is narrowed to.
#[derive(Default)]
pub struct Wanted {
    pub q: String,
    pub part: Option<Part>,
}

impl Wanted {
    /// From an address; an unknown part is none.
    pub fn of(q: Option<&str>, part: Option<&str>) -> Self {
        Self { q: q.unwrap_or_default().chars().take(100).collect(), part: part.and_then(Part::from_code) }
    }

    /// Whether somebody in this part, found by these folded words, is wanted.
    pub fn takes(&self, part: Part, words: &str) -> bool {
        self.part.is_none_or(|wanted| wanted == part) && fold(&self.q).split(' ').all(|word| words.contains(word))
    }

    pub fn is_all(&self) -> bool {
        self.part.is_none() && self.q.trim().is_empty()
    }
}

#[derive(Serialize)]
struct DelegatesPage {
    rail: Rail,
    tabs: Tabs,
    /// Where the list is, and where its orders go.
    base: String,
    /// Somebody else changed the order first.
    stale: bool,
    /// Whether the event has any delegate at all.
    any: bool,
    filter: Filter,
    sections: Vec<Section>,
    new: String,
    /// Where the reception desk is.
    desk: String,
    introduction: String,
}

impl View for DelegatesPage {
    const TEMPLATE: &'static str = "people/delegates";
}

/// What `parts/filter` takes.
#[derive(Serialize)]
pub struct Filter {
    q: String,
    count: usize,
    choices: [Pick; 1],
}

impl DelegatesPage {
    async fn of(db: &Database, editor: &Editor, wanted: &Wanted) -> Result<Self> {
        let present = lines_of(db.reader(), &editor.event).await?;
        let base = format!("/studio/{}/people", editor.event.slug);
        let (zone, language) = (editor.event.tz(), editor.visit.language);
        let mut ranked: Vec<Seated> = vec![];
        for part in Part::ALL.into_iter().filter(|part| part.is_ordered()) {
            ranked.extend(seated(db.reader(), &editor.event, part).await?);
        }
        let sections: Vec<_> =
            Part::ALL.into_iter().filter_map(|part| Section::of(part, (&present, &ranked), wanted, (&base, zone, language))).collect();
        Ok(Self {
            rail: editor.rail("people"),
            tabs: editor.into(),
            stale: false,
            any: !present.is_empty(),
            filter: Filter::of(wanted, &present, sections.iter().map(|section| section.rows.len()).sum(), language),
            sections,
            new: format!("{base}/new"),
            introduction: super::introduction::address(&editor.event),
            desk: format!("/gate/{}/delegates", editor.event.slug),
            base,
        })
    }
}

impl Filter {
    /// Offers the parts somebody comes in.
    pub fn of(wanted: &Wanted, present: &[Presence], count: usize, language: Language) -> Self {
        let there = |part: &Part| present.iter().any(|one| one.delegate.part == *part);
        let option = |part: Part| Choice::new(part.code(), word(language, part.heading()));
        let options = Part::ALL.into_iter().filter(there).map(option).collect();
        let part = Pick::new("part", ("people-filter-part", "people-filter-all"), wanted.part.map(Part::code), options, language);
        Self { q: wanted.q.clone(), count, choices: [part] }
    }
}
