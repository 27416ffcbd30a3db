//! Stages, doors, aisles, services and labels: new ones, and what they are called.
use super::board::{Board, No, Seen, Steps};
use super::draw::spot_may_be;
use super::thing::{Mark, Thing};
use crate::exhibitors::floor_plan::mark::Sort;
use crate::exhibitors::floor_plan::rules::space::Spot;
use crate::platform::error::Refusal;
use crate::platform::text::{Both, Line};
use serde::Deserialize;

/// What a mark says in either language, or nothing.
pub type MarkName = Both<Line<0, 80>>;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct NewMark {
    pub hall: i64,
    pub sort: Sort,
    pub name: MarkName,
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub depth: i32,
    #[serde(default)]
    pub turn: i32,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct MarkWords {
    #[serde(flatten)]
    pub seen: Seen,
    pub sort: Sort,
    pub name: MarkName,
}

pub fn new(board: &Board, asked: &NewMark) -> Result<Steps, No> {
    let hall = board.hall(asked.hall)?;
    let spot = Spot { x: asked.x, y: asked.y, width: asked.width, depth: asked.depth, turn: asked.turn };
    let name = named(asked.sort, &asked.name)?;
    let mark = Mark { id: -1, hall: hall.id, sort: asked.sort, name: name.clone().into(), spot: spot_may_be(spot)?, version: 1 };
    Ok(Steps::put(vec![Thing::Mark(mark)]))
}

pub fn words(board: &Board, asked: &MarkWords) -> Result<Steps, No> {
    let Thing::Mark(mark) = board.free(asked.seen)? else { return Err(Refusal::new("form-invalid").into()) };
    let name = named(asked.sort, &asked.name)?.clone().into();
    Ok(Steps::put(vec![Thing::Mark(Mark { sort: asked.sort, name, ..mark.clone() })]))
}

/// A label is nothing but its words.
pub fn named(sort: Sort, name: &MarkName) -> Result<&MarkName, Refusal> {
    if sort == Sort::Label && name.vi.is_empty() && name.en.is_empty() { Err(Refusal::at("name.vi", "form-required")) } else { Ok(name) }
}
