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
    #[sea_orm(belongs_to, from = "person_id", to = "id")]
    pub person: BelongsTo<super::person::Entity>,
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
    #[field(value = "in_charge")]
    InCharge,
    /// "nguyên"
    Former,
}

impl Standing {
    pub const ALL: [Self; 4] = [Self::Full, Self::Acting, Self::InCharge, Self::Former];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Acting => "acting",
            Self::InCharge => "in_charge",
            Self::Former => "former",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Full => "people-standing-full",
            Self::Acting => "people-standing-acting",
            Self::InCharge => "people-standing-in-charge",
            Self::Former => "people-standing-former",
        }
    }
}

impl Model {
    /// How the post is printed of somebody who comes on that day, if at all. A former post goes on being printed as one,
    /// save for a day on which it was still held; a post that merely ended is not printed any more. Without a day: as now.
    pub fn printed_on(&self, day: Option<Date>) -> Option<Standing> {
        let held = day.map_or(self.held_to.is_none(), |day| self.held_on(day));
        let not_yet = day.is_some_and(|day| self.held_from.is_some_and(|from| day < from));
        match self.standing {
            Standing::Former if not_yet => None,
            Standing::Former if held && self.held_to.is_some() => Some(Standing::Full),
            Standing::Former => Some(Standing::Former),
            standing => held.then_some(standing),
        }
    }

    /// Whether the post was held on that day. What is not known counts as held.
    pub fn held_on(&self, day: Date) -> bool {
        self.held_from.is_none_or(|from| from <= day) && self.held_to.is_none_or(|to| day <= to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(standing: Standing, held_from: Option<Date>, held_to: Option<Date>) -> Model {
        Model {
            id: 1,
            person_id: 1,
            organisation_id: None,
            title: Bilingual::default(),
            place: 1,
            standing,
            rank: None,
            held_from,
            held_to,
        }
    }

    #[test]
    fn a_former_post_is_printed_as_one_and_a_post_that_ended_is_not() {
        use Standing::{Acting, Former, Full};
        let day = |d| Date::from_ymd_opt(2025, 7, d).unwrap();
        let table = [
            (Full, None, None, Some(5), Some(Full)),
            (Full, None, Some(4), Some(5), None),
            (Acting, None, Some(5), Some(5), Some(Acting)),
            (Former, None, None, Some(5), Some(Former)),
            (Former, None, Some(4), Some(5), Some(Former)),
            (Former, None, Some(5), Some(5), Some(Full)),
            (Former, Some(6), Some(9), Some(5), None),
            (Full, None, Some(4), None, None),
            (Acting, None, None, None, Some(Acting)),
            (Former, None, Some(4), None, Some(Former)),
        ];
        for (standing, from, to, on, expected) in table {
            let post = post(standing, from.map(day), to.map(day));
            assert_eq!(post.printed_on(on.map(day)), expected, "{standing:?} {from:?} {to:?} {on:?}");
        }
    }

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
            let position = post(Standing::Full, from.map(day), to.map(day));
            assert_eq!(position.held_on(day(on)), expected, "{from:?} {to:?} {on}");
        }
    }
}
