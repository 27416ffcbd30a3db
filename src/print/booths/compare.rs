//! What is different from the last paper. No database, no clock.
use super::printed::KeptRow;
use super::rows::Row;
use crate::platform::language::Language;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// How a line differs from the last paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    Same,
    New,
    Changed,
    Gone,
}

impl Mark {
    /// The word for it, with the shape that prints in black.
    pub fn key(self) -> Option<&'static str> {
        match self {
            Self::Same => None,
            Self::New => Some("booths-mark-new"),
            Self::Changed => Some("booths-mark-changed"),
            Self::Gone => Some("booths-mark-gone"),
        }
    }

    /// The word in class names.
    pub fn code(self) -> &'static str {
        match self {
            Self::Same => "",
            Self::New => "new",
            Self::Changed => "changed",
            Self::Gone => "gone",
        }
    }
}

/// A cell, and what stood there where it was something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cell {
    pub text: String,
    pub before: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    pub mark: Mark,
    pub cells: Vec<Cell>,
}

/// The lines of now, and those that are gone, each where it would stand. Without a paper before nothing is marked.
pub fn compare(rows: &[Row], printed: Option<&[KeptRow]>, language: Language) -> Vec<Marked> {
    let Some(printed) = printed else { return rows.iter().map(|row| marked(row, Some(&row.cells))).collect() };
    let before: HashMap<&str, &KeptRow> = printed.iter().map(|row| (row.key.as_str(), row)).collect();
    let now: HashSet<&str> = rows.iter().map(|row| row.key.as_str()).collect();
    let mut lines: Vec<_> = rows.iter().map(|row| marked(row, before.get(row.key.as_str()).map(|row| row.cells(language)))).collect();
    // What is gone comes after the line it came after.
    for (at, row) in printed.iter().enumerate().filter(|(_, row)| !now.contains(row.key.as_str())) {
        let leader = printed[..at].iter().rev().find_map(|earlier| rows.iter().position(|row| row.key == earlier.key));
        let after_gone = |place: usize| lines[place..].iter().take_while(|line| line.mark == Mark::Gone).count();
        let place = leader.map_or(0, |leader| place_of(&lines, leader) + 1);
        let place = place + after_gone(place);
        lines.insert(place, gone(row.cells(language)));
    }
    lines
}

/// Where the line of the `nth` row of now stands among lines that hold gone ones too.
fn place_of(lines: &[Marked], nth: usize) -> usize {
    let live = lines.iter().enumerate().filter(|(_, line)| line.mark != Mark::Gone).nth(nth);
    live.map_or(lines.len(), |(place, _)| place)
}

fn marked(row: &Row, before: Option<&[String]>) -> Marked {
    let Some(before) = before else {
        return Marked { mark: Mark::New, cells: row.cells.iter().map(|text| Cell { text: text.clone(), before: None }).collect() };
    };
    let cell = |(at, text): (usize, &String)| {
        let was = before.get(at).map(String::as_str).unwrap_or_default();
        Cell { text: text.clone(), before: (was != text).then(|| was.to_owned()) }
    };
    let cells: Vec<Cell> = row.cells.iter().enumerate().map(cell).collect();
    let mark = if cells.iter().any(|cell| cell.before.is_some()) { Mark::Changed } else { Mark::Same };
    Marked { mark, cells }
}

fn gone(cells: &[String]) -> Marked {
    Marked { mark: Mark::Gone, cells: cells.iter().map(|text| Cell { text: text.clone(), before: None }).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(key: &str, text: &str) -> Row {
        Row { key: key.into(), cells: vec![key.into(), text.into()] }
    }

    fn kept(key: &str, text: &str) -> KeptRow {
        KeptRow { key: key.into(), vi: vec![key.into(), text.into()], en: vec![key.into(), "en".into()] }
    }

    fn shown(now: &[Row], printed: Option<&[KeptRow]>) -> Vec<String> {
        let lines = compare(now, printed, Language::Vi);
        let told = |line: &Marked| {
            let before = line.cells.iter().filter_map(|cell| cell.before.as_deref()).collect::<Vec<_>>().join(",");
            format!("{} {}{before}", line.cells[0].text, line.mark.code()).trim_end().to_owned()
        };
        lines.iter().map(told).collect()
    }

    #[test]
    fn what_is_new_changed_or_gone_is_marked_where_it_stands() {
        let now = [row("A01", "một"), row("A03", "ba"), row("A04", "bốn mới"), row("A05", "năm")];
        assert_eq!(shown(&now, None), ["A01", "A03", "A04", "A05"], "never printed");
        let same: Vec<_> = [("A01", "một"), ("A03", "ba"), ("A04", "bốn mới"), ("A05", "năm")].map(|(key, text)| kept(key, text)).into();
        assert_eq!(shown(&now, Some(&same)), ["A01", "A03", "A04", "A05"]);
        let printed: Vec<_> =
            [("A00", "không"), ("A01", "một"), ("A02", "hai"), ("A02B", "hai"), ("A04", "bốn"), ("A05", "năm"), ("A06", "sáu")]
                .map(|(key, text)| kept(key, text))
                .into();
        let expected = ["A00 gone", "A01", "A02 gone", "A02B gone", "A03 new", "A04 changedbốn", "A05", "A06 gone"];
        assert_eq!(shown(&now, Some(&printed)), expected);
        assert_eq!(shown(&[], Some(&printed[..2])), ["A00 gone", "A01 gone"]);
        assert_eq!(shown(&now[..1], Some(&[])), ["A01 new"]);
    }
}
