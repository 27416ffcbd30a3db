//! Following an invitation to a desk: who is signed in joins, who has no account makes one on the spot. Each link works once.
use super::show::works_nowhere;
use super::{invitation, member};
use crate::accounts::password::{self, Password};
use crate::accounts::{Anyone, Entrance, NewAccount, SignedIn, account, create, sent_without_secrets};
use crate::events::event;
use crate::exhibitors::{application, exhibitor};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::page::{Page, View, Visit};
use crate::platform::rate_limit::Kind;
use crate::platform::text::{Bilingual, Email, Line};
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, join, make_account]
}

#[derive(FromForm)]
struct Newcomer {
    name: Line<2, 120>,
    password: Password,
}

// Doors.

/// Only looks: what reads letters ahead of people must not use the link up.
#[get("/desk-invitation/<token>")]
async fn show(token: &str, who: Anyone, visit: Visit, now: Now, db: &Db) -> Result<Page<JoinPage>> {
    let view = JoinPage::of(db, token, who.0.as_ref(), FormView::default(), now.0).await?;
    Ok(visit.page(view))
}

#[post("/desk-invitation/<token>/join")]
async fn join(token: &str, who: SignedIn, visit: Visit, now: Now, db: &Db) -> Result<Outcome<JoinPage>> {
    let view = JoinPage::of(db, token, Some(&who), FormView::default(), now.0).await?;
    settle(
        take_up(db, token, &who, now.0).await,
        |slug| moved_on(format!("/desk/{slug}"), "desk-team-joined"),
        |no| visit.page(JoinPage { form: FormView::default().refused(&Refusal { field: None, ..no }), ..view }),
    )
}

#[post("/desk-invitation/<token>/account", data = "<form>")]
async fn make_account(token: &str, form: Form<Contextual<'_, Newcomer>>, visit: Visit, door: Entrance<'_>) -> Result<Outcome<JoinPage>> {
    let sent = sent_without_secrets(&form.context);
    let view = JoinPage::of(door.db, token, None, sent, door.now).await?;
    let Some(newcomer) = &form.value else { return Ok(Outcome::Again(visit.page(view))) };
    settle(
        arrive(&door, token, newcomer, &visit).await,
        |slug| moved_on(format!("/desk/{slug}"), "desk-team-joined"),
        |no| visit.clone().page(JoinPage { form: view.form.clone().refused(&no), ..view }),
    )
}

// Work.

/// Where an invitation leads.
struct Leads {
    invitation: invitation::Model,
    exhibitor: exhibitor::Model,
    event: event::Model,
}

async fn look(db: &impl ConnectionTrait, token: &str, now: DateTimeUtc) -> Result<Leads> {
    let invitation = invitation::look(db, token, now).await?;
    let exhibitor = exhibitor::Entity::find_by_id(invitation.exhibitor_id).one(db).await.or_not_found()?;
    let event = event::Entity::find_by_id(exhibitor.event_id).one(db).await.or_not_found()?;
    Ok(Leads { invitation, exhibitor, event })
}

/// The link is used and its user helps at the desk, or neither. Answers the slug of the event.
async fn take_up(db: &Database, token: &str, who: &SignedIn, now: DateTimeUtc) -> Result<String> {
    let mut change = Change::begin(db, &who.actor(), now).await?;
    let leads = look(change.tx(), token, now).await?;
    invitation::spend(&change, token).await?;
    add_helper_in(&mut change, &leads.exhibitor, &who.account).await?;
    change.commit().await?;
    Ok(leads.event.slug)
}

/// A new account whose address the link has shown to be theirs, at the desk and signed in. Answers the slug of the event.
async fn arrive(door: &Entrance<'_>, token: &str, newcomer: &Newcomer, visit: &Visit) -> Result<String> {
    door.limit(Kind::SignUpAddress, door.address)?;
    let leads = look(door.db.reader(), token, door.now).await?;
    let email = Email::parse(&leads.invitation.email).map_err(|_| AppError::NotFound)?;
    password::may_be_used(&newcomer.password, &email, &newcomer.name)?;
    let password_hash = Some(door.hash(&newcomer.password).await?);
    let actor = Actor { id: None, name: newcomer.name.to_string() };
    let mut change = Change::begin(door.db, &actor, door.now).await?;
    invitation::spend(&change, token).await?;
    let name = newcomer.name.to_string();
    let new = NewAccount { email, name, password_hash, language: visit.language, is_admin: false, confirmed: true };
    let account = create(&mut change, new).await.map_err(at_no_field)?;
    add_helper_in(&mut change, &leads.exhibitor, &account).await?;
    door.admit(change, &account).await?;
    Ok(leads.event.slug)
}

/// The address is not a field here.
fn at_no_field(error: AppError) -> AppError {
    match error {
        AppError::Refused(no) => Refusal { field: None, ..no }.into(),
        other => other,
    }
}

/// An account becomes a helper, inside a change.
///
/// # Errors
/// A refusal when it works for an exhibitor of this event already.
pub async fn add_helper_in(change: &mut Change, exhibitor: &exhibitor::Model, account: &account::Model) -> Result<()> {
    works_nowhere(change, exhibitor.event_id, account.id).await?;
    let row = member::ActiveModel {
        event_id: Set(exhibitor.event_id),
        exhibitor_id: Set(exhibitor.id),
        account_id: Set(account.id),
        added_at: Set(change.now()),
        ..Default::default()
    };
    row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("desk-team-already"))?;
    let application = application::Entity::find().filter(application::COLUMN.exhibitor_id.eq(exhibitor.id)).one(change.tx()).await?;
    let id = application.map_or(0, |application| application.id);
    change.note(Note::new(exhibitor.event_id, "desk-log-joined").about("application", id, &account.name).quiet()).await
}

// View.

#[derive(Serialize)]
struct JoinPage {
    token: String,
    event: Bilingual,
    exhibitor: Bilingual,
    inviter: String,
    email: String,
    /// Who is signed in, if anybody.
    me: Option<Me>,
    /// The address invited has an account: its owner signs in first.
    has_account: bool,
    form: FormView,
}

#[derive(Serialize)]
struct Me {
    name: String,
    email: String,
    /// Invited at another address than the one signed in with.
    other: bool,
}

impl View for JoinPage {
    const TEMPLATE: &'static str = "exhibitors/desk/join";
}

impl JoinPage {
    async fn of(db: &Database, token: &str, who: Option<&SignedIn>, form: FormView, now: DateTimeUtc) -> Result<Self> {
        let Leads { invitation, exhibitor, event } = look(db.reader(), token, now).await?;
        let inviter = account::Entity::find_by_id(invitation.invited_by).one(db.reader()).await?;
        let known = account::Entity::find().filter(account::COLUMN.email.eq(&invitation.email)).one(db.reader()).await?;
        let email = invitation.email;
        Ok(Self {
            token: token.to_owned(),
            event: event.name,
            exhibitor: exhibitor.name,
            inviter: inviter.map(|account| account.name).unwrap_or_default(),
            me: who.map(|who| Me { name: who.account.name.clone(), email: who.account.email.clone(), other: who.account.email != email }),
            has_account: known.is_some(),
            email,
            form,
        })
    }
}
