//! A day in a seed: a date, or counted from the day it is loaded.
use crate::platform::text::Wrong;
use crate::platform::time::parse_date;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Deserializer, de};

/// `2023-11-12`, `today`, `today-1`, `today+30`. Counted days keep a sample festival alive whenever it is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day {
    Date(NaiveDate),
    /// Days after the day of loading; before it where negative.
    Counted(i64),
}

/// Further away than this nobody means.
const FURTHEST: i64 = 3_650;

impl Day {
    /// The day in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let Some(count) = text.trim().strip_prefix("today") else { return parse_date(text).map(Self::Date) };
        let number = match count.strip_prefix('+').unwrap_or(count) {
            "" if count.is_empty() => Some(0),
            digits => digits.parse().ok().filter(|number: &i64| number.abs() <= FURTHEST),
        };
        number.map(Self::Counted).ok_or(Wrong::Key("form-date"))
    }

    /// The date it is, seen from `today`.
    pub fn on(self, today: NaiveDate) -> NaiveDate {
        match self {
            Self::Date(date) => date,
            Self::Counted(days) => today.checked_add_signed(TimeDelta::days(days)).unwrap_or(today),
        }
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::parse(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_dates_or_counted() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let table = [
            ("2023-11-12", Some("2023-11-12")),
            ("12/11/2023", Some("2023-11-12")),
            ("today", Some("2026-11-30")),
            ("today+1", Some("2026-12-01")),
            ("today-30", Some("2026-10-31")),
            ("today1+", None),
            ("today+", None),
            ("today+99999", None),
            ("tomorrow", None),
            ("2023-02-30", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(Day::parse(text).ok().map(|day| day.on(today).to_string()).as_deref(), expected, "{text}");
        }
    }
}
