//! Small edits in place: what an item is called, what it is, how many are expected.
use super::board::{Board, No, Steps};
use crate::platform::acts::asked::said;
use crate::platform::error::Refusal;
use crate::platform::text::BothLine;
use crate::programme::schedule_item::Kind;
use serde::Deserialize;

/// More people than the largest hall holds are a slip of the finger.
const MOST_EXPECTED: i32 = 1_000_000;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Words {
    pub item: i64,
    pub version: i32,
    pub title: Option<BothLine<1, 240>>,
    pub kind: Option<Kind>,
    /// `Some(None)` takes the number away.
    #[serde(default, deserialize_with = "said")]
    pub expected: Option<Option<i32>>,
}

pub fn words(board: &Board, asked: &Words) -> Result<Steps, No> {
    let row = board.current(asked.item, asked.version)?;
    if asked.expected.flatten().is_some_and(|people| !(0..=MOST_EXPECTED).contains(&people)) {
        return Err(Refusal::at("expected", "form-range").with("min", 0).with("max", MOST_EXPECTED).into());
    }
    let mut next = row.clone();
    if let Some(title) = &asked.title {
        next.item.title = title.clone().into();
    }
    next.item.kind = asked.kind.unwrap_or(row.item.kind);
    next.item.expected = asked.expected.unwrap_or(row.item.expected);
    Ok(if row.is_same(&next) { Steps::default() } else { Steps::put(vec![next]) })
}
