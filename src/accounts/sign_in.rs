//! Signing in, by password or by a one-time link.
use super::entrance::Entrance;
use super::one_time_link::{self, Purpose};
use super::password::Password;
use super::{Anyone, HOME, account, confirm, sent_without_secrets};
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome};
use crate::platform::page::{Page, View, Visit, local_address};
use crate::platform::rate_limit::Kind;
use crate::platform::text::Email;
use crate::platform::time::Now;
use rocket::Either;
use rocket::form::{Contextual, Form};
use rocket::response::Redirect;
use sea_orm::EntityTrait;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, enter, show_link, follow_link]
}

#[derive(FromForm)]
struct Credentials {
    email: Email,
    password: Password,
    next: Option<String>,
}

/// Where to go afterwards.
#[derive(FromForm)]
struct Onward {
    next: Option<String>,
}

// Doors.

#[get("/sign-in?<next>")]
fn ask(next: Option<&str>, visit: Visit, who: Anyone) -> Either<Redirect, Page<SignInPage>> {
    let next = local_address(next);
    if who.0.is_some() {
        return Either::Left(Redirect::to(next.unwrap_or(HOME).to_owned()));
    }
    let form = FormView::filled([("next", next.unwrap_or_default().to_owned())]);
    Either::Right(visit.page(SignInPage { form }))
}

#[post("/sign-in", data = "<form>")]
async fn enter(form: Form<Contextual<'_, Credentials>>, visit: Visit, door: Entrance<'_>) -> Result<Outcome<SignInPage>> {
    let view = sent_without_secrets(&form.context);
    let Some(typed) = &form.value else {
        return Ok(Outcome::Again(visit.page(SignInPage { form: view })));
    };
    match by_password(&door, &typed.email, &typed.password).await {
        Ok(()) => Ok(Outcome::Moved(onward(typed.next.as_deref()))),
        Err(AppError::Refused(no)) => Ok(Outcome::Again(visit.page(SignInPage { form: view.refused(&no) }))),
        Err(other) => Err(other),
    }
}

/// Only looks: what reads letters ahead of people must not use the link up.
#[get("/sign-in/<token>?<next>")]
async fn show_link(token: &str, next: Option<&str>, visit: Visit, now: Now, db: &Db) -> Result<Page<LinkPage>> {
    let link = one_time_link::look(db.reader(), token, Purpose::SignIn, now.0).await?;
    let account = account::Entity::find_by_id(link.account_id.unwrap_or_default()).one(db.reader()).await.or_not_found()?;
    let next = local_address(next).unwrap_or_default().to_owned();
    Ok(visit.page(LinkPage { name: account.name, email: account.email, token: token.to_owned(), next }))
}

#[post("/sign-in/<token>", data = "<onward_to>")]
async fn follow_link(token: &str, onward_to: Form<Onward>, door: Entrance<'_>) -> Result<Redirect> {
    by_link(&door, token).await?;
    Ok(onward(onward_to.next.as_deref()))
}

fn onward(next: Option<&str>) -> Redirect {
    Redirect::to(local_address(next).unwrap_or(HOME).to_owned())
}

// Work.

/// Answers the same, after the same time, whether the address is unknown or the password wrong.
async fn by_password(door: &Entrance<'_>, email: &Email, password: &Password) -> Result<()> {
    door.limit(Kind::SignInAddress, door.address)?;
    door.limit(Kind::SignInAccount, email)?;
    let account = account::by_email(door.db.reader(), email).await?;
    let right = door.verify(password, account.as_ref()).await?;
    let account = account.filter(|_| right).ok_or_else(|| Refusal::new("accounts-sign-in-wrong"))?;
    let change = door.change_by(&account).await?;
    let account = unchanged(&change, &account).await?;
    may_enter(&account)?;
    if account.email_confirmed_at.is_none() {
        confirm::send_again(door, change, &account).await?;
        return Err(Refusal::new("accounts-sign-in-unconfirmed").into());
    }
    door.admit(change, &account).await
}

/// Read again inside the change: a password that was replaced while this one was being checked opens nothing.
async fn unchanged(change: &Change, known: &account::Model) -> Result<account::Model> {
    let account = account::Entity::find_by_id(known.id).one(change.tx()).await?;
    let same = account.filter(|account| account.password_hash == known.password_hash);
    same.ok_or_else(|| Refusal::new("accounts-sign-in-wrong").into())
}

async fn by_link(door: &Entrance<'_>, token: &str) -> Result<()> {
    door.limit(Kind::SignInAddress, door.address)?;
    let link = one_time_link::look(door.db.reader(), token, Purpose::SignIn, door.now).await?;
    let account = account::Entity::find_by_id(link.account_id.unwrap_or_default()).one(door.db.reader()).await.or_not_found()?;
    may_enter(&account)?;
    let mut change = door.change_by(&account).await?;
    one_time_link::spend(&mut change, token, Purpose::SignIn).await?;
    door.admit(change, &account).await
}

/// Said only to who has shown a password or a link of the account.
pub(super) fn may_enter(account: &account::Model) -> Result<(), Refusal> {
    match account.blocked_at {
        Some(_) => Err(Refusal::new("accounts-sign-in-blocked")),
        None => Ok(()),
    }
}

// Views.

#[derive(Serialize)]
struct SignInPage {
    form: FormView,
}

impl View for SignInPage {
    const TEMPLATE: &'static str = "accounts/sign_in";
}

#[derive(Serialize)]
struct LinkPage {
    name: String,
    email: String,
    token: String,
    next: String,
}

impl View for LinkPage {
    const TEMPLATE: &'static str = "accounts/sign_in_link";
}
