//! What a booth is: its kind, size, open sides, village, power, water, and whether it may be moved. For one or for many.
use super::board::{Board, No, Seen, Steps};
use super::draw::spot_may_be;
use super::thing::{Booth, Thing};
use crate::platform::acts::asked::said;
use crate::platform::error::Refusal;
use serde::Deserialize;

/// What is not said stays.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
pub struct Set {
    pub booths: Vec<Seen>,
    /// The code of another kind: what it measures, the booths measure from now on.
    pub kind: Option<String>,
    pub width: Option<i32>,
    pub depth: Option<i32>,
    pub open_sides: Option<i32>,
    #[serde(default, deserialize_with = "said")]
    pub village: Option<Option<i64>>,
    pub power: Option<bool>,
    pub water: Option<bool>,
    pub locked: Option<bool>,
}

pub fn set(board: &Board, asked: &Set) -> Result<Steps, No> {
    board.village_may_be(asked.village.flatten())?;
    let only_lock = Set { booths: asked.booths.clone(), locked: asked.locked, ..Set::default() };
    let mut put = Vec::new();
    for seen in &asked.booths {
        // What is locked can be unlocked.
        let booth = board.booth(*seen)?;
        if asked.locked != Some(false) && *asked != only_lock {
            board.free(*seen)?;
        }
        put.push(Thing::Booth(changed(board, booth.clone(), asked)?));
    }
    Ok(Steps::put(put))
}

fn changed(board: &Board, mut booth: Booth, asked: &Set) -> Result<Booth, No> {
    if let Some(code) = asked.kind.as_ref().filter(|code| Some(*code) != booth.kind.as_ref()) {
        let kind = board.kinds.by_code(code).ok_or_else(|| Refusal::at("kind", "form-choice"))?;
        // Who stands there has applied for the kind it is.
        if let Some(holder) = board.holder(booth.id).filter(|_| booth.kind.is_some()) {
            let no = Refusal::at("kind", "plan-act-kind-held").with("number", booth.number.as_str());
            return Err(no.with("name", holder.name.vi.as_str()).into());
        }
        booth.kind = Some(kind.code.clone());
        (booth.spot.width, booth.spot.depth) = (kind.width_cm, kind.depth_cm);
    }
    booth.spot.width = asked.width.unwrap_or(booth.spot.width);
    booth.spot.depth = asked.depth.unwrap_or(booth.spot.depth);
    booth.spot = spot_may_be(booth.spot)?;
    if let Some(sides) = asked.open_sides {
        if !(0..=15).contains(&sides) {
            return Err(Refusal::at("open_sides", "form-choice").into());
        }
        booth.open_sides = sides;
    }
    booth.village = asked.village.unwrap_or(booth.village);
    booth.power = asked.power.unwrap_or(booth.power);
    booth.water = asked.water.unwrap_or(booth.water);
    booth.locked = asked.locked.unwrap_or(booth.locked);
    Ok(booth)
}
