//! The recogniser of names: where one begins and ends.
use super::posts::head_at;
use super::tokens::{Kind, Shape};
use super::vocabulary::Class;
use super::words::{Span, Words};

/// How sure the reader is that a run of words is a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sure {
    /// It begins with a family name, or stands after an honorific.
    Yes,
    /// It could be one: only what stands around it can tell.
    Perhaps,
}

/// Words that a foreign name may hold in small letters.
const PARTICLES: &[&str] = &["van", "von", "der", "den", "de", "da", "di", "bin", "binti", "al", "el", "la", "du"];

/// The longest name after an honorific, in words; elsewhere Vietnamese names have two to five.
const LONGEST: usize = 7;
const LONGEST_ALONE: usize = 5;

/// The name right after an honorific: whatever is written with capitals, up to a post or a body.
pub fn after_address(words: &Words, at: usize) -> Option<Span> {
    let end = run(words, at, LONGEST);
    (end > at && head_at(words, at).is_none()).then_some(at..end)
}

/// A name that stands by itself between two signs, or before a verb.
pub fn alone(words: &Words, at: usize) -> Option<(Span, Sure)> {
    let end = run(words, at, LONGEST);
    let whole = words.takes(at, Class::Place) == end - at || words.takes(at, Class::Body) > 1 || head_at(words, at).is_some();
    if end < at + 2 || whole || !ends_a_name(words, end) {
        return None;
    }
    let family = words.is_family(at) && end - at <= LONGEST_ALONE;
    let rare = words.is_rare_family(at) && end - at <= LONGEST_ALONE && !words.is(at, Class::Body);
    let sure = if family || rare && !words.is(at, Class::Place) { Sure::Yes } else { Sure::Perhaps };
    Some((at..end, sure))
}

/// A name at the end of a post that stands before it: "Chủ tịch HĐND tỉnh Phan Trọng Nghĩa".
pub fn in_post(words: &Words, at: usize) -> Option<(Span, Sure)> {
    let known = words.is_family(at);
    let after_place = ends_place(words, at);
    if at == 0
        || is_in_place(words, at)
        || !words.is_capital(at)
        || !(known || words.is_rare_family(at) || after_place)
        || words.takes(at, Class::Body) > 1
    {
        return None;
    }
    let end = run(words, at, LONGEST_ALONE + 1);
    if !(2..=LONGEST_ALONE).contains(&(end - at)) || !ends_a_name(words, end) {
        return None;
    }
    Some((at..end, sure_in_post(words, at, end - at, known)))
}

fn sure_in_post(words: &Words, at: usize, length: usize, known: bool) -> Sure {
    let before = words.key(at - 1);
    let seat = matches!(before, "ủy" | "đoàn") && length > 2 && known;
    let small = words.is_small(at - 1) || ends_place(words, at) || words.tokens[at - 1].shape != Shape::Capital;
    let clear = seat || !words.is_named_after(at - 1) && (small || length > 2);
    if known && clear { Sure::Yes } else { Sure::Perhaps }
}

/// Whether this is one of the first two words of the name of a commune or district, before the name of a person:
/// "xã Tiên Lục Hà Văn Bé".
fn is_in_place(words: &Words, at: usize) -> bool {
    let level = |at: usize| {
        words.is_small(at) && matches!(words.key(at), "xã" | "phường" | "huyện" | "quận" | "khu" | "trấn" | "thôn" | "phố" | "xã/phường")
    };
    let first = [1, 2].into_iter().find(|back| at >= *back && level(at - back)).map(|back| at + 1 - back);
    first.is_some_and(|first| words.is_family(first + 2) && run(words, first, LONGEST) >= first + 4)
}

/// Whether a place ends right before `at`.
fn ends_place(words: &Words, at: usize) -> bool {
    (1..=4).any(|back| at >= back && words.takes(at - back, Class::Place) == back)
}

/// Where a run of words that could be a name ends.
fn run(words: &Words, at: usize, longest: usize) -> usize {
    let capitals = words.tokens.get(at).is_some_and(|token| token.shape == Shape::Capitals);
    let mut end = at;
    while end - at < longest && (is_part(words, end, capitals) || end > at && is_particle(words, end)) {
        if end > at && begins_other(words, end, end - at) {
            break;
        }
        end += 1;
    }
    end
}

fn is_part(words: &Words, at: usize, capitals: bool) -> bool {
    let Some(token) = words.tokens.get(at).filter(|token| token.kind == Kind::Word) else { return false };
    match token.shape {
        Shape::Capital => !capitals,
        Shape::Initial => true,
        Shape::Capitals => capitals && is_syllable(&token.key),
        Shape::Small | Shape::Number | Shape::Mixed => false,
    }
}

fn is_particle(words: &Words, at: usize) -> bool {
    PARTICLES.contains(&words.key(at)) && words.is_small(at) && words.is_capital(at + 1)
}

/// Whether a post or body begins here and not one more word of a name of `so_far` words.
fn begins_other(words: &Words, at: usize, so_far: usize) -> bool {
    let body = words.takes(at, Class::Body);
    head_at(words, at).is_some() || body > 1 || body == 1 && so_far > 2 && words.is_word(at + 1)
}

/// Whether a name may end before `at`: a word in small letters goes on only if it says what the person does.
fn ends_a_name(words: &Words, at: usize) -> bool {
    let goes_on = words.is_word(at) && (words.is_small(at) || words.is_capital(at) || words.tokens[at].shape == Shape::Number);
    let other =
        [Class::Verb, Class::Link, Class::Lead, Class::Courtesy, Class::Crowd, Class::Body].iter().any(|class| words.is(at, *class));
    !goes_on
        || other
        || head_at(words, at).is_some()
        || matches!(words.key(at), "và" | "cùng" | "với" | "tại" | "trong" | "and" | "&" | "kiêm")
}

/// Whether a word in capitals can be a Vietnamese syllable and not an abbreviation.
fn is_syllable(key: &str) -> bool {
    const FIRST: &[&str] = &[
        "", "b", "c", "ch", "d", "đ", "f", "g", "gh", "gi", "h", "j", "k", "kh", "kr", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
        "r", "s", "t", "th", "tr", "v", "w", "x", "y", "z",
    ];
    const LAST: &[&str] = &["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "k"];
    let is_consonant = |c: char| matches!(c, 'b'..='d' | 'f'..='h' | 'j'..='n' | 'p'..='t' | 'v'..='x' | 'z' | 'đ');
    let vowels = key.trim_matches(is_consonant);
    let first = &key[..key.find(|c| !is_consonant(c)).unwrap_or(key.len())];
    let last = &key[key.rfind(|c| !is_consonant(c)).map_or(0, |at| at + key[at..].chars().next().map_or(1, char::len_utf8))..];
    !vowels.is_empty() && !vowels.contains(is_consonant) && FIRST.contains(&first) && LAST.contains(&last)
}
