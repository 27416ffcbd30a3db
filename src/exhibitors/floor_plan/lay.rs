//! What stands in a hall as files write it down: whole rows of booths and marks, laid into an event that is being entered.
use super::booth::{self, Side};
use super::kind::Kinds;
use super::rules::numbers;
use super::rules::space::{Row, Way, side};
use super::{hall, mark};
use crate::events::event;
use crate::platform::change::Change;
use crate::platform::error::{OrRefuse, Refusal, Result};
use crate::platform::secret;
use crate::platform::text::Bilingual;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};

/// Booths one row may have.
const LONGEST: usize = 200;

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
    /// Where the fronts look.
    pub facing: Way,
    pub ends: Ends,
    /// Between two booths.
    pub gap: i32,
    pub village: Option<i64>,
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
    let count = usize::try_from(laid.count).ok().filter(|count| (1..=LONGEST).contains(count));
    let count = count.ok_or_else(|| Refusal::at("count", "form-invalid"))?;
    let numbers = numbers::from(&laid.first, count).ok_or_else(|| Refusal::at("first", "exhibitors-wrong-number"))?;
    let row = laid.row(size);
    for (place, number) in (0..).zip(numbers) {
        let spot = row.spot(place);
        let booth = booth::ActiveModel {
            event_id: Set(event.id),
            number: Set(number),
            kind: Set(Some(laid.kind.clone())),
            hall_id: Set(Some(hall.id)),
            x_cm: Set(Some(spot.x)),
            y_cm: Set(Some(spot.y)),
            width_cm: Set(Some(spot.width)),
            depth_cm: Set(Some(spot.depth)),
            turn: Set(spot.turn),
            open_sides: Set(laid.open_sides(&row, place)),
            track_id: Set(laid.village),
            token: Set(secret::token()),
            version: Set(1),
            ..Default::default()
        };
        booth.insert(change.tx()).await.or_refuse_duplicate(Refusal::at("first", "exhibitors-plan-number-twice"))?;
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
    fn row(&self, size: (i32, i32)) -> Row {
        let down = matches!(self.facing, Way::Left | Way::Right);
        Row { corner: self.at, size, turn: self.facing.turn(), down, gap: self.gap }
    }

    fn open_sides(&self, row: &Row, place: i32) -> i32 {
        let (beginning, end) = row.ends();
        let mut sides = Side::Front as i32;
        if self.ends.first && place == 0 {
            sides |= side(row.turn, beginning) as i32;
        }
        if self.ends.last && place == self.count - 1 {
            sides |= side(row.turn, end) as i32;
        }
        sides
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::floor_plan::rules::space::looks;

    #[test]
    fn the_ends_of_a_row_are_open_besides_its_fronts() {
        for facing in Way::ALL {
            let ends = Ends { first: true, last: true };
            let laid = RowLaid {
                first: "A09".into(),
                count: 3,
                kind: "shell".into(),
                at: (600, 900),
                size: None,
                facing,
                ends,
                gap: 0,
                village: None,
            };
            let row = laid.row((600, 300));
            let (beginning, end) = row.ends();
            let open = |place| [facing, beginning, end].map(|way| looks(laid.open_sides(&row, place), row.turn, way));
            let expected = [[true, true, false], [true, false, false], [true, false, true]];
            assert_eq!([0, 1, 2].map(open), expected, "{facing:?}");
        }
    }
}
