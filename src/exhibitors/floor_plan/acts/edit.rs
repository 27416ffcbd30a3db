//! A booth or a mark whole, as the form of one says it.
use super::board::{Board, No, Seen, Steps};
use super::draw::spot_may_be;
use super::mark::{MarkName, named};
use super::renumber::one;
use super::set::{Set, set};
use super::thing::{Mark, Thing};
use crate::exhibitors::floor_plan::mark::Sort;
use crate::exhibitors::floor_plan::rules::space::Spot;
use crate::platform::error::Refusal;

/// Everything the form of a booth says.
#[derive(Clone, Debug, PartialEq)]
pub struct EditBooth {
    pub number: String,
    /// Nothing for one that has no place on the plan.
    pub hall: Option<i64>,
    /// The corner of its floor, and its turn.
    pub corner: (i32, i32),
    pub turn: i32,
    /// With the booth and everything else it is.
    pub set: Set,
}

/// The same of a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct EditMark {
    pub seen: Seen,
    pub sort: Sort,
    pub name: MarkName,
    pub spot: Spot,
}

pub fn booth(board: &Board, asked: &EditBooth) -> Result<Steps, No> {
    let [seen] = asked.set.booths.as_slice() else { return Err(Refusal::new("form-invalid").into()) };
    // Only who unlocks it in the same moment changes what is locked.
    if asked.set.locked != Some(false) {
        board.free(*seen)?;
    }
    let booth = board.booth(*seen)?;
    let mut taken = board.numbers();
    taken.remove(&booth.number);
    let number = one(board, &taken, &asked.number)?;
    let hall = asked.hall.map(|hall| board.hall(hall)).transpose()?.map(|hall| hall.id);
    let Some(Thing::Booth(mut next)) = set(board, &asked.set)?.put.pop() else { return Ok(Steps::default()) };
    next.number = number;
    next.hall = hall;
    next.spot = spot_may_be(Spot::at_corner(asked.corner, (next.spot.width, next.spot.depth), asked.turn))?;
    Ok(Steps::put(vec![Thing::Booth(next)]))
}

pub fn mark(board: &Board, asked: &EditMark) -> Result<Steps, No> {
    let Thing::Mark(old) = board.free(asked.seen)? else { return Err(Refusal::new("form-invalid").into()) };
    let name = named(asked.sort, &asked.name)?.clone().into();
    Ok(Steps::put(vec![Thing::Mark(Mark { sort: asked.sort, name, spot: spot_may_be(asked.spot)?, ..old.clone() })]))
}
