//! Numbers of booths: "A01" is a series, "A", and a place in it. How people count them, and which come next where something new is drawn.
use std::cmp::Ordering;
use std::collections::HashSet;

/// Longest number of a booth, in characters.
pub const LONGEST: usize = 10;

/// Places beyond are no places: a number that long is a name.
const FARTHEST: u32 = 999_999_999;

/// A number, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number<'a> {
    /// What stands before the last digits: "A", "OCOP-"; empty where a number is digits alone.
    pub series: &'a str,
    /// The last digits; empty where a number ends in a letter.
    pub digits: &'a str,
}

impl<'a> Number<'a> {
    pub fn of(number: &'a str) -> Self {
        let (series, digits) = number.split_at(number.trim_end_matches(|c: char| c.is_ascii_digit()).len());
        Self { series, digits }
    }

    /// The series as people call it: without the hyphen before its places.
    pub fn row(&self) -> &'a str {
        self.series.trim_end_matches('-')
    }

    pub fn place(&self) -> Option<u32> {
        self.digits.parse().ok().filter(|place| *place <= FARTHEST)
    }
}

/// By row, then by place: A2 before A10, and A10 before B1. Short rows first, so that AA comes after Z.
impl Ord for Number<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |one: &Self| (one.row().len(), one.row(), one.place(), one.digits, one.series);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Number<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What follows each other in the same row, in the order of its numbers.
pub fn by_row<T>(mut all: Vec<T>, number: impl Fn(&T) -> &str) -> Vec<(String, Vec<T>)> {
    all.sort_by(|a, b| Number::of(number(a)).cmp(&Number::of(number(b))));
    let mut rows: Vec<(String, Vec<T>)> = Vec::new();
    for one in all {
        let row = Number::of(number(&one)).row().to_owned();
        match rows.last_mut() {
            Some((last, booths)) if *last == row => booths.push(one),
            _ => rows.push((row, vec![one])),
        }
    }
    rows
}

/// A number of a booth as it is kept: capitals, digits and inner hyphens, at most [`LONGEST`] of them.
pub fn shaped(text: &str) -> Option<String> {
    let number = text.trim().to_uppercase();
    let is_one = number.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        && !number.starts_with('-')
        && !number.ends_with('-')
        && (1..=LONGEST).contains(&number.len());
    is_one.then_some(number)
}

/// "A09" and so many from it on, whether they are free or not; nothing where it is no number of a series.
pub fn from(first: &str, count: usize) -> Option<Vec<String>> {
    let first = shaped(first)?;
    let number = Number::of(&first);
    Some(counted(number.series.to_owned(), number.place()?, number.digits.len()).take(count).collect())
}

/// A place of a series and all after it, with so many digits or more.
fn counted(series: String, from: u32, digits: usize) -> impl Iterator<Item = String> {
    (from..).map(move |place| format!("{series}{place:0digits$}"))
}

/// So many free numbers, from what somebody asked to begin with: "B05" and on, the next of series "B", or for nothing a new series.
/// What is taken is left out.
///
/// # Errors
/// Nothing where the wish is no beginning of numbers.
pub fn next(taken: &HashSet<String>, wish: &str, count: usize) -> Option<Vec<String>> {
    let (series, from, digits) = first(taken, wish.trim())?;
    let last = from as usize + count.saturating_sub(1);
    let digits = digits.max(2).max(last.to_string().len());
    let numbers: Vec<String> = counted(series, from, digits).filter(|number| !taken.contains(number)).take(count).collect();
    numbers.iter().all(|number| number.len() <= LONGEST).then_some(numbers)
}

/// The series somebody wishes, its first place that may be used, and its digits.
fn first(taken: &HashSet<String>, wish: &str) -> Option<(String, u32, usize)> {
    if wish.is_empty() {
        return Some((free_series(taken), 1, 2));
    }
    if wish.ends_with(|last: char| last.is_ascii_digit()) {
        let wish = shaped(wish)?;
        let number = Number::of(&wish);
        return Some((number.series.to_owned(), number.place()?, number.digits.len()));
    }
    // A series is also "A-" for A-01.
    let series = match wish.strip_suffix('-') {
        Some(inner) => format!("{}-", shaped(inner)?),
        None => shaped(wish)?,
    };
    let known = taken.iter().map(|number| Number::of(number)).filter(|number| number.series == series);
    let known = known.filter_map(|number| Some((number.place()?, number.digits.len())));
    let (place, digits) = known.fold((0, 2), |(place, digits), (one, written)| (one.max(place), written.max(digits)));
    Some((series, place + 1, digits))
}

