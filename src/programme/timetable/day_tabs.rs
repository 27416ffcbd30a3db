//! What `parts/day_tabs` takes: the days of a programme, one of them in sight.
use crate::platform::language::Language;
use crate::platform::time::{date_short, weekday};
use chrono::NaiveDate;
use serde::Serialize;

#[derive(Default, Serialize)]
pub struct DayTabs {
    pub days: Vec<DayTab>,
    /// With a button that jumps to what is on.
    pub now: bool,
}

#[derive(Serialize)]
pub struct DayTab {
    href: String,
    weekday: String,
    /// "14/11"; empty for what is no day.
    date: String,
    current: bool,
}

impl DayTab {
    pub fn of(day: NaiveDate, href: String, current: bool, language: Language) -> Self {
        Self { href, weekday: weekday(day, language).to_owned(), date: date_short(day, language), current }
    }

    /// What is no day, by this name.
    pub fn beside(name: String, href: String, current: bool) -> Self {
        Self { href, weekday: name, date: String::new(), current }
    }
}
