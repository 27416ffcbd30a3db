//! What becomes of the rows of a file: worked out before anything is written, kept, and shown.
use super::field::{Field, plain};
use super::stamp;
use super::values::{Reason, Values, get};
use serde::{Deserialize, Serialize};

/// A row of a file, as its columns are understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileRow {
    /// As the spreadsheet counts it, from 1.
    pub number: usize,
    /// As written, by field; only columns that mean something.
    pub said: Values,
}

/// What becomes of a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    Add,
    Change,
    /// Everything in it is on record.
    #[default]
    Same,
    /// No row of the list: the heading of a group, a line of numbers.
    Skip,
    Bad,
}

impl Act {
    pub fn code(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Change => "change",
            Self::Same => "same",
            Self::Skip => "skip",
            Self::Bad => "bad",
        }
    }
}

/// A row, and what is to be done with it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Planned {
    pub number: usize,
    /// What people call it.
    pub label: String,
    pub act: Act,
    /// Why it is not taken; or what is to be known of it.
    pub reasons: Vec<Reason>,
    /// Every cell that becomes another.
    pub cells: Vec<Cell>,
    pub target: Target,
}

/// One cell, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    pub field: String,
    pub old: String,
    pub new: String,
    /// The studio says something else, and nobody knows which is newer: somebody has to choose.
    pub clash: bool,
}

/// What a row is about, and as it was seen when this was worked out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Key and version of the person or item.
    pub subject: Option<(i64, i32)>,
    /// Of a person: key and version of their presence.
    pub delegate: Option<(i64, i32)>,
}

impl Planned {
    pub fn new(number: usize, label: impl Into<String>) -> Self {
        Self { number, label: label.into(), ..Self::default() }
    }

    pub fn bad(mut self, reasons: Vec<Reason>) -> Self {
        self.act = Act::Bad;
        self.reasons = reasons;
        self
    }

    pub fn has_clash(&self) -> bool {
        self.cells.iter().any(|cell| cell.clash)
    }

    /// What is on record with this row written over it; where both differ, the file's word counts if `file` says so.
    pub fn over(&self, record: &Values, file: bool) -> Values {
        let mut values = record.clone();
        for cell in self.cells.iter().filter(|cell| file || !cell.clash) {
            values.insert(cell.field.clone(), cell.new.clone());
        }
        values
    }
}

/// The cells in which a file differs from what is on record.
///
/// With a stamp, what only the file changed is written, and what only the studio changed stays. Without one, what is missing
/// on record is written, an empty cell says nothing, and everything else is for people to choose.
pub fn differences(fields: &[Field], said: &Values, record: &Values, stamp: &str) -> Vec<Cell> {
    let marks = stamp::read(fields, stamp);
    let of = |field: &Field| {
        let (old, new) = (get(record, field.code), said.get(field.code)?.as_str());
        let clash = match marks.get(field.code) {
            _ if old == new => return None,
            Some(mark) if stamp::mark(new) == *mark => return None,
            Some(mark) => stamp::mark(old) != *mark,
            None if new.is_empty() || is_spelling(field, old, new) => return None,
            None => !old.is_empty(),
        };
        Some(Cell { field: field.code.to_owned(), old: old.to_owned(), new: new.to_owned(), clash })
    };
    fields.iter().filter(|field| field.is_kept()).filter_map(of).collect()
}

/// Capitals and marks alone are no news where nobody says which is newer.
fn is_spelling(field: &Field, old: &str, new: &str) -> bool {
    let names = ["name", "title.vi", "organisation.vi", "honorific", "degrees", "room", "track"];
    names.contains(&field.code) && plain(old) == plain(new)
}

/// How many rows there are of each kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Counts {
    pub add: usize,
    pub change: usize,
    pub same: usize,
    pub skip: usize,
    pub bad: usize,
    /// Of the rows to be changed: those in which somebody has to choose.
    pub clash: usize,
}

impl Counts {
    pub fn of(rows: &[Planned]) -> Self {
        let count = |act: Act| rows.iter().filter(|row| row.act == act).count();
        Self {
            add: count(Act::Add),
            change: count(Act::Change),
            same: count(Act::Same),
            skip: count(Act::Skip),
            bad: count(Act::Bad),
            clash: rows.iter().filter(|row| row.act == Act::Change && row.has_clash()).count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::sheets::field::Holds;

    const FIELDS: &[Field] = &[
        Field::text("name", "people-name", 20, &[]),
        Field::text("phone", "people-phone", 20, &[]),
        Field::text("code", "people-name", 0, &[]).holding(Holds::Code),
    ];

    fn values(name: &str, phone: &str) -> Values {
        [("name".to_owned(), name.to_owned()), ("phone".to_owned(), phone.to_owned())].into()
    }

    #[test]
    fn who_changed_a_cell_decides_what_becomes_of_it() {
        let base = values("An", "1");
        let stamp = stamp::stamp(FIELDS, &base, &[]);
        // What the file says, what is on record now, with the stamp of "An, 1" or without one: cells that differ, and clashes.
        let table = [
            (values("An", "1"), values("An", "1"), true, vec![]),
            (values("An", "2"), values("An", "1"), true, vec![("phone", false)]),
            (values("An", "1"), values("An", "2"), true, vec![]),
            (values("An", "2"), values("An", "3"), true, vec![("phone", true)]),
            (values("An", "2"), values("An", "2"), true, vec![]),
            (values("An", ""), values("An", "1"), true, vec![("phone", false)]),
            (values("Ân", "1"), values("An", "2"), true, vec![("name", false)]),
            (values("An", "2"), values("An", ""), false, vec![("phone", false)]),
            (values("An", "2"), values("An", "1"), false, vec![("phone", true)]),
            (values("An", ""), values("An", "1"), false, vec![]),
        ];
        for (said, record, stamped, expected) in table {
            let found = differences(FIELDS, &said, &record, if stamped { &stamp } else { "" });
            let found: Vec<_> = found.iter().map(|cell| (cell.field.as_str(), cell.clash)).collect();
            assert_eq!(found, expected, "{said:?} {record:?}");
        }
    }

    #[test]
    fn a_stamp_tells_nothing_of_what_was_left_out() {
        let stamp = stamp::stamp(FIELDS, &values("An", "0912345678"), &["phone"]);
        assert_eq!(stamp::read(FIELDS, &stamp).keys().copied().collect::<Vec<_>>(), ["name"]);
        for bad in ["", "x", "abcdefgh", &stamp[1..], &format!("{stamp}x"), "ộộộộ"] {
            assert!(stamp::read(FIELDS, bad).is_empty(), "{bad}");
        }
    }
}
