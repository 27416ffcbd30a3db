//! What a browser is told after an act: what is now, or what somebody else did first, or why not.
use super::asked::Asked;
use super::board::No;
use super::history::names;
use super::perform::{Done, Who, known_released, newest_line};
use super::said::{named, said, spot};
use super::state::{ItemState, States};
use crate::events::Editor;
use crate::platform::change::log_line;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::words::{say, word};
use crate::programme::checks::of_event;
use rocket::Request;
use rocket::http::{ContentType, Status};
use rocket::response::{self, Responder, Response};
use sea_orm::{Condition, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::{Map, Value, json};
use std::io::Cursor;

/// JSON with its status. Never kept by anybody.
#[derive(Debug)]
pub struct Answer {
    status: Status,
    kind: ContentType,
    body: String,
}

impl Answer {
    pub fn ok(body: &impl Serialize) -> Result<Self> {
        let body = serde_json::to_string(body).map_err(anyhow::Error::from)?;
        Ok(Self { status: Status::Ok, kind: ContentType::JSON, body })
    }

    /// Somebody else was first: what both have said.
    pub fn conflict(body: &impl Serialize) -> Result<Self> {
        Ok(Self { status: Status::Conflict, ..Self::ok(body)? })
    }

    /// RFC 9457, with the reason ready to be shown.
    pub fn refused(editor: &Editor, no: &Refusal) -> Self {
        let language = editor.visit.language;
        let detail = say(language, &no.key, &Value::Object(no.args.clone()));
        let field = no.field.as_deref().unwrap_or_default();
        let body = json!({
            "type": "about:blank",
            "status": Status::UnprocessableEntity.code,
            "title": word(language, "error-refused"),
            "detail": detail,
            "errors": Map::from_iter((!field.is_empty()).then(|| (field.to_owned(), Value::from(detail.clone())))),
        });
        Self { status: Status::UnprocessableEntity, kind: ContentType::new("application", "problem+json"), body: body.to_string() }
    }
}

impl<'r> Responder<'r, 'static> for Answer {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        Response::build()
            .status(self.status)
            .header(self.kind)
            .raw_header("Cache-Control", "no-store")
            .sized_body(self.body.len(), Cursor::new(self.body))
            .ok()
    }
}

/// What an act has left.
#[derive(Serialize)]
struct Left {
    items: Vec<ItemState>,
    gone: Vec<i64>,
    undo: Option<String>,
    redo: Option<String>,
    said: String,
    at: i64,
}

/// The answer to an act that was done.
pub fn done(editor: &Editor, asked: &Asked, done: &Done) -> Result<Answer> {
    let language = editor.visit.language;
    let states = States::of(&editor.event, language, &done.checked, &done.released);
    Answer::ok(&Left {
        items: states.some(&done.items),
        gone: done.gone.clone(),
        undo: done.undo.as_ref().map(|act| named(language, act)),
        redo: done.redo.as_ref().map(|act| named(language, act)),
        said: said(&editor.event, language, asked, done),
        at: done.at,
    })
}

/// The answer to an act that was not done. `yours` is the act as it was sent.
pub async fn not_done(db: &Database, editor: &Editor, no: &No, yours: &Value) -> Result<Answer> {
    match no {
        No::Stale(id) => stale(db, editor, *id, yours).await,
        other => Ok(Answer::refused(editor, &refusal(db.reader(), editor, other).await?)),
    }
}

/// Why an act was not done, with who did what in between.
pub async fn refusal(db: &DatabaseConnection, editor: &Editor, no: &No) -> Result<Refusal> {
    let told = |key: &'static str, line: Option<log_line::Model>| {
        let (by, title) = line.map(|line| (line.actor_name, line.label)).unwrap_or_default();
        Refusal::new(key).with("by", by).with("title", title)
    };
    Ok(match no {
        No::Refused(no) => no.clone(),
        No::Gone(id) => told("programme-act-gone", line_about(db, editor.event.id, *id).await?),
        No::Since(id) => told("programme-act-since", line_about(db, editor.event.id, *id).await?),
        No::Stale(id) => told("programme-act-stale", line_about(db, editor.event.id, *id).await?),
    })
}

/// Both texts: what somebody else made of the item, and what was asked for.
async fn stale(db: &Database, editor: &Editor, id: i64, yours: &Value) -> Result<Answer> {
    let language = editor.visit.language;
    let checked = of_event(db.reader(), &editor.event).await?;
    let released = known_released(db, db.reader(), editor.event.id).await?;
    let item = checked.working.item(id).ok_or(AppError::NotFound)?;
    let by = line_about(db.reader(), editor.event.id, id).await?.map(|line| line.actor_name).unwrap_or_default();
    let spot = spot(&editor.event, language, &checked.working, item);
    let said = say(language, "programme-act-said-stale", &json!({ "by": by, "title": item.title.plain(language), "spot": spot }));
    let theirs = States::of(&editor.event, language, &checked, &released).item(item);
    Answer::conflict(&json!({ "stale": true, "by": by, "theirs": theirs, "yours": yours, "said": said }))
}

/// The newest line of the log that is about an item, or about many.
async fn line_about(db: &DatabaseConnection, event_id: i64, id: i64) -> Result<Option<log_line::Model>> {
    let about = Condition::any()
        .add(log_line::COLUMN.subject.eq(format!("schedule_item:{id}")))
        .add(log_line::COLUMN.subject.starts_with("programme:"));
    let lines = log_line::Entity::find().filter(log_line::COLUMN.scope.eq(event_id)).filter(about);
    Ok(lines.order_by_desc(log_line::Column::Id).one(db).await?)
}

/// The whole programme, or a day of it, as it is now; and what this sitting could undo.
pub async fn state(db: &Database, editor: &Editor, day: Option<chrono::NaiveDate>, sitting: &str) -> Result<Value> {
    // The line first: what is written meanwhile may be told twice, and never not at all.
    let at = newest_line(db.reader(), editor.event.id).await?;
    let checked = of_event(db.reader(), &editor.event).await?;
    let released = known_released(db, db.reader(), editor.event.id).await?;
    let language = editor.visit.language;
    let items = States::of(&editor.event, language, &checked, &released).all(day);
    let actor = editor.actor();
    let who = Who { event: &editor.event, actor: &actor, account: editor.who.account.id, sitting };
    let (undo, redo) = names(db.reader(), &who).await?;
    let (undo, redo) = (undo.map(|act| named(language, &act)), redo.map(|act| named(language, &act)));
    Ok(json!({ "items": items, "at": at, "undo": undo, "redo": redo }))
}
