//! A room: where an item takes place. Hall, meeting room, yard, stage.
use crate::platform::text::Bilingual;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "room")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Made once; what programme exports know the room by.
    pub uuid: String,
    pub event_id: i64,
    pub name: Bilingual,
    /// Seats.
    pub capacity: Option<i32>,
    /// Holds many items at once: an exhibition hall, a yard.
    pub shared: bool,
    /// Its column in the timetable, from 1.
    pub place: i32,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
