//! A sitting: one browser window in which somebody works on a programme, and which item they are at.
use chrono::TimeDelta;
use sea_orm::entity::prelude::*;

/// Who was not heard of for so long is gone.
pub const LIFE: TimeDelta = TimeDelta::seconds(30);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sitting")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Made by the browser; keeps the acts of one window together.
    #[sea_orm(unique)]
    pub token: String,
    pub event_id: i64,
    pub account_id: i64,
    pub name: String,
    pub item_id: Option<i64>,
    pub seen_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
