//! How many of an extra an exhibitor ordered.
use crate::platform::change::Change;
use crate::platform::error::Result;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "extra_order")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub exhibitor_id: i64,
    /// The code of an extra of the event.
    #[sea_orm(unique_key = "once")]
    pub code: String,
    pub count: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What an exhibitor ordered.
pub async fn of(db: &impl ConnectionTrait, exhibitor_id: i64) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(COLUMN.exhibitor_id.eq(exhibitor_id)).all(db).await?)
}

/// Writes an exhibitor's whole order, inside a change that guards it.
pub async fn write(change: &Change, exhibitor_id: i64, order: &[(String, i32)]) -> Result<()> {
    Entity::delete_many().filter(COLUMN.exhibitor_id.eq(exhibitor_id)).exec(change.tx()).await?;
    let row = |(code, count): &(String, i32)| ActiveModel {
        exhibitor_id: Set(exhibitor_id),
        code: Set(code.clone()),
        count: Set(*count),
        ..Default::default()
    };
    let rows: Vec<_> = order.iter().filter(|(_, count)| *count > 0).map(row).collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}
