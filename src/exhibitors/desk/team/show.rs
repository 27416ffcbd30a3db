//! Who works on a desk: helpers are invited by letter, leave, or are removed by the one who answers.
use super::{invitation, member};
use crate::accounts::{Entrance, account};
use crate::events::event;
use crate::exhibitors::desk::at::{Desk, OwnDesk};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::exhibitor;
use crate::platform::Db;
use crate::platform::change::{Change, Letter, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::rate_limit::Kind;
use crate::platform::text::{Bilingual, Email};
use crate::platform::time::{Now, date, local};
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, invite, withdraw, remove]
}

/// The most helpers of one exhibitor.
const MOST_HELPERS: usize = 12;

#[derive(FromForm)]
struct Guest {
    email: Email,
}

// Doors.

#[get("/desk/<_>/team")]
async fn show(desk: OwnDesk, db: &Db, now: Now) -> Result<Page<TeamPage>> {
    page(desk.0, db, now.0, FormView::default()).await
}

async fn page(desk: Desk, db: &Database, now: DateTimeUtc, form: FormView) -> Result<Page<TeamPage>> {
    let view = TeamPage::of(db, &desk, form, now).await?;
    Ok(desk.visit.page(view))
}

#[post("/desk/<_>/team", data = "<form>")]
async fn invite(form: Form<Contextual<'_, Guest>>, desk: OwnDesk, door: Entrance<'_>) -> Result<Outcome<TeamPage>> {
    let (desk, sent) = (desk.0, FormView::sent(&form.context));
    let Some(guest) = &form.value else { return Ok(Outcome::Again(page(desk, door.db, door.now, sent).await?)) };
    match send(&door, &desk, guest).await {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/desk/{}/team", desk.event.slug), "desk-team-invited"))),
        Err(AppError::Refused(no)) => Ok(Outcome::Again(page(desk, door.db, door.now, sent.refused(&no)).await?)),
        Err(other) => Err(other),
    }
}

#[post("/desk/<_>/team/invitations/<invitation>/withdraw")]
async fn withdraw(invitation: i64, desk: OwnDesk, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let to = format!("/desk/{}/team", desk.0.event.slug);
    match take_back(db, &desk.0, invitation, now.0).await {
        Ok(()) => Ok(moved_on(to, "desk-team-withdrawn")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(to), no.key)),
        Err(other) => Err(other),
    }
}

#[post("/desk/<_>/team/<helper>/remove")]
async fn remove(helper: i64, desk: OwnDesk, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let to = format!("/desk/{}/team", desk.0.event.slug);
    match part_with(db, &desk.0, helper, now.0).await {
        Ok(true) => Ok(moved_on("/desk", "desk-team-left")),
        Ok(false) => Ok(moved_on(to, "desk-team-removed")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(to), no.key)),
        Err(other) => Err(other),
    }
}

// Work.

/// Only who answers for the exhibitor decides who works on its desk.
fn must_answer(desk: &Desk) -> Result<(), Refusal> {
    if desk.answers() { Ok(()) } else { Err(Refusal::new("desk-only-answerer")) }
}

/// The invitation and its letter, or neither.
async fn send(door: &Entrance<'_>, desk: &Desk, guest: &Guest) -> Result<()> {
    must_answer(desk)?;
    door.limit(Kind::RecoverAccount, &guest.email)?;
    let exhibitor = &desk.dossier.exhibitor;
    let mut change = Change::begin(door.db, &desk.who.actor(), door.now).await?;
    let known = account::by_email(change.tx(), &guest.email).await?;
    if let Some(account) = &known {
        works_nowhere(&change, exhibitor.event_id, account.id).await?;
    }
    if member::people_of(change.tx(), exhibitor).await?.len() > MOST_HELPERS {
        return Err(Refusal::new("desk-team-full").with("most", MOST_HELPERS).into());
    }
    let token = invitation::issue(&change, exhibitor.id, &guest.email, desk.who.account.id).await?;
    change.letter(letter(door, desk, guest, known, &token)).await?;
    let application = &desk.dossier.application;
    let note = Note::new(exhibitor.event_id, "desk-log-invited").about("application", application.id, guest.email.to_string());
    change.note(note.quiet()).await?;
    change.commit().await
}

fn letter(door: &Entrance<'_>, desk: &Desk, guest: &Guest, known: Option<account::Model>, token: &str) -> Letter {
    let language = known.as_ref().map_or(desk.visit.language, |account| account.language);
    let data = json!({
        "event": desk.event.name.plain(language),
        "exhibitor": desk.dossier.exhibitor.name.plain(language),
        "inviter": desk.who.account.name,
        "link": door.link(&format!("/desk-invitation/{token}")),
    });
    Letter {
        to: guest.email.to_string(),
        name: known.map(|account| account.name).unwrap_or_default(),
        language,
        template: "exhibitors/letters/helper_invited",
        data,
        event_id: Some(desk.event.id),
        secret: true,
    }
}

