//! What stands in cells, as text: numbers, dates and hours as people would type them.
use super::archive::{self, Entries};
use super::table::{Filling, Told};
use super::{Book, Fault, Limits};
use calamine::{Data, DataRef, DataType, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{NaiveDateTime, NaiveTime, Timelike};
use std::io::Cursor;

/// Reads an XLSX workbook, cell by cell: a single cell far below does not make a table of a million rows.
pub fn xlsx(mut entries: Entries, limits: &Limits) -> Result<Book, Fault> {
    for (name, content) in &mut entries {
        if name.to_ascii_lowercase().ends_with("sharedstrings.xml") {
            forget_count(content);
        }
    }
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(archive::pack(&entries)?)).map_err(fault)?;
    drop(entries);
    let sheets: Vec<_> = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).cloned().collect();
    let mut filling = Filling::within(limits);
    let mut tables = Vec::new();
    for sheet in sheets.iter().take(limits.tables) {
        let mut cells = book.worksheet_cells_reader(&sheet.name).map_err(fault)?;
        while let Some(cell) = cells.next_cell().map_err(fault)? {
            let (row, column) = cell.get_position();
            filling.put((row as usize, column as usize), text_of_ref(cell.get_value()))?;
        }
        tables.extend(filling.table(&sheet.name, sheet.visible != SheetVisible::Visible));
    }
    Ok(Book { told: told("XLSX"), tables })
}

pub fn told(kind: &str) -> Told {
    Told { kind: kind.to_owned(), ..Told::default() }
}

/// The library makes room for as many strings as the file says it has, before it has seen one.
fn forget_count(content: &mut [u8]) {
    const SIGN: &[u8] = b"uniqueCount";
    let first = content.windows(3).position(|three| three == b"<si").unwrap_or(content.len());
    while let Some(at) = content[..first].windows(SIGN.len()).position(|word| word == SIGN) {
        content[at] = b'U';
    }
}

fn fault(error: XlsxError) -> Fault {
    match error {
        XlsxError::Password => Fault::Locked,
        _ => Fault::Broken,
    }
}

fn text_of_ref(cell: &DataRef<'_>) -> String {
    match cell {
        DataRef::SharedString(text) => (*text).to_owned(),
        other => text_of(&Data::from(other.clone())),
    }
}

/// One cell as text.
pub fn text_of(cell: &Data) -> String {
    match cell {
        Data::String(text) => text.clone(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::Bool(yes) => if *yes { "1" } else { "0" }.to_owned(),
        Data::DateTime(moment) => excel_moment(moment),
        Data::DateTimeIso(text) => iso_moment(text),
        Data::DurationIso(_) => cell.as_time().map_or_else(String::new, hour_text),
        Data::Error(error) => error.to_string(),
        Data::Empty => String::new(),
    }
}

/// 912345678, not 912345678.0; what is no whole number as short as it can be said.
fn number_text(number: f64) -> String {
    if number.is_finite() && number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}

/// A number shown as a date or an hour: "2026-11-22", "08:30", "2026-11-22 08:30".
fn excel_moment(moment: &ExcelDateTime) -> String {
    let value = moment.as_f64();
    // An hour alone is a part of a day; rounding must not make 8:30 of 8:29:59.999.
    if moment.is_duration() || (0.0..1.0).contains(&value) {
        return hour_of_fraction(value).unwrap_or_default();
    }
    moment.as_datetime().map_or_else(|| number_text(value), moment_text)
}

/// The hour that a part of a day stands for.
pub fn hour_of_fraction(value: f64) -> Option<String> {
    let minutes = (value * 24.0 * 60.0).round();
    let of_a_day = (0.0..24.0 * 60.0).contains(&minutes);
    of_a_day.then(|| format!("{:02}:{:02}", minutes as u32 / 60, minutes as u32 % 60))
}

fn iso_moment(text: &str) -> String {
    let read = text.parse::<NaiveDateTime>().or_else(|_| format!("{text}T00:00:00").parse());
    read.map_or_else(|_| text.to_owned(), moment_text)
}

fn moment_text(moment: NaiveDateTime) -> String {
    // Half a minute up: spreadsheets keep hours as parts of a day.
    let moment = moment.checked_add_signed(chrono::TimeDelta::seconds(30)).unwrap_or(moment);
    let midnight = moment.time().hour() == 0 && moment.time().minute() == 0;
    moment.format(if midnight { "%Y-%m-%d" } else { "%Y-%m-%d %H:%M" }).to_string()
}

fn hour_text(hour: NaiveTime) -> String {
    hour.format("%H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn cells_read_as_people_type_them() {
        let moment = |value, kind| Data::DateTime(ExcelDateTime::new(value, kind, false));
        let table = [
            (Data::Float(912_345_678.0), "912345678"),
            (Data::Float(2.5), "2.5"),
            (Data::Float(f64::NAN), "NaN"),
            (Data::Int(7), "7"),
            (moment(46_348.0, ExcelDateTimeType::DateTime), "2026-11-22"),
            (moment(46_348.354_166_666_664, ExcelDateTimeType::DateTime), "2026-11-22 08:30"),
            (moment(0.354_166_666_666_666_7, ExcelDateTimeType::DateTime), "08:30"),
            (moment(0.354_166_666_666_666_7, ExcelDateTimeType::TimeDelta), "08:30"),
            (Data::DateTimeIso("2026-11-22".into()), "2026-11-22"),
            (Data::DateTimeIso("2026-11-22T08:30:00".into()), "2026-11-22 08:30"),
            (Data::DurationIso("PT08H30M00S".into()), "08:30"),
            (Data::Bool(true), "1"),
            (Data::Empty, ""),
        ];
        for (cell, text) in table {
            assert_eq!(text_of(&cell), text, "{cell:?}");
        }
    }
}
