//! Who else stands in a booth beside its holder.
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "booth_share")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub booth_id: i64,
    #[sea_orm(unique_key = "once")]
    pub exhibitor_id: i64,
}

impl ActiveModelBehavior for ActiveModel {}
