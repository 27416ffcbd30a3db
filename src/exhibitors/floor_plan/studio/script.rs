//! What the scripts of the editor begin with: the hall, what stands in it, the kinds to draw with, and the words they say.
use super::view::{KindNow, background};
use crate::exhibitors::floor_plan::hall;
use crate::platform::form::Choice;
use crate::platform::language::Language;
use crate::platform::page::json_ld;
use crate::platform::words::{say, word};
use serde_json::{Map, Value, json};

/// Words of the scripts, and what is put into them: `#name` stands where the browser writes the value.
const WORDS: &[(&str, &[&str])] = &[
    ("plan-status-saved", &[]),
    ("plan-status-saving", &[]),
    ("plan-status-offline", &[]),
    ("plan-status-failed", &[]),
    ("plan-status-others", &["by"]),
    ("plan-refused", &["why"]),
    ("plan-undo", &[]),
    ("plan-redo", &[]),
    ("plan-ghost-row", &["count", "rows"]),
    ("plan-ghost-at", &["x", "y"]),
    ("plan-chosen-none", &[]),
    ("plan-chosen-many", &["count"]),
    ("plan-booth-free", &[]),
    ("plan-booth-says", &["number", "kind", "who"]),
    ("plan-moved-to", &["label", "x", "y"]),
    ("plan-locked-some", &[]),
    ("plan-wrong-metres", &[]),
    ("plan-stand-hint", &["who"]),
    ("plan-tool-booths", &["kind"]),
    ("plan-tool-mark", &["sort"]),
];

/// What a page brings along.
pub struct Brought<'a> {
    pub base: &'a str,
    pub hall: &'a hall::Model,
    pub kinds: &'a [KindNow],
    pub sorts: &'a [Choice],
    pub villages: &'a [Choice],
    pub known: Value,
}

/// Ready JSON for the page.
pub fn data(brought: &Brought<'_>, language: Language) -> String {
    let spoken = |(key, names): &(&str, &[&str])| {
        let places: Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), json!(format!("#{name}")))).collect();
        let text = if names.is_empty() { word(language, key) } else { say(language, key, &Value::Object(places)) };
        ((*key).to_owned(), Value::String(text))
    };
    let words: Map<String, Value> = WORDS.iter().map(spoken).collect();
    let hall = brought.hall;
    json_ld(&json!({
        "base": brought.base,
        "hall": { "id": hall.id, "width": hall.width_cm, "depth": hall.depth_cm, "aisle": hall.aisle_cm, "background": background(hall) },
        "kinds": brought.kinds, "sorts": brought.sorts, "villages": brought.villages, "state": brought.known, "words": words,
    }))
}
