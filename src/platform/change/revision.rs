//! How often something public changed, per event: what kept pages are keyed by.
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    /// An event's id, or `super::SITE`.
    #[sea_orm(primary_key, auto_increment = false)]
    pub scope: i64,
    pub number: i64,
}

impl ActiveModelBehavior for ActiveModel {}
