//! A letter that was written to somebody about an event, for its organizers to read again.
use super::studio::{Organizer, Rail};
use crate::mail::letters::draw;
use crate::platform::Db;
use crate::platform::change::letter;
use crate::platform::error::{OrNotFound, Result};
use crate::platform::page::{Page, View};
use crate::platform::time::timestamp;
use rocket::Route;
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![read]
}

/// What carries a one-time link is nobody's to read but its reader's.
#[get("/studio/<_>/letters/<id>")]
async fn read(id: i64, organizer: Organizer, db: &Db) -> Result<Page<LetterPage>> {
    let editor = organizer.0;
    let letters =
        letter::Entity::find_by_id(id).filter(letter::COLUMN.event_id.eq(editor.event.id)).filter(letter::COLUMN.secret.eq(false));
    let row = letters.one(db.reader()).await.or_not_found()?;
    let drawn = draw(&row)?;
    let (subject, text) = drawn.split_once('\n').unwrap_or_default();
    let at = |moment| timestamp(moment, editor.event.tz(), editor.visit.language);
    let (state, kind) = match (row.sent_at, row.failed_at) {
        (Some(_), _) => ("events-letter-sent", "ok"),
        (None, Some(_)) => ("events-letter-failed", "bad"),
        (None, None) => ("events-letter-waiting", "wait"),
    };
    let page = LetterPage {
        rail: editor.rail("overview"),
        subject: subject.trim_start_matches("Subject:").trim().to_owned(),
        text: text.trim().to_owned(),
        language: row.language.code(),
        to: format!("{} <{}>", row.to_name, row.to_address),
        at: at(row.sent_at.unwrap_or(row.created_at)),
        state,
        kind,
    };
    Ok(editor.visit.page(page))
}

#[derive(Serialize)]
struct LetterPage {
    rail: Rail,
    subject: String,
    text: String,
    language: &'static str,
    to: String,
    at: String,
    state: &'static str,
    /// The shape of the state's tag.
    kind: &'static str,
}

impl View for LetterPage {
    const TEMPLATE: &'static str = "events/letter";
}
