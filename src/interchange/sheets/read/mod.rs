//! Reading a file of rows: XLSX, XLS, ODS or CSV, told apart by content. What comes out is text, row by row.
//!
//! A file comes from outside, so nothing of it is believed: archives are unpacked here within a limit and packed anew, old
//! workbooks are taken apart and put together anew, before the library that knows the formats sees them. Whatever was sent,
//! a reading ends in tables within [`Limits`] or in a [`Fault`] that says what to do.
mod archive;
mod cells;
mod csv;
mod fault;
mod ods;
mod old;
mod table;

#[cfg(test)]
mod rubbish;
#[cfg(test)]
mod tests;

pub use cells::hour_of_fraction;
pub use fault::Fault;
pub use table::{Book, Limits, Table, Told};

use crate::platform::error::Result;
use crate::platform::lanes::Lane;

/// The first bytes of a ZIP archive (APPNOTE 4.3.7).
const ZIP: &[u8] = b"PK\x03\x04";
/// The first bytes of a compound file ([MS-CFB] 2.2).
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Reads a file off the async threads, within the usual limits.
///
/// # Errors
/// `Busy` when too many files wait; the inner error when the file cannot be read.
pub async fn read_on(lane: &Lane, bytes: Vec<u8>) -> Result<Result<Book, Fault>> {
    lane.run(move || read(&bytes, &Limits::default())).await
}

/// Reads a file.
///
/// # Errors
/// What is wrong with it.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<Book, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if bytes.len() > limits.bytes {
        return Err(Fault::TooLarge);
    }
    // The libraries promise not to panic; a broken file that proves them wrong is a broken file all the same.
    let reading = std::panic::AssertUnwindSafe(|| read_kind(bytes, limits));
    let book = std::panic::catch_unwind(reading).unwrap_or(Err(Fault::Broken))?;
    if book.tables.is_empty() { Err(Fault::Empty) } else { Ok(book) }
}

fn read_kind(bytes: &[u8], limits: &Limits) -> Result<Book, Fault> {
    if bytes.starts_with(ZIP) {
        let entries = archive::unpack(bytes, limits.unpacked)?;
        let has = |name: &str| entries.iter().any(|(known, _)| known.eq_ignore_ascii_case(name));
        return match () {
            () if has("xl/workbook.xml") => cells::xlsx(entries, limits),
            () if has("content.xml") => ods::read(entries, limits),
            () => Err(Fault::OtherKind),
        };
    }
    if bytes.starts_with(COMPOUND) {
        return old::read(bytes, limits);
    }
    csv::read(bytes, limits)
}
