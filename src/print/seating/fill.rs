//! Filling the rows: what was set by hand first, then everybody else by rank.
use super::order::{Hand, Place, Shape, from_the_middle, half};
use super::plan::Model as Plan;
use std::collections::{BTreeMap, HashSet, VecDeque};

/// Somebody to be seated; a list of them is in order of rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ranked {
    pub person: i64,
    /// Hosts sit apart from guests where the plan says so. Who is neither is a guest.
    pub host: bool,
}

/// A seat set by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    pub place: Place,
    /// Nobody: the seat stays empty.
    pub person: Option<i64>,
}

/// What is on a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    ByRank(i64),
    ByHand(i64),
    /// By hand.
    Empty,
}

impl Taken {
    pub fn person(self) -> Option<i64> {
        match self {
            Self::ByRank(person) | Self::ByHand(person) => Some(person),
            Self::Empty => None,
        }
    }
}

/// The rows as they are filled, and who found no seat.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled {
    pub seats: BTreeMap<Place, Taken>,
    pub without: Vec<i64>,
}

impl Filled {
    /// Where somebody sits.
    pub fn place_of(&self, person: i64) -> Option<Place> {
        self.seats.iter().find(|(_, taken)| taken.person() == Some(person)).map(|(place, _)| *place)
    }
}

/// Seats everybody. What was set by hand for who does not come, or on a seat that is not there, waits and changes nothing.
pub fn fill(plan: &Plan, rows: &[Shape], ranked: &[Ranked], kept: &[Kept]) -> Filled {
    let comes: HashSet<i64> = ranked.iter().map(|one| one.person).collect();
    let holds = |kept: &&Kept| kept.place.is_in(rows) && kept.person.is_none_or(|person| comes.contains(&person));
    let by_hand = kept.iter().filter(holds).map(|kept| (kept.place, kept.person.map_or(Taken::Empty, Taken::ByHand)));
    let mut seats: BTreeMap<Place, Taken> = by_hand.collect();
    let seated: HashSet<i64> = seats.values().filter_map(|taken| taken.person()).collect();
    let free: Vec<Place> = in_order(rows, |seats| from_the_middle(seats, plan.second)).filter(|place| !seats.contains_key(place)).collect();
    let mut waiting: VecDeque<Ranked> = ranked.iter().filter(|one| !seated.contains(&one.person)).copied().collect();
    if plan.apart {
        apart(plan, rows, &mut seats, &mut waiting);
    }
    // One order for all; where they sit apart, for whom their own half had no seat.
    for place in free {
        if seats.contains_key(&place) {
            continue;
        }
        let Some(next) = waiting.pop_front() else { break };
        seats.insert(place, Taken::ByRank(next.person));
    }
    Filled { seats, without: waiting.into_iter().map(|one| one.person).collect() }
}

/// Guests on one hand of the middle, hosts on the other, each from the middle outwards and row by row.
fn apart(plan: &Plan, rows: &[Shape], seats: &mut BTreeMap<Place, Taken>, waiting: &mut VecDeque<Ranked>) {
    let halves: [(bool, Hand); 2] = [(false, plan.guests_on), (true, plan.guests_on.other())];
    for (host, hand) in halves {
        for place in in_order(rows, |seats| half(seats, hand, !host)) {
            if seats.contains_key(&place) {
                continue;
            }
            let Some(at) = waiting.iter().position(|one| one.host == host) else { break };
            if let Some(next) = waiting.remove(at) {
                seats.insert(place, Taken::ByRank(next.person));
            }
        }
    }
}

fn in_order(rows: &[Shape], of_row: impl Fn(u32) -> Vec<u32>) -> impl Iterator<Item = Place> {
    rows.iter()
        .zip(1..)
        .flat_map(move |(shape, row)| of_row(shape.seats).into_iter().map(move |seat| Place { row, seat }))
        .collect::<Vec<_>>()
        .into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [Shape; 2] = [Shape { seats: 5, aisle_after: 0 }, Shape { seats: 4, aisle_after: 2 }];

    fn people(count: i64, hosts: &[i64]) -> Vec<Ranked> {
        (1..=count).map(|person| Ranked { person, host: hosts.contains(&person) }).collect()
    }

    /// The rows as text: a person's number on each seat, `.` where nobody sits, `x` where nobody is to sit.
    fn drawn(filled: &Filled) -> [String; 2] {
        let seat = |row, seat| match filled.seats.get(&Place { row, seat }) {
            Some(Taken::Empty) => "x".to_owned(),
            Some(taken) => taken.person().unwrap_or_default().to_string(),
            None => ".".to_owned(),
        };
        [(1, 5), (2, 4)].map(|(row, seats)| (1..=seats).map(|at| seat(row, at)).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn rows_are_filled_by_rank_from_the_middle() {
        let together = Plan::usual(1);
        let left = Plan { second: Hand::Left, ..Plan::usual(1) };
        let apart = Plan { apart: true, ..Plan::usual(1) };
        let guests_left = Plan { guests_on: Hand::Left, ..apart.clone() };
        let table: [(&Plan, i64, &[i64], [&str; 2]); 7] = [
            (&together, 3, &[], [". 3 1 2 .", ". . . ."]),
            (&together, 9, &[], ["5 3 1 2 4", "9 7 6 8"]),
            (&left, 7, &[], ["4 2 1 3 5", ". 6 7 ."]),
            (&apart, 6, &[4, 5, 6], ["5 4 1 2 3", ". 6 . ."]),
            (&guests_left, 6, &[4, 5, 6], ["3 2 1 4 5", ". . 6 ."]),
            // Five guests fill their half of both rows and go on in what is free of the other.
            (&apart, 6, &[6], [". 6 1 2 3", ". . 4 5"]),
            (&apart, 7, &[], [". 6 1 2 3", ". . 4 5"]),
        ];
        for (plan, count, hosts, [first, second]) in table.into_iter().take(6) {
            assert_eq!(drawn(&fill(plan, &ROWS, &people(count, hosts), &[])), [first, second], "{count} {hosts:?}");
        }
        assert_eq!(drawn(&fill(&apart, &ROWS, &people(7, &[]), &[])), ["7 6 1 2 3", ". . 4 5"].map(str::to_owned));
    }

    #[test]
    fn what_was_set_by_hand_stays_when_others_come_or_go() {
        let plan = Plan::usual(1);
        let kept = [
            Kept { place: Place { row: 1, seat: 1 }, person: Some(2) },
            Kept { place: Place { row: 1, seat: 3 }, person: None },
            Kept { place: Place { row: 2, seat: 1 }, person: Some(99) },
            Kept { place: Place { row: 7, seat: 1 }, person: Some(3) },
        ];
        assert_eq!(drawn(&fill(&plan, &ROWS, &people(4, &[]), &kept)), ["2 3 x 1 4", ". . . ."]);
        assert_eq!(drawn(&fill(&plan, &ROWS, &people(6, &[]), &kept)), ["2 3 x 1 4", ". 6 5 ."]);
        assert_eq!(drawn(&fill(&plan, &ROWS, &people(2, &[]), &kept)), ["2 . x 1 .", ". . . ."]);
    }

    #[test]
    fn who_finds_no_seat_is_named() {
        let filled = fill(&Plan::usual(1), &ROWS, &people(11, &[]), &[]);
        assert_eq!(filled.without, [10, 11]);
        assert_eq!(filled.place_of(1), Some(Place { row: 1, seat: 3 }));
        assert_eq!(filled.place_of(10), None);
    }
}
