//! A field: what an exhibitor works in. The same codes for offers and needs.
use crate::platform::form::{Choice, Pick};
use crate::platform::language::Language;
use crate::platform::words::word;
use rocket::FromFormField;
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The fields of one exhibitor, in the order they were chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Fields(pub Vec<Field>);

/// A field of work. The codes are stored and exported: add new ones, never rename.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Agriculture,
    Food,
    Health,
    Education,
    Tourism,
    Energy,
    Environment,
    Manufacturing,
    Materials,
    Digital,
    Finance,
    Logistics,
    #[field(value = "smart_city")]
    SmartCity,
    Crafts,
    Services,
    #[field(value = "social_impact")]
    SocialImpact,
}

impl Field {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Agriculture => "exhibitors-field-agriculture",
            Self::Food => "exhibitors-field-food",
            Self::Health => "exhibitors-field-health",
            Self::Education => "exhibitors-field-education",
            Self::Tourism => "exhibitors-field-tourism",
            Self::Energy => "exhibitors-field-energy",
            Self::Environment => "exhibitors-field-environment",
            Self::Manufacturing => "exhibitors-field-manufacturing",
            Self::Materials => "exhibitors-field-materials",
            Self::Digital => "exhibitors-field-digital",
            Self::Finance => "exhibitors-field-finance",
            Self::Logistics => "exhibitors-field-logistics",
            Self::SmartCity => "exhibitors-field-smart-city",
            Self::Crafts => "exhibitors-field-crafts",
            Self::Services => "exhibitors-field-services",
            Self::SocialImpact => "exhibitors-field-social-impact",
        }
    }

    /// For narrowing a public list: only those that something in it is of.
    pub fn pick(wanted: Option<&str>, is_here: impl Fn(Self) -> bool, language: Language) -> Pick {
        let here = Self::iter().filter(|field| is_here(*field));
        let choices = here.map(|field| Choice::new(field.to_value(), word(language, field.key()))).collect();
        Pick::new("field", ("exhibitors-filter-field", "exhibitors-filter-any-field"), wanted, choices, language)
    }
}
