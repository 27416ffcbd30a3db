//! What documents are found by, and what is asked of them: plain terms, the same on every database.
//!
//! A term is one letter for what it says and then the word. It holds no blank, no quote and no sign of any query language,
//! whatever somebody typed: words are letters and digits only.
use crate::search::words::Word;

/// A word of the title, without marks.
pub fn title(word: &Word) -> String {
    format!("t{}", word.folded)
}

/// A word of the title, as it is written.
pub fn exact(word: &Word) -> String {
    format!("x{}", word.exact)
}

/// The given name of a person.
pub fn given(word: &Word) -> String {
    format!("g{}", word.folded)
}

/// The first letters of a title.
pub fn initials(letters: &str) -> String {
    format!("i{letters}")
}

/// A word of anything that is known, the title among it.
pub fn anywhere(word: &Word) -> String {
    format!("a{}", word.folded)
}

/// A word in the name of an organisation somebody has a post in.
pub fn organisation(word: &Word) -> String {
    format!("o{}", word.folded)
}

/// A telephone number from its end: its last digits are how the term begins.
pub fn phone(digits: &str) -> String {
    format!("p{}", digits.chars().rev().collect::<String>())
}

/// Belongs to an event.
pub fn event(id: i64) -> String {
    format!("s{id}")
}

/// Comes in this part, at some event or at this one.
pub fn part(code: &str, event: Option<i64>) -> String {
    let code: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    event.map_or_else(|| format!("r{code}"), |id| format!("q{id}{code}"))
}

/// Of an organisation, by its key; of its block; of its province.
pub fn of_organisation(id: i64) -> String {
    format!("n{id}")
}

pub fn block(code: &str) -> String {
    format!("k{code}")
}

pub fn province(code: &str) -> String {
    format!("v{code}")
}

/// What is asked of documents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    Term(String),
    /// Every term that begins so.
    Prefix(String),
    /// Of none, everything: only a list may ask for it.
    All(Vec<Expr>),
    /// Of none, nothing.
    Any(Vec<Expr>),
}

impl Expr {
    /// Both.
    pub fn and(self, other: Self) -> Self {
        Self::All(vec![self, other])
    }

    /// How many terms a document that answers holds at once, at least.
    pub(super) fn at_once(&self) -> usize {
        match self {
            Self::Term(_) | Self::Prefix(_) => 1,
            Self::All(all) => all.iter().map(Self::at_once).sum(),
            Self::Any(any) => any.iter().map(Self::at_once).min().unwrap_or_default(),
        }
    }

    /// As a query language writes it: a term, a term's beginning, and the signs for "and" and "or".
    pub(super) fn write(&self, term: fn(&str, bool) -> String, and: &str, or: &str) -> String {
        let joined = |all: &[Self], sign: &str| {
            let parts: Vec<_> = all.iter().map(|one| one.write(term, and, or)).collect();
            format!("({})", parts.join(sign))
        };
        match self {
            Self::Term(text) => term(text, false),
            Self::Prefix(text) => term(text, true),
            Self::All(all) if !all.is_empty() => joined(all, and),
            Self::Any(any) if !any.is_empty() => joined(any, or),
            // No term is only this sign.
            Self::All(_) | Self::Any(_) => term("0", false),
        }
    }
}
