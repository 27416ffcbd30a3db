//! The floor plan: halls, rows of booths, and what lies beside them.
use super::super::format::{BoothRow, Ends, Mark};
use super::super::values::Metres;
use super::{Entered, Entering};
use crate::events::event;
use crate::exhibitors::floor_plan::halls::write::{HallInput, insert_hall};
use crate::exhibitors::floor_plan::lay::{self, MarkLaid, RowLaid, insert_mark, insert_row};
use crate::platform::change::Change;

impl Entering<'_> {
    pub(super) async fn halls(&self, change: &mut Change, event: &event::Model) -> Entered<()> {
        for entry in &self.file().halls {
            let hall = entry.get_ref();
            let name = hall.name.clone().into();
            let input = HallInput { name, width_cm: hall.width.0, depth_cm: hall.depth.0, aisle_cm: hall.aisle.0 };
            let row = self.at(entry.span(), "halls", insert_hall(change, event, &input).await)?;
            for booths in &hall.rows {
                let laid = self.row(booths.get_ref());
                self.at(booths.span(), "halls.rows", insert_row(change, event, &row, &laid).await)?;
            }
            for mark in &hall.marks {
                self.at(mark.span(), "halls.marks", insert_mark(change, &row, &laid_mark(mark.get_ref())).await)?;
            }
        }
        Ok(())
    }

    fn row(&self, row: &BoothRow) -> RowLaid {
        RowLaid {
            first: row.first.to_uppercase(),
            count: row.count,
            kind: row.kind.to_string(),
            at: pair(row.at),
            size: row.size.map(pair),
            facing: row.facing,
            ends: lay::Ends { first: matches!(row.ends, Ends::First | Ends::Both), last: matches!(row.ends, Ends::Last | Ends::Both) },
            gap: row.gap.0,
            village: row.track.as_ref().map(|key| self.tracks[&**key]),
        }
    }
}

fn laid_mark(mark: &Mark) -> MarkLaid {
    MarkLaid { sort: mark.sort, name: mark.name.clone().into(), at: pair(mark.at), size: pair(mark.size) }
}

fn pair([one, other]: [Metres; 2]) -> (i32, i32) {
    (one.0, other.0)
}
