//! Following an invitation: who is signed in joins, who has no account makes one on the spot. Each link works once.
use super::entrance::Entrance;
use super::password::{self, Password};
use super::{Anyone, NewAccount, SignedIn, account, create, sent_without_secrets};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::doors::{guarded, sent};
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{self, FormView, settle};
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::rate_limit::Kind;
use crate::platform::text::{Bilingual, Email, Line};
use crate::platform::time::Now;
use rocket::form::Contextual;
use rocket::http::Method;
use rocket::response::{Flash, Redirect};
use rocket::route::{BoxFuture, Outcome};
use rocket::{Data, Request, Route};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;

/// What a letter invites to. The area that sends it says what it is; how it is followed is the same for all.
pub(crate) trait Invitation: Sized + Send + Sync + 'static {
    /// Where its links lead: `/invitation` for `/invitation/<token>`.
    const DOOR: &'static str;

    /// The invitation behind a token, without using it.
    ///
    /// # Errors
    /// A refusal when it was used, has run out, or never was.
    fn look(db: &impl ConnectionTrait, token: &str, now: DateTimeUtc) -> impl Future<Output = Result<Self>> + Send;

    /// Uses it. However many ask at once, one gets it.
    fn spend(change: &mut Change, token: &str) -> impl Future<Output = Result<()>> + Send;

    /// Makes the account part of what it was invited to, inside the change that uses the invitation.
    fn take_in(&self, change: &mut Change, account: &account::Model) -> impl Future<Output = Result<()>> + Send;

    /// Where the letter went.
    fn email(&self) -> &str;

    fn invited_by(&self) -> Option<i64>;

    /// What its page says.
    fn asks(&self, inviter: &str, language: Language) -> Asks;

    /// Where it leads who accepted.
    fn leads(&self) -> Flash<Redirect>;
}

/// What an invitation says of itself; `title` and `verb` are word keys.
#[derive(Serialize)]
pub(crate) struct Asks {
    pub title: &'static str,
    pub name: Bilingual,
    pub text: String,
    pub verb: &'static str,
}

#[derive(FromForm)]
struct Newcomer {
    name: Line<2, 120>,
    password: Password,
}

// Doors.

/// `/invitation/<token>`, to look at it, to join with the account signed in, and to make one and join.
pub(crate) fn doors<I: Invitation>() -> Vec<Route> {
    let of = |act: &str| format!("{}/<token>{act}", I::DOOR);
    vec![
        Route::new(Method::Get, &of(""), show::<I>),
        Route::new(Method::Post, &of("/join"), join::<I>),
        Route::new(Method::Post, &of("/account"), make_account::<I>),
    ]
}

fn show<'r, I: Invitation>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let (who, visit, db) = (guarded!(Anyone, request, data).0, guarded!(Visit, request, data), guarded!(&Db, request, data));
        Outcome::from(request, look::<I>(token(request), who, visit, db, Now::of(request).0).await)
    })
}

fn join<'r, I: Invitation>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let (who, visit, db) = (guarded!(SignedIn, request, data), guarded!(Visit, request, data), guarded!(&Db, request, data));
        Outcome::from(request, accept::<I>(token(request), who, visit, db, Now::of(request).0).await)
    })
}

fn make_account<'r, I: Invitation>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let (visit, door) = (guarded!(Visit, request, data), guarded!(Entrance<'_>, request, data));
        let form = sent!(Newcomer, request, data);
        Outcome::from(request, welcome::<I>(token(request), form, visit, door).await)
    })
}

/// The second part of the address; what no token can be is one that never was.
fn token<'r>(request: &'r Request<'_>) -> &'r str {
    request.param(1).and_then(Result::ok).unwrap_or_default()
}

// Work.

/// Only looks: what reads letters ahead of people must not use the link up.
async fn look<I: Invitation>(
    token: &str,
    who: Option<SignedIn>,
    visit: Visit,
    db: &Database,
    now: DateTimeUtc,
) -> Result<Page<InvitationPage>> {
    let invitation = I::look(db.reader(), token, now).await?;
    let view = InvitationPage::of(db, &invitation, token, who.as_ref(), &visit).await?;
    Ok(visit.page(view))
}

