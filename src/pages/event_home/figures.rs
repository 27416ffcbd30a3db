//! The event in figures: days, items, people, exhibitors. A figure of nothing is left out.
use crate::events::event;
use crate::platform::language::Language;
use crate::platform::numbers::grouped;
use crate::platform::words::say;
use crate::programme::snapshot::Snapshot;
use serde::Serialize;
use serde_json::json;

/// One figure, with the page where it can be looked through.
#[derive(Serialize)]
pub struct Figure {
    number: String,
    /// "đại biểu và diễn giả".
    label: String,
    href: String,
}

/// How many people and exhibitors an event has.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub people: usize,
    pub exhibitors: u64,
}

/// Days are those of the event itself, and only where both ends are known: a programme may not have them all.
pub fn figures(event: &event::Model, snapshot: Option<&Snapshot>, counts: Counts, base: &str, language: Language) -> Vec<Figure> {
    let items = snapshot.map_or(0, |snapshot| snapshot.all().filter(|item| !item.cancelled).count());
    let days = event.starts_on.zip(event.ends_on).map_or(0, |(first, last)| (last - first).num_days() + 1);
    let table = [
        (days, "pages-figure-days", "programme"),
        (items as i64, "pages-figure-items", "programme"),
        (counts.people as i64, "pages-figure-people", "people"),
        (i64::try_from(counts.exhibitors).unwrap_or_default(), "pages-figure-exhibitors", "exhibitors"),
    ];
    let figure = |(number, key, page): (i64, &str, &str)| Figure {
        number: grouped(number, language),
        label: say(language, key, &json!({ "count": number })),
        href: format!("{base}/{page}"),
    };
    table.into_iter().filter(|(number, ..)| *number > 0).map(figure).collect()
}
