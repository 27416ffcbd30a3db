//! A seat that was set by hand: for somebody, or to stay empty. It stays so whoever else comes or does not.
use super::fill::Kept;
use super::order::Place;
use crate::platform::error::Result;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "kept_seat")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    #[sea_orm(unique_key = "once")]
    pub row_number: i32,
    #[sea_orm(unique_key = "once")]
    pub seat: i32,
    /// Nobody: the seat stays empty. Nobody sits on two seats: the table has an index for that too.
    pub person_id: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    fn kept(&self) -> Kept {
        Kept {
            place: Place { row: self.row_number.max(0).cast_unsigned(), seat: self.seat.max(0).cast_unsigned() },
            person: self.person_id,
        }
    }
}

/// All that was set by hand at an event.
pub async fn kept_of(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<Kept>> {
    let rows = Entity::find().filter(COLUMN.event_id.eq(event_id)).all(db).await?;
    Ok(rows.iter().map(Model::kept).collect())
}
