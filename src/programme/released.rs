//! The programme as the public sees it: the newest release, kept in memory for each revision of its event.
use super::release;
use super::snapshot::{Item, Snapshot};
use crate::events::event;
use crate::people::merge::Followed;
use crate::people::{delegate, person};
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::text::{Bilingual, fold};
use crate::platform::time::local;
use anyhow::Context;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, LazyLock, RwLock};

/// A release, read, with what its pages need beside it.
#[derive(Debug)]
pub struct Released {
    pub number: i32,
    pub released_at: DateTime<Utc>,
    pub note: Bilingual,
    pub snapshot: Snapshot,
    /// Slugs of the people who have a page at the event now.
    pub with_page: HashSet<String>,
    /// What a search looks at, folded, by the slug of an item that is no part of another.
    words: HashMap<String, String>,
}

impl Released {
    fn new(row: release::Model, followed: &Followed, with_page: HashSet<String>) -> anyhow::Result<Self> {
        let snapshot =
            Snapshot::thawed(row.snapshot, followed).with_context(|| format!("release {} of event {}", row.number, row.event_id))?;
        let words = snapshot.items.iter().map(|item| (item.slug.clone(), words(&snapshot, item))).collect();
        Ok(Self { number: row.number, released_at: row.released_at, note: row.note, snapshot, with_page, words })
    }

    /// What there is before the first release.
    pub fn nothing() -> Self {
        Self {
            number: 0,
            released_at: DateTime::UNIX_EPOCH,
            note: Bilingual::default(),
            snapshot: Snapshot::default(),
            with_page: HashSet::new(),
            words: HashMap::new(),
        }
    }

    /// The folded words of an item that is no part of another, with those of its parts.
    pub fn words_of(&self, item: &Item) -> &str {
        self.words.get(&item.slug).map_or("", String::as_str)
    }
}

fn words(snapshot: &Snapshot, item: &Item) -> String {
    let mut all = String::new();
    let mut add = |text: &str| {
        all.push_str(text);
        all.push(' ');
    };
    for one in item.with_parts() {
        add(&one.title.vi);
        add(&one.title.en);
        one.people.iter().for_each(|person| add(&person.person.name));
    }
    if let Some(room) = snapshot.room(item.room.as_deref()) {
        add(&room.name.vi);
        add(&room.name.en);
    }
    if let Some(track) = snapshot.track(item.track.as_deref()) {
        add(&track.name.vi);
        add(&track.name.en);
    }
    fold(&all)
}

/// More events than an installation shows at a time; beyond it, memory is begun anew.
const KEPT: usize = 64;

/// Process and event → revision and what was read then.
type Shelf = HashMap<(u64, i64), (i64, Option<Arc<Released>>)>;
static SHELF: LazyLock<RwLock<Shelf>> = LazyLock::new(RwLock::default);

/// The newest release of an event at this revision of it; `None` while nothing was released.
pub async fn current(db: &Database, event: &event::Model, revision: i64) -> Result<Option<Arc<Released>>> {
    let key = (db.number(), event.id);
    let kept = SHELF.read().ok().and_then(|shelf| shelf.get(&key).cloned());
    if let Some((at, released)) = kept
        && at == revision
    {
        return Ok(released);
    }
    let released = match newest(db.reader(), event.id).await? {
        Some(mut row) => {
            if row.small {
                row.note = last_note(db.reader(), event.id).await?;
            }
            Some(Arc::new(Released::new(row, &Followed::read(db.reader()).await?, with_page(db.reader(), event.id).await?)?))
        }
        None => None,
    };
    if let Ok(mut shelf) = SHELF.write() {
        if shelf.len() >= KEPT {
            shelf.clear();
        }
        shelf.insert(key, (revision, released.clone()));
    }
    Ok(released)
}

/// The newest release as it is in the database, snapshot and all.
pub async fn newest(db: &impl ConnectionTrait, event_id: i64) -> Result<Option<release::Model>> {
    let rows = release::Entity::find().filter(release::COLUMN.event_id.eq(event_id));
    Ok(rows.order_by_desc(release::Column::Number).one(db).await?)
}

