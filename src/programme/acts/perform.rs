//! Performing an act: read, plan, write, remember, all in one change.
use super::asked::Asked;
use super::board::{Board, No, Steps};
use super::keep::{Written, keep};
use super::row::called;
use super::{Row, act, add, copy, copy_event, nest, place, remove, reorder, shift, undo, words};
use crate::events::{Who, event};
use crate::people::merge::Followed;
use crate::platform::acts::{Named, Past, history, until_it_stands};
use crate::platform::change::{Change, Note, log_line};
use crate::platform::db::Database;
use crate::platform::error::{Refusal, Result};
use crate::programme::checks::{Checked, of_working};
use crate::programme::release;
use crate::programme::released::released_uuids;
use crate::programme::working::Working;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::{Value, json};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock, RwLock};

/// What an act has done.
#[derive(Debug)]
pub struct Done {
    /// The programme after it.
    pub checked: Checked,
    pub released: Arc<HashSet<String>>,
    /// Items that were written, in the order of the act.
    pub items: Vec<i64>,
    pub gone: Vec<i64>,
    /// What it was done to.
    pub label: String,
    /// Of undo and redo: what was undone or done again.
    pub what: Option<Named>,
    pub undo: Option<Named>,
    pub redo: Option<Named>,
    /// The newest line of the log.
    pub at: i64,
}

/// Does what is asked, whole or not at all. `Err(No)` inside says why it was not done.
pub async fn perform(db: &Database, who: Who<'_>, now: DateTime<Utc>, asked: &Asked) -> Result<Result<Done, No>> {
    until_it_stands(|| attempt(db, who, now, asked)).await
}

async fn attempt(db: &Database, who: Who<'_>, now: DateTime<Utc>, asked: &Asked) -> Result<Result<Done, No>> {
    let mut change = Change::begin(db, who.actor, now).await?;
    stand_in_line(&change, who.event.id).await?;
    let mut working = Working::read(change.tx(), who.event.id).await?;
    let released = known_released(db, change.tx(), who.event.id).await?;
    let board = Board::of(&working, who.event.id, who.event.tz(), now, released.clone());
    let (steps, past) = match planned(&mut change, &who, &board, asked).await? {
        Ok(planned) => planned,
        Err(no) => return Ok(Err(no)),
    };
    let gone = steps.gone.clone();
    let written = keep(&change, &board, steps).await?;
    let label = label(asked, &written, past.as_ref());
    // Where nothing is different there is nothing to remember.
    if !written.after.is_empty() || !gone.is_empty() {
        record(&mut change, &who, asked, &written, (&label, past.as_ref())).await?;
    }
    let (undo, redo) = history::names::<act::Entity>(change.tx(), who.sitting()).await?;
    refresh(&change, &mut working, &board, &written).await?;
    let at = log_line::newest(change.tx(), who.event.id).await?;
    change.commit().await?;
    let items = written.after.iter().map(|row| row.item.id).collect();
    let checked = of_working(db.reader(), who.event, working).await?;
    Ok(Ok(Done { checked, released, items, gone, label, what: past.map(|past| (past.act, past.label)), undo, redo, at }))
}

/// Acts of one event go one after the other: that a part holds no parts is a rule over several rows, which no index watches.
/// SQLite has one writer anyway; elsewhere the event's row is where they wait.
async fn stand_in_line(change: &Change, event_id: i64) -> Result<()> {
    let line = event::Entity::update_many()
        .col_expr(event::Column::BoothsGiven, Expr::col(event::Column::BoothsGiven).add(0))
        .filter(event::COLUMN.id.eq(event_id));
    line.exec(change.tx()).await?;
    Ok(())
}

