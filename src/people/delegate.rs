//! A delegate: a person's presence at one event, with what is printed there and in which order.
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "delegate")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    #[sea_orm(unique_key = "once")]
    pub person_id: i64,
    #[sea_orm(unique_key = "once")]
    pub part: Part,
    pub side: Option<Side>,
    /// Printed instead of the person's honorific.
    pub printed_honorific: Option<String>,
    /// Printed instead of the person's positions; one post per line.
    pub printed_titles: Option<Bilingual>,
    /// A role in a committee of the event ("Trưởng Ban Tổ chức"): printed beside the posts, not instead of them.
    pub committee_role: Option<Bilingual>,
    /// The protocol order within the part, from 1. Set by hand: no rule knows it for sure.
    pub place: i32,
    pub version: i32,
    #[sea_orm(belongs_to, from = "event_id", to = "id")]
    pub event: BelongsTo<crate::events::event::Entity>,
    #[sea_orm(belongs_to, from = "person_id", to = "id")]
    pub person: BelongsTo<super::person::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// What the delegates of an event are sorted by; the key settles equal places.
    pub fn order(&self) -> (Part, i32, i64) {
        (self.part, self.place, self.id)
    }
}

/// The same list with one taken out and put back at `to` (from 0; beyond the end is last).
/// An id that is not in the list changes nothing.
pub fn moved(order: &[i64], id: i64, to: usize) -> Vec<i64> {
    let mut list = order.to_vec();
    let Some(from) = list.iter().position(|other| *other == id) else { return list };
    list.remove(from);
    list.insert(to.min(list.len()), id);
    list
}

/// In what capacity somebody is at an event; in the order lists print them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Official,
    Speaker,
    Juror,
    Committee,
    Mc,
    Press,
}

impl Part {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Official => "people-part-official",
            Self::Speaker => "people-part-speaker",
            Self::Juror => "people-part-juror",
            Self::Committee => "people-part-committee",
            Self::Mc => "people-part-mc",
            Self::Press => "people-part-press",
        }
    }
}

/// Whose side of the table; guests are named before hosts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Guest,
    Host,
}

impl Side {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Guest => "people-side-guest",
            Self::Host => "people-side-host",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_delegate_moves_and_the_others_keep_their_order() {
        let table: [(i64, usize, &[i64]); 6] = [
            (1, 0, &[1, 2, 3, 4]),
            (1, 2, &[2, 3, 1, 4]),
            (4, 0, &[4, 1, 2, 3]),
            (2, 3, &[1, 3, 4, 2]),
            (2, 99, &[1, 3, 4, 2]),
            (7, 0, &[1, 2, 3, 4]),
        ];
        for (id, to, expected) in table {
            assert_eq!(moved(&[1, 2, 3, 4], id, to), expected, "{id} to {to}");
        }
        assert!(moved(&[], 1, 0).is_empty());
    }

    #[test]
    fn delegates_stand_by_part_then_place() {
        let mut list = vec![
            delegate(1, Part::Speaker, 1),
            delegate(2, Part::Official, 2),
            delegate(3, Part::Official, 1),
            delegate(4, Part::Official, 1),
        ];
        list.sort_by_key(Model::order);
        assert_eq!(list.iter().map(|d| d.id).collect::<Vec<_>>(), [3, 4, 2, 1]);
    }

    fn delegate(id: i64, part: Part, place: i32) -> Model {
        Model {
            id,
            event_id: 1,
            person_id: id,
            part,
            side: None,
            printed_honorific: None,
            printed_titles: None,
            committee_role: None,
            place,
            version: 1,
        }
    }
}
