//! What an event says of itself: name, dates, place, bodies, texts, colour and windows, in one form.
use super::event::form::{Choices, body_rows, filled};
use super::event::input::EventInput;
use super::event::keep::{bodies_of, update_event};
use super::event::{self, Model};
use super::studio::{Editor, Rail};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::colour::{Accent, accent_pair};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::files::PictureView;
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::page::{Page, View};
use crate::platform::time::Now;
use chrono::NaiveDate;
use rocket::Route;
use rocket::form::{Contextual, Form};
use sea_orm::EntityTrait;
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![show, save]
}

// Doors.

#[get("/studio/<_>/settings")]
async fn show(editor: Editor, db: &Db) -> Result<Page<Settings>> {
    let form = filled(&editor.event, &bodies_of(db.reader(), editor.event.id).await?);
    let view = Settings::of(&editor, form);
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/settings", data = "<form>")]
async fn save(form: Form<Contextual<'_, EventInput>>, editor: Editor, now: Now, db: &Db) -> Result<Outcome<Settings>> {
    let sent = FormView::sent(&form.context);
    let sent = form.value.iter().flat_map(EventInput::problems).fold(sent, |view, no| view.refused(&no));
    let Some(input) = form.value.as_ref().filter(|_| !sent.is_refused()) else {
        return Ok(Outcome::Again(again(editor, sent)));
    };
    let days = (editor.event.starts_on, editor.event.ends_on);
    match keep(db, &editor.actor(), editor.event.id, input, now.0).await {
        Err(AppError::Stale) => {
            let current = event::Entity::find_by_id(editor.event.id).one(db.reader()).await.or_not_found()?;
            let theirs = filled(&current, &bodies_of(db.reader(), current.id).await?);
            Ok(Outcome::Again(again(editor, sent.stale(&theirs))))
        }
        result => settle(result, |event| moved_on(next(&event, days), word_of_success(&event)), |no| again(editor, sent.refused(&no))),
    }
}

fn again(editor: Editor, form: FormView) -> Page<Settings> {
    let view = Settings::of(&editor, form);
    editor.visit.page(view)
}

/// Other days move nothing of the programme: its own page knows what lies outside them now, and comes back where nothing does.
fn next(event: &Model, days: (Option<NaiveDate>, Option<NaiveDate>)) -> String {
    let end = if (event.starts_on, event.ends_on) == days { "settings" } else { "programme/outside" };
    format!("/studio/{}/{end}", event.slug)
}

/// A colour that cannot be read is used only after a change, and the page says so.
fn word_of_success(event: &Model) -> &'static str {
    match event.accent.as_deref().map(accent_pair) {
        Some(Accent { adjusted: true, .. }) => "events-settings-saved-colour-adjusted",
        _ => "events-settings-saved",
    }
}

// Work.

async fn keep(db: &Database, actor: &Actor, event_id: i64, input: &EventInput, now: DateTimeUtc) -> Result<Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let event = update_event(&mut change, event_id, input).await?;
    change.commit().await?;
    Ok(event)
}

// View.

#[derive(Serialize)]
struct Settings {
    rail: Rail,
    slug: String,
    form: FormView,
    choices: Choices,
    /// The numbers of the rows of bodies in the form.
    bodies: Vec<usize>,
    /// What the pages use in place of a colour that cannot be read; empty where the wish can be.
    accent_used: String,
    cover: Option<PictureView>,
    public: bool,
    /// Somebody saved meanwhile: the way to drop what was typed.
    is_stale: bool,
}

impl View for Settings {
    const TEMPLATE: &'static str = "events/settings";
}

impl Settings {
    fn of(editor: &Editor, form: FormView) -> Self {
        let event = &editor.event;
        let accent = event.accent.as_deref().map(accent_pair).filter(|accent| accent.adjusted);
        let zone = form.values.get("zone").filter(|zone| !zone.is_empty()).unwrap_or(&event.zone);
        Self {
            rail: editor.rail("settings"),
            slug: event.slug.clone(),
            choices: Choices::of(zone, editor.visit.language),
            bodies: body_rows(&form),
            accent_used: accent.map(|accent| accent.light).unwrap_or_default(),
            cover: PictureView::of(event.cover.as_deref()),
            public: event.state.is_public(),
            is_stale: !form.theirs.is_empty(),
            form,
        }
    }
}
