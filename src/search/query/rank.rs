//! Which of two documents answers a question better. Pure, and the same whichever database found them.
//!
//! After the habits in `domain.md`: exact with marks, then the folded whole word, its beginning, the initials, anything else;
//! where that is equal, names in the order asked for, then given names, then the shorter title.
use super::Query;
use crate::search::document::initials_of;
use crate::search::index::Candidate;
use crate::search::words::{Word, words};
use std::cmp::Reverse;

/// How well a document answers: the smaller, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rank {
    pub class: Class,
    /// Of words that answer less than fully, how much less.
    short: u32,
    order: Order,
    /// Words of the title nobody asked for.
    spare: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// Every word as it is written, marks and all; or the telephone number.
    Exact,
    /// Every word, marks aside.
    Whole,
    /// Every word begins so.
    Begun,
    Initials,
    /// Not by its title alone.
    Elsewhere,
}

/// How the words asked for stand in the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Order {
    /// They are the whole title.
    Whole,
    /// The given name first, then the names before it.
    GivenFirst,
    /// They end with the given name.
    UpToGiven,
    /// The title begins with them.
    Begins,
    /// Side by side.
    Together,
    /// In the same order.
    Following,
    Any,
}

/// How well one word answers another.
const EXACT: u32 = 0;
const SAME_LETTERS: u32 = 1;
const FOLDED: u32 = 2;
const BEGUN_WITH_MARKS: u32 = 3;
const BEGUN: u32 = 4;

impl Rank {
    /// The best of the names a document goes by.
    pub fn of(query: &Query, candidate: &Candidate) -> Self {
        let names =
            candidate.words.split('|').map(|name| name.split(' ').filter(|word| !word.is_empty()).map(Word::kept).collect::<Vec<_>>());
        let best = names.map(|name| of_name(query, &name, &candidate.given)).min().unwrap_or(ELSEWHERE);
        if best.class == Class::Elsewhere { Self { short: missing(query, candidate), ..best } } else { best }
    }

    /// Of what was found by its number.
    pub fn by_number() -> Self {
        Self { class: Class::Exact, short: 0, order: Order::Whole, spare: 0 }
    }
}

const ELSEWHERE: Rank = Rank { class: Class::Elsewhere, short: 0, order: Order::Any, spare: 0 };

/// What stands where among hits of one kind.
pub fn place(rank: Rank, candidate: &Candidate) -> (Rank, i64, &str, i64) {
    (rank, candidate.place, &candidate.sort_key, candidate.id)
}

fn of_name(query: &Query, name: &[Word], given: &str) -> Rank {
    match paired(&query.words, name) {
        Some(pairs) => {
            let worst = pairs.iter().map(|(_, level)| *level).max().unwrap_or(BEGUN);
            let class = match worst {
                EXACT => Class::Exact,
                SAME_LETTERS | FOLDED => Class::Whole,
                _ => Class::Begun,
            };
            let places: Vec<usize> = pairs.iter().map(|(place, _)| *place).collect();
            let short = pairs.iter().map(|(_, level)| level).sum();
            Rank { class, short, order: order(&places, name, given), spare: name.len() - places.len() }
        }
        None => by_initials(query, name).unwrap_or(ELSEWHERE),
    }
}

/// For each word asked for, the word of the name that answers it best, each once; `None` where one answers nothing.
fn paired(asked: &[Word], name: &[Word]) -> Option<Vec<(usize, u32)>> {
    let mut free: Vec<bool> = vec![true; name.len()];
    let mut pairs = vec![(0, BEGUN); asked.len()];
    // Whole words choose first, so that "an a" does not take "An" for its "a".
    let mut turns: Vec<usize> = (0..asked.len()).collect();
    turns.sort_by_key(|at| Reverse(asked[*at].folded.len()));
    for at in turns {
        let best = name.iter().enumerate().filter(|(place, _)| free[*place]);
        let best = best.filter_map(|(place, word)| Some((level(&asked[at], word)?, place))).min()?;
        free[best.1] = false;
        pairs[at] = (best.1, best.0);
    }
    (!pairs.is_empty()).then_some(pairs)
}

fn level(asked: &Word, word: &Word) -> Option<u32> {
    let other = asked.other_spelling();
    let same = |is: fn(&Word, &Word) -> bool| is(asked, word) || other.as_ref().is_some_and(|other| is(other, word));
    if same(|one, other| one.exact == other.exact) {
        return Some(EXACT);
    }
    if same(|one, other| one.folded == other.folded) {
        let half_marked = asked.has_marks() && asked.tone() == "0" && asked.letters() == word.letters();
        return Some(if half_marked { SAME_LETTERS } else { FOLDED });
    }
    if !word.folded.starts_with(&asked.folded) {
        return None;
    }
    // One plain letter says nothing of the marks of what it begins.
    let one = asked.folded.len() == 1 && !asked.has_marks();
    let tone = !one && (asked.tone() == word.tone() || (asked.tone() == "0" && asked.has_marks()));
    Some(if tone && word.letters().starts_with(asked.letters()) { BEGUN_WITH_MARKS } else { BEGUN })
}

