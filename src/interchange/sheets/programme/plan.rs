//! What becomes of a programme's rows. No rule here asks a database.
use super::cells::{ALL_ROOMS, called, of_item, parent};
use super::known::{Known, named};
use super::{fields, people, time, words};
use crate::interchange::sheets::field::plain;
use crate::interchange::sheets::plan::{Act, FileRow, Planned, Target, differences};
use crate::interchange::sheets::values::{Reason, Values, get};
use crate::platform::language::Language;
use crate::platform::text::{Bilingual, Line, Prose, Wrong, fold};
use crate::platform::time::{DateField, PartOfDay, TimeField, parse_date, parse_time};
use crate::platform::words::word;
use crate::programme::schedule_item::When;
use chrono::{NaiveDate, NaiveTime, TimeDelta};
use sea_orm::ActiveEnum;
use std::collections::HashMap;

/// People an item may be expected to draw, as the studio's form takes them.
const EXPECTED: std::ops::RangeInclusive<i32> = 1..=100_000;

/// What somebody says of a programme as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The kind of items of which neither column nor title tells it.
    pub kind: String,
    /// Rooms, tracks and people that are not known are made.
    pub make: bool,
}

/// Works out what becomes of every row.
pub fn plan(rows: &[FileRow], known: &Known, wishes: &Wishes) -> Vec<Planned> {
    let mut seen = Seen::default();
    rows.iter().map(|row| planned(row, known, wishes, &mut seen)).collect()
}

/// What the rows above have said.
#[derive(Default)]
struct Seen {
    /// The day under whose heading the rows stand.
    day: Option<NaiveDate>,
    /// Items that are no part of another, as their parts name them: by folded title, and by row number.
    by_title: HashMap<String, String>,
    by_number: HashMap<String, String>,
    codes: HashMap<String, usize>,
}

fn planned(row: &FileRow, known: &Known, wishes: &Wishes, seen: &mut Seen) -> Planned {
    let label: String = get(&row.said, "title.vi").split_whitespace().collect::<Vec<_>>().join(" ").chars().take(160).collect();
    let planned = Planned::new(row.number, label);
    if let Some(day) = heading_of_day(&row.said, known) {
        seen.day = Some(day);
        return Planned { act: Act::Skip, ..planned };
    }
    if is_no_item(&row.said) {
        return Planned { act: Act::Skip, ..planned };
    }
    let code = get(&row.said, "code").trim().to_lowercase();
    if !code.is_empty()
        && let Some(before) = seen.codes.insert(code.clone(), row.number)
    {
        return planned.bad(vec![Reason::new("code", "sheets-twice").with("row", before)]);
    }
    match cleaned(&row.said, known, wishes, seen) {
        Ok(said) => compared(planned, said, (&row.said, &code), (known, wishes), seen),
        Err(reasons) => planned.bad(reasons),
    }
}

/// "NGÀY 22/11/2026": a row that says a day and nothing else.
fn heading_of_day(said: &Values, known: &Known) -> Option<NaiveDate> {
    let mut cells = said.values().filter(|cell| !cell.trim().is_empty());
    match (cells.next(), cells.next()) {
        (Some(cell), None) => time::day(cell, known.first_day).map(|(day, _)| day),
        _ => None,
    }
}

/// A line of numbers under the headings, or a row number alone.
fn is_no_item(said: &Values) -> bool {
    let cells: Vec<String> = said.values().filter(|cell| !cell.trim().is_empty()).map(|cell| plain(cell)).collect();
    let is_number = |cell: &String| cell.len() <= 2 && cell.chars().all(|c| c.is_ascii_digit());
    cells.is_empty() || (cells.len() > 2 && cells.iter().all(is_number)) || (cells.len() == 1 && !get(said, "number").trim().is_empty())
}

/// The cells in the form in which they are compared.
fn cleaned(raw: &Values, known: &Known, wishes: &Wishes, seen: &mut Seen) -> Result<Values, Vec<Reason>> {
    let (mut said, mut reasons) = (Values::new(), vec![]);
    let mut take = |field: &str, read: Result<String, Reason>| match read {
        Ok(value) => drop(said.insert(field.to_owned(), value)),
        Err(reason) => reasons.push(reason),
    };
    for field in fields::FIELDS.iter().filter(|field| field.is_kept() && !is_time(field.code) && field.code != "parent") {
        if let Some(text) = raw.get(field.code) {
            take(field.code, canonical(field.code, text, known, wishes));
        }
    }
    match times(raw, known, seen) {
        Ok(times) => said.extend(times),
        Err(reason) => reasons.push(reason),
    }
    match parent_of(raw, known, seen) {
        Ok(Some(parent)) => drop(said.insert("parent".to_owned(), parent)),
        Ok(None) => {}
        Err(reason) => reasons.push(reason),
    }
    if reasons.is_empty() { Ok(said) } else { Err(reasons) }
}

