//! A person's part in one item of the programme.
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "item_person")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub item_id: i64,
    #[sea_orm(unique_key = "once")]
    pub person_id: i64,
    #[sea_orm(unique_key = "once")]
    pub part: Part,
    /// The order in which the item prints its people, from 1.
    pub place: i32,
    #[sea_orm(belongs_to, from = "item_id", to = "id")]
    pub item: BelongsTo<super::schedule_item::Entity>,
    #[sea_orm(belongs_to, from = "person_id", to = "id")]
    pub person: BelongsTo<crate::people::person::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What somebody does in an item; in the order lists print them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Chair,
    Speaker,
    Moderator,
    Mc,
    Presenter,
}

impl Part {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Chair => "programme-part-chair",
            Self::Speaker => "programme-part-speaker",
            Self::Moderator => "programme-part-moderator",
            Self::Mc => "programme-part-mc",
            Self::Presenter => "programme-part-presenter",
        }
    }
}
