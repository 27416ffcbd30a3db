//! Which festivals stand where on the front page.
use super::Card;
use crate::events::event::{Phase, State, start_of};
use crate::platform::time::zone_named;
use chrono::{Datelike, Days};
use sea_orm::prelude::{Date, DateTimeUtc};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Running now; coming, the soonest first; past, by year with the latest first.
pub(super) struct Shelves {
    pub running: Vec<Card>,
    pub coming: Vec<Card>,
    pub past: Vec<(Option<i32>, Vec<Card>)>,
}

/// Puts each event where it belongs at this moment. What is archived without a date was, sometime.
pub(super) fn sorted(events: Vec<Card>, now: DateTimeUtc) -> Shelves {
    let (mut running, mut coming, mut past) = (Vec::new(), Vec::new(), BTreeMap::<_, Vec<Card>>::new());
    for event in events {
        match event.phase(now) {
            Phase::During => running.push(event),
            Phase::Unknown if event.state == State::Archived => past.entry(Reverse(None)).or_default().push(event),
            Phase::Before | Phase::Unknown => coming.push(event),
            Phase::After => past.entry(Reverse(event.year())).or_default().push(event),
        }
    }
    running.sort_by(|one, other| (one.starts_on, &one.slug).cmp(&(other.starts_on, &other.slug)));
    coming.sort_by(|one, other| one.soonness().cmp(&other.soonness()));
    let latest_first = |mut events: Vec<Card>| {
        events.sort_by(|one, other| (Reverse(one.last()), &one.slug).cmp(&(Reverse(other.last()), &other.slug)));
        events
    };
    Shelves { running, coming, past: past.into_iter().map(|(Reverse(year), events)| (year, latest_first(events))).collect() }
}

impl Card {
    fn last(&self) -> Option<Date> {
        self.ends_on.or(self.starts_on)
    }

    /// The year it is looked for under.
    pub(super) fn year(&self) -> Option<i32> {
        self.starts_on.or(self.ends_on).map(|day| day.year())
    }

    /// Without a date, after all that have one.
    fn soonness(&self) -> (bool, Option<Date>, &str) {
        let day = self.starts_on.or(self.ends_on);
        (day.is_none(), day, &self.slug)
    }

    fn phase(&self, now: DateTimeUtc) -> Phase {
        let today = now.with_timezone(&zone_named(&self.zone)).date_naive();
        match (self.starts_on, self.last()) {
            (_, Some(last)) if today > last => Phase::After,
            (Some(first), _) if today < first => Phase::Before,
            (Some(_), _) => Phase::During,
            (None, _) => Phase::Unknown,
        }
    }

    /// The next midnight, at the place of the event, at which it moves to another shelf.
    pub(super) fn next_turn(&self, now: DateTimeUtc) -> Option<DateTimeUtc> {
        let over = self.last().and_then(|day| day.checked_add_days(Days::new(1)));
        let midnights = [self.starts_on, over].into_iter().flatten().map(|day| start_of(day, zone_named(&self.zone)));
        midnights.filter(|turn| *turn > now).min()
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
