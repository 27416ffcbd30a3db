//! The strip "now and next", ready to be drawn.
use super::item_view::Teller;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::time::{local, time};
use crate::platform::words::say;
use crate::programme::released::now_and_next;
use crate::programme::snapshot::{Item, Snapshot};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;

/// What `parts/live` takes.
#[derive(Clone, Debug, Serialize)]
pub struct Live {
    now: Vec<Entry>,
    next: Vec<Entry>,
    candidates: Vec<Entry>,
}

#[derive(Clone, Debug, Serialize)]
struct Entry {
    title: Bilingual,
    href: String,
    from: String,
    to: String,
    /// "đến 9h40" of what is on, "10h00" of what is next.
    until: String,
    starts: String,
    ends: String,
    place: Option<Bilingual>,
}

/// The strip at a moment. `base` is the address of the programme: "/vi/<event>/programme".
pub fn live(snapshot: &Snapshot, now: DateTime<Utc>, language: Language, base: &str) -> Live {
    let teller = Teller::new(snapshot, language);
    let zone = snapshot.tz();
    let clock = |at: Option<DateTime<Utc>>| at.map(|at| time(local(at, zone).time(), language)).unwrap_or_default();
    let iso = |at: Option<DateTime<Utc>>| at.map(|at| at.with_timezone(&zone).to_rfc3339()).unwrap_or_default();
    let entry = |item: &Item, is_on: bool| {
        let starts = clock(item.starts_at);
        let ends = say(language, "programme-until", &json!({ "time": clock(item.ends_at) }));
        Entry {
            title: item.title.clone(),
            href: format!("{base}/{}", item.slug),
            from: iso(item.starts_at),
            to: iso(item.ends_at),
            until: if is_on { ends.clone() } else { starts.clone() },
            starts,
            ends,
            place: teller.place_of(item).cloned(),
        }
    };
    let found = now_and_next(snapshot, now);
    Live {
        now: found.now.iter().map(|item| entry(item, true)).collect(),
        next: found.next.iter().map(|item| entry(item, false)).collect(),
        candidates: found.coming.iter().map(|item| entry(item, item.is_on(now))).collect(),
    }
}
