//! Numbers of booths as people read them: a row and a place in it. "A12" is booth 12 of row A.
use std::cmp::Ordering;

/// A number, taken apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered<'a> {
    /// What stands before the last digits, without the hyphen between: "A"; empty where a number is digits alone.
    pub row: &'a str,
    /// The last digits; none where a number ends in a letter.
    pub place: Option<u32>,
    whole: &'a str,
}

impl<'a> Numbered<'a> {
    pub fn of(number: &'a str) -> Self {
        let row = number.trim_end_matches(|c: char| c.is_ascii_digit());
        Self { row: row.trim_end_matches('-'), place: number[row.len()..].parse().ok(), whole: number }
    }
}

/// By row, then by place: A2 before A10, and A10 before B1. Short rows first, so that AA comes after Z.
impl Ord for Numbered<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |one: &Self| (one.row.len(), one.row.to_owned(), one.place, one.whole.to_owned());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Numbered<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What follows each other in the same row, as [`Numbered`] orders them.
pub fn by_row<T>(mut all: Vec<T>, number: impl Fn(&T) -> &str) -> Vec<(String, Vec<T>)> {
    all.sort_by(|a, b| Numbered::of(number(a)).cmp(&Numbered::of(number(b))));
    let mut rows: Vec<(String, Vec<T>)> = Vec::new();
    for one in all {
        let row = Numbered::of(number(&one)).row.to_owned();
        match rows.last_mut() {
            Some((last, booths)) if *last == row => booths.push(one),
            _ => rows.push((row, vec![one])),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_a_row_and_a_place() {
        let table = [
            ("A12", "A", Some(12)),
            ("OCOP-07", "OCOP", Some(7)),
            ("12", "", Some(12)),
            ("TENT", "TENT", None),
            ("A1-3", "A1", Some(3)),
            ("A99999999999", "A", None),
        ];
        for (number, row, place) in table {
            let numbered = Numbered::of(number);
            assert_eq!((numbered.row, numbered.place), (row, place), "{number}");
        }
    }

    #[test]
    fn rows_and_places_are_in_the_order_people_count() {
        let rows = by_row(vec!["AA1", "B1", "A10", "A2", "OCOP-1", "3"], |number| number);
        let rows: Vec<_> = rows.iter().map(|(row, booths)| (row.as_str(), booths.join(" "))).collect();
        let expected = [("", "3"), ("A", "A2 A10"), ("B", "B1"), ("AA", "AA1"), ("OCOP", "OCOP-1")];
        assert_eq!(rows, expected.map(|(row, booths)| (row, booths.to_owned())));
    }
}
