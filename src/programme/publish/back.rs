//! Bringing the working copy back to an earlier release: one act, undone like others. Nothing that was released is deleted.
use super::releases::snapshot;
use crate::events::{Editor, Who};
use crate::platform::acts::history::{remember, to_undo};
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Refusal, Result};
use crate::programme::acts::keep::keep;
use crate::programme::acts::{Asked, Board, No, Row, Steps, act, perform};
use crate::programme::released::{newest_snapshot, released_uuids};
use crate::programme::schedule_item::When;
use crate::programme::snapshot::{Item, Room, Snapshot, Track};
use crate::programme::working::Working;
use crate::programme::{room, track};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait};
use serde_json::json;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// Returns are remembered in a sitting of their own: they are undone on the page of releases, not in the editor.
const SITTING: &str = "releases";

/// How often a return is planned anew because somebody wrote at the same moment.
const TRIES: usize = 4;

/// Brings the working copy of the editor's event back to a release.
///
/// # Errors
/// A refusal where the working copy says the same already.
pub async fn return_to(db: &Database, editor: &Editor, now: DateTime<Utc>, number: i32) -> Result<()> {
    let actor = editor.actor();
    for _ in 0..TRIES {
        match retrying(|| attempt(db, (editor, &actor), now, number)).await {
            Err(AppError::Stale) => {}
            done => return done,
        }
    }
    Err(AppError::Busy)
}

async fn attempt(db: &Database, (editor, actor): (&Editor, &Actor), now: DateTime<Utc>, number: i32) -> Result<()> {
    let event = &editor.event;
    let mut change = Change::begin(db, actor, now).await?;
    let wanted = snapshot(change.tx(), event.id, number).await?;
    let newest = newest_snapshot(change.tx(), event.id).await?;
    let before = Working::read(change.tx(), event.id).await?;
    put_places(&change, event.id, &before, &wanted).await?;
    let working = Working::read(change.tx(), event.id).await?;
    let released = Arc::new(released_uuids(change.tx(), event.id).await?);
    let board = Board::of(&working, event.id, event.tz(), now, released);
    let steps = steps(&board, &Places::of(&working, &wanted), &wanted, &newest);
    if steps.put.is_empty() {
        return Err(Refusal::new("programme-return-nothing").into());
    }
    let written = keep(&change, &board, steps).await?;
    let label = number.to_string();
    remember::<act::Entity>(&change, who(editor, actor).sitting(), ("programme-return-act".to_owned(), label.clone()), &written).await?;
    let note = Note::new(event.id, "programme-log-returned").about("programme", event.id, label);
    change.note(note.after(&json!({ "number": number, "sitting": SITTING })).quiet()).await?;
    change.commit().await
}

/// Undoes the newest return of this account.
///
/// # Errors
/// A refusal where there is none, or where somebody changed since what it brought back.
pub async fn undo_return(db: &Database, editor: &Editor, now: DateTime<Utc>) -> Result<()> {
    let actor = editor.actor();
    match perform(db, who(editor, &actor), now, &Asked::Undo).await? {
        Ok(_) => Ok(()),
        Err(No::Refused(no)) => Err(no.into()),
        Err(_) => Err(Refusal::new("programme-return-since").into()),
    }
}

/// Whether a return of this account can be undone.
pub async fn can_undo(db: &impl ConnectionTrait, editor: &Editor) -> Result<bool> {
    let actor = editor.actor();
    Ok(to_undo::<act::Entity>(db, who(editor, &actor).sitting()).await?.is_some())
}

fn who<'a>(editor: &'a Editor, actor: &'a Actor) -> Who<'a> {
    editor.acts_in(actor, SITTING)
}

/// The rooms and tracks of the release that were deleted since come back: an unused one could be.
async fn put_places(change: &Change, event_id: i64, working: &Working, wanted: &Snapshot) -> Result<()> {
    let needed = |slug: &str, of: fn(&Item) -> Option<&str>| wanted.all().any(|item| of(item) == Some(slug));
    let last_room = working.rooms.iter().map(|room| room.place).max().unwrap_or(0);
    let is_gone = |one: &&Room| !working.rooms.iter().any(|room| room.uuid == one.uuid) && needed(&one.slug, |item| item.room.as_deref());
    for (one, place) in wanted.rooms.iter().filter(is_gone).zip(last_room + 1..) {
        let row = room::ActiveModel {
            uuid: Set(one.uuid.clone()),
            event_id: Set(event_id),
            name: Set(one.name.clone()),
            capacity: Set(one.capacity),
            shared: Set(one.shared),
            place: Set(place),
            version: Set(1),
            ..Default::default()
        };
        row.insert(change.tx()).await?;
    }
    let last_track = working.tracks.iter().map(|track| track.place).max().unwrap_or(0);
    let is_gone =
        |one: &&Track| !working.tracks.iter().any(|track| track.name == one.name) && needed(&one.slug, |item| item.track.as_deref());
    for (one, place) in wanted.tracks.iter().filter(is_gone).zip(last_track + 1..) {
        let row = track::ActiveModel {
            event_id: Set(event_id),
            name: Set(one.name.clone()),
            description: Set(one.description.clone()),
            village: Set(one.village),
            place: Set(place),
            version: Set(1),
            ..Default::default()
        };
        row.insert(change.tx()).await?;
    }
    Ok(())
}

