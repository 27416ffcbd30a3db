//! ZIP archives, by the PKWARE APPNOTE: unpacked within a limit, and packed anew for the library that reads workbooks.
//!
//! The library unpacks whatever an archive holds and believes its sizes; what it gets is an archive of ours, stored, whose
//! every byte was counted before.
use super::Fault;
use flate2::{Crc, read::DeflateDecoder};
use std::io::Read;

/// Files of an archive, by name.
pub type Entries = Vec<(String, Vec<u8>)>;

/// Files a workbook may be made of.
const MOST_ENTRIES: usize = 2_000;

/// Signature and length of the end of the central directory (4.3.16), of its entries (4.3.12) and of local headers (4.3.7).
const END: (&[u8], usize) = (b"PK\x05\x06", 22);
const CENTRAL: (&[u8], usize) = (b"PK\x01\x02", 46);
const LOCAL: (&[u8], usize) = (b"PK\x03\x04", 30);

/// Unpacks what a workbook is made of: pictures, macros and the like are passed over.
pub fn unpack(bytes: &[u8], most: usize) -> Result<Entries, Fault> {
    let end = find_end(bytes).ok_or(Fault::Broken)?;
    let count = u16_at(bytes, end + 10).ok_or(Fault::Broken)?;
    let mut at = u32_at(bytes, end + 16).ok_or(Fault::Broken)?;
    if count > MOST_ENTRIES {
        return Err(Fault::Bomb);
    }
    let mut entries = Entries::new();
    let mut left = most;
    for _ in 0..count {
        let (entry, next) = Entry::at(bytes, at).ok_or(Fault::Broken)?;
        at = next;
        if entry.flags & 1 == 1 {
            return Err(Fault::Locked);
        }
        if is_wanted(&entry.name) {
            let content = entry.content(bytes, left)?;
            left -= content.len();
            entries.push((entry.name, content));
        }
    }
    Ok(entries)
}

/// Text and structure. All else of a workbook says nothing of its cells.
fn is_wanted(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let passed_over = ["thumbnail", "pictures/", "media/", "drawings/", "pivotcache/", "docprops/", "customxml/"];
    let wanted = name.ends_with(".xml") || name.ends_with(".rels") || name == "mimetype";
    wanted && !passed_over.iter().any(|part| name.contains(part))
}

struct Entry {
    name: String,
    flags: usize,
    method: usize,
    packed: usize,
    local: usize,
}

impl Entry {
    /// The entry of the central directory at `at`, and where the next one begins.
    fn at(bytes: &[u8], at: usize) -> Option<(Self, usize)> {
        let head = bytes.get(at..at.checked_add(CENTRAL.1)?)?;
        if !head.starts_with(CENTRAL.0) {
            return None;
        }
        let field = |offset| u16_at(head, offset);
        let (name, extra, comment) = (field(28)?, field(30)?, field(32)?);
        let name_at = at + CENTRAL.1;
        let text = String::from_utf8_lossy(bytes.get(name_at..name_at + name)?).replace('\\', "/");
        let entry = Self { name: text, flags: field(8)?, method: field(10)?, packed: u32_at(head, 20)?, local: u32_at(head, 42)? };
        Some((entry, name_at + name + extra + comment))
    }

    /// What is packed, at most `most` bytes of it.
    fn content(&self, bytes: &[u8], most: usize) -> Result<Vec<u8>, Fault> {
        let packed = self.packed_bytes(bytes).ok_or(Fault::Broken)?;
        let mut content = Vec::new();
        let read = match self.method {
            0 => packed.take(most as u64 + 1).read_to_end(&mut content),
            8 => DeflateDecoder::new(packed).take(most as u64 + 1).read_to_end(&mut content),
            _ => return Err(Fault::Broken),
        };
        read.map_err(|_| Fault::Broken)?;
        if content.len() > most { Err(Fault::Bomb) } else { Ok(content) }
    }

    fn packed_bytes<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let head = bytes.get(self.local..self.local.checked_add(LOCAL.1)?)?;
        if !head.starts_with(LOCAL.0) {
            return None;
        }
        let from = self.local + LOCAL.1 + u16_at(head, 26)? + u16_at(head, 28)?;
        bytes.get(from..from.checked_add(self.packed)?)
    }
}

/// The end stands within the last 64 KB: after it comes a comment only.
fn find_end(bytes: &[u8]) -> Option<usize> {
    let last = bytes.len().checked_sub(END.1)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    (first..=last).rev().find(|at| bytes[*at..].starts_with(END.0))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?)).ok()
}

/// Packs files into an archive, stored as they are.
pub fn pack(entries: &Entries) -> Result<Vec<u8>, Fault> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in entries {
        let place = u32::try_from(archive.len()).map_err(|_| Fault::Bomb)?;
        let about = about(name, content)?;
        archive.extend_from_slice(LOCAL.0);
        archive.extend_from_slice(&about);
        archive.extend_from_slice(&[0; 2]);
        archive.extend_from_slice(name.as_bytes());
        archive.extend_from_slice(content);
        directory.extend_from_slice(CENTRAL.0);
        directory.extend_from_slice(&20u16.to_le_bytes());
        directory.extend_from_slice(&about);
        directory.extend_from_slice(&[0; 12]);
        directory.extend_from_slice(&place.to_le_bytes());
        directory.extend_from_slice(name.as_bytes());
    }
    let (place, length) = (archive.len() as u32, directory.len() as u32);
    let count = u16::try_from(entries.len()).map_err(|_| Fault::Bomb)?;
    archive.extend_from_slice(&directory);
    archive.extend_from_slice(END.0);
    archive.extend_from_slice(&[0; 4]);
    archive.extend_from_slice(&count.to_le_bytes());
    archive.extend_from_slice(&count.to_le_bytes());
    archive.extend_from_slice(&length.to_le_bytes());
    archive.extend_from_slice(&place.to_le_bytes());
    archive.extend_from_slice(&[0; 2]);
    Ok(archive)
}

/// What local header and directory both say of a file, from the version needed to the length of its name.
fn about(name: &str, content: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut crc = Crc::new();
    crc.update(content);
    let size = u32::try_from(content.len()).map_err(|_| Fault::Bomb)?;
    let name_length = u16::try_from(name.len()).map_err(|_| Fault::Broken)?;
    // Version 2.0, names in UTF-8, stored; the first moment of 1980.
    let mut about = [20u16, 0x0800, 0, 0, 0x21].map(u16::to_le_bytes).concat();
    about.extend_from_slice(&crc.sum().to_le_bytes());
    about.extend_from_slice(&size.to_le_bytes());
    about.extend_from_slice(&size.to_le_bytes());
    about.extend_from_slice(&name_length.to_le_bytes());
    Ok(about)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_within_its_limit() {
        let entries = vec![("xl/a.xml".to_owned(), b"<a/>".to_vec()), ("b.xml".to_owned(), vec![b'x'; 5000])];
        let archive = pack(&entries).expect("packed");
        assert_eq!(unpack(&archive, 6000), Ok(entries));
        assert_eq!(unpack(&archive, 5003), Err(Fault::Bomb));
        for cut in [0, 10, 30, archive.len() / 2, archive.len() - 1] {
            assert_eq!(unpack(&archive[..cut], 6000), Err(Fault::Broken), "{cut}");
        }
    }
}