fn is_time(code: &str) -> bool {
    matches!(code, "day" | "from" | "to" | "part_of_day")
}

fn canonical(field: &str, text: &str, known: &Known, wishes: &Wishes) -> Result<String, Reason> {
    if text.trim().is_empty() {
        return Ok(String::new());
    }
    let wrong = |wrong: Wrong| Reason::wrong(field, wrong);
    let unknown = || Reason::new(field, "sheets-unknown-word");
    match field {
        "title.vi" | "title.en" => Line::<0, 240>::parse(text).map(Line::into_string).map_err(wrong),
        "description.vi" | "description.en" => Prose::<20_000>::parse(text).map(Prose::into_string).map_err(wrong),
        "kind" => words::kind(text).map(|kind| kind.to_value()).ok_or_else(unknown),
        "language" => words::spoken(text).map(|spoken| spoken.to_value()).ok_or_else(unknown),
        "room" => place(field, text, wishes, known.working.rooms.as_slice(), |room| &room.name),
        "track" => place(field, text, wishes, known.working.tracks.as_slice(), |track| &track.name),
        "people" => {
            let value = people::canonical(text, known, wishes.make)?;
            people::may_be_made(&value).map(|()| value)
        }
        "expected" => {
            let number = plain(text).replace(' ', "").parse::<i32>().ok().filter(|count| EXPECTED.contains(count));
            let range = Reason::new(field, "form-range").with("min", *EXPECTED.start()).with("max", *EXPECTED.end());
            number.map(|count| count.to_string()).ok_or(range)
        }
        _ => Ok(String::new()),
    }
}

/// A room or a track as it is called; the whole venue; or a new one, where those are to be made.
fn place<T>(field: &str, text: &str, wishes: &Wishes, list: &[T], name: fn(&T) -> &Bilingual) -> Result<String, Reason> {
    let folded = plain(text);
    let everywhere = Language::ALL.iter().any(|language| plain(&word(*language, "programme-all-rooms")) == folded)
        || folded == "toan bo"
        || text == ALL_ROOMS;
    if field == "room" && everywhere {
        return Ok(ALL_ROOMS.to_owned());
    }
    match named(list, name, text) {
        Some(one) => Ok(called(name(one)).to_owned()),
        None if wishes.make => Line::<1, 120>::parse(text).map(Line::into_string).map_err(|wrong| Reason::wrong(field, wrong)),
        None if field == "room" => Err(Reason::new(field, "sheets-room-unknown").with("name", text.trim())),
        None => Err(Reason::new(field, "sheets-track-unknown").with("name", text.trim())),
    }
}

/// Day and hours, wherever they are written: a range in one cell, a length instead of an end, the day in the heading above.
fn times(raw: &Values, known: &Known, seen: &mut Seen) -> Result<Values, Reason> {
    let mut said = Values::new();
    let text = |code: &str| get(raw, code).trim();
    let bad = |code: &str, key: &str| Reason::new(code, key);
    let (mut day, mut part) = (None, None);
    if !text("day").is_empty() {
        let found = time::day(text("day"), known.first_day).ok_or_else(|| bad("day", "form-date"))?;
        (day, part) = (Some(found.0), found.1);
    }
    let (mut from, mut to) = (None, None);
    if !text("from").is_empty() {
        let found = time::hours(text("from"));
        part = part.or_else(|| time::part_of_day(text("from")).filter(|_| found.is_none()));
        (from, to) = match found {
            Some((from, to)) => (Some(from), to),
            None if part.is_some() => (None, None),
            None => return Err(bad("from", "form-time")),
        };
        // A cell may hold the day along with the hour.
        day = day.or_else(|| parse_date(text("from").split_whitespace().next().unwrap_or_default()).ok());
    }
    if !text("to").is_empty() {
        to = Some(time::hours(text("to")).ok_or_else(|| bad("to", "form-time"))?.0);
    }
    if to.is_none() && !text("minutes").is_empty() {
        let minutes = time::minutes(text("minutes")).ok_or_else(|| bad("minutes", "form-not-a-number"))?;
        to = from.map(|from: NaiveTime| from + TimeDelta::minutes(minutes));
    }
    if !text("part_of_day").is_empty() {
        part = Some(time::part_of_day(text("part_of_day")).ok_or_else(|| bad("part_of_day", "sheets-unknown-word"))?);
    }
    // Day by day, the first row says it for those under it.
    let is_ours = !text("code").is_empty();
    seen.day = if is_ours { seen.day } else { day.or(seen.day) };
    let day = day.or(seen.day.filter(|_| !is_ours && (from.is_some() || part.is_some())));
    let hour = |time: NaiveTime| TimeField(time).to_string();
    let columns = [
        ("day", day.map(|day| DateField(day).to_string())),
        ("from", from.map(hour)),
        ("to", to.map(hour)),
        ("part_of_day", part.filter(|_| from.is_none()).map(|part: PartOfDay| part.code().to_owned())),
    ];
    for (code, value) in columns {
        // An empty cell of a column that is there may clear; a column that is not there says nothing.
        if value.is_some() || raw.contains_key(code) {
            said.insert(code.to_owned(), value.unwrap_or_default());
        }
    }
    Ok(said)
}

