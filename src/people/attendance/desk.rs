//! The reception desk: everybody who comes, found as one types, marked by one tap. Several desks see each other's marks.
use super::arrive::{arrive, take_back};
use super::shown::{Coming, hour};
use crate::events::AtGate;
use crate::people::delegate::Part;
use crate::people::honorific::At;
use crate::people::lines::{Presence, lines_of};
use crate::people::person;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::{OrNotFound, Result};
use crate::platform::form::{Choice, Pick};
use crate::platform::language::Language;
use crate::platform::page::{Tagged, View};
use crate::platform::text::{Bilingual, fold};
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::response::Redirect;
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::HashSet;

pub fn routes() -> Vec<rocket::Route> {
    routes![list, mark, unmark]
}

#[get("/gate/<_>/delegates?<q>&<state>")]
async fn list(q: Option<&str>, state: Option<&str>, gate: AtGate, db: &Db) -> Result<Tagged<DeskPage>> {
    let q: String = q.unwrap_or_default().chars().take(100).collect();
    let state = STATES.into_iter().find(|known| Some(*known) == state);
    let page = DeskPage::of(db, &gate, (q, state)).await?;
    Ok(Tagged(gate.0.visit.page(page)))
}

#[post("/gate/<_>/delegates/<slug>/arrived")]
async fn mark(slug: &str, gate: AtGate, now: Now, db: &Db) -> Result<Redirect> {
    let person = person::Entity::find().filter(person::COLUMN.slug.eq(slug)).one(db.reader()).await.or_not_found()?;
    arrive(db, &gate.0.event, &gate.0.actor(), now.0, &person).await?;
    Ok(Redirect::to(format!("/gate/{}/delegates#p-{slug}", gate.0.event.slug)))
}

#[post("/gate/<_>/delegates/<slug>/undo")]
async fn unmark(slug: &str, gate: AtGate, now: Now, db: &Db) -> Result<Redirect> {
    let person = person::Entity::find().filter(person::COLUMN.slug.eq(slug)).one(db.reader()).await.or_not_found()?;
    take_back(db, &gate.0.event, &gate.0.actor(), now.0, &person).await?;
    Ok(Redirect::to(format!("/gate/{}/delegates#p-{slug}", gate.0.event.slug)))
}

/// Still to come, here, or not expected.
const STATES: [&str; 3] = ["waiting", "here", "absent"];

#[derive(Serialize)]
struct DeskPage {
    event: Bilingual,
    /// The whole list, however it is narrowed on this page.
    whole: String,
    /// Into the studio, for who may go there; or empty.
    studio: String,
    filter: Filter,
    here: usize,
    expected: usize,
    any: bool,
    rows: Vec<Row>,
}

impl View for DeskPage {
    const TEMPLATE: &'static str = "people/desk";
}

/// What `parts/filter` takes.
#[derive(Serialize)]
struct Filter {
    q: String,
    count: usize,
    choices: [Pick; 1],
}

/// One person, in whatever parts they come.
#[derive(Serialize)]
struct Row {
    slug: String,
    name: String,
    before: String,
    titles: Vec<Bilingual>,
    /// What else they are than an official.
    parts: Vec<&'static str>,
    words: String,
    state: &'static str,
    /// "8h12", or empty.
    arrived: String,
    substitute: String,
    stands_for: String,
    mark: String,
    undo: String,
}

impl DeskPage {
    async fn of(db: &Database, gate: &AtGate, (q, state): (String, Option<&'static str>)) -> Result<Self> {
        let (event, language) = (&gate.0.event, gate.0.visit.language);
        let all = lines_of(db.reader(), event).await?;
        let rows = rows(&all, gate);
        let (here, expected) = (count(&rows, "here"), rows.len() - count(&rows, "absent"));
        let wanted = fold(&q);
        let meant = |row: &Row| state.is_none_or(|state| state == row.state) && wanted.split(' ').all(|word| row.words.contains(word));
        let any = !rows.is_empty();
        let rows: Vec<Row> = rows.into_iter().filter(meant).collect();
        Ok(Self {
            event: event.name.clone(),
            whole: format!("/gate/{}/delegates", event.slug),
            studio: if gate.0.role.may_edit() { format!("/studio/{}/people", event.slug) } else { String::new() },
            filter: Filter { q, count: rows.len(), choices: [states(state, language)] },
            here,
            expected,
            any,
            rows,
        })
    }
}

fn count(rows: &[Row], state: &str) -> usize {
    rows.iter().filter(|row| row.state == state).count()
}

fn states(chosen: Option<&'static str>, language: Language) -> Pick {
    let labels = ["people-desk-waiting", "people-desk-here", "people-desk-absent"];
    let options = STATES.into_iter().zip(labels).map(|(value, key)| Choice::new(value, word(language, key)));
    Pick::new("state", ("people-desk-state", "people-filter-all"), chosen, options.collect(), language)
}

/// By given name; who comes in several parts is one row.
fn rows(all: &[Presence], gate: &AtGate) -> Vec<Row> {
    let mut people: Vec<&Presence> = all.iter().collect();
    people.sort_by(|a, b| a.printed.sort_key.cmp(&b.printed.sort_key).then(a.delegate.order().cmp(&b.delegate.order())));
    let mut seen = HashSet::new();
    people.retain(|one| seen.insert(one.delegate.person_id));
    people.into_iter().map(|one| Row::of(one, all, gate)).collect()
}

impl Row {
    fn of(one: &Presence, all: &[Presence], gate: &AtGate) -> Self {
        let (event, language) = (&gate.0.event, gate.0.visit.language);
        let theirs: Vec<&Presence> = all.iter().filter(|other| other.delegate.person_id == one.delegate.person_id).collect();
        let arrived = theirs.iter().filter_map(|one| one.delegate.arrived_at).min();
        let comings: Vec<Coming> = theirs.iter().map(|one| Coming::of(one, all, event.tz(), language)).collect();
        let joined = |name: fn(&Coming) -> &String| comings.iter().map(name).find(|name| !name.is_empty()).cloned().unwrap_or_default();
        let here = format!("/gate/{}/delegates/{}", event.slug, one.printed.slug);
        Self {
            slug: one.printed.slug.clone(),
            name: one.printed.name.clone(),
            before: one.printed.before(language, At::Start),
            titles: one.printed.titles.clone(),
            parts: theirs.iter().map(|one| one.delegate.part).filter(|part| *part != Part::Official).map(Part::key).collect(),
            words: one.printed.words(),
            state: match (arrived, comings.iter().any(|coming| coming.attends)) {
                (Some(_), _) => "here",
                (None, true) => "waiting",
                (None, false) => "absent",
            },
            arrived: arrived.map(|at| hour(at, event.tz(), language)).unwrap_or_default(),
            substitute: joined(|coming| &coming.substitute),
            stands_for: joined(|coming| &coming.stands_for),
            mark: format!("{here}/arrived"),
            undo: format!("{here}/undo"),
        }
    }
}
