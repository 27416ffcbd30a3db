//! The part of a day, for what has no hour yet.
use chrono::{NaiveTime, Timelike};
use rocket::FromFormField;
use sea_orm::{DeriveActiveEnum, EnumIter};
use serde::{Deserialize, Serialize};

/// Morning, afternoon or evening (sáng, chiều, tối).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, FromFormField, EnumIter, DeriveActiveEnum)]
#[serde(rename_all = "lowercase")]
#[sea_orm(rs_type = "String", db_type = "String(sea_orm::sea_query::StringLen::None)")]
pub enum PartOfDay {
    #[sea_orm(string_value = "morning")]
    #[field(value = "morning")]
    Morning,
    #[sea_orm(string_value = "afternoon")]
    #[field(value = "afternoon")]
    Afternoon,
    #[sea_orm(string_value = "evening")]
    #[field(value = "evening")]
    Evening,
}

impl PartOfDay {
    pub const ALL: [Self; 3] = [Self::Morning, Self::Afternoon, Self::Evening];

    /// The part an hour falls in: morning until noon, evening from 18:00.
    pub fn of(time: NaiveTime) -> Self {
        match time.hour() {
            0..12 => Self::Morning,
            12..18 => Self::Afternoon,
            _ => Self::Evening,
        }
    }

    /// The name of the part in columns and forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Afternoon => "afternoon",
            Self::Evening => "evening",
        }
    }
}
