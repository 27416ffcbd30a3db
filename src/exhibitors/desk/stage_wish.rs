//! What an exhibitor would like to show on a stage.
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "stage_wish")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub exhibitor_id: i64,
    pub sort: Sort,
    pub title: Bilingual,
    pub speaker: String,
    pub minutes: Option<i32>,
    /// What it needs: sound, screen, room.
    pub words: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// What sort of wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// Nothing is wished for, and that was said.
    None,
    Demo,
    Pitch,
}

impl Sort {
    pub const ALL: [Self; 3] = [Self::None, Self::Demo, Self::Pitch];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::None => "desk-stage-none",
            Self::Demo => "desk-stage-demo",
            Self::Pitch => "desk-stage-pitch",
        }
    }

    /// What it means, in a sentence.
    pub fn note_key(self) -> &'static str {
        match self {
            Self::None => "desk-stage-none-note",
            Self::Demo => "desk-stage-demo-note",
            Self::Pitch => "desk-stage-pitch-note",
        }
    }
}
