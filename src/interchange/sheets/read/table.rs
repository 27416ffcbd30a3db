//! What a file is read into: tables of text.
use super::Fault;
use serde::{Deserialize, Serialize};

/// How much of a file is taken in.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of everything an archive unpacks to.
    pub unpacked: usize,
    pub rows: usize,
    pub columns: usize,
    /// Characters of one cell.
    pub cell: usize,
    /// Bytes of all text together.
    pub text: usize,
    /// Tables of one workbook; the others are not looked at.
    pub tables: usize,
}

impl Default for Limits {
    fn default() -> Self {
        let megabyte = 1 << 20;
        Self { bytes: 10 * megabyte, unpacked: 64 * megabyte, rows: 20_000, columns: 100, cell: 8_000, text: 16 * megabyte, tables: 12 }
    }
}

/// A file that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    pub told: Told,
    /// Those in which something is written.
    pub tables: Vec<Table>,
}

/// How a file was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// "XLSX", "XLS", "ODS" or "CSV".
    pub kind: String,
    /// Of a CSV: "UTF-8", "windows-1258".
    pub encoding: String,
    /// Of a CSV: what stands between two cells.
    pub separator: String,
}

/// One sheet of a workbook, or a CSV file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub name: String,
    /// Hidden in the workbook.
    pub hidden: bool,
    /// As wide as what is written in them; rows and columns count as in the file, from its first.
    pub rows: Vec<Vec<String>>,
}

/// Takes cells in as they come, and stops where there are too many.
pub struct Filling<'a> {
    limits: &'a Limits,
    /// Bytes left for text, over all tables of a file.
    left: usize,
    rows: Vec<Vec<String>>,
}

impl<'a> Filling<'a> {
    pub fn within(limits: &'a Limits) -> Self {
        Self { limits, left: limits.text, rows: Vec::new() }
    }

    /// Puts text at a place, counted from 0. An empty cell takes no room, wherever it is.
    pub fn put(&mut self, (row, column): (usize, usize), text: String) -> Result<(), Fault> {
        let text = clean(text);
        if text.is_empty() {
            return Ok(());
        }
        if row >= self.limits.rows {
            return Err(Fault::Rows { most: self.limits.rows });
        }
        if column >= self.limits.columns {
            return Err(Fault::Columns { most: self.limits.columns });
        }
        if text.chars().count() > self.limits.cell {
            return Err(Fault::Cell { name: cell_name(row, column), most: self.limits.cell });
        }
        self.left = self.left.checked_sub(text.len()).ok_or(Fault::Bomb)?;
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
        Ok(())
    }

    /// The table so far; the next one begins empty.
    pub fn table(&mut self, name: &str, hidden: bool) -> Option<Table> {
        let rows = std::mem::take(&mut self.rows);
        let name = name.chars().take(120).collect();
        (!rows.is_empty()).then_some(Table { name, hidden, rows })
    }
}

/// Without blanks around it, without what databases cannot keep, with `\n` between its lines.
fn clean(text: String) -> String {
    let text = text.trim();
    match text.contains(['\r', '\0']) {
        true => text.replace("\r\n", "\n").replace('\r', "\n").replace('\0', ""),
        false => text.to_owned(),
    }
}

/// "F12", as spreadsheets name the place.
pub fn cell_name(row: usize, column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + ((rest - 1) % 26) as u8));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect::<String>() + &(row + 1).to_string()
}
