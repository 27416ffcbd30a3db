//! Why somebody stands where they stand, as data and in words.
use super::exceptions::Seat;
use super::matching::Ranked;
use super::precedence::{Precedence, Step};
use super::seats::Seated;
use crate::people::organisation::Block;
use crate::platform::language::Language;
use crate::platform::time::date;
use crate::platform::words::{say, word};
use serde_json::json;
use std::cmp::Ordering;

/// Why a delegate stands right here. People are named by their place in the list that was asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    First,
    /// Somebody put them here, behind this one.
    ByHand {
        above: Option<usize>,
    },
    /// The step at which the one above came first.
    Ruled {
        above: usize,
        step: Step,
    },
    /// The rules would have them before the one above, by this step: the order is older than what is known now.
    Against {
        above: usize,
        step: Step,
    },
}

/// The reasons for an order, one for each. Who follows the rules is compared with the nearest above who does so too.
pub fn reasons(order: &[&Seat]) -> Vec<Why> {
    let mut ruling: Option<usize> = None;
    let mut all = Vec::with_capacity(order.len());
    for (at, seat) in order.iter().enumerate() {
        all.push(match ruling {
            _ if seat.by_hand => Why::ByHand { above: at.checked_sub(1) },
            None => Why::First,
            Some(above) => match order[above].precedence.decided(&seat.precedence) {
                (step, Ordering::Greater) => Why::Against { above, step },
                (step, _) => Why::Ruled { above, step },
            },
        });
        ruling = if seat.by_hand { ruling } else { Some(at) };
    }
    all
}

/// In words. `order` is the list the reasons are about, `at` the place of the one asked about.
pub fn said(why: Why, order: &[&Seated], at: usize, language: Language) -> String {
    let named = |key: &str, above: usize| say(language, key, &json!({ "above": order[above].name }));
    match why {
        Why::First => word(language, "people-why-first"),
        Why::ByHand { above: None } => word(language, "people-why-by-hand-first"),
        Why::ByHand { above: Some(above) } => named("people-why-by-hand", above),
        Why::Ruled { above, step } => {
            let reason = step_said(step, order[above], order[at], language);
            say(language, "people-why-ruled", &json!({ "above": order[above].name, "reason": reason }))
        }
        Why::Against { above, step } => {
            let reason = step_said(step, order[at], order[above], language);
            say(language, "people-why-against", &json!({ "above": order[above].name, "reason": reason }))
        }
    }
}

/// What one step says of two people, the first of whom it puts before the second.
fn step_said(step: Step, first: &Seated, second: &Seated, language: Language) -> String {
    let both = |key: &str, one: String, other: String| say(language, key, &json!({ "first": one, "second": other }));
    let (one, other) = (&first.seat.precedence, &second.seat.precedence);
    match step {
        Step::Role => word(language, "people-why-role"),
        Step::Side => word(language, "people-why-side"),
        Step::Level => both("people-why-level", word(language, one.reach.key()), word(language, other.reach.key())),
        Step::Block => both("people-why-block", block_said(one.block, language), block_said(other.block, language)),
        Step::Rank => rank_said(&first.ranked, &second.ranked, language),
        Step::Standing => both("people-why-standing", word(language, one.standing.key()), word(language, other.standing.key())),
        Step::Since => since_said(one, other, language),
        Step::Born => born_said(one, other, language),
        Step::Name => word(language, "people-why-name"),
    }
}

fn rank_said(first: &Ranked, second: &Ranked, language: Language) -> String {
    match second.rank {
        None => say(language, "people-why-unranked", &json!({ "first": first.text, "second": second.text })),
        Some(_) => say(language, "people-why-rank", &json!({ "first": first.text, "second": second.text })),
    }
}

fn since_said(one: &Precedence, other: &Precedence, language: Language) -> String {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| date(day, language)).unwrap_or_default();
    match other.since {
        None => say(language, "people-why-since-known", &json!({ "first": day(one.since) })),
        Some(_) => say(language, "people-why-since", &json!({ "first": day(one.since), "second": day(other.since) })),
    }
}

fn born_said(one: &Precedence, other: &Precedence, language: Language) -> String {
    // As text: a year is not a number with dots.
    let year = |year: Option<i32>| year.map(|year| year.to_string()).unwrap_or_default();
    match other.born {
        None => say(language, "people-why-born-known", &json!({ "first": year(one.born) })),
        Some(_) => say(language, "people-why-born", &json!({ "first": year(one.born), "second": year(other.born) })),
    }
}

fn block_said(block: Option<Block>, language: Language) -> String {
    word(language, block.map_or("people-protocol-block-none", Block::key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::delegate::Side;
    use crate::people::position::Standing;
    use crate::people::protocol::precedence::Reach;

    fn seat(id: i64, rank: i32, by_hand: bool) -> Seat {
        let precedence = Precedence {
            role: 5,
            side: Side::Guest,
            reach: Reach::Province,
            block: Some(Block::Government),
            rank: Some(rank),
            standing: Standing::Full,
            since: None,
            born: None,
            name: (String::new(), id),
        };
        Seat { id, precedence, by_hand }
    }

    #[test]
    fn everybody_has_a_reason() {
        let order = [seat(1, 9, true), seat(2, 1, false), seat(3, 1, false), seat(4, 7, true), seat(5, 2, false), seat(6, 1, false)];
        let expected = [
            Why::ByHand { above: None },
            Why::First,
            Why::Ruled { above: 1, step: Step::Name },
            Why::ByHand { above: Some(2) },
            Why::Ruled { above: 2, step: Step::Rank },
            Why::Against { above: 4, step: Step::Rank },
        ];
        assert_eq!(reasons(&order.iter().collect::<Vec<_>>()), expected);
    }
}
