//! What is done to whole items: cancel, restore, delete, and move among those of the same hour.
use super::write::{find_item, one_more};
use crate::events::event;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{Refusal, Result};
pub use crate::programme::order::Direction;
use crate::programme::released::released_uuids;
use crate::programme::schedule_item;
use crate::programme::working::Working;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use std::collections::HashSet;

/// Marks an item as cancelled: it stays, and the next release shows it so.
pub async fn cancel_item(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, id: i64) -> Result<()> {
    set_state(db, actor, now, (event, id), Some(now)).await
}

/// It takes place after all.
pub async fn restore_item(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, id: i64) -> Result<()> {
    set_state(db, actor, now, (event, id), None).await
}

async fn set_state(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (event, id): (&event::Model, i64),
    cancelled_at: Option<DateTime<Utc>>,
) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    set_state_in(&mut change, event, id, cancelled_at).await?;
    change.commit().await
}

/// [`cancel_item`] inside a larger change.
pub async fn cancel_in(change: &mut Change, event: &event::Model, id: i64) -> Result<()> {
    let now = change.now();
    set_state_in(change, event, id, Some(now)).await
}

async fn set_state_in(change: &mut Change, event: &event::Model, id: i64, cancelled_at: Option<DateTime<Utc>>) -> Result<()> {
    let before = find_item(change.tx(), event.id, id).await?;
    if before.is_cancelled() == cancelled_at.is_some() {
        return Ok(());
    }
    let only = schedule_item::Entity::update_many()
        .col_expr(schedule_item::Column::CancelledAt, Expr::value(cancelled_at))
        .col_expr(schedule_item::Column::Version, one_more())
        .filter(schedule_item::COLUMN.id.eq(id));
    only.exec(change.tx()).await?;
    let act = if cancelled_at.is_some() { "programme-log-item-cancelled" } else { "programme-log-item-restored" };
    change.note(Note::new(event.id, act).about("schedule_item", id, &before.title.vi).quiet()).await
}

/// Deletes an item with its parts. What was ever released stays for ever and can only be cancelled.
pub async fn delete_item(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, id: i64) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let item = find_item(change.tx(), event.id, id).await?;
    let working = Working::read(change.tx(), event.id).await?;
    let parts = working.parts_of(id);
    let released = released_uuids(change.tx(), event.id).await?;
    may_be_deleted(std::iter::once(&item).chain(parts), &released)?;
    schedule_item::Entity::delete_many().filter(schedule_item::COLUMN.parent_id.eq(id)).exec(change.tx()).await?;
    schedule_item::Entity::delete_by_id(id).exec(change.tx()).await?;
    change.note(Note::new(event.id, "programme-log-item-deleted").about("schedule_item", id, &item.title.vi).before(&item).quiet()).await?;
    change.commit().await
}

/// Only what the public never saw may go.
pub fn may_be_deleted<'a>(items: impl IntoIterator<Item = &'a schedule_item::Model>, released: &HashSet<String>) -> Result<(), Refusal> {
    match items.into_iter().any(|item| released.contains(&item.uuid)) {
        true => Err(Refusal::new("programme-plan-was-released")),
        false => Ok(()),
    }
}

/// Moves an item past its neighbour of the same hour. At the edge nothing happens.
pub async fn move_item(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (event, id): (&event::Model, i64),
    direction: Direction,
) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let item = find_item(change.tx(), event.id, id).await?;
    let working = Working::read(change.tx(), event.id).await?;
    let like = alike(&working, &item, event.tz());
    for (id, place) in swapped(&like, id, direction) {
        let row = schedule_item::Entity::update_many()
            .col_expr(schedule_item::Column::Place, Expr::value(place))
            .filter(schedule_item::COLUMN.id.eq(id));
        row.exec(change.tx()).await?;
    }
    change.note(Note::new(event.id, "programme-log-item-moved").about("schedule_item", id, &item.title.vi).quiet()).await?;
    change.commit().await
}

/// The items whose order is settled by hand with this one: same parent, same day, same hour. Id and place, as listed.
pub fn alike(working: &Working, item: &schedule_item::Model, zone: Tz) -> Vec<(i64, i32)> {
    let list = match item.parent_id {
        Some(parent) => working.parts_of(parent),
        None => working.on_their_own(zone),
    };
    // Parts of which one has no hour are all in order by hand.
    let by_hand = item.parent_id.is_some() && list.iter().any(|part| part.starts_at.is_none());
    let key = |one: &schedule_item::Model| (one.local_day(zone), one.stands_at(zone));
    list.into_iter().filter(|one| by_hand || key(one) == key(item)).map(|one| (one.id, one.place)).collect()
}

/// The new places of those that change: two neighbours, or all where places were equal.
fn swapped(like: &[(i64, i32)], id: i64, direction: Direction) -> Vec<(i64, i32)> {
    let Some(at) = like.iter().position(|(one, _)| *one == id) else { return Vec::new() };
    let other = match direction {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|other| *other < like.len()),
    };
    let Some(other) = other else { return Vec::new() };
    let mut ids: Vec<_> = like.iter().map(|(id, _)| *id).collect();
    ids.swap(at, other);
    let mut places: Vec<_> = like.iter().map(|(_, place)| *place).collect();
    if !places.is_sorted_by(|one, next| one < next) {
        let first = places.iter().copied().min().unwrap_or(1);
        places = (first..).take(places.len()).collect();
    }
    ids.into_iter().zip(places).filter(|pair| !like.contains(pair)).collect()
}

#[cfg(test)]
mod tests {
    use super::Direction::{Down, Up};
    use super::*;

    #[test]
    fn an_item_moves_past_its_neighbour() {
        let like = [(7, 1), (8, 4), (9, 6)];
        type Places = &'static [(i64, i32)];
        let table: [(i64, Direction, Places); 6] = [
            (8, Up, &[(8, 1), (7, 4)]),
            (8, Down, &[(9, 4), (8, 6)]),
            (7, Up, &[]),
            (9, Down, &[]),
            (9, Up, &[(9, 4), (8, 6)]),
            (3, Up, &[]),
        ];
        for (id, direction, expected) in table {
            assert_eq!(swapped(&like, id, direction), expected, "{id} {direction:?}");
        }
        assert_eq!(swapped(&[(7, 1), (8, 1), (9, 1)], 9, Up), [(9, 2), (8, 3)]);
    }
}
