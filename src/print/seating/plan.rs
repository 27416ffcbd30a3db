//! A seating plan: by which custom an event seats its front rows, and which change of it was the last.
use super::order::Hand;
use crate::platform::change::Change;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "seating_plan")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub event_id: i64,
    /// On which hand of the first the second sits, as those who sit see it: the host's custom.
    pub second: Hand,
    /// Guests on one side of the middle, hosts on the other; else all by one order.
    pub apart: bool,
    /// Where guests sit then.
    pub guests_on: Hand,
    /// Whether committee, speakers and jurors sit in the front rows too, after the officials.
    pub others: bool,
    /// Moves with every change of the plan, its rows or its seats.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What is usual: the second to the right of the first, guests and hosts by one order, officials only.
    pub fn usual(event_id: i64) -> Self {
        Self { id: 0, event_id, second: Hand::Right, apart: false, guests_on: Hand::Right, others: false, version: 0 }
    }
}

/// The plan of an event, or the usual one.
pub async fn plan_of(db: &impl ConnectionTrait, event_id: i64) -> Result<Model> {
    Ok(Entity::find().filter(COLUMN.event_id.eq(event_id)).one(db).await?.unwrap_or_else(|| Model::usual(event_id)))
}

/// Writes the plan as `wanted`, whose version is the one that was seen: every change of rows and seats begins with it, so that
/// of two at once the second is told.
///
/// # Errors
/// `Stale` when somebody changed the plan first.
pub async fn write_in(change: &Change, wanted: &Model) -> Result<()> {
    let row = ActiveModel {
        event_id: Set(wanted.event_id),
        second: Set(wanted.second),
        apart: Set(wanted.apart),
        guests_on: Set(wanted.guests_on),
        others: Set(wanted.others),
        version: Set(wanted.version + 1),
        ..Default::default()
    };
    if wanted.version == 0 {
        let first = row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("form-stale"));
        return first.map(drop).map_err(|error| if matches!(error, AppError::Refused(_)) { AppError::Stale } else { error });
    }
    let seen = Entity::update_many().set(row).filter(COLUMN.event_id.eq(wanted.event_id)).filter(COLUMN.version.eq(wanted.version));
    if seen.exec(change.tx()).await?.rows_affected == 0 { Err(AppError::Stale) } else { Ok(()) }
}
