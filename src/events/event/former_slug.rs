//! An address an event had before. It stands on printed papers, and leads to the one in force for as long as the event is there.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "event_former_slug")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub slug: String,
    pub event_id: i64,
    /// When it was given up.
    pub until: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
