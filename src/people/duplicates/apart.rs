//! A pair that somebody has looked at and found to be two.
use crate::people::merge::Kind;
use crate::platform::change::Change;
use crate::platform::error::Result;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use std::collections::HashSet;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "apart")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub kind: Kind,
    #[sea_orm(unique_key = "once")]
    pub lower_id: i64,
    #[sea_orm(unique_key = "once")]
    pub higher_id: i64,
    pub by_name: String,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

/// A pair has no first and second.
pub fn pair(one: i64, other: i64) -> (i64, i64) {
    (one.min(other), one.max(other))
}

/// These two are not the same, for good. Said twice, it is said once.
pub async fn keep_apart(change: &Change, one: i64, other: i64) -> Result<()> {
    let (lower, higher) = pair(one, other);
    let row = ActiveModel {
        kind: Set(Kind::Person),
        lower_id: Set(lower),
        higher_id: Set(higher),
        by_name: Set(change.actor().name.clone()),
        at: Set(change.now()),
        ..Default::default()
    };
    let once = OnConflict::columns([Column::Kind, Column::LowerId, Column::HigherId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Pairs of these people that are known to be two.
pub async fn known_apart(db: &impl ConnectionTrait, people: &[i64]) -> Result<HashSet<(i64, i64)>> {
    let rows = Entity::find().filter(COLUMN.kind.eq(Kind::Person)).filter(COLUMN.lower_id.is_in(people.iter().copied()));
    Ok(rows.all(db).await?.into_iter().map(|row| (row.lower_id, row.higher_id)).collect())
}
