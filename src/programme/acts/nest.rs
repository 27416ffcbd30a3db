//! Making an item a part of another one, or an item of its own again. Its hours stay.
use super::board::{Board, No, Steps};
use crate::platform::error::Refusal;
use crate::programme::plan::write::may_hold;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Nest {
    pub item: i64,
    pub version: i32,
    pub parent: Option<i64>,
}

pub fn nest(board: &Board, asked: &Nest) -> Result<Steps, No> {
    let row = board.current(asked.item, asked.version)?;
    if row.item.parent_id == asked.parent {
        return Ok(Steps::default());
    }
    let mut next = row.clone();
    if let Some(parent) = asked.parent {
        let parent = board.rows.get(&parent).ok_or(Refusal::at("parent", "form-choice"))?;
        may_hold(&parent.item, Some(row.item.id), board.parts_of(row.item.id).count() as u64)?;
    }
    next.item.parent_id = asked.parent;
    next.item.place = board.next_place(asked.parent);
    next.item.after_minutes = None;
    Ok(Steps::put(vec![next]))
}
