//! What the scripts of the editor begin with: the items of the day, rooms, days, kinds, and the words they say.
use super::Sight;
use super::card::Dealer;
use super::days::DayTab;
use crate::platform::form::Choice;
use crate::platform::page::json_ld;
use crate::platform::time::date_full;
use crate::platform::words::{say, word};
use crate::programme::acts::state::{ItemState, States};
use crate::programme::rooms::note;
use crate::programme::schedule_item;
use chrono::NaiveDate;
use serde_json::{Map, Value, json};

/// Words of the scripts, and what is put into them: `#name` stands where the browser writes the value.
const WORDS: &[(&str, &[&str])] = &[
    ("studio-said-picked", &["title"]),
    ("studio-said-at", &["time", "room"]),
    ("studio-said-dropped-back", &["title"]),
    ("studio-said-shelf", &[]),
    ("studio-said-offline", &[]),
    ("studio-said-refused", &["why"]),
    ("studio-said-failed", &[]),
    ("studio-said-others", &["by"]),
    ("studio-said-released", &["number"]),
    ("studio-here-on", &["title"]),
    ("studio-warned", &["count"]),
    ("studio-no-room", &[]),
    ("studio-no-hour", &[]),
    ("studio-delete-parts", &["title", "count"]),
    ("studio-delete-sure", &["title"]),
    ("studio-undo", &[]),
    ("studio-redo", &[]),
    ("studio-hidden-rooms", &["count"]),
    ("studio-room-pin", &["room"]),
    ("studio-room-unpin", &["room"]),
    ("studio-room-hide", &["room"]),
    ("studio-room-show", &["room"]),
    ("studio-room-left", &["room"]),
    ("studio-room-right", &["room"]),
    ("studio-cell-edit", &["field"]),
    ("studio-open", &[]),
    ("studio-detail-when", &[]),
    ("studio-detail-people", &[]),
    ("studio-detail-expected", &[]),
    ("studio-detail-open", &[]),
    ("studio-detail-nest", &[]),
    ("studio-detail-nest-none", &[]),
    ("studio-detail-parts", &[]),
    ("studio-detail-copy", &[]),
    ("studio-detail-cancel", &[]),
    ("studio-detail-restore", &[]),
    ("studio-detail-part", &[]),
    ("studio-detail-later", &[]),
    ("studio-detail-shelf", &[]),
    ("studio-detail-move", &[]),
    ("studio-detail-place", &[]),
    ("studio-column-title-vi", &[]),
    ("studio-column-title-en", &[]),
    ("studio-column-from", &[]),
    ("studio-column-to", &[]),
    ("studio-delete", &[]),
    ("programme-filter-day", &[]),
    ("programme-filter-room", &[]),
    ("programme-filter-kind", &[]),
    ("programme-all-rooms", &[]),
    ("programme-state-off", &[]),
];

/// Ready JSON for the page.
pub fn data(
    dealer: &Dealer<'_>,
    states: &States<'_>,
    (sight, day, at): (Sight, Option<NaiveDate>, i64),
    days: &[DayTab],
    kinds: &[Choice],
) -> String {
    let language = dealer.language;
    let items = dealer.working.items.iter().filter(|item| shown(dealer, item, day));
    let items: Vec<ItemState> = items.map(|item| states.item(item)).collect();
    let rooms = dealer.working.rooms.iter();
    let rooms: Vec<Value> =
        rooms.map(|room| json!({ "id": room.id, "name": room.name, "note": note(room, language), "shared": room.shared })).collect();
    let days: Vec<Value> = days.iter().map(|tab| json!({ "day": tab.day, "short": tab.short, "full": tab.full })).collect();
    let spoken = |(key, names): &(&str, &[&str])| {
        let places: Map<String, Value> = names.iter().map(|name| ((*name).to_owned(), json!(format!("#{name}")))).collect();
        let text = if names.is_empty() { word(language, key) } else { say(language, key, &Value::Object(places)) };
        ((*key).to_owned(), Value::String(text))
    };
    let words: Map<String, Value> = WORDS.iter().map(spoken).collect();
    json_ld(&json!({
        "base": dealer.base, "view": sight, "day": day, "day_label": day.map(|day| date_full(day, language)),
        "rooms": rooms, "days": days, "kinds": kinds, "items": items, "at": at, "words": words,
    }))
}

/// The day's items, the shelf's, and the parts of both.
fn shown(dealer: &Dealer<'_>, item: &schedule_item::Model, day: Option<NaiveDate>) -> bool {
    let own = |item: &schedule_item::Model| item.starts_at.is_none() || item.local_day(dealer.zone) == day;
    own(item) || item.parent_id.and_then(|parent| dealer.working.item(parent)).is_some_and(own)
}
