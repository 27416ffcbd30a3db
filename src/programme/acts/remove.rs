//! Cancelling an item, which stays and is shown so; and deleting one that the public never saw, with its parts.
use super::board::{Board, No, Steps};
use crate::programme::plan::arrange::may_be_deleted;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Cancel {
    pub item: i64,
    pub version: i32,
    /// Whether it does not take place; otherwise it does after all.
    pub off: bool,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Delete {
    pub item: i64,
    pub version: i32,
}

pub fn cancel(board: &Board, asked: &Cancel) -> Result<Steps, No> {
    let row = board.current(asked.item, asked.version)?;
    if row.item.is_cancelled() == asked.off {
        return Ok(Steps::default());
    }
    let mut next = row.clone();
    next.item.cancelled_at = asked.off.then_some(board.now);
    Ok(Steps::put(vec![next]))
}

pub fn delete(board: &Board, asked: &Delete) -> Result<Steps, No> {
    board.current(asked.item, asked.version)?;
    may_be_deleted(board.whole(asked.item).map(|row| &row.item), &board.released)?;
    Ok(Steps { put: Vec::new(), gone: board.whole(asked.item).map(|row| row.item.id).collect() })
}
