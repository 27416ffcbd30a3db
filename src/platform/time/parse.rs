//! Dates and times as people write them: day first, `h` or `:` in the hour.
use crate::platform::text::Wrong;
use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// Years somebody can mean; `01/01/0026` is a slip of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;

/// `2026-11-22` (what `<input type=date>` sends) or `22/11/2026`, also with dots or hyphens.
pub fn parse_date(text: &str) -> Result<NaiveDate, Wrong> {
    read_date(text.trim()).ok_or(Wrong::Key("form-date"))
}

/// `08:30`, `08:30:00`, `8h30`, `8g30`, `8h`, `8 giờ 30`. Seconds are dropped.
pub fn parse_time(text: &str) -> Result<NaiveTime, Wrong> {
    read_time(text.trim()).ok_or(Wrong::Key("form-time"))
}

/// A date and a time with a blank, a comma or `T` between, either first; by the clock of a place that is known elsewhere.
pub fn parse_moment(text: &str) -> Result<NaiveDateTime, Wrong> {
    read_moment(text.trim()).ok_or(Wrong::Key("form-date"))
}

fn read_date(text: &str) -> Option<NaiveDate> {
    let numbers: Vec<&str> = text.split(['/', '-', '.']).map(str::trim).collect();
    let [first, month, last] = numbers.as_slice() else { return None };
    let (year, day) = match (first.len(), last.len()) {
        (4, ..=2) => (first, last),
        (..=2, 4) => (last, first),
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(number(year)? as i32, number(month)?, number(day)?)?;
    YEARS.contains(&date.year()).then_some(date)
}

fn read_time(text: &str) -> Option<NaiveTime> {
    let text = text.to_lowercase().replace("giờ", ":").replace("phút", "").replace(['h', 'g'], ":");
    let mut numbers = text.split(':').map(str::trim);
    let hour = number(numbers.next()?)?;
    let minute = match numbers.next()? {
        "" => 0,
        minute => number(minute)?,
    };
    // A browser may add seconds; nothing here starts at one.
    let seconds = numbers.next().is_none_or(|seconds| seconds.bytes().all(|c| c.is_ascii_digit() || c == b'.'));
    NaiveTime::from_hms_opt(hour, minute, 0).filter(|_| seconds && numbers.next().is_none())
}

fn read_moment(text: &str) -> Option<NaiveDateTime> {
    let is_between = |c: char| c == 'T' || c == ',' || c.is_whitespace();
    let (first, _) = text.split_once(is_between)?;
    let (_, last) = text.rsplit_once(is_between)?;
    let after_first = text[first.len()..].trim_start_matches(is_between);
    let before_last = text[..text.len() - last.len()].trim_end_matches(is_between);
    let date_first = || Some(read_date(first)?.and_time(read_time(after_first)?));
    let date_last = || Some(read_date(last)?.and_time(read_time(before_last)?));
    date_first().or_else(date_last)
}

/// Digits alone: `parse` would also take a sign.
fn number(text: &str) -> Option<u32> {
    let digits = !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates() {
        for text in ["2026-11-22", "22/11/2026", " 22.11.2026 ", "22-11-2026", "22 / 11 / 2026"] {
            assert_eq!(parse_date(text).unwrap().to_string(), "2026-11-22", "{text}");
        }
        assert_eq!(parse_date("5/3/2026").unwrap().to_string(), "2026-03-05");
        for text in
            ["", "x", "31/02/2026", "11/22/2026", "2026-13-01", "22/11", "22/11/26", "0026-11-22", "+2/11/2026", "9999-01-01", "１/11/2026"]
        {
            assert_eq!(parse_date(text), Err(Wrong::Key("form-date")), "{text}");
        }
    }

    #[test]
    fn times() {
        for text in ["08:30", "8:30", "8h30", "8g30", "8H30", "08:30:15", "08:30:15.250", "8 giờ 30", "8 giờ 30 phút"] {
            assert_eq!(parse_time(text).unwrap().to_string(), "08:30:00", "{text}");
        }
        assert_eq!(parse_time("8h").unwrap().to_string(), "08:00:00");
        for text in ["", "8", "24:00", "8h60", "h30", "-8:30", "8:30:x", "8:30:00:00", "sáng"] {
            assert_eq!(parse_time(text), Err(Wrong::Key("form-time")), "{text}");
        }
    }

    #[test]
    fn moments() {
        for text in
            ["2026-11-22T08:30", "2026-11-22T08:30:00", "22/11/2026 08:30", "8h30, 22/11/2026", "08:30 22/11/2026", "8 giờ 30, 22/11/2026"]
        {
            assert_eq!(parse_moment(text).unwrap().to_string(), "2026-11-22 08:30:00", "{text}");
        }
        for text in ["", "2026-11-22", "08:30", "T", "2026-11-22T", "2026-11-22T25:00", "2026-11-22T08:30Z"] {
            assert_eq!(parse_moment(text), Err(Wrong::Key("form-date")), "{text}");
        }
    }
}
