//! A row of the rank table: posts that begin with these words, at a level and in a block, and the rank they have.
use crate::people::organisation::{Block, Level};
use crate::platform::error::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{ConnectionTrait, QueryOrder};
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "post_rank")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// How the post begins; "…" stands for any words.
    pub title: String,
    /// Empty for any.
    pub level: Option<Level>,
    /// Empty for any.
    pub block: Option<Block>,
    /// Memberships of committees are not: they count for who holds no full-time post (Regulation 368-QĐ/TW).
    pub full_time: bool,
    /// Introduced among the leaders of the level, not under a department.
    pub leads: bool,
    /// The lower the higher; posts of one rank are equals.
    pub rank: i32,
    /// The order of equals in the table, and which of two rows that fit alike is taken.
    pub place: i32,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// The whole table, from the highest rank down.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().order_by_asc(COLUMN.rank).order_by_asc(COLUMN.place).order_by_asc(COLUMN.id).all(db).await?)
}
