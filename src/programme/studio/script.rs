//! What the scripts of the editor begin with: the items of the day, rooms, days, kinds, and the words they say.
use super::Sight;
use super::card::Dealer;
use super::days::DayTab;
use crate::events::{Editor, event};
use crate::platform::page::json_ld;
use crate::platform::time::date_full;
use crate::platform::words::{say, word};
use crate::programme::plan::Choice;
use crate::programme::rooms::note;
use crate::programme::schedule_item;
use chrono::NaiveDate;
use sea_orm::ActiveEnum;
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
    ("studio-delete", &[]),
    ("programme-filter-room", &[]),
    ("programme-filter-kind", &[]),
    ("programme-all-rooms", &[]),
    ("programme-state-off", &[]),
];

/// Ready JSON for the page.
pub fn data(editor: &Editor, dealer: &Dealer<'_>, sight: Sight, day: Option<NaiveDate>, days: &[DayTab], kinds: &[Choice]) -> String {
    let language = dealer.language;
    let items: Vec<Value> =
        dealer.working.items.iter().filter(|item| shown(dealer, item, day)).map(|item| state(dealer, item, &editor.event)).collect();
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
        "rooms": rooms, "days": days, "kinds": kinds, "items": items, "words": words,
    }))
}

/// The day's items, the shelf's, and the parts of both.
fn shown(dealer: &Dealer<'_>, item: &schedule_item::Model, day: Option<NaiveDate>) -> bool {
    let own = |item: &schedule_item::Model| item.starts_at.is_none() || item.local_day(dealer.zone) == day;
    own(item) || item.parent_id.and_then(|parent| dealer.working.item(parent)).is_some_and(own)
}

fn state(dealer: &Dealer<'_>, item: &schedule_item::Model, event: &event::Model) -> Value {
    let when = item.when(event.tz());
    let hour = |at: Option<chrono::NaiveTime>| at.map(|at| at.format("%H:%M").to_string());
    let people: Vec<_> = dealer.working.people_of(item.id).map(|(_, person)| person.name.as_str()).collect();
    json!({
        "id": item.id, "version": item.version, "title": item.title, "kind": item.kind.to_value(),
        "kind_label": word(dealer.language, item.kind.key()), "day": when.day, "from": hour(when.from), "to": hour(when.to),
        "part_of_day": when.part_of_day, "room": item.room_id, "all_rooms": item.all_rooms, "parent": item.parent_id,
        "place": item.place, "track": item.track_id, "off": item.is_cancelled(), "expected": item.expected, "people": people,
        "href": format!("{}/{}", dealer.base, item.id), "released": false, "warnings": dealer.counts.get(&item.id).copied().unwrap_or_default(),
    })
}
