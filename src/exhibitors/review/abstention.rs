//! Somebody of the team who does not score at this event, and may therefore see what others think at any time.
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "review_abstention")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    #[sea_orm(unique_key = "once")]
    pub account_id: i64,
    pub since: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

/// Whether this account does not score at this event.
pub async fn abstains(db: &impl ConnectionTrait, event_id: i64, account_id: i64) -> crate::platform::error::Result<bool> {
    let row = Entity::find().filter(COLUMN.event_id.eq(event_id)).filter(COLUMN.account_id.eq(account_id)).one(db).await?;
    Ok(row.is_some())
}
