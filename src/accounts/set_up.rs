//! The first administrator of a new installation, by a link that only the server's keeper sees.
use super::account::{self, NewAccount};
use super::entrance::Entrance;
use super::one_time_link::{self, NewLink, Purpose};
use super::password::{self, Password};
use super::{HOME, language_choices, sent_without_secrets};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome};
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::rate_limit::Kind;
use crate::platform::text::{Email, Line};
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::response::Redirect;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, send]
}

/// Makes the link when nobody has an account yet, and takes back the one of an earlier start; answers its path.
pub async fn path(db: &Database, now: DateTime<Utc>) -> Result<Option<String>> {
    if !account::none_yet(db.reader()).await? {
        return Ok(None);
    }
    let mut change = Change::begin(db, &program(), now).await?;
    one_time_link::Entity::delete_many().filter(one_time_link::COLUMN.purpose.eq(Purpose::SetUp)).exec(change.tx()).await?;
    let token = one_time_link::issue(&mut change, NewLink::of(Purpose::SetUp)).await?;
    change.commit().await?;
    Ok(Some(format!("/set-up/{token}")))
}

fn program() -> Actor {
    Actor::program("Khai Hội")
}

#[derive(FromForm)]
struct First {
    name: Line<2, 120>,
    email: Email,
    password: Password,
    language: Language,
}

// Doors.

#[get("/set-up/<token>")]
async fn ask(token: &str, visit: Visit, now: Now, db: &Db) -> Result<Page<SetUpPage>> {
    one_time_link::look(db.reader(), token, Purpose::SetUp, now.0).await?;
    let form = FormView::filled([("language", visit.language.code().to_owned())]);
    Ok(visit.page(SetUpPage::of(form)))
}

#[post("/set-up/<token>", data = "<form>")]
async fn send(token: &str, form: Form<Contextual<'_, First>>, visit: Visit, door: Entrance<'_>) -> Result<Outcome<SetUpPage>> {
    one_time_link::look(door.db.reader(), token, Purpose::SetUp, door.now).await?;
    let view = sent_without_secrets(&form.context);
    let Some(first) = &form.value else { return Ok(Outcome::Again(visit.page(SetUpPage::of(view)))) };
    match set_up(&door, token, first).await {
        Ok(()) => Ok(Outcome::Moved(Redirect::to(HOME))),
        Err(AppError::Refused(no)) => Ok(Outcome::Again(visit.page(SetUpPage::of(view.refused(&no))))),
        Err(other) => Err(other),
    }
}

// Work.

async fn set_up(door: &Entrance<'_>, token: &str, first: &First) -> Result<()> {
    door.limit(Kind::SignUpAddress, door.address)?;
    password::may_be_used(&first.password, &first.email, &first.name)?;
    let hash = door.hash(&first.password).await?;
    let mut change = Change::begin(door.db, &program(), door.now).await?;
    one_time_link::spend(&mut change, token, Purpose::SetUp).await?;
    if !account::none_yet(change.tx()).await? {
        return Err(Refusal::new("accounts-link-dead").into());
    }
    let new = NewAccount {
        email: first.email.clone(),
        name: first.name.to_string(),
        password_hash: Some(hash),
        language: first.language,
        is_admin: true,
        confirmed: true,
    };
    let account = account::create(&mut change, new).await?;
    door.admit(change, &account).await
}

// Views.

#[derive(Serialize)]
struct SetUpPage {
    form: FormView,
    languages: Vec<Choice>,
}

impl SetUpPage {
    fn of(form: FormView) -> Self {
        Self { form, languages: language_choices() }
    }
}

impl View for SetUpPage {
    const TEMPLATE: &'static str = "accounts/set_up";
}
