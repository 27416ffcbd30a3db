//! What an act has done, in one sentence for who looks and who listens.
use super::asked::Asked;
use super::perform::Done;
use crate::events::event;
use crate::platform::acts::Named;
use crate::platform::change::log_line;
use crate::platform::language::Language;
use crate::platform::time::{date_short, time_range, weekday_short};
use crate::platform::words::{say, word};
use crate::programme::schedule_item::{self, part_of_day_key};
use crate::programme::working::Working;
use serde_json::json;

/// The sentence of an act.
pub fn said(event: &event::Model, language: Language, asked: &Asked, done: &Done) -> String {
    let working = &done.checked.working;
    let count = done.items.len() + done.gone.len();
    let item = asked.item().filter(|_| !matches!(asked, Asked::Copy(_))).or(done.items.first().copied());
    let item = item.and_then(|id| working.item(id));
    let spot = item.map(|item| spot(event, language, working, item)).unwrap_or_default();
    let args = json!({ "title": done.label, "spot": spot, "count": count, "parts": count.saturating_sub(1) });
    match asked {
        Asked::Undo | Asked::Redo => {
            let key = if *asked == Asked::Undo { "programme-act-said-undone" } else { "programme-act-said-redone" };
            say(language, key, &json!({ "act": done.what.as_ref().map(|what| named(language, what)) }))
        }
        _ if count == 0 => word(language, "programme-act-said-nothing"),
        Asked::Place(place) if place.spot.is_shelf() => say(language, "programme-act-said-shelved", &args),
        Asked::Place(_) => say(language, "programme-act-said-placed", &args),
        Asked::Nest(_) => say(language, "programme-act-said-nested", &args),
        Asked::Reorder(_) => say(language, "programme-act-said-reordered", &args),
        Asked::Add(_) => say(language, "programme-act-said-added", &args),
        Asked::Copy(_) => say(language, "programme-act-said-copied", &args),
        Asked::Words(_) => say(language, "programme-act-said-words", &args),
        Asked::Cancel(cancel) if cancel.off => say(language, "programme-act-said-cancelled", &args),
        Asked::Cancel(_) => say(language, "programme-act-said-restored", &args),
        Asked::Delete(_) if count > 1 => say(language, "programme-act-said-deleted-along", &args),
        Asked::Delete(_) => say(language, "programme-act-said-deleted", &args),
        Asked::Shift(_) => say(language, "programme-act-said-shifted", &args),
        Asked::CopyDay(_) | Asked::CopyEvent(_) => say(language, "programme-act-said-day-copied", &args),
    }
}

/// An act as a button names it: "xếp “Lễ khai mạc”".
pub fn named(language: Language, (act, label): &Named) -> String {
    say(language, act, &json!({ "label": label }))
}

/// "T3 24/11, 8h30–9h40, Hội trường A".
pub fn spot(event: &event::Model, language: Language, working: &Working, item: &schedule_item::Model) -> String {
    let when = item.when(event.tz());
    let day = when.day.map(|day| format!("{} {}", weekday_short(day, language), date_short(day, language)));
    let hours = when.from.map(|from| time_range(from, when.to, language));
    let part = when.part_of_day.filter(|_| when.from.is_none()).map(|part| word(language, part_of_day_key(part)));
    let room = match working.room(item.room_id) {
        Some(room) => Some(room.name.plain(language).to_owned()),
        None => item.all_rooms.then(|| word(language, "programme-all-rooms")),
    };
    [day, hours, part, room].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A line of the log, after the name of who did it: "đã xếp mục chương trình “Khai mạc”".
pub fn logged(language: Language, line: &log_line::Model) -> String {
    let act = say(language, &line.act, &json!({ "label": line.label }));
    if line.label.is_empty() || act.contains(&line.label) { act } else { format!("{act} “{}”", line.label) }
}
