//! Text with separators, in whatever encoding and with whatever separator the program that wrote it thought right.
use super::table::{Filling, Told};
use super::{Book, Fault, Limits};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::UnicodeNormalization;

/// What may stand between two cells; the first wins where several would do.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];
/// Lines looked at to guess the separator.
const LOOKED_AT: usize = 50;

pub fn read(bytes: &[u8], limits: &Limits) -> Result<Book, Fault> {
    let (encoding, start) = encoding_of(bytes);
    let (text, _) = encoding.decode_without_bom_handling(&bytes[start..]);
    if !is_text(&text) {
        return Err(Fault::OtherKind);
    }
    let (told, text) = separator_told(&text);
    let separator = told.unwrap_or_else(|| guess(text));
    let mut filling = Filling::within(limits);
    // Lines are ended alike, the last one too, so that they can be counted.
    let bytes = (text.replace("\r\n", "\n").replace('\r', "\n") + "\n").into_bytes();
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator as u8).from_reader(&*bytes);
    let mut record = ::csv::StringRecord::new();
    let (mut row, mut line) = (0, 1);
    while reader.read_record(&mut record).map_err(|_| Fault::Broken)? {
        // Spreadsheets count empty rows; the reader passes them over.
        let own = 1 + record.iter().map(|cell| cell.matches('\n').count() as u64).sum::<u64>();
        row += reader.position().line().saturating_sub(line + own) as usize;
        line = reader.position().line();
        for (column, cell) in record.iter().enumerate() {
            filling.put((row, column), unguarded(cell).nfc().collect())?;
        }
        row += 1;
    }
    let told = Told { kind: "CSV".into(), encoding: encoding.name().into(), separator: separator.to_string() };
    Ok(Book { told, tables: filling.table("", false).into_iter().collect() })
}

/// The encoding, and where the text begins.
fn encoding_of(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return (encoding, length);
    }
    let sample = &bytes[..bytes.len().min(64 * 1024)];
    // Latin letters in UTF-16 are every other byte nothing; in no other text is there a zero at all.
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|c| **c == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if (even + odd) * 10 > sample.len() {
        return (if odd > even { UTF_16LE } else { UTF_16BE }, 0);
    }
    if std::str::from_utf8(bytes).is_ok() {
        return (UTF_8, 0);
    }
    (guessed(bytes), 0)
}

/// Among encodings of one byte, the one in which the text reads as Vietnamese; else what it looks like to a browser.
fn guessed(bytes: &[u8]) -> &'static Encoding {
    let (text, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
    // Vowels with a mark after them are what only this encoding has.
    let marked = text.chars().filter(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')).count();
    let well = text.chars().zip(text.chars().skip(1)).filter(|(first, mark)| is_mark(*mark) && is_vowel(*first)).count();
    let vietnamese = text.contains(['đ', 'Đ', 'ơ', 'Ơ', 'ư', 'Ư']) && !text.contains(['\u{fffd}']);
    if marked > 0 && well == marked && vietnamese {
        return WINDOWS_1258;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    match detector.guess(Some(b"vn"), Utf8Detection::Allow) {
        // Damaged UTF-8 is read as what it nearly is.
        guess if guess == WINDOWS_1258 && marked != well => WINDOWS_1252,
        guess => guess,
    }
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

fn is_vowel(c: char) -> bool {
    "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".contains(c)
}

/// A web page under the name of a workbook is text too, but no table; what holds control characters is none.
fn is_text(text: &str) -> bool {
    let begins = text.trim_start().get(..15).unwrap_or(text.trim_start()).to_ascii_lowercase();
    let markup = ["<!doctype", "<html", "<?xml", "<table", "{\\rtf", "%pdf"].iter().any(|sign| begins.starts_with(sign));
    let strange = text.chars().filter(|c| (c.is_control() && !c.is_whitespace()) || *c == '\u{fffd}').count();
    !markup && strange * 50 <= text.chars().count()
}

/// Excel's own line "sep=;" before the first row.
fn separator_told(text: &str) -> (Option<char>, &str) {
    let line = text.lines().next().unwrap_or_default();
    let told = line.strip_prefix("sep=").and_then(|rest| rest.trim_end().chars().next()).filter(char::is_ascii);
    match told {
        Some(separator) => (Some(separator), text[line.len()..].trim_start_matches(['\r', '\n'])),
        None => (None, text),
    }
}

/// The separator that makes the most of the first lines alike.
fn guess(text: &str) -> char {
    let lines = first_lines(text);
    let score = |separator: char| {
        let counts: Vec<usize> = lines.iter().map(|line| line.iter().filter(|c| **c == separator).count()).collect();
        let usual =
            counts.iter().copied().filter(|count| *count > 0).max_by_key(|count| counts.iter().filter(|other| *other == count).count());
        usual.map_or((0, 0), |usual| (counts.iter().filter(|count| **count == usual).count() * usual.min(8), usual))
    };
    // The last of equals wins in `max_by_key`: so the list is gone through from its end.
    SEPARATORS.into_iter().rev().max_by_key(|separator| score(*separator)).unwrap_or(',')
}

/// The separators in each of the first lines, those in quotes left out.
fn first_lines(text: &str) -> Vec<Vec<char>> {
    let (mut lines, mut quoted) = (vec![Vec::new()], false);
    for c in text.chars().take(64 * 1024) {
        match c {
            '"' => quoted = !quoted,
            '\n' if !quoted && lines.len() == LOOKED_AT => break,
            '\n' if !quoted => lines.push(Vec::new()),
            c if !quoted && SEPARATORS.contains(&c) => lines.last_mut().into_iter().for_each(|line| line.push(c)),
            _ => {}
        }
    }
    lines
}

/// Without the apostrophe that keeps a text from being taken for a formula: see `write::guarded`.
fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r']) => rest,
        _ => cell,
    }
}
