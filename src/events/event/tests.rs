use super::*;

#[test]
fn a_booth_is_applied_for_while_the_hall_takes_applications() {
    let open = Model { booths_open_at: Some(at("2026-09-01T00:00:00Z")), booths_close_at: Some(at("2026-10-01T00:00:00Z")), ..event() };
    let table = [
        ("in time", open.clone(), "2026-09-15T00:00:00Z", None),
        ("early", open.clone(), "2026-08-31T23:59:59Z", Some("events-booths-not-open-yet")),
        ("late", open.clone(), "2026-10-01T00:00:00Z", Some("events-booths-closed")),
        ("no window", event(), "2026-09-15T00:00:00Z", Some("events-booths-not-open-yet")),
        ("archived", Model { state: State::Archived, ..open.clone() }, "2026-09-15T00:00:00Z", Some("events-booths-archived")),
        ("room left", Model { booth_limit: Some(3), booths_given: 2, ..open.clone() }, "2026-09-15T00:00:00Z", None),
        ("full", Model { booth_limit: Some(3), booths_given: 3, ..open }, "2026-09-15T00:00:00Z", Some("events-booths-full")),
    ];
    for (case, event, now, expected) in table {
        let refused = event.may_apply_for_booth(at(now)).err().map(|no| no.key);
        assert_eq!(refused.as_deref(), expected, "{case}");
    }
}

#[test]
fn the_next_turn_is_the_nearest_change_ahead() {
    let event = Model {
        starts_on: Some(day("2026-11-10")),
        ends_on: Some(day("2026-11-12")),
        booths_close_at: Some(at("2026-11-01T00:00:00Z")),
        ..event()
    };
    let table = [
        ("2026-10-01T00:00:00Z", Some("2026-11-01T00:00:00Z")),
        ("2026-11-01T00:00:00Z", Some("2026-11-09T17:00:00Z")),
        ("2026-11-11T00:00:00Z", Some("2026-11-12T17:00:00Z")),
        ("2026-11-12T17:00:00Z", None),
    ];
    for (now, expected) in table {
        assert_eq!(event.next_turn(at(now)), expected.map(at), "{now}");
    }
}

pub fn event() -> Model {
    Model {
        id: 1,
        uuid: String::new(),
        slug: "techfest".into(),
        state: State::Published,
        name: Bilingual::default(),
        theme: Bilingual::default(),
        edition: None,
        starts_on: None,
        ends_on: None,
        zone: "Asia/Ho_Chi_Minh".into(),
        province_code: None,
        province_then: None,
        venue: Bilingual::default(),
        address: Bilingual::default(),
        description: Bilingual::default(),
        cover: None,
        accent: None,
        registration_opens_at: None,
        registration_closes_at: None,
        booths_open_at: None,
        booths_close_at: None,
        booth_limit: None,
        booths_given: 0,
        hours_from: None,
        hours_to: None,
        travel_minutes: None,
        post_style: post_style::PostStyle::default(),
        sample: false,
        folded: String::new(),
        created_at: at("2026-01-01T00:00:00Z"),
        updated_at: at("2026-01-01T00:00:00Z"),
        version: 1,
    }
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTimeUtc {
    text.parse().unwrap()
}
