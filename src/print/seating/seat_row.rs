//! A row of seats, counted from the stage.
use super::order::Shape;
use crate::platform::change::Change;
use crate::platform::error::Result;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "seat_row")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    /// From 1, the row nearest to the stage.
    #[sea_orm(unique_key = "once")]
    pub number: i32,
    pub seats: i32,
    /// After which seat from the left the aisle runs; 0 for none.
    pub aisle_after: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Seats of a row where nobody said how many.
const USUAL: u32 = 10;

/// The rows of an event from the stage, or as many usual ones as these people fill, two at least.
pub async fn rows_of(db: &impl ConnectionTrait, event_id: i64, people: usize) -> Result<Vec<Shape>> {
    let rows = Entity::find().filter(COLUMN.event_id.eq(event_id)).order_by_asc(COLUMN.number).all(db).await?;
    let shape = |row: &Model| Shape { seats: row.seats.max(0).cast_unsigned(), aisle_after: row.aisle_after.max(0).cast_unsigned() };
    Ok(match rows.is_empty() {
        false => rows.iter().map(shape).collect(),
        true => vec![Shape { seats: USUAL, aisle_after: USUAL / 2 }; people.div_ceil(USUAL as usize).clamp(2, 6)],
    })
}

/// Puts these rows in place of those there are.
pub async fn replace_in(change: &Change, event_id: i64, rows: &[Shape]) -> Result<()> {
    Entity::delete_many().filter(COLUMN.event_id.eq(event_id)).exec(change.tx()).await?;
    for (row, number) in rows.iter().zip(1..) {
        let row = ActiveModel {
            event_id: Set(event_id),
            number: Set(number),
            seats: Set(row.seats.cast_signed()),
            aisle_after: Set(row.aisle_after.cast_signed()),
            ..Default::default()
        };
        row.insert(change.tx()).await?;
    }
    Ok(())
}
