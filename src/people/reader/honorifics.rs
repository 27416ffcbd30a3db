//! The recogniser of what stands before a name: forms of address, ranks, degrees; of one person or of several.
use super::posts::head_at;
use super::tokens::Kind;
use super::vocabulary::{Class, is_degree};
use super::words::{Span, Words};

/// Degrees that are also short for something else: inside a post they are read as that.
const DOUBTFUL: &[&str] = &["cn", "ks", "vs", "ls", "ds", "q", "co", "mc"];

/// The longest form of address, in tokens.
const LONGEST: usize = 10;

/// Words before a form of address that make it one of several people.
const SEVERAL: &[&str] = &["các", "những", "hai", "ba", "bốn", "năm"];

/// "đồng chí Thiếu tướng", "PGS.TS.", "GS, TS": what is printed before the name of one person. A second courtesy is the
/// beginning of the name ("Đ/c Ông Quý Đạt").
pub fn one(words: &Words, at: usize) -> Option<Span> {
    let mut end = at + words.takes(at, Class::Courtesy);
    while end < at + LONGEST {
        let comma = usize::from(end > at && words.kind(end) == Some(Kind::Comma));
        let degree = degree(words, end + comma);
        let title = words.takes(end + comma, Class::Title).max(degree);
        if title == 0 || comma > 0 && degree == 0 {
            break;
        }
        end += comma + title;
    }
    let colon = usize::from(words.kind(end) == Some(Kind::Colon));
    let followed = begins_name(words, end + colon) || head_at(words, end + colon).is_some();
    (end > at && followed).then_some(at..end)
}

/// How many tokens a degree takes; several may be written in one word: "GS.TSKH.NGND".
fn degree(words: &Words, at: usize) -> usize {
    let key = words.key(at);
    let joined = key.contains('.') && key.split('.').all(is_degree);
    words.takes(at, Class::Degree).max(joined.into())
}

/// Where the degrees begin in what is printed before a name.
pub fn degrees_from(words: &Words) -> usize {
    (0..words.len()).find(|at| degree(words, *at) > 0).unwrap_or(words.len())
}

/// One person's form of address inside a post: sure only with at least two words of a name after it.
pub fn inside(words: &Words, at: usize) -> bool {
    let doubtful = DOUBTFUL.contains(&words.key(at)) && words.takes(at, Class::Courtesy) == 0;
    let Some(span) = one(words, at).filter(|_| !doubtful) else { return false };
    let named = begins_name(words, span.end) && words.is_capital(span.end + 1) && !words.is(span.end, Class::Place);
    named || head_at(words, span.end).is_some() && words.is(at, Class::Courtesy) && words.is_small(at)
}

/// "các đồng chí", "các ông, bà", "02 đồng chí": answers the whole, and the form of address each of them has.
pub fn several(words: &Words, at: usize) -> Option<(Span, Span)> {
    let number = words.tokens.get(at)?;
    let counted = number.is_word() && number.key.len() <= 2 && number.key.bytes().all(|b| b.is_ascii_digit()) && !number.key.is_empty();
    if !counted && !SEVERAL.contains(&words.key(at)) {
        return None;
    }
    let from = at + 1 + usize::from(matches!(words.key(at + 1), "vị" | "quý"));
    let one = |at| words.takes(at, Class::Courtesy).max(words.takes(at, Class::Title)).max(degree(words, at));
    let mut end = from + one(from);
    while end > from && end < at + LONGEST {
        let joined = usize::from(words.kind(end) == Some(Kind::Comma) || matches!(words.key(end), "và"));
        let next = if joined > 0 { words.takes(end + joined, Class::Courtesy) } else { one(end) };
        // "các ông, bà Lan": what has a name after it is not part of the address of all.
        if next == 0 || joined > 0 && begins_name(words, end + joined + next) {
            break;
        }
        end += joined + next;
    }
    (end > from || words.key(from - 1) == "vị").then_some((at..end, from..end))
}

fn begins_name(words: &Words, at: usize) -> bool {
    words.is_capital(at) && words.takes(at, Class::Body) < 2
}
