//! Forms of address and degrees: how they are written before a name, in Vietnamese and in English.
use super::person::Gender;
use crate::platform::text::fold;

/// What the form offers; any other may be typed.
pub const OFFERED: &[&str] = &[
    "Ông",
    "Bà",
    "Đồng chí",
    "Anh",
    "Chị",
    "Ngài",
    "Hòa thượng",
    "Thượng tọa",
    "Đại đức",
    "Ni sư",
    "Linh mục",
    "Mục sư",
    "Thượng tướng",
    "Trung tướng",
    "Thiếu tướng",
    "Đại tá",
    "Thượng tá",
];

/// Folded forms of address that stand for nothing but courtesy: small letters inside a sentence. Ranks and religious
/// titles before a name keep their capital (Decree 30/2020/NĐ-CP, annex II).
const COURTESY: &[&str] = &["ong", "ba", "anh", "chi", "co", "thay", "dong chi", "d/c", "ngai"];

/// Folded Vietnamese forms that say which of "Mr." and "Ms." is meant.
const CIVIL: &[(&str, &str)] = &[("ong", "Mr."), ("anh", "Mr."), ("ba", "Ms."), ("chi", "Ms."), ("co", "Ms.")];

/// Folded Vietnamese titles that have an English one: ambassadors, clergy, ranks of the armed forces and the police.
const TITLES: &[(&str, &str)] = &[
    ("ngai", "H.E."),
    ("hoa thuong", "Most Venerable"),
    ("thuong toa", "Venerable"),
    ("dai duc", "Venerable"),
    ("ni truong", "Venerable"),
    ("ni su", "Venerable"),
    ("su co", "Venerable"),
    ("hong y", "Cardinal"),
    ("giam muc", "Bishop"),
    ("linh muc", "Father"),
    ("muc su", "Pastor"),
    ("dai tuong", "General"),
    ("thuong tuong", "Colonel General"),
    ("trung tuong", "Lieutenant General"),
    ("thieu tuong", "Major General"),
    ("do doc", "Admiral"),
    ("pho do doc", "Vice Admiral"),
    ("chuan do doc", "Rear Admiral"),
    ("dai ta", "Senior Colonel"),
    ("thuong ta", "Colonel"),
    ("trung ta", "Lieutenant Colonel"),
    ("thieu ta", "Major"),
    ("dai uy", "Captain"),
    ("thuong uy", "Senior Lieutenant"),
    ("trung uy", "Lieutenant"),
    ("thieu uy", "Junior Lieutenant"),
];

/// Folded abbreviations of degrees and state honours, how each is spoken, and its English. What is empty is not written
/// before a name in English.
const DEGREES: &[(&str, &str, &str)] = &[
    ("gs", "Giáo sư", "Prof."),
    ("pgs", "Phó Giáo sư", "Assoc. Prof."),
    ("ts", "Tiến sĩ", "Dr."),
    ("tskh", "Tiến sĩ khoa học", "Dr."),
    ("bs", "Bác sĩ", "Dr."),
    ("bscki", "Bác sĩ chuyên khoa I", "Dr."),
    ("bsckii", "Bác sĩ chuyên khoa II", "Dr."),
    ("ths", "Thạc sĩ", "MSc."),
    ("ks", "Kỹ sư", "Eng."),
    ("kts", "Kiến trúc sư", "Arch."),
    ("cn", "Cử nhân", ""),
    ("ls", "Luật sư", ""),
    ("ds", "Dược sĩ", ""),
    ("ncs", "Nghiên cứu sinh", ""),
    ("ngnd", "Nhà giáo Nhân dân", "People's Teacher"),
    ("ngut", "Nhà giáo Ưu tú", "Meritorious Teacher"),
    ("ttnd", "Thầy thuốc Nhân dân", "People's Physician"),
    ("ttut", "Thầy thuốc Ưu tú", "Meritorious Physician"),
    ("nnnd", "Nghệ nhân Nhân dân", "People's Artisan"),
    ("nnut", "Nghệ nhân Ưu tú", "Meritorious Artisan"),
    ("nsnd", "Nghệ sĩ Nhân dân", "People's Artist"),
    ("nsut", "Nghệ sĩ Ưu tú", "Meritorious Artist"),
    ("ahld", "Anh hùng Lao động", "Labour Hero"),
];

/// Where in a sentence a name stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    /// Alone, or at the beginning of a line: "Ông Mai Sơn".
    Start,
    /// After other words: "Chủ trì: ông Mai Sơn".
    Inside,
}

/// What stands before a name in Vietnamese: honorific, then degrees.
pub fn in_vietnamese(honorific: &str, degrees: &str, at: At) -> String {
    let honorific = match at {
        At::Start => with_first(honorific, |c| c.to_uppercase().collect()),
        At::Inside if is_courtesy(honorific) => with_first(honorific, |c| c.to_lowercase().collect()),
        At::Inside => honorific.to_owned(),
    };
    [honorific.as_str(), degrees].join(" ").trim().to_owned()
}

/// The same in English. "Mr." and "Ms." are written where the honorific or a known gender says which, never guessed,
/// and give way to a degree. A title we do not know is left out, unless it is written in plain Latin letters.
pub fn in_english(honorific: &str, degrees: &str, gender: Option<Gender>) -> String {
    let folded = fold(honorific);
    let rank = folded.strip_prefix("dong chi ").unwrap_or(&folded);
    let degrees = degrees_in_english(degrees);
    let (title, civil) = match (known(TITLES, rank), known(CIVIL, rank), gender) {
        (Some(title), _, _) => (title, false),
        (_, Some(civil), _) => (civil, true),
        _ if honorific.is_ascii() && !honorific.is_empty() => (honorific, false),
        (_, _, Some(Gender::Male)) => ("Mr.", true),
        (_, _, Some(Gender::Female)) => ("Ms.", true),
        _ => ("", true),
    };
    match civil && !degrees.is_empty() {
        true => degrees,
        false => [title, degrees.as_str()].join(" ").trim().to_owned(),
    }
}

