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
fn hours_need_a_day_and_an_end_comes_after_its_beginning() {
    let day = Some(local("2026-11-09T00:00:00").date());
    let (early, late) = (NaiveTime::from_hms_opt(8, 0, 0), NaiveTime::from_hms_opt(9, 30, 0));
    let morning = Some(PartOfDay::Morning);
    let table = [
        (day, None, early, late, Ok(())),
        (day, None, early, None, Ok(())),
        (day, morning, None, None, Ok(())),
        (None, None, None, None, Ok(())),
        (day, None, early, early, Err(("to", "programme-plan-ends-before-start"))),
        (day, None, late, early, Err(("to", "programme-plan-ends-before-start"))),
        (day, None, None, late, Err(("from", "programme-plan-end-without-start"))),
        (None, None, early, late, Err(("day", "programme-plan-hour-without-day"))),
        (None, morning, None, None, Err(("day", "programme-plan-part-without-day"))),
    ];
    for (day, part_of_day, from, to, expected) in table {
        let when = When { day, part_of_day, from, to };
        let result = when.may_be().map_err(|no| (no.field.unwrap().into_owned(), no.key.into_owned()));
        assert_eq!(result, expected.map_err(|(field, key): (&str, &str)| (field.to_owned(), key.to_owned())), "{when:?}");
    }
}

#[test]
fn a_part_of_a_larger_item_is_on_its_day_unless_it_says_otherwise() {
    let (monday, tuesday) = (local("2026-11-09T00:00:00").date(), local("2026-11-10T00:00:00").date());
    let hour = NaiveTime::from_hms_opt(8, 0, 0);
    assert_eq!(When { from: hour, ..When::default() }.within(Some(monday)).day, Some(monday));
    assert_eq!(When { from: hour, day: Some(tuesday), ..When::default() }.within(Some(monday)).day, Some(tuesday));
    assert_eq!(When::default().within(Some(monday)).day, None);
    let when = When { day: Some(monday), from: hour, ..When::default() };
    assert_eq!((when.starts_at(Ho_Chi_Minh), when.ends_at(Ho_Chi_Minh)), (Some(at("2026-11-09T01:00:00Z")), None));
}

#[test]
fn a_part_of_the_day_stands_before_its_hours() {
    let day = Some(local("2026-11-09T00:00:00").date());
    let at_hour = |text: &str| Model { starts_at: Some(at(text)), day, ..item() };
    let part = |part| Model { part_of_day: Some(part), day, ..item() };
    let list = [
        part(PartOfDay::Morning),
        at_hour("2026-11-09T01:00:00Z"),
        part(PartOfDay::Afternoon),
        at_hour("2026-11-09T06:00:00Z"),
        part(PartOfDay::Evening),
        Model { day, ..item() },
    ];
    let stands: Vec<_> = list.iter().map(|item| item.stands_at(Ho_Chi_Minh)).collect();
    assert!(stands.is_sorted(), "{stands:?}");
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
        expected: None,
        late_minutes: 0,
        speaking_since: None,
        minutes: None,
        after_minutes: None,
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
