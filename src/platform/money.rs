//! Đồng: as they are written, read and said.
use super::language::Language;
use super::numbers::grouped;
use super::spoken_number;
use super::text::Wrong;
use rocket::form::{self, FromFormField, ValueField};
use serde::{Deserialize, Serialize};

/// The largest sum anything here costs: what is above was mistyped.
pub const MOST: i64 = 100_000_000_000;

/// A sum from 0 to [`MOST`] as a form field: "5.000.000", "5,000,000 đ".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i64")]
pub struct Dong(pub i64);

impl Dong {
    /// The sum in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        match text.trim() {
            "" => Err(Wrong::Empty),
            text => read(text).filter(|sum| (0..=MOST).contains(sum)).map(Self).ok_or(Wrong::Key("form-money")),
        }
    }
}

impl TryFrom<i64> for Dong {
    type Error = Wrong;

    fn try_from(sum: i64) -> Result<Self, Wrong> {
        if (0..=MOST).contains(&sum) { Ok(Self(sum)) } else { Err(Wrong::Key("form-money")) }
    }
}

impl<'v> FromFormField<'v> for Dong {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        Ok(Self::parse(field.value)?)
    }
}

/// "5.000.000 đồng" / "VND 5,000,000".
pub fn shown(sum: i64, language: Language) -> String {
    match language {
        Language::Vi => format!("{} đồng", grouped(sum, language)),
        Language::En => format!("VND {}", grouped(sum, language)),
    }
}

/// "Năm triệu đồng" / "Five million dong".
pub fn in_words(sum: i64, language: Language) -> String {
    let number = spoken_number::in_words(sum.unsigned_abs(), language);
    let (minus, unit) = match language {
        Language::Vi => ("âm ", "đồng"),
        Language::En => ("minus ", "dong"),
    };
    let minus = if sum < 0 { minus } else { "" };
    let said = format!("{minus}{number} {unit}");
    let mut letters = said.chars();
    letters.next().map(|first| first.to_uppercase().collect::<String>() + letters.as_str()).unwrap_or_default()
}

/// Marks of the currency, before or after the number.
const UNITS: [&str; 5] = ["đồng", "vnđ", "vnd", "đ", "₫"];

/// A sum in whole đồng, as people and banks write it: points, commas or blanks between thousands, a sign, decimals that are zero.
pub fn read(text: &str) -> Option<i64> {
    let mut text: String = text.to_lowercase().chars().filter(|c| !c.is_whitespace() && *c != '\u{A0}').collect();
    for unit in UNITS {
        text = text.trim_start_matches(unit).trim_end_matches(unit).to_owned();
    }
    let bracketed = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let (minus, digits) = match (bracketed, text.strip_prefix(['-', '−'])) {
        (Some(inner), _) | (None, Some(inner)) => (true, inner),
        (None, None) => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let sum = whole(digits)?;
    Some(if minus { -sum } else { sum })
}

/// Digits in groups of three, and decimals that say nothing.
fn whole(text: &str) -> Option<i64> {
    let last = text.rfind(['.', ',']);
    let decimals = last.filter(|at| is_decimal(text, *at));
    let (text, rest) = decimals.map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    let groups: Vec<&str> = text.split(['.', ',']).collect();
    let shaped = match groups.as_slice() {
        [one] => !one.is_empty(),
        [first, others @ ..] => (1..=3).contains(&first.len()) && others.iter().all(|group| group.len() == 3),
        [] => false,
    };
    let one_sign = !(text.contains('.') && text.contains(','));
    let digits = groups.concat();
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && rest.bytes().all(|byte| byte == b'0');
    if shaped && one_sign && plain { digits.parse().ok() } else { None }
}

/// The only point, or the only comma, unless three digits follow: those are thousands.
fn is_decimal(text: &str, at: usize) -> bool {
    text.len() - at - 1 != 3 && !text[..at].contains(&text[at..=at])
}

#[cfg(test)]
mod tests {
    use super::Language::{En, Vi};
    use super::*;

    #[test]
    fn sums_are_read_as_people_and_banks_write_them() {
        let table = [
            ("5000000", Some(5_000_000)),
            ("5.000.000", Some(5_000_000)),
            ("5,000,000", Some(5_000_000)),
            ("5 000 000 đ", Some(5_000_000)),
            ("5.000.000 đồng", Some(5_000_000)),
            ("VND 5,000,000.00", Some(5_000_000)),
            ("5.000.000,00", Some(5_000_000)),
            ("1500000.0", Some(1_500_000)),
            ("+1,500,000 VND", Some(1_500_000)),
            ("-1.500.000", Some(-1_500_000)),
            ("(1,500,000)", Some(-1_500_000)),
            ("500", Some(500)),
            ("1.500", Some(1_500)),
            ("0", Some(0)),
            ("", None),
            ("đ", None),
            ("1.5", None),
            ("1,50", None),
            ("15.00.000", None),
            ("1.500.00", None),
            ("1.500,000", None),
            ("1e6", None),
            ("năm triệu", None),
            ("99999999999999999999", None),
        ];
        for (text, sum) in table {
            assert_eq!(read(text), sum, "{text}");
        }
    }

    #[test]
    fn a_form_takes_no_debts_and_no_slips() {
        assert_eq!(Dong::parse(" 5.000.000 đ "), Ok(Dong(5_000_000)));
        assert_eq!(Dong::parse(" "), Err(Wrong::Empty));
        for text in ["-1", "100000000001", "1,5"] {
            assert_eq!(Dong::parse(text), Err(Wrong::Key("form-money")), "{text}");
        }
    }

    #[test]
    fn sums_in_figures_and_words() {
        let table = [
            (0, "0 đồng", "Không đồng", "VND 0", "Zero dong"),
            (5_000_000, "5.000.000 đồng", "Năm triệu đồng", "VND 5,000,000", "Five million dong"),
            (
                1_550_000,
                "1.550.000 đồng",
                "Một triệu năm trăm năm mươi nghìn đồng",
                "VND 1,550,000",
                "One million five hundred and fifty thousand dong",
            ),
            (-21_000, "-21.000 đồng", "Âm hai mươi mốt nghìn đồng", "VND -21,000", "Minus twenty one thousand dong"),
        ];
        for (sum, vi, vi_words, en, en_words) in table {
            assert_eq!([shown(sum, Vi), in_words(sum, Vi), shown(sum, En), in_words(sum, En)], [vi, vi_words, en, en_words]);
        }
    }
}
