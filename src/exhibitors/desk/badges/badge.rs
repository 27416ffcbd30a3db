//! A staff badge: somebody who stands at the booth.
use crate::platform::change::Change;
use crate::platform::error::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveValue::Set, QueryOrder};
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "badge")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub exhibitor_id: i64,
    pub name: String,
    /// What is printed under the name; may be empty.
    pub post: String,
    pub place: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// The badges of an exhibitor, in their order.
pub async fn of(db: &impl ConnectionTrait, exhibitor_id: i64) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(COLUMN.exhibitor_id.eq(exhibitor_id)).order_by_asc(Column::Place).order_by_asc(Column::Id).all(db).await?)
}

/// Writes all badges of an exhibitor, inside a change that guards them.
pub async fn write(change: &Change, exhibitor_id: i64, people: &[(String, String)]) -> Result<()> {
    Entity::delete_many().filter(COLUMN.exhibitor_id.eq(exhibitor_id)).exec(change.tx()).await?;
    let row = |((name, post), place): (&(String, String), i32)| ActiveModel {
        exhibitor_id: Set(exhibitor_id),
        name: Set(name.clone()),
        post: Set(post.clone()),
        place: Set(place),
        ..Default::default()
    };
    let rows: Vec<_> = people.iter().zip(0..).map(row).collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}
