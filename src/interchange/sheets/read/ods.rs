//! OpenDocument spreadsheets. A cell or a row may say that it stands there a million times; that is counted before it is done.
use super::archive::{self, Entries};
use super::cells::{text_of, told};
use super::table::Filling;
use super::{Book, Fault, Limits};
use calamine::{Ods, OdsError, Reader, SheetVisible};
use quick_xml::events::Event;
use std::io::Cursor;

/// Cells that may be made of a file, empty ones among others included.
const MOST_CELLS: usize = 2_000_000;

pub fn read(entries: Entries, limits: &Limits) -> Result<Book, Fault> {
    let content = entries.iter().find(|(name, _)| name == "content.xml").ok_or(Fault::OtherKind)?;
    count(&content.1, limits)?;
    if !is_whole(&content.1) {
        return Err(Fault::Broken);
    }
    let mut book: Ods<_> = Ods::new(Cursor::new(archive::pack(&entries)?)).map_err(fault)?;
    drop(entries);
    let sheets = book.sheets_metadata().to_vec();
    let mut filling = Filling::within(limits);
    let mut tables = Vec::new();
    for sheet in sheets.iter().take(limits.tables) {
        let range = book.worksheet_range(&sheet.name).map_err(fault)?;
        let (row, column) = range.start().unwrap_or_default();
        for (down, across, cell) in range.used_cells() {
            filling.put((row as usize + down, column as usize + across), text_of(cell))?;
        }
        tables.extend(filling.table(&sheet.name, sheet.visible != SheetVisible::Visible));
    }
    Ok(Book { told: told("ODS"), tables })
}

fn fault(error: OdsError) -> Fault {
    match error {
        OdsError::Password => Fault::Locked,
        OdsError::InvalidMime(_) => Fault::OtherKind,
        OdsError::CellLimitExceeded { .. } => Fault::Bomb,
        _ => Fault::Broken,
    }
}

/// Whether all that begins ends: for the end of a table that has none the library would look for ever.
fn is_whole(content: &[u8]) -> bool {
    let mut reader = quick_xml::Reader::from_reader(content);
    let (mut open, mut kept) = (0usize, Vec::new());
    loop {
        match reader.read_event_into(&mut kept) {
            Ok(Event::Start(_)) => open += 1,
            // One that nothing opened is an error of the reader's.
            Ok(Event::End(_)) => open = open.saturating_sub(1),
            Ok(Event::Eof) => return open == 0,
            Ok(_) => {}
            Err(_) => return false,
        }
        kept.clear();
    }
}

/// Whether all cells, with their repetitions, stay within bounds.
fn count(content: &[u8], limits: &Limits) -> Result<(), Fault> {
    if longest(content, b"text:c", usize::MAX)? > limits.cell {
        return Err(Fault::Bomb);
    }
    let (mut cells, mut bytes, mut empty_rows) = (0usize, 0usize, 0usize);
    for row in pieces(content, b"<table:table-row") {
        let head = row.split(|c| *c == b'>').next().unwrap_or_default();
        let times = longest(head, b"table:number-rows-repeated", usize::MAX)?.max(1);
        let (width, weight) = row_size(row)?;
        if width == 0 {
            empty_rows = empty_rows.saturating_add(times);
            continue;
        }
        let all_times = times.saturating_add(std::mem::take(&mut empty_rows));
        cells = cells.saturating_add(width.saturating_mul(all_times));
        bytes = bytes.saturating_add(weight.saturating_mul(times));
        if cells > MOST_CELLS || bytes > limits.unpacked {
            return Err(Fault::Bomb);
        }
    }
    Ok(())
}

