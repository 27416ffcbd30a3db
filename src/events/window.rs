//! A window: from when until when something is taken.
use crate::platform::time::local;
use chrono::{NaiveTime, TimeDelta};
use chrono_tz::Tz;
use sea_orm::prelude::DateTimeUtc;

/// A stretch of time that may be open at either end. With neither end nothing was arranged yet, so it is shut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    pub opens: Option<DateTimeUtc>,
    pub closes: Option<DateTimeUtc>,
}

/// Where a moment lies in a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    NotSet,
    NotYet,
    Open,
    Over,
}

impl Window {
    /// Opens at `opens` and is shut again at `closes`.
    pub fn stand(self, now: DateTimeUtc) -> Stand {
        match (self.opens, self.closes) {
            (None, None) => Stand::NotSet,
            (_, Some(closes)) if now >= closes => Stand::Over,
            (Some(opens), _) if now < opens => Stand::NotYet,
            _ => Stand::Open,
        }
    }

    /// The end as people are told it: what shuts with midnight is open on the day before, and "0h00" would be read as a day later.
    pub fn last(self, zone: Tz) -> Option<DateTimeUtc> {
        let told = |at: DateTimeUtc| if local(at, zone).time() == NaiveTime::MIN { at - TimeDelta::minutes(1) } else { at };
        self.closes.map(told)
    }

    pub fn is_open(self, now: DateTimeUtc) -> bool {
        self.stand(now) == Stand::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::time::DEFAULT_ZONE;

    #[test]
    fn a_window_is_open_from_its_opening_until_just_before_its_close() {
        let day = |d: i64| DateTimeUtc::from_timestamp(d * 86_400, 0).unwrap();
        let table = [
            (None, None, 5, Stand::NotSet),
            (Some(3), Some(7), 2, Stand::NotYet),
            (Some(3), Some(7), 3, Stand::Open),
            (Some(3), Some(7), 6, Stand::Open),
            (Some(3), Some(7), 7, Stand::Over),
            (None, Some(7), 1, Stand::Open),
            (None, Some(7), 8, Stand::Over),
            (Some(3), None, 1, Stand::NotYet),
            (Some(3), None, 99, Stand::Open),
        ];
        for (opens, closes, now, expected) in table {
            let window = Window { opens: opens.map(day), closes: closes.map(day) };
            assert_eq!(window.stand(day(now)), expected, "{opens:?} {closes:?} {now}");
        }
    }

    #[test]
    fn what_shuts_with_midnight_is_said_to_shut_the_minute_before() {
        let last = |closes: &str| Window { opens: None, closes: closes.parse().ok() }.last(DEFAULT_ZONE).map(|at| at.to_rfc3339());
        assert_eq!(last("2026-11-29T17:00:00Z").as_deref(), Some("2026-11-29T16:59:00+00:00"));
        assert_eq!(last("2026-11-29T10:00:00Z").as_deref(), Some("2026-11-29T10:00:00+00:00"));
        assert_eq!(last(""), None);
    }
}