/// The larger item: by identifier, by title, or by the number of its row ("2" of "2.1").
fn parent_of(raw: &Values, known: &Known, seen: &Seen) -> Result<Option<String>, Reason> {
    let text = get(raw, "parent").trim();
    if text.is_empty() {
        let number = get(raw, "number").trim().trim_end_matches('.');
        let above = number.rsplit_once('.').filter(|_| get(raw, "code").is_empty()).and_then(|(above, _)| seen.by_number.get(above));
        return Ok(above.cloned().or_else(|| raw.contains_key("parent").then(String::new)));
    }
    if let Some(item) = known.item_with_code(&text.to_lowercase()) {
        return Ok(Some(parent(item)));
    }
    let folded = fold(text);
    if let Some(above) = seen.by_title.get(&folded) {
        return Ok(Some(above.clone()));
    }
    let tops = known.working.items.iter().filter(|item| item.parent_id.is_none());
    let mut alike = tops.filter(|item| fold(&item.title.vi) == folded || fold(&item.title.en) == folded);
    match (alike.next(), alike.next()) {
        (Some(item), None) => Ok(Some(parent(item))),
        (Some(_), Some(_)) => Err(Reason::new("parent", "sheets-several-of-that-title")),
        (None, _) => Err(Reason::new("parent", "sheets-no-such-parent").with("title", text)),
    }
}

fn compared(
    mut planned: Planned,
    mut said: Values,
    (raw, code): (&Values, &str),
    (known, wishes): (&Known, &Wishes),
    seen: &mut Seen,
) -> Planned {
    let item = match code {
        "" => None,
        code => match known.item_with_code(code) {
            Some(item) => Some(item),
            None => return planned.bad(vec![Reason::new("code", "sheets-code-unknown")]),
        },
    };
    let record = item.map(|item| of_item(item, known)).unwrap_or_default();
    if item.is_none() && get(&said, "kind").is_empty() {
        said.insert("kind".into(), kind_of(&said, wishes));
    }
    planned.cells = differences(fields::FIELDS, &said, &record, if item.is_some() { get(raw, "stamp") } else { "" });
    let after = planned.over(&record, true);
    if let Some(reason) = wrong(&after) {
        return planned.bad(vec![reason]);
    }
    note_for_parts(&planned, raw, &after, item.map(parent), seen);
    planned.label = get(&after, "title.vi").to_owned();
    planned.target = Target { subject: item.map(|item| (item.id, item.version)), delegate: None };
    planned.act = match (item, planned.cells.is_empty()) {
        (None, _) => Act::Add,
        (Some(_), true) => Act::Same,
        (Some(_), false) => Act::Change,
    };
    planned
}

/// Told by the title; a part of something larger is a speech; else what was chosen for the file.
fn kind_of(said: &Values, wishes: &Wishes) -> String {
    let guess = words::guessed(get(said, "title.vi")).or_else(|| words::guessed(get(said, "title.en")));
    let usual = if get(said, "parent").is_empty() { wishes.kind.clone() } else { "speech".to_owned() };
    guess.map_or(usual, |kind| kind.to_value())
}

/// What the studio's form would refuse as well.
fn wrong(after: &Values) -> Option<Reason> {
    if get(after, "title.vi").is_empty() {
        return Some(Reason::new("title.vi", "form-required"));
    }
    if get(after, "kind").is_empty() {
        return Some(Reason::new("kind", "form-required"));
    }
    // A part may leave the day to what holds it.
    let any = NaiveDate::MIN;
    let when = when(after).within(Some(any).filter(|_| !get(after, "parent").is_empty()));
    when.may_be().err().map(|no| Reason { field: no.field.as_deref().unwrap_or_default().to_owned(), ..Reason::refused(&no) })
}

/// What cells say of when it takes place.
pub fn when(values: &Values) -> When {
    When {
        day: parse_date(get(values, "day")).ok(),
        part_of_day: super::cells::part_of_day_of(get(values, "part_of_day")),
        from: parse_time(get(values, "from")).ok(),
        to: parse_time(get(values, "to")).ok(),
    }
}

/// Rows below may be parts of this one.
fn note_for_parts(planned: &Planned, raw: &Values, after: &Values, known: Option<String>, seen: &mut Seen) {
    if !get(after, "parent").is_empty() {
        return;
    }
    let title = get(after, "title.vi");
    let named = known.unwrap_or_else(|| format!("row:{} {title}", planned.number));
    seen.by_title.insert(fold(title), named.clone());
    let number = get(raw, "number").trim().trim_end_matches('.');
    if !number.is_empty() {
        seen.by_number.insert(number.to_owned(), named);
    }
}