/// What the organizers said at the last release that was not a small one: small ones do not wipe it away.
async fn last_note(db: &impl ConnectionTrait, event_id: i64) -> Result<Bilingual> {
    let rows = release::Entity::find().select_only().column(release::Column::Note);
    let rows = rows.filter(release::COLUMN.event_id.eq(event_id)).filter(release::COLUMN.small.eq(false));
    Ok(rows.order_by_desc(release::Column::Number).into_tuple().one(db).await?.unwrap_or_default())
}

/// The newest snapshot, or an empty one while nothing was released.
pub async fn newest_snapshot(db: &impl ConnectionTrait, event_id: i64) -> Result<Snapshot> {
    let Some(row) = newest(db, event_id).await? else { return Ok(Snapshot::default()) };
    thawed(db, row).await
}

/// What a release holds.
pub async fn thawed(db: &impl ConnectionTrait, row: release::Model) -> Result<Snapshot> {
    let snapshot = Snapshot::thawed(row.snapshot, &Followed::read(db).await?);
    Ok(snapshot.with_context(|| format!("release {} of event {}", row.number, row.event_id))?)
}

/// The items that were ever released: they stay in every later release, so the newest knows them all.
pub async fn released_uuids(db: &impl ConnectionTrait, event_id: i64) -> Result<HashSet<String>> {
    Ok(newest_snapshot(db, event_id).await?.all().map(|item| item.uuid.clone()).collect())
}

async fn with_page(db: &impl ConnectionTrait, event_id: i64) -> Result<HashSet<String>> {
    let slugs = person::Entity::find()
        .select_only()
        .column(person::Column::Slug)
        .filter(
            person::COLUMN.id.in_subquery(
                sea_orm::sea_query::Query::select()
                    .column(delegate::Column::PersonId)
                    .from(delegate::Entity)
                    .and_where(sea_orm::ColumnTrait::eq(&delegate::Column::EventId, event_id))
                    .to_owned(),
            ),
        )
        .into_tuple::<String>();
    Ok(slugs.all(db).await?.into_iter().collect())
}

/// What is on, what comes next, and everything else of the day still to come.
#[derive(Clone, Debug, PartialEq)]
pub struct NowAndNext<'a> {
    pub now: Vec<&'a Item>,
    /// All that begin at the same, nearest moment of today.
    pub next: Vec<&'a Item>,
    /// All of today that is not over, by its beginning: what a script moves on with.
    pub coming: Vec<&'a Item>,
    /// Until when this is true.
    pub until: Option<DateTime<Utc>>,
}

/// What is on at a moment, by room, and what is next on the same day by the calendar of the event's place.
/// Parts of larger items are left out, so are cancelled items and those without exact hours.
pub fn now_and_next(snapshot: &Snapshot, now: DateTime<Utc>) -> NowAndNext<'_> {
    let zone = snapshot.tz();
    let today = snapshot.today(now);
    let is_of_today = |item: &&Item| match (item.starts_at, item.ends_at) {
        (Some(from), Some(to)) => !item.cancelled && to > now && local(from, zone).date() <= today && local(to, zone).date() >= today,
        _ => false,
    };
    let room = |item: &Item| snapshot.rooms.iter().position(|room| Some(&room.slug) == item.room.as_ref());
    let mut coming: Vec<&Item> = snapshot.items.iter().filter(is_of_today).collect();
    coming.sort_by_key(|item| (item.starts_at, room(item), item.ends_at));
    let mut on: Vec<&Item> = coming.iter().copied().filter(|item| item.is_on(now)).collect();
    on.sort_by_key(|item| room(item));
    let later = || coming.iter().copied().filter(|item| item.starts_at.is_some_and(|from| from > now && local(from, zone).date() == today));
    let soonest = later().filter_map(|item| item.starts_at).min();
    let next = later().filter(|item| item.starts_at == soonest).collect();
    NowAndNext { now: on, next, coming: coming.clone(), until: snapshot.next_turn(now) }
}

/// The items somebody has a part in, parts of larger ones among them, in the order of the programme.
pub fn items_of_person<'a>(snapshot: &'a Snapshot, person_slug: &str) -> Vec<&'a Item> {
    snapshot.all().filter(|item| item.people.iter().any(|person| person.person.slug == person_slug)).collect()
}

#[cfg(test)]
mod tests;
