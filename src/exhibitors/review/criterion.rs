//! A criterion applications are scored by, as the organizers set it.
use crate::platform::error::Result;
use crate::platform::text::Bilingual;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "review_criterion")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: i64,
    pub name: Bilingual,
    /// What it means, for who scores.
    pub hint: Bilingual,
    /// Beside the others: 1 to 10.
    pub weight: i32,
    /// The highest score, from 1: 5 or 10.
    pub most: i32,
    pub place: i32,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What the log keeps of it.
    pub fn trace(&self) -> Trace<'_> {
        Trace { name: &self.name, hint: &self.hint, weight: self.weight, most: self.most }
    }
}

/// A criterion as the log keeps it.
#[derive(Serialize)]
pub struct Trace<'a> {
    name: &'a Bilingual,
    hint: &'a Bilingual,
    weight: i32,
    most: i32,
}

/// The criteria of an event, in their order.
pub async fn all(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(COLUMN.event_id.eq(event_id)).order_by_asc(Column::Place).order_by_asc(Column::Id);
    Ok(rows.all(db).await?)
}
