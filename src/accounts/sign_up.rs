//! Exhibitors make their own account. Whether an address has one already is told to its mailbox only.
use super::account::{self, NewAccount};
use super::entrance::{Entrance, evenly};
use super::letter_sent::LetterSent;
use super::one_time_link::{self, Purpose};
use super::password::{self, Password};
use super::{Anyone, HOME, confirm, sent_without_secrets};
use crate::platform::change::{Actor, Change, Letter, Note};
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Choice, FormView, Outcome};
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::rate_limit::Kind;
use crate::platform::text::{Email, Line};
use rocket::Either;
use rocket::form::{Contextual, Form};
use rocket::response::Redirect;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, IntoActiveModel};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, send, sent]
}

#[derive(FromForm)]
struct Newcomer {
    name: Line<2, 120>,
    email: Email,
    password: Password,
    language: Language,
}

// Doors.

#[get("/sign-up")]
fn ask(visit: Visit, who: Anyone) -> Either<Redirect, Page<SignUpPage>> {
    if who.0.is_some() {
        return Either::Left(Redirect::to(HOME));
    }
    let form = FormView::filled([("language", visit.language.code().to_owned())]);
    Either::Right(visit.page(SignUpPage::of(form)))
}

#[post("/sign-up", data = "<form>")]
async fn send(form: Form<Contextual<'_, Newcomer>>, visit: Visit, door: Entrance<'_>) -> Result<Outcome<SignUpPage>> {
    let view = sent_without_secrets(&form.context);
    let Some(newcomer) = &form.value else {
        return Ok(Outcome::Again(visit.page(SignUpPage::of(view))));
    };
    match sign_up(&door, newcomer).await {
        Ok(()) => Ok(Outcome::Moved(Redirect::to("/sign-up/sent"))),
        Err(AppError::Refused(no)) => Ok(Outcome::Again(visit.page(SignUpPage::of(view.refused(&no))))),
        Err(other) => Err(other),
    }
}

#[get("/sign-up/sent")]
fn sent(visit: Visit) -> Page<LetterSent> {
    visit.page(LetterSent::CONFIRM)
}

// Work.

/// What may be refused depends on what was typed alone, never on who has an account.
async fn sign_up(door: &Entrance<'_>, newcomer: &Newcomer) -> Result<()> {
    password::may_be_used(&newcomer.password, &newcomer.email, &newcomer.name)?;
    door.limit(Kind::SignUpAddress, door.address)?;
    door.limit(Kind::RecoverAccount, &newcomer.email)?;
    let hash = door.hash(&newcomer.password).await?;
    evenly(async {
        match write(door, newcomer, &hash).await {
            // Somebody with the same address was faster by a moment: now the account is there.
            Err(AppError::Refused(_)) => write(door, newcomer, &hash).await,
            done => done,
        }
    })
    .await
}

async fn write(door: &Entrance<'_>, newcomer: &Newcomer, hash: &str) -> Result<()> {
    let mut change = Change::begin(door.db, &Actor { id: None, name: newcomer.name.to_string() }, door.now).await?;
    match account::by_email(change.tx(), &newcomer.email).await? {
        Some(owner) if owner.email_confirmed_at.is_some() => tell_owner(door, &mut change, &owner).await?,
        Some(waiting) => {
            let account = begin_again(&mut change, waiting, newcomer, hash).await?;
            confirm::send(door, &mut change, &account).await?;
        }
        None => {
            let account = account::create(&mut change, newcomer.with(hash)).await?;
            confirm::send(door, &mut change, &account).await?;
        }
    }
    change.commit().await
}

impl Newcomer {
    fn with(&self, hash: &str) -> NewAccount {
        NewAccount {
            email: self.email.clone(),
            name: self.name.to_string(),
            password_hash: Some(hash.to_owned()),
            language: self.language,
            is_admin: false,
            confirmed: false,
        }
    }
}

/// Nobody has shown yet that the address is theirs: what was typed last counts, and only the newest letter.
async fn begin_again(change: &mut Change, waiting: account::Model, newcomer: &Newcomer, hash: &str) -> Result<account::Model> {
    one_time_link::withdraw(change, waiting.id, Purpose::Confirm).await?;
    let mut row = waiting.into_active_model();
    row.name = Set(newcomer.name.to_string());
    row.language = Set(newcomer.language);
    row.password_hash = Set(Some(hash.to_owned()));
    Ok(row.update(change.tx()).await?)
}

async fn tell_owner(door: &Entrance<'_>, change: &mut Change, owner: &account::Model) -> Result<()> {
    change.note(Note::new(None, "accounts-log-sign-up-taken").about("account", owner.id, &owner.name).quiet()).await?;
    let data = json!({ "name": owner.name, "sign_in": door.link("/sign-in"), "recover": door.link("/recover") });
    change.letter(Letter { data, secret: false, ..owner.letter("accounts/letters/taken") }).await
}

// Views.

#[derive(Serialize)]
struct SignUpPage {
    form: FormView,
    languages: Vec<Choice>,
}

impl SignUpPage {
    fn of(form: FormView) -> Self {
        Self { form, languages: super::language_choices() }
    }
}

impl View for SignUpPage {
    const TEMPLATE: &'static str = "accounts/sign_up";
}
