//! Performing an act: read, plan, write, remember, all in one change.
use super::asked::Asked;
use super::board::{Board, No, Steps};
use super::keep::{Written, keep};
use super::state::called;
use super::thing::{Key, Thing};
use super::{act, copy, draw, edit, mark, place, remove, renumber, set, undo};
use crate::events::Who;
use crate::platform::acts::{Named, Past, history, until_it_stands};
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{Refusal, Result};
use crate::platform::language::Language;
use chrono::{DateTime, Utc};
use serde_json::json;

/// What an act has done.
#[derive(Debug)]
pub struct Done {
    pub written: Written,
    pub label: String,
    /// Of undo and redo: what was undone or done again.
    pub what: Option<Named>,
    pub undo: Option<Named>,
    pub redo: Option<Named>,
}

impl Done {
    /// What is not there any more.
    pub fn gone(&self) -> Vec<Key> {
        let left = |key: &Key| self.written.after.iter().any(|thing| thing.key() == *key);
        self.written.before.iter().map(Thing::key).filter(|key| !left(key)).collect()
    }
}

/// Does what is asked, whole or not at all. `Err(No)` inside says why it was not done.
pub async fn perform(db: &Database, who: Who<'_>, now: DateTime<Utc>, asked: &Asked) -> Result<Result<Done, No>> {
    until_it_stands(|| attempt(db, who, now, asked)).await
}

async fn attempt(db: &Database, who: Who<'_>, now: DateTime<Utc>, asked: &Asked) -> Result<Result<Done, No>> {
    let mut change = Change::begin(db, who.actor, now).await?;
    let board = Board::read(change.tx(), who.event.id).await?;
    let past = match asked {
        Asked::Undo => history::to_undo::<act::Entity>(change.tx(), who.sitting()).await?,
        Asked::Redo => history::to_redo::<act::Entity>(change.tx(), who.sitting()).await?,
        _ => None,
    };
    let steps = match plan(&board, asked, past.as_ref())? {
        Ok(steps) => steps,
        Err(no) => return Ok(Err(no)),
    };
    let written = keep(&change, &board, steps).await?;
    let label = past.as_ref().map_or_else(|| label(&written), |past| past.label.clone());
    // Where nothing is different there is nothing to remember.
    if past.is_some() || !written.after.is_empty() || !written.before.is_empty() {
        record(&mut change, &who, asked, &written, (&label, past.as_ref())).await?;
    }
    let (undo, redo) = history::names::<act::Entity>(change.tx(), who.sitting()).await?;
    change.commit().await?;
    Ok(Ok(Done { written, label, what: past.map(|past| (past.act, past.label)), undo, redo }))
}

/// What becomes of which things, without asking a database.
fn plan(board: &Board, asked: &Asked, past: Option<&Past>) -> Result<Result<Steps, No>> {
    Ok(match asked {
        Asked::Draw(asked) => draw::draw(board, asked),
        Asked::Place(asked) => place::place(board, asked),
        Asked::Set(asked) => set::set(board, asked),
        Asked::Renumber(asked) => renumber::renumber(board, asked),
        Asked::Copy(asked) => copy::copy(board, asked),
        Asked::Shelve(asked) => remove::shelve(board, asked),
        Asked::Delete(asked) => remove::delete(board, asked),
        Asked::Mark(asked) => mark::new(board, asked),
        Asked::MarkWords(asked) => mark::words(board, asked),
        Asked::Booth(asked) => edit::booth(board, asked),
        Asked::MarkWhole(asked) => edit::mark(board, asked),
        Asked::Undo | Asked::Redo => {
            let is_undo = *asked == Asked::Undo;
            let Some(past) = past else {
                let key = if is_undo { "plan-act-nothing-to-undo" } else { "plan-act-nothing-to-redo" };
                return Ok(Err(Refusal::new(key).into()));
            };
            let Written { before, after } = past.things()?;
            if is_undo { undo::back(board, &after, &before) } else { undo::back(board, &before, &after) }
        }
    })
}

/// What was done, to what, in the words of the log and of the buttons.
async fn record(change: &mut Change, who: &Who<'_>, asked: &Asked, written: &Written, (label, past): (&str, Option<&Past>)) -> Result<()> {
    let (act, log) = keys(asked);
    match past {
        Some(past) => history::mark::<act::Entity>(change, past.id, *asked == Asked::Undo).await?,
        None => history::remember::<act::Entity>(change, who.sitting(), (act.to_owned(), label.to_owned()), written).await?,
    }
    let after = json!({ "sitting": who.sitting, "count": written.after.len().max(written.before.len()) });
    change.note(Note::new(who.event.id, log).about("floor_plan", who.event.id, label).after(&after)).await
}

/// The word for an act on a button, and in the log.
fn keys(asked: &Asked) -> (&'static str, &'static str) {
    match asked {
        Asked::Draw(_) => ("plan-act-draw", "plan-log-drawn"),
        Asked::Place(_) => ("plan-act-place", "plan-log-placed"),
        Asked::Set(_) | Asked::Booth(_) => ("plan-act-set", "plan-log-set"),
        Asked::Renumber(_) => ("plan-act-renumber", "plan-log-renumbered"),
        Asked::Copy(_) => ("plan-act-copy", "plan-log-copied"),
        Asked::Shelve(_) => ("plan-act-shelve", "plan-log-shelved"),
        Asked::Delete(_) => ("plan-act-delete", "plan-log-deleted"),
        Asked::Mark(_) => ("plan-act-mark", "plan-log-marked"),
        Asked::MarkWords(_) | Asked::MarkWhole(_) => ("plan-act-words", "plan-log-words"),
        Asked::Undo => ("", "plan-log-undone"),
        Asked::Redo => ("", "plan-log-redone"),
    }
}

/// "A01", "A01–A10": what it was done to, as the log keeps it.
fn label(written: &Written) -> String {
    let things = if written.after.is_empty() { &written.before } else { &written.after };
    let name = |thing: &Thing| called(thing, Language::Vi);
    match things.as_slice() {
        [] => String::new(),
        [one] => name(one),
        [first, .., last] => format!("{}–{}", name(first), name(last)),
    }
}