fn degrees_in_english(degrees: &str) -> String {
    let mut english: Vec<&str> = Vec::new();
    for piece in degrees.split_inclusive(['.', ' ', ',']).map(|piece| piece.trim_matches([' ', ','])) {
        let degree = degree(piece.trim_end_matches('.')).map_or(piece, |(_, english)| english);
        if !degree.is_empty() && degree != "." && english.last() != Some(&degree) {
            english.push(degree);
        }
    }
    english.join(" ")
}

/// What is said before a name: "Ông Phó Giáo sư, Tiến sĩ" for "Ông PGS.TS.".
pub fn spoken(before: &str) -> String {
    let mut said: Vec<&str> = Vec::new();
    let mut degrees: Vec<&str> = Vec::new();
    for word in before.split([' ', '.', ',']).filter(|word| !word.is_empty()) {
        match degree(word) {
            Some((spoken, _)) => degrees.push(spoken),
            None => said.push(word),
        }
    }
    let degrees = degrees.join(", ");
    said.into_iter().chain((!degrees.is_empty()).then_some(degrees.as_str())).collect::<Vec<_>>().join(" ")
}

/// Whether this abbreviates a degree or an honour.
pub fn is_degree(word: &str) -> bool {
    degree(word).is_some()
}

/// How a degree is spoken, and its English.
fn degree(word: &str) -> Option<(&'static str, &'static str)> {
    let folded = fold(word);
    DEGREES.iter().find(|(short, _, _)| *short == folded).map(|(_, spoken, english)| (*spoken, *english))
}

fn is_courtesy(honorific: &str) -> bool {
    let folded = fold(honorific);
    COURTESY.iter().any(|word| folded == *word || folded.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
}

fn known(table: &[(&str, &'static str)], folded: &str) -> Option<&'static str> {
    table.iter().find(|(word, _)| *word == folded).map(|(_, english)| *english)
}

/// A text with its first letter changed.
pub(super) fn with_first(text: &str, change: impl Fn(char) -> String) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| change(first) + letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_courtesy_is_written_small_inside_a_sentence() {
        let table = [
            ("ông", "", "Ông", "ông"),
            ("Bà", "PGS.TS.", "Bà PGS.TS.", "bà PGS.TS."),
            ("đồng chí", "", "Đồng chí", "đồng chí"),
            ("Đồng chí Thiếu tướng", "", "Đồng chí Thiếu tướng", "đồng chí Thiếu tướng"),
            ("Thiếu tướng", "", "Thiếu tướng", "Thiếu tướng"),
            ("Thượng tọa", "TS.", "Thượng tọa TS.", "Thượng tọa TS."),
            ("", "PGS.TS.", "PGS.TS.", "PGS.TS."),
            ("", "", "", ""),
        ];
        for (honorific, degrees, start, inside) in table {
            assert_eq!(in_vietnamese(honorific, degrees, At::Start), start);
            assert_eq!(in_vietnamese(honorific, degrees, At::Inside), inside);
        }
    }

    #[test]
    fn degrees_are_spoken_in_full() {
        let table = [
            ("Ông PGS.TS.", "Ông Phó Giáo sư, Tiến sĩ"),
            ("GS. TSKH.", "Giáo sư, Tiến sĩ khoa học"),
            ("Bà Ths", "Bà Thạc sĩ"),
            ("BSCKII.", "Bác sĩ chuyên khoa II"),
            ("Đồng chí Thiếu tướng", "Đồng chí Thiếu tướng"),
            ("Bà", "Bà"),
            ("", ""),
        ];
        for (text, said) in table {
            assert_eq!(spoken(text), said, "{text}");
        }
    }

    #[test]
    fn english_says_only_what_is_known() {
        use Gender::{Female, Male};
        let table = [
            ("Ông", "", None, "Mr."),
            ("bà", "", None, "Ms."),
            ("Chị", "", Some(Female), "Ms."),
            ("Đồng chí", "", None, ""),
            ("Đồng chí", "", Some(Female), "Ms."),
            ("Đồng chí Thiếu tướng", "", Some(Male), "Major General"),
            ("Đại tá", "TS.", None, "Senior Colonel Dr."),
            ("Thượng toạ", "", None, "Venerable"),
            ("Ngài", "", Some(Male), "H.E."),
            ("", "", None, ""),
            ("", "", Some(Male), "Mr."),
            ("Già làng", "", None, ""),
            ("Mrs.", "", None, "Mrs."),
            ("Ông", "PGS.TS.", None, "Assoc. Prof. Dr."),
            ("", "GS. TS.", None, "Prof. Dr."),
            ("Bà", "TS.BS.", None, "Dr."),
            ("Ông", "ThS.", None, "MSc."),
            ("Ông", "CN.", None, "Mr."),
            ("", "NGND, GS.TSKH", None, "People's Teacher Prof. Dr."),
            ("", "PhD", None, "PhD"),
        ];
        for (honorific, degrees, gender, english) in table {
            assert_eq!(in_english(honorific, degrees, gender), english, "{honorific} {degrees}");
        }
    }
}
