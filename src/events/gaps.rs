//! What an event still lacks before its visitors are well served. Nothing here forbids anything.
use super::body;
use super::event::Model;
use crate::platform::text::Bilingual;
use serde::Serialize;

/// One thing that is missing, and the part of the settings where it is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The word for what is missing.
    pub key: &'static str,
    /// The word for why it matters.
    pub why: &'static str,
    /// The field to go to.
    pub field: &'static str,
    /// Visitors cannot come without it.
    pub grave: bool,
}

/// What is missing, the grave first.
pub fn gaps(event: &Model, bodies: &[body::Model]) -> Vec<Gap> {
    let host = bodies.iter().any(|body| body.kind == body::Kind::Host);
    let dates = event.starts_on.is_none() || event.ends_on.is_none();
    let booths = event.booths_open_at.is_none() && event.booths_close_at.is_none();
    let table = [
        (dates, "events-gap-dates", "events-gap-dates-why", "starts_on", true),
        (event.venue.is_empty(), "events-gap-venue", "events-gap-venue-why", "venue.vi", true),
        (event.province_code.is_none(), "events-gap-province", "events-gap-province-why", "province_code", true),
        (!host, "events-gap-host", "events-gap-host-why", "bodies", false),
        (event.description.is_empty(), "events-gap-description", "events-gap-description-why", "description.vi", false),
        (untranslated(event, bodies), "events-gap-english", "events-gap-english-why", first_untranslated(event), false),
        (event.cover.is_none(), "events-gap-cover", "events-gap-cover-why", "cover", false),
        (booths, "events-gap-booths", "events-gap-booths-why", "booths_open_at", false),
    ];
    table.into_iter().filter(|(missing, ..)| *missing).map(|(_, key, why, field, grave)| Gap { key, why, field, grave }).collect()
}

fn texts(event: &Model) -> [(&'static str, &Bilingual); 5] {
    [
        ("name.en", &event.name),
        ("theme.en", &event.theme),
        ("venue.en", &event.venue),
        ("address.en", &event.address),
        ("description.en", &event.description),
    ]
}

fn untranslated(event: &Model, bodies: &[body::Model]) -> bool {
    let bodies = bodies.iter().map(|body| &body.name);
    texts(event).into_iter().map(|(_, text)| text).chain(bodies).any(|text| !text.missing().is_empty())
}

fn first_untranslated(event: &Model) -> &'static str {
    texts(event).into_iter().find(|(_, text)| !text.missing().is_empty()).map_or("bodies", |(field, _)| field)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::event::sample;

    #[test]
    fn a_bare_event_lacks_everything_and_a_full_one_nothing() {
        let bare = Model { name: Bilingual::new("Ngày hội", ""), ..sample() };
        assert_eq!(
            keys(&bare, &[]),
            ["dates", "venue", "province", "host", "description", "english", "cover", "booths"].map(|key| format!("events-gap-{key}"))
        );
        assert!(keys(&full(), &[host("Host")]).is_empty());
    }

    #[test]
    fn each_thing_is_missed_alone() {
        let table = [
            (Model { ends_on: None, ..full() }, "dates"),
            (Model { venue: Bilingual::default(), ..full() }, "venue"),
            (Model { theme: Bilingual::new("Khát vọng", ""), ..full() }, "english"),
            (Model { booths_open_at: None, ..full() }, "booths"),
        ];
        for (event, expected) in table {
            assert_eq!(keys(&event, &[host("Host")]), [format!("events-gap-{expected}")]);
        }
        assert_eq!(keys(&full(), &[host("")]), ["events-gap-english"]);
    }

    fn keys(event: &Model, bodies: &[body::Model]) -> Vec<String> {
        gaps(event, bodies).iter().map(|gap| gap.key.to_owned()).collect()
    }

    fn full() -> Model {
        let both = || Bilingual::new("Có", "Yes");
        Model {
            name: both(),
            starts_on: "2026-11-22".parse().ok(),
            ends_on: "2026-11-24".parse().ok(),
            venue: both(),
            province_code: Some("24".into()),
            description: both(),
            cover: Some("a picture".into()),
            booths_open_at: "2026-10-01T00:00:00Z".parse().ok(),
            ..sample()
        }
    }

    fn host(english: &str) -> body::Model {
        body::Model { id: 1, event_id: 1, kind: body::Kind::Host, name: Bilingual::new("Sở", english), place: 1 }
    }
}
