//! Abbreviations in a line of text: written out, or put back, by whole words.
use super::{Model, Way};
use std::collections::HashMap;

/// Words after which a name begins with a capital: "Trung tâm Đổi mới sáng tạo".
const HEADS: &[&str] = &["hội", "tâm", "cục", "vụ", "viện", "quỹ", "ban", "phòng", "sở", "bộ"];

/// What stands between two halves of one abbreviation that was torn apart: "KH & CN".
const JOINTS: &[&str] = &["&", "-", "–"];

/// All abbreviations that are known, made ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Abbreviations {
    /// Longest first, of the short form; only those that are written out.
    short: Vec<Entry>,
    /// All of them, longest first: what is read out.
    spoken: Vec<Entry>,
    /// Longest first, of the long form; only those a short text is written with.
    long: Vec<Entry>,
    /// English by Vietnamese, in small letters.
    english: HashMap<String, String>,
}

#[derive(Clone, Debug)]
struct Entry {
    /// What is looked for, word by word.
    sought: Vec<Sought>,
    written: String,
}

/// One word that is looked for: capitals as they are, all other words however they are written.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Sought {
    Capitals(String),
    Word(String),
}

impl Abbreviations {
    pub fn of(rows: &[Model]) -> Self {
        let entry = |from: &str, to: &str| Entry { sought: from.split_whitespace().map(Sought::of).collect(), written: to.to_owned() };
        let of = |which: fn(Way) -> bool| rows.iter().filter(move |row| which(row.way));
        let mut short: Vec<Entry> = of(|way| way != Way::Spoken).map(|row| entry(&row.short, &row.vi)).collect();
        let mut spoken: Vec<Entry> = of(|_| true).map(|row| entry(&row.short, &row.vi)).collect();
        let mut long: Vec<Entry> = of(|way| way == Way::Both).map(|row| entry(&row.vi, &row.short)).collect();
        for entries in [&mut short, &mut spoken, &mut long] {
            entries.sort_by_key(|entry| std::cmp::Reverse((entry.sought.len(), entry.sought.iter().map(Sought::len).sum::<usize>())));
        }
        let english = rows.iter().filter(|row| !row.en.is_empty()).map(|row| (small(&row.vi), row.en.clone())).collect();
        Self { short, spoken, long, english }
    }

    /// "Giám đốc Sở KH&CN" → "Giám đốc Sở Khoa học và Công nghệ", however the short form is written: KHCN, KH-CN, KH & CN.
    pub fn expanded(&self, text: &str) -> String {
        replaced(text, &self.short, true)
    }

    /// As it is read aloud: "Phó Chủ tịch TT UBND tỉnh" → "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh".
    pub fn spoken(&self, text: &str) -> String {
        let words: Vec<&str> = text.split_whitespace().collect();
        // The dot of "TP. Bắc Giang" ends nothing.
        let without_dot = |(at, word): (usize, &&str)| match word.strip_suffix('.') {
            Some(letters) if at + 1 < words.len() && letters.chars().all(char::is_uppercase) => letters.to_owned(),
            _ => (*word).to_owned(),
        };
        replaced(&words.iter().enumerate().map(without_dot).collect::<Vec<_>>().join(" "), &self.spoken, true)
    }

    /// "Ủy viên Ban Thường vụ Tỉnh ủy" → "UVBTV Tỉnh ủy".
    pub fn shortened(&self, text: &str) -> String {
        replaced(text, &self.long, false)
    }

    /// The English of a long form: "Science and Technology".
    pub fn english(&self, vi: &str) -> Option<&str> {
        self.english.get(&small(vi)).map(String::as_str)
    }

    /// The English of a rule, unless something else is written for the same words; small letters alone are nothing else.
    pub fn english_before<'a>(&'a self, vi: &str, rule: &'a str) -> &'a str {
        self.english(vi).filter(|other| !other.eq_ignore_ascii_case(rule)).unwrap_or(rule)
    }
}

/// Small letters and one spelling of "ủy" and "tòa": what words are compared by.
pub fn small(text: &str) -> String {
    text.to_lowercase().replace("uỷ", "ủy").replace("toà", "tòa").replace("hoá", "hóa")
}

impl Sought {
    fn of(word: &str) -> Self {
        let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
        let is_short = letters.chars().count() > 1 && letters.chars().all(|c| c.is_uppercase() || c.is_numeric());
        if is_short { Self::Capitals(letters) } else { Self::Word(small(word.trim_matches(|c: char| !c.is_alphanumeric()))) }
    }

    fn len(&self) -> usize {
        match self {
            Self::Capitals(text) | Self::Word(text) => text.chars().count(),
        }
    }
}

/// A word of a text with the signs around it: "(", "UBND", "),".
struct Token<'a> {
    before: &'a str,
    core: &'a str,
    after: &'a str,
}

impl<'a> Token<'a> {
    fn of(word: &'a str) -> Self {
        let inner = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let before = &word[..word.len() - inner.len()];
        let core = inner.trim_end_matches(|c: char| !c.is_alphanumeric());
        Self { before, core, after: &inner[core.len()..] }
    }

