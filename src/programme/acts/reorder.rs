//! Another order among items whose order is settled by hand: parts without hours, items of one hour.
use super::board::{Board, No, Steps};
use super::row::Row;
use crate::platform::error::Refusal;
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Reorder {
    pub item: i64,
    pub version: i32,
    /// The one it comes after; nothing for the first.
    pub after: Option<i64>,
}

pub fn reorder(board: &Board, asked: &Reorder) -> Result<Steps, No> {
    let row = board.current(asked.item, asked.version)?;
    let mut like = alike(board, row);
    like.retain(|other| other.item.id != row.item.id);
    let at = match asked.after {
        None => 0,
        Some(other) => 1 + like.iter().position(|row| row.item.id == other).ok_or(Refusal::at("after", "programme-act-not-alike"))?,
    };
    like.insert(at, row);
    Ok(Steps::put(with_places(&like)))
}

/// Those whose order is settled together: same parent, and the same hour unless one of the parts has none.
fn alike<'a>(board: &'a Board, row: &Row) -> Vec<&'a Row> {
    let mut like: Vec<&Row> = board.rows.values().filter(|other| other.item.parent_id == row.item.parent_id).collect();
    let by_hand = row.item.parent_id.is_some() && like.iter().any(|part| part.item.starts_at.is_none());
    let key = |row: &Row| (row.item.local_day(board.zone), row.item.stands_at(board.zone));
    like.retain(|other| by_hand || key(other) == key(row));
    like.sort_by_key(|row| (row.item.place, row.item.id));
    like
}

/// The rows whose place changes when they stand in this order.
fn with_places(like: &[&Row]) -> Vec<Row> {
    let mut places: Vec<i32> = like.iter().map(|row| row.item.place).collect();
    places.sort_unstable();
    if !places.is_sorted_by(|one, next| one < next) {
        let first = places.first().copied().unwrap_or(1);
        places = (first..).take(places.len()).collect();
    }
    let placed = like.iter().zip(places).filter(|(row, place)| row.item.place != *place);
    placed
        .map(|(row, place)| {
            let mut row = (*row).clone();
            row.item.place = place;
            row
        })
        .collect()
}
