//! An exhibitor follows what becomes of its application, withdraws it, and says whether the public may see it.
use super::list::next_key;
use super::withdraw::withdraw;
use crate::events::event;
use crate::exhibitors::application::{State, may_be_edited};
use crate::exhibitors::apply::{list, next_step};
use crate::exhibitors::dossier::{Dossier, OwnDossier, numbers_of};
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::history::{self, Reader};
use crate::exhibitors::sheet::{Sheet, sheet};
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::form::moved_on;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, moment, timestamp};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, step_back, set_listing]
}

#[get("/desk/<_>")]
async fn show(own: OwnDossier, db: &Db, now: Now) -> Result<Page<FollowPage>> {
    let OwnDossier { who, visit, event, dossier } = own;
    let (language, application) = (visit.language, &dossier.application);
    let reader = Reader::Exhibitor { account_id: who.account.id };
    let villages = Villages::of(db.reader(), event.id).await?;
    let kinds = Kinds::of(db.reader(), event.id).await?;
    let editable = may_be_edited(application.state, &event, now.0);
    let view = FollowPage {
        slug: event.slug.clone(),
        event_name: event.name.clone(),
        event_address: public_address(&event, language.code()),
        name: dossier.exhibitor.name.clone(),
        state: application.state.key(),
        tag: application.state.tag(),
        next: next_key(application.state),
        words: words(&dossier),
        booths: numbers_of(&dossier.booths(db.reader()).await?),
        sent_at: application.sent_at.map(|at| timestamp(at, event.tz(), language)),
        closes: event.booths().last(event.tz()).map(|at| moment(at, event.tz(), language)),
        go_on: editable.is_ok().then(|| next_step(&dossier.exhibitor, application).address(&event.slug)),
        shut: editable.err().filter(|_| application.state.may_be_changed().is_ok()).map(|no| no.key.into_owned()),
        may_withdraw: application.state.may_be_withdrawn().is_ok(),
        accepted: application.state.is_shown(),
        listed: dossier.exhibitor.shown,
        listed_at: dossier.exhibitor.shown_at.map(|at| timestamp(at, event.tz(), language)),
        profile: format!("/{}/{}/exhibitors/{}", language.code(), event.slug, dossier.exhibitor.slug),
        sheet: sheet(&dossier, &kinds, &villages, language),
        history: history::of(db.reader(), &event, application.id, reader, language).await?,
    };
    Ok(visit.page(view))
}

fn public_address(event: &event::Model, language: &str) -> Option<String> {
    event.state.is_public().then(|| format!("/{language}/{}", event.slug))
}

/// The organizers' words, while they speak of the present state.
fn words(dossier: &Dossier) -> String {
    match dossier.application.state {
        State::Draft | State::Sent | State::Withdrawn => String::new(),
        _ => dossier.application.words.clone(),
    }
}

#[post("/desk/<_>/withdraw")]
async fn step_back(own: OwnDossier, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let to = format!("/desk/{}", own.event.slug);
    match withdraw(db, &own.who, &own.event, now.0, &own.visit.origin).await {
        Ok(_) => Ok(moved_on(to, "exhibitors-withdrawn")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(to), no.key)),
        Err(other) => Err(other),
    }
}

#[derive(FromForm)]
struct Listing {
    shown: bool,
}

#[post("/desk/<_>/listing", data = "<form>")]
async fn set_listing(own: OwnDossier, form: Form<Listing>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    list(db, &own.who, &own.event, now.0, form.shown).await?;
    let word = if form.shown { "exhibitors-listed" } else { "exhibitors-unlisted" };
    Ok(moved_on(format!("/desk/{}", own.event.slug), word))
}

#[derive(Serialize)]
struct FollowPage {
    slug: String,
    event_name: Bilingual,
    event_address: Option<String>,
    name: Bilingual,
    state: &'static str,
    tag: &'static str,
    next: &'static str,
    words: String,
    booths: String,
    sent_at: Option<String>,
    closes: Option<String>,
    /// The step to go on with, while it may be changed.
    go_on: Option<String>,
    /// Why it cannot be changed although its state would allow it.
    shut: Option<String>,
    may_withdraw: bool,
    accepted: bool,
    listed: bool,
    listed_at: Option<String>,
    profile: String,
    sheet: Sheet,
    history: Vec<history::Line>,
}

impl View for FollowPage {
    const TEMPLATE: &'static str = "exhibitors/follow";
}
