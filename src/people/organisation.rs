//! An organisation: ministry, People's Committee, department, union, university, company.
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub uuid: String,
    pub name: Bilingual,
    /// As officials abbreviate it: "UBND tỉnh Bắc Ninh".
    pub short_name: String,
    pub level: Option<Level>,
    /// One of the 34 units of today.
    pub province_code: Option<String>,
    /// The Vietnamese name without marks: one organisation is known once.
    #[sea_orm(unique)]
    pub folded: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Where an organisation stands in the state; from the highest down, as protocol ranks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Central,
    Province,
    /// Ward, commune or special zone: there is no district since 1 July 2025.
    Ward,
    /// Not of the state: company, association, foreign body.
    Other,
}

impl Level {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Central => "people-level-central",
            Self::Province => "people-level-province",
            Self::Ward => "people-level-ward",
            Self::Other => "people-level-other",
        }
    }
}
