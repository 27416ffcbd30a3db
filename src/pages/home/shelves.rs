//! Which festivals stand where on the front page.
use super::Card;
use crate::events::event::calendar::Calendar;
use crate::events::event::{Phase, State};
use crate::platform::time::zone_named;
use sea_orm::prelude::DateTimeUtc;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Running now; coming, the soonest first; past, by year with the latest first.
pub(super) struct Shelves {
    pub running: Vec<Card>,
    pub coming: Vec<Card>,
    pub past: Vec<(Option<i32>, Vec<Card>)>,
}

/// Puts each event where it belongs at this moment. What is archived without a date was, sometime.
pub(super) fn sorted(mut events: Vec<Card>, now: DateTimeUtc) -> Shelves {
    events.sort_by(|one, other| (one.calendar().rank(now), &one.slug).cmp(&(other.calendar().rank(now), &other.slug)));
    let (mut running, mut coming, mut past) = (Vec::new(), Vec::new(), BTreeMap::<_, Vec<Card>>::new());
    for event in events {
        match event.calendar().phase(now) {
            Phase::During => running.push(event),
            Phase::Unknown if event.state == State::Archived => past.entry(Reverse(None)).or_default().push(event),
            Phase::Before | Phase::Unknown => coming.push(event),
            Phase::After => past.entry(Reverse(event.calendar().year())).or_default().push(event),
        }
    }
    Shelves { running, coming, past: past.into_iter().map(|(Reverse(year), events)| (year, events)).collect() }
}

impl Card {
    pub(super) fn calendar(&self) -> Calendar {
        Calendar::of(self.starts_on, self.ends_on, zone_named(&self.zone))
    }

    /// The next midnight, at the place of the event, at which it moves to another shelf.
    pub(super) fn next_turn(&self, now: DateTimeUtc) -> Option<DateTimeUtc> {
        self.calendar().turns().filter(|turn| *turn > now).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::Bilingual;

    fn card(slug: &str, starts: &str, ends: &str) -> Card {
        Card {
            slug: slug.into(),
            state: State::Published,
            name: Bilingual::default(),
            starts_on: starts.parse().ok(),
            ends_on: ends.parse().ok(),
            zone: "Asia/Ho_Chi_Minh".into(),
            province_code: None,
            province_then: None,
            venue: Bilingual::default(),
            cover: None,
            accent: None,
            folded: String::new(),
        }
    }

    fn now() -> DateTimeUtc {
        "2026-11-23T02:00:00Z".parse().unwrap()
    }

    fn slugs(events: &[Card]) -> Vec<&str> {
        events.iter().map(|event| event.slug.as_str()).collect()
    }

    #[test]
    fn festivals_stand_where_the_calendar_puts_them() {
        let events = vec![
            card("undated", "", ""),
            card("later", "2027-03-01", "2027-03-02"),
            card("soon", "2026-12-01", ""),
            card("running", "2026-11-22", "2026-11-24"),
            card("this-year", "2026-05-01", "2026-05-02"),
            card("this-year-later", "2026-06-01", "2026-06-02"),
            card("first-case", "", "2023-11-12"),
            Card { state: State::Archived, ..card("forgotten", "", "") },
        ];
        let shelves = sorted(events, now());
        assert_eq!(slugs(&shelves.running), ["running"]);
        assert_eq!(slugs(&shelves.coming), ["soon", "later", "undated"]);
        let past: Vec<_> = shelves.past.iter().map(|(year, events)| (*year, slugs(events))).collect();
        assert_eq!(past, [(Some(2026), vec!["this-year-later", "this-year"]), (Some(2023), vec!["first-case"]), (None, vec!["forgotten"])]);
    }

    #[test]
    fn an_event_moves_at_midnight_at_its_place() {
        let table = [
            ("2026-11-24", "2026-11-24", Some("2026-11-23T17:00:00Z")),
            ("2026-11-22", "2026-11-24", Some("2026-11-24T17:00:00Z")),
            ("2026-11-01", "2026-11-02", None),
            ("", "", None),
        ];
        for (starts, ends, expected) in table {
            assert_eq!(card("a", starts, ends).next_turn(now()), expected.map(|at| at.parse().unwrap()), "{starts} {ends}");
        }
    }
}
