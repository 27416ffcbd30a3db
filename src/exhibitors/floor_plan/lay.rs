//! What stands in a hall as files write it down: whole rows of booths and marks, laid into an event that is being entered.
use super::booth::{self, Side};
use super::kind::Kinds;
use super::{hall, mark};
use crate::events::event;
use crate::platform::change::Change;
use crate::platform::error::{OrRefuse, Refusal, Result};
use crate::platform::secret;
use crate::platform::text::Bilingual;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

/// Booths of one kind side by side, numbered one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLaid {
    /// "A01": the next is "A02".
    pub first: String,
    pub count: i32,
    pub kind: String,
    /// The top-left corner of the whole row as it stands.
    pub at: (i32, i32),
    /// Of one booth, along its front and from front to back; the kind's own where nothing is said.
    pub size: Option<(i32, i32)>,
    pub facing: Facing,
    pub ends: Ends,
    /// Between two booths.
    pub gap: i32,
    pub village: Option<i64>,
}

/// Where the fronts of a row look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Facing {
    #[default]
    Down,
    Left,
    Up,
    Right,
}

impl Facing {
    fn turn(self) -> i32 {
        match self {
            Self::Down => 0,
            Self::Left => 90,
            Self::Up => 180,
            Self::Right => 270,
        }
    }

    /// Whether the row goes from left to right; from the top down otherwise.
    fn goes_across(self) -> bool {
        matches!(self, Self::Down | Self::Up)
    }

    /// The side of a booth that looks to the beginning of its row, and to its end.
    fn sides(self) -> (Side, Side) {
        match self {
            Self::Down | Self::Left => (Side::Left, Side::Right),
            Self::Up | Self::Right => (Side::Right, Side::Left),
        }
    }
}

/// Which ends of a row are corners, open to the side as well.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    pub first: bool,
    pub last: bool,
}

/// A mark, in centimetres.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkLaid {
    pub sort: mark::Sort,
    pub name: Bilingual,
    pub at: (i32, i32),
    pub size: (i32, i32),
}

/// A row of booths in a hall. A number that is there already is refused at `first`.
pub async fn insert_row(change: &mut Change, event: &event::Model, hall: &hall::Model, laid: &RowLaid) -> Result<()> {
    let kinds = Kinds::of(change.tx(), event.id).await?;
    let kind = kinds.by_code(&laid.kind).ok_or_else(|| Refusal::at("kind", "form-choice"))?;
    let size = laid.size.unwrap_or((kind.width_cm, kind.depth_cm));
    let numbers = numbers(&laid.first, laid.count)?;
    for (place, number) in (0..).zip(numbers) {
        let (x, y) = laid.corner(size, place);
        let row = booth::ActiveModel {
            event_id: Set(event.id),
            number: Set(number),
            kind: Set(Some(laid.kind.clone())),
            hall_id: Set(Some(hall.id)),
            x_cm: Set(Some(x)),
            y_cm: Set(Some(y)),
            width_cm: Set(Some(size.0)),
            depth_cm: Set(Some(size.1)),
            turn: Set(laid.facing.turn()),
            open_sides: Set(laid.open_sides(place)),
            track_id: Set(laid.village),
            token: Set(secret::token()),
            version: Set(1),
            ..Default::default()
        };
        row.insert(change.tx()).await.or_refuse_duplicate(Refusal::at("first", "exhibitors-plan-number-twice"))?;
    }
    Ok(())
}

/// A mark in a hall.
pub async fn insert_mark(change: &mut Change, hall: &hall::Model, laid: &MarkLaid) -> Result<()> {
    let row = mark::ActiveModel {
        hall_id: Set(hall.id),
        sort: Set(laid.sort),
        name: Set(laid.name.clone()),
        x_cm: Set(laid.at.0),
        y_cm: Set(laid.at.1),
        width_cm: Set(laid.size.0),
        depth_cm: Set(laid.size.1),
        turn: Set(0),
        version: Set(1),
        ..Default::default()
    };
    row.insert(change.tx()).await?;
    Ok(())
}

