//! Other numbers: of one booth, or of many in the order they were chosen.
use super::board::{Board, No, Seen, Steps};
use super::thing::Thing;
use crate::exhibitors::floor_plan::rules::numbers;
use crate::platform::error::Refusal;
use serde::Deserialize;
use std::collections::HashSet;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Renumber {
    pub booths: Vec<Seen>,
    /// Of one booth its number; of many the first, and the others follow.
    pub first: String,
}

/// Numbers that the booths themselves give up are free for them.
pub fn renumber(board: &Board, asked: &Renumber) -> Result<Steps, No> {
    let mut booths = Vec::new();
    for seen in &asked.booths {
        board.free(*seen)?;
        booths.push(board.booth(*seen)?.clone());
    }
    let mut taken = board.numbers();
    for booth in &booths {
        taken.remove(&booth.number);
    }
    let new = match booths.as_slice() {
        [_] => vec![one(board, &taken, &asked.first)?],
        all => numbers::next(&taken, &asked.first, all.len()).ok_or_else(|| Refusal::at("first", "plan-act-first"))?,
    };
    let put = booths.into_iter().zip(new).map(|(mut booth, number)| {
        booth.number = number;
        Thing::Booth(booth)
    });
    Ok(Steps::put(put.collect()))
}

/// A number of its own, which need not be of a series.
pub fn one(board: &Board, taken: &HashSet<String>, wish: &str) -> Result<String, No> {
    let number = numbers::shaped(wish).ok_or_else(|| Refusal::at("first", "exhibitors-wrong-number"))?;
    if !taken.contains(&number) {
        return Ok(number);
    }
    let holder = board.booths().find(|booth| booth.number == number).and_then(|booth| board.holder(booth.id));
    Err(match holder {
        Some(holder) => Refusal::at("first", "plan-act-number-held").with("number", number).with("name", holder.name.vi.as_str()).into(),
        None => Refusal::at("first", "plan-act-number-taken").with("number", number).into(),
    })
}
