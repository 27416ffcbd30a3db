//! The link in the letter to a new account. It asks for the password, so that an address is never confirmed
//! for a stranger who signed up with it: the mailbox and the password must belong to one person.
use super::entrance::Entrance;
use super::one_time_link::{self, NewLink, Purpose};
use super::password::Password;
use super::{HOME, account, sent_without_secrets, sign_in};
use crate::platform::Db;
use crate::platform::change::{Change, Letter, Note};
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome};
use crate::platform::page::{Page, View, Visit};
use crate::platform::rate_limit::Kind;
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use rocket::response::Redirect;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, prove]
}

#[derive(FromForm)]
struct Proof {
    password: Password,
}

// Doors.

#[get("/confirm/<token>")]
async fn ask(token: &str, visit: Visit, now: Now, db: &Db) -> Result<Page<ConfirmPage>> {
    let account = waiting(db, token, now.0).await?;
    Ok(visit.page(ConfirmPage { email: account.email, form: FormView::default() }))
}

#[post("/confirm/<token>", data = "<form>")]
async fn prove(token: &str, form: Form<Contextual<'_, Proof>>, visit: Visit, door: Entrance<'_>) -> Result<Outcome<ConfirmPage>> {
    let account = waiting(door.db, token, door.now).await?;
    let again = |form: FormView| Ok(Outcome::Again(visit.page(ConfirmPage { email: account.email.clone(), form })));
    let view = sent_without_secrets(&form.context);
    let Some(proof) = &form.value else { return again(view) };
    match confirm(&door, token, &account, &proof.password).await {
        Ok(()) => Ok(Outcome::Moved(Redirect::to(HOME))),
        Err(AppError::Refused(no)) => again(view.refused(&no)),
        Err(other) => Err(other),
    }
}

async fn waiting(db: &crate::platform::db::Database, token: &str, now: chrono::DateTime<chrono::Utc>) -> Result<account::Model> {
    let link = one_time_link::look(db.reader(), token, Purpose::Confirm, now).await?;
    account::Entity::find_by_id(link.account_id.unwrap_or_default()).one(db.reader()).await.or_not_found()
}

// Work.

async fn confirm(door: &Entrance<'_>, token: &str, account: &account::Model, password: &Password) -> Result<()> {
    door.limit(Kind::SignInAddress, door.address)?;
    door.limit(Kind::SignInAccount, &account.email)?;
    if !door.verify(password, Some(account)).await? {
        return Err(Refusal::at("password", "accounts-confirm-wrong").into());
    }
    sign_in::may_enter(account)?;
    let mut change = door.change_by(account).await?;
    one_time_link::spend(&mut change, token, Purpose::Confirm).await?;
    let mut row = account.clone().into_active_model();
    row.email_confirmed_at = Set(Some(door.now));
    let account = row.update(change.tx()).await?;
    change.note(Note::new(None, "accounts-log-confirmed").about("account", account.id, &account.name).quiet()).await?;
    door.admit(change, &account).await
}

/// Puts the letter with the link in the outbox.
pub(super) async fn send(door: &Entrance<'_>, change: &mut Change, account: &account::Model) -> Result<()> {
    let token = one_time_link::issue(change, NewLink::mailed(Purpose::Confirm, account)).await?;
    let data = json!({ "name": account.name, "link": door.link(&format!("/confirm/{token}")) });
    change.letter(Letter { data, ..account.letter("accounts/letters/confirm") }).await
}

/// A new letter for who lost the first, at most as often as passwords are recovered.
pub(super) async fn send_again(door: &Entrance<'_>, mut change: Change, account: &account::Model) -> Result<()> {
    door.limit(Kind::RecoverAccount, &account.email)?;
    one_time_link::withdraw(&mut change, account.id, Purpose::Confirm).await?;
    send(door, &mut change, account).await?;
    change.commit().await
}

// Views.

#[derive(Serialize)]
struct ConfirmPage {
    email: String,
    form: FormView,
}

impl View for ConfirmPage {
    const TEMPLATE: &'static str = "accounts/confirm";
}
