//! The recogniser of posts and bodies: from a head word ("Phó Chủ tịch") to where the next thing begins.
use super::names::{self, Sure};
use super::tokens::{Kind, Shape};
use super::vocabulary::Class;
use super::words::{Span, Words};
use super::{crowds, honorifics};

/// A post or a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub span: Span,
    /// A name at the end that may be part of the post: "Hiệu trưởng Trường Lê Quý Đôn".
    pub perhaps: Option<Span>,
}

/// "nguyên quyền": how many words before a post may say how it is held.
const MOST_STANDINGS: usize = 4;

/// How many signs at the end of a post are looked at.
const MOST_SIGNS: usize = 4;

/// How many tokens between brackets are taken as one.
const LONGEST_ASIDE: usize = 40;

/// Where the words end that say a post begins: "nguyên Phó Trưởng ban".
pub fn head_at(words: &Words, at: usize) -> Option<usize> {
    let mut head = at;
    while words.is(head, Class::Standing) && !words.is(head, Class::Head) && head < at + MOST_STANDINGS {
        head += words.takes(head, Class::Standing);
    }
    if matches!(words.key(head), "phó" | "đồng") {
        head += 1;
    }
    let leader = words.key(head) == "trưởng" || head > at && matches!(words.key(head - 1), "phó");
    let known = words.takes(head, Class::Head);
    let led = head + usize::from(words.key(head) == "trưởng");
    let short = words.tokens.get(led).is_some_and(|token| matches!(token.shape, Shape::Capitals | Shape::Mixed));
    match (known, leader && words.is(led, Class::Led)) {
        (1.., _) => Some(head + known),
        (0, true) => Some(led + words.takes(led, Class::Led)),
        _ if leader && led > head && short => Some(led + 1),
        // "UVBTVTU", "UV.BCH": members of committees, however shortened.
        _ if words.key(head).starts_with("uv") && words.is_capital(head) => Some(head + 1),
        _ => None,
    }
}

/// The post that begins here.
pub fn at(words: &Words, at: usize) -> Option<Post> {
    head_at(words, at).map(|head| to_its_end(words, at, head))
}

/// Whether a post says no body: "Phó Giám đốc".
pub fn is_bare(post: &str) -> bool {
    let words = Words::of(post);
    head_at(&words, 0) == Some(words.len())
}

/// Words between a head and its body: "Phó Chủ tịch Thường trực UBND tỉnh", "Ủy viên Ban Thường vụ Tỉnh ủy".
const BETWEEN: &[&str] = &[
    "thường trực",
    "chuyên trách",
    "điều hành",
    "danh dự",
    "dự khuyết",
    "phụ trách",
    "ban thường vụ",
    "ban chấp hành",
    "btv",
    "bch",
    "thường vụ",
    "hđqt",
    "hđtv",
    "hội đồng quản trị",
    "hội đồng thành viên",
    "cấp cao",
    "cao cấp",
];

/// Where the body begins in a post: right after its head.
pub fn body_from(words: &Words) -> Option<usize> {
    let mut at = head_at(words, 0)?;
    while let Some(between) = BETWEEN.iter().find(|phrase| begins_with(words, at, phrase)) {
        at += between.split(' ').count();
    }
    // "Trưởng ban Tổ chức": the body began with the head.
    let begun = words.key(at - 1) == "ban";
    (words.is(at, Class::Body) && words.key(at) != "ban" && !begun).then_some(at)
}

fn begins_with(words: &Words, at: usize, phrase: &str) -> bool {
    phrase.split(' ').enumerate().all(|(place, word)| words.key(at + place) == word)
}

/// The body that begins here: "Công ty Chứng khoán Đông Hải".
pub fn body(words: &Words, at: usize) -> Option<Span> {
    let head = at + words.takes(at, Class::Body);
    (head > at).then(|| at..to_its_end(words, at, head).span.end)
}

