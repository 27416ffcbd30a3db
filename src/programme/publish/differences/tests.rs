use super::*;
use crate::platform::text::Bilingual;
use crate::programme::schedule_item::{Kind, Spoken};
use crate::programme::snapshot::Room;

fn item(uuid: &str) -> Item {
    Item {
        uuid: uuid.into(),
        slug: uuid.into(),
        kind: Kind::Forum,
        title: Bilingual::new(uuid, ""),
        description: Bilingual::default(),
        day: None,
        part_of_day: None,
        starts_at: None,
        ends_at: None,
        room: None,
        all_rooms: false,
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

fn programme(items: Vec<Item>) -> Snapshot {
    let room = |slug: &str| Room { slug: slug.into(), name: Bilingual::new(slug, ""), ..Room::default() };
    Snapshot { zone: "Asia/Ho_Chi_Minh".into(), rooms: vec![room("hall"), room("a")], items, ..Snapshot::default() }
}

#[test]
fn each_kind_of_change_is_named_and_those_that_calendars_need_are_told() {
    let before = item("x");
    let at = |text: &str| Some(text.parse().unwrap());
    let table = [
        (before.clone(), None, false),
        (Item { starts_at: at("2026-11-23T01:00:00Z"), ..item("x") }, Some((What::Changed, vec![Aspect::Time])), true),
        (Item { room: Some("a".into()), ..item("x") }, Some((What::Changed, vec![Aspect::Room])), true),
        (Item { all_rooms: true, ..item("x") }, Some((What::Changed, vec![Aspect::Room])), true),
        (Item { title: Bilingual::new("y", ""), ..item("x") }, Some((What::Changed, vec![Aspect::Title])), true),
        (Item { description: Bilingual::new("y", ""), ..item("x") }, Some((What::Changed, vec![Aspect::Description])), false),
        (
            Item { kind: Kind::Press, language: Some(Spoken::Vi), ..item("x") },
            Some((What::Changed, vec![Aspect::Kind, Aspect::Language])),
            false,
        ),
        (Item { cancelled: true, ..item("x") }, Some((What::Cancelled, vec![])), true),
        (Item { sequence: 9, changed_at: "2026-02-01T00:00:00Z".parse().unwrap(), ..item("x") }, None, false),
    ];
    for (after, expected, told) in table {
        let (old, new) = (programme(vec![before.clone()]), programme(vec![after]));
        let found = differences(&old, &new);
        assert_eq!(found.first().map(|one| (one.what, one.aspects.clone())), expected, "{:?}", new.items);
        assert_eq!(found.iter().any(is_told), told, "{:?}", new.items);
    }
}

#[test]
fn items_come_and_go_and_become_parts_of_others() {
    let old = programme(vec![item("stays"), item("goes"), item("moves")]);
    let new = programme(vec![Item { children: vec![item("moves"), item("comes")], ..item("stays") }]);
    let found: Vec<_> = differences(&old, &new).into_iter().map(|one| (one.what, one.item.uuid.clone(), one.aspects)).collect();
    let expected = [
        (What::Changed, "moves".to_owned(), vec![Aspect::Order]),
        (What::Added, "comes".to_owned(), vec![]),
        (What::Removed, "goes".to_owned(), vec![]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_room_of_another_name_is_a_change_of_room() {
    let old = programme(vec![Item { room: Some("a".into()), ..item("x") }]);
    let mut new = old.clone();
    new.rooms[1].name = Bilingual::new("Phòng B", "");
    assert_eq!(differences(&old, &new)[0].aspects, [Aspect::Room]);
}
