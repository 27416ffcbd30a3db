//! Making a new event: its name and what is known so far; the rest waits in the settings.
use super::event;
use super::event::form::{Choices, blank};
use super::event::input::EventInput;
use super::event::keep::insert_event;
use super::list::{may_create, mine};
use super::studio::Rail;
use super::team;
use crate::accounts::SignedIn;
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::page::{Page, View, Visit};
use crate::platform::time::{DEFAULT_ZONE, Now};
use rocket::Route;
use rocket::form::{Contextual, Form};
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![ask, create]
}

// Doors.

#[get("/studio/new")]
async fn ask(who: SignedIn, visit: Visit, db: &Db) -> Result<Page<New>> {
    let visit = let_in(db, &who, visit).await?;
    let view = New::of(&visit, blank());
    Ok(visit.page(view))
}

#[post("/studio/new", data = "<form>")]
async fn create(form: Form<Contextual<'_, EventInput>>, who: SignedIn, visit: Visit, now: Now, db: &Db) -> Result<Outcome<New>> {
    let visit = let_in(db, &who, visit).await?;
    let sent = FormView::sent(&form.context);
    let sent = form.value.iter().flat_map(EventInput::problems).fold(sent, |view, no| view.refused(&no));
    let Some(input) = form.value.as_ref().filter(|_| !sent.is_refused()) else {
        let view = New::of(&visit, sent);
        return Ok(Outcome::Again(visit.page(view)));
    };
    settle(
        keep(db, &who, input, now.0).await,
        |event| moved_on(format!("/studio/{}", event.slug), "events-created"),
        |no| {
            let view = New::of(&visit, sent.refused(&no));
            visit.clone().page(view)
        },
    )
}

/// For who may make no events, this page does not exist.
async fn let_in(db: &Database, who: &SignedIn, visit: Visit) -> Result<Visit> {
    if who.account.is_admin || may_create(who, &mine(db.reader(), who).await?) { Ok(visit) } else { Err(AppError::NotFound) }
}

// Work.

/// A new event with its maker as organizer, or neither.
async fn keep(db: &Database, who: &SignedIn, input: &EventInput, now: DateTimeUtc) -> Result<event::Model> {
    let mut change = Change::begin(db, &who.actor(), now).await?;
    let event = insert_event(&mut change, input).await?;
    team::add_member_in(&mut change, event.id, &who.account, team::Role::Organizer).await?;
    change.commit().await?;
    Ok(event)
}

// View.

#[derive(Serialize)]
struct New {
    rail: Rail,
    choices: Choices,
    form: FormView,
}

impl View for New {
    const TEMPLATE: &'static str = "events/create";
}

impl New {
    fn of(visit: &Visit, form: FormView) -> Self {
        Self { rail: Rail::of(None, "", visit), choices: Choices::of(DEFAULT_ZONE.name(), visit.language), form }
    }
}
