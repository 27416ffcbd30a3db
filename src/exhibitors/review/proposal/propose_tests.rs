use super::super::place::tests::spot;
use super::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn wish(token: &str) -> Wish {
    Wish {
        token: token.into(),
        kind: None,
        count: 1,
        corner: false,
        village: None,
        power: false,
        water: false,
        neighbours: Vec::new(),
        turn: 0,
    }
}

/// A row of booths side by side, whose first and last are corners.
fn row(letter: char, y: i64, count: i64) -> Vec<Spot> {
    let one = |at: i64| Spot { corner: at == 0 || at == count - 1, ..spot(y * 100 + at, &format!("{letter}{:02}", at + 1), at * 3, y) };
    (0..count).map(one).collect()
}

fn numbers(proposed: &[Proposed]) -> Vec<Vec<&str>> {
    proposed.iter().map(|one| one.numbers.iter().map(String::as_str).collect()).collect()
}

#[test]
fn a_wish_for_a_corner_is_kept_while_there_is_one() {
    let corner = |token| Wish { corner: true, ..wish(token) };
    let proposed = propose(&[wish("a"), corner("b"), corner("c"), corner("d")], &row('A', 0, 5), &[]);
    assert_eq!(proposed.iter().filter(|one| one.reasons.contains(&Reason::Corner)).count(), 2);
    assert_eq!(proposed.iter().filter(|one| one.reasons.contains(&Reason::NoCorner)).count(), 1);
    assert!(!["A01", "A05"].contains(&proposed[0].numbers[0].as_str()), "a corner is not wasted");
}

#[test]
fn kinds_are_never_mixed_up() {
    let raw = |token| Wish { kind: Some("raw".into()), ..wish(token) };
    let mut booths = row('A', 0, 3);
    booths[0].kind = Some("shell".into());
    booths[1].kind = Some("raw".into());
    booths[2].kind = Some("shell".into());
    let proposed = propose(&[raw("a"), raw("b")], &booths, &[]);
    assert_eq!(numbers(&proposed), [vec!["A02"], vec![]]);
    assert_eq!(proposed[0].reasons, [Reason::OfKind]);
}

#[test]
fn several_booths_stand_side_by_side() {
    let two = |token| Wish { count: 2, ..wish(token) };
    let taken = propose(&[two("a"), two("b"), wish("c")], &row('A', 0, 5), &[]);
    for one in &taken[..2] {
        assert!(one.reasons.contains(&Reason::SideBySide), "{taken:?}");
    }
    let apart = [row('A', 0, 1), row('B', 9, 1)].concat();
    let proposed = propose(&[two("a")], &apart, &[]);
    assert_eq!((numbers(&proposed), proposed[0].reasons.clone()), (vec![vec!["A01", "B01"]], vec![Reason::NotSideBySide]));
    assert_eq!(numbers(&propose(&[two("a")], &row('A', 0, 1), &[])), [Vec::<&str>::new()]);
}

#[test]
fn villages_stay_together_and_in_their_own_booths() {
    let of = |token, village| Wish { village: Some(village), ..wish(token) };
    let wishes = [of("a", 1), of("b", 2), of("c", 1), of("d", 2), of("e", 1), of("f", 2)];
    let booths = [row('A', 0, 3), row('B', 30, 3)].concat();
    let proposed = propose(&wishes, &booths, &[]);
    let rows = |village| -> BTreeSet<char> {
        let own = wishes.iter().zip(&proposed).filter(|(wish, _)| wish.village == Some(village));
        own.filter_map(|(_, one)| one.numbers[0].chars().next()).collect()
    };
    assert_eq!((rows(1).len(), rows(2).len()), (1, 1), "{proposed:?}");
    assert!(proposed.iter().all(|one| one.reasons.contains(&Reason::NearVillage)));

    let mut owned = booths;
    owned[4].village = Some(1);
    let proposed = propose(&[of("a", 1), wish("b")], &owned, &[]);
    assert_eq!((numbers(&proposed)[0].clone(), proposed[0].reasons.clone()), (vec!["B02"], vec![Reason::InVillage]));
}

