//! The text as a row of elements: signs, forms of address, names, posts, bodies, crowds, and words between.
use super::names::{self, Sure};
use super::posts::{self, Post, head_at, is_verb};
use super::tokens::Kind;
use super::vocabulary::Class;
use super::words::{Span, Words};
use super::{crowds, honorifics};

/// What the recognisers found, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Element {
    /// "đồng chí", before one name.
    Address(Span),
    /// "các đồng chí": the whole, and what each of them is called.
    Several {
        whole: Span,
        each: Span,
    },
    Name(Span, Sure),
    Post(Post),
    /// "các Phó Chủ tịch HĐND tỉnh": the whole, and the post of each.
    SharedPost {
        whole: Span,
        each: Post,
    },
    Body(Span),
    Crowd(Span),
    /// "có", "gồm": people are named after it.
    Lead,
    /// "Về phía tỉnh Sơn La có": whose people are named after it.
    Side(Span),
    /// What somebody does, or who made the report: the people before it are done with.
    Over,
    Text(Span),
    Sign(Kind),
    /// "và", "cùng", "kiêm"
    And,
}

/// Reads the elements of a text, each token once.
pub fn elements(words: &Words) -> Vec<Element> {
    let mut reader = Reader { words, found: Vec::with_capacity(words.len() / 3 + 1), fresh: true };
    let mut at = 0;
    while at < words.len() {
        at = reader.step(at).max(at + 1);
    }
    reader.found
}

struct Reader<'a, 'w> {
    words: &'a Words<'w>,
    found: Vec<Element>,
    /// Whether something new may begin here: after a sign, a lead or "và", not in the middle of a sentence.
    fresh: bool,
}

impl Reader<'_, '_> {
    fn step(&mut self, at: usize) -> usize {
        match self.words.kind(at) {
            Some(Kind::Word) => self.word(at),
            Some(Kind::Sign) | None => at + 1,
            Some(Kind::Open) if let Some(end) = crowds::in_picture(self.words, at) => end,
            Some(sign) => {
                self.found.push(Element::Sign(sign));
                self.fresh = true;
                at + 1
            }
        }
    }

    /// The rules in their order: the first that recognises something wins.
    fn word(&mut self, at: usize) -> usize {
        let rules: [fn(&mut Self, usize) -> Option<usize>; 14] = [
            Self::credit,
            Self::side,
            Self::several,
            Self::shared_post,
            Self::address,
            Self::name_after_post,
            Self::post,
            Self::occupation,
            Self::crowd,
            Self::joint,
            Self::verb,
            Self::sure_name,
            Self::body,
            Self::name,
        ];
        rules.iter().find_map(|rule| rule(self, at)).unwrap_or_else(|| self.text(at))
    }

    /// Takes an element; `fresh` says whether something new may begin right after it.
    fn take(&mut self, element: Element, end: usize, fresh: bool) -> Option<usize> {
        self.found.push(element);
        self.fresh = fresh;
        Some(end)
    }

    fn credit(&mut self, at: usize) -> Option<usize> {
        let end = crowds::credit(self.words, at).filter(|_| self.fresh)?;
        self.take(Element::Over, end, true)
    }

    fn side(&mut self, at: usize) -> Option<usize> {
        let head = at + self.words.takes(at, Class::SideHead);
        if head == at || !self.fresh {
            return None;
        }
        let ends = |at: &usize| !self.words.is_word(*at) || self.words.is(*at, Class::Lead) || honorifics::inside(self.words, *at);
        let end = (head..self.words.len()).find(ends).unwrap_or(self.words.len());
        let lead = self.words.takes(end, Class::Lead);
        self.take(Element::Side(at..end), end + lead, true)
    }

    fn several(&mut self, at: usize) -> Option<usize> {
        let (whole, each) = honorifics::several(self.words, at)?;
        let end = whole.end;
        self.take(Element::Several { whole, each }, end, true)
    }

    fn shared_post(&mut self, at: usize) -> Option<usize> {
        let counted = self.words.kind(at) == Some(Kind::Word) && self.words.key(at).parse::<u8>().is_ok_and(|count| count > 1);
        let several = matches!(self.words.key(at), "các" | "những" | "hai" | "ba") || counted;
        let each = posts::at(self.words, at + 1).filter(|_| several)?;
        let end = each.span.end;
        self.take(Element::SharedPost { whole: at..end, each }, end, true)
    }

    fn address(&mut self, at: usize) -> Option<usize> {
        let span =
            honorifics::one(self.words, at).filter(|_| self.fresh || honorifics::inside(self.words, at) || self.words.is_small(at))?;
        let end = span.end;
        self.found.push(Element::Address(span));
        let colon = usize::from(self.words.kind(end) == Some(Kind::Colon));
        match names::after_address(self.words, end + colon) {
            Some(name) => {
                let end = name.end;
                self.take(Element::Name(name, Sure::Yes), end, false)
            }
            None => {
                self.fresh = true;
                Some(end + colon)
            }
        }
    }

