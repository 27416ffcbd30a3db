//! Workbooks of Excel 97 to 2003 ([MS-CFB] around [MS-XLS]).
//!
//! The stream that holds the workbook is taken out of its container, its records are looked through, and it is put into a
//! container of ours for the library: chains that run in circles and tables of four billion cells end here.
use super::cells::{text_of, told};
use super::table::Filling;
use super::{Book, Fault, Limits};
use calamine::{Reader, SheetType, SheetVisible, Xls, XlsError};
use std::io::Cursor;

/// Cells a sheet may span, from its first to its last.
const MOST_CELLS: usize = 2_000_000;
/// Sheets a workbook may have.
const MOST_SHEETS: usize = 200;

/// Of the container we make: large, so that its header alone names the table for any file we take.
const SECTOR: usize = 4096;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
const FAT: u32 = 0xFFFF_FFFD;
/// The smallest stream that has sectors of its own ([MS-CFB] 2.2).
const CUTOFF: usize = 4096;

pub fn read(bytes: &[u8], limits: &Limits) -> Result<Book, Fault> {
    let container = Container::of(bytes).ok_or(Fault::Broken)?;
    let has = |name: &str| container.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name));
    if has("EncryptedPackage") {
        return Err(Fault::Locked);
    }
    let entry = container.entries.iter().find(|entry| ["workbook", "book"].contains(&entry.name.to_ascii_lowercase().as_str()));
    let mut stream = container.stream(entry.ok_or(Fault::OtherKind)?).ok_or(Fault::Broken)?;
    pad(&mut stream);
    take_promises_out(&mut stream)?;
    let mut book: Xls<_> = Xls::new(Cursor::new(contained(stream))).map_err(fault)?;
    let sheets = book.sheets_metadata().to_vec();
    let mut filling = Filling::within(limits);
    let mut tables = Vec::new();
    for sheet in sheets.iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).take(limits.tables) {
        let range = book.worksheet_range(&sheet.name).map_err(fault)?;
        let (row, column) = range.start().unwrap_or_default();
        for (down, across, cell) in range.used_cells() {
            filling.put((row as usize + down, column as usize + across), text_of(cell))?;
        }
        tables.extend(filling.table(&sheet.name, sheet.visible != SheetVisible::Visible));
    }
    Ok(Book { told: told("XLS"), tables })
}

fn fault(error: XlsError) -> Fault {
    match error {
        XlsError::Password => Fault::Locked,
        _ => Fault::Broken,
    }
}

/// A compound file, opened.
struct Container<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<Stream>,
}

struct Stream {
    name: String,
    start: u32,
    length: usize,
}

impl<'a> Container<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let sector = match u16_at(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return None,
        };
        let mut container = Self { bytes, sector, fat: vec![], mini_fat: vec![], mini: vec![], entries: vec![] };
        container.fat = container.read_fat()?;
        let directory = container.chain(u32_at(bytes, 48)?, &container.fat, usize::MAX)?;
        container.entries = directory.chunks_exact(128).filter_map(Stream::of).collect();
        let root = container.entries.first()?;
        let (start, length) = (root.start, root.length);
        if u32_at(bytes, 64)? > 0 && start < FAT {
            container.mini = container.chain(start, &container.fat, length)?;
            container.mini_fat = numbers(&container.chain(u32_at(bytes, 60)?, &container.fat, usize::MAX)?);
        }
        Some(container)
    }

    /// The table of chains; where it lies is told by the header, and for large files by a chain of further sectors.
    fn read_fat(&self) -> Option<Vec<u32>> {
        let mut places = numbers(self.bytes.get(76..512)?);
        let mut next = u32_at(self.bytes, 68)?;
        let mut left = self.sectors();
        while next < FAT && left > 0 {
            let more = numbers(self.sector_at(next)?);
            let (chain, more) = more.split_last()?;
            places.extend_from_slice(more);
            next = *chain;
            left -= 1;
        }
        let mut fat = Vec::new();
        for place in places.into_iter().filter(|place| *place < FAT).take(self.sectors()) {
            fat.extend(numbers(self.sector_at(place)?));
        }
        Some(fat)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    fn sector_at(&self, number: u32) -> Option<&'a [u8]> {
        let from = (number as usize).checked_add(1)?.checked_mul(self.sector)?;
        // The last sector of a file may be cut short.
        let to = from.checked_add(self.sector)?.min(self.bytes.len());
        self.bytes.get(from..to)
    }

    /// The sectors of a chain, at most `length` bytes; a chain longer than the file runs in circles.
    fn chain(&self, start: u32, fat: &[u32], length: usize) -> Option<Vec<u8>> {
        let (mut at, mut found) = (start, Vec::new());
        for _ in 0..=self.sectors() {
            if at >= FAT || found.len() >= length {
                found.truncate(length);
                return Some(found);
            }
            found.extend_from_slice(self.sector_at(at)?);
            at = *fat.get(at as usize)?;
        }
        None
    }

    fn stream(&self, entry: &Stream) -> Option<Vec<u8>> {
        if entry.length >= CUTOFF {
            return self.chain(entry.start, &self.fat, entry.length);
        }
        let (mut at, mut found) = (entry.start, Vec::new());
        while found.len() < entry.length {
            let from = (at as usize).checked_mul(64)?;
            found.extend_from_slice(self.mini.get(from..from.checked_add(64)?)?);
            at = *self.mini_fat.get(at as usize)?;
        }
        found.truncate(entry.length);
        Some(found)
    }
}

