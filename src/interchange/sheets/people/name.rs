//! Names as lists write them: with the form of address and degrees in front, or all in capitals.
use crate::interchange::sheets::values::{Values, get};
use crate::people::honorific::{OFFERED, is_degree};
use crate::platform::text::fold;

/// Further folded forms of address in front of names.
const ADDRESS: &[&str] = &["d/c", "d.c", "dc", "co", "thay", "mr", "mr.", "mrs", "mrs.", "ms", "ms."];
/// Folded words that stand before names like degrees, without dots.
const LIKE_DEGREES: &[&str] = &["ck1", "ck2", "dr", "prof", "msc", "phd"];

/// The name as a row writes it, for lists and messages.
pub fn written(said: &Values) -> String {
    let name = get(said, "name");
    let pieces = [get(said, "family"), get(said, "given")].join(" ");
    let name = if name.trim().is_empty() { pieces } else { name.to_owned() };
    name.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect()
}

/// The name alone, as it is kept. A file of ours, which has codes, is taken at its word.
pub fn bare(said: &Values) -> String {
    let written = written(said);
    if get(said, "code").is_empty() { split(&written).2 } else { written }
}

/// Honorific, degrees and name in a text: "Ông PGS.TS. Mai Sơn".
pub fn split(text: &str) -> (String, String, String) {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = text.as_str();
    let honorific = take_address(&mut rest);
    // "Đồng chí Thiếu tướng": a rank may follow.
    let honorific = [honorific, take_address(&mut rest)].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut degrees: Vec<&str> = Vec::new();
    while let Some((word, after)) = next_word(rest) {
        degrees.push(word.trim_end_matches(','));
        rest = after.trim_start_matches([' ', ',', '-']);
    }
    (honorific, degrees.join(" "), rest.to_owned())
}

/// Degrees at the beginning, and what follows them: "PGS.TS. Trần Văn A", "TS.Nguyễn Hà". What follows must still be a name.
fn next_word(text: &str) -> Option<(&str, &str)> {
    let (word, after) = text.split_once(' ').unwrap_or((text, ""));
    if is_degrees(word) && !after.trim().is_empty() {
        return Some((word, after));
    }
    let end = word.rfind('.')? + 1;
    (end < word.len() && is_degrees(&word[..end])).then(|| text.split_at(end))
}

fn take_address(rest: &mut &str) -> String {
    let offered = OFFERED.iter().map(|known| fold(known));
    let mut known: Vec<String> = offered.chain(ADDRESS.iter().map(|known| (*known).to_owned())).collect();
    known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    for words in known {
        let count = words.split(' ').count();
        let mut pieces = rest.splitn(count + 1, ' ');
        let first: Vec<&str> = pieces.by_ref().take(count).collect();
        let Some(after) = pieces.next() else { continue };
        if fold(&first.join(" ")) == words && after.contains(|c: char| c.is_alphabetic()) && !is_only_name(&words, after) {
            *rest = after;
            return first.join(" ");
        }
    }
    String::new()
}

/// "Bà" and "Cô" may be names of one syllable in other places; before a single word they are forms of address all the same,
/// but "Anh", "Chi" and "Thầy" without marks in front of one word may be a name: those are left whole.
fn is_only_name(address: &str, after: &str) -> bool {
    matches!(address, "anh" | "chi" | "co" | "dc") && !after.contains(' ')
}

fn is_degrees(word: &str) -> bool {
    let folded = fold(word);
    let mut pieces = folded.trim_end_matches([',', '.']).split(['.', ',', '-', '/']).filter(|piece| !piece.is_empty()).peekable();
    // Without a dot, "Ts" may be anything; in capitals it is meant.
    let meant = word.contains('.') || word.chars().filter(|c| c.is_uppercase()).count() > 1 || word == "ThS" || word == "Ths";
    meant && pieces.peek().is_some() && pieces.all(|piece| is_degree(piece) || LIKE_DEGREES.contains(&piece))
}

/// "NGUYỄN VĂN AN" is written "Nguyễn Văn An"; a name with a small letter in it is left as it is.
pub fn without_capitals(name: &str) -> String {
    let letters = || name.chars().filter(|c| c.is_alphabetic());
    if letters().any(char::is_lowercase) || letters().count() < 4 || !name.contains(' ') {
        return name.to_owned();
    }
    let mut begins = true;
    let small = |c: char| match std::mem::replace(&mut begins, !c.is_alphabetic()) {
        true => c.to_string(),
        false => c.to_lowercase().collect(),
    };
    name.chars().map(small).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_before_a_name_is_told_from_it() {
        let table = [
            ("Mai Sơn", "", "", "Mai Sơn"),
            ("Ông Mai Sơn", "Ông", "", "Mai Sơn"),
            ("ông  Mai  Sơn", "ông", "", "Mai Sơn"),
            ("Đồng chí Thiếu tướng Lê A", "Đồng chí Thiếu tướng", "", "Lê A"),
            ("Đ/c Nguyễn Văn B", "Đ/c", "", "Nguyễn Văn B"),
            ("PGS.TS. Trần Văn A", "", "PGS.TS.", "Trần Văn A"),
            ("PGS. TS. Trần Văn A", "", "PGS. TS.", "Trần Văn A"),
            ("Bà TS.BS. Lê Thị C", "Bà", "TS.BS.", "Lê Thị C"),
            ("TS.Nguyễn Hà", "", "TS.", "Nguyễn Hà"),
            ("ThS Nguyễn Hà", "", "ThS", "Nguyễn Hà"),
            ("Anh Thư", "", "", "Anh Thư"),
            ("Anh Nguyễn Thư", "Anh", "", "Nguyễn Thư"),
            ("Somsak", "", "", "Somsak"),
            ("Ông", "", "", "Ông"),
            ("TS.", "", "", "TS."),
            ("", "", "", ""),
        ];
        for (text, honorific, degrees, name) in table {
            let (a, b, c) = split(text);
            assert_eq!((a.as_str(), b.as_str(), c.as_str()), (honorific, degrees, name), "{text}");
        }
    }

    #[test]
    fn capitals_are_only_a_way_of_printing() {
        let table = [
            ("NGUYỄN VĂN AN", "Nguyễn Văn An"),
            ("ĐỖ THỊ ƯỚC", "Đỗ Thị Ước"),
            ("Mai Sơn", "Mai Sơn"),
            ("NGUYỄN-PHÚ AN", "Nguyễn-Phú An"),
            ("ABC", "ABC"),
            ("LÊ", "LÊ"),
        ];
        for (name, written) in table {
            assert_eq!(without_capitals(name), written);
        }
    }
}
