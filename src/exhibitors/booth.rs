//! A booth: a numbered piece of the floor plan.
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "booth")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    /// "A01": the same on plan, fascia, catalogue and directory.
    #[sea_orm(unique_key = "once")]
    pub number: String,
    pub kind: Option<Kind>,
    /// Who stands there; empty while it is free.
    pub exhibitor_id: Option<i64>,
    #[sea_orm(belongs_to, from = "exhibitor_id", to = "id")]
    pub exhibitor: BelongsTo<Option<super::exhibitor::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What stands on a booth's floor when the exhibitor arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// 3 m × 3 m with partitions, counter, two chairs, light, one socket and fascia.
    Shell,
    /// Two shells side by side without the panel between them.
    Double,
    /// Bare floor, at least 18 m²: own build, no power.
    Raw,
    Table,
    Tent,
}

impl Kind {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Shell => "exhibitors-booth-shell",
            Self::Double => "exhibitors-booth-double",
            Self::Raw => "exhibitors-booth-raw",
            Self::Table => "exhibitors-booth-table",
            Self::Tent => "exhibitors-booth-tent",
        }
    }

    /// What one gets with it.
    pub fn note_key(self) -> &'static str {
        match self {
            Self::Shell => "exhibitors-booth-shell-note",
            Self::Double => "exhibitors-booth-double-note",
            Self::Raw => "exhibitors-booth-raw-note",
            Self::Table => "exhibitors-booth-table-note",
            Self::Tent => "exhibitors-booth-tent-note",
        }
    }
}