impl Stream {
    fn of(entry: &[u8]) -> Option<Self> {
        let name: Vec<u16> = entry[..64].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).take_while(|c| *c != 0).collect();
        let (start, length) = (u32_at(entry, 116)?, u32_at(entry, 120)? as usize);
        Some(Self { name: String::from_utf16_lossy(&name), start, length })
    }
}

/// As long as the stream will be in our container: what the library reads there has been looked through.
fn pad(stream: &mut Vec<u8>) {
    // Shorter streams would need sectors of another size.
    stream.resize(stream.len().max(CUTOFF), 0);
}

/// Takes out what would make the library reserve memory for nothing. Where sheets lie over each other, what is taken out of one
/// may change what is read of another: it is looked through again.
fn take_promises_out(stream: &mut [u8]) -> Result<(), Fault> {
    for _ in 0..MOST_SHEETS {
        let promises = promises(stream)?;
        if promises.is_empty() {
            return Ok(());
        }
        for at in promises {
            // A kind of record that nobody knows.
            stream[at..at + 2].copy_from_slice(&[0xFF, 0x0F]);
        }
    }
    Err(Fault::Broken)
}

/// Looks through the records of every sheet as the library will: where sizes are only promised.
fn promises(stream: &[u8]) -> Result<Vec<usize>, Fault> {
    let mut sheets = Vec::new();
    for (kind, data) in Records::of(stream, 0) {
        match kind {
            // FILEPASS
            0x002F if u16_at(stream, data.start) != Some(0) => return Err(Fault::Locked),
            // BOUNDSHEET
            0x0085 => sheets.push(u32_at(stream, data.start).ok_or(Fault::Broken)? as usize),
            // EOF
            0x000A => break,
            _ => {}
        }
    }
    if sheets.len() > MOST_SHEETS {
        return Err(Fault::Bomb);
    }
    let mut promises = Vec::new();
    let mut cells = 0usize;
    for from in sheets {
        if from > stream.len() {
            return Err(Fault::Broken);
        }
        let mut area = Area::default();
        for (kind, data) in Records::of(stream, from) {
            match kind {
                // DIMENSIONS only promises a size.
                0x0200 => promises.push(data.start - 4),
                0x0203 | 0x0204 | 0x00D6 | 0x0205 | 0x0207 | 0x027E | 0x00FD | 0x00BD | 0x0006 => area.hold(stream, &data, kind),
                _ => {}
            }
        }
        cells = cells.saturating_add(area.cells());
    }
    if cells > MOST_CELLS {
        return Err(Fault::Bomb);
    }
    Ok(promises)
}

/// The smallest rectangle that holds all cells of a sheet.
#[derive(Default)]
struct Area {
    rows: Option<(usize, usize)>,
    columns: Option<(usize, usize)>,
}

impl Area {
    fn hold(&mut self, stream: &[u8], data: &std::ops::Range<usize>, kind: usize) {
        let (Some(row), Some(column)) = (u16_at(stream, data.start), u16_at(stream, data.start + 2)) else { return };
        let wider =
            |known: Option<(usize, usize)>, at| Some(known.map_or((at, at), |(from, to): (usize, usize)| (from.min(at), to.max(at))));
        self.rows = wider(self.rows, row);
        self.columns = wider(self.columns, column);
        // MULRK holds a row of cells: six bytes each.
        if kind == 0x00BD {
            self.columns = wider(self.columns, column + data.len() / 6);
        }
    }

