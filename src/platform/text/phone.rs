//! Telephone numbers, in every form people write them.
use super::{Wrong, doors::text_doors};
use crate::platform::language::Language;
use phonenumber::{Mode, country::Id::VN};

/// Longest text looked at, in bytes; two numbers with an extension and a name fit.
const LONGEST: usize = 120;

/// A telephone number that can exist, as E.164 (`+84912345678`).
///
/// Read as Vietnamese unless it starts with `+` or `00`. Dots, spaces, hyphens and brackets are forgiven, and so are a
/// label before ("ĐT:"), `84` without the plus, a `0` kept after `+84`, and a first `0` lost in a spreadsheet. Of two
/// numbers ("/", "-", ";", "," between) the first is taken; an extension ("máy lẻ 12") or a name after it is not kept.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Phone(String);

impl Phone {
    /// The number in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        if text.trim().is_empty() {
            return Err(Wrong::Empty);
        }
        let written = if text.len() > LONGEST { None } else { written_number(text.trim()) };
        let number = written.and_then(|written| candidates(written).find_map(e164));
        number.map(Self).ok_or(Wrong::Key("form-phone"))
    }

    /// The number as a reader of `language` dials it.
    pub fn show(&self, language: Language) -> String {
        show_phone(self, language)
    }
}

text_doors!([] Phone, absent: None);

/// A number kept as E.164 for a reader: `0912 345 678`, `024 3825 1234` in Vietnamese, `+84 912 345 678` in English.
/// Hotlines, which cannot be dialled from abroad, stay `1900 1234` in both. What is no such number is shown as it is.
pub fn show_phone(e164: &str, language: Language) -> String {
    match e164.strip_prefix("+84") {
        Some(national) => show_vietnamese(national, language),
        None => show_foreign(e164).unwrap_or_else(|| e164.to_owned()),
    }
}

/// As it is grouped in its country; `None` where the crate would lose a digit (see [`valid`]).
fn show_foreign(e164: &str) -> Option<String> {
    let shown = phonenumber::parse(None, e164).ok()?.format().mode(Mode::International).to_string();
    let same = shown.chars().filter(char::is_ascii_digit).eq(e164.chars().filter(char::is_ascii_digit));
    same.then_some(shown)
}

fn show_vietnamese(national: &str, language: Language) -> String {
    let sizes: &[usize] = match national.as_bytes() {
        [b'1', ..] => return grouped(national, &[4, 4]),
        [b'2', b'4' | b'8', ..] => &[2, 4, 4],
        [b'2', ..] => &[3, 4, 3],
        // Ministries' own networks (069).
        [b'6', b'9', ..] => &[2, 3, 3],
        _ => &[3, 3, 3],
    };
    match language {
        Language::Vi => format!("0{}", grouped(national, sizes)),
        Language::En => format!("+84 {}", grouped(national, sizes)).trim_end().to_owned(),
    }
}

/// Digits in groups of these sizes; what is left over joins the last group.
fn grouped(digits: &str, sizes: &[usize]) -> String {
    let mut groups = Vec::new();
    let mut rest = digits;
    for size in &sizes[..sizes.len() - 1] {
        let Some((group, after)) = rest.split_at_checked(*size) else { break };
        groups.push(group);
        rest = after;
    }
    groups.push(rest);
    groups.join(" ").trim_end().to_owned()
}

/// What is written between a label before the number and the words after it; `None` when letters touch the digits.
fn written_number(text: &str) -> Option<&str> {
    let start = text.find(|c: char| c.is_ascii_digit() || c == '+').map(|at| text[..at].rfind('(').unwrap_or(at))?;
    let label = &text[..start];
    if label.ends_with(char::is_alphanumeric) {
        return None;
    }
    let number = &text[start..];
    match number.find(|c: char| c.is_alphabetic() || c == '#') {
        Some(end) if number[..end].ends_with(|c: char| c.is_ascii_digit()) => None,
        Some(end) => Some(&number[..end]),
        None => Some(number),
    }
}

/// What may be the number, most likely first: all of it, what is before a sign between two numbers, what is before a hyphen.
fn candidates(written: &str) -> impl Iterator<Item = &str> {
    let first = written.split(['/', ';', ',', '\n', '|']).next().unwrap_or_default();
    let before_hyphens = first.match_indices(['-', '–', '—']).map(|(at, _)| &first[..at]);
    std::iter::once(first).chain(before_hyphens)
}

/// The number as E.164, if such a number can exist.
fn e164(written: &str) -> Option<String> {
    let is_kept = |c: char| c.is_ascii_digit() || c.is_whitespace() || ".-–—()+".contains(c);
    if !written.chars().all(is_kept) || written.matches('+').count() > 1 {
        return None;
    }
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    readings(&digits, written.contains('+')).iter().find_map(|reading| valid(reading)).filter(|number| !is_dead(number))
}