    fn letters(&self) -> String {
        self.core.chars().filter(|c| c.is_alphanumeric()).collect()
    }

    fn whole(&self) -> String {
        [self.before, self.core, self.after].concat()
    }
}

/// How many words of the text an entry covers, if it begins here.
fn covers(entry: &Entry, text: &[Token<'_>]) -> Option<usize> {
    if let [Sought::Capitals(letters)] = entry.sought.as_slice() {
        if text.first()?.letters() == *letters {
            return Some(1);
        }
        let [left, joint, right, ..] = text else { return None };
        let torn = JOINTS.contains(&joint.whole().as_str()) && left.after.is_empty() && right.before.is_empty();
        return (torn && left.letters() + &right.letters() == *letters).then_some(3);
    }
    let count = entry.sought.len();
    let found = text.get(..count)?;
    let fits = |sought: &Sought, token: &Token<'_>| match sought {
        Sought::Capitals(letters) => token.letters() == *letters,
        Sought::Word(word) => small(token.core) == *word,
    };
    // A dash between words is a word of its own, and has no core.
    let inside = |place: usize, token: &Token<'_>| {
        (place == 0 || token.before.is_empty() || token.core.is_empty())
            && (place + 1 == count || token.after.is_empty() || token.after == ",")
    };
    let all = entry.sought.iter().zip(found).enumerate().all(|(place, (sought, token))| fits(sought, token) && inside(place, token));
    all.then_some(count)
}

fn replaced(text: &str, entries: &[Entry], names: bool) -> String {
    let tokens: Vec<Token<'_>> = text.split_whitespace().map(Token::of).collect();
    let mut words: Vec<String> = Vec::with_capacity(tokens.len());
    let mut at = 0;
    while at < tokens.len() {
        let found = entries.iter().find_map(|entry| Some((entry, covers(entry, &tokens[at..])?)));
        let Some((entry, count)) = found else {
            words.push(tokens[at].whole());
            at += 1;
            continue;
        };
        let (first, last) = (&tokens[at], &tokens[at + count - 1]);
        at += count;
        let written = if names { as_name(&entry.written, words.last().map(String::as_str)) } else { entry.written.clone() };
        // "UBMTTQ Việt Nam": what the long form ends with is not said twice.
        let twice = if last.after.is_empty() { overlap(&written, &tokens[at..]) } else { 0 };
        let after = if twice > 0 { tokens[at + twice - 1].after } else { last.after };
        at += twice;
        words.push([first.before, written.as_str(), after].concat());
    }
    words.join(" ")
}

/// With a capital at the beginning of a text, and after the head of a body's name.
fn as_name(written: &str, previous: Option<&str>) -> String {
    let large = previous.is_none_or(|word| HEADS.contains(&small(word.rsplit(' ').next().unwrap_or(word)).as_str()));
    let mut letters = written.chars();
    match letters.next() {
        Some(first) if large => first.to_uppercase().chain(letters).collect(),
        _ => written.to_owned(),
    }
}

