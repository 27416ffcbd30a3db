//! Exhibitors are asked to pay: one, or all who have not been asked for what they owe.
use super::account;
use super::ledger::{self, Entry};
use super::letters::{self, Origin};
use super::one::{self, FeePage};
use super::request::{ask_in, may_be_asked};
use crate::events::{Organizer, Rail};
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::met::settling;
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::money;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, date};
use chrono::{DateTime, Utc};
use rocket::response::{Flash, Redirect};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask_one, preview, ask_all]
}

#[post("/studio/<_>/fees/<token>/ask", rank = 5)]
async fn ask_one(organizer: Organizer, token: &str, db: &Db, now: Now) -> Result<Outcome<FeePage>> {
    let Organizer(editor) = organizer;
    let at = Origin { event: &editor.event, host: &editor.visit.origin };
    match ask(db, &editor.actor(), now.0, at, token).await {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/fees/{token}", editor.event.slug), "fees-asked"))),
        Err(AppError::Refused(no)) => one::again(db, editor, token, now.0, FormView::default().refused(&no)).await,
        Err(other) => Err(other),
    }
}

/// Asks one exhibitor by letter; again, where it was asked for the same.
pub async fn ask(db: &Database, actor: &Actor, now: DateTime<Utc>, at: Origin<'_>, token: &str) -> Result<()> {
    settling(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let dossier = Dossier::by_token(change.tx(), at.event.id, token).await?;
        let entry = ledger::of_one(change.tx(), &dossier).await?;
        write(&mut change, at, &entry).await?;
        change.commit().await
    })
    .await
}

async fn write(change: &mut Change, at: Origin<'_>, entry: &Entry) -> Result<()> {
    may_be_asked(entry)?;
    let account = account::needed(change.tx(), at.event.id).await?;
    let request = ask_in(change, at.event, entry, &account).await?;
    letters::asked(change, at, entry, (&request, &account)).await
}

/// Who owes something and was not asked for it.
fn unasked(entries: Vec<Entry>) -> Vec<Entry> {
    entries.into_iter().filter(|entry| may_be_asked(entry).is_ok() && (entry.request.is_none() || entry.asked_otherwise())).collect()
}

/// How many that are.
pub fn how_many(entries: &[Entry]) -> usize {
    unasked(entries.to_vec()).len()
}

#[get("/studio/<_>/fees/ask")]
async fn preview(organizer: Organizer, db: &Db, now: Now) -> Result<Page<AskPage>> {
    let Organizer(editor) = organizer;
    let language = editor.visit.language;
    let entries = unasked(ledger::of_event(db.reader(), editor.event.id).await?);
    let account = account::find(db.reader(), editor.event.id).await?;
    let row = |entry: &Entry| Row {
        name: entry.dossier.exhibitor.name.clone(),
        booths: numbers_of(&entry.booths),
        amount: money::shown(entry.sums().left(), language),
        again: entry.request.is_some(),
    };
    let at = Origin { event: &editor.event, host: &editor.visit.origin };
    let until = account.as_ref().map(|account| account.due_from(editor.event.today(now.0)));
    let letter = match (entries.first(), account.as_ref().zip(until)) {
        (Some(first), Some(how)) => letters::sample(at, first, how, language)?,
        _ => String::new(),
    };
    let page = AskPage {
        rail: editor.rail("fees"),
        slug: editor.event.slug.clone(),
        until: until.map(|until| date(until, language)),
        total: money::shown(entries.iter().map(|entry| entry.sums().left()).sum(), language),
        count: entries.len(),
        rows: entries.iter().map(row).collect(),
        letter,
    };
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/fees/ask")]
async fn ask_all(organizer: Organizer, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    let at = Origin { event: &editor.event, host: &editor.visit.origin };
    let there = format!("/studio/{}/fees", editor.event.slug);
    match all(db, &editor.actor(), now.0, at).await {
        Ok(()) => Ok(moved_on(there, "fees-asked-all")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(there), no.key)),
        Err(other) => Err(other),
    }
}

/// Asks all of them in one change.
async fn all(db: &Database, actor: &Actor, now: DateTime<Utc>, at: Origin<'_>) -> Result<()> {
    settling(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        for entry in unasked(ledger::of_event(change.tx(), at.event.id).await?) {
            write(&mut change, at, &entry).await?;
        }
        change.commit().await
    })
    .await
}

/// Who would get a letter, and over how much.
#[derive(Serialize)]
struct AskPage {
    rail: Rail,
    slug: String,
    /// The day they would have to pay by; nothing while nobody said who collects.
    until: Option<String>,
    total: String,
    count: usize,
    rows: Vec<Row>,
    /// The letter to the first of them.
    letter: String,
}

#[derive(Serialize)]
struct Row {
    name: Bilingual,
    booths: String,
    amount: String,
    /// Was asked for another sum before.
    again: bool,
}

impl View for AskPage {
    const TEMPLATE: &'static str = "exhibitors/fees/ask";
}