/// What the slugs of a release mean in the working copy: rooms by their uuid, tracks by their name.
struct Places {
    rooms: HashMap<String, i64>,
    tracks: HashMap<String, i64>,
}

impl Places {
    fn of(working: &Working, wanted: &Snapshot) -> Self {
        let room = |one: &Room| Some((one.slug.clone(), working.rooms.iter().find(|room| room.uuid == one.uuid)?.id));
        let track = |one: &Track| Some((one.slug.clone(), working.tracks.iter().find(|track| track.name == one.name)?.id));
        Self { rooms: wanted.rooms.iter().filter_map(room).collect(), tracks: wanted.tracks.iter().filter_map(track).collect() }
    }
}

/// What becomes of which rows: those of the release become what they were; what was released later is cancelled; what never
/// was goes to the shelf.
fn steps(board: &Board, places: &Places, wanted: &Snapshot, newest: &Snapshot) -> Steps {
    let by_uuid: HashMap<&str, &Row> = board.rows.values().map(|row| (row.item.uuid.as_str(), row)).collect();
    let kept: HashSet<&str> = wanted.all().map(|item| item.uuid.as_str()).collect();
    let released: HashSet<&str> = newest.all().map(|item| item.uuid.as_str()).collect();
    let mut put = Vec::new();
    for (item, place) in wanted.items.iter().zip(1..) {
        let Some(row) = by_uuid.get(item.uuid.as_str()) else { continue };
        put.push(brought_back(board, places, row, item, (None, place)));
        for (part, place) in item.children.iter().zip(1..) {
            if let Some(row) = by_uuid.get(part.uuid.as_str()) {
                put.push(brought_back(board, places, row, part, (Some(&put_parent(&put, &item.uuid)), place)));
            }
        }
    }
    let others = board.rows.values().filter(|row| !kept.contains(row.item.uuid.as_str()));
    put.extend(others.map(|row| match released.contains(row.item.uuid.as_str()) {
        true => cancelled(board, row),
        false => shelved(board, row, &kept),
    }));
    put.retain(|row| board.rows.get(&row.item.id).is_none_or(|old| !old.is_same(row)));
    put.sort_by_key(|row| row.item.parent_id.is_some());
    Steps::put(put)
}

/// The larger item as it was just planned.
fn put_parent(put: &[Row], uuid: &str) -> Row {
    put.iter().find(|row| row.item.uuid == uuid).cloned().unwrap_or_else(|| put[put.len() - 1].clone())
}

fn brought_back(board: &Board, places: &Places, row: &Row, item: &Item, (parent, place): (Option<&Row>, i32)) -> Row {
    let known = |slugs: &HashMap<String, i64>, slug: &Option<String>| slug.as_ref().and_then(|slug| slugs.get(slug).copied());
    let mut back = row.clone();
    let own = &mut back.item;
    own.parent_id = parent.map(|parent| parent.item.id);
    own.place = place;
    (own.kind, own.title, own.description) = (item.kind, item.title.clone(), item.description.clone());
    (own.day, own.part_of_day, own.starts_at, own.ends_at) = (item.day, item.part_of_day, item.starts_at, item.ends_at);
    (own.room_id, own.all_rooms) = (known(&places.rooms, &item.room), item.all_rooms);
    (own.track_id, own.language) = (known(&places.tracks, &item.track), item.language);
    own.late_minutes = item.late_minutes;
    (own.minutes, own.after_minutes) = (own.minutes.filter(|_| item.ends_at.is_none()), None);
    // A part of something cancelled is off by that alone.
    let above = parent.is_some_and(|parent| parent.item.cancelled_at.is_some());
    own.cancelled_at = match item.cancelled {
        true if above => own.cancelled_at,
        true => own.cancelled_at.or(Some(board.now)),
        false => None,
    };
    back.people = item.people.iter().map(|one| (one.person.person_id, one.part)).collect();
    back
}

fn cancelled(board: &Board, row: &Row) -> Row {
    let mut off = row.clone();
    off.item.cancelled_at = off.item.cancelled_at.or(Some(board.now));
    off
}

/// Parts of what goes to the shelf as well stay with it.
fn shelved(board: &Board, row: &Row, kept: &HashSet<&str>) -> Row {
    let mut shelf = row.clone().timed(When::default(), board.zone);
    let parent = row.item.parent_id.and_then(|parent| board.rows.get(&parent));
    if parent.is_none_or(|parent| kept.contains(parent.item.uuid.as_str()) || board.released.contains(&parent.item.uuid)) {
        shelf.item.parent_id = None;
    }
    (shelf.item.room_id, shelf.item.all_rooms) = (None, false);
    shelf
}
