//! Money that changed hands is written down: by hand, or as a bank's statement tells it.
use super::ledger::{self, Entry};
use super::letters::{self, Origin};
use super::one::{self, FeePage};
use super::payment::{self, Moved, Way, give_back_in, receive_in};
use super::receipt::issue_in;
use super::request;
use crate::events::{Organizer, event};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::met::settling;
use crate::exhibitors::{application, exhibitor};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::money::Dong;
use crate::platform::text::Line;
use crate::platform::time::{DateField, Now};
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use sea_orm::{EntityTrait, QueryFilter};

pub fn routes() -> Vec<rocket::Route> {
    routes![paid, returned, write_receipt]
}

#[derive(FromForm)]
struct Paid {
    amount: Dong,
    on: DateField,
    way: Way,
    note: Line<0, 300>,
    receipt: bool,
    letter: bool,
}

#[post("/studio/<_>/fees/<token>/paid", data = "<form>")]
async fn paid(organizer: Organizer, token: &str, form: Form<Contextual<'_, Paid>>, db: &Db, now: Now) -> Result<Outcome<FeePage>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let Some(input) = &form.value else { return one::again(db, editor, token, now.0, sent).await };
    let moved = Moved { amount: input.amount.0, on: input.on.0, way: input.way, note: input.note.to_string(), bank_key: None };
    let at = Origin { event: &editor.event, host: &editor.visit.origin };
    let one = Received { whose: Whose::Token(token), moved, receipt: input.receipt, letter: input.letter };
    match receive_all(db, &editor.actor(), now.0, at, &[one]).await {
        Ok(_) => Ok(Outcome::Done(moved_on(format!("/studio/{}/fees/{token}", editor.event.slug), "fees-received"))),
        Err(AppError::Refused(no)) => one::again(db, editor, token, now.0, sent.refused(&no)).await,
        Err(other) => Err(other),
    }
}

/// Money that came in, and what should follow.
pub struct Received<'a> {
    pub whose: Whose<'a>,
    pub moved: Moved,
    pub receipt: bool,
    pub letter: bool,
}

/// How an application is named by whoever records its money.
#[derive(Clone, Copy)]
pub enum Whose<'a> {
    Token(&'a str),
    /// One of the references it was ever given.
    Reference(&'a str),
}

/// Records all of it or nothing; what was recorded before is passed over. Answers how many were new.
///
/// # Errors
/// Refusals: nothing came in, a reference of nobody, receipts while nobody collects.
pub async fn receive_all(db: &Database, actor: &Actor, now: DateTime<Utc>, at: Origin<'_>, all: &[Received<'_>]) -> Result<usize> {
    settling(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let mut new = 0;
        for one in all {
            new += usize::from(receive(&mut change, at, one).await?);
        }
        change.commit().await?;
        Ok(new)
    })
    .await
}

async fn receive(change: &mut Change, at: Origin<'_>, one: &Received<'_>) -> Result<bool> {
    let dossier = dossier(change, at.event.id, one.whose).await?;
    let Some(payment) = receive_in(change, &dossier, &one.moved).await? else { return Ok(false) };
    let entry = ledger::of_one(change.tx(), &dossier).await?;
    if one.receipt {
        issue_in(change, at.event, &entry, &payment).await?;
    }
    if one.letter {
        letters::received(change, at, &entry, payment.amount).await?;
    }
    Ok(true)
}

async fn dossier(change: &Change, event_id: i64, whose: Whose<'_>) -> Result<Dossier> {
    let reference = match whose {
        Whose::Token(token) => return Dossier::by_token(change.tx(), event_id, token).await,
        Whose::Reference(reference) => reference,
    };
    let rows = request::Entity::find().filter(request::COLUMN.event_id.eq(event_id)).filter(request::COLUMN.reference.eq(reference));
    let nobody = || Refusal::new("fees-reference-of-nobody").with("reference", reference);
    let request = rows.one(change.tx()).await?.ok_or_else(nobody)?;
    let row = application::Entity::find_by_id(request.application_id).find_also_related(exhibitor::Entity).one(change.tx()).await;
    Dossier::of_pair(row.or_not_found()?).ok_or(AppError::NotFound)
}

#[derive(FromForm)]
struct Returned {
    back_amount: Dong,
    back_on: DateField,
    back_way: Way,
    back_note: Line<0, 300>,
}

#[post("/studio/<_>/fees/<token>/returned", data = "<form>")]
async fn returned(organizer: Organizer, token: &str, form: Form<Contextual<'_, Returned>>, db: &Db, now: Now) -> Result<Outcome<FeePage>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let Some(input) = &form.value else { return one::again(db, editor, token, now.0, sent).await };
    let moved =
        Moved { amount: input.back_amount.0, on: input.back_on.0, way: input.back_way, note: input.back_note.to_string(), bank_key: None };
    match give_back(db, &editor.actor(), now.0, (editor.event.id, token), &moved).await {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/fees/{token}", editor.event.slug), "fees-returned"))),
        Err(AppError::Refused(no)) => one::again(db, editor, token, now.0, sent.refused(&no)).await,
        Err(other) => Err(other),
    }
}

/// Writes down what went back.
pub async fn give_back(db: &Database, actor: &Actor, now: DateTime<Utc>, whose: (i64, &str), moved: &Moved) -> Result<()> {
    settling(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let entry = entry(&change, whose).await?;
        give_back_in(&mut change, &entry, moved).await?;
        change.commit().await
    })
    .await
}

#[derive(FromForm)]
struct Wanted {
    payment: i64,
}

#[post("/studio/<_>/fees/<token>/receipt", data = "<form>")]
async fn write_receipt(
    organizer: Organizer,
    token: &str,
    form: Form<Contextual<'_, Wanted>>,
    db: &Db,
    now: Now,
) -> Result<Outcome<FeePage>> {
    let Organizer(editor) = organizer;
    let Some(wanted) = &form.value else { return one::again(db, editor, token, now.0, FormView::sent(&form.context)).await };
    match give_receipt(db, &editor.actor(), now.0, &editor.event, (token, wanted.payment)).await {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/fees/{token}", editor.event.slug), "fees-receipt-written"))),
        Err(AppError::Refused(no)) => one::again(db, editor, token, now.0, FormView::default().refused(&no)).await,
        Err(other) => Err(other),
    }
}

/// Writes the receipt of a payment that came in without one.
pub async fn give_receipt(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    event: &event::Model,
    (token, payment): (&str, i64),
) -> Result<()> {
    settling(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let entry = entry(&change, (event.id, token)).await?;
        let rows = payment::Entity::find_by_id(payment).filter(payment::COLUMN.event_id.eq(event.id));
        let payment = rows.one(change.tx()).await.or_not_found()?;
        issue_in(&mut change, event, &entry, &payment).await?;
        change.commit().await
    })
    .await
}

/// The money of one application, as it is inside the change.
async fn entry(change: &Change, (event_id, token): (i64, &str)) -> Result<Entry> {
    let dossier = Dossier::by_token(change.tx(), event_id, token).await?;
    ledger::of_one(change.tx(), &dossier).await
}
