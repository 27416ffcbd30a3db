use super::super::precedence::Reach;
use super::*;
use crate::people::delegate::Side;
use crate::people::position::Standing;
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn seat(id: i64, rank: i32, by_hand: bool) -> Seat {
    let precedence = Precedence {
        role: 5,
        side: Side::Host,
        reach: Reach::Province,
        block: None,
        rank: Some(rank),
        standing: Standing::Full,
        since: None,
        born: None,
        name: (String::new(), id),
    };
    Seat { id, precedence, by_hand }
}

/// "1 *2 3": delegates 1, 2 and 3, whose ranks are their numbers; 2 was placed by hand.
fn seats(text: &str) -> Vec<Seat> {
    let one = |word: &str| {
        let id: i64 = word.trim_start_matches('*').parse().unwrap();
        seat(id, id as i32, word.starts_with('*'))
    };
    text.split_whitespace().map(one).collect()
}

#[test]
fn exceptions_stay_behind_whom_they_were_put_and_others_follow_the_rules() {
    let table: [(&str, &[i64]); 6] = [
        ("3 1 2", &[1, 2, 3]),
        ("3 *1 2", &[2, 3, 1]),
        ("*9 2 1", &[9, 1, 2]),
        ("2 *9 *8 1", &[1, 2, 9, 8]),
        ("*2 *1", &[2, 1]),
        ("", &[]),
    ];
    for (order, expected) in table {
        assert_eq!(suggested(&seats(order)), expected, "{order}");
    }
}

#[test]
fn newcomers_come_in_where_the_rules_have_them() {
    let table = [
        ("1 3 5", 4, 2),
        ("1 3 5", 0, 0),
        ("1 3 5", 9, 3),
        ("1 *9 3", 2, 2),
        ("*9 1 3", 0, 1),
        ("*9", 1, 1),
        ("1 *0 *2 3", 1, 3),
        ("", 1, 0),
    ];
    for (order, rank, place) in table {
        assert_eq!(place_for(&seats(order), &seat(100, rank, false).precedence), place, "{rank} into {order}");
    }
}

#[test]
fn the_fewest_are_said_to_have_moved() {
    let table: [(&[i64], &[i64], &[i64]); 6] = [
        (&[1, 2, 3, 4], &[1, 2, 3, 4], &[]),
        (&[1, 2, 3, 4], &[4, 1, 2, 3], &[4]),
        (&[1, 2, 3, 4], &[2, 3, 4, 1], &[1]),
        (&[1, 2, 3, 4], &[1, 4, 2, 3], &[4]),
        (&[1, 2, 3, 4], &[4, 3, 2, 1], &[1, 2, 3]),
        (&[], &[], &[]),
    ];
    for (from, to, expected) in table {
        assert_eq!(moved(from, to).into_iter().collect::<Vec<_>>(), expected, "{from:?} to {to:?}");
    }
}

/// Whoever was placed by hand, and whom they stand behind.
fn anchors(order: &[Seat]) -> BTreeMap<i64, Option<i64>> {
    let before = std::iter::once(None).chain(order.iter().map(|seat| Some(seat.id)));
    order.iter().zip(before).filter(|(seat, _)| seat.by_hand).map(|(seat, before)| (seat.id, before)).collect()
}

fn in_order(order: &[Seat], ids: &[i64]) -> Vec<Seat> {
    ids.iter().map(|id| order.iter().find(|seat| seat.id == *id).unwrap().clone()).collect()
}

fn orders() -> impl Strategy<Value = Vec<Seat>> {
    vec((0..6, any::<bool>()), 0..14).prop_map(|all| (1..).zip(all).map(|(id, (rank, by_hand))| seat(id, rank, by_hand)).collect())
}

proptest! {
    #[test]
    fn suggesting_again_moves_nobody_away_from_whom_they_were_put_behind(order in orders()) {
        let ids = suggested(&order);
        let after = in_order(&order, &ids);
        prop_assert_eq!(anchors(&after), anchors(&order));
        prop_assert_eq!(after.len(), order.len());
        prop_assert!(after.iter().filter(|seat| !seat.by_hand).is_sorted_by_key(|seat| &seat.precedence));
        prop_assert_eq!(suggested(&after), ids);
    }

    #[test]
    fn adding_somebody_moves_no_exception(order in orders(), rank in 0..6) {
        let mut after = order.clone();
        let newcomer = seat(99, rank, false);
        after.insert(place_for(&order, &newcomer.precedence), newcomer);
        prop_assert_eq!(anchors(&after), anchors(&order));
        // Where the others stood by the rules, the newcomer does too.
        let ruled = in_order(&order, &suggested(&order));
        let mut after = ruled.clone();
        let newcomer = seat(99, rank, false);
        after.insert(place_for(&ruled, &newcomer.precedence), newcomer);
        prop_assert_eq!(suggested(&after), after.iter().map(|seat| seat.id).collect::<Vec<_>>());
    }

    #[test]
    fn removing_somebody_moves_only_those_right_behind_and_only_up(order in orders(), at in 0usize..14) {
        prop_assume!(at < order.len());
        let mut after = order.clone();
        let gone = after.remove(at);
        let before = at.checked_sub(1).map(|at| order[at].id);
        let expected: BTreeMap<_, _> = anchors(&order)
            .into_iter()
            .filter(|(id, _)| *id != gone.id)
            .map(|(id, anchor)| (id, if anchor == Some(gone.id) { before } else { anchor }))
            .collect();
        prop_assert_eq!(anchors(&after), expected);
    }

    #[test]
    fn a_move_by_hand_is_explained_by_one_person(order in orders(), from in 0usize..14, to in 0usize..14) {
        prop_assume!(from < order.len() && to < order.len());
        let ids: Vec<i64> = order.iter().map(|seat| seat.id).collect();
        let wanted = crate::people::delegate::moved(&ids, ids[from], to);
        prop_assert!(moved(&ids, &wanted).len() <= 1);
    }
}
