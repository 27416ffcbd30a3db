//! Numbers of booths: "A01" is a series, "A", and a place in it. Which come next where something new is drawn.
use std::collections::HashSet;

/// Longest number of a booth, in characters.
pub const LONGEST: usize = 10;

/// A number as one reads it: the series and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    pub series: String,
    pub place: u32,
    /// Written with so many digits at least.
    pub digits: usize,
}

impl Number {
    /// "a1" is place 1 of series "A". Nothing for what has no place in a series.
    pub fn parse(text: &str) -> Option<Self> {
        let text = shaped(text)?;
        let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let (series, place) = text.split_at(text.len() - digits);
        Some(Self { series: series.to_owned(), place: place.parse().ok()?, digits })
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}{:0digits$}", self.series, self.place, digits = self.digits)
    }
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

/// So many free numbers, from what somebody asked to begin with: "B05" and on, the next of series "B", or for nothing a new series.
/// What is taken is left out.
///
/// # Errors
/// Nothing where the wish is no beginning of numbers.
pub fn next(taken: &HashSet<String>, wish: &str, count: usize) -> Option<Vec<String>> {
    let first = first(taken, wish)?;
    let last = first.place as usize + count.saturating_sub(1);
    let digits = first.digits.max(2).max(last.to_string().len());
    let places = (first.place..).map(|place| Number { place, digits, series: first.series.clone() }.to_string());
    let numbers: Vec<String> = places.filter(|number| !taken.contains(number)).take(count).collect();
    numbers.iter().all(|number| number.len() <= LONGEST).then_some(numbers)
}

fn first(taken: &HashSet<String>, wish: &str) -> Option<Number> {
    let wish = wish.trim();
    if wish.is_empty() {
        return Some(Number { series: free_series(taken), place: 1, digits: 2 });
    }
    if wish.ends_with(|last: char| last.is_ascii_digit()) {
        return Number::parse(wish);
    }
    // A series is also "A-" for A-01.
    let series = match wish.strip_suffix('-') {
        Some(inner) => format!("{}-", shaped(inner)?),
        None => shaped(wish)?,
    };
    let known = taken.iter().filter_map(|number| Number::parse(number)).filter(|number| number.series == series);
    let (place, digits) = known.fold((0, 2), |(place, digits), one| (one.place.max(place), one.digits.max(digits)));
    Some(Number { series, place: place + 1, digits })
}

/// The first of A, B, … Z, AA, AB, … in which nothing is numbered yet.
pub fn free_series(taken: &HashSet<String>) -> String {
    let used: HashSet<String> = taken.iter().filter_map(|number| Number::parse(number)).map(|number| number.series).collect();
    let letters = || (b'A'..=b'Z').map(char::from);
    let singles = letters().map(String::from);
    let pairs = letters().flat_map(|first| letters().map(move |second| format!("{first}{second}")));
    singles.chain(pairs).find(|series| !used.contains(series)).unwrap_or_else(|| "ZZZ".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(numbers: &str) -> HashSet<String> {
        numbers.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn numbers_are_read_and_written() {
        for (text, series, place, written) in
            [("a01", "A", 1, "A01"), ("B-012", "B-", 12, "B-012"), ("7", "", 7, "7"), (" OCOP3 ", "OCOP", 3, "OCOP3")]
        {
            let number = Number::parse(text).expect(text);
            assert_eq!((number.series.as_str(), number.place, number.to_string().as_str()), (series, place, written));
        }
        for text in ["", "A", "A_1", "Đ01", "-A1", "A1-", "ABCDEFGHI01"] {
            assert_eq!(Number::parse(text), None, "{text}");
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
