//! The team notes when somebody can come to the event.
use super::availability::{self, Times, set_times, times_of};
use super::edit::own_delegate;
use super::honorific::At;
use super::line::Printed;
use super::person;
use crate::events::event;
use crate::events::studio::{Editor, Rail};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Given;
use crate::platform::time::{MomentField, Now, timestamp};
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use serde::Serialize;

/// Empty rows offered beside those there are, for who has no script to add more.
const SPARE_ROWS: usize = 2;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, save]
}

#[derive(FromForm)]
struct TimesForm {
    times: Vec<TimesRow>,
}

#[derive(FromForm)]
struct TimesRow {
    from: Given<MomentField>,
    to: Given<MomentField>,
}

#[get("/studio/<_>/people/<slug>/times")]
async fn show(slug: &str, editor: Editor, db: &Db) -> Result<Page<TimesPage>> {
    let (person, _) = own_delegate(db, &editor.event, slug).await?;
    let form = filled(&times_of(db.reader(), editor.event.id, person.id).await?, &editor.event);
    let page = TimesPage::of(&editor, &person, form);
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/people/<slug>/times", data = "<form>")]
async fn save(slug: &str, form: Form<Contextual<'_, TimesForm>>, editor: Editor, now: Now, db: &Db) -> Result<Outcome<TimesPage>> {
    let (person, _) = own_delegate(db, &editor.event, slug).await?;
    let sent = FormView::sent(&form.context);
    let refused = match &form.value {
        None => sent,
        Some(value) => match kept(db, &editor, &person, value, now.0).await {
            Ok(()) => {
                let there = format!("/studio/{}/people/{slug}", editor.event.slug);
                return Ok(Outcome::Done(moved_on(there, "people-times-saved")));
            }
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(other) => return Err(other),
        },
    };
    let page = TimesPage::of(&editor, &person, refused);
    Ok(Outcome::Again(editor.visit.page(page)))
}

async fn kept(db: &Database, editor: &Editor, person: &person::Model, form: &TimesForm, now: DateTime<Utc>) -> Result<()> {
    let times = form.times(&editor.event)?;
    change_times(db, &editor.actor(), now, (&editor.event, person), &times).await
}

impl TimesForm {
    /// The rows that are filled in; half a row is refused.
    fn times(&self, event: &event::Model) -> Result<Vec<Times>, Refusal> {
        let zone = event.tz();
        let one = |(row, times): (usize, &TimesRow)| match (times.from.0, times.to.0) {
            (None, None) => None,
            (Some(from), Some(to)) => Some(Ok((from.in_zone(zone), to.in_zone(zone)))),
            (Some(_), None) => Some(Err(Refusal::at(format!("times[{row}].to"), "form-required"))),
            (None, Some(_)) => Some(Err(Refusal::at(format!("times[{row}].from"), "form-required"))),
        };
        self.times.iter().enumerate().filter_map(one).collect()
    }
}

/// Notes when a person can come to an event.
pub async fn change_times(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (event, person): (&event::Model, &person::Model),
    times: &[Times],
) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        set_times(&mut change, event, person, times).await?;
        change.commit().await
    })
    .await
}

fn filled(rows: &[availability::Model], event: &event::Model) -> FormView {
    let zone = event.tz();
    let row = |(at, row): (usize, &availability::Model)| {
        [("from", row.from_at), ("to", row.to_at)]
            .map(|(name, moment)| (format!("times[{at}].{name}"), MomentField::of(moment, zone).to_string()))
    };
    FormView::filled(rows.iter().enumerate().flat_map(row))
}

/// "08:00, 23/11/2026 – 12:00, 23/11/2026": the times as a list shows them.
pub fn said(rows: &[availability::Model], event: &event::Model, language: Language) -> Vec<String> {
    let at = |moment| timestamp(moment, event.tz(), language);
    rows.iter().map(|row| format!("{} – {}", at(row.from_at), at(row.to_at))).collect()
}

#[derive(Serialize)]
struct TimesPage {
    rail: Rail,
    back: String,
    /// The person's own page in the studio.
    record: String,
    heading: String,
    form: FormView,
    rows: Vec<usize>,
}

impl View for TimesPage {
    const TEMPLATE: &'static str = "people/times";
}

impl TimesPage {
    fn of(editor: &Editor, person: &person::Model, form: FormView) -> Self {
        let base = format!("/studio/{}/people", editor.event.slug);
        let next = form.rows("times").last().map_or(0, |last| last + 1);
        Self {
            rail: editor.rail("people"),
            record: format!("{base}/{}", person.slug),
            back: base,
            heading: Printed::of(person, vec![]).full_name(editor.visit.language, At::Start),
            rows: (0..(next + SPARE_ROWS).min(60)).collect(),
            form,
        }
    }
}
