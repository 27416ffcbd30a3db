//! Administrators keep the list of abbreviations.
use super::{AbbreviationInput, Entity, Model, Shown, Way, delete, insert, shown, update};
use crate::accounts::Admin;
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::time::Now;
use crate::platform::words::word;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::EntityTrait;
use serde::Serialize;

/// Where the list is.
const HOME: &str = "/admin/abbreviations";

pub fn routes() -> Vec<rocket::Route> {
    routes![list, add, show, save, remove]
}

#[get("/admin/abbreviations")]
async fn list(_who: Admin, visit: Visit, db: &Db) -> Result<Page<AbbreviationsPage>> {
    let form = FormView::filled([("way", Way::default().code().to_owned())]);
    let view = AbbreviationsPage::of(db, &visit, form).await?;
    Ok(visit.page(view))
}

#[post("/admin/abbreviations", data = "<form>")]
async fn add(
    form: Form<Contextual<'_, AbbreviationInput>>,
    who: Admin,
    visit: Visit,
    now: Now,
    db: &Db,
) -> Result<Outcome<AbbreviationsPage>> {
    let sent = FormView::sent(&form.context);
    let again = match &form.value {
        None => sent,
        Some(input) => match add_one(db, &who.0.actor(), now.0, input).await {
            Ok(_) => return Ok(Outcome::Done(moved_on(HOME, "people-saved"))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(other) => return Err(other),
        },
    };
    let view = AbbreviationsPage::of(db, &visit, again).await?;
    Ok(Outcome::Again(visit.page(view)))
}

// The pages of events have this shape as well.
#[get("/admin/abbreviations/<id>", rank = 3)]
async fn show(id: i64, _who: Admin, visit: Visit, db: &Db) -> Result<Page<AbbreviationPage>> {
    let row = Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    let view = AbbreviationPage { short: row.short.clone(), id, form: filled(&row), ways: ways(visit.language) };
    Ok(visit.page(view))
}

#[post("/admin/abbreviations/<id>", data = "<form>")]
async fn save(
    id: i64,
    form: Form<Contextual<'_, AbbreviationInput>>,
    who: Admin,
    visit: Visit,
    now: Now,
    db: &Db,
) -> Result<Outcome<AbbreviationPage>> {
    let row = Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    let sent = FormView::sent(&form.context);
    let again = match &form.value {
        None => sent,
        Some(input) => match change_one(db, &who.0.actor(), now.0, (&row, input)).await {
            Ok(()) => return Ok(Outcome::Done(moved_on(HOME, "people-saved"))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(AppError::Stale) => sent.stale(&filled(&Entity::find_by_id(id).one(db.reader()).await.or_not_found()?)),
            Err(other) => return Err(other),
        },
    };
    let view = AbbreviationPage { short: row.short, id, form: again, ways: ways(visit.language) };
    Ok(Outcome::Again(visit.page(view)))
}

#[post("/admin/abbreviations/<id>/delete")]
async fn remove(id: i64, who: Admin, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let row = Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    let mut change = Change::begin(db, &who.0.actor(), now.0).await?;
    delete(&mut change, &row).await?;
    change.commit().await?;
    Ok(moved_on(HOME, "people-abbreviation-deleted"))
}

/// Adds one abbreviation.
pub async fn add_one(db: &Database, actor: &Actor, now: DateTime<Utc>, input: &AbbreviationInput) -> Result<Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let row = insert(&mut change, input).await?;
    change.commit().await?;
    Ok(row)
}

async fn change_one(db: &Database, actor: &Actor, now: DateTime<Utc>, (row, input): (&Model, &AbbreviationInput)) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    update(&mut change, row, input).await?;
    change.commit().await
}

fn filled(row: &Model) -> FormView {
    FormView::filled([
        ("short", row.short.clone()),
        ("vi", row.vi.clone()),
        ("en", row.en.clone()),
        ("way", row.way.code().to_owned()),
        ("version", row.version.to_string()),
    ])
}

fn ways(language: Language) -> Vec<Choice> {
    let note = |way: Way| if way == Way::Spoken { word(language, "people-abbreviation-spoken-note") } else { String::new() };
    Way::ALL.map(|way| Choice::new(way.code(), word(language, way.key())).noted(note(way))).into()
}

#[derive(Serialize)]
struct AbbreviationsPage {
    rows: Vec<Shown>,
    /// For one more.
    form: FormView,
    ways: Vec<Choice>,
}

impl AbbreviationsPage {
    async fn of(db: &Database, visit: &Visit, form: FormView) -> Result<Self> {
        Ok(Self { rows: shown(db.reader()).await?, form, ways: ways(visit.language) })
    }
}

impl View for AbbreviationsPage {
    const TEMPLATE: &'static str = "people/abbreviations";
}

#[derive(Serialize)]
struct AbbreviationPage {
    short: String,
    id: i64,
    form: FormView,
    ways: Vec<Choice>,
}

impl View for AbbreviationPage {
    const TEMPLATE: &'static str = "people/abbreviation";
}
