//! An acknowledgement: somebody has seen a finding of the checks and says why it may stay.
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "acknowledgement")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    /// `checks::Finding::key`.
    #[sea_orm(unique_key = "once")]
    pub finding: String,
    pub note: String,
    /// The name at that time.
    pub by_name: String,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
