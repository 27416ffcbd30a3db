//! What becomes of a list of delegates. No rule here asks a database.
use super::cells::canonical;
use super::record::{Known, Record, uuid_in};
use super::{fields, name, posts};
use crate::interchange::sheets::field::plain;
use crate::interchange::sheets::plan::{Act, FileRow, Planned, Target, differences};
use crate::interchange::sheets::values::{Reason, Values, get};
use crate::people::delegate;
use crate::platform::text::fold;
use std::collections::{BTreeMap, HashMap};

/// What somebody says of a list as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The part of those for whom the file names none.
    pub part: String,
    /// Their side, where the file names none; may be empty.
    pub side: String,
    /// Whether telephone numbers and e-mail addresses are read.
    pub contacts: bool,
}

/// Works out what becomes of every row.
pub fn plan(rows: &[FileRow], known: &Known, wishes: &Wishes) -> Vec<Planned> {
    let mut seen = Seen::default();
    rows.iter().map(|row| planned(row, known, wishes, &mut seen)).collect()
}

/// Who was met already in the file.
#[derive(Default)]
struct Seen {
    /// Presences: person and part, and the row they stand in.
    known: HashMap<(i64, String), usize>,
    new: HashMap<String, Vec<(usize, Values)>>,
}

fn planned(row: &FileRow, known: &Known, wishes: &Wishes, seen: &mut Seen) -> Planned {
    let label = name::written(&row.said);
    let planned = Planned::new(row.number, label.clone());
    if is_no_person(&row.said, &label) {
        return Planned { act: Act::Skip, ..planned };
    }
    let said = match cleaned(&row.said, wishes) {
        Ok(said) => said,
        Err(reasons) => return planned.bad(reasons),
    };
    let code = get(&row.said, "code");
    let found = match code {
        "" => whom(&said, known),
        code => known.with_code(&uuid_in(code).to_lowercase()).map(Some).ok_or_else(|| Reason::new("code", "sheets-code-unknown")),
    };
    match found {
        Err(reason) => planned.bad(vec![reason]),
        Ok(None) => added(planned, said, known, wishes, seen),
        Ok(Some(record)) => compared(planned, said, (record, code, get(&row.said, "stamp")), wishes, seen),
    }
}

/// The heading of a group, or the line of numbers under the headings.
fn is_no_person(said: &Values, label: &str) -> bool {
    let cells: Vec<&str> = said.values().map(String::as_str).filter(|cell| !cell.trim().is_empty()).collect();
    let is_number = |cell: &&str| plain(cell).len() <= 2 && plain(cell).chars().all(|c| c.is_ascii_digit());
    if cells.is_empty() || (cells.len() > 2 && cells.iter().all(is_number)) {
        return true;
    }
    let number = get(said, "number").trim().trim_end_matches(['.', ')', '/']);
    let is_group = !number.is_empty() && number.chars().all(|c| "IVXLABCDEFGH".contains(c));
    let others = said
        .iter()
        .filter(|(code, cell)| !["number", "name", "family", "given"].contains(&code.as_str()) && !cell.trim().is_empty())
        .count();
    let heads = ["dai bieu ", "khach moi", "lanh dao", "ban to chuc", "danh sach", "cac so", "tong cong", "tong so", "cong"];
    let folded = plain(label);
    others == 0 && (is_group || label.is_empty() || heads.iter().any(|head| folded == head.trim() || folded.starts_with(head)))
}

/// The cells in the form in which they are kept, the name put together and freed of what stands before it.
fn cleaned(raw: &Values, wishes: &Wishes) -> Result<Values, Vec<Reason>> {
    let mut raw = raw.clone();
    let label = name::written(&raw);
    if get(&raw, "name").trim().is_empty() && !label.is_empty() {
        raw.insert("name".into(), label);
    }
    // A file of ours is taken at its word.
    if get(&raw, "code").is_empty() {
        let (honorific, degrees, name) = name::split(get(&raw, "name"));
        raw.insert("name".into(), name);
        for (code, text) in [("honorific", honorific), ("degrees", degrees)] {
            if !text.is_empty() && get(&raw, code).trim().is_empty() {
                raw.insert(code.into(), text);
            }
        }
    }
    let (mut said, mut reasons) = (Values::new(), vec![]);
    for field in fields::FIELDS.iter().filter(|field| field.is_kept()) {
        let Some(text) = raw.get(field.code).filter(|_| wishes.contacts || !fields::CONTACTS.contains(&field.code)) else { continue };
        match canonical(field.code, text) {
            Ok(value) => drop(said.insert(field.code.to_owned(), value)),
            Err(reason) => reasons.push(reason),
        }
    }
    // A row that is found by its code may leave its name out.
    let is_found = !get(&raw, "code").is_empty() && !raw.contains_key("name");
    if get(&said, "name").is_empty() && reasons.is_empty() && !is_found {
        reasons.push(Reason::new("name", "form-required"));
    }
    match posts::read(&said, None) {
        // One organisation for several posts is written as the record would say it, so that equal things look equal.
        Ok(read) => {
            let written = posts::written(&read.iter().map(|post| (post, true)).collect::<Vec<_>>());
            written
                .into_iter()
                .filter(|(code, _)| raw.contains_key(*code))
                .for_each(|(code, text)| drop(said.insert(code.to_owned(), text)));
        }
        Err(reason) => reasons.push(reason),
    }
    reasons.extend(uneven(&said).err());
    if reasons.is_empty() { Ok(said) } else { Err(reasons) }
}

