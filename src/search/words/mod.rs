//! Words as search sees them: what people type and what things are called, cut and compared the same way.
pub mod marked;
pub mod telex;

use crate::platform::text::fold;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of a word that count; nobody types more of one.
const LONGEST: usize = 40;

/// One word, with and without its marks.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    /// "nguyen": see [`fold`].
    pub folded: String,
    /// The tone (`0` for none to `5`), then the letters with what makes them other letters: "3nguyên". So `hòa` and `hoà` are one,
    /// and what is typed so far can be compared with the beginning of a word.
    pub exact: String,
}

impl Word {
    /// `None` for what holds no letter or digit.
    pub fn of(text: &str) -> Option<Self> {
        let short: String = text.nfc().take(LONGEST).collect();
        let folded = fold(&short);
        (!folded.is_empty()).then(|| Self { folded, exact: exact(&short) })
    }

    /// From what a document keeps of it.
    pub fn kept(exact: &str) -> Self {
        Self { folded: fold(exact.get(1..).unwrap_or_default()), exact: exact.to_owned() }
    }

    pub fn tone(&self) -> &str {
        self.exact.get(..1).unwrap_or_default()
    }

    pub fn letters(&self) -> &str {
        self.exact.get(1..).unwrap_or_default()
    }

    /// The word as somebody writes it, its tone on the vowel the new rules name (the last of an open pair comes second: "hòa", "thủy").
    pub fn written(&self) -> String {
        let mark = match self.tone() {
            "1" => '\u{300}',
            "2" => '\u{309}',
            "3" => '\u{303}',
            "4" => '\u{301}',
            "5" => '\u{323}',
            _ => return self.letters().to_owned(),
        };
        let letters: Vec<char> = self.letters().chars().collect();
        let at = toned(&letters).unwrap_or_default();
        let toned = letters.iter().enumerate().flat_map(|(place, letter)| [Some(*letter), (place == at).then_some(mark)]);
        toned.flatten().nfc().collect()
    }

    /// Whether any mark was written.
    pub fn has_marks(&self) -> bool {
        self.tone() != "0" || self.letters() != self.folded
    }

    /// The same word with the other of `i` and `y`, where people write both: sĩ and sỹ, Lí and Lý, quí and quý.
    pub fn other_spelling(&self) -> Option<Self> {
        let begins = self.folded.strip_suffix(['i', 'y'])?;
        if !["h", "k", "l", "m", "s", "t", "v", "qu"].contains(&begins) {
            return None;
        }
        let other = if self.folded.ends_with('i') { 'y' } else { 'i' };
        Some(Self { folded: format!("{begins}{other}"), exact: format!("{}{begins}{other}", self.tone()) })
    }
}

/// The words of a text, in order.
pub fn words(text: &str) -> Vec<Word> {
    places(text).map(|(_, word)| word).collect()
}

/// The words of a text with where each stands in it, in bytes.
pub fn places(text: &str) -> impl Iterator<Item = (Range<usize>, Word)> {
    let is_part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut rest = 0;
    std::iter::from_fn(move || {
        loop {
            let begin = rest + text[rest..].find(is_part)?;
            let end = text[begin..].find(|c| !is_part(c)).map_or(text.len(), |length| begin + length);
            rest = end;
            if let Some(word) = Word::of(&text[begin..end]) {
                return Some((begin..end, word));
            }
        }
    })
}

/// See [`Word::exact`]. Marks that are no Vietnamese ones are dropped.
fn exact(word: &str) -> String {
    let (mut tone, mut letters) = ('0', String::new());
    let lower = word.to_lowercase();
    for c in lower.nfd() {
        match c {
            '\u{300}' => tone = '1',
            '\u{309}' => tone = '2',
            '\u{303}' => tone = '3',
            '\u{301}' => tone = '4',
            '\u{323}' => tone = '5',
            '\u{302}' | '\u{306}' | '\u{31B}' => letter_with(&mut letters, c),
            'đ' => letters.push('đ'),
            '\u{300}'..='\u{36F}' => {}
            other => letters.push_str(&fold(other.encode_utf8(&mut [0; 4]))),
        }
    }
    format!("{tone}{letters}")
}

