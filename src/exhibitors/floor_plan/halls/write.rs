//! Adding, changing and deleting a hall.
use crate::events::event;
use crate::exhibitors::floor_plan::{booth, hall, mark};
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::text::Bilingual;
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, PaginatorTrait, QueryFilter, SqlErr};
use serde::Serialize;

/// Everything somebody says of a hall; lengths in centimetres.
#[derive(Clone, Debug)]
pub struct HallInput {
    pub name: Bilingual,
    pub width_cm: i32,
    pub depth_cm: i32,
    pub aisle_cm: i32,
}

/// Sides a hall may have, and aisles, in metres.
const SIDES: std::ops::RangeInclusive<i32> = 3..=1_000;
const AISLES: std::ops::RangeInclusive<i32> = 0..=20;
/// Halls an event may have.
const MOST: usize = 30;

impl HallInput {
    fn may_be(&self) -> Result<(), Refusal> {
        for (field, length, range) in [("width", self.width_cm, SIDES), ("depth", self.depth_cm, SIDES), ("aisle", self.aisle_cm, AISLES)] {
            if length < range.start() * 100 || length > range.end() * 100 {
                return Err(Refusal::at(field, "form-range").with("min", *range.start()).with("max", *range.end()));
            }
        }
        Ok(())
    }

    fn columns(&self) -> hall::ActiveModel {
        hall::ActiveModel {
            name: Set(self.name.clone()),
            width_cm: Set(self.width_cm),
            depth_cm: Set(self.depth_cm),
            aisle_cm: Set(self.aisle_cm),
            ..Default::default()
        }
    }
}

/// Adds a hall after the last.
pub async fn add_hall(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, input: &HallInput) -> Result<hall::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let hall = insert_hall(&mut change, event, input).await?;
    change.commit().await?;
    Ok(hall)
}

/// [`add_hall`] inside a larger change.
pub async fn insert_hall(change: &mut Change, event: &event::Model, input: &HallInput) -> Result<hall::Model> {
    input.may_be()?;
    let halls = hall::of_event(change.tx(), event.id).await?;
    if halls.len() >= MOST {
        return Err(Refusal::new("plan-halls-too-many").with("max", MOST).into());
    }
    let row = hall::ActiveModel {
        uuid: Set(uuid::Uuid::new_v4().to_string()),
        event_id: Set(event.id),
        place: Set(halls.last().map_or(1, |last| last.place + 1)),
        version: Set(1),
        ..input.columns()
    };
    let hall = row.insert(change.tx()).await?;
    change.note(Note::new(event.id, "plan-log-hall-added").about("floor_plan", event.id, &hall.name.vi).after(&hall)).await?;
    Ok(hall)
}

/// Writes over a hall, unless somebody else did since `version`.
pub async fn change_hall(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (event, id, version): (&event::Model, i64, i32),
    input: &HallInput,
) -> Result<hall::Model> {
    input.may_be()?;
    let mut change = Change::begin(db, actor, now).await?;
    let before = find(change.tx(), event.id, id).await?;
    let row = hall::ActiveModel { version: Set(version + 1), ..input.columns() };
    let after = replace(&change, &before, version, row).await?;
    note_changed(&mut change, &before, &after).await?;
    change.commit().await?;
    Ok(after)
}

/// Lays another drawing under a hall, or none.
pub async fn set_background(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (event, id): (&event::Model, i64),
    background: Option<String>,
) -> Result<hall::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let before = find(change.tx(), event.id, id).await?;
    let row = hall::ActiveModel { background: Set(background), version: Set(before.version + 1), ..Default::default() };
    let after = replace(&change, &before, before.version, row).await?;
    note_changed(&mut change, &before, &after).await?;
    change.commit().await?;
    Ok(after)
}

async fn replace(change: &Change, before: &hall::Model, version: i32, row: hall::ActiveModel) -> Result<hall::Model> {
    let same = hall::Entity::update_many().set(row).filter(hall::COLUMN.id.eq(before.id)).filter(hall::COLUMN.version.eq(version));
    if same.exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    find(change.tx(), before.event_id, before.id).await
}

async fn note_changed(change: &mut Change, before: &hall::Model, after: &hall::Model) -> Result<()> {
    let note = Note::new(after.event_id, "plan-log-hall-changed").about("floor_plan", after.event_id, &after.name.vi);
    change.note(note.before(before).after(after)).await
}

/// What goes with a hall, and what stays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, FromForm)]
pub struct Along {
    /// Free booths and marks: they go.
    #[field(default = 0)]
    pub booths: u64,
    #[field(default = 0)]
    pub marks: u64,
    /// Booths in which somebody stands: they lose their place, and keep number and holder.
    #[field(default = 0)]
    pub held: u64,
}

impl Along {
    pub async fn of(db: &impl ConnectionTrait, hall_id: i64) -> Result<Self> {
        let booths = || booth::Entity::find().filter(booth::COLUMN.hall_id.eq(hall_id));
        Ok(Self {
            booths: booths().filter(booth::COLUMN.exhibitor_id.is_null()).count(db).await?,
            held: booths().filter(booth::COLUMN.exhibitor_id.is_not_null()).count(db).await?,
            marks: mark::Entity::find().filter(mark::COLUMN.hall_id.eq(hall_id)).count(db).await?,
        })
    }
}

/// Deletes a hall with its marks and its free booths, if that is what was seen. Nobody loses a booth: the others only lose their
/// place.
pub async fn delete_hall(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    event: &event::Model,
    (id, seen): (i64, Along),
) -> Result<Along> {
    let mut change = Change::begin(db, actor, now).await?;
    let hall = find(change.tx(), event.id, id).await?;
    let along = Along::of(change.tx(), id).await?;
    if along != seen {
        return Err(Refusal::new("plan-hall-changed").into());
    }
    // First the hall: an act that puts something into it in this moment waits, and then finds it gone.
    hall::Entity::delete_by_id(id).exec(change.tx()).await?;
    let here = booth::COLUMN.hall_id.eq(id);
    booth::Entity::update_many()
        .col_expr(booth::Column::HallId, Expr::value(None::<i64>))
        .col_expr(booth::Column::XCm, Expr::value(None::<i32>))
        .col_expr(booth::Column::YCm, Expr::value(None::<i32>))
        .col_expr(booth::Column::Version, Expr::col(booth::Column::Version).add(1))
        .filter(here.clone())
        .filter(booth::COLUMN.exhibitor_id.is_not_null())
        .exec(change.tx())
        .await?;
    booth::Entity::delete_many().filter(here).exec(change.tx()).await.map_err(in_use)?;
    change
        .note(Note::new(event.id, "plan-log-hall-deleted").about("floor_plan", event.id, &hall.name.vi).before(&hall).after(&along))
        .await?;
    change.commit().await?;
    Ok(along)
}

/// Something else speaks of one of its booths.
fn in_use(error: DbErr) -> AppError {
    match error.sql_err() {
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => Refusal::new("plan-hall-in-use").into(),
        _ => error.into(),
    }
}

pub async fn find(db: &impl ConnectionTrait, event_id: i64, id: i64) -> Result<hall::Model> {
    hall::Entity::find_by_id(id).filter(hall::COLUMN.event_id.eq(event_id)).one(db).await.or_not_found()
}