async fn accept<I: Invitation>(
    token: &str,
    who: SignedIn,
    visit: Visit,
    db: &Database,
    now: DateTimeUtc,
) -> Result<form::Outcome<InvitationPage>> {
    let invitation = I::look(db.reader(), token, now).await?;
    let view = InvitationPage::of(db, &invitation, token, Some(&who), &visit).await?;
    settle(
        take_up::<I>(db, token, &who, now).await,
        |leads| leads,
        |no| visit.page(InvitationPage { form: view.form.refused(&at_no_field(no)), ..view }),
    )
}

async fn welcome<I: Invitation>(
    token: &str,
    form: Contextual<'_, Newcomer>,
    visit: Visit,
    door: Entrance<'_>,
) -> Result<form::Outcome<InvitationPage>> {
    let invitation = I::look(door.db.reader(), token, door.now).await?;
    let view = InvitationPage::of(door.db, &invitation, token, None, &visit).await?;
    let view = InvitationPage { form: sent_without_secrets(&form.context), ..view };
    let Some(newcomer) = &form.value else { return Ok(form::Outcome::Again(visit.page(view))) };
    settle(
        arrive(&door, &invitation, token, newcomer, visit.language).await,
        |leads| leads,
        |no| visit.page(InvitationPage { form: view.form.refused(&no), ..view }),
    )
}

/// The link is used and its user has joined, or neither.
async fn take_up<I: Invitation>(db: &Database, token: &str, who: &SignedIn, now: DateTimeUtc) -> Result<Flash<Redirect>> {
    let mut change = Change::begin(db, &who.actor(), now).await?;
    let invitation = I::look(change.tx(), token, now).await?;
    I::spend(&mut change, token).await?;
    invitation.take_in(&mut change, &who.account).await?;
    change.commit().await?;
    Ok(invitation.leads())
}

/// A new account whose address the link has shown to be theirs, joined and signed in.
async fn arrive<I: Invitation>(
    door: &Entrance<'_>,
    invitation: &I,
    token: &str,
    newcomer: &Newcomer,
    language: Language,
) -> Result<Flash<Redirect>> {
    door.limit(Kind::SignUpAddress, door.address)?;
    let email = Email::parse(invitation.email()).map_err(|_| AppError::NotFound)?;
    password::may_be_used(&newcomer.password, &email, &newcomer.name)?;
    let password_hash = Some(door.hash(&newcomer.password).await?);
    let name = newcomer.name.to_string();
    let mut change = Change::begin(door.db, &Actor { id: None, name: name.clone() }, door.now).await?;
    I::spend(&mut change, token).await?;
    let new = NewAccount { email, name, password_hash, language, is_admin: false, confirmed: true };
    let account = create(&mut change, new).await.map_err(|error| match error {
        AppError::Refused(no) => at_no_field(no).into(),
        other => other,
    })?;
    invitation.take_in(&mut change, &account).await?;
    door.admit(change, &account).await?;
    Ok(invitation.leads())
}

/// The address is not a field here.
fn at_no_field(no: Refusal) -> Refusal {
    Refusal { field: None, ..no }
}

#[derive(Serialize)]
struct InvitationPage {
    /// Its own address.
    path: String,
    asks: Asks,
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

impl View for InvitationPage {
    const TEMPLATE: &'static str = "accounts/invitation";
}

impl InvitationPage {
    async fn of<I: Invitation>(db: &Database, invitation: &I, token: &str, who: Option<&SignedIn>, visit: &Visit) -> Result<Self> {
        let inviter = account::Entity::find_by_id(invitation.invited_by().unwrap_or_default()).one(db.reader()).await?;
        let inviter = inviter.map(|account| account.name).unwrap_or_default();
        let email = invitation.email().to_owned();
        let known = account::Entity::find().filter(account::COLUMN.email.eq(&email)).one(db.reader()).await?;
        let me =
            |who: &SignedIn| Me { name: who.account.name.clone(), email: who.account.email.clone(), other: who.account.email != email };
        Ok(Self {
            path: format!("{}/{token}", I::DOOR),
            asks: invitation.asks(&inviter, visit.language),
            me: who.map(me),
            has_account: known.is_some(),
            email,
            form: FormView::default(),
        })
    }
}