#[test]
fn neighbours_stand_beside_each_other() {
    let beside = |token, other: &str| Wish { neighbours: vec![other.into()], ..wish(token) };
    let proposed = propose(&[wish("a"), wish("b"), wish("c"), beside("d", "a")], &row('A', 0, 6), &[]);
    assert_eq!(proposed[3].reasons, [Reason::Beside("a".into())], "{proposed:?}");
    let there = [Standing { token: "x".into(), village: None, spots: vec![spot(90, "A07", 18, 0)] }];
    let proposed = propose(&[beside("d", "x")], &row('A', 0, 6), &there);
    assert_eq!(numbers(&proposed), [vec!["A06"]]);
    let far = propose(&[beside("d", "x")], &row('A', 0, 3), &there);
    assert_eq!(far[0].reasons, [Reason::NotBeside("x".into())]);
}

#[test]
fn who_comes_first_is_served_first() {
    let second = Wish { turn: 1, ..wish("a") };
    assert_eq!(numbers(&propose(&[second, wish("b")], &row('A', 0, 1), &[])), [vec![], vec!["A01"]]);
}

fn any_wish() -> impl Strategy<Value = Wish> {
    (0..3_usize, prop::bool::ANY, prop::option::of(1..4_i64), prop::option::of(0..2_u8), 0..2_usize, prop::option::of(0..12_u8)).prop_map(
        |(more, corner, village, kind, turn, beside)| Wish {
            count: more + 1,
            corner,
            village,
            kind: kind.map(|kind| format!("k{kind}")),
            turn,
            neighbours: beside.into_iter().map(|one| one.to_string()).collect(),
            ..wish("")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn nobody_is_given_too_much_or_what_does_not_suit(mut wishes in prop::collection::vec(any_wish(), 0..14), kinds in prop::collection::vec(prop::option::of(0..2_u8), 24)) {
        for (number, wish) in wishes.iter_mut().enumerate() {
            wish.token = number.to_string();
        }
        let mut booths = [row('A', 0, 8), row('B', 3, 8), row('C', 12, 8)].concat();
        for (booth, kind) in booths.iter_mut().zip(kinds) {
            booth.kind = kind.map(|kind| format!("k{kind}"));
        }
        let proposed = propose(&wishes, &booths, &[]);
        prop_assert_eq!(&proposed, &propose(&wishes, &booths, &[]), "the same in, the same out");
        let mut seen = BTreeSet::new();
        for (wish, one) in wishes.iter().zip(&proposed) {
            prop_assert!(one.numbers.is_empty() || one.numbers.len() == wish.count);
            for number in &one.numbers {
                prop_assert!(seen.insert(number.clone()), "{number} was given twice");
                let kind = &booths.iter().find(|booth| booth.number == *number).unwrap().kind;
                prop_assert!(kind.is_none() || wish.kind.is_none() || *kind == wish.kind);
            }
        }
    }
}

/// Printed, not asserted: what 300 applications for 700 booths take on this machine.
#[test]
fn three_hundred_applications_are_placed_at_once() {
    let mut booths: Vec<Spot> = (0..20).flat_map(|line| row(char::from(b'A' + line), i64::from(line) * 6, 35)).collect();
    for (number, booth) in booths.iter_mut().enumerate() {
        booth.id = i64::try_from(number).unwrap();
        booth.village = (number / 100 % 2 == 1).then_some(i64::try_from(number / 100).unwrap());
    }
    let of = |number: usize| Wish {
        count: 1 + usize::from(number.is_multiple_of(9)),
        corner: number.is_multiple_of(5),
        village: (!number.is_multiple_of(3)).then_some(i64::try_from(number % 7).unwrap()),
        neighbours: if number.is_multiple_of(10) { vec![(number / 2).to_string()] } else { Vec::new() },
        ..wish(&number.to_string())
    };
    let wishes: Vec<Wish> = (0..300).map(of).collect();
    let began = std::time::Instant::now();
    let proposed = propose(&wishes, &booths, &[]);
    println!("300 applications, {} booths: {:?}", booths.len(), began.elapsed());
    assert!(proposed.iter().all(|one| !one.numbers.is_empty()));
}
