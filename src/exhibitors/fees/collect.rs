//! Who collects, and into which account: written in a form, beside which one sees the code that exhibitors will scan.
use super::account::{self, AccountInput, USUAL_TERM, write_in};
use super::bank;
use super::vietqr::Transfer;
use crate::events::{Editor, Organizer, Rail, bodies_of, body};
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::qr;
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, save]
}

#[get("/studio/<_>/fees/account")]
async fn show(organizer: Organizer, db: &Db) -> Result<Page<AccountPage>> {
    let Organizer(editor) = organizer;
    let form = match account::find(db.reader(), editor.event.id).await? {
        Some(known) => known.filled(),
        None => usual(db, &editor).await?,
    };
    let page = AccountPage::of(&editor, form, sample(db, &editor).await?);
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/fees/account", data = "<form>")]
async fn save(organizer: Organizer, form: Form<Contextual<'_, AccountInput>>, db: &Db, now: Now) -> Result<Outcome<AccountPage>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let Some(input) = &form.value else { return again(db, editor, sent).await };
    let written = async {
        let mut change = Change::begin(db, &editor.actor(), now.0).await?;
        write_in(&mut change, &editor.event, input).await?;
        change.commit().await
    };
    match written.await {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/fees", editor.event.slug), "fees-account-saved"))),
        Err(AppError::Stale) => {
            let current = account::find(db.reader(), editor.event.id).await?.ok_or(AppError::NotFound)?;
            again(db, editor, sent.stale(&current.filled())).await
        }
        Err(AppError::Refused(no)) => again(db, editor, sent.refused(&no)).await,
        Err(other) => Err(other),
    }
}

async fn again(db: &Db, editor: Editor, form: FormView) -> Result<Outcome<AccountPage>> {
    let page = AccountPage::of(&editor, form, sample(db, &editor).await?);
    Ok(Outcome::Again(editor.visit.page(page)))
}

/// What stands in the form before somebody wrote it: the host collects.
async fn usual(db: &Db, editor: &Editor) -> Result<FormView> {
    let bodies = bodies_of(db.reader(), editor.event.id).await?;
    let host = bodies.into_iter().find(|body| body.kind == body::Kind::Host).map(|body| body.name).unwrap_or_default();
    Ok(FormView::filled([("payee.vi", host.vi), ("payee.en", host.en), ("term_days", USUAL_TERM.to_string()), ("version", "0".to_owned())]))
}

/// A code of a thousand đồng to the account on record, to try it with: it costs no more than that to find a wrong number.
async fn sample(db: &Db, editor: &Editor) -> Result<Option<String>> {
    let Some(known) = account::find(db.reader(), editor.event.id).await? else { return Ok(None) };
    let (Some(bank), Ok(number)) = (known.bank(), account::AccountNumber::parse(&known.number)) else { return Ok(None) };
    qr::svg(&Transfer { bank, account: &number, amount: 1_000, reference: "KHTHU" }.payload()).map(Some)
}

#[derive(Serialize)]
struct AccountPage {
    rail: Rail,
    slug: String,
    form: FormView,
    banks: Vec<Choice>,
    /// Drawn, of what is on record.
    sample: Option<String>,
}

impl View for AccountPage {
    const TEMPLATE: &'static str = "exhibitors/fees/collect";
}

impl AccountPage {
    fn of(editor: &Editor, form: FormView, sample: Option<String>) -> Self {
        let language = editor.visit.language;
        Self {
            rail: editor.rail("fees"),
            slug: editor.event.slug.clone(),
            banks: bank::all().iter().map(|bank| Choice::new(bank.bin.as_str(), bank.label(language))).collect(),
            form,
            sample,
        }
    }
}
