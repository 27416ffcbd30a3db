//! Two items that need the same room, venue or person at the same time, or a person with too little time for the way.
use crate::programme::checks::finding::{Finding, Rule};
use crate::programme::checks::plan::{Item, Sight};
use crate::programme::conflicts::{Conflict, Over, Placed, conflicts};
use crate::programme::schedule_item::Kind;
use chrono::TimeDelta;
use std::collections::HashSet;

pub fn found(sight: &Sight<'_>) -> Vec<Finding> {
    let placed: Vec<Placed> = sight.items.iter().map(|item| placed(sight, item)).collect();
    let clashes: HashSet<Conflict> = conflicts(&placed).into_iter().collect();
    let mut found: Vec<Finding> = clashes.iter().filter(|clash| !is_said_above(sight, &clashes, clash)).map(clash).collect();
    found.extend(travel(sight, placed, &clashes));
    found.extend(venue(sight));
    found
}

/// A part that only stands where the whole does takes no room of its own.
fn placed(sight: &Sight<'_>, item: &Item) -> Placed {
    let room = sight.room(item);
    let shared = room.and_then(|id| sight.plan.rooms.get(&id)).is_some_and(|room| room.shared);
    Placed {
        id: item.id,
        parent: item.parent,
        cancelled: item.off,
        room,
        room_is_shared: shared || item.room.is_none(),
        starts: item.starts,
        ends: item.ends,
        people: item.people.iter().map(|(person, _)| *person).collect(),
    }
}

fn clash(clash: &Conflict) -> Finding {
    match clash.over {
        Over::Room(room) => Finding::at(Rule::RoomTaken, clash.first).and(clash.second).in_room(room),
        Over::Person(person) => Finding::at(Rule::PersonTwice, clash.first).and(clash.second).of(person),
    }
}

/// Where two wholes need the same room, saying so of each of their parts as well would bury it.
fn is_said_above(sight: &Sight<'_>, clashes: &HashSet<Conflict>, clash: &Conflict) -> bool {
    let above = |id: i64| sight.item(id).and_then(|item| item.parent);
    let (one, two) = (above(clash.first), above(clash.second));
    let known = |one: i64, two: i64| {
        let pair = |first, second| clashes.contains(&Conflict { over: clash.over, first, second });
        pair(one, two) || pair(two, one)
    };
    let pairs = [(one, Some(clash.second)), (Some(clash.first), two), (one, two)];
    matches!(clash.over, Over::Room(_)) && pairs.into_iter().any(|pair| matches!(pair, (Some(one), Some(two)) if known(one, two)))
}

/// The same sweep with every end put off by the way: what meets now, and did not before, is too close.
fn travel(sight: &Sight<'_>, placed: Vec<Placed>, clashes: &HashSet<Conflict>) -> Vec<Finding> {
    let way = sight.plan.travel;
    if way <= TimeDelta::zero() {
        return Vec::new();
    }
    let late = placed.into_iter().map(|one| Placed { ends: one.ends.map(|end| end + way), room_is_shared: true, ..one });
    let close = conflicts(&late.collect::<Vec<_>>());
    close.into_iter().filter(|one| !clashes.contains(one)).filter_map(|one| too_close(sight, one)).collect()
}

fn too_close(sight: &Sight<'_>, one: Conflict) -> Option<Finding> {
    let Over::Person(person) = one.over else { return None };
    let (first, second) = (sight.item(one.first)?, sight.item(one.second)?);
    // Whoever is anywhere at the venue may be near.
    sight.room(first).zip(sight.room(second)).filter(|(here, there)| here != there)?;
    let gap = second.starts?.signed_duration_since(first.ends?).num_minutes();
    let found = Finding::at(Rule::Travel, first.id).and(second.id).of(person);
    Some(found.figure("gap", gap).figure("way", sight.plan.travel.num_minutes()))
}

/// What takes the whole venue, and what goes on in one of its rooms meanwhile.
fn venue(sight: &Sight<'_>) -> Vec<Finding> {
    let own: Vec<&Item> = sight.items.iter().copied().filter(|item| item.parent.is_none() && item.span().is_some()).collect();
    let takes_all: Vec<&Item> = own.iter().copied().filter(|item| item.all_rooms && !goes_on_beside(item.kind)).collect();
    let against = |whole: &Item| {
        let meets = |other: &&&Item| {
            let needs = (other.all_rooms && other.id > whole.id) || takes_a_room(sight, other);
            other.id != whole.id && needs && !goes_on_beside(other.kind) && overlap(whole, other)
        };
        own.iter().filter(meets).map(|other| pair(whole, other)).collect::<Vec<_>>()
    };
    takes_all.into_iter().flat_map(against).collect()
}

fn takes_a_room(sight: &Sight<'_>, item: &Item) -> bool {
    !item.all_rooms && item.room.and_then(|id| sight.plan.rooms.get(&id)).is_some_and(|room| !room.shared)
}

/// Stands, tables and counters stay open whatever else takes place.
fn goes_on_beside(kind: Kind) -> bool {
    matches!(kind, Kind::Exhibition | Kind::Registration | Kind::Networking | Kind::Demonstration)
}

