//! A position: a post somebody holds in an organisation, from–to. One person may hold several.
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "position")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub person_id: i64,
    /// Empty where the title names the body itself: "Tỉnh ủy viên".
    pub organisation_id: Option<i64>,
    pub title: Bilingual,
    /// The highest post is 1: a person with several is ranked by it.
    pub place: i32,
    pub standing: Standing,
    /// Its rank in the table of posts, where somebody set it by hand; else the table is asked.
    pub rank: Option<i32>,
    /// First day in the post.
    pub held_from: Option<Date>,
    /// Last day in the post, included; empty for who still holds it, or where it is not known.
    pub held_to: Option<Date>,
    #[sea_orm(belongs_to, from = "organisation_id", to = "id")]
    pub organisation: BelongsTo<Option<super::organisation::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// How a post is held.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField,
)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    #[default]
    Full,
    /// "quyền"
    Acting,
    /// "phụ trách"
    InCharge,
    /// "nguyên"
    Former,
}

impl Model {
    /// Whether the post was held on that day. What is not known counts as held.
    pub fn held_on(&self, day: Date) -> bool {
        self.held_from.is_none_or(|from| from <= day) && self.held_to.is_none_or(|to| day <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_is_held_from_its_first_day_to_its_last() {
        let day = |d| Date::from_ymd_opt(2025, 7, d).unwrap();
        let table = [
            (None, None, 5, true),
            (Some(5), None, 4, false),
            (Some(5), None, 5, true),
            (None, Some(5), 5, true),
            (None, Some(5), 6, false),
            (Some(5), Some(5), 5, true),
        ];
        for (from, to, on, expected) in table {
            let position = Model {
                id: 1,
                person_id: 1,
                organisation_id: None,
                title: Bilingual::default(),
                place: 1,
                standing: Standing::Full,
                rank: None,
                held_from: from.map(day),
                held_to: to.map(day),
            };
            assert_eq!(position.held_on(day(on)), expected, "{from:?} {to:?} {on}");
        }
    }
}