/// The number the crate sees in `reading`. For a few countries it takes a digit of the number for a trunk prefix (the 8 of
/// Kazan, the 0 of Rome), and not the same whether it expects a Vietnamese number or none: what changes nothing wins.
fn valid(reading: &str) -> Option<String> {
    let seen = [Some(VN), None].into_iter().filter_map(|expected| phonenumber::parse(expected, reading).ok());
    let numbers: Vec<String> = seen.filter(phonenumber::is_valid).map(|number| number.format().mode(Mode::E164).to_string()).collect();
    numbers.iter().find(|number| *number == reading).or(numbers.first()).cloned()
}

/// The eleven-digit mobile numbers given up in 2018 (01…), which the crate's patterns still let through.
fn is_dead(e164: &str) -> bool {
    e164.strip_prefix("+841").is_some_and(|rest| !["800", "900", "99"].iter().any(|hotline| rest.starts_with(hotline)))
}

/// What digits can stand for, best first.
fn readings(digits: &str, plus: bool) -> Vec<String> {
    let abroad = if plus { Some(digits) } else { digits.strip_prefix("00") };
    if let Some(abroad) = abroad {
        let without_trunk = abroad.strip_prefix("840").map(|national| format!("+84{national}"));
        return vec![without_trunk.unwrap_or_else(|| format!("+{abroad}"))];
    }
    if digits.starts_with('0') || digits.starts_with("18") || digits.starts_with("19") {
        return vec![digits.to_owned()];
    }
    let with_code = digits.strip_prefix("84").map(|national| format!("+84{}", national.trim_start_matches('0')));
    with_code.into_iter().chain([format!("0{digits}")]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_usual_form() {
        let table = [
            ("0912.345.678", "+84912345678"),
            ("0912 345 678", "+84912345678"),
            ("0912-345-678", "+84912345678"),
            ("+84 912 345 678", "+84912345678"),
            ("84912345678", "+84912345678"),
            ("0084 912345678", "+84912345678"),
            ("+84 (0)912 345 678", "+84912345678"),
            ("+840912345678", "+84912345678"),
            ("912345678", "+84912345678"),
            ("(+84) 912 345 678", "+84912345678"),
            ("ĐT: 0912345678", "+84912345678"),
            ("0912 345 678 (Zalo)", "+84912345678"),
            ("(0204) 3856 789", "+842043856789"),
            ("0204.3856.789 máy lẻ 12", "+842043856789"),
            ("0204 3856 789 (máy lẻ 12)", "+842043856789"),
            ("0204 3856 789 ext. 12", "+842043856789"),
            ("02043856789/0912345678", "+842043856789"),
            ("0204.3856.789/790", "+842043856789"),
            ("0204-3856789 - 0912345678", "+842043856789"),
            ("0912345678-0987654321", "+84912345678"),
            ("0912345678; 0987654321", "+84912345678"),
            ("024 3825 1234", "+842438251234"),
            ("1900 1234", "+8419001234"),
            ("1900 123456", "+841900123456"),
            ("1800.1091", "+8418001091"),
            ("84 842 345 678", "+84842345678"),
            ("842345678", "+84842345678"),
            ("+81 3-3580-3311", "+81335803311"),
            ("0081 3 3580 3311", "+81335803311"),
            ("+856 20 5551 2345", "+8562055512345"),
            ("+7 843 843-17-58", "+78438431758"),
            ("+39 06 6982 0000", "+390669820000"),
            ("+44 (0)20 7946 0958", "+442079460958"),
            ("+1 650-253-0000", "+16502530000"),
        ];
        for (text, kept) in table {
            assert_eq!(Phone::parse(text).as_deref(), Ok(kept), "{text}");
            assert_eq!(Phone::parse(kept).as_deref(), Ok(kept), "{kept} again");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "0912",
            "abc",
            "01201234567",
            "01688123456",
            "0121 012 3456",
            "0912345678abc",
            "a0912345678",
            "+",
            "113",
            "0912345678912",
            "+84+84912345678",
            "0000000000",
            &"0".repeat(500),
        ] {
            assert_eq!(Phone::parse(text), Err(Wrong::Key("form-phone")), "{text}");
        }
        assert_eq!(Phone::parse("  "), Err(Wrong::Empty));
    }

    #[test]
    fn shown_as_it_is_dialled() {
        let table = [
            ("+84912345678", "0912 345 678", "+84 912 345 678"),
            ("+842438251234", "024 3825 1234", "+84 24 3825 1234"),
            ("+842043856789", "0204 3856 789", "+84 204 3856 789"),
            ("+8419001234", "1900 1234", "1900 1234"),
            ("+841900123456", "1900 123456", "1900 123456"),
            ("+81335803311", "+81 3-3580-3311", "+81 3-3580-3311"),
            ("+78438431758", "+78438431758", "+78438431758"),
            ("không có", "không có", "không có"),
            ("+84", "0", "+84"),
        ];
        for (kept, vi, en) in table {
            assert_eq!(show_phone(kept, Language::Vi), vi);
            assert_eq!(show_phone(kept, Language::En), en);
        }
    }
}
