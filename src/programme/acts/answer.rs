//! What a browser is told after an act: what is now, or what somebody else did first, or why not.
use super::act;
use super::asked::Asked;
use super::board::No;
use super::perform::{Done, known_released};
use super::said::{named, said, spot};
use super::state::{ItemState, States};
use crate::events::Editor;
use crate::platform::acts::{Answer, history};
use crate::platform::change::log_line;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::words::say;
use crate::programme::checks::of_event;
use sea_orm::{Condition, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::{Value, json};

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
        other => Ok(Answer::refused(editor.visit.language, &refusal(db.reader(), editor, other).await?)),
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
    let at = log_line::newest(db.reader(), editor.event.id).await?;
    let checked = of_event(db.reader(), &editor.event).await?;
    let released = known_released(db, db.reader(), editor.event.id).await?;
    let language = editor.visit.language;
    let items = States::of(&editor.event, language, &checked, &released).all(day);
    let actor = editor.actor();
    let sitting = editor.acts_in(&actor, sitting).sitting();
    let (undo, redo) = history::names::<act::Entity>(db.reader(), sitting).await?;
    let (undo, redo) = (undo.map(|act| named(language, &act)), redo.map(|act| named(language, &act)));
    Ok(json!({ "items": items, "at": at, "undo": undo, "redo": redo }))
}
