//! Who is named before whom: one step after the other, until one decides (domain facts: Guidance 112-HD/BTGTU, Đắk Lắk 2020;
//! Regulation 368-QĐ/TW). No rule is more than a suggestion: exceptions set by hand stand beside it.
use super::wording::words;
use crate::people::delegate::{Part, Side};
use crate::people::organisation::{Block, Level};
use crate::people::position::Standing;
use chrono::NaiveDate;
use std::cmp::Ordering;

/// What decides between two people, in the order it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// In the committee: chair, standing vice chair, vice chairs, members, secretaries.
    Role,
    /// Guests before hosts. Who is on no side stands with the guests.
    Side,
    Level,
    Block,
    Rank,
    /// Of one post: held in full, acting, in charge, formerly.
    Standing,
    /// Who was appointed earlier.
    Since,
    /// The older person.
    Born,
    /// By given name, where nothing else decides.
    Name,
}

/// A level as one event sees it: other provinces come before one's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    Central,
    OtherProvince,
    Province,
    Ward,
    Other,
}

impl Reach {
    /// `here` is the province of the event; an organisation whose province nobody said is taken for one of here.
    pub fn of(level: Option<Level>, province: Option<&str>, here: Option<&str>) -> Self {
        match level {
            Some(Level::Central) => Self::Central,
            Some(Level::Province) if province.is_some() && here.is_some() && province != here => Self::OtherProvince,
            Some(Level::Province) => Self::Province,
            Some(Level::Ward) => Self::Ward,
            Some(Level::Other) | None => Self::Other,
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Central => "people-reach-central",
            Self::OtherProvince => "people-reach-other-province",
            Self::Province => "people-reach-province",
            Self::Ward => "people-reach-ward",
            Self::Other => "people-reach-other",
        }
    }
}

/// All that the steps ask of one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Precedence {
    /// From 1; the same for everybody outside the committee.
    pub role: u8,
    pub side: Side,
    pub reach: Reach,
    pub block: Option<Block>,
    /// Empty for a post the table does not know: after all it knows.
    pub rank: Option<i32>,
    pub standing: Standing,
    pub since: Option<NaiveDate>,
    /// The year.
    pub born: Option<i32>,
    /// Sort key of the name, then the key of the row: no two people are equal.
    pub name: (String, i64),
}

impl Precedence {
    /// The first step that tells two people apart, and which way.
    pub fn decided(&self, other: &Self) -> (Step, Ordering) {
        let steps = [
            (Step::Role, self.role.cmp(&other.role)),
            (Step::Side, self.side.cmp(&other.side)),
            (Step::Level, self.reach.cmp(&other.reach)),
            (Step::Block, unknown_last(self.block, other.block)),
            (Step::Rank, unknown_last(self.rank, other.rank)),
            (Step::Standing, self.standing.cmp(&other.standing)),
            (Step::Since, unknown_last(self.since, other.since)),
            (Step::Born, unknown_last(self.born, other.born)),
        ];
        let first = steps.into_iter().find(|(_, order)| order.is_ne());
        first.unwrap_or_else(|| (Step::Name, self.name.cmp(&other.name)))
    }
}

impl PartialOrd for Precedence {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Precedence {
    fn cmp(&self, other: &Self) -> Ordering {
        self.decided(other).1
    }
}

fn unknown_last<T: Ord>(one: Option<T>, other: Option<T>) -> Ordering {
    one.is_none().cmp(&other.is_none()).then_with(|| one.cmp(&other))
}

/// Folded beginnings of roles in a committee or a jury, from the highest down.
const ROLES: &[(&str, u8)] = &[
    ("pho truong ban thuong truc", 2),
    ("pho chu tich thuong truc", 2),
    ("pho truong ban", 3),
    ("pho chu tich", 3),
    ("truong ban", 1),
    ("chu tich", 1),
    ("uy vien thuong truc", 4),
    ("uy vien", 5),
    ("thanh vien", 5),
    ("truong tieu ban", 4),
    ("thu ky", 6),
    ("to thu ky", 6),
];

/// The number of a role in the committee; of everybody else, and of roles nobody knows, that of a member.
pub fn role_number(part: Part, role: &str) -> u8 {
    let words = words(role);
    let known = ROLES.iter().find(|(beginning, _)| words.starts_with(beginning)).map(|(_, number)| *number);
    match part {
        Part::Committee => known.unwrap_or(5),
        _ => 5,
    }
}

#[cfg(test)]
mod tests;