/// How many of the words that follow a text already ends with.
fn overlap(written: &str, next: &[Token<'_>]) -> usize {
    let ends: Vec<String> = written.split(' ').map(small).collect();
    let fits = |count: usize| {
        let tail = &ends[ends.len() - count..];
        next.len() >= count && tail.iter().zip(next).all(|(word, token)| token.before.is_empty() && small(token.core) == *word)
    };
    (1..ends.len().min(4)).rev().find(|count| fits(*count)).unwrap_or_default()
}

#[cfg(test)]
pub(in crate::people) mod tests {
    use super::*;

    fn row((short, vi, en, way): &(&str, &str, &str, Way)) -> Model {
        Model { id: 0, short: (*short).into(), vi: (*vi).into(), en: (*en).into(), way: *way, identity: (*short).into(), version: 1 }
    }

    /// Short, Vietnamese, English.
    pub fn sample_with(rows: &[(&str, &str, &str)]) -> Abbreviations {
        Abbreviations::of(&rows.iter().map(|(short, vi, en)| row(&(*short, *vi, *en, Way::Both))).collect::<Vec<_>>())
    }

    /// A few of the abbreviations an installation begins with.
    pub fn sample() -> Abbreviations {
        use Way::{Both, Expands, Spoken};
        let rows = [
            ("UBND", "Ủy ban nhân dân", "People's Committee", Both),
            ("HĐND", "Hội đồng nhân dân", "People's Council", Both),
            ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Viet Nam Fatherland Front Committee", Both),
            ("MTTQ", "Mặt trận Tổ quốc Việt Nam", "Viet Nam Fatherland Front", Both),
            ("ĐBQH", "đại biểu Quốc hội", "National Assembly deputy", Both),
            ("UVBTV", "Ủy viên Ban Thường vụ", "Member of the Standing Committee", Both),
            ("BTV", "Ban Thường vụ", "Standing Committee", Both),
            ("TUV", "Tỉnh ủy viên", "Member of the Provincial Party Committee", Both),
            ("LHPN", "Liên hiệp Phụ nữ", "Women's Union", Both),
            ("Hội ND", "Hội Nông dân", "Farmers' Union", Both),
            ("KH&CN", "Khoa học và Công nghệ", "Science and Technology", Both),
            ("VHTT&DL", "Văn hóa, Thể thao và Du lịch", "Culture, Sports and Tourism", Both),
            ("LĐTB&XH", "Lao động - Thương binh và Xã hội", "Labour, Invalids and Social Affairs", Both),
            ("ĐMST", "đổi mới sáng tạo", "innovation", Both),
            ("GĐ", "Giám đốc", "Director", Expands),
            ("TT", "Thường trực", "", Spoken),
            ("CP", "cổ phần", "", Spoken),
            ("TP", "thành phố", "", Spoken),
        ];
        Abbreviations::of(&rows.iter().map(row).collect::<Vec<_>>())
    }

    #[test]
    fn abbreviations_are_written_out_by_whole_words() {
        let table = [
            ("Giám đốc Sở KH&CN", "Giám đốc Sở Khoa học và Công nghệ"),
            ("Giám đốc Sở KHCN tỉnh", "Giám đốc Sở Khoa học và Công nghệ tỉnh"),
            ("Giám đốc Sở KH-CN, TUV", "Giám đốc Sở Khoa học và Công nghệ, Tỉnh ủy viên"),
            ("GĐ Sở KH & CN", "Giám đốc Sở Khoa học và Công nghệ"),
            ("UVBTV Tỉnh ủy", "Ủy viên Ban Thường vụ Tỉnh ủy"),
            ("UV.BTV Tỉnh ủy", "Ủy viên Ban Thường vụ Tỉnh ủy"),
            ("Ủy viên BTV Tỉnh uỷ", "Ủy viên Ban Thường vụ Tỉnh uỷ"),
            ("Phó Chủ tịch UBMTTQ Việt Nam tỉnh", "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
            ("Phó Chủ tịch Ủy ban MTTQ tỉnh", "Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"),
            ("Chủ tịch Hội ND tỉnh", "Chủ tịch Hội Nông dân tỉnh"),
            ("Phó Chủ tịch (UBND)", "Phó Chủ tịch (Ủy ban nhân dân)"),
            ("Trưởng đoàn ĐBQH tỉnh", "Trưởng đoàn đại biểu Quốc hội tỉnh"),
            ("ĐBQH", "Đại biểu Quốc hội"),
            ("Trung tâm ĐMST", "Trung tâm Đổi mới sáng tạo"),
            ("Phó Chủ tịch HĐND và UBND tỉnh", "Phó Chủ tịch Hội đồng nhân dân và Ủy ban nhân dân tỉnh"),
            ("UBNDX tỉnh", "UBNDX tỉnh"),
            ("Chủ tịch", "Chủ tịch"),
            ("", ""),
        ];
        for (text, expected) in table {
            assert_eq!(sample().expanded(text), expected, "{text}");
        }
    }

    #[test]
    fn posts_are_spoken_in_full_and_printed_as_they_are() {
        let table = [
            ("Phó Chủ tịch TT UBND tỉnh", "Phó Chủ tịch Thường trực Ủy ban nhân dân tỉnh"),
            ("UVBTV, Trưởng ban", "Ủy viên Ban Thường vụ, Trưởng ban"),
            ("Giám đốc Sở KH&CN", "Giám đốc Sở Khoa học và Công nghệ"),
            ("Giám đốc (Công ty CP Mẫu)", "Giám đốc (Công ty cổ phần Mẫu)"),
            ("Chủ tịch UBND TP. Bắc Giang", "Chủ tịch Ủy ban nhân dân thành phố Bắc Giang"),
            ("Giám đốc Sở TT&TT", "Giám đốc Sở TT&TT"),
            ("Phó Bí thư Tỉnh ủy", "Phó Bí thư Tỉnh ủy"),
            ("", ""),
        ];
        for (text, said) in table {
            assert_eq!(sample().spoken(text), said, "{text}");
        }
        assert_eq!(sample().expanded("Phó Chủ tịch TT HĐND"), "Phó Chủ tịch TT Hội đồng nhân dân");
    }

    #[test]
    fn long_forms_are_shortened_longest_first() {
        let table = [
            ("Giám đốc Sở Khoa học và Công nghệ", "Giám đốc Sở KH&CN"),
            ("Uỷ viên Ban Thường vụ Tỉnh ủy", "UVBTV Tỉnh ủy"),
            ("Chủ tịch Ủy ban Nhân dân tỉnh", "Chủ tịch UBND tỉnh"),
            ("Phó Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "Phó Chủ tịch UBMTTQ tỉnh"),
            ("Giám đốc Sở Văn hóa, Thể thao và Du lịch", "Giám đốc Sở VHTT&DL"),
            ("Giám đốc Sở Lao động - Thương binh và Xã hội", "Giám đốc Sở LĐTB&XH"),
            ("Bộ trưởng Bộ Khoa học, Công nghệ", "Bộ trưởng Bộ Khoa học, Công nghệ"),
        ];
        for (text, expected) in table {
            assert_eq!(sample().shortened(text), expected, "{text}");
        }
        assert_eq!(sample().english("khoa học và công nghệ"), Some("Science and Technology"));
    }
}