/// An account works for one exhibitor of an event.
pub async fn works_nowhere(change: &Change, event_id: i64, account_id: i64) -> Result<()> {
    match Dossier::of_account(change.tx(), event_id, account_id).await? {
        Some(known) => Err(Refusal::at("email", "desk-team-works-elsewhere").with("name", known.label()).into()),
        None => Ok(()),
    }
}

async fn take_back(db: &Database, desk: &Desk, invitation_id: i64, now: DateTimeUtc) -> Result<()> {
    must_answer(desk)?;
    let mut change = Change::begin(db, &desk.who.actor(), now).await?;
    let own = invitation::Entity::find_by_id(invitation_id).filter(invitation::COLUMN.exhibitor_id.eq(desk.dossier.exhibitor.id));
    let row = own.one(change.tx()).await.or_not_found()?;
    invitation::end_waiting(&change, row.exhibitor_id, invitation::COLUMN.id.eq(row.id)).await?;
    let note = Note::new(desk.event.id, "desk-log-invitation-withdrawn").about("application", desk.dossier.application.id, row.email);
    change.note(note.quiet()).await?;
    change.commit().await
}

/// A helper leaves, or is removed by the one who answers. Answers whether it was the helper's own act.
async fn part_with(db: &Database, desk: &Desk, helper_id: i64, now: DateTimeUtc) -> Result<bool> {
    let mut change = Change::begin(db, &desk.who.actor(), now).await?;
    let own = member::Entity::find_by_id(helper_id).filter(member::COLUMN.exhibitor_id.eq(desk.dossier.exhibitor.id));
    let helper = own.one(change.tx()).await.or_not_found()?;
    let leaves = helper.account_id == desk.who.account.id;
    if !leaves {
        must_answer(desk)?;
    }
    member::Entity::delete_by_id(helper.id).exec(change.tx()).await?;
    let name = account::Entity::find_by_id(helper.account_id).one(change.tx()).await?.map(|account| account.name).unwrap_or_default();
    let act = if leaves { "desk-log-left" } else { "desk-log-removed" };
    change.note(Note::new(desk.event.id, act).about("application", desk.dossier.application.id, name).quiet()).await?;
    change.commit().await?;
    Ok(leaves)
}

// View.

#[derive(Serialize)]
struct TeamPage {
    slug: String,
    name: Bilingual,
    /// The reader answers for the exhibitor.
    answers: bool,
    answerer: Person,
    helpers: Vec<Person>,
    waiting: Vec<Waiting>,
    form: FormView,
}

#[derive(Serialize)]
struct Person {
    id: i64,
    name: String,
    email: String,
    since: Option<String>,
    me: bool,
}

#[derive(Serialize)]
struct Waiting {
    id: i64,
    email: String,
    until: String,
}

impl View for TeamPage {
    const TEMPLATE: &'static str = "exhibitors/desk/team";
}

impl TeamPage {
    async fn of(db: &Database, desk: &Desk, form: FormView, now: DateTimeUtc) -> Result<Self> {
        let exhibitor = &desk.dossier.exhibitor;
        let helpers = member::Entity::find().filter(member::COLUMN.exhibitor_id.eq(exhibitor.id)).order_by_asc(member::Column::Id);
        let rows = helpers.all(db.reader()).await?;
        let ids = member::people_of(db.reader(), exhibitor).await?;
        let accounts = account::Entity::find().filter(account::COLUMN.id.is_in(ids)).all(db.reader()).await?;
        let waiting = invitation::waiting(db.reader(), exhibitor.id, now).await?;
        let person =
            |row: &member::Model| Person { id: row.id, since: Some(day(row.added_at, desk)), ..person(row.account_id, &accounts, desk) };
        Ok(Self {
            slug: desk.event.slug.clone(),
            name: exhibitor.name.clone(),
            answers: desk.answers(),
            answerer: answerer(exhibitor, &accounts, desk),
            helpers: rows.iter().map(person).collect(),
            waiting: waiting.into_iter().map(|row| Waiting { id: row.id, until: day(row.expires_at, desk), email: row.email }).collect(),
            form,
        })
    }
}

fn answerer(exhibitor: &exhibitor::Model, accounts: &[account::Model], desk: &Desk) -> Person {
    person(exhibitor.account_id, accounts, desk)
}

fn person(account_id: i64, accounts: &[account::Model], desk: &Desk) -> Person {
    let known = accounts.iter().find(|account| account.id == account_id);
    Person {
        id: 0,
        name: known.map(|account| account.name.clone()).unwrap_or_default(),
        email: known.map(|account| account.email.clone()).unwrap_or_default(),
        since: None,
        me: account_id == desk.who.account.id,
    }
}

fn day(at: DateTimeUtc, desk: &Desk) -> String {
    let event: &event::Model = &desk.event;
    date(local(at, event.tz()).date(), desk.visit.language)
}