    /// "Chủ tịch UBND tỉnh Văn Đình Hải"
    fn name_after_post(&mut self, at: usize) -> Option<usize> {
        let (name, sure) = names::in_post(self.words, at).filter(|(_, sure)| self.is_after_post(at, *sure))?;
        let end = name.end;
        self.take(Element::Name(name, sure), end, false)
    }

    /// Right after a post, or after words that go on with one: "Trưởng Ban Kinh tế - Ngân sách HĐND tỉnh …".
    fn is_after_post(&self, at: usize, sure: Sure) -> bool {
        match self.found.as_slice() {
            [.., Element::Post(_) | Element::SharedPost { .. }] => true,
            [.., Element::Post(_), Element::Sign(Kind::Dash | Kind::Comma), Element::Text(rest) | Element::Body(rest)] => {
                rest.end == at && sure == Sure::Yes
            }
            [.., Element::Sign(_), Element::Text(_), Element::And, Element::Text(rest)] => rest.end == at && sure == Sure::Yes,
            _ => false,
        }
    }

    fn post(&mut self, at: usize) -> Option<usize> {
        let post = posts::at(self.words, at)?;
        let end = post.span.end;
        let named = names::in_post(self.words, end).is_some() || post.perhaps.is_some();
        let of = at > 0 && matches!(self.words.key(at - 1), "của" | "theo");
        let after_name = matches!(self.found.last(), Some(Element::Name(name, _)) if name.end == at);
        match (self.fresh || after_name) && !of || named {
            true => self.take(Element::Post(post), end, false),
            false => self.take(Element::Text(post.span), end, false),
        }
    }

    /// "bà Lan, chủ cơ sở …", "ông Minh, đại diện Quỹ …": right after a name only.
    fn occupation(&mut self, at: usize) -> Option<usize> {
        let parted =
            matches!(self.found.as_slice(), [.., Element::Name(..), Element::Sign(Kind::Comma | Kind::Dash | Kind::Open | Kind::Colon)]);
        let head = at + self.words.takes(at, Class::Occupation);
        let many = self.words.is(head, Class::Crowd) || matches!(self.words.key(head), "lãnh" | "văn" | "sở");
        if !parted || head == at || many {
            return None;
        }
        let post = posts::to_its_end(self.words, at, head);
        let end = post.span.end;
        self.take(Element::Post(post), end, false)
    }

    fn crowd(&mut self, at: usize) -> Option<usize> {
        let end = crowds::at(self.words, at).filter(|_| self.fresh)?;
        self.take(Element::Crowd(at..end), end, false)
    }

    fn joint(&mut self, at: usize) -> Option<usize> {
        let words = self.words;
        let lead = words.takes(at, Class::Lead);
        let link = words.takes(at, Class::Link);
        if lead > 0 && (self.fresh || words.is_small(at)) {
            return self.take(Element::Lead, at + lead, true);
        }
        if matches!(words.key(at), "và" | "cùng" | "với" | "kiêm" | "&" | "and" | "kiêm nhiệm") {
            return self.take(Element::And, at + 1, true);
        }
        if link > 0 && (self.fresh || words.is_small(at)) {
            self.fresh = true;
            return Some(at + link);
        }
        None
    }

    fn verb(&mut self, at: usize) -> Option<usize> {
        is_verb(self.words, at).then(|| self.take(Element::Over, at + self.words.takes(at, Class::Verb), false))?
    }

    fn sure_name(&mut self, at: usize) -> Option<usize> {
        let (name, _) = names::alone(self.words, at).filter(|(_, sure)| self.fresh && *sure == Sure::Yes)?;
        let end = name.end;
        self.take(Element::Name(name, Sure::Yes), end, false)
    }

    fn body(&mut self, at: usize) -> Option<usize> {
        let span = posts::body(self.words, at).filter(|_| self.fresh && head_at(self.words, at).is_none())?;
        let end = span.end;
        self.take(Element::Body(span), end, false)
    }

    fn name(&mut self, at: usize) -> Option<usize> {
        let (name, sure) = names::alone(self.words, at).filter(|_| self.fresh)?;
        let end = name.end;
        self.take(Element::Name(name, sure), end, false)
    }

    /// One more word that no rule knows.
    fn text(&mut self, at: usize) -> usize {
        match self.found.last_mut() {
            Some(Element::Text(span)) => span.end = at + 1,
            _ => self.found.push(Element::Text(at..at + 1)),
        }
        self.fresh = false;
        at + 1
    }
}
