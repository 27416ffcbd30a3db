//! Days and hours as programmes write them.
use crate::interchange::sheets::read::hour_of_fraction;
use crate::platform::text::fold;
use crate::platform::time::{PartOfDay, parse_date, parse_moment, parse_time};
use chrono::{Datelike, NaiveDate, NaiveTime, TimeDelta};

/// Days of spreadsheets: 1 January 1990 to 31 December 2099, counted from the end of 1899.
const SERIALS: std::ops::RangeInclusive<i64> = 32_874..=73_050;

/// A day: "22/11/2026", "Chủ nhật, ngày 22/11", "Sáng 22/11/2026", "ngày 22 tháng 11 năm 2026", or a spreadsheet's number.
/// A year that is not said is that of `usual`. With the part of the day, where it is said.
pub fn day(text: &str, usual: Option<NaiveDate>) -> Option<(NaiveDate, Option<PartOfDay>)> {
    let folded = fold(text);
    let part = part_of_day(&folded);
    if let Some(serial) = folded.parse::<i64>().ok().filter(|serial| SERIALS.contains(serial)) {
        return Some((NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_signed(TimeDelta::days(serial))?, None));
    }
    let mut words = folded.split([' ', ',', ';', '(', ')']).filter(|word| !word.is_empty());
    let found = words.find_map(|word| parse_date(word).ok().or_else(|| without_year(word, usual)));
    let found = found.or_else(|| parse_moment(text).ok().map(|moment| moment.date())).or_else(|| in_words(&folded, usual));
    found.map(|day| (day, part))
}

/// "22/11", "22-11"
fn without_year(word: &str, usual: Option<NaiveDate>) -> Option<NaiveDate> {
    let mut numbers = word.split(['/', '-']);
    let (day, month) = (numbers.next()?, numbers.next()?);
    let plain = |text: &str| text.len() <= 2 && !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let both = numbers.next().is_none() && plain(day) && plain(month);
    both.then(|| NaiveDate::from_ymd_opt(usual?.year(), month.parse().ok()?, day.parse().ok()?)).flatten()
}

/// "ngay 22 thang 11 nam 2026"
fn in_words(folded: &str, usual: Option<NaiveDate>) -> Option<NaiveDate> {
    let words: Vec<&str> = folded.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let after = |name: &str| words.iter().position(|word| *word == name).and_then(|at| words.get(at + 1)?.parse::<u32>().ok());
    let year = after("nam").map_or_else(|| usual.map(|day| day.year()), |year| i32::try_from(year).ok())?;
    parse_date(&format!("{:02}/{:02}/{year:04}", after("ngay")?, after("thang")?)).ok()
}

/// "sáng", "buổi chiều", "evening"
pub fn part_of_day(text: &str) -> Option<PartOfDay> {
    let folded = fold(text);
    let says = |names: &[&str]| folded.split(|c: char| !c.is_alphanumeric()).any(|word| names.contains(&word));
    match () {
        () if says(&["sang", "morning"]) => Some(PartOfDay::Morning),
        () if says(&["chieu", "afternoon"]) => Some(PartOfDay::Afternoon),
        () if says(&["toi", "evening"]) => Some(PartOfDay::Evening),
        () => None,
    }
}

/// An hour, and the end where it is said too: "8h30", "08:30 – 9h", "từ 8h30 đến 9h00", or a spreadsheet's part of a day.
pub fn hours(text: &str) -> Option<(NaiveTime, Option<NaiveTime>)> {
    let text = text.trim();
    if let Some(fraction) = text.parse::<f64>().ok().filter(|value| (0.0..1.0).contains(value)) {
        return Some((parse_time(&hour_of_fraction(fraction)?).ok()?, None));
    }
    if let Ok(moment) = parse_moment(text) {
        return Some((moment.time(), None));
    }
    let plain = fold(text).replace(['–', '—', '~', '→'], "-").replace(" den ", "-").replace(" to ", "-");
    let plain = plain.trim_start_matches("tu ").trim_start_matches("from ").replace("gio", "h").replace("phut", "");
    let mut ends = plain.splitn(2, '-').map(|end| parse_time(&end.replace(' ', "")).ok());
    let from = ends.next()??;
    match ends.next() {
        None => Some((from, None)),
        Some(to) => Some((from, Some(to?))),
    }
}

/// A length in minutes: "45", "45 phút", "1h30".
pub fn minutes(text: &str) -> Option<i64> {
    let folded = fold(text);
    let number = folded.trim_end_matches("minutes").trim_end_matches("phut").trim_end_matches('\'').trim();
    let plain = number.parse::<i64>().ok().or_else(|| parse_time(number).ok().map(|time| (time - NaiveTime::MIN).num_minutes()));
    plain.filter(|minutes| (1..24 * 60).contains(minutes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_as_programmes_write_them() {
        let usual = NaiveDate::from_ymd_opt(2026, 11, 21);
        let table = [
            ("22/11/2026", Some(("2026-11-22", None))),
            ("2026-11-22", Some(("2026-11-22", None))),
            ("Chủ Nhật, 22/11/2026", Some(("2026-11-22", None))),
            ("Sáng 22/11/2026 (Chủ nhật)", Some(("2026-11-22", Some(PartOfDay::Morning)))),
            ("Chiều ngày 22/11", Some(("2026-11-22", Some(PartOfDay::Afternoon)))),
            ("Ngày 05 tháng 02 năm 2027", Some(("2027-02-05", None))),
            ("46348", Some(("2026-11-22", None))),
            ("2026-11-22 08:30", Some(("2026-11-22", None))),
            ("31/02/2026", None),
            ("Khai mạc", None),
            ("", None),
        ];
        for (text, expected) in table {
            let found = day(text, usual).map(|(day, part)| (day.to_string(), part));
            assert_eq!(found, expected.map(|(day, part)| (day.to_owned(), part)), "{text}");
        }
    }

    #[test]
    fn hours_as_programmes_write_them() {
        let table = [
            ("8h30", Some(("08:30", None))),
            ("08:30", Some(("08:30", None))),
            ("8 giờ 30", Some(("08:30", None))),
            ("0.3541666666666667", Some(("08:30", None))),
            ("2026-11-22 08:30", Some(("08:30", None))),
            ("8h30 - 9h00", Some(("08:30", Some("09:00")))),
            ("08:30–09:00", Some(("08:30", Some("09:00")))),
            ("Từ 8h30 đến 9h", Some(("08:30", Some("09:00")))),
            ("8h30-", None),
            ("25h", None),
            ("sáng", None),
        ];
        for (text, expected) in table {
            let shown = |time: NaiveTime| time.format("%H:%M").to_string();
            let found = hours(text).map(|(from, to)| (shown(from), to.map(shown)));
            assert_eq!(found, expected.map(|(from, to): (&str, Option<&str>)| (from.to_owned(), to.map(str::to_owned))), "{text}");
        }
        for (text, expected) in [("45", Some(45)), ("45 phút", Some(45)), ("1h30", Some(90)), ("90'", Some(90)), ("0", None), ("x", None)]
        {
            assert_eq!(minutes(text), expected, "{text}");
        }
    }
}
