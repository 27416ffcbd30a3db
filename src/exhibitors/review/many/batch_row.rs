//! One application of a batch, and what came of the act.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batch_row")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub batch_id: i64,
    #[sea_orm(unique_key = "once")]
    pub application_id: i64,
    /// The version whose letter was seen: another is not acted on.
    pub seen_version: i32,
    /// Empty until it was tried.
    pub outcome: Option<Outcome>,
    /// The refusal, where it was refused.
    pub why: Option<Json>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What came of the act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Outcome {
    Done,
    Refused,
    /// Somebody has changed the application since its letter was seen.
    Changed,
}

impl Outcome {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Done => "exhibitors-many-done",
            Self::Refused => "exhibitors-many-refused",
            Self::Changed => "exhibitors-many-changed",
        }
    }

    /// The kind of tag that shows it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Done => "ok",
            Self::Refused => "bad",
            Self::Changed => "moved",
        }
    }
}