/// The first of A, B, … Z, AA, AB, … in which nothing is numbered yet.
pub fn free_series(taken: &HashSet<String>) -> String {
    let used: HashSet<&str> =
        taken.iter().map(|number| Number::of(number)).filter(|number| number.place().is_some()).map(|number| number.series).collect();
    let letters = || (b'A'..=b'Z').map(char::from);
    let singles = letters().map(String::from);
    let pairs = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
    singles.chain(pairs).find(|series| !used.contains(series.as_str())).unwrap_or_else(|| "ZZZ".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(numbers: &str) -> HashSet<String> {
        numbers.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_number_is_a_row_and_a_place() {
        let table = [
            ("A12", "A", Some(12)),
            ("OCOP-07", "OCOP", Some(7)),
            ("12", "", Some(12)),
            ("TENT", "TENT", None),
            ("A1-3", "A1", Some(3)),
            ("A99999999999", "A", None),
            ("4294967295", "", None),
        ];
        for (number, row, place) in table {
            let taken_apart = Number::of(number);
            assert_eq!((taken_apart.row(), taken_apart.place()), (row, place), "{number}");
        }
    }

    #[test]
    fn rows_and_places_are_in_the_order_people_count() {
        let rows = by_row(vec!["AA1", "B1", "A10", "A2", "OCOP-1", "3"], |number| number);
        let rows: Vec<_> = rows.iter().map(|(row, booths)| (row.as_str(), booths.join(" "))).collect();
        let expected = [("", "3"), ("A", "A2 A10"), ("B", "B1"), ("AA", "AA1"), ("OCOP", "OCOP-1")];
        assert_eq!(rows, expected.map(|(row, booths)| (row, booths.to_owned())));
    }

    #[test]
    fn numbers_are_kept_in_one_shape() {
        for (text, kept) in [("a01", "A01"), ("B-012", "B-012"), ("7", "7"), (" OCOP3 ", "OCOP3"), ("tent", "TENT")] {
            assert_eq!(shaped(text).as_deref(), Some(kept));
        }
        for text in ["", "A_1", "Đ01", "-A1", "A1-", "ABCDEFGHI01"] {
            assert_eq!(shaped(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_follow_each_other() {
        let table = [("A09", 3, "A09 A10 A11"), ("K1", 2, "K1 K2"), ("OCOP-7", 1, "OCOP-7"), ("99", 2, "99 100")];
        for (first, count, expected) in table {
            assert_eq!(from(first, count).map(|all| all.join(" ")).as_deref(), Some(expected));
        }
        for first in ["A", ""] {
            assert_eq!(from(first, 2), None, "{first}");
        }
    }

    #[test]
    fn what_is_next_is_free_and_in_order() {
        let table = [
            ("", "", 3, Some("A01 A02 A03")),
            ("A01", "", 2, Some("B01 B02")),
            ("A01 B01 D01", "", 1, Some("C01")),
            ("A01 A02 A07", "a", 2, Some("A08 A09")),
            ("A02 A04", "A01", 3, Some("A01 A03 A05")),
            ("A099", "A", 2, Some("A100 A101")),
            ("", "A98", 4, Some("A098 A099 A100 A101")),
            ("", "OCOP-", 2, Some("OCOP-01 OCOP-02")),
            ("OCOP-01", "OCOP-", 1, Some("OCOP-02")),
            ("", "12", 2, Some("12 13")),
            ("", "Đ", 1, None),
            ("", "ABCDEFGHIJ", 1, None),
        ];
        for (held, wish, count, expected) in table {
            assert_eq!(next(&taken(held), wish, count).map(|numbers| numbers.join(" ")).as_deref(), expected, "{held} {wish}");
        }
    }

    #[test]
    fn after_the_last_letter_come_two() {
        let all: HashSet<String> = (b'A'..=b'Z').map(|letter| format!("{}01", char::from(letter))).collect();
        assert_eq!(free_series(&all), "AA");
    }
}
