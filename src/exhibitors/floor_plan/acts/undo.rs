//! Undoing an act exactly, or doing it again: things become what they were, unless somebody touched them since.
use super::board::{Board, No, Steps};
use super::remove::may_go;
use super::thing::{Key, Thing};
use crate::platform::error::Refusal;
use std::collections::BTreeSet;

/// The way back from the things an act has left (`left`) to those it had found (`found`). The other way round, it is done again.
pub fn back(board: &Board, left: &[Thing], found: &[Thing]) -> Result<Steps, No> {
    for thing in left {
        let is_untouched = board.things.get(&thing.key()).is_some_and(|now| now.is_same(thing));
        if !is_untouched {
            return Err(No::Since(thing.key()));
        }
    }
    let keys = |things: &[Thing]| things.iter().map(Thing::key).collect::<BTreeSet<_>>();
    let gone: Vec<Key> = keys(left).difference(&keys(found)).copied().collect();
    for thing in gone.iter().filter_map(|key| board.things.get(key)) {
        may_go(board, thing)?;
    }
    let mut put: Vec<Thing> = Vec::new();
    for thing in found {
        if let Some(hall) = thing.hall() {
            board.hall(hall).map_err(|_| Refusal::new("plan-act-hall-gone"))?;
        }
        let version = board.things.get(&thing.key()).map_or(thing.version(), Thing::version);
        put.push(thing.clone().with_version(version));
    }
    numbers_are_free(board, &put)?;
    Ok(Steps { put, gone })
}

/// Somebody may have given a number away since.
fn numbers_are_free(board: &Board, put: &[Thing]) -> Result<(), No> {
    let own: BTreeSet<Key> = put.iter().map(Thing::key).collect();
    for thing in put {
        let taken = board.booths().find(|booth| booth.number == thing.label() && !own.contains(&Key::Booth(booth.id)));
        if let (Thing::Booth(_), Some(taken)) = (thing, taken) {
            return Err(No::Since(Key::Booth(taken.id)));
        }
    }
    Ok(())
}
