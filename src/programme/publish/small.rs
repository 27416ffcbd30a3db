//! Small releases: what the day itself changes of single items reaches the public at once, and nothing else of the working
//! copy does.
use super::differences::{differences, is_told};
use super::make::{mark, raise, taken};
use super::marks::put_marks;
use crate::events::event;
use crate::platform::change::{Change, Note};
use crate::platform::error::{OrRefuse, Refusal, Result};
use crate::platform::text::{Bilingual, slugify};
use crate::platform::time::local;
use crate::programme::live::stand;
use crate::programme::snapshot::{Item, Room, Snapshot};
use crate::programme::working::Working;
use crate::programme::{release, released, schedule_item};
use chrono::Timelike;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use std::collections::{HashMap, HashSet};

/// Public and working programme at the beginning of a change.
pub struct Standing {
    /// Of the newest release: whoever makes the next one in between makes ours fail.
    number: i32,
    pub snapshot: Snapshot,
    pub working: Working,
}

impl Standing {
    /// # Errors
    /// Nothing was released yet.
    pub async fn read(db: &impl ConnectionTrait, event_id: i64) -> Result<Self> {
        let newest = released::newest(db, event_id).await?.ok_or(Refusal::new("programme-live-nothing-released"))?;
        let number = newest.number;
        let snapshot = released::thawed(db, newest).await?;
        Ok(Self { number, snapshot, working: Working::read(db, event_id).await? })
    }
}

/// The newest release with these changes and no others; the working copy is changed alike. `said` tells of it in words.
///
/// # Errors
/// Somebody made a release, or changed one of the rows at the same moment (`Stale`: to be tried again).
pub async fn insert_small_release(
    change: &mut Change,
    event: &event::Model,
    standing: &Standing,
    said: &Bilingual,
    changes: &[stand::Change],
) -> Result<release::Model> {
    let number = standing.number + 1;
    let mut new = changed(&standing.snapshot, &standing.working, changes);
    put_rows(change, event, &standing.working, changes).await?;
    let told: HashSet<String> =
        differences(&standing.snapshot, &new).iter().filter(|one| is_told(one)).map(|one| one.item.uuid.clone()).collect();
    raise(change, &told).await?;
    mark(&mut new.items, &told, change.now());
    put_marks(&standing.snapshot, &mut new, change.now());
    let row = release::ActiveModel {
        event_id: Set(event.id),
        number: Set(number),
        name: Set(Bilingual::default()),
        note: Set(said.clone()),
        released_at: Set(change.now()),
        released_by: Set(change.actor().id),
        small: Set(true),
        snapshot: Set(serde_json::to_value(&new).map_err(anyhow::Error::from)?),
        ..Default::default()
    };
    let row = row.insert(change.tx()).await.or_refuse_duplicate(taken(number))?;
    let counts = json!({ "number": number, "note": said, "told": told.len() });
    change.note(Note::new(event.id, "programme-log-released").about("release", row.id, number.to_string()).after(&counts)).await?;
    Ok(row)
}

/// A snapshot with these changes, and with the rooms of the working copy that they need, in the order programmes are printed.
pub fn changed(old: &Snapshot, working: &Working, changes: &[stand::Change]) -> Snapshot {
    let mut new = old.clone();
    let by_uuid: HashMap<&str, &stand::Change> = changes.iter().map(|change| (change.uuid.as_str(), change)).collect();
    for room in changes.iter().filter_map(|change| change.public.1.room.as_deref()) {
        add_room(&mut new, working, room);
    }
    let Snapshot { items, rooms, .. } = &mut new;
    let put = |item: &mut Item| {
        if let Some(change) = by_uuid.get(item.uuid.as_str()) {
            change.public.1.put(item, rooms);
        }
    };
    for item in items.iter_mut() {
        put(item);
        item.children.iter_mut().for_each(put);
    }
    sort(&mut new);
    new
}

/// A room that no release has shown yet, after the others.
fn add_room(snapshot: &mut Snapshot, working: &Working, uuid: &str) {
    let Some(room) = working.rooms.iter().find(|room| room.uuid == uuid) else { return };
    if snapshot.rooms.iter().any(|known| known.uuid == uuid) {
        return;
    }
    let wish = slugify(if room.name.vi.is_empty() { &room.name.en } else { &room.name.vi });
    let mut slugs = std::iter::once(wish.clone()).chain((2..).map(|number: u32| format!("{wish}-{number}")));
    let slug = slugs.find(|slug| !slug.is_empty() && snapshot.room(Some(slug)).is_none()).unwrap_or(wish);
    snapshot.rooms.push(Room { uuid: room.uuid.clone(), slug, name: room.name.clone(), capacity: room.capacity, shared: room.shared });
}

/// By the hour within each day, as far as hours are known; what has none keeps its neighbours.
fn sort(snapshot: &mut Snapshot) {
    let zone = snapshot.tz();
    let hour = |item: &Item| {
        item.starts_at.map(|at| {
            let at = local(at, zone).time();
            at.hour() * 60 + at.minute()
        })
    };
    let runs =
        snapshot.items.chunk_by_mut(|a, b| a.starts_at.is_some() && b.starts_at.is_some() && a.moment(zone).day() == b.moment(zone).day());
    runs.for_each(|run| run.sort_by_key(hour));
    for item in &mut snapshot.items {
        if item.children.iter().all(|part| part.starts_at.is_some()) {
            item.children.sort_by_key(|part| part.starts_at);
        }
    }
}

/// The same in the working copy; each row only as it was read.
async fn put_rows(change: &mut Change, event: &event::Model, working: &Working, changes: &[stand::Change]) -> Result<()> {
    for one in changes.iter().filter(|one| one.working.0 != one.working.1) {
        let Some(before) = working.item(one.id) else { continue };
        let stand = &one.working.1;
        let room = stand.room.as_ref().and_then(|uuid| working.rooms.iter().find(|room| room.uuid == *uuid));
        let row = schedule_item::ActiveModel {
            starts_at: Set(stand.starts_at),
            ends_at: Set(stand.ends_at),
            day: Set(stand.starts_at.map_or(before.day, |at| Some(local(at, event.tz()).date()))),
            room_id: Set(room.map(|room| room.id)),
            all_rooms: Set(stand.all_rooms),
            cancelled_at: Set(stand.off.then(|| before.cancelled_at.unwrap_or(change.now()))),
            late_minutes: Set(stand.late_minutes),
            speaking_since: Set(stand.speaking_since),
            version: Set(before.version + 1),
            ..Default::default()
        };
        let same = schedule_item::Entity::update_many()
            .set(row)
            .filter(schedule_item::COLUMN.id.eq(one.id))
            .filter(schedule_item::COLUMN.version.eq(before.version));
        if same.exec(change.tx()).await?.rows_affected == 0 {
            return Err(crate::platform::error::AppError::Stale);
        }
    }
    Ok(())
}
