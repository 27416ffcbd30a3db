//! A mark: what stands or lies in a hall beside its booths.
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "plan_mark")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub hall_id: i64,
    pub sort: Sort,
    pub name: Bilingual,
    /// The top-left corner before turning, in centimetres from the hall's.
    pub x_cm: i32,
    pub y_cm: i32,
    pub width_cm: i32,
    pub depth_cm: i32,
    /// Clockwise about its centre: 0, 90, 180 or 270 degrees.
    pub turn: i32,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a mark stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Stage,
    Door,
    Aisle,
    /// Toilets, first aid, information, food …: its name says which.
    Service,
    /// Words on the floor.
    Label,
}

impl Sort {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Stage => "exhibitors-mark-stage",
            Self::Door => "exhibitors-mark-door",
            Self::Aisle => "exhibitors-mark-aisle",
            Self::Service => "exhibitors-mark-service",
            Self::Label => "exhibitors-mark-label",
        }
    }
}
