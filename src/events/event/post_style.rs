//! How an event writes the posts of its people.
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What becomes of abbreviations in printed lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum PostStyle {
    #[default]
    #[field(value = "as_recorded")]
    AsRecorded,
    /// "Giám đốc Sở Khoa học và Công nghệ"
    Expanded,
    /// "Giám đốc Sở KH&CN"
    Shortened,
}

impl PostStyle {
    pub const ALL: [Self; 3] = [Self::AsRecorded, Self::Expanded, Self::Shortened];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::AsRecorded => "as_recorded",
            Self::Expanded => "expanded",
            Self::Shortened => "shortened",
        }
    }
}