impl RowLaid {
    /// The corner of the unturned box of one booth: turned, it stands where the row has it.
    fn corner(&self, (width, depth): (i32, i32), place: i32) -> (i32, i32) {
        let on = place * (width + self.gap);
        match self.facing.goes_across() {
            true => (self.at.0 + on, self.at.1),
            // A quarter turn about the centre puts the box aside by half of what its sides differ.
            false => (self.at.0 - (width - depth) / 2, self.at.1 + on + (width - depth) / 2),
        }
    }

    fn open_sides(&self, place: i32) -> i32 {
        let (beginning, end) = self.facing.sides();
        let mut sides = Side::Front as i32;
        if self.ends.first && place == 0 {
            sides |= beginning as i32;
        }
        if self.ends.last && place == self.count - 1 {
            sides |= end as i32;
        }
        sides
    }
}

/// "A09" and three more: A09, A10, A11, A12. As many digits as the first has, or more.
fn numbers(first: &str, count: i32) -> Result<Vec<String>, Refusal> {
    let no = || Refusal::at("first", "exhibitors-wrong-number");
    let begins = first.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (row, digits) = first.split_at(begins);
    let from: i32 = digits.parse().map_err(|_| no())?;
    if !(1..=200).contains(&count) {
        return Err(Refusal::at("count", "form-invalid"));
    }
    Ok((from..from + count).map(|number| format!("{row}{number:0width$}", width = digits.len())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::floor_plan::outline::{Open, Outline};
    use crate::exhibitors::samples;

    fn row(facing: Facing) -> RowLaid {
        let ends = Ends { first: true, last: true };
        RowLaid { first: "A09".into(), count: 3, kind: "shell".into(), at: (600, 900), size: None, facing, ends, gap: 0, village: None }
    }

    #[test]
    fn numbers_follow_each_other() {
        let table = [("A09", 3, "A09 A10 A11"), ("K1", 2, "K1 K2"), ("OCOP-7", 1, "OCOP-7"), ("99", 2, "99 100")];
        for (first, count, expected) in table {
            assert_eq!(numbers(first, count).map(|all| all.join(" ")).as_deref(), Ok(expected));
        }
        for (first, count) in [("A", 2), ("", 1), ("A1", 0), ("A1", 201)] {
            assert!(numbers(first, count).is_err(), "{first} {count}");
        }
    }

    /// Each booth of a row as it stands, for booths of six metres by three.
    fn standing(facing: Facing) -> Vec<(Outline, Open)> {
        let row = row(facing);
        let booth = |place| {
            let (x, y) = row.corner((600, 300), place);
            let sides = row.open_sides(place);
            let model = crate::exhibitors::booth::Model {
                x_cm: Some(x),
                y_cm: Some(y),
                width_cm: Some(600),
                turn: facing.turn(),
                open_sides: sides,
                ..samples::booth("A01")
            };
            (Outline::of_booth(&model).expect("placed"), Open::of_booth(&model))
        };
        (0..3).map(booth).collect()
    }

    #[test]
    fn rows_go_across_or_down_with_their_ends_open() {
        let across = [(600, 900), (1200, 900), (1800, 900)];
        let down = [(600, 900), (600, 1500), (600, 2100)];
        for (facing, corners) in [(Facing::Down, across), (Facing::Up, across), (Facing::Left, down), (Facing::Right, down)] {
            let booths = standing(facing);
            assert_eq!(booths.iter().map(|(at, _)| (at.x, at.y)).collect::<Vec<_>>(), corners, "{facing:?}");
            let front = |open: &Open| match facing {
                Facing::Down => open.below,
                Facing::Up => open.above,
                Facing::Left => open.left,
                Facing::Right => open.right,
            };
            assert!(booths.iter().all(|(_, open)| front(open)), "{facing:?}");
            let ends = |open: &Open| if facing.goes_across() { (open.left, open.right) } else { (open.above, open.below) };
            assert_eq!(
                booths.iter().map(|(_, open)| ends(open)).collect::<Vec<_>>(),
                [(true, false), (false, false), (false, true)],
                "{facing:?}"
            );
        }
    }
}
