//! The team's list of delegates: who comes as what, in which order, printed how.
use super::add::Choice;
use super::delegate::{Part, Side};
use super::line::PersonLine;
use super::lines::{Presence, lines_of};
use super::protocol::{Order, Step, reorder_in};
use super::tabs::Tabs;
use crate::events::event;
use crate::events::studio::{Editor, Rail};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::fold;
use crate::platform::time::Now;
use crate::platform::words::word;
use chrono::{DateTime, Utc};
use rocket::form::Form;
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
    let order = match (&form.order, form.step) {
        (Some(order), _) => order.clone(),
        (None, Some(step)) => form.seen.after(step),
        (None, None) => return Err(AppError::NotFound),
    };
    match reorder(db, &editor.event, &editor.actor(), now.0, (form.part, &form.seen, &order)).await {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/people#{}", editor.event.slug, form.part.code()), "layout-order-saved"))),
        Err(AppError::Stale) => {
            let page = DelegatesPage { stale: true, ..DelegatesPage::of(db, &editor, &Wanted::default()).await? };
            Ok(Outcome::Again(editor.visit.page(page)))
        }
        Err(other) => Err(other),
    }
}

/// Puts the delegates of a part in order: (part, the order seen, the order wanted).
pub async fn reorder(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (part, seen, order): (Part, &Order, &Order),
) -> Result<()> {
    if !part.is_ordered() {
        return Err(AppError::NotFound);
    }
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        reorder_in(&mut change, event, part, seen, order).await?;
        change.commit().await
    })
    .await
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

    fn is_all(&self) -> bool {
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
}

impl View for DelegatesPage {
    const TEMPLATE: &'static str = "people/delegates";
}

/// What `parts/filter` takes.
#[derive(Serialize)]
pub struct Filter {
    q: String,
    count: usize,
    choices: [FilterChoice; 1],
}

#[derive(Serialize)]
struct FilterChoice {
    name: &'static str,
    label: String,
    value: &'static str,
    none: String,
    options: Vec<Choice>,
}

#[derive(Serialize)]
struct Section {
    part: &'static str,
    heading: &'static str,
    count: usize,
    /// Whether the order is set by hand, and all of the part is in sight.
    ordered: bool,
    seen: String,
    new: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: i64,
    label: String,
    line: PersonLine,
    words: String,
    part: &'static str,
    side: Option<&'static str>,
    /// Whether something else is printed than what is on record.
    differs: bool,
    printed: String,
    first: bool,
    last: bool,
}

impl DelegatesPage {
    async fn of(db: &Database, editor: &Editor, wanted: &Wanted) -> Result<Self> {
        let present = lines_of(db.reader(), &editor.event).await?;
        let base = format!("/studio/{}/people", editor.event.slug);
        let language = editor.visit.language;
        let sections: Vec<_> = Part::ALL.into_iter().filter_map(|part| Section::of(part, &present, wanted, (&base, language))).collect();
        Ok(Self {
            rail: editor.rail("people"),
            tabs: editor.into(),
            stale: false,
            any: !present.is_empty(),
            filter: Filter::of(wanted, &present, sections.iter().map(|section| section.rows.len()).sum(), language),
            sections,
            new: format!("{base}/new"),
            base,
        })
    }
}

impl Filter {
    /// Offers the parts somebody comes in.
    pub fn of(wanted: &Wanted, present: &[Presence], count: usize, language: Language) -> Self {
        let there = |part: &Part| present.iter().any(|one| one.delegate.part == *part);
        let option = |part: Part| Choice { value: part.code(), label: word(language, part.heading()) };
        let part = FilterChoice {
            name: "part",
            label: word(language, "people-filter-part"),
            value: wanted.part.map_or("", Part::code),
            none: word(language, "people-filter-all"),
            options: Part::ALL.into_iter().filter(there).map(option).collect(),
        };
        Self { q: wanted.q.clone(), count, choices: [part] }
    }
}

impl Section {
    fn of(part: Part, present: &[Presence], wanted: &Wanted, (base, language): (&str, Language)) -> Option<Self> {
        let all: Vec<&Presence> = present.iter().filter(|one| one.delegate.part == part).collect();
        let mut rows: Vec<Row> = all.iter().map(|one| Row::of(one, base, language)).filter(|row| wanted.takes(part, &row.words)).collect();
        if let Some(first) = rows.first_mut() {
            first.first = true;
        }
        rows.last_mut()?.last = true;
        Some(Self {
            part: part.code(),
            heading: part.heading(),
            count: rows.len(),
            ordered: part.is_ordered() && (wanted.is_all() || rows.len() == all.len()),
            seen: Order(all.iter().map(|one| one.delegate.id).collect()).text(),
            new: format!("{base}/new?part={}", part.code()),
            rows,
        })
    }
}

impl Row {
    fn of(one: &Presence, base: &str, language: Language) -> Self {
        let (delegate, printed) = (&one.delegate, &one.printed);
        let href = format!("{base}/{}", printed.slug);
        Self {
            id: delegate.id,
            label: printed.name.clone(),
            printed: format!("{href}/delegate/{}", delegate.part.code()),
            line: printed.line(language, href),
            words: printed.words(),
            part: delegate.part.code(),
            side: delegate.side.map(Side::key),
            differs: delegate.printed_titles.is_some() || delegate.printed_honorific.is_some(),
            first: false,
            last: false,
        }
    }
}
