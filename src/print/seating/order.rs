//! The order in which the seats of a row are given: from the middle outwards, right and left by turns.
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A hand, as those see it who sit and look at the stage. On the printed plan the stage is above, so it is the same side of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Hand {
    Right,
    Left,
}

impl Hand {
    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        if self == Self::Right { "right" } else { "left" }
    }

    pub fn other(self) -> Self {
        if self == Self::Right { Self::Left } else { Self::Right }
    }
}

/// A row: its seats, and after which one from the left the aisle runs (0 for none).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    pub seats: u32,
    pub aisle_after: u32,
}

/// A seat: its row from the stage and its number from the left, both from 1. Written "2-5".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    pub row: u32,
    pub seat: u32,
}

impl Place {
    /// As people call it: the row's letter and the seat's number, "B5".
    pub fn label(self) -> String {
        format!("{}{}", letter(self.row), self.seat)
    }

    /// Whether there is such a seat.
    pub fn is_in(self, rows: &[Shape]) -> bool {
        let row = (self.row as usize).checked_sub(1).and_then(|at| rows.get(at));
        row.is_some_and(|row| (1..=row.seats).contains(&self.seat))
    }
}

/// The letter of a row, counted from 1 at the stage.
pub fn letter(row: u32) -> char {
    char::from_u32('A' as u32 + row.saturating_sub(1).min(25)).unwrap_or('Z')
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.row, self.seat)
    }
}

impl FromStr for Place {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (row, seat) = text.split_once('-').ok_or(())?;
        Ok(Self { row: row.parse().map_err(drop)?, seat: seat.parse().map_err(drop)? })
    }
}

/// The seats of a row from the middle outwards. An odd row has a middle seat, and the second sits on the hand the host's custom
/// says; an even row has none, and there the first sits on that hand of the middle.
pub fn from_the_middle(seats: u32, second: Hand) -> Vec<u32> {
    let middle = seats.div_ceil(2);
    let right = (middle + 1)..=seats;
    let left = (1..=middle).rev();
    // The middle seat of an odd row counts with the left half; in an even row the halves are equal.
    let (head, left): (Vec<u32>, Vec<u32>) = left.partition(|seat| seats % 2 == 1 && *seat == middle);
    let right: Vec<u32> = right.collect();
    let (one, two) = if second == Hand::Right { (right, left) } else { (left, right) };
    let mut order = head;
    for at in 0..one.len().max(two.len()) {
        order.extend(one.get(at).into_iter().chain(two.get(at)));
    }
    order
}

/// The seats of one half of a row from the middle outwards. The middle seat of an odd row belongs to the guests.
pub fn half(seats: u32, hand: Hand, with_middle: bool) -> Vec<u32> {
    let middle = if seats % 2 == 1 { Some(seats.div_ceil(2)) } else { None };
    let half: Vec<u32> = match hand {
        Hand::Right => ((seats.div_ceil(2) + 1)..=seats).collect(),
        Hand::Left => (1..=seats / 2).rev().collect(),
    };
    middle.filter(|_| with_middle).into_iter().chain(half).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_sit_in_the_middle() {
        let table: [(u32, Hand, &[u32]); 8] = [
            (7, Hand::Right, &[4, 5, 3, 6, 2, 7, 1]),
            (7, Hand::Left, &[4, 3, 5, 2, 6, 1, 7]),
            (6, Hand::Right, &[4, 3, 5, 2, 6, 1]),
            (6, Hand::Left, &[3, 4, 2, 5, 1, 6]),
            (2, Hand::Right, &[2, 1]),
            (1, Hand::Right, &[1]),
            (1, Hand::Left, &[1]),
            (0, Hand::Right, &[]),
        ];
        for (seats, second, expected) in table {
            assert_eq!(from_the_middle(seats, second), expected, "{seats} {second:?}");
        }
    }

    #[test]
    fn the_halves_are_the_row_and_the_middle_is_the_guests() {
        let table: [(u32, Hand, bool, &[u32]); 6] = [
            (7, Hand::Right, true, &[4, 5, 6, 7]),
            (7, Hand::Left, false, &[3, 2, 1]),
            (7, Hand::Left, true, &[4, 3, 2, 1]),
            (6, Hand::Right, true, &[4, 5, 6]),
            (6, Hand::Left, false, &[3, 2, 1]),
            (1, Hand::Left, false, &[]),
        ];
        for (seats, hand, with_middle, expected) in table {
            assert_eq!(half(seats, hand, with_middle), expected, "{seats} {hand:?} {with_middle}");
        }
    }

    #[test]
    fn a_seat_is_called_by_its_row_and_number() {
        let place: Place = "2-5".parse().unwrap();
        assert_eq!((place.label().as_str(), place.to_string().as_str()), ("B5", "2-5"));
        assert!("2".parse::<Place>().is_err() && "a-1".parse::<Place>().is_err());
        let rows = [Shape { seats: 4, aisle_after: 2 }];
        for (row, seat, there) in [(1, 4, true), (1, 5, false), (1, 0, false), (2, 1, false), (0, 1, false)] {
            assert_eq!(Place { row, seat }.is_in(&rows), there, "{row}-{seat}");
        }
    }
}
