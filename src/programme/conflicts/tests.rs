use super::*;

#[test]
fn two_items_in_one_room_meet_only_when_their_times_overlap() {
    let table = [
        ("one after the other", (8, 9), (9, 10), false),
        ("overlapping", (8, 10), (9, 11), true),
        ("one inside the other", (8, 12), (9, 10), true),
        ("the same hours", (8, 9), (8, 9), true),
        ("apart", (8, 9), (14, 15), false),
        ("no length", (8, 10), (9, 9), false),
        ("ends before it starts", (8, 10), (9, 8), false),
    ];
    for (case, one, other, meet) in table {
        let items = [item(1, one).in_room(7), item(2, other).in_room(7)];
        let expected = if meet { vec![over_room(7, 1, 2)] } else { vec![] };
        assert_eq!(conflicts(&items), expected, "{case}");
    }
}

#[test]
fn what_takes_no_room_meets_nothing() {
    let first = item(1, (8, 10)).in_room(7);
    let table = [
        ("another room", item(2, (8, 10)).in_room(8)),
        ("no room", item(2, (8, 10))),
        ("cancelled", Placed { cancelled: true, ..item(2, (8, 10)).in_room(7) }),
        ("no start", Placed { starts: None, ..item(2, (8, 10)).in_room(7) }),
        ("no end", Placed { ends: None, ..item(2, (8, 10)).in_room(7) }),
        ("a part of it", item(2, (8, 9)).in_room(7).part_of(1)),
    ];
    for (case, second) in table {
        assert_eq!(conflicts(&[first.clone(), second]), [], "{case}");
    }
    let yard = |id| Placed { room_is_shared: true, ..item(id, (8, 10)).in_room(7) };
    assert_eq!(conflicts(&[yard(1), yard(2)]), [], "a shared room");
}

#[test]
fn parts_of_one_item_meet_each_other_but_no_item_they_are_inside_of() {
    let items = [
        item(1, (8, 12)).in_room(7),
        item(2, (8, 10)).in_room(7).part_of(1),
        item(3, (8, 9)).in_room(7).part_of(2),
        item(4, (9, 11)).in_room(7).part_of(1),
    ];
    assert_eq!(conflicts(&items), [over_room(7, 2, 4)]);
}

#[test]
fn a_circle_of_parents_ends() {
    let items = [item(1, (8, 9)).in_room(7).part_of(2), item(2, (8, 9)).in_room(7).part_of(1), item(3, (8, 9)).in_room(7)];
    assert_eq!(conflicts(&items), [over_room(7, 1, 3), over_room(7, 2, 3)]);
}

#[test]
fn nobody_is_in_two_places_at_once() {
    let table = [
        ("two rooms", Some(7), Some(8), (8, 10), (9, 11), true),
        ("one after the other", Some(7), Some(8), (8, 9), (9, 10), false),
        ("one room", Some(7), Some(7), (8, 10), (9, 11), false),
        ("a room not known yet", Some(7), None, (8, 10), (9, 11), true),
        ("no room known", None, None, (8, 10), (9, 11), true),
    ];
    for (case, room, other_room, hours, other_hours, meet) in table {
        let items = [
            Placed { room, room_is_shared: true, ..item(1, hours).with(5) },
            Placed { room: other_room, room_is_shared: true, ..item(2, other_hours).with(5).with(6) },
        ];
        let expected = if meet { vec![over_person(5, 1, 2)] } else { vec![] };
        assert_eq!(conflicts(&items), expected, "{case}");
    }
}

#[test]
fn several_parts_of_one_person_in_one_item_are_one_presence() {
    let items = [item(1, (8, 10)).with(5).with(5), item(2, (9, 11)).with(5).with(5)];
    assert_eq!(conflicts(&items), [over_person(5, 1, 2)]);
}

#[test]
fn conflicts_come_in_one_order_whatever_the_order_of_the_items() {
    let mut items = vec![item(3, (8, 12)).in_room(7).with(5), item(2, (9, 10)).in_room(7), item(1, (9, 11)).in_room(8).with(5)];
    let expected = [over_room(7, 3, 2), over_person(5, 3, 1)];
    assert_eq!(conflicts(&items), expected);
    items.reverse();
    assert_eq!(conflicts(&items), expected);
}

fn item(id: i64, (from, to): (i64, i64)) -> Placed {
    let hour = |h: i64| DateTimeUtc::from_timestamp(h * 3600, 0);
    Placed { id, parent: None, cancelled: false, room: None, room_is_shared: false, starts: hour(from), ends: hour(to), people: vec![] }
}

impl Placed {
    fn in_room(self, room: i64) -> Self {
        Self { room: Some(room), ..self }
    }

    fn part_of(self, parent: i64) -> Self {
        Self { parent: Some(parent), ..self }
    }

    fn with(mut self, person: i64) -> Self {
        self.people.push(person);
        self
    }
}

fn over_room(room: i64, first: i64, second: i64) -> Conflict {
    Conflict { over: Over::Room(room), first, second }
}

fn over_person(person: i64, first: i64, second: i64) -> Conflict {
    Conflict { over: Over::Person(person), first, second }
}
