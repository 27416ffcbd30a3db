use super::*;
use chrono_tz::Asia::Ho_Chi_Minh;

#[test]
fn the_moment_is_as_exact_as_what_is_known() {
    let (from, to) = (at("2026-11-09T18:00:00Z"), at("2026-11-09T19:30:00Z"));
    let (night, later) = (local("2026-11-10T01:00:00"), local("2026-11-10T02:30:00"));
    let (day, part) = (local("2026-11-10T00:00:00").date(), PartOfDay::Morning);
    let table = [
        (Some(from), Some(to), None, None, Moment::Between { from: night, to: later }),
        (Some(from), None, Some(day), Some(part), Moment::From { from: night }),
        (None, None, Some(day), Some(part), Moment::Part { day, part }),
        (None, Some(to), Some(day), None, Moment::Day { day }),
        (None, None, None, Some(part), Moment::Unknown),
        (None, None, None, None, Moment::Unknown),
    ];
    for (starts_at, ends_at, day, part_of_day, expected) in table {
        let item = Model { starts_at, ends_at, day, part_of_day, ..item() };
        assert_eq!(item.moment(Ho_Chi_Minh), expected);
    }
}

#[test]
fn an_item_is_listed_under_the_day_of_the_place() {
    let item = Model { starts_at: Some(at("2026-11-09T18:00:00Z")), ..item() };
    assert_eq!(item.local_day(Ho_Chi_Minh), Some(local("2026-11-10T00:00:00").date()));
}

#[test]
fn an_end_needs_a_beginning_before_it() {
    let (early, late) = (Some(at("2026-11-09T01:00:00Z")), Some(at("2026-11-09T02:00:00Z")));
    let table = [
        (early, late, None),
        (early, None, None),
        (None, None, None),
        (early, early, Some("programme-plan-ends-before-start")),
        (late, early, Some("programme-plan-ends-before-start")),
        (None, late, Some("programme-plan-end-without-start")),
    ];
    for (starts, ends, expected) in table {
        let refused = may_take_place(starts, ends).err().map(|no| no.key);
        assert_eq!(refused.as_deref(), expected, "{starts:?} {ends:?}");
    }
}

fn item() -> Model {
    Model {
        id: 1,
        uuid: String::new(),
        event_id: 1,
        parent_id: None,
        slug: "opening".into(),
        kind: Kind::Ceremony,
        title: Bilingual::default(),
        description: Bilingual::default(),
        day: None,
        part_of_day: None,
        starts_at: None,
        ends_at: None,
        room_id: None,
        all_rooms: false,
        track_id: None,
        language: None,
        cancelled_at: None,
        sequence: 0,
        changed_at: at("2026-01-01T00:00:00Z"),
        place: 1,
        version: 1,
    }
}

fn at(text: &str) -> DateTimeUtc {
    text.parse().unwrap()
}

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}
