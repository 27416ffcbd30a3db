//! Suggested places, and exceptions set by hand.
//!
//! Whoever was placed by hand stays right behind whoever stands before them, wherever that one goes; everybody else follows
//! the rules. So an order is a row of runs: somebody who follows the rules, with those placed by hand behind them; only a run
//! at the very front may have nobody to lead it. Whatever is added, removed or suggested moves whole runs.
use super::precedence::Precedence;
use std::collections::BTreeSet;

/// One delegate in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Of the delegate.
    pub id: i64,
    pub precedence: Precedence,
    /// Placed by hand.
    pub by_hand: bool,
}

/// The order with everybody who follows the rules where the rules have them.
pub fn suggested(order: &[Seat]) -> Vec<i64> {
    let (front, mut runs) = runs(order);
    runs.sort_by(|one, other| one[0].precedence.cmp(&other[0].precedence));
    front.iter().chain(runs.into_iter().flatten()).map(|seat| seat.id).collect()
}

/// Where somebody new comes in: before the first of those who follow the rules and rank below, or at the end.
pub fn place_for(order: &[Seat], newcomer: &Precedence) -> usize {
    order.iter().position(|seat| !seat.by_hand && seat.precedence > *newcomer).unwrap_or(order.len())
}

/// The runs of an order: those placed by hand at the front, then each who follows the rules with those behind them.
fn runs(order: &[Seat]) -> (&[Seat], Vec<&[Seat]>) {
    let first = order.iter().position(|seat| !seat.by_hand).unwrap_or(order.len());
    let (front, rest) = order.split_at(first);
    (front, rest.chunk_by(|_, next| next.by_hand).collect())
}

/// Who moved between two orders of the same people: the fewest that explain the difference.
pub fn moved(from: &[i64], to: &[i64]) -> BTreeSet<i64> {
    let places: Vec<usize> = to.iter().filter_map(|id| from.iter().position(|other| other == id)).collect();
    let stayed = longest_rising(&places);
    to.iter().zip(&places).filter(|(_, place)| !stayed.contains(place)).map(|(id, _)| *id).collect()
}

/// The longest selection that rises; of several, the one that ends first.
fn longest_rising(numbers: &[usize]) -> BTreeSet<usize> {
    // For each number, how long the longest selection is that ends with it, and which number comes before it there.
    let mut ends: Vec<(usize, Option<usize>)> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let before = (0..at).filter(|earlier| numbers[*earlier] < *number).max_by_key(|earlier| (ends[*earlier].0, at - earlier));
        ends.push((before.map_or(1, |earlier| ends[earlier].0 + 1), before));
    }
    let mut at = (0..numbers.len()).max_by_key(|at| (ends[*at].0, numbers.len() - at));
    let mut rising = BTreeSet::new();
    while let Some(here) = at {
        rising.insert(numbers[here]);
        at = ends[here].1;
    }
    rising
}

#[cfg(test)]
mod tests;
