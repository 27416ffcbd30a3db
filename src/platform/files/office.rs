//! What office documents are made of, read from their tables of contents: nothing is unpacked.

/// Files a document may be made of.
const MOST_PARTS: usize = 5_000;
/// Bytes of the end record of a ZIP archive, and of the longest comment after it (PKWARE APPNOTE 4.3.16).
const END_RECORD: usize = 22;
const LONGEST_COMMENT: usize = 65_535;
/// Bytes of an entry of the central directory before its name (4.3.12).
const CENTRAL: usize = 46;

/// The names of the files in a ZIP archive, from its central directory.
pub fn names_in_zip(bytes: &[u8]) -> Option<Vec<String>> {
    let last = bytes.len().checked_sub(END_RECORD)?;
    let end = (last.saturating_sub(LONGEST_COMMENT)..=last).rev().find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))?;
    let count = u16_at(bytes, end + 10)?;
    let mut at = u32_at(bytes, end + 16)?;
    if count > MOST_PARTS {
        return None;
    }
    let mut names = Vec::with_capacity(count);
    for _ in 0..count {
        if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
            return None;
        }
        let [name, extra, comment] = [28, 30, 32].map(|offset| u16_at(bytes, at + offset));
        names.push(String::from_utf8_lossy(bytes.get(at + CENTRAL..at + CENTRAL + name?)?).into_owned());
        at += CENTRAL + name? + extra? + comment?;
    }
    Some(names)
}

/// Bytes of an entry of a directory of a compound file (MS-CFB 2.6.1).
const ENTRY: usize = 128;
/// Sectors above this number mean something else (2.1): the chain ends.
const LAST_SECTOR: usize = 0xFFFF_FFF9;

/// The names of streams and storages in a compound file, which Word and Excel wrote before 2007.
pub fn legacy_streams(bytes: &[u8]) -> Option<Vec<String>> {
    let size = match u16_at(bytes, 30)? {
        shift @ (9 | 12) => 1_usize << shift,
        _ => return None,
    };
    let sector = |number: usize| bytes.get((number + 1).checked_mul(size)?..)?.get(..size);
    // The first 109 sectors of the allocation table are listed in the head: enough for files of seven megabytes; of
    // larger ones, the directory is near the start as programs write them.
    let next = |number: usize| {
        let per_sector = size / 4;
        let table = u32_at(bytes, 76 + number / per_sector * 4).filter(|_| number / per_sector < 109)?;
        u32_at(sector(table)?, number % per_sector * 4)
    };
    let mut names = Vec::new();
    let mut at = u32_at(bytes, 48)?;
    // A chain is no longer than the file, also where it goes in a circle.
    for _ in 0..bytes.len() / size {
        if at >= LAST_SECTOR || names.len() >= MOST_PARTS {
            break;
        }
        names.extend(sector(at)?.chunks_exact(ENTRY).filter_map(entry_name));
        match next(at) {
            Some(following) => at = following,
            None => break,
        }
    }
    Some(names)
}

/// UTF-16 with a zero at its end; its length in bytes stands after it.
fn entry_name(entry: &[u8]) -> Option<String> {
    let length = u16_at(entry, 64).filter(|length| (2..=64).contains(length))?;
    let units: Vec<u16> = entry[..length - 2].chunks_exact(2).map(|two| u16::from_le_bytes([two[0], two[1]])).collect();
    String::from_utf16(&units).ok()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?)).ok()
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// An archive of empty files with these names.
    pub fn zip(names: &[&str]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut central = Vec::new();
        for name in names {
            let local = u32::try_from(bytes.len()).unwrap();
            let length = u16::try_from(name.len()).unwrap().to_le_bytes();
            bytes.extend(b"PK\x03\x04");
            bytes.extend([0; 22]);
            bytes.extend(length);
            bytes.extend([0; 2]);
            bytes.extend(name.as_bytes());
            central.extend(b"PK\x01\x02");
            central.extend([0; 24]);
            central.extend(length);
            central.extend([0; 12]);
            central.extend(local.to_le_bytes());
            central.extend(name.as_bytes());
        }
        let at = u32::try_from(bytes.len()).unwrap();
        let count = u16::try_from(names.len()).unwrap().to_le_bytes();
        let size = u32::try_from(central.len()).unwrap();
        bytes.extend(central);
        bytes.extend(b"PK\x05\x06\0\0\0\0");
        bytes.extend([count, count].concat());
        bytes.extend([size.to_le_bytes(), at.to_le_bytes()].concat());
        bytes.extend([0; 2]);
        bytes
    }

    /// A compound file whose directory holds these names: allocation table in sector 0, directory in sector 1 and on.
    pub fn ole(names: &[&str]) -> Vec<u8> {
        let mut bytes = vec![0; 512];
        bytes[..8].copy_from_slice(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
        bytes[30] = 9;
        bytes[48] = 1;
        bytes[76..].fill(0xFF);
        bytes[76..80].fill(0);
        let sectors = names.len().div_ceil(4);
        let mut table = vec![0xFD, 0xFF, 0xFF, 0xFF];
        for number in 1..=sectors {
            let next = if number == sectors { 0xFFFF_FFFE } else { u32::try_from(number + 1).unwrap() };
            table.extend(next.to_le_bytes());
        }
        table.resize(512, 0xFF);
        bytes.extend(table);
        for name in names {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let length = u16::try_from(entry.len() + 2).unwrap().to_le_bytes();
            entry.resize(64, 0);
            entry.extend(length);
            entry.resize(ENTRY, 0);
            bytes.extend(entry);
        }
        bytes.resize(1024 + sectors * 512, 0);
        bytes
    }

    #[test]
    fn tables_of_contents_are_read() {
        assert_eq!(names_in_zip(&zip(&["a.xml", "b/c.xml"])), Some(vec!["a.xml".into(), "b/c.xml".into()]));
        let many = ["Root Entry", "a", "b", "c", "d"];
        assert_eq!(legacy_streams(&ole(&many)), Some(many.map(String::from).into()));
    }

    #[test]
    fn rubbish_is_answered_and_never_read_past() {
        let whole = [zip(&["a.xml", "b/c.xml"]), ole(&["Root Entry", "a", "b", "c", "d"])];
        for bytes in &whole {
            for length in 0..bytes.len() {
                let _ = (names_in_zip(&bytes[..length]), legacy_streams(&bytes[..length]));
            }
        }
        let mut round = ole(&["Root Entry"]);
        round[512 + 4..512 + 8].copy_from_slice(&1_u32.to_le_bytes());
        assert!(legacy_streams(&round).is_some_and(|names| names.len() < 9), "a chain in a circle ends");
    }
}
