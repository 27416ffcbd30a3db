//! What a row of a file has written: what it found and what it left, so that it can be taken back.
use crate::interchange::sheets::{people, programme};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sheet_written")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub import_id: i64,
    /// The row of the file; 0 for what was made along with them.
    pub number: i32,
    /// A [`What`], as JSON.
    pub what: String,
    /// Taken back, or left as it is for good.
    pub settled: bool,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    Person(Box<people::Written>),
    Item(Box<programme::Written>),
    /// Made because an item names it.
    Room(Box<crate::programme::room::Model>),
    Track(Box<crate::programme::track::Model>),
}
