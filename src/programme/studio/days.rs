//! The days of the plan: those of the event, and those on which something was planned besides.
use crate::events::event;
use crate::platform::language::Language;
use crate::platform::time::{date_full, date_short, local, weekday_short};
use crate::programme::working::Working;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use std::collections::BTreeMap;

/// Days of an event shown at most: a mistyped year must not draw a year of tabs.
const MOST: usize = 31;

/// One tab.
#[derive(Clone, Debug, Serialize)]
pub struct DayTab {
    /// "2026-11-23".
    pub day: String,
    /// "T2 23/11".
    pub short: String,
    pub full: String,
    /// Items planned on it, parts not counted.
    pub count: usize,
    /// It is no day of the event.
    pub outside: bool,
    pub current: bool,
}

/// The days there are, with how much is planned on each.
pub fn days(event: &event::Model, working: &Working) -> BTreeMap<NaiveDate, usize> {
    let mut days: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    let last = event.ends_on.or(event.starts_on);
    let own =
        event.starts_on.into_iter().flat_map(|first| first.iter_days().take(MOST)).take_while(|day| last.is_some_and(|last| *day <= last));
    days.extend(own.map(|day| (day, 0)));
    for item in working.items.iter().filter(|item| item.parent_id.is_none()) {
        if let Some(day) = item.local_day(event.tz()) {
            *days.entry(day).or_default() += 1;
        }
    }
    days
}

/// The day looked at: the one asked for, today, or the first on which there is something to see.
pub fn chosen(days: &BTreeMap<NaiveDate, usize>, asked: Option<NaiveDate>, event: &event::Model, now: DateTime<Utc>) -> Option<NaiveDate> {
    let today = local(now, event.tz()).date();
    let planned = || days.iter().find(|(_, count)| **count > 0).map(|(day, _)| *day);
    asked.or_else(|| days.contains_key(&today).then_some(today)).or_else(planned).or_else(|| days.keys().next().copied())
}

pub fn tabs(days: &BTreeMap<NaiveDate, usize>, chosen: Option<NaiveDate>, event: &event::Model, language: Language) -> Vec<DayTab> {
    let mut all = days.clone();
    all.extend(chosen.filter(|day| !days.contains_key(day)).map(|day| (day, 0)));
    let tab = |(day, count): (&NaiveDate, &usize)| DayTab {
        day: day.to_string(),
        short: format!("{} {}", weekday_short(*day, language), date_short(*day, language)),
        full: date_full(*day, language),
        count: *count,
        outside: event.starts_on.is_some_and(|first| *day < first) || event.ends_on.is_some_and(|last| *day > last),
        current: Some(*day) == chosen,
    };
    all.iter().map(tab).collect()
}
