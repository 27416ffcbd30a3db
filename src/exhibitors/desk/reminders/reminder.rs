//! A reminder that was sent: one row for each part, term and distance, so that no letter goes out twice.
use super::super::parts::Part;
use crate::platform::change::Change;
use crate::platform::error::Result;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_reminder")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub exhibitor_id: i64,
    #[sea_orm(unique_key = "once")]
    pub part: Part,
    /// The term it reminded of: another term is reminded of anew.
    #[sea_orm(unique_key = "once")]
    pub due_at: DateTimeUtc,
    /// How many days before it.
    #[sea_orm(unique_key = "once")]
    pub days: i32,
    pub sent_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

/// Claims a reminder for this change: false when it was sent before, by whichever machine.
pub async fn claim(change: &Change, exhibitor_id: i64, part: Part, due_at: DateTimeUtc, days: i32) -> Result<bool> {
    let row = ActiveModel {
        exhibitor_id: Set(exhibitor_id),
        part: Set(part),
        due_at: Set(due_at),
        days: Set(days),
        sent_at: Set(change.now()),
        ..Default::default()
    };
    let once = OnConflict::columns([Column::ExhibitorId, Column::Part, Column::DueAt, Column::Days]).do_nothing().to_owned();
    let written = Entity::insert(row).on_conflict(once).exec_without_returning(change.tx()).await?;
    Ok(written > 0)
}
