//! The event's log: who did what, when, and how the thing looked before and after.
mod difference;
mod fields;
mod subjects;

use crate::events::{Organizer, Rail};
use crate::platform::Db;
use crate::platform::change::log_line::{self, COLUMN};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::time::{date_range, local, timestamp};
use crate::platform::words::word;
use chrono_tz::Tz;
use difference::{Change, Reader, differences};
use rocket::Route;
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use subjects::{Subjects, subjects};

/// Lines on one page.
const LINES: usize = 50;

pub fn routes() -> Vec<Route> {
    routes![log]
}

/// Which part of the log is asked for: lines older than one, or newer than one, about one kind of thing.
#[derive(FromForm)]
struct Asked<'r> {
    before: Option<i64>,
    after: Option<i64>,
    kind: Option<&'r str>,
}

#[get("/studio/<_>/log?<asked..>")]
async fn log(asked: Asked<'_>, organizer: Organizer, db: &Db) -> Result<Page<Log>> {
    let editor = organizer.0;
    let kind = asked.kind.filter(|kind| fields::KINDS.iter().any(|(known, _)| known == kind));
    let (lines, more) = read(db.reader(), editor.event.id, &asked, kind).await?;
    let subjects = subjects(db.reader(), &editor.event, &lines).await?;
    let (zone, language) = (editor.event.tz(), editor.visit.language);
    let view = Log {
        rail: editor.rail("log"),
        kind: kind.unwrap_or_default().to_owned(),
        kinds: fields::KINDS.iter().map(|(value, key)| Kind { value, label: word(language, key) }).collect(),
        pager: pager(&format!("/studio/{}/log", editor.event.slug), &lines, more, &asked, (zone, language)),
        lines: lines.iter().map(|line| shown(line, &subjects, (zone, language))).collect(),
    };
    Ok(editor.visit.page(view))
}

/// One page of lines, newest first, and whether there are more in the direction asked.
async fn read(db: &DatabaseConnection, event_id: i64, asked: &Asked<'_>, kind: Option<&str>) -> Result<(Vec<log_line::Model>, bool)> {
    let mut query = log_line::Entity::find().filter(COLUMN.scope.eq(event_id)).limit(LINES as u64 + 1);
    if let Some(kind) = kind {
        query = query.filter(COLUMN.subject.starts_with(format!("{kind}:")));
    }
    query = match (asked.before, asked.after) {
        (_, Some(after)) => query.filter(COLUMN.id.gt(after)).order_by_asc(COLUMN.id),
        (Some(before), _) => query.filter(COLUMN.id.lt(before)).order_by_desc(COLUMN.id),
        _ => query.order_by_desc(COLUMN.id),
    };
    let mut lines = query.all(db).await?;
    let more = lines.len() > LINES;
    lines.truncate(LINES);
    if asked.after.is_some() {
        lines.reverse();
    }
    Ok((lines, more))
}

#[derive(Serialize)]
struct Log {
    rail: Rail,
    kind: String,
    kinds: Vec<Kind>,
    lines: Vec<Line>,
    pager: Pager,
}

impl View for Log {
    const TEMPLATE: &'static str = "pages/log";
}

#[derive(Serialize)]
struct Kind {
    value: &'static str,
    label: String,
}

#[derive(Serialize)]
struct Line {
    at: String,
    actor: String,
    /// What was done, up to the name of what it was done to.
    act: String,
    label: String,
    /// Where that is found; empty for what is gone.
    href: String,
    /// The end of the sentence, after the name.
    rest: String,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Pager {
    text: String,
    previous: Option<String>,
    next: Option<String>,
}

fn shown(line: &log_line::Model, subjects: &Subjects, (zone, language): (Tz, Language)) -> Line {
    let kind = line.subject.split(':').next().unwrap_or_default();
    let reader = Reader { zone, language, kind };
    let said = act(&line.act, language);
    let (before, after) = said.split_once(LABEL).map_or((format!("{said} "), ""), |(before, after)| (before.to_owned(), after));
    let unsaid = !said.contains(LABEL) && goes_without_saying(line, kind);
    Line {
        at: timestamp(line.at, zone, language),
        actor: line.actor_name.clone(),
        act: inside_a_line(&before),
        label: if unsaid { String::new() } else { line.label.clone() },
        href: subjects.address(line).unwrap_or_default(),
        rest: after.to_owned(),
        changes: differences(line.before.as_ref(), line.after.as_ref(), &reader),
    }
}

/// Stands in a sentence where the name of its subject belongs.
const LABEL: char = '\u{1}';

/// Some acts name what they were done to in their own sentence, by `{ $label }`; after the others the name follows.
fn act(key: &str, language: Language) -> String {
    let label = serde_json::Value::from(LABEL.to_string());
    let said = |engine: std::sync::Arc<crate::platform::templates::Engine>| engine.words.say(language, key, [("label", &label)]);
    crate::platform::templates::engine().and_then(said).unwrap_or_else(|_| key.to_owned())
}

/// An act follows the name of who did it, so it begins small; abbreviations stay as they are.
fn inside_a_line(act: &str) -> String {
    let mut letters = act.chars();
    let (first, second) = (letters.next(), act.chars().nth(1));
    match first {
        Some(first) if !second.is_some_and(char::is_uppercase) => first.to_lowercase().chain(letters).collect(),
        _ => act.to_owned(),
    }
}

/// The log of an event need not name the event, and a person who acts on themselves is named already.
fn goes_without_saying(line: &log_line::Model, kind: &str) -> bool {
    kind == "event" || line.label == line.actor_name
}

/// Links to newer and older lines. Keys, not page numbers: new lines push nothing around.
fn pager(base: &str, lines: &[log_line::Model], more: bool, asked: &Asked<'_>, (zone, language): (Tz, Language)) -> Pager {
    let kind = asked.kind.filter(|kind| !kind.is_empty()).map(|kind| format!("&kind={kind}")).unwrap_or_default();
    let (newest, oldest) = (lines.first(), lines.last());
    let backwards = asked.after.is_some();
    let (newer, older) = if backwards { (more, true) } else { (asked.before.is_some(), more) };
    let day = |line: Option<&log_line::Model>| line.map(|line| local(line.at, zone).date());
    Pager {
        text: if lines.is_empty() { String::new() } else { date_range(day(oldest), day(newest), language) },
        previous: newest.filter(|_| newer).map(|line| format!("{base}?after={}{kind}", line.id)),
        next: oldest.filter(|_| older).map(|line| format!("{base}?before={}{kind}", line.id)),
    }
}

#[cfg(test)]
mod tests {
    use super::inside_a_line;

    #[test]
    fn an_act_begins_small_unless_it_is_an_abbreviation() {
        for (act, expected) in [("Đổi giờ", "đổi giờ"), ("sửa", "sửa"), ("UBND duyệt", "UBND duyệt"), ("", "")] {
            assert_eq!(inside_a_line(act), expected);
        }
    }
}
