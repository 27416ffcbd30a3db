//! The days of an event at its place, and what follows from them: whether it is ahead, on or over, and where it stands in a list.
use super::Phase;
use crate::platform::time::{end_of_day, start_of_day};
use chrono::Datelike;
use chrono_tz::Tz;
use sea_orm::prelude::{Date, DateTimeUtc};
use std::cmp::Reverse;

/// The first and the last day, as far as they are known.
#[derive(Clone, Copy, Debug)]
pub struct Calendar {
    first: Option<Date>,
    last: Option<Date>,
    zone: Tz,
}

impl Calendar {
    /// Without a last day, the first is the only one.
    pub fn of(starts_on: Option<Date>, ends_on: Option<Date>, zone: Tz) -> Self {
        Self { first: starts_on, last: ends_on.or(starts_on), zone }
    }

    /// Whether the event is ahead, on, or over, by the calendar of its place.
    pub fn phase(&self, now: DateTimeUtc) -> Phase {
        let today = now.with_timezone(&self.zone).date_naive();
        match (self.first, self.last) {
            (_, Some(last)) if today > last => Phase::After,
            (Some(first), _) if today < first => Phase::Before,
            (Some(_), _) => Phase::During,
            (None, _) => Phase::Unknown,
        }
    }

    /// The midnights at which it begins and is over.
    pub fn turns(&self) -> impl Iterator<Item = DateTimeUtc> {
        let (first, over) = (self.first.map(|day| start_of_day(day, self.zone)), self.last.map(|day| end_of_day(day, self.zone)));
        first.into_iter().chain(over)
    }

    /// The year it is looked for under.
    pub fn year(&self) -> Option<i32> {
        self.first.or(self.last).map(|day| day.year())
    }

    /// Sorts a list: running; coming, the soonest first and without a day last; over, the latest first.
    pub fn rank(&self, now: DateTimeUtc) -> impl Ord + use<> {
        let day = self.first.or(self.last);
        match self.phase(now) {
            Phase::During => (0, false, day, Reverse(None)),
            Phase::Before | Phase::Unknown => (1, day.is_none(), day, Reverse(None)),
            Phase::After => (2, false, None, Reverse(self.last)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::time::DEFAULT_ZONE;

    fn calendar(starts: &str, ends: &str) -> Calendar {
        Calendar::of(starts.parse().ok(), ends.parse().ok(), DEFAULT_ZONE)
    }

    #[test]
    fn the_phase_follows_the_calendar_of_the_place() {
        // Midnight in Viet Nam is 17:00 UTC of the day before.
        let table = [
            ("2026-11-10", "2026-11-12", "2026-11-09T16:59:59Z", Phase::Before),
            ("2026-11-10", "2026-11-12", "2026-11-09T17:00:00Z", Phase::During),
            ("2026-11-10", "2026-11-12", "2026-11-12T16:59:59Z", Phase::During),
            ("2026-11-10", "2026-11-12", "2026-11-12T17:00:00Z", Phase::After),
            ("2026-11-10", "", "2026-11-10T03:00:00Z", Phase::During),
            ("2026-11-10", "", "2026-11-11T03:00:00Z", Phase::After),
            ("", "2026-11-12", "2026-11-11T03:00:00Z", Phase::Unknown),
            ("", "2026-11-12", "2026-11-13T03:00:00Z", Phase::After),
            ("", "", "2026-11-11T03:00:00Z", Phase::Unknown),
        ];
        for (starts, ends, now, expected) in table {
            assert_eq!(calendar(starts, ends).phase(now.parse().unwrap()), expected, "{starts} {ends} {now}");
        }
    }

    #[test]
    fn what_runs_stands_before_what_comes_and_what_was() {
        let mut days = [
            ("2023-11-10", "2023-11-12"),
            ("", ""),
            ("2027-05-01", "2027-05-02"),
            ("", "2026-12-24"),
            ("2026-11-21", "2026-11-22"),
            ("2026-12-01", ""),
            ("2026-11-22", "2026-11-24"),
        ];
        let now = "2026-11-23T02:00:00Z".parse().unwrap();
        days.sort_by_key(|(starts, ends)| calendar(starts, ends).rank(now));
        let starts = days.map(|(starts, ends)| if starts.is_empty() { ends } else { starts });
        assert_eq!(starts, ["2026-11-22", "2026-12-01", "2026-12-24", "2027-05-01", "", "2026-11-21", "2023-11-10"]);
    }
}
