//! Moving, turning, aligning: things of a plan somewhere else, or a booth that had no place yet.
use super::board::{Board, No, Seen, Steps};
use super::draw::spot_may_be;
use super::thing::Thing;
use crate::exhibitors::floor_plan::rules::space::Spot;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Place {
    pub hall: i64,
    pub things: Vec<Placed>,
}

#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct Placed {
    #[serde(flatten)]
    pub seen: Seen,
    pub x: i32,
    pub y: i32,
    pub turn: i32,
    /// Another size; nothing for the one it has.
    pub width: Option<i32>,
    pub depth: Option<i32>,
}

pub fn place(board: &Board, asked: &Place) -> Result<Steps, No> {
    let hall = board.hall(asked.hall)?;
    let mut put: Vec<Thing> = Vec::new();
    for one in &asked.things {
        let thing = board.free(one.seen)?;
        let size = thing.spot();
        let (width, depth) = (one.width.unwrap_or(size.width), one.depth.unwrap_or(size.depth));
        let spot = spot_may_be(Spot { x: one.x, y: one.y, width, depth, turn: one.turn })?;
        put.push(thing.clone().placed(hall.id, spot));
    }
    Ok(Steps::put(put))
}
