//! One recorded write: who did what to which row, and how the row looked before and after.
use crate::platform::error::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect};
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "change_log")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub at: DateTimeUtc,
    /// Empty when no account acted: the command line, the seed, a worker.
    pub actor_id: Option<i64>,
    /// The name at that time: a log outlives the account.
    pub actor_name: String,
    /// The event the write belongs to; empty for what belongs to the whole site.
    pub scope: Option<i64>,
    /// The word for what was done: "exhibitors-log-accepted"; at most 80 characters.
    pub act: String,
    /// "application:12": the noun and the row's key.
    pub subject: String,
    /// What a person calls the subject.
    pub label: String,
    pub before: Option<Json>,
    pub after: Option<Json>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The newest line of an event's log.
pub async fn newest(db: &impl ConnectionTrait, event_id: i64) -> Result<i64> {
    let lines = Entity::find().select_only().column(Column::Id).filter(COLUMN.scope.eq(event_id));
    let newest = lines.order_by_desc(Column::Id).limit(1).into_tuple::<i64>().one(db).await?;
    Ok(newest.unwrap_or(0))
}
