use super::*;
use rocket::form::Form;

fn typed(fields: &str) -> EventInput {
    Form::parse(&format!("name.vi=Ngày hội&{fields}")).unwrap_or_else(|errors| panic!("{fields}: {errors:?}"))
}

#[test]
fn what_makes_no_sense_is_said_at_its_field() {
    let table: &[(&str, &[&str])] = &[
        ("", &[]),
        ("starts_on=2026-11-22&ends_on=2026-11-22", &[]),
        ("starts_on=2026-11-22&ends_on=2026-11-21", &["ends_on"]),
        ("ends_on=2026-11-21", &[]),
        ("registration_opens_at=2026-11-01T08:00&registration_closes_at=2026-11-01T08:00", &["registration_closes_at"]),
        ("booths_open_at=2026-11-02T08:00&booths_close_at=2026-11-01T08:00", &["booths_close_at"]),
        ("booths_close_at=2026-11-01T08:00", &[]),
        ("edition=0&booth_limit=-1", &["edition", "booth_limit"]),
        ("edition=12&booth_limit=80", &[]),
        ("province_code=24&province_former=24", &[]),
        ("province_code=01&province_former=24", &["province_former"]),
    ];
    for (fields, expected) in table {
        let found: Vec<_> = typed(fields).problems().into_iter().filter_map(|no| no.field).collect();
        assert_eq!(found, *expected, "{fields}");
    }
}

#[test]
fn bad_shapes_are_refused_by_their_types() {
    for bad in [
        "starts_on=31/02/2026",
        "edition=hai",
        "accent=red",
        "province_code=99",
        "province_former=00",
        "slug=studio",
        "zone=Mars",
        "bodies[0].kind=owner",
    ] {
        assert!(Form::<EventInput>::parse(&format!("name.vi=Ngày hội&{bad}")).is_err(), "{bad}");
    }
    assert!(Form::<EventInput>::parse("name.en=Fair").is_err());
}

#[test]
fn the_province_of_today_follows_from_the_former_one() {
    // 24 was Bắc Giang's code and is Bắc Ninh's of today; 27 was Bắc Ninh's.
    let table = [
        ("province_former=24", Some("24"), Some("Bắc Giang")),
        ("province_code=24&province_former=27", Some("24"), None),
        ("province_code=24", Some("24"), None),
        ("province_code=24&province_then.vi=Hà Bắc", Some("24"), Some("Hà Bắc")),
        ("province_code=24&province_former=24&province_then.vi=Hà Bắc", Some("24"), Some("Hà Bắc")),
        ("", None, None),
    ];
    for (fields, today, then) in table {
        let input = typed(fields);
        assert_eq!(input.province_today().as_deref(), today, "{fields}");
        assert_eq!(input.name_then().map(|name| name.vi).as_deref(), then, "{fields}");
    }
}

#[test]
fn bodies_are_ordered_and_empty_rows_left_out() {
    let input = typed(
        "bodies[0].kind=sponsor&bodies[0].name.vi=D&bodies[1].kind=host&bodies[1].name.vi=B&bodies[4].kind=host&bodies[4].name.vi=A&bodies[4].place=1\
         &bodies[5].kind=host&bodies[6].kind=steering&bodies[6].name.en=C",
    );
    let rows: Vec<_> = input.bodies_in_order().into_iter().map(|(kind, name)| (kind, name.joined())).collect();
    let expected = [(body::Kind::Steering, "C"), (body::Kind::Host, "A"), (body::Kind::Host, "B"), (body::Kind::Sponsor, "D")];
    assert_eq!(rows, expected.map(|(kind, name)| (kind, name.to_owned())));
}

#[test]
fn a_colour_is_written_in_capitals_or_left_out() {
    assert_eq!(typed("accent=#0e6b5c").own_accent().as_deref(), Some("#0E6B5C"));
    assert_eq!(typed("").own_accent(), None);
}

#[test]
fn a_file_says_the_same_as_a_form() {
    let input: EventInput = toml::from_str(
        "name = {vi = 'Ngày hội', en = 'Fair'}\nstarts_on = '2026-11-22'\nzone = 'Asia/Tokyo'\nprovince_former = '24'\n[[bodies]]\nkind = 'co_host'\nname = {vi = 'Sở'}",
    )
    .unwrap();
    assert_eq!(input.zone.0, chrono_tz::Asia::Tokyo);
    assert_eq!(input.bodies_in_order(), [(body::Kind::CoHost, Bilingual::new("Sở", ""))]);
    for bad in ["", "name = {vi = 'Hội'}\nnam = 1", "name = {vi = 'Hội'}\nzone = 'Mars'", "name = {vi = 'Hội'}\nedition = 'x'"] {
        assert!(toml::from_str::<EventInput>(bad).is_err(), "{bad}");
    }
}
