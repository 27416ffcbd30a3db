//! Taking a programme back: its rows become what they were, by the same rules as the editor's undo, but row by row; then what
//! was made for them goes, where nothing else has begun to use it.
use super::write::Written;
use crate::events::event;
use crate::interchange::sheets::kept::written::What;
use crate::interchange::sheets::values::Reason;
use crate::platform::change::Change;
use crate::platform::error::Result;
use crate::programme::acts::keep::keep;
use crate::programme::acts::undo::back;
use crate::programme::acts::{Board, No, Row};
use crate::programme::released::released_uuids;
use crate::programme::working::Working;
use crate::programme::{room, schedule_item, track};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Takes these back. Answers why a row was left as it is; nothing where it was taken back.
pub async fn take_back(change: &mut Change, event: &event::Model, what: Vec<(usize, What)>) -> Result<BTreeMap<usize, Option<Reason>>> {
    let (mut items, mut places) = (vec![], vec![]);
    for (number, what) in what {
        match what {
            What::Item(written) => items.push((number, *written)),
            place => places.push(place),
        }
    }
    let mut outcomes = BTreeMap::new();
    if !items.is_empty() {
        let working = Working::read(change.tx(), event.id).await?;
        let released = Arc::new(released_uuids(change.tx(), event.id).await?);
        let board = Board::of(&working, event.id, event.tz(), change.now(), released);
        outcomes = items_back(change, &board, items).await?;
    }
    for place in places {
        place_back(change, place).await?;
    }
    Ok(outcomes)
}

async fn items_back(change: &mut Change, board: &Board, mut items: Vec<(usize, Written)>) -> Result<BTreeMap<usize, Option<Reason>>> {
    let mut outcomes = BTreeMap::new();
    loop {
        let left: Vec<Row> = items.iter().map(|(_, row)| row.after.clone()).collect();
        let found: Vec<Row> = items.iter().filter_map(|(_, row)| row.before.clone()).collect();
        let at = match back(board, &left, &found) {
            Ok(steps) => {
                keep(change, board, steps).await?;
                outcomes.extend(items.iter().map(|(number, _)| (*number, None)));
                return Ok(outcomes);
            }
            Err(No::Since(id) | No::Stale(id) | No::Gone(id)) => culprit(board, &items, id).map(|at| (at, "sheets-changed-since-saved")),
            // The public has seen one of those that would go.
            Err(No::Refused(_)) => {
                let seen = |(_, row): &(usize, Written)| row.before.is_none() && board.released.contains(&row.after.item.uuid);
                items.iter().position(seen).map(|at| (at, "sheets-released-since"))
            }
        };
        let (at, key) = at.unwrap_or((0, "sheets-used-since"));
        if items.is_empty() {
            return Ok(outcomes);
        }
        let (number, _) = items.remove(at);
        outcomes.insert(number, Some(Reason::new("", key)));
    }
}

/// The row that stands in the way: that item, or what holds it.
fn culprit(board: &Board, items: &[(usize, Written)], id: i64) -> Option<usize> {
    let at = |id: i64| items.iter().position(|(_, row)| row.after.item.id == id);
    at(id).or_else(|| board.rows.get(&id).and_then(|row| row.item.parent_id).and_then(at))
}

/// A room or a track that was made goes if nothing takes place there, and nobody has changed it.
async fn place_back(change: &mut Change, place: What) -> Result<()> {
    match place {
        What::Room(made) => {
            let now = room::Entity::find_by_id(made.id).one(change.tx()).await?;
            let used = schedule_item::Entity::find().filter(schedule_item::COLUMN.room_id.eq(made.id)).count(change.tx()).await?;
            if used == 0 && now.is_some_and(|now| now.version == made.version) {
                room::Entity::delete_by_id(made.id).exec(change.tx()).await?;
            }
        }
        What::Track(made) => {
            let now = track::Entity::find_by_id(made.id).one(change.tx()).await?;
            let used = schedule_item::Entity::find().filter(schedule_item::COLUMN.track_id.eq(made.id)).count(change.tx()).await?;
            if used == 0 && now.is_some_and(|now| now.version == made.version) {
                track::Entity::delete_by_id(made.id).exec(change.tx()).await?;
            }
        }
        What::Person(_) | What::Item(_) => {}
    }
    Ok(())
}
