//! How many contacts were left at the booths of an exhibitor: all that remains when they are deleted, all that organizers see.
use crate::exhibitors::exhibitor;
use crate::platform::change::Change;
use crate::platform::error::Result;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, QuerySelect};
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lead_tally")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub exhibitor_id: i64,
    pub left_count: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// One more.
pub async fn count_one(change: &Change, exhibitor_id: i64) -> Result<()> {
    let first = ActiveModel { exhibitor_id: Set(exhibitor_id), left_count: Set(1), ..Default::default() };
    let next = OnConflict::column(Column::ExhibitorId).value(Column::LeftCount, Expr::col((Entity, Column::LeftCount)).add(1)).to_owned();
    Entity::insert(first).on_conflict(next).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// The counts of an event, by exhibitor.
pub async fn of_event(db: &impl ConnectionTrait, event_id: i64) -> Result<HashMap<i64, i32>> {
    let own = exhibitor::Entity::find().select_only().column(exhibitor::Column::Id).filter(exhibitor::COLUMN.event_id.eq(event_id));
    let ids: Vec<i64> = own.into_tuple().all(db).await?;
    let rows = Entity::find().filter(COLUMN.exhibitor_id.is_in(ids)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.exhibitor_id, row.left_count)).collect())
}
