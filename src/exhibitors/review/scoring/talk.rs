//! Words among the team about an application: written, corrected and taken back by their author.
use super::one::{OnePage, Typed, page};
use crate::events::Editor;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::review::comment;
use crate::platform::Db;
use crate::platform::change::{Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::text::Prose;
use crate::platform::time::{Now, timestamp};
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DatabaseConnection, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![write, correct, take_back]
}

#[derive(FromForm)]
struct Written {
    text: Prose<4000>,
}

#[post("/studio/<_>/scoring/<token>/comments", data = "<form>")]
async fn write(editor: Editor, token: &str, form: Form<Contextual<'_, Written>>, db: &Db, now: Now) -> Result<Outcome<OnePage>> {
    let (sent, text) = said(&form);
    let Some(text) = text else { return again(db, editor, token, (sent, None)).await };
    add(db, &editor, now.0, token, &text).await?;
    Ok(Outcome::Done(moved_on(address(&editor, token), "exhibitors-talk-written")))
}

#[post("/studio/<_>/scoring/<token>/comments/<id>", data = "<form>")]
async fn correct(editor: Editor, token: &str, id: i64, form: Form<Contextual<'_, Written>>, db: &Db, now: Now) -> Result<Outcome<OnePage>> {
    let (sent, text) = said(&form);
    let Some(text) = text else { return again(db, editor, token, (sent, Some(id))).await };
    match change(db, &editor, now.0, (token, id), Some(&text)).await {
        Ok(()) => Ok(Outcome::Done(moved_on(address(&editor, token), "exhibitors-talk-corrected"))),
        Err(AppError::Refused(no)) => again(db, editor, token, (sent.refused(&no), Some(id))).await,
        Err(other) => Err(other),
    }
}

#[post("/studio/<_>/scoring/<token>/comments/<id>/delete")]
async fn take_back(editor: Editor, token: &str, id: i64, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    match change(db, &editor, now.0, (token, id), None).await {
        Ok(()) => Ok(moved_on(address(&editor, token), "exhibitors-talk-deleted")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(address(&editor, token)), no.key)),
        Err(other) => Err(other),
    }
}

fn address(editor: &Editor, token: &str) -> String {
    format!("/studio/{}/scoring/{token}#talk", editor.event.slug)
}

async fn again(db: &Db, editor: Editor, token: &str, (mut sent, id): (FormView, Option<i64>)) -> Result<Outcome<OnePage>> {
    if !sent.is_refused() {
        sent = sent.refused(&Refusal::at("text", "form-required"));
    }
    Ok(Outcome::Again(page(db, editor, token, Typed { words: Some((sent, id)), ..Typed::default() }).await?))
}

/// The form as it was sent, and what was written, if it is something that can be kept.
fn said(form: &Contextual<'_, Written>) -> (FormView, Option<String>) {
    let text = form.value.as_ref().map(|written| written.text.to_string()).filter(|text| !text.trim().is_empty());
    (FormView::sent(&form.context), text)
}

async fn add(db: &Database, editor: &Editor, now: DateTimeUtc, token: &str, text: &str) -> Result<()> {
    retrying(|| async {
        let mut change = Change::begin(db, &editor.actor(), now).await?;
        let dossier = sent(&change, editor, token).await?;
        let row = comment::ActiveModel {
            application_id: Set(dossier.application.id),
            account_id: Set(editor.who.account.id),
            text: Set(text.to_owned()),
            written_at: Set(now),
            ..Default::default()
        };
        row.insert(change.tx()).await?;
        note(&mut change, &dossier, "exhibitors-log-talk-written").await?;
        change.commit().await
    })
    .await
}

/// Writes over one's own words, or takes them back (`None`). Those of others are refused.
async fn change(db: &Database, editor: &Editor, now: DateTimeUtc, (token, id): (&str, i64), text: Option<&str>) -> Result<()> {
    retrying(|| async {
        let mut change = Change::begin(db, &editor.actor(), now).await?;
        let dossier = sent(&change, editor, token).await?;
        let own = comment::own(change.tx(), dossier.application.id, id, editor.who.account.id).await?;
        let act = match text {
            Some(text) => {
                let row = comment::ActiveModel { text: Set(text.to_owned()), edited_at: Set(Some(now)), ..Default::default() };
                comment::Entity::update_many().set(row).filter(comment::COLUMN.id.eq(own.id)).exec(change.tx()).await?;
                "exhibitors-log-talk-corrected"
            }
            None => {
                comment::Entity::delete_by_id(own.id).exec(change.tx()).await?;
                "exhibitors-log-talk-deleted"
            }
        };
        note(&mut change, &dossier, act).await?;
        change.commit().await
    })
    .await
}

async fn sent(change: &Change, editor: &Editor, token: &str) -> Result<Dossier> {
    let dossier = Dossier::by_token(change.tx(), editor.event.id, token).await?;
    if dossier.application.sent_at.is_some() { Ok(dossier) } else { Err(AppError::NotFound) }
}

/// Under a name of its own: the lines of an application are also what its exhibitor reads.
async fn note(change: &mut Change, dossier: &Dossier, act: &'static str) -> Result<()> {
    let note = Note::new(dossier.application.event_id, act).about("review", dossier.application.id, dossier.label());
    change.note(note.quiet()).await
}

/// The words about an application, for one reader, with what came back from a form.
pub async fn talk(db: &DatabaseConnection, editor: &Editor, dossier: &Dossier, typed: Option<(FormView, Option<i64>)>) -> Result<Talk> {
    let rows = comment::of_application(db, dossier.application.id).await?;
    let (typed, corrected) = typed.map_or((None, None), |(form, id)| (Some(form), id));
    let form = |row: &comment::Model| match &typed {
        Some(form) if corrected == Some(row.id) => form.clone(),
        _ => FormView::filled([("text", row.text.clone())]),
    };
    let said = rows.into_iter().map(|(row, author)| Said {
        id: row.id,
        form: form(&row),
        open: corrected == Some(row.id),
        own: row.account_id == editor.who.account.id,
        author: author.map(|account| account.name).unwrap_or_default(),
        at: timestamp(row.written_at, editor.event.tz(), editor.visit.language),
        edited: row.edited_at.is_some(),
        text: row.text,
    });
    let said = said.collect();
    let form = typed.filter(|_| corrected.is_none()).unwrap_or_default();
    Ok(Talk { action: format!("/studio/{}/scoring/{}/comments", editor.event.slug, dossier.application.token), said, form })
}

/// Drawn by `exhibitors/review/talk`.
#[derive(Debug, Serialize)]
pub struct Talk {
    action: String,
    said: Vec<Said>,
    /// Of new words.
    form: FormView,
}

#[derive(Debug, Serialize)]
struct Said {
    id: i64,
    form: FormView,
    /// Its correction came back with something wrong.
    open: bool,
    own: bool,
    author: String,
    at: String,
    edited: bool,
    text: String,
}
