//! A person: somebody known once, across events. Needs no account and no e-mail.
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "person")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Made once; what exports know the person by.
    pub uuid: String,
    #[sea_orm(unique)]
    pub slug: String,
    /// "Ông", "Bà", "Đồng chí", "Thiếu tướng": printed before degrees and name.
    pub honorific: String,
    /// "PGS.TS.": degrees and state honours, printed before the name.
    pub degrees: String,
    /// Family, middle and given name, in that order, with marks.
    pub name: String,
    /// What lists of people are sorted by: given name, then family, then middle, in the order of Vietnamese letters and
    /// tones; or the parts of `sort_override`.
    pub sort_key: String,
    /// For names the rule reads wrongly (two-word given names, double family names, foreign names): the parts in the order
    /// they decide, with commas between, as `platform::text::sort_key_or` reads them.
    pub sort_override: Option<String>,
    /// Only to choose between words such as "Chairman" and "Chairwoman"; never guessed.
    pub gender: Option<Gender>,
    /// Where known: of equal posts the older person is named first.
    pub birth_year: Option<i32>,
    /// The name of a kept picture.
    pub portrait: Option<String>,
    /// Markdown.
    pub biography: Bilingual,
    /// E-mail and phone are for the team; no public page shows them.
    pub email: Option<String>,
    /// E.164.
    pub phone: Option<String>,
    /// The name without marks, for search.
    pub folded: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Known only where it was told to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    Female,
    Male,
}

impl Gender {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Female => "people-gender-female",
            Self::Male => "people-gender-male",
        }
    }
}
