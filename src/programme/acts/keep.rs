//! Writing what an act planned: each row only if it still is as it was when it was read.
use super::board::{Board, Steps};
use super::row::Row;
use crate::platform::acts;
use crate::platform::change::Change;
use crate::platform::error::{AppError, Refusal, Result};
use crate::programme::plan::write::put_people;
use crate::programme::schedule_item;
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, DbErr, EntityTrait, IntoActiveModel, QueryFilter, SqlErr};
use std::collections::HashMap;

/// The rows an act has found, and those it has left.
pub type Written = acts::Written<Row>;

/// Writes the steps of an act.
///
/// # Errors
/// `Stale` when a row was changed in the meantime; nothing of the change may stand then.
pub async fn keep(change: &Change, board: &Board, steps: Steps) -> Result<Written> {
    let mut keys = HashMap::new();
    let mut written = Written::default();
    for planned in steps.put {
        let key = planned.item.id;
        let mut row = Steps::put(vec![planned]).with_keys(&keys).put.remove(0);
        row.item.version = board.next_version(&row);
        match board.rows.get(&key) {
            Some(old) => change_row(change, old, &row).await?,
            None => {
                row.item.id = insert(change, &row).await?;
                keys.insert(key, row.item.id);
            }
        }
        written.before.extend(board.rows.get(&key).cloned());
        written.after.push(row);
    }
    remove(change, board, &steps.gone).await?;
    written.before.extend(steps.gone.iter().filter_map(|id| board.rows.get(id).cloned()));
    Ok(written)
}

async fn change_row(change: &Change, old: &Row, row: &Row) -> Result<()> {
    let mut columns = row.item.clone().into_active_model().reset_all();
    columns.id = NotSet;
    // Those are written by releases and by the day itself, which may be at work beside this act.
    (columns.sequence, columns.changed_at, columns.speaking_since) = (NotSet, NotSet, NotSet);
    let same = schedule_item::Entity::update_many()
        .set(columns)
        .filter(schedule_item::COLUMN.id.eq(old.item.id))
        .filter(schedule_item::COLUMN.version.eq(old.item.version));
    if same.exec(change.tx()).await.map_err(refused)?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    if old.people != row.people {
        put_people(change, old.item.id, &row.people).await?;
    }
    Ok(())
}

/// A new row gets a key; one that comes back keeps its own.
async fn insert(change: &Change, row: &Row) -> Result<i64> {
    let mut columns = row.item.clone().into_active_model().reset_all();
    if row.item.id < 0 {
        columns.id = NotSet;
    }
    let item = columns.insert(change.tx()).await.map_err(refused)?;
    put_people(change, item.id, &row.people).await?;
    Ok(item.id)
}

/// Parts before what holds them.
async fn remove(change: &Change, board: &Board, gone: &[i64]) -> Result<()> {
    let mut rows: Vec<&Row> = gone.iter().filter_map(|id| board.rows.get(id)).collect();
    rows.sort_by_key(|row| row.item.parent_id.is_none());
    for row in rows {
        let same = schedule_item::Entity::delete_many()
            .filter(schedule_item::COLUMN.id.eq(row.item.id))
            .filter(schedule_item::COLUMN.version.eq(row.item.version));
        if same.exec(change.tx()).await.map_err(refused)?.rows_affected == 0 {
            return Err(AppError::Stale);
        }
    }
    Ok(())
}

/// Somebody took away a room, a person or a larger item that a row names, or an address it had.
fn refused(error: DbErr) -> AppError {
    match error.sql_err() {
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => Refusal::new("programme-act-something-gone").into(),
        Some(SqlErr::UniqueConstraintViolation(_)) => AppError::Stale,
        _ => error.into(),
    }
}
