//! Deleting things of a plan, and taking a booth off it that keeps its number and who stands there.
use super::board::{Board, No, Seen, Steps};
use super::thing::{Key, Thing};
use crate::platform::error::Refusal;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Delete {
    pub things: Vec<Seen>,
}

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Shelve {
    pub booths: Vec<Seen>,
}

pub fn delete(board: &Board, asked: &Delete) -> Result<Steps, No> {
    let mut gone = Vec::new();
    for seen in &asked.things {
        let thing = board.free(*seen)?;
        may_go(board, thing)?;
        gone.push(seen.id);
    }
    Ok(Steps { put: Vec::new(), gone })
}

/// Nobody loses a booth by a key pressed on a plan.
pub fn may_go(board: &Board, thing: &Thing) -> Result<(), Refusal> {
    let holder = match thing.key() {
        Key::Booth(id) => board.holder(id),
        Key::Mark(_) => None,
    };
    match holder {
        Some(holder) => Err(Refusal::new("plan-act-held").with("number", thing.label()).with("name", holder.name.vi.as_str())),
        None => Ok(()),
    }
}

pub fn shelve(board: &Board, asked: &Shelve) -> Result<Steps, No> {
    let mut put = Vec::new();
    for seen in &asked.booths {
        board.free(*seen)?;
        let mut booth = board.booth(*seen)?.clone();
        booth.hall = None;
        put.push(Thing::Booth(booth));
    }
    Ok(Steps::put(put))
}
