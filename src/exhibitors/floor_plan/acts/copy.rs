//! Copies beside what is copied: with numbers of their own, and nobody in them.
use super::board::{Board, No, Steps};
use super::draw::spot_may_be;
use super::thing::{Key, Thing};
use crate::exhibitors::floor_plan::rules::numbers::{self, Number};
use crate::platform::error::Refusal;
use crate::platform::secret;
use serde::Deserialize;
use std::collections::{BTreeMap, HashSet};

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct CopyThings {
    pub things: Vec<Key>,
    /// How far from the original, in centimetres.
    pub right: i32,
    pub down: i32,
}

pub fn copy(board: &Board, asked: &CopyThings) -> Result<Steps, No> {
    let mut taken = board.numbers();
    let mut new = new_numbers(board, asked, &mut taken)?;
    let mut put = Vec::new();
    for key in &asked.things {
        let thing = board.things.get(key).ok_or(No::Gone(*key))?;
        let hall = thing.hall().ok_or_else(|| Refusal::new("plan-act-off-plan"))?;
        let mut spot = thing.spot();
        (spot.x, spot.y) = (spot.x.saturating_add(asked.right), spot.y.saturating_add(asked.down));
        let id = -1 - i64::try_from(put.len()).unwrap_or_default();
        let mut copy = thing.clone().placed(hall, spot_may_be(spot)?).with_id(id).with_version(1);
        if let Thing::Booth(booth) = &mut copy {
            booth.number = new.remove(key).ok_or_else(|| Refusal::at("first", "plan-act-first"))?;
            booth.token = secret::token();
            booth.locked = false;
        }
        put.push(copy);
    }
    Ok(Steps::put(put))
}

/// A whole row becomes a row of the next free letter; a single booth gets the next number of its own series.
fn new_numbers(board: &Board, asked: &CopyThings, taken: &mut HashSet<String>) -> Result<BTreeMap<Key, String>, No> {
    let mut series: BTreeMap<&str, Vec<(Number<'_>, Key)>> = BTreeMap::new();
    for key in &asked.things {
        if let Some(Thing::Booth(booth)) = board.things.get(key) {
            let number = Number::of(&booth.number);
            series.entry(number.series).or_default().push((number, *key));
        }
    }
    let mut new = BTreeMap::new();
    for (name, mut booths) in series {
        booths.sort();
        let wish = if booths.len() > 1 { numbers::free_series(taken) } else { name.to_owned() };
        let numbers = numbers::next(taken, &wish, booths.len()).or_else(|| numbers::next(taken, "", booths.len()));
        let numbers = numbers.ok_or_else(|| Refusal::at("first", "plan-act-first"))?;
        taken.extend(numbers.iter().cloned());
        new.extend(booths.into_iter().map(|(_, key)| key).zip(numbers));
    }
    Ok(new)
}
