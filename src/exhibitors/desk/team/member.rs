//! A helper: an account that works on an exhibitor's desk beside the one that answers for it.
use crate::exhibitors::exhibitor;
use crate::platform::error::{OrNotFound, Result};
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "exhibitor_member")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// An account works for one exhibitor of an event: its address there is `/desk/<event>`.
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    pub exhibitor_id: i64,
    #[sea_orm(unique_key = "once")]
    pub account_id: i64,
    pub added_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

/// A helper of this exhibitor.
pub async fn of_desk(db: &impl ConnectionTrait, exhibitor_id: i64, id: i64) -> Result<Model> {
    Entity::find_by_id(id).filter(COLUMN.exhibitor_id.eq(exhibitor_id)).one(db).await.or_not_found()
}

/// The accounts that work for an exhibitor: first the one that answers for it, then the helpers.
pub async fn people_of(db: &impl ConnectionTrait, exhibitor: &exhibitor::Model) -> Result<Vec<i64>> {
    let helpers = Entity::find().select_only().column(Column::AccountId).filter(COLUMN.exhibitor_id.eq(exhibitor.id));
    let mut people = vec![exhibitor.account_id];
    people.extend(helpers.into_tuple::<i64>().all(db).await?);
    Ok(people)
}

/// The exhibitors this account helps, of all events.
pub async fn helped_by(db: &impl ConnectionTrait, account_id: i64) -> Result<Vec<i64>> {
    let helped = Entity::find().select_only().column(Column::ExhibitorId).filter(COLUMN.account_id.eq(account_id));
    Ok(helped.into_tuple().all(db).await?)
}
