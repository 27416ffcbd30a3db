use super::*;
use crate::people::line::Printed;
use crate::programme::item_person::Part;
use crate::programme::schedule_item::Kind;
use crate::programme::snapshot::{Room, Speaker};

fn at(text: &str) -> DateTime<Utc> {
    format!("2026-11-{text}:00Z").parse().unwrap()
}

/// Hours are UTC: 00:00 is 7h00 at the event.
fn item(slug: &str, room: &str, from: &str, to: &str) -> Item {
    let hour = |text: &str| (!text.is_empty()).then(|| at(text));
    Item {
        uuid: slug.into(),
        slug: slug.into(),
        kind: Kind::Forum,
        title: Bilingual::new(slug, slug),
        description: Bilingual::default(),
        day: None,
        part_of_day: None,
        starts_at: hour(from),
        ends_at: hour(to),
        room: Some(room.into()),
        all_rooms: false,
        track: None,
        language: None,
        people: vec![],
        cancelled: false,
        sequence: 0,
        changed_at: at("01T00:00"),
        late_minutes: 0,
        speaking_since: None,
        children: vec![],
    }
}

fn snapshot() -> Snapshot {
    let room = |slug: &str| Room { slug: slug.into(), ..Room::default() };
    Snapshot {
        zone: "Asia/Ho_Chi_Minh".into(),
        rooms: vec![room("hall"), room("a"), room("b")],
        items: vec![
            item("exhibition", "b", "23T01:00", "23T10:00"),
            item("opening", "hall", "23T01:30", "23T02:40"),
            Item { cancelled: true, ..item("cancelled", "a", "23T02:00", "23T03:00") },
            item("no-end", "a", "23T02:00", ""),
            item("forum", "hall", "23T03:00", "23T04:30"),
            item("training", "a", "23T03:00", "23T04:00"),
            item("evening", "hall", "23T11:00", "23T13:00"),
            item("tomorrow", "hall", "24T01:00", "24T02:00"),
        ],
        ..Snapshot::default()
    }
}

fn slugs(items: &[&Item]) -> String {
    items.iter().map(|item| item.slug.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn what_is_on_and_next_follows_the_clock() {
    let snapshot = snapshot();
    let table = [
        ("23T00:00", "", "exhibition", "23T01:00"),
        ("23T01:00", "exhibition", "opening", "23T01:30"),
        ("23T01:30", "opening exhibition", "forum training", "23T02:00"),
        ("23T02:39", "opening exhibition", "forum training", "23T02:40"),
        ("23T02:40", "exhibition", "forum training", "23T03:00"),
        ("23T03:30", "forum training exhibition", "evening", "23T04:00"),
        ("23T12:00", "evening", "", "23T13:00"),
        // Past midnight at the event, though not in UTC.
        ("23T17:00", "", "tomorrow", "24T01:00"),
        ("23T16:59", "", "", "23T17:00"),
    ];
    for (now, on, next, until) in table {
        let found = now_and_next(&snapshot, at(now));
        assert_eq!((slugs(&found.now), slugs(&found.next), found.until), (on.into(), next.into(), Some(at(until))), "{now}");
    }
    assert_eq!(slugs(&now_and_next(&snapshot, at("23T03:30")).coming), "exhibition forum training evening");
    assert_eq!(now_and_next(&snapshot, at("26T00:00")).until, None);
}

#[test]
fn a_person_has_their_items_and_parts_of_items() {
    let mut snapshot = snapshot();
    let mai = Speaker { person: Printed { slug: "mai".into(), name: "Mai".into(), ..Printed::default() }, part: Part::Speaker };
    let mut speech = item("speech", "hall", "23T01:40", "23T01:50");
    speech.people.push(mai.clone());
    snapshot.items[1].children.push(speech);
    snapshot.items[4].people.push(mai);
    assert_eq!(slugs(&items_of_person(&snapshot, "mai")), "speech forum");
    assert_eq!(items_of_person(&snapshot, "ma"), Vec::<&Item>::new());
    assert_eq!(snapshot.parent_of("speech").map(|item| item.slug.as_str()), Some("opening"));
}

#[test]
fn older_snapshots_can_still_be_read() {
    let old = r#"{"items": [{"uuid": "u", "slug": "s", "kind": "forum", "title": {"vi": "a"}, "changed_at": "2026-01-01T00:00:00Z"}]}"#;
    let read: Snapshot = serde_json::from_str(old).unwrap();
    assert_eq!(read.items[0].title, Bilingual::new("a", ""));
    let kept = serde_json::to_value(snapshot()).unwrap();
    assert_eq!(serde_json::from_value::<Snapshot>(kept).unwrap(), snapshot());
}
