//! A hall: a floor of known size that booths stand on.
use crate::platform::error::Result;
use crate::platform::text::Bilingual;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "hall")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Made once; what exports know the hall by.
    #[sea_orm(unique)]
    pub uuid: String,
    pub event_id: i64,
    pub name: Bilingual,
    /// From left to right, in centimetres.
    pub width_cm: i32,
    /// From back to front, in centimetres.
    pub depth_cm: i32,
    /// The narrowest an aisle may be, in centimetres.
    pub aisle_cm: i32,
    /// The name of a kept drawing that lies under the plan.
    pub background: Option<String>,
    /// Its turn among the halls of the event.
    pub place: i32,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// The halls of an event, in their order.
pub async fn of_event(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(COLUMN.event_id.eq(event_id)).order_by_asc(Column::Place).order_by_asc(Column::Id);
    Ok(rows.all(db).await?)
}
