//! Doing it, and taking it back: one change that holds the rows, the small release and the line in the log.
use super::act::{Act, Plan};
use super::stand::{Change as Changed, Stand};
use crate::events::event;
use crate::platform::change::{Actor, Change, Note, log_line};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::words::say;
use crate::programme::plan::write::find_item;
use crate::programme::publish::small::{Standing, insert_small_release};
use crate::programme::schedule_item;
use crate::programme::working::Working;
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// Two who act at the same moment make the same number of release: the later one tries again.
const TRIES: usize = 5;

/// What a line of the log remembers of an act, so that it can be taken back.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    pub act: Act,
    pub changes: Vec<Changed>,
    /// It took back the act of this line.
    pub back: Option<i64>,
}

/// The field of a log line's "after" that holds the record; the log page keeps it to itself.
const RECORD: &str = "snapshot";

/// Does something to a released item, on the day. Answers with the line of the log that it can be taken back by.
///
/// # Errors
/// What [`Act::changes`] refuses; nothing was released; it is so already.
pub async fn act(db: &Database, actor: &Actor, now: DateTime<Utc>, at: (&event::Model, i64), act: &Act) -> Result<i64> {
    trying(|| act_once(db, actor, now, at, act)).await
}

async fn act_once(db: &Database, actor: &Actor, now: DateTime<Utc>, (event, id): (&event::Model, i64), act: &Act) -> Result<i64> {
    let mut change = Change::begin(db, actor, now).await?;
    let item = find_item(change.tx(), event.id, id).await?;
    let standing = Standing::read(change.tx(), event.id).await?;
    may_move_to(act, &standing.working)?;
    let plan = Plan { snapshot: &standing.snapshot, working: &standing.working, now };
    let record = Record { act: act.clone(), changes: act.changes(&plan, &item.uuid)?, back: None };
    let said = said(&item, act, &standing.working);
    let line = done(&mut change, event, &standing, (&item, &said), &record).await?;
    change.commit().await?;
    Ok(line)
}

/// Takes an act back, by its line in the log: public and working copy stand as before it.
///
/// # Errors
/// Somebody changed one of the items in public since.
pub async fn take_back(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, line: i64) -> Result<i64> {
    trying(|| take_back_once(db, actor, now, event, line)).await
}

async fn take_back_once(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, line: i64) -> Result<i64> {
    let mut change = Change::begin(db, actor, now).await?;
    let (line, record) = find_record(change.tx(), event.id, line).await?;
    let standing = Standing::read(change.tx(), event.id).await?;
    let moved_on = || Refusal::new("programme-live-moved-on");
    let changes: Option<Vec<_>> = record.changes.iter().map(|one| way_back(one, &standing)).collect();
    let changes: Vec<_> = changes.ok_or_else(moved_on)?.into_iter().filter(Changed::is_any).collect();
    let item = find_item(change.tx(), event.id, record.changes.first().ok_or_else(moved_on)?.id).await?;
    let said = said_of(&item, "programme-live-note-back", &json!({}));
    let record = Record { act: record.act, changes, back: Some(line.id) };
    let line = done(&mut change, event, &standing, (&item, &said), &record).await?;
    change.commit().await?;
    Ok(line)
}

async fn trying<F: Future<Output = Result<i64>>>(work: impl Fn() -> F) -> Result<i64> {
    for _ in 1..TRIES {
        match retrying(&work).await {
            Err(AppError::Stale) => {}
            Err(AppError::Refused(no)) if no.key == "programme-publish-taken" => {}
            done => return done,
        }
    }
    retrying(&work).await
}

/// Rooms are those of the event.
fn may_move_to(act: &Act, working: &Working) -> Result<(), Refusal> {
    match act {
        Act::Room(uuid) if !working.rooms.iter().any(|room| room.uuid == *uuid) => Err(Refusal::at("room", "form-choice")),
        _ => Ok(()),
    }
}

fn way_back(one: &Changed, standing: &Standing) -> Option<Changed> {
    let item = standing.snapshot.all().find(|item| item.uuid == one.uuid)?;
    let row = standing.working.item(one.id)?;
    one.back(Stand::of_item(item, &standing.snapshot), Stand::of_row(row, &standing.working))
}

