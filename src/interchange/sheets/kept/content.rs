//! What is written in a file, as it was read; apart from what is told of it, for it may be large.
use crate::interchange::sheets::read::Table;
use crate::platform::error::{OrNotFound, Result};
use anyhow::Context;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sheet_content")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: i64,
    /// A list of [`Table`], as JSON.
    pub tables: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// The tables of a file.
pub async fn tables(db: &impl ConnectionTrait, import: i64) -> Result<Vec<Table>> {
    let row = Entity::find_by_id(import).one(db).await.or_not_found()?;
    Ok(serde_json::from_str(&row.tables).context("the tables of a file")?)
}
