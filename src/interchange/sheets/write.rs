//! Writing sheets: XLSX and CSV that open in any spreadsheet, and can be read in again.
use super::field::Field;
use crate::platform::language::Language;
use crate::platform::words::word;
use chrono::{NaiveDate, NaiveTime};
use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, XlsxError};

/// What stands in a cell that is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Content {
    Text(String),
    Number(f64),
    Date(NaiveDate),
    Hour(NaiveTime),
    Nothing,
}

/// A sheet to be written: a line of headings, and rows under it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The name of the sheet in its workbook.
    pub name: String,
    pub headings: Vec<String>,
    /// Characters of each column.
    pub widths: Vec<u8>,
    pub rows: Vec<Vec<Content>>,
}

impl Sheet {
    /// An empty sheet with these columns.
    pub fn new(name: String, fields: &[&Field], language: Language) -> Self {
        let headings = fields.iter().map(|field| word(language, field.key)).collect();
        Self { name, headings, widths: fields.iter().map(|field| field.width).collect(), rows: vec![] }
    }
}

/// How a sheet is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    Xlsx,
    Csv,
}

impl Ending {
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Xlsx, Self::Csv].into_iter().find(|ending| ending.code() == code)
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// The bytes of a file.
    ///
    /// # Errors
    /// A sheet that cannot be written is a fault of ours.
    pub fn bytes(self, sheet: &Sheet) -> anyhow::Result<Vec<u8>> {
        match self {
            Self::Xlsx => Ok(xlsx(sheet)?),
            Self::Csv => csv(sheet),
        }
    }
}

/// A workbook: the headings stay in sight, cells are as wide as what is usual in them, dates are dates, and text is text
/// even where it looks like a formula.
fn xlsx(sheet: &Sheet) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name(tab(&sheet.name))?;
    let head = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top).set_background_color(Color::RGB(0xF3_ECDF));
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let plain = Format::new().set_align(FormatAlign::Top);
    let date = Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Top);
    let hour = Format::new().set_num_format("hh:mm").set_align(FormatAlign::Top);
    for ((heading, width), column) in sheet.headings.iter().zip(&sheet.widths).zip(0..) {
        page.set_column_width(column, f64::from(*width))?;
        page.write_string_with_format(0, column, heading, &head)?;
    }
    for (cells, row) in sheet.rows.iter().zip(1..) {
        for (cell, column) in cells.iter().zip(0..) {
            match cell {
                Content::Text(value) if value.is_empty() => continue,
                Content::Text(value) => page.write_string_with_format(row, column, short(value), &text)?,
                Content::Number(value) => page.write_number_with_format(row, column, *value, &plain)?,
                Content::Date(value) => page.write_date_with_format(row, column, value, &date)?,
                Content::Hour(value) => page.write_time_with_format(row, column, value, &hour)?,
                Content::Nothing => continue,
            };
        }
    }
    page.set_freeze_panes(1, 0)?;
    if let (Some(last), false) = (sheet.headings.len().checked_sub(1), sheet.rows.is_empty()) {
        page.autofilter(0, 0, sheet.rows.len() as u32, last as u16)?;
    }
    page.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    book.save_to_buffer()
}

/// Excel takes no more in one cell.
fn short(text: &str) -> String {
    text.chars().take(32_767).collect()
}

/// A name that Excel takes for a sheet: at most 31 characters, none of `[]:*?/\`.
fn tab(name: &str) -> String {
    name.chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(31).collect()
}

/// Comma-separated values (RFC 4180) in UTF-8, with the mark by which Excel knows it.
fn csv(sheet: &Sheet) -> anyhow::Result<Vec<u8>> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(sheet.headings.iter().map(|text| guarded(text)))?;
    for row in &sheet.rows {
        writer.write_record(row.iter().map(|cell| match cell {
            Content::Text(text) => guarded(text),
            Content::Number(number) => number.to_string(),
            Content::Date(day) => day.format("%d/%m/%Y").to_string(),
            Content::Hour(hour) => hour.format("%H:%M").to_string(),
            Content::Nothing => String::new(),
        }))?;
    }
    writer.into_inner().map_err(|fault| anyhow::anyhow!("{fault}"))
}

/// A text that a spreadsheet would run as a formula is led by an apostrophe (CWE-1236, OWASP "CSV injection").
pub fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interchange::sheets::read::{Limits, read};

    fn sheet() -> Sheet {
        let text = |text: &str| Content::Text(text.to_owned());
        Sheet {
            name: "Đại biểu [2026]: a/b".into(),
            headings: ["Tên", "Ngày", "Giờ", "Số"].map(str::to_owned).into(),
            widths: vec![20, 12, 8, 8],
            rows: vec![
                vec![
                    text("=1+1"),
                    Content::Date(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()),
                    Content::Hour(NaiveTime::from_hms_opt(8, 30, 0).unwrap()),
                    Content::Number(3.0),
                ],
                vec![text("Tỉnh ủy viên\nGiám đốc; \"a\""), Content::Nothing, Content::Nothing, Content::Nothing],
                vec![text("+84 & <b>"), Content::Nothing, Content::Nothing, Content::Number(0.5)],
            ],
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        for (ending, day) in [(Ending::Xlsx, "2026-11-22"), (Ending::Csv, "22/11/2026")] {
            let bytes = ending.bytes(&sheet()).expect("written");
            let book = read(&bytes, &Limits::default()).expect("read");
            let rows: Vec<Vec<&str>> = book.tables[0].rows.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
            assert_eq!(rows[1], ["=1+1", day, "08:30", "3"], "{ending:?}");
            assert_eq!(rows[2], ["Tỉnh ủy viên\nGiám đốc; \"a\""], "{ending:?}");
            assert_eq!(rows[3], ["+84 & <b>", "", "", "0.5"], "{ending:?}");
        }
    }

    #[test]
    fn nothing_runs_as_a_formula() {
        let csv = String::from_utf8(Ending::Csv.bytes(&sheet()).expect("written")).expect("text");
        assert!(csv.starts_with('\u{feff}') && csv.contains("'=1+1,") && csv.contains("'+84"), "{csv}");
        for (text, written) in [("=A1", "'=A1"), ("-5", "'-5"), ("@x", "'@x"), ("\tx", "'\tx"), ("'x", "'x"), ("a=b", "a=b"), ("", "")] {
            assert_eq!(guarded(text), written);
        }
    }
}
