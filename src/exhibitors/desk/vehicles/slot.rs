//! A slot for moving in: a stretch of time at one gate that holds so many vehicles.
use crate::platform::error::{Refusal, Result};
use crate::platform::text::Bilingual;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait};
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "vehicle_slot")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: i64,
    pub starts_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    /// Where one drives in; may be empty.
    pub gate: Bilingual,
    pub capacity: i32,
    /// Moved by conditional updates only.
    pub taken: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    pub fn left(&self) -> i32 {
        Ord::max(self.capacity - self.taken, 0)
    }
}

/// The slots of an event, in the order of time.
pub async fn of(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(COLUMN.event_id.eq(event_id)).order_by_asc(Column::StartsAt).order_by_asc(Column::Id).all(db).await?)
}

/// Takes one place of a slot, if there is one: the database decides.
///
/// # Errors
/// A refusal when the slot is full, or is none of this event.
pub async fn take(tx: &impl ConnectionTrait, event_id: i64, slot_id: i64) -> Result<()> {
    let taken = || Expr::col(Column::Taken);
    let took = Entity::update_many()
        .col_expr(Column::Taken, taken().add(1))
        .filter(COLUMN.id.eq(slot_id))
        .filter(COLUMN.event_id.eq(event_id))
        .filter(taken().lt(Expr::col(Column::Capacity)))
        .exec(tx)
        .await?;
    match took.rows_affected {
        0 => Err(Refusal::at("slot", "desk-vehicle-slot-full").into()),
        _ => Ok(()),
    }
}

/// Gives one place back.
pub async fn give_back(tx: &impl ConnectionTrait, slot_id: i64) -> Result<()> {
    let taken = || Expr::col(Column::Taken);
    let back = Entity::update_many().col_expr(Column::Taken, taken().sub(1)).filter(COLUMN.id.eq(slot_id)).filter(taken().gt(0));
    back.exec(tx).await?;
    Ok(())
}