    fn cells(&self) -> usize {
        let length = |known: Option<(usize, usize)>| known.map_or(0, |(from, to)| to - from + 1);
        length(self.rows).saturating_mul(length(self.columns))
    }
}

/// Records from a place on: the kind, and where its data are.
struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    fn of(stream: &'a [u8], at: usize) -> Self {
        Self { stream, at }
    }
}

impl Iterator for Records<'_> {
    type Item = (usize, std::ops::Range<usize>);

    fn next(&mut self) -> Option<Self::Item> {
        let (kind, length) = (u16_at(self.stream, self.at)?, u16_at(self.stream, self.at + 2)?);
        let from = self.at + 4;
        self.at = from + length;
        (self.at <= self.stream.len()).then_some((kind, from..self.at))
    }
}

/// A compound file with one stream, "Workbook".
pub(super) fn contained(mut stream: Vec<u8>) -> Vec<u8> {
    pad(&mut stream);
    let length = stream.len() as u32;
    let content = stream.len().div_ceil(SECTOR);
    stream.resize(content * SECTOR, 0);
    // One sector of the table holds 1024 numbers: its own, the directory's and the content's.
    let tables = (content + 1).div_ceil(SECTOR / 4 - 1);
    let (first_content, directory) = (tables + 1, tables);
    let mut fat: Vec<u32> = vec![FAT; tables];
    fat.push(END_OF_CHAIN);
    fat.extend((1..=content).map(|at| if at == content { END_OF_CHAIN } else { (first_content + at) as u32 }));
    fat.resize(tables * SECTOR / 4, FREE);
    let mut file = header(tables, directory);
    file.extend(fat.iter().flat_map(|number| number.to_le_bytes()));
    file.extend(entry("Root Entry", 5, 1, 0, 0));
    file.extend(entry("Workbook", 2, FREE, first_content as u32, length));
    file.extend(std::iter::repeat_n(0, SECTOR - 2 * 128));
    file.extend(stream);
    file
}

fn header(tables: usize, directory: usize) -> Vec<u8> {
    let mut header = super::COMPOUND.to_vec();
    header.extend([0; 16]);
    // Minor and major version, byte order, sizes of sectors.
    header.extend([0x3E, 4, 0xFFFE, 12, 6].map(u16::to_le_bytes).concat());
    header.extend([0; 10]);
    for number in [tables as u32, directory as u32, 0, CUTOFF as u32, END_OF_CHAIN, 0] {
        header.extend(number.to_le_bytes());
    }
    // No further places of the table: 109 of its sectors stand for more than four hundred megabytes.
    header.extend(END_OF_CHAIN.to_le_bytes());
    header.extend([0; 4]);
    header.extend((0..109).map(|at| if at < tables { at as u32 } else { FREE }).flat_map(u32::to_le_bytes));
    header.resize(SECTOR, 0);
    header
}

fn entry(name: &str, kind: u8, child: u32, start: u32, length: u32) -> Vec<u8> {
    let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let name_length = (entry.len() + 2) as u16;
    entry.resize(64, 0);
    entry.extend(name_length.to_le_bytes());
    entry.extend([kind, 1]);
    for number in [FREE, FREE, child] {
        entry.extend(number.to_le_bytes());
    }
    entry.extend([0; 36]);
    entry.extend(start.to_le_bytes());
    entry.extend(length.to_le_bytes());
    entry.extend([0; 4]);
    entry
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_that_is_cut_off_promises_nothing_either() {
        // BOUNDSHEET, EOF, and at 12 the sheet with four billion rows, of which the file ends in the middle.
        let mut stream = vec![0x85, 0, 4, 0, 12, 0, 0, 0, 0x0A, 0, 0, 0, 0x00, 0x02, 14, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF];
        pad(&mut stream);
        assert_eq!(promises(&stream).unwrap_or_default(), [12]);
        assert!(take_promises_out(&mut stream).is_ok());
        assert_eq!(promises(&stream).unwrap_or_default(), [0; 0]);
    }
}
