//! Writes the order: newcomers take the places suggested for them, and what is moved by hand becomes an exception.
use super::Order;
use super::exceptions::{self, Seat, place_for};
use super::seats::{Seated, seated};
use crate::events::event;
use crate::people::delegate::{self, Part};
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Result};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// An order that somebody wishes for, made from one they saw.
#[derive(Clone, Copy, Debug)]
pub struct Wish<'a> {
    pub part: Part,
    pub seen: &'a Order,
    pub order: &'a Order,
    /// Who was moved, where that is known; else the fewest who explain the difference.
    pub moved: Option<i64>,
}

/// Puts the delegates of a part in an order by hand.
///
/// # Errors
/// `Stale` when somebody has ordered, added or removed delegates since the wish was made.
pub async fn reorder(db: &Database, event: &event::Model, actor: &Actor, now: DateTime<Utc>, wish: Wish<'_>) -> Result<()> {
    if !wish.part.is_ordered() {
        return Err(AppError::NotFound);
    }
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let before = seated(change.tx(), event, wish.part).await?;
        let present = keys(&before);
        if present != *wish.seen || !wish.order.is_of(&present) {
            return Err(AppError::Stale);
        }
        let hand = wish.hand();
        write(&change, &before, &wish.order.0, |seat| seat.by_hand || hand.contains(&seat.id)).await?.whole()?;
        note(&mut change, event, (wish.part, &before, &wish.order.0)).await?;
        change.commit().await
    })
    .await
}

impl Wish<'_> {
    /// Who was moved by hand.
    fn hand(&self) -> BTreeSet<i64> {
        let without = |order: &Order, id: i64| order.0.iter().copied().filter(|other| *other != id).collect::<Vec<_>>();
        match self.moved {
            Some(id) if without(self.seen, id) == without(self.order, id) => BTreeSet::from([id]),
            _ => exceptions::moved(&self.seen.0, &self.order.0),
        }
    }
}

/// Newcomers, who stand at the end so far, take the places the rules suggest. Nobody else moves against another.
pub async fn admit(change: &Change, event: &event::Model, part: Part, newcomers: &[i64]) -> Result<()> {
    if !part.is_ordered() || newcomers.is_empty() {
        return Ok(());
    }
    let all = seated(change.tx(), event, part).await?;
    let (new, mut order): (Vec<Seat>, Vec<Seat>) = all.iter().map(|one| one.seat.clone()).partition(|seat| newcomers.contains(&seat.id));
    for seat in new {
        let seat = Seat { by_hand: false, ..seat };
        order.insert(place_for(&order, &seat.precedence), seat);
    }
    let ids: Vec<i64> = order.iter().map(|seat| seat.id).collect();
    // Where somebody is moved at the same moment, that move stands and the newcomer comes in beside it.
    let _missed = write(change, &all, &ids, |seat| seat.by_hand && !newcomers.contains(&seat.id)).await?;
    Ok(())
}

/// The order in which the delegates of a part were written down stands: whoever the rules would have elsewhere is an exception.
pub async fn as_written(change: &Change, event: &event::Model, part: Part) -> Result<()> {
    if !part.is_ordered() {
        return Ok(());
    }
    let all = seated(change.tx(), event, part).await?;
    let (written, free) = (keys(&all), all.iter().map(|one| Seat { by_hand: false, ..one.seat.clone() }).collect::<Vec<_>>());
    let hand = exceptions::moved(&exceptions::suggested(&free), &written.0);
    write(change, &all, &written.0, |seat| hand.contains(&seat.id)).await?.whole()
}

/// The keys of delegates, in their order.
pub fn keys(all: &[Seated]) -> Order {
    Order(all.iter().map(|one| one.seat.id).collect())
}

/// How much of an order was written: not all of it where somebody moved one of them at the same moment.
#[must_use]
pub struct Written {
    missed: usize,
}

impl Written {
    /// All or nothing.
    ///
    /// # Errors
    /// `Stale` when one was missed.
    pub fn whole(self) -> Result<()> {
        if self.missed == 0 { Ok(()) } else { Err(AppError::Stale) }
    }
}

/// Writes places and marks where they differ.
pub async fn write(change: &Change, before: &[Seated], order: &[i64], by_hand: impl Fn(&Seat) -> bool) -> Result<Written> {
    let mut missed = 0;
    let places: BTreeMap<i64, i32> = order.iter().copied().zip(1..).collect();
    let rows: BTreeMap<i64, &Seated> = before.iter().map(|one| (one.seat.id, one)).collect();
    // In order of keys, so that two who order at once do not wait for each other in a circle.
    for (id, one) in rows {
        let place = places.get(&id).copied().unwrap_or(one.delegate.place);
        let hand = by_hand(&one.seat);
        if place != one.delegate.place || hand != one.delegate.by_hand {
            missed += usize::from(!move_to(change, &one.delegate, place, hand).await?);
        }
    }
    Ok(Written { missed })
}

/// Only from the place it was seen at: false for whoever comes second.
async fn move_to(change: &Change, seen: &delegate::Model, place: i32, by_hand: bool) -> Result<bool> {
    let updated = delegate::Entity::update_many()
        .col_expr(delegate::Column::Place, Expr::value(place))
        .col_expr(delegate::Column::ByHand, Expr::value(by_hand))
        .filter(delegate::COLUMN.id.eq(seen.id))
        .filter(delegate::COLUMN.place.eq(seen.place))
        .exec(change.tx())
        .await?;
    Ok(updated.rows_affected > 0)
}

/// How the log keeps an order.
#[derive(Serialize)]
struct Names<'a> {
    order: Vec<&'a str>,
}

/// Writes the log line of a new order.
pub async fn note(change: &mut Change, event: &event::Model, (part, before, order): (Part, &[Seated], &[i64])) -> Result<()> {
    let names: BTreeMap<i64, &str> = before.iter().map(|one| (one.seat.id, one.name.as_str())).collect();
    let old = Names { order: before.iter().map(|one| one.name.as_str()).collect() };
    let new = Names { order: order.iter().filter_map(|id| names.get(id).copied()).collect() };
    let act = if part == Part::Committee { "people-log-committee-ordered" } else { "people-log-officials-ordered" };
    change.note(Note::new(event.id, act).about("event", event.id, event.name.vi.as_str()).before(&old).after(&new)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_was_moved_is_believed_where_it_explains_the_order() {
        let (seen, swapped) = (Order(vec![1, 2, 3]), Order(vec![2, 1, 3]));
        let hand = |moved| Wish { part: Part::Official, seen: &seen, order: &swapped, moved }.hand().into_iter().collect::<Vec<_>>();
        assert_eq!(hand(Some(1)), [1]);
        assert_eq!(hand(Some(2)), [2]);
        assert_eq!(hand(Some(3)).len(), 1);
        assert_eq!(hand(None).len(), 1);
    }
}
