//! A track: a thread of items. A technology village is a track that also owns booths.
use crate::platform::text::Bilingual;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "track")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: i64,
    pub name: Bilingual,
    pub description: Bilingual,
    /// A technology village.
    pub village: bool,
    /// Its place among the tracks of the event, from 1.
    pub place: i32,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
