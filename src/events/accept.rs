//! Following an invitation: who is signed in joins, who has no account makes one on the spot. Each link works once.
use super::event;
use super::team::{Role, add_member_in};
use crate::accounts::password::{self, Password};
use crate::accounts::{Anyone, Entrance, NewAccount, Purpose, SignedIn, account, create, one_time_link, sent_without_secrets};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::page::{Page, View, Visit};
use crate::platform::rate_limit::Kind;
use crate::platform::text::{Bilingual, Email, Line};
use crate::platform::time::Now;
use rocket::Route;
use rocket::form::{Contextual, Form};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![show, join, make_account]
}

#[derive(FromForm)]
struct Newcomer {
    name: Line<2, 120>,
    password: Password,
}

// Doors.

/// Only looks: what reads letters ahead of people must not use the link up.
#[get("/invitation/<token>")]
async fn show(token: &str, who: Anyone, visit: Visit, now: Now, db: &Db) -> Result<Page<Invitation>> {
    let view = Invitation::of(db, token, who.0.as_ref(), FormView::default(), now.0).await?;
    Ok(visit.page(view))
}

#[post("/invitation/<token>/join")]
async fn join(token: &str, who: SignedIn, visit: Visit, now: Now, db: &Db) -> Result<Outcome<Invitation>> {
    let view = Invitation::of(db, token, Some(&who), FormView::default(), now.0).await?;
    settle(
        take_up(db, token, &who, now.0).await,
        |slug| moved_on(format!("/studio/{slug}"), "events-invitation-joined"),
        |no| visit.page(Invitation { form: FormView::default().refused(&no), ..view }),
    )
}

#[post("/invitation/<token>/account", data = "<form>")]
async fn make_account(token: &str, form: Form<Contextual<'_, Newcomer>>, visit: Visit, door: Entrance<'_>) -> Result<Outcome<Invitation>> {
    let sent = sent_without_secrets(&form.context);
    let view = Invitation::of(door.db, token, None, sent, door.now).await?;
    let Some(newcomer) = &form.value else { return Ok(Outcome::Again(visit.page(view))) };
    settle(
        arrive(&door, token, newcomer, &visit).await,
        |slug| moved_on(format!("/studio/{slug}"), "events-invitation-joined"),
        |no| visit.clone().page(Invitation { form: view.form.clone().refused(&no), ..view }),
    )
}

// Work.

/// What an invitation opens.
struct Opened {
    link: one_time_link::Model,
    event: event::Model,
    role: Role,
}

async fn look(db: &Database, token: &str, now: DateTimeUtc) -> Result<Opened> {
    opened(db, one_time_link::look(db.reader(), token, Purpose::Invite, now).await?).await
}

async fn opened(db: &Database, link: one_time_link::Model) -> Result<Opened> {
    let event =
        event::Entity::find().filter(event::COLUMN.id.eq(link.event_id.unwrap_or_default())).one(db.reader()).await.or_not_found()?;
    let role = link.role.as_deref().and_then(Role::from_code).ok_or(AppError::NotFound)?;
    Ok(Opened { link, event, role })
}

/// The link is used and its user is in the team, or neither. Answers the slug of the event.
async fn take_up(db: &Database, token: &str, who: &SignedIn, now: DateTimeUtc) -> Result<String> {
    let opened = look(db, token, now).await?;
    let mut change = Change::begin(db, &who.actor(), now).await?;
    one_time_link::spend(&mut change, token, Purpose::Invite).await?;
    add_member_in(&mut change, opened.event.id, &who.account, opened.role).await?;
    change.commit().await?;
    Ok(opened.event.slug)
}

/// A new account whose address the link has shown to be theirs, in the team and signed in. Answers the slug of the event.
async fn arrive(door: &Entrance<'_>, token: &str, newcomer: &Newcomer, visit: &Visit) -> Result<String> {
    door.limit(Kind::SignUpAddress, door.address)?;
    let opened = look(door.db, token, door.now).await?;
    let email = Email::parse(opened.link.email.as_deref().unwrap_or_default()).map_err(|_| AppError::NotFound)?;
    password::may_be_used(&newcomer.password, &email, &newcomer.name)?;
    let password_hash = Some(door.hash(&newcomer.password).await?);
    let actor = Actor { id: None, name: newcomer.name.to_string() };
    let mut change = Change::begin(door.db, &actor, door.now).await?;
    one_time_link::spend(&mut change, token, Purpose::Invite).await?;
    let name = newcomer.name.to_string();
    let new = NewAccount { email, name, password_hash, language: visit.language, is_admin: false, confirmed: true };
    let account = create(&mut change, new).await.map_err(at_no_field)?;
    add_member_in(&mut change, opened.event.id, &account, opened.role).await?;
    door.admit(change, &account).await?;
    Ok(opened.event.slug)
}

/// The address is not a field here.
fn at_no_field(error: AppError) -> AppError {
    match error {
        AppError::Refused(no) => Refusal { field: None, ..no }.into(),
        other => other,
    }
}

// View.

#[derive(Serialize)]
struct Invitation {
    token: String,
    event: Bilingual,
    role: &'static str,
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

impl View for Invitation {
    const TEMPLATE: &'static str = "events/accept";
}

impl Invitation {
    async fn of(db: &Database, token: &str, who: Option<&SignedIn>, form: FormView, now: DateTimeUtc) -> Result<Self> {
        let Opened { link, event, role } = look(db, token, now).await?;
        let inviter = account::Entity::find_by_id(link.invited_by.unwrap_or_default()).one(db.reader()).await?;
        let email = link.email.unwrap_or_default();
        let known = account::Entity::find().filter(account::COLUMN.email.eq(&email)).one(db.reader()).await?;
        Ok(Self {
            token: token.to_owned(),
            event: event.name,
            role: role.key(),
            inviter: inviter.map(|account| account.name).unwrap_or_default(),
            me: who.map(|who| Me { name: who.account.name.clone(), email: who.account.email.clone(), other: who.account.email != email }),
            has_account: known.is_some(),
            email,
            form,
        })
    }
}
