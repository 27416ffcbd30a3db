//! The running order of a day, and the shelf: rows of a table, parts under their item.
use super::card::{Card, Dealer};
use crate::programme::schedule_item;
use chrono::NaiveDate;

/// Items with an hour on this day, by time, each followed by its parts.
pub fn of_day(dealer: &Dealer<'_>, day: NaiveDate) -> Vec<Card> {
    rows(dealer, |item| item.local_day(dealer.zone) == Some(day) && item.starts_at.is_some())
}

/// Items without a day or an hour, each followed by its parts.
pub fn shelf(dealer: &Dealer<'_>) -> Vec<Card> {
    rows(dealer, |item| item.starts_at.is_none())
}

fn rows(dealer: &Dealer<'_>, wanted: impl Fn(&schedule_item::Model) -> bool) -> Vec<Card> {
    let items = dealer.working.on_their_own(dealer.zone).into_iter().filter(|item| wanted(item));
    items.flat_map(|item| std::iter::once(item).chain(dealer.working.parts_of(item.id))).map(|item| dealer.card(item)).collect()
}
