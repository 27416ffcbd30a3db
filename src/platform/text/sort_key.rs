//! The order of a Vietnamese list, as a text that any database sorts by bytes.
//!
//! Collations differ between databases and machines, and some see two letters as one (Danish `aa`, Czech `ch`), so a
//! key is made of digits alone: two for each letter in the order of the CLDR collation `vi`, then one for the tone
//! of each word. Where the letters differ the tones never matter; `hòa` and `hoà` have the same place.
use std::iter::Peekable;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark as is_mark;

/// The Vietnamese alphabet, with the four Latin letters it lacks in their Latin places.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// Weights below those of digits and letters: the end of a part, a gap between words.
const END: &str = "00";
const GAP: &str = "01";
/// Weight of the first digit and of the first letter.
const DIGITS: usize = 10;
const LETTERS: usize = 20;
/// Before the code point of a letter that is in no Latin alphabet: after all others.
const ELSEWHERE: &str = "99";
/// Longest key kept, in characters; nobody tells two names apart by what follows.
const LONGEST: usize = 240;

/// The key of a person's name: the given (last) word decides, then the family name, then what is between.
pub fn sort_key(full_name: &str) -> String {
    let words: Vec<&str> = full_name.split_whitespace().collect();
    match words.as_slice() {
        [] => String::new(),
        [only] => key_of([*only]),
        [family, middle @ .., given] => key_of([*given, *family, middle.join(" ").as_str()]),
    }
}

/// The key of a name whose order somebody has written by hand, because the last word is not the given name:
/// the parts in the order they decide, with commas between ("Bình Minh, Trần Lê"). Without one, as [`sort_key`].
pub fn sort_key_or(full_name: &str, by_hand: Option<&str>) -> String {
    match by_hand.map(str::trim).filter(|order| !order.is_empty()) {
        Some(order) => key_of(order.split(',')),
        None => sort_key(full_name),
    }
}

/// The key of any other text (an organisation, a title): its words in the order they are written.
pub fn collation_key(text: &str) -> String {
    key_of([text])
}

fn key_of<'a>(parts: impl IntoIterator<Item = &'a str>) -> String {
    let mut key = parts.into_iter().map(key_of_part).collect::<Vec<_>>().concat();
    key.truncate(LONGEST);
    key
}

/// The letters of one part, its end, and the tones. Where two parts have the same letters they have as many tones.
fn key_of_part(part: &str) -> String {
    let words = words_of(part);
    let letters: Vec<&str> = words.iter().map(|word| word.letters.as_str()).collect();
    let tones: String = words.iter().map(|word| word.tone).collect();
    format!("{}{END}{tones}", letters.join(GAP))
}

/// The weights of a word: of its letters, and of its tone (`0` for none to `5`, `6` for a foreign mark).
struct Word {
    letters: String,
    tone: char,
}

fn words_of(part: &str) -> Vec<Word> {
    let lower = part.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric() && !is_mark(c)).filter(|word| !word.is_empty()).map(word_of).collect()
}

fn word_of(word: &str) -> Word {
    let mut weights = Word { letters: String::new(), tone: '0' };
    let mut characters = word.nfd().peekable();
    while let Some(base) = characters.next() {
        let letter = letter_of(base, &mut characters, &mut weights.tone);
        weights.letters += &weight_of(letter);
    }
    weights
}

/// The letter a base and the marks after it make (`o` and a horn: `ơ`), taking note of a tone among them.
fn letter_of(base: char, after: &mut Peekable<impl Iterator<Item = char>>, tone: &mut char) -> char {
    let mut letter = base;
    while let Some(mark) = after.next_if(|&c| is_mark(c)) {
        match (base, mark) {
            ('a', '\u{306}') => letter = 'ă',
            ('a', '\u{302}') => letter = 'â',
            ('e', '\u{302}') => letter = 'ê',
            ('o', '\u{302}') => letter = 'ô',
            ('o', '\u{31B}') => letter = 'ơ',
            ('u', '\u{31B}') => letter = 'ư',
            (_, '\u{300}') => *tone = '1',
            (_, '\u{309}') => *tone = '2',
            (_, '\u{303}') => *tone = '3',
            (_, '\u{301}') => *tone = '4',
            (_, '\u{323}') => *tone = '5',
            _ => *tone = '6',
        }
    }
    letter
}

fn weight_of(letter: char) -> String {
    if let Some(digit) = letter.to_digit(10) {
        return (DIGITS + digit as usize).to_string();
    }
    match ALPHABET.chars().position(|known| known == letter) {
        Some(place) => (LETTERS + place).to_string(),
        None => format!("{ELSEWHERE}{:07}", letter as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_ascending(names: &[&str], key: impl Fn(&str) -> String) {
        for pair in names.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn letters_and_tones_are_in_vietnamese_order() {
        let names = "An Anh Ành Ảnh Ãnh Ánh Ạnh Ăn Ân Ấn Bình Dũng Duy Đức Oanh Ôn Ơn";
        assert_ascending(&names.split(' ').collect::<Vec<_>>(), sort_key);
        assert_ascending(&["e", "ê", "f", "i", "j", "u", "ư", "v", "w", "x", "y", "z", "Ж", "日"], collation_key);
        assert_ascending(&["2 tốt", "a", "a a", "aa", "ab"], collation_key);
    }

    #[test]
    fn given_name_then_family_then_middle() {
        let names =
            ["Trần Văn An", "Nguyễn Thị Bình", "Nguyễn Văn Bình", "Trần Bình", "Lê Hoàng Đức", "Bùi Thị Hoà", "Đỗ Thị Hòa", "Mai Sơn"];
        assert_ascending(&names, sort_key);
        assert_ascending(&["Nguyễn Văn Tùng", "Nguyễn Văn Tưởng"], sort_key);
    }

    #[test]
    fn the_letters_of_all_words_come_before_their_tones() {
        assert_ascending(&["Lá An", "La Bình"], collation_key);
        assert_ascending(&["La Bình", "La Bính", "Lá Bình"], collation_key);
    }

    #[test]
    fn an_order_by_hand_wins() {
        assert_eq!(sort_key_or("Trần Lê Bình Minh", Some("Bình Minh, Trần Lê")), key_of(["Bình Minh", "Trần Lê"]));
        assert_eq!(sort_key_or("Mai Sơn", Some("  ")), sort_key("Mai Sơn"));
        assert_eq!(sort_key_or("Mai Sơn", None), sort_key("Mai Sơn"));
    }

    #[test]
    fn keys_are_digits_however_the_name_is_written() {
        for name in ["Nguyễn Văn A", "O'Hara-Søren Ünal", "ສົມສັກ", "", "  ", "(??)", &"Ж".repeat(200)] {
            let key = sort_key(name);
            assert!(key.len() <= LONGEST && key.bytes().all(|b| b.is_ascii_digit()), "{name}: {key}");
        }
        assert_eq!(sort_key("Nguye\u{302}\u{303}n"), sort_key("NGUYỄN"));
        assert_eq!(sort_key("Thúy"), sort_key("Thuý"));
    }
}
