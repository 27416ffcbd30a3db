//! A photograph of a post.
use crate::platform::text::Bilingual;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "photo")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: i64,
    pub post_id: i64,
    /// The name of a kept picture, which has each size as JPEG and as WebP.
    pub file: String,
    /// What is to be seen, for who cannot see it (WCAG 2.2, 1.1.1).
    pub alt: Bilingual,
    pub caption: Bilingual,
    /// Who took it.
    pub credit: String,
    /// Stands in the press kit.
    pub press: bool,
    /// From 1.
    pub place: i32,
    pub uploaded_at: DateTimeUtc,
    /// Put away; can be taken out again.
    pub deleted_at: Option<DateTimeUtc>,
    pub version: i32,
    #[sea_orm(belongs_to, from = "post_id", to = "id")]
    pub post: BelongsTo<super::post::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// All photographs a post ever had, those put away too, in their order.
pub fn all_of(post_id: i64) -> Select<Entity> {
    Entity::find().filter(COLUMN.post_id.eq(post_id)).order_by_asc(Column::Place).order_by_asc(Column::Id)
}

/// The photographs of these posts that were not put away, in their order.
pub fn kept(posts: impl IntoIterator<Item = i64>) -> Select<Entity> {
    let kept = Entity::find().filter(COLUMN.post_id.is_in(posts)).filter(COLUMN.deleted_at.is_null());
    kept.order_by_asc(Column::Place).order_by_asc(Column::Id)
}
