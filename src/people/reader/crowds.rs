//! The recogniser of what names nobody: people without names, and who made the report.
use super::posts::{head_at, is_verb};
use super::tokens::{Kind, Shape};
use super::vocabulary::Class;
use super::words::Words;
use super::{honorifics, names};

/// "Tin, bài và ảnh": how many tokens may stand before the colon.
const LONGEST_CREDIT: usize = 8;

/// People without a name ("đại diện một số sở", "các tăng ni", "gần 100 đoàn viên"): where they end.
pub fn at(words: &Words, at: usize) -> Option<usize> {
    begins(words, at).then(|| end(words, at + 1))
}

/// After "và" only what cannot be part of a body's name begins a crowd.
pub fn after_and(words: &Words, at: usize) -> bool {
    begins(words, at) && words.is_small(at) && !matches!(words.key(at), "gia" | "trên")
}

fn begins(words: &Words, at: usize) -> bool {
    let number = words.tokens.get(at).is_some_and(|token| token.is_word() && token.shape == Shape::Number);
    let numbered = words.tokens.get(at + 1).is_some_and(|token| token.is_word() && token.shape == Shape::Number);
    match words.key(at) {
        "gần" | "hơn" | "trên" | "khoảng" => numbered,
        _ => number && words.is_small(at + 1) || words.is(at, Class::Crowd),
    }
}

fn end(words: &Words, from: usize) -> usize {
    let ends = |at: usize| {
        !matches!(words.kind(at), Some(Kind::Word | Kind::Sign))
            || words.is(at, Class::Lead) && words.is_small(at)
            || is_verb(words, at)
            || honorifics::inside(words, at)
            || matches!(words.key(at), "là" | "do")
            || matches!(words.key(at), "và" | "cùng" | "với")
                && (honorifics::one(words, at + 1).is_some()
                    || honorifics::several(words, at + 1).is_some()
                    || head_at(words, at + 1).is_some())
            || matches!(words.key(at), "và" | "cùng") && names::alone(words, at + 1).is_some_and(|(_, sure)| sure == names::Sure::Yes)
    };
    (from..words.len()).find(|at| ends(*at)).unwrap_or(words.len())
}

/// "(bên trái)", "(thứ hai từ phải sang)": where somebody stands in a picture. Answers where it ends.
pub fn in_picture(words: &Words, open: usize) -> Option<usize> {
    const FIRST: &[&str] =
        &["bên", "bìa", "thứ", "ngoài", "đứng", "ngồi", "giữa", "ảnh", "hàng", "áo", "trái", "phải", "mặc", "người", "left", "right"];
    let close = (open + 1..words.len().min(open + 12)).find(|at| words.kind(*at) == Some(Kind::Close))?;
    (FIRST.contains(&words.key(open + 1)) && words.is_small(open + 1)).then_some(close + 1)
}

/// "Ảnh: …", "Tin, bài: …", up to the end of the line or bracket: where it ends.
pub fn credit(words: &Words, at: usize) -> Option<usize> {
    let mut colon = at;
    while colon < at + LONGEST_CREDIT
        && (words.is(colon, Class::Credit)
            || colon > at && (words.kind(colon) == Some(Kind::Comma) || matches!(words.key(colon), "và" | "&"))
            || colon > at && words.kind(colon) == Some(Kind::Dash))
    {
        colon += words.takes(colon, Class::Credit).max(1);
    }
    let ends = |at: &usize| matches!(words.kind(*at), Some(Kind::Line | Kind::Blank | Kind::Close));
    (colon > at && words.kind(colon) == Some(Kind::Colon)).then(|| (colon..words.len()).find(ends).unwrap_or(words.len()))
}
