//! The protocol order of officials and of the committee: set by hand, one place at a time or all at once.
use super::delegate::{self, Part, moved};
use super::lines;
use crate::events::event;
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, Result};
use rocket::form::{self, FromFormField, ValueField};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use std::collections::BTreeMap;

/// The keys of delegates in their order: "3,1,2" in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order(pub Vec<i64>);

/// One delegate goes one place: "up:3" or "down:3" in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    id: i64,
    down: bool,
}

impl Order {
    /// As a form sends it back.
    pub fn text(&self) -> String {
        self.0.iter().map(i64::to_string).collect::<Vec<_>>().join(",")
    }

    /// This order after one step; at either end nothing changes.
    pub fn after(&self, step: Step) -> Self {
        let Some(from) = self.0.iter().position(|id| *id == step.id) else { return self.clone() };
        let to = if step.down { from + 1 } else { from.saturating_sub(1) };
        Self(moved(&self.0, step.id, to))
    }

    /// Whether it is of the same delegates, each once.
    fn is_of(&self, others: &Self) -> bool {
        let sorted = |order: &Self| {
            let mut ids = order.0.clone();
            ids.sort_unstable();
            ids
        };
        sorted(self) == sorted(others)
    }
}

impl<'v> FromFormField<'v> for Order {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        let ids = field.value.split(',').filter(|id| !id.is_empty()).map(str::parse).collect::<Result<Vec<_>, _>>();
        ids.map(Self).map_err(|_| form::Error::validation("form-invalid").into())
    }
}

impl<'v> FromFormField<'v> for Step {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        let step = field.value.split_once(':').and_then(|(way, id)| Some((way, id.parse().ok()?)));
        match step {
            Some((way @ ("up" | "down"), id)) => Ok(Self { id, down: way == "down" }),
            _ => Err(form::Error::validation("form-invalid").into()),
        }
    }
}

/// Puts the delegates of one part in this order, if `seen` still is the order they stand in.
///
/// # Errors
/// `Stale` when somebody has ordered, added or removed delegates since `seen` was read.
pub async fn reorder_in(change: &mut Change, event: &event::Model, part: Part, seen: &Order, order: &Order) -> Result<()> {
    let rows = in_order(change, event.id, part).await?;
    let present = Order(rows.iter().map(|row| row.id).collect());
    if present != *seen || !order.is_of(&present) {
        return Err(AppError::Stale);
    }
    let before = names(change, &rows).await?;
    let wanted: BTreeMap<i64, i32> = order.0.iter().copied().zip(1..).collect();
    // In order of keys, so that two who order at once do not wait for each other in a circle.
    for (id, place) in wanted {
        let old = rows.iter().find(|row| row.id == id).map_or(place, |row| row.place);
        if old != place {
            move_to(change, id, old, place).await?;
        }
    }
    let after = names(change, &in_order(change, event.id, part).await?).await?;
    let act = if part == Part::Committee { "people-log-committee-ordered" } else { "people-log-officials-ordered" };
    change.note(Note::new(event.id, act).about("event", event.id, event.name.vi.as_str()).before(&before).after(&after)).await
}

/// Only from the place it was seen at: whoever comes second is told.
async fn move_to(change: &Change, id: i64, old: i32, place: i32) -> Result<()> {
    let updated = delegate::Entity::update_many()
        .col_expr(delegate::Column::Place, Expr::value(place))
        .filter(delegate::COLUMN.id.eq(id))
        .filter(delegate::COLUMN.place.eq(old))
        .exec(change.tx())
        .await?;
    if updated.rows_affected == 0 { Err(AppError::Stale) } else { Ok(()) }
}

async fn in_order(change: &Change, event: i64, part: Part) -> Result<Vec<delegate::Model>> {
    let rows = delegate::Entity::find()
        .filter(delegate::COLUMN.event_id.eq(event))
        .filter(delegate::COLUMN.part.eq(part))
        .order_by_asc(delegate::COLUMN.place)
        .order_by_asc(delegate::COLUMN.id)
        .all(change.tx())
        .await?;
    Ok(rows)
}

/// How the log keeps an order.
#[derive(Serialize)]
struct Names {
    order: Vec<String>,
}

async fn names(change: &Change, rows: &[delegate::Model]) -> Result<Names> {
    let ids: Vec<i64> = rows.iter().map(|row| row.person_id).collect();
    let known = lines::known(change.tx(), &ids, None).await?;
    Ok(Names { order: ids.iter().filter_map(|id| known.get(id)).map(|line| line.name.clone()).collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use rocket::form::Form;

    #[test]
    fn one_step_changes_places_with_the_neighbour() {
        let table = [("up:3", "1,3,2"), ("down:1", "2,1,3"), ("up:1", "1,2,3"), ("down:3", "1,2,3"), ("up:9", "1,2,3")];
        for (step, expected) in table {
            let step = Form::<Step>::parse(&format!("={step}")).unwrap();
            assert_eq!(Order(vec![1, 2, 3]).after(step).text(), expected, "{step:?}");
        }
    }

    #[test]
    fn orders_come_in_forms() {
        assert_eq!(Form::<Order>::parse("=3,1,2").unwrap(), Order(vec![3, 1, 2]));
        assert_eq!(Form::<Order>::parse("=").unwrap(), Order(vec![]));
        assert!(Form::<Order>::parse("=3,x").is_err());
        assert!(Form::<Step>::parse("=sideways:3").is_err());
    }

    #[test]
    fn an_order_is_of_the_same_delegates() {
        let present = Order(vec![1, 2, 3]);
        for (ids, same) in [(vec![3, 2, 1], true), (vec![1, 2], false), (vec![1, 2, 2], false), (vec![1, 2, 3, 4], false)] {
            assert_eq!(Order(ids).is_of(&present), same);
        }
    }
}
