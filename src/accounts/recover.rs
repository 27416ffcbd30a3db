//! A forgotten password: a letter with a link, good once and for an hour, to choose a new one.
use super::entrance::{Entrance, evenly};
use super::letter_sent::LetterSent;
use super::login::{self, Which};
use super::one_time_link::{self, NewLink, Purpose};
use super::password::{self, Password};
use super::{account, me, sent_without_secrets, sign_in};
use crate::platform::Db;
use crate::platform::change::{Change, Letter, Note};
use crate::platform::db::Database;
use crate::platform::error::{OrNotFound, Result};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::page::{Page, View, Visit};
use crate::platform::rate_limit::Kind;
use crate::platform::text::Email;
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::response::Redirect;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, send, sent, choose, take]
}

#[derive(FromForm)]
struct Forgotten {
    email: Email,
}

#[derive(FromForm)]
struct Chosen {
    password: Password,
}

// Doors.

#[get("/recover")]
fn ask(visit: Visit) -> Page<RecoverPage> {
    visit.page(RecoverPage { form: FormView::default() })
}

#[post("/recover", data = "<form>")]
async fn send(form: Form<Contextual<'_, Forgotten>>, visit: Visit, door: Entrance<'_>) -> Result<Outcome<RecoverPage>> {
    let Some(typed) = &form.value else {
        return Ok(Outcome::Again(visit.page(RecoverPage { form: FormView::sent(&form.context) })));
    };
    evenly(send_link(&door, &typed.email)).await?;
    Ok(Outcome::Moved(Redirect::to("/recover/sent")))
}

#[get("/recover/sent")]
fn sent(visit: Visit) -> Page<LetterSent> {
    visit.page(LetterSent::RECOVER)
}

#[get("/recover/<token>")]
async fn choose(token: &str, visit: Visit, now: Now, db: &Db) -> Result<Page<NewPasswordPage>> {
    let account = owner(db, token, now.0).await?;
    Ok(visit.page(NewPasswordPage { email: account.email, form: FormView::default() }))
}

#[post("/recover/<token>", data = "<form>")]
async fn take(token: &str, form: Form<Contextual<'_, Chosen>>, visit: Visit, door: Entrance<'_>) -> Result<Outcome<NewPasswordPage>> {
    let account = owner(door.db, token, door.now).await?;
    let again = |form: FormView| visit.page(NewPasswordPage { email: account.email.clone(), form });
    let view = sent_without_secrets(&form.context);
    let Some(chosen) = &form.value else { return Ok(Outcome::Again(again(view))) };
    settle(
        renew(&door, token, &account, &chosen.password).await,
        |()| moved_on("/me", "accounts-password-changed"),
        |no| again(view.refused(&no)),
    )
}

async fn owner(db: &Database, token: &str, now: DateTime<Utc>) -> Result<account::Model> {
    let link = one_time_link::look(db.reader(), token, Purpose::Recover, now).await?;
    account::Entity::find_by_id(link.account_id.unwrap_or_default()).one(db.reader()).await.or_not_found()
}

// Work.

async fn send_link(door: &Entrance<'_>, email: &Email) -> Result<()> {
    door.limit(Kind::RecoverAddress, door.address)?;
    door.limit(Kind::RecoverAccount, email)?;
    let account = account::by_email(door.db.reader(), email).await?;
    let Some(account) = account.filter(|account| account.blocked_at.is_none()) else { return Ok(()) };
    let mut change = door.change_by(&account).await?;
    one_time_link::withdraw(&mut change, account.id, Purpose::Recover).await?;
    let token = one_time_link::issue(&mut change, NewLink::mailed(Purpose::Recover, &account)).await?;
    let data = json!({ "name": account.name, "link": door.link(&format!("/recover/{token}")) });
    change.letter(Letter { data, ..account.letter("accounts/letters/recover") }).await?;
    change.note(Note::new(None, "accounts-log-recover-asked").about("account", account.id, &account.name).quiet()).await?;
    change.commit().await
}

/// The new password, the end of every other login, and this browser signed in: all or nothing.
async fn renew(door: &Entrance<'_>, token: &str, account: &account::Model, password: &Password) -> Result<()> {
    door.limit(Kind::SignInAddress, door.address)?;
    sign_in::may_enter(account)?;
    password::may_be_used(password, &account.email, &account.name)?;
    let hash = door.hash(password).await?;
    let mut change = door.change_by(account).await?;
    one_time_link::spend(&mut change, token, Purpose::Recover).await?;
    let account = set_password(door, &mut change, account.clone(), hash).await?;
    login::end(&mut change, account.id, Which::All).await?;
    door.admit(change, &account).await
}

/// Keeps the new password, takes back links that would open the account without it, and tells its owner. Who may set it
/// has signed in or came by a link from their mailbox or the server's keeper: the address is theirs.
pub(super) async fn set_password(
    door: &Entrance<'_>,
    change: &mut Change,
    account: account::Model,
    hash: String,
) -> Result<account::Model> {
    for purpose in [Purpose::Recover, Purpose::SignIn] {
        one_time_link::withdraw(change, account.id, purpose).await?;
    }
    let confirmed = account.email_confirmed_at.or(Some(change.now()));
    let mut row = account.into_active_model();
    row.password_hash = Set(Some(hash));
    row.email_confirmed_at = Set(confirmed);
    let account = row.update(change.tx()).await?;
    change.note(Note::new(None, "accounts-log-password").about("account", account.id, &account.name).quiet()).await?;
    let data = json!({ "name": account.name, "at": me::shown(door.now, account.language), "recover": door.link("/recover") });
    change.letter(Letter { data, secret: false, ..account.letter("accounts/letters/password_changed") }).await?;
    Ok(account)
}

// Views.

#[derive(Serialize)]
struct RecoverPage {
    form: FormView,
}

impl View for RecoverPage {
    const TEMPLATE: &'static str = "accounts/recover";
}

#[derive(Serialize)]
struct NewPasswordPage {
    email: String,
    form: FormView,
}

impl View for NewPasswordPage {
    const TEMPLATE: &'static str = "accounts/new_password";
}