/// The small release, and the lines of the log: one for the act, a quiet one for each further item that moved along.
async fn done(
    change: &mut Change,
    event: &event::Model,
    standing: &Standing,
    (item, said): (&schedule_item::Model, &Bilingual),
    record: &Record,
) -> Result<i64> {
    if record.changes.is_empty() {
        return Err(Refusal::new("programme-live-nothing").into());
    }
    insert_small_release(change, event, standing, said, &record.changes).await?;
    for other in record.changes.iter().filter(|one| one.id != item.id && one.working.0 != one.working.1) {
        let (before, after) = (standing.working.item(other.id), find_item(change.tx(), event.id, other.id).await?);
        let note = Note::new(event.id, "programme-log-item-changed").about("schedule_item", other.id, &after.title.vi);
        change.note(note.before(&before).after(&after).quiet()).await?;
    }
    let after = find_item(change.tx(), event.id, item.id).await?;
    let mut kept = serde_json::to_value(&after).map_err(anyhow::Error::from)?;
    kept[RECORD] = serde_json::to_value(record).map_err(anyhow::Error::from)?;
    change.note(Note::new(event.id, log_key(record)).about("schedule_item", item.id, &item.title.vi).before(item).after(&kept)).await?;
    let lines = log_line::Entity::find().select_only().column(log_line::Column::Id).filter(log_line::COLUMN.scope.eq(event.id));
    let ours =
        lines.filter(log_line::COLUMN.act.eq(log_key(record))).filter(log_line::COLUMN.subject.eq(format!("schedule_item:{}", item.id)));
    ours.order_by_desc(log_line::Column::Id).into_tuple().one(change.tx()).await.or_not_found()
}

fn log_key(record: &Record) -> &'static str {
    match (record.back, &record.act) {
        (Some(_), _) => "programme-log-live-back",
        (None, Act::Late { .. }) => "programme-log-live-late",
        (None, Act::Room(_)) => "programme-log-live-room",
        (None, Act::Off(true)) => "programme-log-live-off",
        (None, Act::Off(false)) => "programme-log-live-on",
        (None, Act::Speaking(true)) => "programme-log-live-speaking",
        (None, Act::Speaking(false)) => "programme-log-live-silent",
    }
}

/// A line of this event's log with what it remembers of an act.
pub async fn find_record(db: &impl sea_orm::ConnectionTrait, event_id: i64, id: i64) -> Result<(log_line::Model, Record)> {
    let line = log_line::Entity::find_by_id(id).filter(log_line::COLUMN.scope.eq(event_id)).one(db).await.or_not_found()?;
    let record = line.after.as_ref().and_then(|after| after.get(RECORD)).cloned();
    let record = record.and_then(|record| serde_json::from_value(record).ok()).ok_or(AppError::NotFound)?;
    Ok((line, record))
}

/// What the release says of itself: "Lễ khai mạc: muộn 15 phút".
fn said(item: &schedule_item::Model, act: &Act, working: &Working) -> Bilingual {
    let (key, args) = match act {
        Act::Late { minutes: 0, .. } => ("programme-live-note-on-time", json!({})),
        Act::Late { minutes, following: false } => ("programme-live-note-late", json!({ "minutes": minutes })),
        Act::Late { minutes, following: true } => ("programme-live-note-late-all", json!({ "minutes": minutes })),
        Act::Room(uuid) => {
            let room = working.rooms.iter().find(|room| room.uuid == *uuid).map(|room| room.name.clone()).unwrap_or_default();
            ("programme-live-note-room", json!({ "room": room }))
        }
        Act::Off(true) => ("programme-live-note-off", json!({})),
        Act::Off(false) => ("programme-live-note-on", json!({})),
        Act::Speaking(true) => ("programme-live-note-speaking", json!({})),
        Act::Speaking(false) => ("programme-live-note-silent", json!({})),
    };
    said_of(item, key, &args)
}

fn said_of(item: &schedule_item::Model, key: &str, args: &Value) -> Bilingual {
    let [vi, en] = Language::ALL.map(|language| {
        let mut args = args.clone();
        args["title"] = item.title.plain(language).into();
        if let Ok(room) = serde_json::from_value::<Bilingual>(args["room"].clone()) {
            args["room"] = room.plain(language).into();
        }
        say(language, key, &args)
    });
    Bilingual::new(vi, en)
}