/// The letter that carries the tone: a vowel with a mark of its own, the middle one of three, of two the first where nothing follows.
fn toned(letters: &[char]) -> Option<usize> {
    let is_vowel = |at: &usize| "aăâeêioôơuưy".contains(letters[*at]);
    // The u of "qu" and the i of "gi" belong to what is before them.
    let glides = |at: &usize| match letters.get(..2) {
        Some(['q', 'u']) => *at == 1,
        Some(['g', 'i']) => *at == 1 && letters.get(2).is_some_and(|next| "aăâeêoôơuưy".contains(*next)),
        _ => false,
    };
    let vowels: Vec<usize> = (0..letters.len()).filter(is_vowel).filter(|at| !glides(at)).collect();
    let special = vowels.iter().rev().find(|at| "ăâêôơư".contains(letters[**at])).copied();
    let last = *vowels.last()?;
    let closed = last + 1 < letters.len();
    special.or(match vowels.as_slice() {
        [_, middle, _] => Some(*middle),
        [first, second] => Some(if closed { *second } else { *first }),
        _ => Some(last),
    })
}

/// Makes the last letter another one: `o` with a horn is `ơ`.
fn letter_with(letters: &mut String, mark: char) {
    let Some(base) = letters.pop() else { return };
    letters.push(match (base, mark) {
        ('a', '\u{306}') => 'ă',
        ('a', '\u{302}') => 'â',
        ('e', '\u{302}') => 'ê',
        ('o', '\u{302}') => 'ô',
        ('o', '\u{31B}') => 'ơ',
        ('u', '\u{31B}') => 'ư',
        (other, _) => other,
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exacts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.exact).collect()
    }

    #[test]
    fn words_are_told_with_their_tone_first() {
        let table: [(&str, &[&str]); 8] = [
            ("Nguyễn Hoàng Giang", &["3nguyên", "1hoang", "0giang"]),
            ("Đức duc ĐÚC", &["4đưc", "0duc", "4đuc"]),
            ("hòa hoà", &["1hoa", "1hoa"]),
            ("Sở KH&CN, (Bắc Ninh)", &["2sơ", "0kh", "0cn", "4băc", "0ninh"]),
            ("Nguye\u{302}\u{303}n", &["3nguyên"]),
            ("A-01 / Ünal", &["0a", "001", "0unal"]),
            ("", &[]),
            (" – … '\"*()", &[]),
        ];
        for (text, expected) in table {
            assert_eq!(exacts(text), expected, "{text}");
        }
    }

    #[test]
    fn a_kept_word_is_the_same_word() {
        for word in words("Nguyễn Đức Ước ủy uỷ Søren ສະບາຍດີ Straße 2026") {
            assert_eq!(Word::kept(&word.exact), word);
        }
    }

    #[test]
    fn places_are_those_of_the_text() {
        let text = "Ông Mai Sơn";
        let found: Vec<_> = places(text).map(|(place, _)| &text[place]).collect();
        assert_eq!(found, ["Ông", "Mai", "Sơn"]);
    }

    #[test]
    fn words_are_written_with_their_tone_in_its_place() {
        for word in ["nguyễn", "đức", "hòa", "thủy", "quý", "giàng", "hoàng", "đường", "khuỷu", "bắc", "mai", "gì", "toán", "ưởng"]
        {
            assert_eq!(Word::of(word).map(|word| word.written()).as_deref(), Some(word));
        }
    }

    #[test]
    fn i_and_y_are_two_spellings() {
        let other = |text: &str| Word::of(text).and_then(|word| word.other_spelling()).map(|word| word.exact);
        let table = [("sĩ", Some("3sy")), ("Lý", Some("4li")), ("quý", Some("4qui")), ("Thi", None), ("y", None), ("linh", None)];
        for (word, expected) in table {
            assert_eq!(other(word).as_deref(), expected, "{word}");
        }
    }
}
