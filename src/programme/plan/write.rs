//! Writing items of the programme: what the form, the seed and programs call. Rules first, then rows, all in one change.
use crate::events::event;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
use crate::platform::text::{Bilingual, Slug};
use crate::programme::item_person::{self, Part};
use crate::programme::schedule_item::{self, Kind, Spoken, When};
use crate::programme::{room, track};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashSet;

/// People an item may be expected to draw.
const EXPECTED: std::ops::RangeInclusive<i32> = 1..=100_000;

/// Everything somebody says of an item.
#[derive(Clone, Debug)]
pub struct ItemInput {
    /// The item it is a part of.
    pub parent_id: Option<i64>,
    pub kind: Kind,
    pub title: Bilingual,
    /// Markdown.
    pub description: Bilingual,
    pub when: When,
    pub room_id: Option<i64>,
    /// Takes the whole venue; then no single room.
    pub all_rooms: bool,
    pub track_id: Option<i64>,
    pub language: Option<Spoken>,
    /// How many are expected to come.
    pub expected: Option<i32>,
    /// In the order they are printed.
    pub people: Vec<(i64, Part)>,
}

impl ItemInput {
    /// An item of which only the kind and the title are known.
    pub fn named(kind: Kind, title: Bilingual) -> Self {
        Self {
            parent_id: None,
            kind,
            title,
            description: Bilingual::default(),
            when: When::default(),
            room_id: None,
            all_rooms: false,
            track_id: None,
            language: None,
            expected: None,
            people: Vec::new(),
        }
    }
}

/// Adds an item at the end of its like.
pub async fn add_item(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    event: &event::Model,
    input: &ItemInput,
) -> Result<schedule_item::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let item = insert_item(&mut change, event, input).await?;
    change.commit().await?;
    Ok(item)
}

/// Writes over an item, unless somebody else did since `version`.
pub async fn change_item(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (event, id, version): (&event::Model, i64, i32),
    input: &ItemInput,
) -> Result<schedule_item::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let item = update_item(&mut change, event, id, version, input).await?;
    change.commit().await?;
    Ok(item)
}

/// [`add_item`] inside a larger change.
pub async fn insert_item(change: &mut Change, event: &event::Model, input: &ItemInput) -> Result<schedule_item::Model> {
    let when = allowed(change.tx(), event, None, input).await?;
    let mut row = columns(event, input, when);
    row.uuid = Set(uuid::Uuid::new_v4().to_string());
    row.event_id = Set(event.id);
    row.slug = Set(free_slug(change.tx(), event.id, &input.title).await?.into_string());
    row.place = Set(next_place(change.tx(), event.id, input.parent_id).await?);
    row.sequence = Set(0);
    row.changed_at = Set(change.now());
    row.version = Set(1);
    let item = row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("programme-plan-address-taken"))?;
    put_people(change, item.id, &input.people).await?;
    change
        .note(Note::new(event.id, "programme-log-item-added").about("schedule_item", item.id, &item.title.vi).after(&item).quiet())
        .await?;
    Ok(item)
}

/// [`change_item`] inside a larger change.
pub async fn update_item(
    change: &mut Change,
    event: &event::Model,
    id: i64,
    version: i32,
    input: &ItemInput,
) -> Result<schedule_item::Model> {
    let before = find_item(change.tx(), event.id, id).await?;
    let when = allowed(change.tx(), event, Some(&before), input).await?;
    let mut row = columns(event, input, when);
    row.version = Set(version + 1);
    if before.parent_id != input.parent_id {
        row.place = Set(next_place(change.tx(), event.id, input.parent_id).await?);
    }
    let same = schedule_item::Entity::update_many()
        .set(row)
        .filter(schedule_item::COLUMN.id.eq(id))
        .filter(schedule_item::COLUMN.version.eq(version));
    if same.exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    put_people(change, id, &input.people).await?;
    let after = find_item(change.tx(), event.id, id).await?;
    let note = Note::new(event.id, "programme-log-item-changed").about("schedule_item", id, &after.title.vi);
    change.note(note.before(&before).after(&after).quiet()).await?;
    Ok(after)
}

/// An item of this event.
pub async fn find_item(db: &impl ConnectionTrait, event_id: i64, id: i64) -> Result<schedule_item::Model> {
    let of_event = schedule_item::Entity::find_by_id(id).filter(schedule_item::COLUMN.event_id.eq(event_id));
    of_event.one(db).await.or_not_found()
}

/// Whether the item may be as it is said, and when it then takes place.
async fn allowed(db: &impl ConnectionTrait, event: &event::Model, item: Option<&schedule_item::Model>, input: &ItemInput) -> Result<When> {
    let parent = match input.parent_id {
        Some(id) => Some(parent(db, event.id, item, id).await?),
        None => None,
    };
    let when = input.when.within(parent.and_then(|parent| parent.local_day(event.tz())));
    when.may_be()?;
    if input.expected.is_some_and(|count| !EXPECTED.contains(&count)) {
        return Err(Refusal::at("expected", "form-range").with("min", *EXPECTED.start()).with("max", *EXPECTED.end()).into());
    }
    if let Some(id) = input.room_id {
        let rooms = room::Entity::find_by_id(id).filter(room::COLUMN.event_id.eq(event.id));
        rooms.one(db).await?.ok_or(Refusal::at("room", "form-choice"))?;
    }
    if let Some(id) = input.track_id {
        let tracks = track::Entity::find_by_id(id).filter(track::COLUMN.event_id.eq(event.id));
        tracks.one(db).await?.ok_or(Refusal::at("track", "form-choice"))?;
    }
    Ok(when)
}

