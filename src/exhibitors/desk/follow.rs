//! An exhibitor follows what becomes of its application: where it stands, what comes next and until when.
use super::at::Desk;
use super::below::Below;
use super::list::next_key;
use super::path::{Station, path};
use super::team::member::people_ever;
use crate::events::event;
use crate::exhibitors::application::acts::{Act, By, possible};
use crate::exhibitors::application::{State, may_be_edited};
use crate::exhibitors::apply::{list, next_step};
use crate::exhibitors::dossier::{Dossier, OwnDossier, numbers_of};
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::form::Asking;
use crate::exhibitors::history::{self, Reader};
use crate::exhibitors::review::place_in_line;
use crate::exhibitors::sheet::{Sheet, sheet};
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::moved_on;
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, date_range, moment, timestamp};
use crate::platform::words::word;
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, set_listing]
}

#[get("/desk/<_>")]
async fn show(own: OwnDossier, db: &Db, now: Now) -> Result<Page<FollowPage>> {
    let OwnDossier { who, visit, event, dossier } = own;
    let (language, application) = (visit.language, &dossier.application);
    let reader = Reader::Exhibitor { people: people_ever(db.reader(), &dossier.exhibitor, application.id).await? };
    let villages = Villages::of(db.reader(), event.id).await?;
    let kinds = Kinds::of(db.reader(), event.id).await?;
    let asking = Asking::of_dossier(db.reader(), &dossier).await?;
    let editable = may_be_edited(application.state, &event, now.0);
    let acts = possible(By::Exhibitor, application, &event, now.0);
    let told = |at| moment(at, event.tz(), language);
    let until = application.offered_until.filter(|_| application.state == State::Offered).map(told);
    let sent_at = application.sent_at.map(|at| timestamp(at, event.tz(), language));
    let booths = numbers_of(&dossier.booths(db.reader()).await?);
    let answers = dossier.exhibitor.account_id == who.account.id;
    let below = Below::of(db, &Desk::own(&who, &visit, &event, &dossier), now.0).await?;
    let view = FollowPage {
        below,
        slug: event.slug.clone(),
        event_name: event.name.clone(),
        event_address: public_address(&event, language.code()),
        name: dossier.exhibitor.name.clone(),
        state: application.state.key(),
        tag: application.state.tag(),
        next: next_key(application.state),
        words: words(&dossier),
        path: path(application.state, notes(&dossier, &event, (&sent_at, &until, &booths), language)),
        place: holds(&dossier, &kinds, language),
        until,
        in_line: place_in_line(db.reader(), application).await?,
        version: application.version,
        booths,
        sent_at,
        closes: event.booths().last(event.tz()).map(|at| moment(at, event.tz(), language)),
        go_on: editable.is_ok().then(|| next_step(&dossier, &asking).address(&event.slug)),
        shut: editable.err().filter(|_| application.state.may_be_changed().is_ok()).map(|no| no.key.into_owned()),
        may_confirm: acts.contains(&Act::Confirm) && answers,
        may_withdraw: acts.contains(&Act::Withdraw) && answers,
        offered: application.state == State::Offered,
        accepted: application.state.is_shown(),
        listed: dossier.exhibitor.shown,
        listed_at: dossier.exhibitor.shown_at.map(|at| timestamp(at, event.tz(), language)),
        profile: format!("/{}/{}/exhibitors/{}", language.code(), event.slug, dossier.exhibitor.slug),
        sheet: sheet(&dossier, &kinds, &villages, language).with(&asking, language),
        history: history::of(db.reader(), &event, application.id, reader, language).await?,
    };
    Ok(visit.page(view))
}

/// What is said at each station of the way.
fn notes(
    dossier: &Dossier,
    event: &event::Model,
    (sent_at, until, booths): (&Option<String>, &Option<String>, &str),
    language: Language,
) -> [String; 4] {
    let (row, say) = (&dossier.application, |key| word(language, key));
    let closes = || event.booths().last(event.tz()).map(|at| moment(at, event.tz(), language));
    let answered = row.decided_at.filter(|_| row.state != State::Sent).map(|at| timestamp(at, event.tz(), language));
    let first = if row.state == State::Draft { closes() } else { sent_at.clone() };
    let third = until.as_ref().map(|until| format!("{} {until}", say("exhibitors-path-until")));
    let last = if booths.is_empty() { date_range(event.starts_on, event.ends_on, language) } else { booths.to_owned() };
    [first.unwrap_or_default(), answered.unwrap_or_default(), third.unwrap_or_default(), last]
}

/// "Gian tiêu chuẩn × 2", for who has a place.
fn holds(dossier: &Dossier, kinds: &Kinds, language: Language) -> String {
    let row = &dossier.application;
    let kind = kinds.name(row.booth_kind.as_deref(), language);
    match (row.state.holds_place(), row.booth_count) {
        (true, 2..) => format!("{kind} × {}", row.booth_count),
        (true, 1) => kind,
        _ => String::new(),
    }
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
    below: Below,
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
    may_confirm: bool,
    may_withdraw: bool,
    /// A place is offered and waits for an answer.
    offered: bool,
    path: Vec<Station>,
    /// Kind and number of the place it has.
    place: String,
    /// Until when the offer stands.
    until: Option<String>,
    /// Where it stands on the waiting list.
    in_line: Option<u64>,
    version: i32,
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
