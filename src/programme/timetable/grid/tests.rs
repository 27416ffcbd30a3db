use super::*;
use crate::programme::snapshot::Room;

fn item(slug: &str, room: &str, from: &str, to: &str) -> Item {
    let hour = |text: &str| Some(format!("2026-11-23T{text}:00+07:00").parse().unwrap());
    Item {
        uuid: slug.into(),
        slug: slug.into(),
        kind: crate::programme::schedule_item::Kind::Forum,
        title: Bilingual::new(slug, slug),
        description: Bilingual::default(),
        day: None,
        part_of_day: None,
        starts_at: hour(from),
        ends_at: hour(to),
        room: (!room.is_empty() && room != "all").then(|| room.into()),
        all_rooms: room == "all",
        track: None,
        language: None,
        people: vec![],
        cancelled: false,
        sequence: 0,
        changed_at: "2026-01-01T00:00:00Z".parse().unwrap(),
        late_minutes: 0,
        speaking_since: None,
        children: vec![],
    }
}

fn drawn(items: Vec<Item>) -> Option<Grid> {
    let room = |slug: &str| Room { slug: slug.into(), name: Bilingual::new(slug, slug), shared: slug == "expo", ..Room::default() };
    let snapshot =
        Snapshot { zone: "Asia/Ho_Chi_Minh".into(), rooms: vec![room("hall"), room("expo"), room("empty")], items, ..Snapshot::default() };
    let teller = Teller::new(&snapshot, Language::En);
    grid(&snapshot, &snapshot.items.iter().collect::<Vec<_>>(), &teller, Language::En, "/en/x/programme")
}

fn places(grid: &Grid) -> Vec<String> {
    grid.slots
        .iter()
        .map(|slot| &slot.row)
        .map(|slot| format!("{} {}-{} @{}+{}", slot.href.rsplit('/').next().unwrap(), slot.from, slot.to, slot.col, slot.span))
        .collect()
}

#[test]
fn items_stand_in_the_column_of_their_room() {
    let grid = drawn(vec![
        item("opening", "hall", "08:30", "09:30"),
        item("show", "expo", "08:00", "17:00"),
        item("lunch", "all", "11:30", "13:00"),
    ])
    .unwrap();
    assert_eq!(places(&grid), ["opening 3-7 @1+1", "show 1-37 @2+1", "lunch 15-21 @1+2"]);
    assert_eq!(grid.rooms.iter().map(|room| room.name.en.as_str()).collect::<Vec<_>>(), ["hall", "expo"]);
    assert_eq!((grid.rows, grid.hours.len(), grid.hours[1].row, grid.hours[1].label.as_str()), (37, 9, 5, "09:00"));
}

#[test]
fn what_is_at_the_same_time_in_one_room_stands_side_by_side() {
    let grid = drawn(vec![
        item("a", "expo", "08:00", "10:00"),
        item("b", "expo", "09:00", "10:30"),
        item("c", "expo", "10:00", "11:00"),
        item("d", "", "08:00", "09:00"),
    ])
    .unwrap();
    assert_eq!(places(&grid), ["a 1-9 @1+1", "b 5-11 @2+1", "c 9-13 @1+1", "d 1-5 @3+1"]);
    let rooms: Vec<_> = grid.rooms.iter().map(|room| (room.name.en.as_str(), room.col, room.span)).collect();
    assert_eq!(rooms, [("expo", 1, 2), ("Place to be announced", 3, 1)]);
}

#[test]
fn rows_are_as_fine_as_the_hours_need() {
    let table = [(("08:30", "09:30"), 15), (("08:30", "08:45"), 5), (("08:40", "09:00"), 10), (("08:35", "09:30"), 5)];
    for ((from, to), expected) in table {
        let one = item("a", "hall", from, to);
        let snapshot = Snapshot { zone: "Asia/Ho_Chi_Minh".into(), ..Snapshot::default() };
        assert_eq!(unit(&[timed(&one, &snapshot).unwrap()]), expected, "{from} {to}");
    }
}

#[test]
fn one_room_alone_is_a_list() {
    assert_eq!(drawn(vec![item("a", "hall", "08:00", "10:00"), item("b", "hall", "10:00", "11:00")]), None);
    assert_eq!(drawn(vec![]), None);
}