/// Words after a head, up to a sign, a verb, a name or other people.
pub fn to_its_end(words: &Words, from: usize, head: usize) -> Post {
    let (mut at, mut perhaps) = (head, None);
    while at < words.len() {
        match words.kind(at) {
            Some(Kind::Open) => match aside(words, at).filter(|_| crowds::in_picture(words, at).is_none()) {
                Some(close) => at = close,
                None => break,
            },
            Some(Kind::Sign) => at += 1,
            Some(Kind::Word) => match part(words, at, from, head, &mut perhaps) {
                Some(next) => at = next,
                None => break,
            },
            _ => break,
        }
    }
    let span = from..without_signs(words, from, at);
    Post { perhaps: perhaps.filter(|name: &Span| name.end == span.end), span }
}

/// The next word of a post, or nothing where the post ends before it.
fn part(words: &Words, at: usize, from: usize, head: usize, perhaps: &mut Option<Span>) -> Option<usize> {
    if ends_post(words, at, from, head) {
        return None;
    }
    let place = words.takes(at, Class::Place);
    // "tỉnh Hà Nam Khánh": one word alone after a place is no name, so the place is none.
    let alone = names::in_post(words, at).is_some_and(|(name, _)| name.end == at + place + 1);
    if place > 0 && !alone {
        return Some(at + place);
    }
    match names::in_post(words, at).filter(|_| at > head || words.is_word(at)) {
        Some((_, Sure::Yes)) => None,
        Some((name, Sure::Perhaps)) => {
            perhaps.get_or_insert(name);
            Some(at + 1)
        }
        None => Some(at + 1),
    }
}

fn ends_post(words: &Words, at: usize, from: usize, head: usize) -> bool {
    match words.key(at) {
        "cùng" | "gồm" => true,
        "bao" => words.key(at + 1) == "gồm",
        "kiêm" => head_at(words, at + 1).is_some() && at > head,
        "và" | "&" | "and" | "với" => {
            honorifics::inside(words, at + 1)
                || crowds::after_and(words, at + 1)
                || honorifics::several(words, at + 1).is_some()
                || head_at(words, at + 1).is_some() && at > head
                || names::alone(words, at + 1).is_some_and(|(_, sure)| sure == Sure::Yes)
        }
        _ => is_verb(words, at) || at > from && honorifics::inside(words, at),
    }
}

/// Whether what somebody does begins here. Some verbs are also parts of other words.
pub fn is_verb(words: &Words, at: usize) -> bool {
    let before = if at > 0 { words.key(at - 1) } else { "" };
    let other = match words.key(at) {
        "dự" => matches!(words.key(at + 1), "án" | "báo" | "thảo" | "trữ" | "toán" | "khuyết" | "phòng" | "bị"),
        "đến" | "tới" => words.key(at + 1) == "từ",
        "ký" => matches!(before, "thư" | "đăng" | "nhật" | "chữ"),
        "bị" => matches!(before, "thiết" | "trang" | "chuẩn" | "dự"),
        "được" => matches!(before, "đạt" | "có"),
        _ => false,
    };
    words.is_small(at) && words.is(at, Class::Verb) && !other
}

/// What stands between brackets after a post, if it belongs to it: where it ends.
fn aside(words: &Words, open: usize) -> Option<usize> {
    let close = (open + 1..words.len().min(open + LONGEST_ASIDE)).find(|at| words.kind(*at) == Some(Kind::Close))?;
    let whole = (open..close).all(|at| !matches!(words.kind(at), Some(Kind::Line | Kind::Blank)));
    let person = honorifics::one(words, open + 1).is_some() || names::alone(words, open + 1).is_some_and(|(_, sure)| sure == Sure::Yes);
    let credit = crowds::credit(words, open + 1).is_some();
    (whole && !person && !credit && close > open + 1).then_some(close + 1)
}

/// Without a closing sign at the end whose partner is not in the span.
fn without_signs(words: &Words, from: usize, mut end: usize) -> usize {
    let first = end.saturating_sub(MOST_SIGNS).max(from);
    let is_quote = |at: &usize| words.text[words.bytes(&(*at..at + 1))].starts_with(['“', '”', '"', '«', '»']);
    let whole = |end: usize| is_quote(&(end - 1)) && (from..end).filter(is_quote).count() % 2 == 0;
    while end > first && words.kind(end - 1) == Some(Kind::Sign) && !whole(end) {
        end -= 1;
    }
    end
}
