//! An event as its forms show it: what is in each field, and what each choice offers.
use super::Model;
use super::input::name_of_former;
use crate::events::body;
use crate::platform::form::{Choice, FormView, and_empty};
use crate::platform::language::Language;
use crate::platform::provinces::{self, FormerProvince};
use crate::platform::text::{Bilingual, collation_key};
use crate::platform::time::{self, DateField, MomentField};
use crate::platform::words::word;
use sea_orm::Iterable;
use sea_orm::prelude::{Date, DateTimeUtc};
use serde::Serialize;

/// Empty rows offered beside the bodies there are, for who has no script to add more.
const SPARE_ROWS: usize = 2;

/// What the selects of the event form offer.
#[derive(Debug, Serialize)]
pub struct Choices {
    zones: Vec<Choice>,
    provinces: Vec<Choice>,
    former: Vec<Choice>,
    kinds: Vec<Choice>,
}

impl Choices {
    /// `zone` is offered as well, whatever it is.
    pub fn of(zone: &str, language: Language) -> Self {
        let mut zones: Vec<_> = time::OFFERED.iter().map(|zone| zone.name()).collect();
        if !zones.contains(&zone) {
            zones.push(zone);
        }
        Self {
            zones: zones.into_iter().map(|zone| Choice::new(zone, zone.replace('_', " "))).collect(),
            provinces: provinces::in_order(language).iter().map(|one| Choice::new(&one.code, one.name(language))).collect(),
            former: former_in_order(language).iter().map(|one| Choice::new(&one.code, former_label(one, language))).collect(),
            kinds: body::Kind::iter().map(|kind| Choice::new(kind_code(kind), word(language, kind.key()))).collect(),
        }
    }
}

fn former_in_order(language: Language) -> Vec<&'static FormerProvince> {
    let mut former: Vec<_> = provinces::former().iter().collect();
    former.sort_by_cached_key(|one| collation_key(one.name(language)));
    former
}

/// "Bắc Giang (nay: Bắc Ninh)"; the name alone where it has not changed.
fn former_label(former: &FormerProvince, language: Language) -> String {
    let name = former.name(language);
    match former.today() {
        Some(today) if today.name(language) != name => format!("{name} → {}", today.name(language)),
        _ => name.to_owned(),
    }
}

/// The event form, filled with what is on record.
pub fn filled(event: &Model, bodies: &[body::Model]) -> FormView {
    let zone = event.tz();
    let moment = |at: Option<DateTimeUtc>| at.map(|at| MomentField::of(at, zone).to_string()).unwrap_or_default();
    let mut values = vec![
        ("version".to_owned(), event.version.to_string()),
        ("slug".into(), event.slug.clone()),
        ("edition".into(), event.edition.map(|number| number.to_string()).unwrap_or_default()),
        ("starts_on".into(), day(event.starts_on)),
        ("ends_on".into(), day(event.ends_on)),
        ("zone".into(), event.zone.clone()),
        ("province_code".into(), event.province_code.clone().unwrap_or_default()),
        ("accent".into(), event.accent.clone().unwrap_or_default()),
        ("registration_opens_at".into(), moment(event.registration_opens_at)),
        ("registration_closes_at".into(), moment(event.registration_closes_at)),
        ("booths_open_at".into(), moment(event.booths_open_at)),
        ("booths_close_at".into(), moment(event.booths_close_at)),
        ("booth_limit".into(), event.booth_limit.map(|limit| limit.to_string()).unwrap_or_default()),
    ];
    for (name, text) in [
        ("name", &event.name),
        ("theme", &event.theme),
        ("venue", &event.venue),
        ("address", &event.address),
        ("description", &event.description),
    ] {
        values.extend(both(name, text));
    }
    values.extend(province_then(event));
    values.extend(bodies.iter().enumerate().flat_map(|(at, body)| body_row(at, body)));
    FormView::filled(values)
}

/// An empty event form.
pub fn blank() -> FormView {
    FormView::filled([("zone", time::DEFAULT_ZONE.name().to_owned())])
}

fn day(date: Option<Date>) -> String {
    date.map(|date| DateField(date).to_string()).unwrap_or_default()
}

fn both(name: &str, text: &Bilingual) -> [(String, String); 2] {
    [(format!("{name}.vi"), text.vi.clone()), (format!("{name}.en"), text.en.clone())]
}

/// The name of then as a choice where the list has it, else as it was typed.
fn province_then(event: &Model) -> Vec<(String, String)> {
    let Some(then) = &event.province_then else { return Vec::new() };
    let listed = provinces::former()
        .iter()
        .find(|former| name_of_former(former) == *then && event.province_code.as_ref().is_none_or(|code| *code == former.new_code));
    match listed {
        Some(former) => vec![("province_former".to_owned(), former.code.clone())],
        None => both("province_then", then).into(),
    }
}

fn body_row(at: usize, body: &body::Model) -> Vec<(String, String)> {
    let [vi, en] = both(&format!("bodies[{at}].name"), &body.name);
    vec![vi, en, (format!("bodies[{at}].kind"), kind_code(body.kind)), (format!("bodies[{at}].place"), String::new())]
}

/// A kind as forms, files and the database write it.
fn kind_code(kind: body::Kind) -> String {
    sea_orm::ActiveEnum::to_value(&kind)
}

/// The numbers of the rows of bodies that a form holds, and of a few empty ones.
pub fn body_rows(form: &FormView) -> Vec<usize> {
    and_empty(form.rows("bodies"), SPARE_ROWS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::event::input::EventInput;
    use crate::events::event::sample;
    use rocket::form::Form;

    #[test]
    fn a_form_that_is_sent_back_unchanged_changes_nothing() {
        let event = Model {
            name: Bilingual::new("Ngày hội", "Fair"),
            starts_on: "2026-11-22".parse().ok(),
            province_code: Some("24".into()),
            province_then: Some(Bilingual::new("Bắc Giang", "Bac Giang")),
            accent: Some("#0E6B5C".into()),
            booths_open_at: "2026-10-01T01:30:00Z".parse().ok(),
            ..sample()
        };
        let bodies = [body::Model { id: 1, event_id: 1, kind: body::Kind::CoHost, name: Bilingual::new("Sở", "Department"), place: 1 }];
        let form = filled(&event, &bodies);
        let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
        let sent: Vec<_> = form.values.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        let decoded = sent.join("&");
        let input = Form::<EventInput>::parse_encoded(rocket::http::RawStr::new(&decoded)).unwrap();
        assert_eq!(input.name_then(), event.province_then);
        assert_eq!(input.own_accent(), event.accent);
        assert_eq!(input.booths_open_at.0.map(|at| at.in_zone(event.tz())), event.booths_open_at);
        assert_eq!(input.bodies_in_order(), [(body::Kind::CoHost, Bilingual::new("Sở", "Department"))]);
        assert_eq!(input.version.0, Some(1));
    }

    #[test]
    fn a_form_offers_the_rows_it_holds_and_two_more() {
        let form = |names: &[&str]| FormView::filled(names.iter().map(|name| (*name, String::new())));
        assert_eq!(body_rows(&form(&[])), [0, 1]);
        assert_eq!(body_rows(&form(&["bodies[0].kind", "bodies[3].name.vi", "name.vi"])), [0, 3, 4, 5]);
        assert_eq!(body_rows(&form(&["bodies[x].kind", "bodies["])), [0, 1]);
    }
}