/// What becomes of which rows; for undo and redo also the act that is taken back or done again.
async fn planned(change: &mut Change, who: &Who<'_>, board: &Board, asked: &Asked) -> Result<Result<(Steps, Option<Past>), No>> {
    let past = match asked {
        Asked::Undo => history::to_undo::<act::Entity>(change.tx(), who.sitting()).await?,
        Asked::Redo => history::to_redo::<act::Entity>(change.tx(), who.sitting()).await?,
        Asked::CopyEvent(asked) => {
            let steps = copy_event::copied(change, who.event, board, asked).await?;
            return Ok(steps.map(|steps| (steps, None)));
        }
        _ => return Ok(plan(board, asked).map(|steps| (steps, None))),
    };
    let Some(past) = past else {
        let key = if *asked == Asked::Undo { "programme-act-nothing-to-undo" } else { "programme-act-nothing-to-redo" };
        return Ok(Err(Refusal::new(key).into()));
    };
    let followed = Followed::read(change.tx()).await?;
    let Written { mut before, mut after } = past.things::<Row>()?;
    before.iter_mut().chain(&mut after).for_each(|row| row.follow(&followed));
    let steps = if *asked == Asked::Undo { undo::back(board, &after, &before) } else { undo::back(board, &before, &after) };
    Ok(steps.map(|steps| (steps, Some(past))))
}

/// What becomes of which rows, without asking a database.
pub fn plan(board: &Board, asked: &Asked) -> Result<Steps, No> {
    match asked {
        Asked::Place(asked) => place::place(board, asked),
        Asked::Nest(asked) => nest::nest(board, asked),
        Asked::Reorder(asked) => reorder::reorder(board, asked),
        Asked::Add(asked) => add::add(board, asked),
        Asked::Copy(asked) => copy::copy(board, asked),
        Asked::Words(asked) => words::words(board, asked),
        Asked::Cancel(asked) => remove::cancel(board, asked),
        Asked::Delete(asked) => remove::delete(board, asked),
        Asked::Shift(asked) => shift::shift(board, asked),
        Asked::CopyDay(asked) => copy::copy_day(board, asked),
        // Those look into the database first.
        Asked::CopyEvent(_) | Asked::Undo | Asked::Redo => Ok(Steps::default()),
    }
}

/// What was done, to what, in the words of the log and of the buttons.
async fn record(change: &mut Change, who: &Who<'_>, asked: &Asked, written: &Written, (label, past): (&str, Option<&Past>)) -> Result<()> {
    let (act, log) = keys(asked);
    match past {
        Some(past) => history::mark::<act::Entity>(change, past.id, *asked == Asked::Undo).await?,
        None => history::remember::<act::Entity>(change, who.sitting(), (act.to_owned(), label.to_owned()), written).await?,
    }
    let main = asked.item().or_else(|| written.after.first().or(written.before.first()).map(|row| row.item.id));
    let many = matches!(asked, Asked::Shift(_) | Asked::CopyDay(_) | Asked::CopyEvent(_)) || past.is_some();
    let about = if many { ("programme", who.event.id) } else { ("schedule_item", main.unwrap_or(who.event.id)) };
    let row = |rows: &[Row]| rows.iter().find(|row| !many && Some(row.item.id) == main).map(|row| json!(row.item));
    let (before, mut after) = (row(&written.before), row(&written.after).unwrap_or_else(|| json!({})));
    after["sitting"] = Value::from(who.sitting);
    let left = |id: &i64| written.after.iter().all(|row| row.item.id != *id);
    after["gone"] = written.before.iter().map(|row| row.item.id).filter(left).collect();
    let mut note = Note::new(who.event.id, log).about(about.0, about.1, label).after(&after).quiet();
    if let Some(before) = before {
        note = note.before(&before);
    }
    change.note(note).await
}

