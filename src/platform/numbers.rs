//! Numbers as they are written in each language.
use super::language::Language;

/// `1.234.567` / `1,234,567`.
pub fn grouped(number: i64, language: Language) -> String {
    let separator = match language {
        Language::Vi => '.',
        Language::En => ',',
    };
    let digits = number.unsigned_abs().to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        text.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// The first ten in words, as on banners; "tư", not "bốn".
const ORDINALS_VI: [&str; 10] = ["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];

/// The number of an edition: "lần thứ nhất", "lần thứ tư", "lần thứ 11" / "first", "4th", "11th".
pub fn edition(number: u32, language: Language) -> String {
    match language {
        Language::Vi => format!("lần {}", ordinal(number, language)),
        Language::En => ordinal(number, language),
    }
}

/// "thứ nhất", "thứ hai", … "thứ 11" / "first", "2nd", "3rd", … "11th".
pub fn ordinal(number: u32, language: Language) -> String {
    match (language, number) {
        (Language::Vi, 1..=10) => format!("thứ {}", ORDINALS_VI[number as usize - 1]),
        (Language::Vi, _) => format!("thứ {number}"),
        (Language::En, 1) => "first".into(),
        (Language::En, _) => format!("{number}{}", english_ending(number)),
    }
}

fn english_ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{En, Vi};
    use super::*;

    #[test]
    fn thousands() {
        let table = [
            (0, "0", "0"),
            (999, "999", "999"),
            (1_000, "1.000", "1,000"),
            (1_234_567, "1.234.567", "1,234,567"),
            (-12_345, "-12.345", "-12,345"),
            (i64::MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
        ];
        for (number, vi, en) in table {
            assert_eq!((grouped(number, Vi).as_str(), grouped(number, En).as_str()), (vi, en));
        }
    }

    #[test]
    fn editions() {
        let table = [
            (1, "lần thứ nhất", "first"),
            (2, "lần thứ hai", "2nd"),
            (3, "lần thứ ba", "3rd"),
            (4, "lần thứ tư", "4th"),
            (10, "lần thứ mười", "10th"),
            (11, "lần thứ 11", "11th"),
            (21, "lần thứ 21", "21st"),
            (112, "lần thứ 112", "112th"),
        ];
        for (number, vi, en) in table {
            assert_eq!((edition(number, Vi).as_str(), edition(number, En).as_str()), (vi, en));
        }
    }
}
