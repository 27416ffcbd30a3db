//! "My account": name and language, the password, and the browsers that are signed in.
use super::entrance::Entrance;
use super::login::{self, Which};
use super::password::{self, Password};
use super::{Anyone, SignedIn, account, browser, language_choices, recover, sent_without_secrets};
use crate::platform::Db;
use crate::platform::change::Note;
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on, settle};
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::rate_limit::Kind;
use crate::platform::text::Line;
use crate::platform::time::{DEFAULT_ZONE, Now, timestamp};
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::http::{Header, Status};
use rocket::response::Redirect;
use rocket::serde::json::Json;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, save, show_again, change_password, brief]
}

#[derive(FromForm)]
struct Details {
    name: Line<2, 120>,
    language: Language,
    version: i32,
}

#[derive(FromForm)]
struct NewPassword {
    current: Option<Password>,
    password: Password,
}

// Doors.

#[get("/me")]
async fn show(visit: Visit, who: SignedIn, now: Now, db: &Db) -> Result<Page<MePage>> {
    let page = MePage::of(db, &who, now.0, visit.language).await?;
    Ok(visit.page(page))
}

#[post("/me", data = "<form>")]
async fn save(form: Form<Contextual<'_, Details>>, visit: Visit, who: SignedIn, door: Entrance<'_>) -> Result<Outcome<MePage>> {
    let page = MePage::of(door.db, &who, door.now, visit.language).await?;
    let view = FormView::sent(&form.context);
    let Some(details) = &form.value else { return Ok(Outcome::Again(visit.page(MePage { form: view, ..page }))) };
    match save_details(&door, &who, details).await {
        Err(AppError::Stale) => Ok(Outcome::Again(visit.page(MePage { form: view.stale(&page.form), ..page }))),
        saved => settle(saved, |()| moved_on("/me", "accounts-saved"), |no| visit.page(MePage { form: view.refused(&no), ..page })),
    }
}

/// A page that was posted to, asked for again: in the other language, or from the browser's history.
#[get("/me/password")]
fn show_again() -> Redirect {
    Redirect::to("/me")
}

#[post("/me/password", data = "<form>")]
async fn change_password(
    form: Form<Contextual<'_, NewPassword>>,
    visit: Visit,
    who: SignedIn,
    door: Entrance<'_>,
) -> Result<Outcome<MePage>> {
    let page = MePage::of(door.db, &who, door.now, visit.language).await?;
    let view = sent_without_secrets(&form.context);
    let Some(typed) = &form.value else { return Ok(Outcome::Again(visit.page(MePage { password: view, ..page }))) };
    settle(
        replace_password(&door, &who, typed).await,
        |()| moved_on("/me", "accounts-password-changed"),
        |no| visit.page(MePage { password: view.refused(&no), ..page }),
    )
}

/// For the script that puts the name into public pages. Nobody is sent to the sign-in page from here.
#[get("/me/brief")]
fn brief(who: Anyone, door: Entrance<'_>) -> BriefAnswer {
    let cache = Header::new("Cache-Control", "no-store");
    match who.0 {
        Some(who) => BriefAnswer::Known(Json(Brief { name: who.account.name }), cache),
        None => {
            door.take_hint();
            BriefAnswer::Unknown(Status::NoContent, cache)
        }
    }
}

// Work.

async fn save_details(door: &Entrance<'_>, who: &SignedIn, details: &Details) -> Result<()> {
    let mut change = door.change_by(&who.account).await?;
    let saved = account::Entity::update_many()
        .col_expr(account::Column::Name, Expr::value(details.name.to_string()))
        .col_expr(account::Column::Language, Expr::value(details.language.code()))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::COLUMN.id.eq(who.account.id))
        .filter(account::COLUMN.version.eq(details.version))
        .exec(change.tx())
        .await?;
    if saved.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let note = Note::new(None, "accounts-log-details").about("account", who.account.id, &*details.name);
    let (before, after) = (named(&who.account.name, who.account.language), named(&details.name, details.language));
    change.note(note.before(&before).after(&after).quiet()).await?;
    change.commit().await?;
    door.speak(details.language);
    Ok(())
}

fn named(name: &str, language: Language) -> serde_json::Value {
    serde_json::json!({ "name": name, "language": language.code() })
}

/// Who found a browser left open must still know the password to change it. Other browsers are signed out.
async fn replace_password(door: &Entrance<'_>, who: &SignedIn, typed: &NewPassword) -> Result<()> {
    let account = account::Entity::find_by_id(who.account.id).one(door.db.reader()).await.or_not_found()?;
    door.limit(Kind::SignInAccount, &account.email)?;
    if account.password_hash.is_some() {
        let current = typed.current.as_ref().ok_or_else(|| Refusal::at("current", "form-required"))?;
        if !door.verify(current, Some(&account)).await? {
            return Err(Refusal::at("current", "accounts-current-wrong").into());
        }
    }
    password::may_be_used(&typed.password, &account.email, &account.name)?;
    let hash = door.hash(&typed.password).await?;
    let mut change = door.change_by(&account).await?;
    let account = recover::set_password(door, &mut change, account, hash).await?;
    login::end(&mut change, account.id, Which::AllBut(who.login_id)).await?;
    change.commit().await
}

/// When something of an account happened, as its owner reads it.
pub(super) fn shown(at: DateTime<Utc>, language: Language) -> String {
    timestamp(at, DEFAULT_ZONE, language)
}

// Views.

#[derive(Serialize)]
struct MePage {
    email: String,
    is_admin: bool,
    has_password: bool,
    form: FormView,
    password: FormView,
    languages: Vec<Choice>,
    logins: Vec<LoginLine>,
}

impl View for MePage {
    const TEMPLATE: &'static str = "accounts/me";
}

/// One browser, as its owner knows it.
#[derive(Serialize)]
struct LoginLine {
    id: i64,
    browser: &'static str,
    system: &'static str,
    address: String,
    opened: String,
    seen: String,
    here: bool,
}

impl MePage {
    async fn of(db: &Database, who: &SignedIn, now: DateTime<Utc>, language: Language) -> Result<Self> {
        let account = account::Entity::find_by_id(who.account.id).one(db.reader()).await.or_not_found()?;
        let logins = login::Entity::find()
            .filter(login::COLUMN.account_id.eq(account.id))
            .filter(login::COLUMN.ended_at.is_null())
            .filter(login::COLUMN.expires_at.gt(now))
            .order_by_desc(login::COLUMN.seen_at)
            .all(db.reader())
            .await?;
        Ok(Self {
            has_password: account.password_hash.is_some(),
            form: FormView::filled([
                ("name", account.name),
                ("language", account.language.code().to_owned()),
                ("version", account.version.to_string()),
            ]),
            email: account.email,
            is_admin: account.is_admin,
            password: FormView::default(),
            languages: language_choices(),
            logins: logins.into_iter().map(|login| LoginLine::of(login, who.login_id, language)).collect(),
        })
    }
}

impl LoginLine {
    fn of(login: login::Model, here: i64, language: Language) -> Self {
        let (browser, system) = browser::names(&login.browser);
        Self {
            id: login.id,
            browser,
            system,
            address: login.address,
            opened: shown(login.created_at, language),
            seen: shown(login.seen_at, language),
            here: login.id == here,
        }
    }
}

#[derive(Serialize)]
struct Brief {
    name: String,
}

#[derive(Responder)]
enum BriefAnswer {
    Known(Json<Brief>, Header<'static>),
    Unknown(Status, Header<'static>),
}
