//! Letters of an event that have not left yet: what waits and until when, what was given up and why, and "try again".
use super::studio::{Organizer, Rail};
use crate::mail::{letters::draw_from, try_again};
use crate::platform::Db;
use crate::platform::change::letter::{self, COLUMN};
use crate::platform::change::{Change, Note};
use crate::platform::db::retrying;
use crate::platform::error::{OrNotFound, Result};
use crate::platform::form::moved_on;
use crate::platform::page::{Page, View};
use crate::platform::time::{Now, timestamp};
use rocket::Route;
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![list, again]
}

/// The most that are shown; more than these have one cause.
const MOST: u64 = 200;

#[get("/studio/<_>/letters")]
async fn list(organizer: Organizer, db: &Db) -> Result<Page<LettersPage>> {
    let editor = organizer.0;
    let rows =
        unsent(editor.event.id).order_by_asc(letter::Column::DueAt).order_by_asc(letter::Column::Id).limit(MOST).all(db.reader()).await?;
    let (failed, waiting): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.failed_at.is_some());
    let at = |moment: DateTimeUtc| timestamp(moment, editor.event.tz(), editor.visit.language);
    let view = LettersPage {
        rail: editor.rail("overview"),
        slug: editor.event.slug.clone(),
        failed: failed.iter().map(|row| told(row, row.failed_at.map(at))).collect(),
        waiting: waiting.iter().map(|row| told(row, Some(at(row.due_at)))).collect(),
    };
    Ok(editor.visit.page(view))
}

/// Puts a letter first in the line again, whatever became of it before.
#[post("/studio/<_>/letters/<id>/again")]
async fn again(organizer: Organizer, id: i64, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let editor = organizer.0;
    retrying(|| async {
        let mut change = Change::begin(db, &editor.actor(), now.0).await?;
        let row = unsent(editor.event.id).filter(COLUMN.id.eq(id)).filter(COLUMN.secret.eq(false));
        let row = row.one(change.tx()).await.or_not_found()?;
        try_again(&mut change, &row).await?;
        change.note(Note::new(editor.event.id, "events-log-letter-again").about("letter", id, row.to_name).quiet()).await?;
        change.commit().await
    })
    .await?;
    Ok(moved_on(format!("/studio/{}/letters", editor.event.slug), "events-letters-again-done"))
}

fn unsent(event_id: i64) -> Select<letter::Entity> {
    letter::Entity::find().filter(COLUMN.event_id.eq(event_id)).filter(COLUMN.sent_at.is_null())
}

/// How many letters of an event have been tried in vain.
pub async fn stuck(db: &impl ConnectionTrait, event_id: i64) -> Result<u64> {
    Ok(unsent(event_id).filter(COLUMN.attempts.gt(0)).count(db).await?)
}

fn told(row: &letter::Model, at: Option<String>) -> Row {
    let subject = draw_from(&row.template, row.language, &row.data).map(|(subject, _)| subject);
    Row {
        id: row.id,
        to: format!("{} <{}>", row.to_name, row.to_address),
        // What cannot be drawn, or carries a link of its own, is told by its kind.
        subject: subject.ok().filter(|_| !row.secret).unwrap_or_else(|| row.template.clone()),
        language: row.language.code(),
        attempts: row.attempts,
        why: row.error.clone().unwrap_or_default(),
        at: at.unwrap_or_default(),
        may_try: !row.secret,
    }
}

#[derive(Serialize)]
struct Row {
    id: i64,
    to: String,
    subject: String,
    language: &'static str,
    attempts: i32,
    /// What the mail server said last.
    why: String,
    /// When it is tried next, or was given up.
    at: String,
    may_try: bool,
}

#[derive(Serialize)]
struct LettersPage {
    rail: Rail,
    slug: String,
    failed: Vec<Row>,
    waiting: Vec<Row>,
}

impl View for LettersPage {
    const TEMPLATE: &'static str = "events/letters";
}
