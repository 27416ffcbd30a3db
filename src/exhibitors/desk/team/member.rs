//! A helper: an account that works on an exhibitor's desk beside the one that answers for it.
use crate::exhibitors::exhibitor;
use crate::platform::change::{Change, log_line};
use crate::platform::error::{AppError, OrNotFound, Result};
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

/// Lines of the log by which somebody began to work for an exhibitor.
const CAME: [&str; 3] = ["exhibitors-log-begun", "exhibitors-log-sent", "desk-log-joined"];

/// A helper of this exhibitor.
pub async fn of_desk(db: &impl ConnectionTrait, exhibitor_id: i64, id: i64) -> Result<Model> {
    Entity::find_by_id(id).filter(COLUMN.exhibitor_id.eq(exhibitor_id)).one(db).await.or_not_found()
}

/// Ends what a helper does here.
///
/// # Errors
/// `NotFound` when somebody else did so first.
pub async fn part(change: &Change, id: i64) -> Result<()> {
    match Entity::delete_by_id(id).exec(change.tx()).await?.rows_affected {
        0 => Err(AppError::NotFound),
        _ => Ok(()),
    }
}

/// The accounts that work for an exhibitor: first the one that answers for it, then the helpers.
pub async fn people_of(db: &impl ConnectionTrait, exhibitor: &exhibitor::Model) -> Result<Vec<i64>> {
    let helpers = Entity::find().select_only().column(Column::AccountId).filter(COLUMN.exhibitor_id.eq(exhibitor.id));
    let mut people = vec![exhibitor.account_id];
    people.extend(helpers.into_tuple::<i64>().all(db).await?);
    Ok(people)
}

/// The accounts that work for an exhibitor or once did: those that began or sent its application, or joined.
pub async fn people_ever(db: &impl ConnectionTrait, exhibitor: &exhibitor::Model, application_id: i64) -> Result<Vec<i64>> {
    let came = log_line::Entity::find()
        .select_only()
        .column(log_line::Column::ActorId)
        .distinct()
        .filter(log_line::COLUMN.scope.eq(exhibitor.event_id))
        .filter(log_line::COLUMN.subject.eq(format!("application:{application_id}")))
        .filter(log_line::COLUMN.act.is_in(CAME));
    let mut people = people_of(db, exhibitor).await?;
    people.extend(came.into_tuple::<Option<i64>>().all(db).await?.into_iter().flatten());
    Ok(people)
}

/// The exhibitors this account helps, of all events.
pub async fn helped_by(db: &impl ConnectionTrait, account_id: i64) -> Result<Vec<i64>> {
    let helped = Entity::find().select_only().column(Column::ExhibitorId).filter(COLUMN.account_id.eq(account_id));
    Ok(helped.into_tuple().all(db).await?)
}
