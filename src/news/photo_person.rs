//! Who is in a photograph, from left to right.
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "photo_person")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub photo_id: i64,
    pub person_id: i64,
    pub place: i32,
    #[sea_orm(belongs_to, from = "person_id", to = "id")]
    pub person: BelongsTo<crate::people::person::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
