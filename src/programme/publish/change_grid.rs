//! The days that change, by room: what is new, what moves, what is off.
use super::differences::differences;
use super::marks::marks_between;
use crate::platform::language::Language;
use crate::platform::time::date_full;
use crate::programme::snapshot::{Item, Snapshot};
use crate::programme::timetable::grid::{Grid, grid};
use crate::programme::timetable::item_view::Teller;
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use std::collections::BTreeSet;

/// One day on which something is different.
#[derive(Serialize)]
pub struct ChangedDay {
    title: String,
    grid: Grid,
}

/// The days of the new programme on which something is different, as far as a grid says more than words do.
/// Slots lead to the words of their change on the same page.
pub fn changed_days(old: &Snapshot, new: &Snapshot, language: Language, now: DateTime<Utc>) -> Vec<ChangedDay> {
    let mut marked = new.clone();
    marked.marks = marks_between(old, new, now);
    let (zone, all) = (new.tz(), differences(old, new));
    let days: BTreeSet<NaiveDate> = all.iter().filter_map(|one| one.item.moment(zone).day()).collect();
    let changed: BTreeSet<&str> = all.iter().map(|one| one.item.slug.as_str()).collect();
    let teller = Teller::new(&marked, language).at(now);
    let drawn = |day: NaiveDate| {
        let items: Vec<&Item> = marked.items.iter().filter(|item| item.moment(zone).day() == Some(day)).collect();
        let grid = grid(&marked, &items, &teller, language, "")?;
        let link = |slug: &str| if changed.contains(slug) { format!("#c-{slug}") } else { String::new() };
        let title = date_full(day, language);
        Some(ChangedDay { grid: grid.linked(link).of_day(&title), title })
    };
    days.into_iter().filter_map(drawn).collect()
}