/// The word for an act on a button, and in the log.
fn keys(asked: &Asked) -> (&'static str, &'static str) {
    match asked {
        Asked::Place(place) if place.spot.is_shelf() => ("programme-act-shelve", "programme-log-item-shelved"),
        Asked::Place(_) => ("programme-act-place", "programme-log-item-placed"),
        Asked::Nest(_) => ("programme-act-nest", "programme-log-item-nested"),
        Asked::Reorder(_) => ("programme-act-reorder", "programme-log-item-moved"),
        Asked::Add(_) => ("programme-act-add", "programme-log-item-added"),
        Asked::Copy(_) => ("programme-act-copy", "programme-log-item-copied"),
        Asked::Words(_) => ("programme-act-words", "programme-log-item-changed"),
        Asked::Cancel(cancel) if cancel.off => ("programme-act-cancel", "programme-log-item-cancelled"),
        Asked::Cancel(_) => ("programme-act-restore", "programme-log-item-restored"),
        Asked::Delete(_) => ("programme-act-delete", "programme-log-item-deleted"),
        Asked::Shift(_) => ("programme-act-shift", "programme-log-shifted"),
        Asked::CopyDay(_) => ("programme-act-copy-day", "programme-log-day-copied"),
        Asked::CopyEvent(_) => ("programme-act-copy-event", "programme-log-event-copied"),
        Asked::Undo => ("", "programme-log-undone"),
        Asked::Redo => ("", "programme-log-redone"),
    }
}

/// What an act was done to: an item by its title, a day by its date.
fn label(asked: &Asked, written: &Written, past: Option<&Past>) -> String {
    let day = |day: chrono::NaiveDate| day.format("%d/%m").to_string();
    match (asked, past) {
        (Asked::Shift(shift), _) => format!("{} {}, {:+}′", day(shift.day), shift.from.0.format("%H:%M"), shift.minutes),
        (Asked::CopyDay(copy), _) => format!("{} → {}", day(copy.from_day), day(copy.to_day)),
        (Asked::CopyEvent(copy), _) => copy.source.name.vi.clone(),
        (_, Some(past)) => past.label.clone(),
        (asked, None) => {
            let rows = || written.after.iter().chain(&written.before);
            let main = rows().find(|row| Some(row.item.id) == asked.item()).or_else(|| rows().next());
            main.map(|row| called(&row.item).to_owned()).unwrap_or_default()
        }
    }
}

/// Brings the programme in memory up to what was written; it is read again only where rows came, went or changed people.
async fn refresh(change: &Change, working: &mut Working, board: &Board, written: &Written) -> Result<()> {
    let known: HashMap<i64, &Row> = written.before.iter().map(|row| (row.item.id, row)).collect();
    let same_people = written.after.iter().all(|row| known.get(&row.item.id).is_some_and(|old| old.people == row.people));
    if !same_people || written.before.len() != written.after.len() {
        *working = Working::read(change.tx(), board.event_id).await?;
        return Ok(());
    }
    let after: HashMap<i64, &Row> = written.after.iter().map(|row| (row.item.id, row)).collect();
    for item in &mut working.items {
        if let Some(row) = after.get(&item.id) {
            *item = row.item.clone();
        }
    }
    working.items.sort_by_key(|item| (item.place, item.id));
    Ok(())
}

/// Process and event → number of the newest release, and what the public has seen by then.
type Seen = HashMap<(u64, i64), (i32, Arc<HashSet<String>>)>;
static SEEN: LazyLock<RwLock<Seen>> = LazyLock::new(RwLock::default);
/// Events remembered before memory is begun anew.
const MANY: usize = 64;

/// [`released_uuids`], read again only when there is a newer release.
pub async fn known_released(db: &Database, reader: &impl ConnectionTrait, event_id: i64) -> Result<Arc<HashSet<String>>> {
    let key = (db.number(), event_id);
    let numbers = release::Entity::find().select_only().column(release::Column::Number).filter(release::COLUMN.event_id.eq(event_id));
    let newest = numbers.order_by_desc(release::Column::Number).limit(1).into_tuple::<i32>().one(reader).await?.unwrap_or(0);
    if let Some((number, seen)) = SEEN.read().ok().and_then(|seen| seen.get(&key).cloned())
        && number == newest
    {
        return Ok(seen);
    }
    let seen = Arc::new(released_uuids(reader, event_id).await?);
    if let Ok(mut all) = SEEN.write() {
        if all.len() >= MANY {
            all.clear();
        }
        all.insert(key, (newest, seen.clone()));
    }
    Ok(seen)
}