/// Cells of a row up to the last one in which something is, and how many bytes they become.
fn row_size(row: &[u8]) -> Result<(usize, usize), Fault> {
    let (mut width, mut weight, mut empty) = (0usize, 0usize, 0usize);
    for cell in pieces(row, b"table-cell") {
        let times = longest(cell, b"table:number-columns-repeated", usize::MAX)?.max(1);
        if !contains(cell, b"office:") && !contains(cell, b"text:p") && !contains(cell, b"table:formula") {
            empty = empty.saturating_add(times);
            continue;
        }
        width = width.saturating_add(empty).saturating_add(times);
        weight = weight.saturating_add(cell.len().saturating_mul(times));
        empty = 0;
    }
    Ok((width, weight))
}

/// What follows each occurrence of `sign`, up to the next.
fn pieces<'a>(content: &'a [u8], sign: &'static [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = find(content, sign).map(|at| &content[at + sign.len()..]);
    std::iter::from_fn(move || {
        let from = rest?;
        let next = find(from, sign);
        rest = next.map(|at| &from[at + sign.len()..]);
        Some(&from[..next.unwrap_or(from.len())])
    })
}

/// The greatest number among the attributes of that name; one that is no plain number is a fault.
fn longest(content: &[u8], name: &'static [u8], most: usize) -> Result<usize, Fault> {
    let mut greatest = 0;
    for after in pieces(content, name) {
        let mut rest = after.trim_ascii_start();
        let Some(value) = rest.strip_prefix(b"=") else { continue };
        rest = value.trim_ascii_start();
        let Some((quote, value)) = rest.split_first() else { return Err(Fault::Broken) };
        let digits = value.split(|c| c == quote).next().unwrap_or_default();
        let number = std::str::from_utf8(digits).ok().filter(|text| text.bytes().all(|c| c.is_ascii_digit()));
        let number: usize = number.and_then(|text| text.parse().ok()).ok_or(Fault::Broken)?;
        greatest = greatest.max(number.min(most));
    }
    Ok(greatest)
}

fn contains(content: &[u8], sign: &[u8]) -> bool {
    find(content, sign).is_some()
}

fn find(content: &[u8], sign: &[u8]) -> Option<usize> {
    // The first byte is looked for by itself: most of a file is skipped by `memchr` inside `position`.
    let first = sign.first()?;
    let mut from = 0;
    while let Some(at) = content[from..].iter().position(|c| c == first) {
        if content[from + at..].starts_with(sign) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_end_is_not_read() {
        assert!(is_whole(b"<?xml version=\"1.0\"?><a><b c=\"1\"/><d>An</d><!-- > --></a>"));
        for broken in ["<a>", "<a><b></a>", "<a></b></a>", "</a>", "<a", "<a><!-- </a>", "<table:table><table:table-row></table:table>"] {
            assert!(!is_whole(broken.as_bytes()), "{broken}");
        }
    }

    fn counted(rows: &str) -> Result<(), Fault> {
        count(rows.as_bytes(), &Limits::default())
    }

    #[test]
    fn repetitions_are_counted_before_they_are_made() {
        let cell = r#"<table:table-cell office:value-type="string"><text:p>An</text:p></table:table-cell>"#;
        let gap = |n: u64| format!(r#"<table:table-cell table:number-columns-repeated="{n}"/>"#);
        let row = |attributes: &str, cells: &str| format!("<table:table-row{attributes}>{cells}</table:table-row>");
        let times = |n: u64| format!(r#" table:number-rows-repeated="{n}""#);
        // What LibreOffice writes at the end of every sheet.
        assert_eq!(counted(&(row("", &(cell.to_owned() + &gap(16383))) + &row(&times(1_048_575), &gap(16384)))), Ok(()));
        assert_eq!(counted(&row(&times(3_000_000), cell)), Err(Fault::Bomb));
        assert_eq!(counted(&row("", &(gap(3_000_000) + cell))), Err(Fault::Bomb));
        assert_eq!(counted(&(row(&times(2_999_999), &gap(1)) + &row("", cell))), Err(Fault::Bomb));
        assert_eq!(counted(r#"<text:s text:c="99999999"/>"#), Err(Fault::Bomb));
        assert_eq!(counted(r#"<text:s text:c="&#57;9"/>"#), Err(Fault::Broken));
    }
}