/// Printed titles in both languages stand side by side.
fn uneven(said: &Values) -> Result<(), Reason> {
    let count = |code: &str| get(said, code).lines().filter(|line| !line.trim().is_empty()).count();
    let (vi, en) = (count("printed.vi"), count("printed.en"));
    if vi == 0 || en == 0 || vi == en { Ok(()) } else { Err(Reason::new("printed.vi", "people-titles-uneven")) }
}

/// Whom a row without a code means: somebody of the same name with whom it agrees in organisation, e-mail or telephone; or
/// the only one of that name, where nothing speaks against it.
fn whom<'a>(said: &Values, known: &'a Known) -> Result<Option<&'a Record>, Reason> {
    let alike: Vec<(&Record, Likeness)> =
        known.named(&fold(get(said, "name"))).map(|record| (record, likeness(said, &record.values(None)))).collect();
    let of = |wanted: Likeness| alike.iter().filter(move |(_, like)| *like == wanted).map(|(record, _)| *record);
    let several = || Reason::new("name", "sheets-several-of-that-name").with("count", alike.len());
    let (sure, perhaps): (Vec<_>, Vec<_>) = (of(Likeness::Same).collect(), of(Likeness::Unsaid).collect());
    match (sure.as_slice(), perhaps.as_slice()) {
        ([one], _) | ([], [one]) => Ok(Some(*one)),
        ([], []) => Ok(None),
        // Of several who are alike, the one who comes to this event is meant.
        (several_sure, perhaps) => {
            let list = if several_sure.is_empty() { perhaps } else { several_sure };
            let mut here = list.iter().filter(|record| !record.delegates.is_empty());
            match (here.next(), here.next()) {
                (Some(one), None) => Ok(Some(*one)),
                _ => Err(several()),
            }
        }
    }
}

/// How two people of one name compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Likeness {
    /// They have an organisation, an e-mail address or a telephone number in common.
    Same,
    /// Nothing is known of both.
    Unsaid,
    /// They differ in what is known of both.
    Other,
}

fn likeness(one: &Values, other: &Values) -> Likeness {
    let bodies = |values: &Values| -> Vec<String> {
        let lines = get(values, "organisation.vi").lines().chain(get(values, "organisation.en").lines());
        lines.map(fold).filter(|line| line != posts::NONE).collect()
    };
    let same = |code: &str| Some(get(one, code) == get(other, code)).filter(|_| !get(one, code).is_empty() && !get(other, code).is_empty());
    let (mine, theirs) = (bodies(one), bodies(other));
    let body = Some(mine.iter().any(|body| theirs.contains(body))).filter(|_| !mine.is_empty() && !theirs.is_empty());
    let told = [same("email"), same("phone"), body];
    match () {
        () if told.contains(&Some(true)) => Likeness::Same,
        () if told.contains(&Some(false)) => Likeness::Other,
        () => Likeness::Unsaid,
    }
}

fn added(mut planned: Planned, said: Values, known: &Known, wishes: &Wishes, seen: &mut Seen) -> Planned {
    let folded = fold(get(&said, "name"));
    let twins = seen.new.entry(folded.clone()).or_default();
    if let Some((row, _)) = twins.iter().find(|(_, other)| likeness(&said, other) != Likeness::Other) {
        let twice = Reason::new("name", "sheets-twice").with("row", *row);
        return planned.bad(vec![twice]);
    }
    twins.push((planned.number, said.clone()));
    if let Some(other) = known.named(&folded).next() {
        let post = other.values(None);
        let said_of = get(&post, "organisation.vi").replace('\n', ", ");
        planned.reasons.push(Reason::new("name", "sheets-namesake").with("who", other.person.name.as_str()).with("what", said_of));
    }
    planned.cells = differences(fields::FIELDS, &with_wishes(said, wishes), &Values::new(), "");
    planned.act = Act::Add;
    planned
}

/// Part and side of those for whom the file names none.
fn with_wishes(mut said: Values, wishes: &Wishes) -> Values {
    for (code, wish) in [("part", &wishes.part), ("side", &wishes.side)] {
        if get(&said, code).is_empty() {
            said.insert(code.to_owned(), wish.clone());
        }
    }
    said
}

fn compared(mut planned: Planned, said: Values, (record, code, stamp): (&Record, &str, &str), wishes: &Wishes, seen: &mut Seen) -> Planned {
    let part_in_code = code.split_once('/').map_or("", |(_, part)| part.trim());
    let part = if part_in_code.is_empty() { get(&said, "part") } else { part_in_code };
    let delegate = record.delegate_in(part);
    let here = delegate.map_or_else(|| part.to_owned(), |row: &delegate::Model| row.part.code().to_owned());
    if let Some(row) = seen.known.insert((record.person.id, here), planned.number) {
        return planned.bad(vec![Reason::new("name", "sheets-twice").with("row", row)]);
    }
    let said = if delegate.is_none() { with_wishes(said, wishes) } else { said };
    planned.cells = differences(fields::FIELDS, &said, &record.values(delegate), stamp);
    planned.target =
        Target { subject: Some((record.person.id, record.person.version)), delegate: delegate.map(|row| (row.id, row.version)) };
    let after = planned.over(&record.values(delegate), true);
    let wrong: BTreeMap<_, _> = [posts::read(&after, Some(record)).err(), uneven(&after).err()]
        .into_iter()
        .flatten()
        .map(|reason| (reason.key.clone(), reason))
        .collect();
    let cleared = get(&after, "name").is_empty() || get(&after, "part").is_empty();
    if cleared {
        let field = if get(&after, "name").is_empty() { "name" } else { "part" };
        return planned.bad(vec![Reason::new(field, "form-required")]);
    }
    if !wrong.is_empty() {
        return planned.bad(wrong.into_values().collect());
    }
    planned.act = if planned.cells.is_empty() { Act::Same } else { Act::Change };
    planned
}
