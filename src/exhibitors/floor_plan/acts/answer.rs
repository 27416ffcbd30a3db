//! What a browser is told after an act: what is now, or what somebody else did first, or why not.
use super::act;
use super::asked::Asked;
use super::board::{Board, No};
use super::perform::Done;
use super::state::{HeedState, States, ThingState, called};
use super::thing::{Key, Thing};
use crate::events::{Editor, Who};
use crate::exhibitors::dossier::unplaced;
use crate::platform::acts::{Answer, Named, history};
use crate::platform::change::log_line;
use crate::platform::db::Database;
use crate::platform::error::{Refusal, Result};
use crate::platform::language::Language;
use crate::platform::words::{say, word};
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::{Value, json};

/// What an act has left.
#[derive(Serialize)]
struct Left {
    things: Vec<ThingState>,
    gone: Vec<Key>,
    heeds: Vec<HeedState>,
    undo: Option<String>,
    redo: Option<String>,
    said: String,
    at: i64,
}

/// The answer to an act that was done; `hall` is the one that is looked at.
pub async fn done(db: &Database, editor: &Editor, asked: &Asked, done: &Done, hall: i64) -> Result<Answer> {
    let at = log_line::newest(db.reader(), editor.event.id).await?;
    let board = Board::read(db.reader(), editor.event.id).await?;
    let language = editor.visit.language;
    let states = States { event: &editor.event, language, board: &board };
    let keys: Vec<Key> = done.written.after.iter().map(Thing::key).collect();
    Answer::ok(&Left {
        things: states.some(keys.iter()),
        gone: done.gone(),
        heeds: states.heeds(hall),
        undo: done.undo.as_ref().map(|act| named(language, act)),
        redo: done.redo.as_ref().map(|act| named(language, act)),
        said: said(language, asked, done),
        at,
    })
}

/// The answer to an act that was not done. `yours` is the act as it was sent.
pub async fn not_done(db: &Database, editor: &Editor, no: &No, yours: &Value) -> Result<Answer> {
    let No::Stale(key) = no else { return Ok(Answer::refused(editor.visit.language, &refusal(db.reader(), editor, no).await?)) };
    let language = editor.visit.language;
    let board = Board::read(db.reader(), editor.event.id).await?;
    let states = States { event: &editor.event, language, board: &board };
    let by = last_by(db.reader(), editor.event.id).await?;
    let label = board.things.get(key).map(|thing| called(thing, language)).unwrap_or_default();
    let said = say(language, "plan-act-stale", &json!({ "by": by, "label": label }));
    Answer::conflict(&json!({ "stale": true, "by": by, "theirs": states.some(std::iter::once(key)), "yours": yours, "said": said }))
}

/// Why an act was not done, with who did what in between.
pub async fn refusal(db: &DatabaseConnection, editor: &Editor, no: &No) -> Result<Refusal> {
    let (key, at) = match no {
        No::Refused(no) => return Ok(no.clone()),
        No::Stale(at) => ("plan-act-stale", at),
        No::Gone(at) => ("plan-act-gone", at),
        No::Since(at) => ("plan-act-since", at),
    };
    let board = Board::read(db, editor.event.id).await?;
    let label = board.things.get(at).map(|thing| called(thing, editor.visit.language)).unwrap_or_default();
    Ok(Refusal::new(key).with("by", last_by(db, editor.event.id).await?).with("label", label))
}

/// Who was the last at the plan.
async fn last_by(db: &DatabaseConnection, event_id: i64) -> Result<String> {
    let lines =
        log_line::Entity::find().filter(log_line::COLUMN.scope.eq(event_id)).filter(log_line::COLUMN.subject.starts_with("floor_plan:"));
    Ok(lines.order_by_desc(log_line::Column::Id).one(db).await?.map(|line| line.actor_name).unwrap_or_default())
}

/// A hall as it is now, and what this window could undo.
pub async fn state(db: &Database, who: Who<'_>, language: Language, hall: i64) -> Result<Value> {
    // The line first: what is written meanwhile may be told twice, and never not at all.
    let at = log_line::newest(db.reader(), who.event.id).await?;
    let by = last_by(db.reader(), who.event.id).await?;
    let board = Board::read(db.reader(), who.event.id).await?;
    let states = States { event: who.event, language, board: &board };
    let unplaced = unplaced(db.reader(), who.event.id).await?.len();
    let (undo, redo) = history::names::<act::Entity>(db.reader(), who.sitting()).await?;
    let (undo, redo) = (undo.map(|act| named(language, &act)), redo.map(|act| named(language, &act)));
    Ok(json!({
        "things": states.of_hall(hall), "heeds": states.heeds(hall), "unplaced": unplaced, "at": at, "by": by, "undo": undo, "redo": redo,
    }))
}

/// An act as a button names it: "vẽ A01–A10".
pub fn named(language: Language, (act, label): &Named) -> String {
    say(language, act, &json!({ "label": label }))
}

/// What an act has done, in one sentence for who looks and who listens.
pub fn said(language: Language, asked: &Asked, done: &Done) -> String {
    let count = done.written.after.len().max(done.written.before.len());
    let args = json!({ "label": done.label, "count": count });
    let key = match asked {
        Asked::Undo | Asked::Redo => {
            let key = if *asked == Asked::Undo { "plan-said-undone" } else { "plan-said-redone" };
            return say(language, key, &json!({ "act": done.what.as_ref().map(|what| named(language, what)) }));
        }
        _ if count == 0 => return word(language, "plan-said-nothing"),
        Asked::Draw(_) => "plan-said-drawn",
        Asked::Place(_) => "plan-said-placed",
        Asked::Set(_) | Asked::Booth(_) | Asked::MarkWhole(_) => "plan-said-set",
        Asked::Renumber(_) => "plan-said-renumbered",
        Asked::Copy(_) => "plan-said-copied",
        Asked::Shelve(_) => "plan-said-shelved",
        Asked::Delete(_) => "plan-said-deleted",
        Asked::Mark(_) => "plan-said-marked",
        Asked::MarkWords(_) => "plan-said-set",
    };
    say(language, key, &args)
}
