//! Undoing an act exactly, or doing it again: the rows become what they were, unless somebody touched them since.
use super::board::{Board, No, Steps};
use super::row::Row;
use crate::programme::plan::arrange::may_be_deleted;
use std::collections::BTreeSet;

/// The way back from the rows an act has left (`left`) to those it had found (`found`). The other way round, it is done again.
pub fn back(board: &Board, left: &[Row], found: &[Row]) -> Result<Steps, No> {
    for row in left {
        let is_untouched = board.rows.get(&row.item.id).is_some_and(|now| now.is_same(row));
        if !is_untouched {
            return Err(No::Since(row.item.id));
        }
    }
    let ids = |rows: &[Row]| rows.iter().map(|row| row.item.id).collect::<BTreeSet<_>>();
    let gone: BTreeSet<i64> = ids(left).difference(&ids(found)).copied().collect();
    may_go(board, &gone)?;
    let mut slugs = board.slugs();
    let mut put: Vec<Row> = Vec::new();
    for row in found {
        match board.rows.get(&row.item.id) {
            Some(now) => put.push(row.clone().counted_as(&now.item)),
            None => put.push(restored(row, &mut slugs)),
        }
    }
    put.sort_by_key(|row| row.item.parent_id.is_some());
    let steps = Steps { put, gone: gone.into_iter().collect() };
    board.after(&steps).holds_together().map_err(No::Since)?;
    Ok(steps)
}

/// What was added goes, unless the public has seen it or somebody put something else into it.
fn may_go(board: &Board, gone: &BTreeSet<i64>) -> Result<(), No> {
    let rows = || gone.iter().filter_map(|id| board.rows.get(id));
    may_be_deleted(rows().map(|row| &row.item), &board.released)?;
    let guest = |id: &i64| board.parts_of(*id).find(|part| !gone.contains(&part.item.id)).map(|part| part.item.id);
    gone.iter().find_map(guest).map_or(Ok(()), |guest| Err(No::Since(guest)))
}

/// What was deleted comes back as it was; its address too, unless another item has taken it since.
fn restored(row: &Row, slugs: &mut super::board::Slugs) -> Row {
    let mut row = row.clone();
    if let Ok(slug) = row.item.slug.parse() {
        row.item.slug = slugs.like(slug);
    }
    row
}
