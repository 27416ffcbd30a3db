//! A delegate: a person's presence at one event, with what is printed there and in which order.
use super::attendance::Answer;
use super::attendance::answer::attends;
use super::line;
use crate::platform::change::Change;
use crate::platform::error::{AppError, OrRefuse, Refusal};
use crate::platform::text::{Bilingual, Both, BothProse, Line};
use rocket::FromFormField;
use rocket::request::FromParam;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
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
    /// The protocol order within the part, from 1: suggested by rules, with exceptions set by hand.
    pub place: i32,
    /// Placed by hand: stays right behind whoever stands before them, whatever the rules say.
    pub by_hand: bool,
    pub answer: Answer,
    /// The delegate who comes in their stead.
    pub substitute_id: Option<i64>,
    /// When the reception desk saw them.
    pub arrived_at: Option<DateTimeUtc>,
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

    /// Whether they are expected, or here. Who is not leaves the order's numbers and every list.
    pub fn attends(&self) -> bool {
        attends(self.answer, self.arrived_at.is_some())
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

/// What is written of a delegate, through any door.
#[derive(Clone, Debug, Deserialize)]
pub struct DelegateInput {
    pub part: Part,
    #[serde(default)]
    pub side: Option<Side>,
    /// Empty for the honorific on record.
    #[serde(default)]
    pub printed_honorific: Line<0, 40>,
    /// One post per line; empty for the posts on record.
    #[serde(default)]
    pub printed_titles: BothProse<2000>,
    #[serde(default)]
    pub committee_role: Both<Line<0, 200>>,
}

impl DelegateInput {
    /// Present in this part, printed as on record.
    pub fn as_on_record(part: Part) -> Self {
        Self { part, side: None, printed_honorific: Line::default(), printed_titles: BothProse::default(), committee_role: Both::default() }
    }

    /// Where both languages are written, each post must be there in both: they are shown side by side.
    pub fn may_be_printed(&self) -> Result<(), Refusal> {
        match line::are_even(&self.printed_titles.clone().into()) {
            true => Ok(()),
            false => Err(Refusal::at("printed_titles", "people-titles-uneven")),
        }
    }

    /// The columns this is kept in, without event, person, part and place.
    pub fn columns(&self) -> ActiveModel {
        let some = |text: Bilingual| Some(text).filter(Bilingual::any);
        ActiveModel {
            side: Set(self.side),
            printed_honorific: Set((!self.printed_honorific.is_empty()).then(|| self.printed_honorific.to_string())),
            printed_titles: Set(some(self.printed_titles.clone().into())),
            committee_role: Set(some(self.committee_role.clone().into())),
            ..Default::default()
        }
    }
}

/// Makes a person a delegate of an event, after those who come in the same part already; `protocol::admit` then gives them
/// the place that the rules suggest, for as many as came at once.
pub async fn make_delegate(change: &Change, event: i64, person: i64, input: &DelegateInput) -> Result<Model, AppError> {
    input.may_be_printed()?;
    let row = ActiveModel {
        event_id: Set(event),
        person_id: Set(person),
        part: Set(input.part),
        place: Set(last_place(change.tx(), event, input.part).await? + 1),
        version: Set(1),
        ..input.columns()
    };
    row.insert(change.tx()).await.or_refuse_duplicate(Refusal::at("part", "people-part-taken"))
}

/// The place of the last delegate in a part of an event; 0 where nobody is.
pub async fn last_place(db: &impl ConnectionTrait, event: i64, part: Part) -> Result<i32, AppError> {
    let last = Entity::find().filter(COLUMN.event_id.eq(event)).filter(COLUMN.part.eq(part)).order_by_desc(COLUMN.place).one(db).await?;
    Ok(last.map_or(0, |last| last.place))
}

/// Pages of every event that one of these people comes to, or came to, are drawn anew.
pub async fn touch_events_of_all(change: &mut Change, people: impl IntoIterator<Item = i64>) -> Result<(), AppError> {
    let rows = Entity::find().filter(COLUMN.person_id.is_in(people)).all(change.tx()).await?;
    for row in rows {
        change.touch(row.event_id);
    }
    Ok(())
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
    pub const ALL: [Self; 6] = [Self::Official, Self::Speaker, Self::Juror, Self::Committee, Self::Mc, Self::Press];

    /// The word in addresses, forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Speaker => "speaker",
            Self::Juror => "juror",
            Self::Committee => "committee",
            Self::Mc => "mc",
            Self::Press => "press",
        }
    }

    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }

    /// Whether protocol gives the order. All others stand by given name.
    pub fn is_ordered(self) -> bool {
        matches!(self, Self::Official | Self::Committee)
    }

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

    /// The word for all of them, above a list.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Official => "people-heading-official",
            Self::Speaker => "people-heading-speaker",
            Self::Juror => "people-heading-juror",
            Self::Committee => "people-heading-committee",
            Self::Mc => "people-heading-mc",
            Self::Press => "people-heading-press",
        }
    }
}

impl<'r> FromParam<'r> for Part {
    type Error = ();

    fn from_param(code: &'r str) -> Result<Self, ()> {
        Self::from_code(code).ok_or(())
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
    pub const ALL: [Self; 2] = [Self::Guest, Self::Host];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Guest => "guest",
            Self::Host => "host",
        }
    }

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
        let mut list =
            [delegate(1, Part::Speaker, 1), delegate(2, Part::Official, 2), delegate(3, Part::Official, 1), delegate(4, Part::Official, 1)];
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
            by_hand: false,
            answer: Answer::Invited,
            substitute_id: None,
            arrived_at: None,
            version: 1,
        }
    }
}
