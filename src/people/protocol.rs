//! The protocol order of officials and of the committee: suggested by rules, with exceptions set by hand.
pub mod exceptions;
mod guess;
pub mod matching;
pub mod place;
pub mod post_rank;
pub mod precedence;
mod release;
pub mod seats;
mod suggest;
pub mod why;
mod wording;

pub use place::{admit, as_written, reorder};
pub use suggest::address as suggestion;

use super::delegate::moved;
use rocket::form::{self, FromFormField, ValueField};

pub fn routes() -> Vec<rocket::Route> {
    [suggest::routes(), release::routes()].concat()
}

/// The keys of delegates in their order: "3,1,2" in a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Order(pub Vec<i64>);

/// One delegate goes one place: "up:3" or "down:3" in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub id: i64,
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
    pub fn is_of(&self, others: &Self) -> bool {
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
