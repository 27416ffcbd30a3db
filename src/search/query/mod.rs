//! What somebody asks for, from any text at all, and what documents must hold to answer it.
pub mod find;
pub mod rank;

use super::index::term::{self, Expr};
use super::words::{Word, telex, words};

/// Characters of a question that are read.
pub const LONGEST: usize = 100;
/// Words of a question that are looked for.
const MOST_WORDS: usize = 8;
/// Letters that may be the beginnings of a name's words.
const INITIALS: std::ops::RangeInclusive<usize> = 2..=6;
/// Last digits of a telephone number, at least.
const TAIL: usize = 4;
/// The tones a word may have.
const TONES: [&str; 6] = ["0", "1", "2", "3", "4", "5"];

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// As it was typed, shortened, for the page to show again.
    pub typed: String,
    pub words: Vec<Word>,
    /// The digits of a telephone number or of its end, where nothing else was typed.
    pub digits: Option<String>,
}

impl Query {
    /// Reads any text; what holds no word asks for nothing.
    pub fn parse(text: &str) -> Self {
        let typed: String = text.trim().chars().filter(|c| !c.is_control()).take(LONGEST).collect();
        let mut found = words(&typed);
        found.truncate(MOST_WORDS);
        Self { digits: digits(&typed), words: found, typed }
    }

    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// What the same keys write with the Vietnamese keyboard on, where that is something else.
    pub fn by_keys(&self) -> Option<Self> {
        let read: Vec<Option<Word>> = self.words.iter().map(telex::read).collect();
        let any = read.iter().any(Option::is_some);
        let words = self.words.iter().zip(read).map(|(word, read)| read.unwrap_or_else(|| word.clone())).collect();
        any.then(|| Self { typed: self.typed.clone(), words, digits: None })
    }

    /// The letters that may be initials: one short word, or single letters.
    pub fn initials(&self) -> Option<String> {
        let letters: String = match self.words.as_slice() {
            [one] => one.folded.clone(),
            several if several.iter().all(|word| word.folded.chars().count() == 1) => {
                several.iter().map(|word| word.folded.as_str()).collect()
            }
            _ => return None,
        };
        (INITIALS.contains(&letters.chars().count()) && letters.chars().all(char::is_alphabetic)).then_some(letters)
    }

    /// Everything that may answer, telephone numbers aside.
    pub fn anywhere(&self) -> Expr {
        let words = Expr::All(self.words.iter().map(|word| Expr::Any(begun(word, term::anywhere))).collect());
        match self.initials() {
            Some(letters) => Expr::Any(vec![words, Expr::Prefix(term::initials(&letters))]),
            None => words,
        }
    }

    /// The same in steps, the best first: what answers a later one less well comes after all that answer an earlier one.
    pub fn steps(&self) -> Vec<Expr> {
        let all = |one: fn(&Word) -> Expr| Expr::All(self.words.iter().map(one).collect());
        let mut steps = Vec::new();
        if let [only] = self.words.as_slice() {
            let given = Expr::Any(spellings(only).iter().map(|word| Expr::Term(term::given(word))).collect());
            steps.push(all(as_written).and(given.clone()));
            steps.push(all(whole).and(given));
        }
        steps.extend([all(as_written), all(whole)]);
        if self.words.iter().any(Word::has_marks) {
            steps.push(all(as_begun));
        }
        steps.push(all(|word| Expr::Any(begun(word, term::title))));
        steps.extend(self.initials().map(|letters| Expr::Prefix(term::initials(&letters))));
        steps
    }

    /// Telephone numbers that end so.
    pub fn phone(&self) -> Option<Expr> {
        let digits = self.digits.as_deref()?;
        Some(Expr::Prefix(term::phone(digits)))
    }
}

/// Digits, and nothing but the signs people write between them; without the code of the country, which nobody keeps.
fn digits(typed: &str) -> Option<String> {
    let between = |c: char| " .-–()+/".contains(c);
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let others = typed.chars().any(|c| !c.is_ascii_digit() && !between(c));
    let local = digits.strip_prefix("84").filter(|rest| rest.len() >= 9).map_or(digits.as_str(), |rest| rest);
    (!others && local.len() >= TAIL).then(|| local.to_owned())
}

fn spellings(word: &Word) -> Vec<Word> {
    std::iter::once(word.clone()).chain(word.other_spelling()).collect()
}

fn as_written(word: &Word) -> Expr {
    Expr::Any(spellings(word).iter().map(|word| Expr::Term(term::exact(word))).collect())
}

fn whole(word: &Word) -> Expr {
    Expr::Any(spellings(word).iter().map(|word| Expr::Term(term::title(word))).collect())
}

/// Words that begin so with these marks; who has written no tone yet may still write any.
fn as_begun(word: &Word) -> Expr {
    let begins = |tone: &str| Expr::Prefix(format!("x{tone}{}", word.letters()));
    match word.has_marks() {
        true if word.tone() == "0" => Expr::Any(TONES.into_iter().map(begins).collect()),
        true => begins(word.tone()),
        false => Expr::Any(begun(word, term::title)),
    }
}

/// Words that begin so, or the whole word as others spell it.
fn begun(word: &Word, make: fn(&Word) -> String) -> Vec<Expr> {
    let other = word.other_spelling().map(|other| Expr::Term(make(&other)));
    std::iter::once(Expr::Prefix(make(word))).chain(other).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_question_is_short_and_made_of_words() {
        assert!(Query::parse("").is_empty() && Query::parse(" '\"*:()^- ").is_empty());
        assert_eq!(Query::parse(&"a ".repeat(500)).words.len(), MOST_WORDS);
        assert_eq!(Query::parse(&"a".repeat(500)).typed.len(), LONGEST);
    }

    #[test]
    fn only_digits_are_a_number() {
        let table = [
            ("5678", Some("5678")),
            ("0912 345 678", Some("0912345678")),
            ("+84 912.345.678", Some("912345678")),
            ("8412", Some("8412")),
            ("567", None),
            ("so 5678", None),
        ];
        for (typed, expected) in table {
            assert_eq!(Query::parse(typed).digits.as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn initials_are_one_short_word_or_single_letters() {
        let table = [
            ("nhg", Some("nhg")),
            ("n h g", Some("nhg")),
            ("NVA", Some("nva")),
            ("đ", None),
            ("giangnguyen", None),
            ("a1", None),
            ("an b", None),
        ];
        for (typed, expected) in table {
            assert_eq!(Query::parse(typed).initials().as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn keys_are_read_only_where_they_write_something_else() {
        assert_eq!(Query::parse("nguyeexn giang").by_keys().map(|query| query.words), Some(words("nguyễn giang")));
        assert_eq!(Query::parse("giang").by_keys(), None);
        assert_eq!(Query::parse("nguyễn").by_keys(), None);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_terms_hold_no_sign_of_a_query_language(typed in "\\PC{0,120}") {
            let query = Query::parse(&typed);
            let all = query.steps().into_iter().chain([query.anywhere()]).chain(query.phone());
            for expr in all {
                for text in terms_of(&expr) {
                    prop_assert!(text.chars().all(|c| c.is_alphanumeric() || !c.is_ascii()), "{typed:?} asks for {text:?}");
                    prop_assert!(!text.contains(char::is_whitespace));
                }
            }
        }
    }

    fn terms_of(expr: &Expr) -> Vec<String> {
        match expr {
            Expr::Term(text) | Expr::Prefix(text) => vec![text.clone()],
            Expr::All(parts) | Expr::Any(parts) => parts.iter().flat_map(terms_of).collect(),
        }
    }
}