fn overlap(one: &Item, other: &Item) -> bool {
    one.span().zip(other.span()).is_some_and(|((from, to), (start, end))| from < end && start < to)
}

fn pair(one: &Item, other: &Item) -> Finding {
    let (first, second) = if (one.starts, one.id) <= (other.starts, other.id) { (one, other) } else { (other, one) };
    Finding::at(Rule::VenueTaken, first.id).and(second.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::checks::rules::sample::{at, found_in, item, person, plan, room};

    const HALL: i64 = 1;
    const LAB: i64 = 2;
    const YARD: i64 = 3;

    #[test]
    fn a_room_is_taken_twice_unless_it_is_shared() {
        type Case = (&'static str, &'static str, (&'static str, &'static str), i64, i64, &'static [&'static str]);
        let table: [Case; 6] = [
            ("overlap", "", ("09:30", "10:30"), HALL, HALL, &["room_taken-1-2"]),
            ("touch", "", ("10:00", "10:30"), HALL, HALL, &[]),
            ("other room", "", ("09:30", "10:30"), HALL, LAB, &[]),
            ("shared", "", ("09:30", "10:30"), YARD, YARD, &[]),
            ("cancelled", "off", ("09:30", "10:30"), HALL, HALL, &[]),
            ("inside its whole", "part", ("09:30", "10:00"), HALL, HALL, &[]),
        ];
        for (name, state, (from, to), one_in, two_in, expected) in table {
            let one = item(1, at("09:00", "10:00"));
            let mut two = item(2, at(from, to));
            two.off = state == "off";
            two.parent = (state == "part").then_some(1);
            let plan = plan(vec![room(one, one_in), room(two, two_in)]);
            assert_eq!(found_in(&plan, Rule::RoomTaken), expected, "{name}");
        }
    }

    #[test]
    fn a_clash_of_two_wholes_is_not_said_again_of_their_parts() {
        let mut part = room(item(2, at("09:00", "09:30")), HALL);
        part.parent = Some(1);
        let plan = plan(vec![room(item(1, at("09:00", "10:00")), HALL), part, room(item(3, at("09:00", "11:00")), HALL)]);
        assert_eq!(found_in(&plan, Rule::RoomTaken), ["room_taken-1-3"]);
    }

    #[test]
    fn a_person_is_in_two_places_or_has_too_little_time_for_the_way() {
        type Case = ((&'static str, &'static str), i64, i64, &'static [&'static str], &'static [&'static str]);
        let table: [Case; 6] = [
            (("09:30", "10:30"), HALL, LAB, &["person_twice-1-2-p7"], &[]),
            (("09:30", "10:30"), HALL, HALL, &[], &[]),
            (("10:00", "10:30"), HALL, LAB, &[], &["travel-1-2-p7"]),
            (("10:14", "10:30"), HALL, LAB, &[], &["travel-1-2-p7"]),
            (("10:15", "10:30"), HALL, LAB, &[], &[]),
            (("10:05", "10:30"), HALL, HALL, &[], &[]),
        ];
        for ((from, to), one_in, two_in, twice, close) in table {
            let one = person(room(item(1, at("09:00", "10:00")), one_in), 7);
            let two = person(room(item(2, at(from, to)), two_in), 7);
            let plan = plan(vec![one, two]);
            assert_eq!(found_in(&plan, Rule::PersonTwice), twice, "{from} {two_in}");
            assert_eq!(found_in(&plan, Rule::Travel), close, "{from} {two_in}");
        }
    }

    #[test]
    fn a_part_is_where_its_whole_is() {
        let mut part = person(item(2, at("09:30", "10:00")), 7);
        part.parent = Some(1);
        let here = person(room(item(3, at("10:00", "10:30")), HALL), 7);
        let there = person(room(item(4, at("10:30", "11:00")), LAB), 7);
        let plan = plan(vec![room(item(1, at("09:00", "10:00")), HALL), part, here, there]);
        assert_eq!(found_in(&plan, Rule::Travel), ["travel-3-4-p7"]);
    }

    #[test]
    fn what_takes_the_whole_venue_leaves_no_room_to_others() {
        type Case = (&'static str, Kind, i64, bool, &'static [&'static str]);
        let table: [Case; 5] = [
            ("a room", Kind::Forum, HALL, false, &["venue_taken-1-2"]),
            ("shared", Kind::Forum, YARD, false, &[]),
            ("exhibition", Kind::Exhibition, HALL, false, &[]),
            ("the venue too", Kind::Award, HALL, true, &["venue_taken-1-2"]),
            ("later", Kind::Break, LAB, false, &[]),
        ];
        for (name, kind, place, all, expected) in table {
            let mut lunch = item(1, at("11:30", "13:00"));
            (lunch.kind, lunch.all_rooms) = (Kind::Break, true);
            let from = if name == "later" { "13:00" } else { "12:00" };
            let mut other = room(item(2, at(from, "14:00")), place);
            (other.kind, other.all_rooms) = (kind, all);
            let plan = plan(vec![lunch, other]);
            assert_eq!(found_in(&plan, Rule::VenueTaken), expected, "{name}");
        }
    }
}