fn order(places: &[usize], name: &[Word], given: &str) -> Order {
    let following = places.windows(2).all(|pair| pair[0] < pair[1]);
    let together = places.windows(2).all(|pair| pair[0] + 1 == pair[1]);
    let is_given =
        |place: Option<&usize>| place.and_then(|place| name.get(*place)).is_some_and(|word| !given.is_empty() && word.folded == given);
    let rest_begins = places.iter().skip(1).enumerate().all(|(at, place)| at == *place);
    if together && places.len() == name.len() {
        Order::Whole
    } else if places.len() == name.len() && is_given(places.first()) && rest_begins {
        Order::GivenFirst
    } else if together && is_given(places.last()) {
        Order::UpToGiven
    } else if together && places.first() == Some(&0) {
        Order::Begins
    } else if together {
        Order::Together
    } else if following {
        Order::Following
    } else {
        Order::Any
    }
}

fn by_initials(query: &Query, name: &[Word]) -> Option<Rank> {
    let (asked, own) = (query.initials()?, initials_of(name));
    let order = if own == asked { Order::Whole } else { Order::Begins };
    own.starts_with(&asked).then(|| Rank { class: Class::Initials, short: 0, order, spare: name.len() - asked.chars().count() })
}

/// Words asked for that are whole words neither of the title nor of the line under it.
fn missing(query: &Query, candidate: &Candidate) -> u32 {
    let title = candidate.words.split(['|', ' ']).filter(|word| !word.is_empty()).map(Word::kept);
    let known: Vec<Word> = title.chain(words(&candidate.detail)).collect();
    let is_whole = |asked: &&Word| known.iter().any(|word| level(asked, word).is_some_and(|level| level <= FOLDED));
    u32::try_from(query.words.iter().filter(|asked| !is_whole(asked)).count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(name: &str, given: &str) -> Candidate {
        let words = words(name).into_iter().map(|word| word.exact).collect::<Vec<_>>().join(" ");
        Candidate { id: 1, words, detail: String::new(), given: given.into(), place: 0, sort_key: String::new() }
    }

    /// Names in the order they answer, the best first.
    fn ranked<'a>(asked: &str, names: &[&'a str]) -> Vec<&'a str> {
        let query = Query::parse(asked);
        let given = |name: &str| words(name).pop().map(|word| word.folded).unwrap_or_default();
        let mut all: Vec<_> = names.iter().map(|name| (Rank::of(&query, &candidate(name, &given(name))), *name)).collect();
        all.sort();
        all.into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn better_answers_come_first() {
        let table: &[(&str, &[&str])] = &[
            // exact with marks > folded whole word > folded beginning > initials > elsewhere
            ("đức", &["Lê Đức", "Lê Đúc", "Lê Duc Anh", "Lê Đứcc", "Phạm Quang"]),
            ("duc", &["Lê Duc", "Lê Đức", "Lê Ducan", "Lê Đứcan"]),
            ("nva", &["Nguyễn Văn An", "Nguyễn Văn An Bình", "Lê Đức"]),
            ("an", &["Trần An", "Trần Án", "Lê Anh", "Lê Ánh", "Âu Nguyệt", "Lê Bá"]),
            // half marked
            ("nguyên", &["Lê Nguyên", "Lê Nguyễn", "Lê Nguyen"]),
            ("nguyê", &["Lê Nguyên", "Lê Nguyen"]),
            // order of names
            ("giang nguyen hoang", &["Giang Nguyễn Hoàng", "Nguyễn Hoàng Giang", "Nguyễn Giang Hoàng"]),
            ("hoang giang", &["Hoàng Giang", "Nguyễn Hoàng Giang", "Hoàng Giang Nguyên", "Giang Thị Hoàng"]),
            ("giang", &["Lê Giang", "Giang Lê", "Lê Thị Giang Hà"]),
            ("nguyen van an", &["Nguyễn Văn An", "Nguyễn Văn Bá An", "An Văn Nguyên"]),
            // the given name of a longer name, before a name that begins so
            ("minh", &["Trần Lê Bình Minh", "Minh Văn Lê"]),
        ];
        for (asked, names) in table {
            let mut turned = names.to_vec();
            turned.reverse();
            assert_eq!(&ranked(asked, &turned), names, "{asked}");
        }
    }

    #[test]
    fn where_a_tone_stands_and_which_i_is_written_makes_no_difference() {
        for (asked, name) in [("hòa", "Lê Hoà"), ("thuỷ", "Lê Thủy"), ("tiến sĩ", "Tiến sỹ"), ("ly", "Trần Li"), ("lí", "Trần Lý")]
        {
            assert_eq!(Rank::of(&Query::parse(asked), &candidate(name, "")).class, Class::Exact, "{asked} {name}");
        }
    }

    #[test]
    fn any_of_its_names_will_do() {
        let mut two = candidate("Sở Khoa học và Công nghệ", "");
        two.words += "|0department 0of 0science|0so 0khcn";
        for (asked, class) in
            [("department", Class::Exact), ("khcn", Class::Exact), ("skh", Class::Initials), ("tai chinh", Class::Elsewhere)]
        {
            assert_eq!(Rank::of(&Query::parse(asked), &two).class, class, "{asked}");
        }
    }
}
