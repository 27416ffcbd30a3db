//! A new item, drawn on empty time or named in the running order.
use super::board::{Board, No, Slugs, Steps};
use super::place::{Spot, moved};
use super::row::Row;
use crate::platform::error::Refusal;
use crate::platform::text::{Bilingual, BothLine};
use crate::programme::plan::write::may_hold;
use crate::programme::schedule_item::{self, Kind};
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Add {
    pub kind: Kind,
    pub title: BothLine<1, 240>,
    pub parent: Option<i64>,
    #[serde(flatten)]
    pub spot: Spot,
}

pub fn add(board: &Board, asked: &Add) -> Result<Steps, No> {
    if let Some(parent) = asked.parent {
        let parent = board.rows.get(&parent).ok_or(Refusal::at("parent", "form-choice"))?;
        may_hold(&parent.item, None, 0)?;
    }
    let mut row = blank(board, -1, &mut board.slugs(), asked.title.clone().into());
    row.item.kind = asked.kind;
    row.item.parent_id = asked.parent;
    row.item.place = board.next_place(asked.parent);
    let placed = moved(board, &row, &asked.spot)?;
    Ok(if placed.put.is_empty() { Steps::put(vec![row]) } else { placed })
}

/// A new item of which only the title is known.
pub fn blank(board: &Board, key: i64, slugs: &mut Slugs, title: Bilingual) -> Row {
    let item = schedule_item::Model {
        id: key,
        uuid: uuid::Uuid::new_v4().to_string(),
        event_id: board.event_id,
        parent_id: None,
        slug: slugs.made_of(&title),
        kind: Kind::Speech,
        title,
        description: Bilingual::default(),
        day: None,
        part_of_day: None,
        starts_at: None,
        ends_at: None,
        room_id: None,
        all_rooms: false,
        track_id: None,
        language: None,
        cancelled_at: None,
        sequence: 0,
        changed_at: board.now,
        expected: None,
        late_minutes: 0,
        speaking_since: None,
        minutes: None,
        after_minutes: None,
        place: 1,
        version: 1,
    };
    Row { item, people: Vec::new() }
}