/// Items hold parts, and parts hold none: a programme of more levels cannot be read on a phone.
async fn parent(db: &impl ConnectionTrait, event_id: i64, item: Option<&schedule_item::Model>, id: i64) -> Result<schedule_item::Model> {
    let rows = schedule_item::Entity::find_by_id(id).filter(schedule_item::COLUMN.event_id.eq(event_id));
    let parent = rows.one(db).await?.ok_or(Refusal::at("parent", "form-choice"))?;
    let Some(item) = item else { return may_hold(&parent, None, 0).map(|()| parent).map_err(Into::into) };
    let parts = schedule_item::Entity::find().filter(schedule_item::COLUMN.parent_id.eq(item.id)).count(db).await?;
    may_hold(&parent, Some(item.id), parts)?;
    Ok(parent)
}

/// Whether `parent` may hold the item with this id, which has so many parts itself.
pub fn may_hold(parent: &schedule_item::Model, id: Option<i64>, parts: u64) -> Result<(), Refusal> {
    match () {
        () if Some(parent.id) == id => Err(Refusal::at("parent", "programme-plan-part-of-itself")),
        () if parent.parent_id.is_some() => Err(Refusal::at("parent", "programme-plan-part-of-part")),
        () if parts > 0 => Err(Refusal::at("parent", "programme-plan-has-parts")),
        () => Ok(()),
    }
}

fn columns(event: &event::Model, input: &ItemInput, when: When) -> schedule_item::ActiveModel {
    let (starts_at, ends_at) = (when.starts_at(event.tz()), when.ends_at(event.tz()));
    schedule_item::ActiveModel {
        parent_id: Set(input.parent_id),
        kind: Set(input.kind),
        title: Set(input.title.clone()),
        description: Set(input.description.clone()),
        day: Set(when.day),
        // The exact hour says it better.
        part_of_day: Set(when.part_of_day.filter(|_| starts_at.is_none())),
        starts_at: Set(starts_at),
        ends_at: Set(ends_at),
        room_id: Set(input.room_id.filter(|_| !input.all_rooms)),
        all_rooms: Set(input.all_rooms),
        track_id: Set(input.track_id),
        language: Set(input.language),
        expected: Set(input.expected),
        ..Default::default()
    }
}

/// A slug nobody in the event has yet.
async fn free_slug(db: &impl ConnectionTrait, event_id: i64, title: &Bilingual) -> Result<Slug> {
    let wish = Slug::made_of(if title.vi.is_empty() { &title.en } else { &title.vi });
    let known = schedule_item::Entity::find()
        .select_only()
        .column(schedule_item::Column::Slug)
        .filter(schedule_item::COLUMN.event_id.eq(event_id))
        .into_tuple::<String>();
    let taken: HashSet<String> = known.all(db).await?.into_iter().collect();
    let mut slugs = std::iter::once(wish.clone()).chain((2..).map(|number| wish.numbered(number)));
    Ok(slugs.find(|slug| !taken.contains(&**slug)).unwrap_or(wish))
}

/// One after the last of the same parent.
async fn next_place(db: &impl ConnectionTrait, event_id: i64, parent_id: Option<i64>) -> Result<i32> {
    let like = schedule_item::Entity::find().filter(schedule_item::COLUMN.event_id.eq(event_id));
    let like = match parent_id {
        Some(id) => like.filter(schedule_item::COLUMN.parent_id.eq(id)),
        None => like.filter(schedule_item::COLUMN.parent_id.is_null()),
    };
    let last = like.order_by_desc(schedule_item::Column::Place).one(db).await?;
    Ok(last.map_or(1, |last| last.place + 1))
}

/// These people, in this order, instead of those there were.
pub async fn put_people(change: &Change, item_id: i64, people: &[(i64, Part)]) -> Result<()> {
    item_person::Entity::delete_many().filter(item_person::COLUMN.item_id.eq(item_id)).exec(change.tx()).await?;
    let mut once = HashSet::new();
    let rows: Vec<_> = people
        .iter()
        .filter(|one| once.insert(**one))
        .zip(1..)
        .map(|((person_id, part), place)| part_in(item_id, *person_id, *part, place))
        .collect();
    if !rows.is_empty() {
        item_person::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

fn part_in(item_id: i64, person_id: i64, part: Part, place: i32) -> item_person::ActiveModel {
    item_person::ActiveModel { item_id: Set(item_id), person_id: Set(person_id), part: Set(part), place: Set(place), ..Default::default() }
}

/// Counts a change of the row that the form is not about, so that forms opened before are stale.
pub(super) fn one_more() -> Expr {
    use sea_orm::sea_query::ExprTrait;
    Expr::col(schedule_item::Column::Version).add(1)
}
