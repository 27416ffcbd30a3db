//! A window: from when until when something is taken.
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

    pub fn is_open(self, now: DateTimeUtc) -> bool {
        self.stand(now) == Stand::Open
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
