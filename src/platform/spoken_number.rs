//! Whole numbers in words, as receipts say them.
use super::language::Language;

/// "năm triệu không trăm linh một nghìn" / "five million one thousand".
pub fn in_words(number: u64, language: Language) -> String {
    let mut words = Vec::new();
    match (number, language) {
        (0, Language::Vi) => words.push("không"),
        (0, Language::En) => words.push("zero"),
        (_, Language::Vi) => vietnamese(number, false, &mut words),
        (_, Language::En) => english(number, &mut words),
    }
    words.join(" ")
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
/// What is beyond is counted in this again: "một nghìn tỷ", "hai triệu tỷ".
const BILLION: u64 = 1_000_000_000;

/// `led`: something was said before, so that hundreds that are missing are named ("không trăm").
fn vietnamese(number: u64, led: bool, words: &mut Vec<&'static str>) {
    let (billions, rest) = (number / BILLION, number % BILLION);
    if billions > 0 {
        vietnamese(billions, led, words);
        words.push("tỷ");
    }
    let mut led = led || billions > 0;
    for (size, name) in [(1_000_000, Some("triệu")), (1_000, Some("nghìn")), (1, None)] {
        let three = (rest / size % 1_000) as usize;
        if three > 0 {
            vietnamese_three(three, led, words);
            words.extend(name);
            led = true;
        }
    }
}

fn vietnamese_three(three: usize, led: bool, words: &mut Vec<&'static str>) {
    let (hundreds, tens, ones) = (three / 100, three / 10 % 10, three % 10);
    let led = led || hundreds > 0;
    if led {
        words.extend([DIGITS[hundreds], "trăm"]);
    }
    match tens {
        0 if led && ones > 0 => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([DIGITS[tens], "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(DIGITS[ones]),
    }
}

#[rustfmt::skip]
const ONES: [&str; 20] = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
#[rustfmt::skip]
const THOUSANDS: [(u64, Option<&str>); 7] = [
    (1_000_000_000_000_000_000, Some("quintillion")), (1_000_000_000_000_000, Some("quadrillion")), (1_000_000_000_000, Some("trillion")),
    (BILLION, Some("billion")), (1_000_000, Some("million")), (1_000, Some("thousand")), (1, None),
];

fn english(number: u64, words: &mut Vec<&'static str>) {
    for (size, name) in THOUSANDS {
        let three = (number / size % 1_000) as usize;
        if three > 0 {
            let (hundreds, rest) = (three / 100, three % 100);
            if hundreds > 0 {
                words.extend([ONES[hundreds], "hundred"]);
            }
            if rest > 0 {
                // "one hundred and five", "one million and five", but "one thousand two hundred".
                if hundreds > 0 || (size == 1 && !words.is_empty()) {
                    words.push("and");
                }
                english_two(rest, words);
            }
            words.extend(name);
        }
    }
}

fn english_two(two: usize, words: &mut Vec<&'static str>) {
    match two {
        ..20 => words.push(ONES[two]),
        _ => {
            words.push(TENS[two / 10]);
            if !two.is_multiple_of(10) {
                words.push(ONES[two % 10]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{En, Vi};
    use super::*;

    #[rustfmt::skip]
    const TABLE: &[(u64, &str, &str)] = &[
        (0, "không", "zero"),
        (1, "một", "one"),
        (4, "bốn", "four"),
        (5, "năm", "five"),
        (10, "mười", "ten"),
        (11, "mười một", "eleven"),
        (14, "mười bốn", "fourteen"),
        (15, "mười lăm", "fifteen"),
        (20, "hai mươi", "twenty"),
        (21, "hai mươi mốt", "twenty one"),
        (24, "hai mươi tư", "twenty four"),
        (25, "hai mươi lăm", "twenty five"),
        (29, "hai mươi chín", "twenty nine"),
        (51, "năm mươi mốt", "fifty one"),
        (55, "năm mươi lăm", "fifty five"),
        (99, "chín mươi chín", "ninety nine"),
        (100, "một trăm", "one hundred"),
        (101, "một trăm linh một", "one hundred and one"),
        (104, "một trăm linh bốn", "one hundred and four"),
        (105, "một trăm linh năm", "one hundred and five"),
        (110, "một trăm mười", "one hundred and ten"),
        (111, "một trăm mười một", "one hundred and eleven"),
        (115, "một trăm mười lăm", "one hundred and fifteen"),
        (121, "một trăm hai mươi mốt", "one hundred and twenty one"),
        (555, "năm trăm năm mươi lăm", "five hundred and fifty five"),
        (1_000, "một nghìn", "one thousand"),
        (1_001, "một nghìn không trăm linh một", "one thousand and one"),
        (1_010, "một nghìn không trăm mười", "one thousand and ten"),
        (1_200, "một nghìn hai trăm", "one thousand two hundred"),
        (2_015, "hai nghìn không trăm mười lăm", "two thousand and fifteen"),
        (10_000, "mười nghìn", "ten thousand"),
        (21_000, "hai mươi mốt nghìn", "twenty one thousand"),
        (100_000, "một trăm nghìn", "one hundred thousand"),
        (105_000, "một trăm linh năm nghìn", "one hundred and five thousand"),
        (1_000_000, "một triệu", "one million"),
        (1_000_005, "một triệu không trăm linh năm", "one million and five"),
        (1_005_000, "một triệu không trăm linh năm nghìn", "one million five thousand"),
        (1_500_000, "một triệu năm trăm nghìn", "one million five hundred thousand"),
        (5_000_000, "năm triệu", "five million"),
        (12_345_678, "mười hai triệu ba trăm bốn mươi lăm nghìn sáu trăm bảy mươi tám",
            "twelve million three hundred and forty five thousand six hundred and seventy eight"),
        (69_000_000, "sáu mươi chín triệu", "sixty nine million"),
        (380_000_000_000, "ba trăm tám mươi tỷ", "three hundred and eighty billion"),
        (1_000_000_000, "một tỷ", "one billion"),
        (1_000_000_001, "một tỷ không trăm linh một", "one billion and one"),
        (1_234_567_890, "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi",
            "one billion two hundred and thirty four million five hundred and sixty seven thousand eight hundred and ninety"),
        (1_000_000_000_000, "một nghìn tỷ", "one trillion"),
        (21_000_000_000_000, "hai mươi mốt nghìn tỷ", "twenty one trillion"),
        (2_000_000_000_000_000, "hai triệu tỷ", "two quadrillion"),
        (3_000_000_000_000_000_000, "ba tỷ tỷ", "three quintillion"),
    ];

    #[test]
    fn numbers_in_both_languages() {
        for (number, vi, en) in TABLE {
            assert_eq!((in_words(*number, Vi).as_str(), in_words(*number, En).as_str()), (*vi, *en), "{number}");
        }
    }

    #[test]
    fn no_two_numbers_sound_alike() {
        let spoken: std::collections::HashSet<_> = (0..20_000).map(|number| in_words(number, Vi)).collect();
        assert_eq!(spoken.len(), 20_000);
        assert!(!in_words(u64::MAX, Vi).contains("  ") && !in_words(u64::MAX, En).contains("  "));
    }
}
