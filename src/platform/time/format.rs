//! Dates and times as they are written in Vietnamese offices and in English. Our own, because what libraries call
//! Vietnamese differs from version to version and from what people write.
use super::{PartOfDay, zone};
use crate::platform::language::Language;
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, Timelike, Utc};
use chrono_tz::Tz;

/// Monday first, as both languages count.
const WEEKDAYS_VI: [&str; 7] = ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const WEEKDAYS_SHORT_VI: [&str; 7] = ["T2", "T3", "T4", "T5", "T6", "T7", "CN"];
#[rustfmt::skip]
const MONTHS_EN: [&str; 12] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
];

/// "Thứ Sáu" / "Friday".
pub fn weekday(date: NaiveDate, language: Language) -> &'static str {
    let names = match language {
        Language::Vi => WEEKDAYS_VI,
        Language::En => WEEKDAYS_EN,
    };
    names[date.weekday().num_days_from_monday() as usize]
}

/// "T6" / "Fri".
pub fn weekday_short(date: NaiveDate, language: Language) -> &'static str {
    let place = date.weekday().num_days_from_monday() as usize;
    match language {
        Language::Vi => WEEKDAYS_SHORT_VI[place],
        Language::En => &WEEKDAYS_EN[place][..3],
    }
}

/// "14/11/2025" / "14 November 2025".
pub fn date(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Vi => date.format("%d/%m/%Y").to_string(),
        Language::En => format!("{} {}", day_month(date), date.year()),
    }
}

/// "Thứ Sáu, 14/11/2025" / "Friday, 14 November 2025".
pub fn date_full(day: NaiveDate, language: Language) -> String {
    format!("{}, {}", weekday(day, language), date(day, language))
}

/// "14/11" / "14 Nov", where the year is known.
pub fn date_short(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Vi => date.format("%d/%m").to_string(),
        Language::En => format!("{} {}", date.day(), &month(date)[..3]),
    }
}

/// "22–24/11/2026", "30/11–02/12/2026", "30/12/2026–02/01/2027" / "22–24 November 2026", … . With one end unknown
/// "từ …" or "đến …"; with both, that the date is still to come.
pub fn date_range(start: Option<NaiveDate>, end: Option<NaiveDate>, language: Language) -> String {
    match (start, end, language) {
        (Some(start), Some(end), _) if start == end => date(end, language),
        (Some(start), Some(end), _) => format!("{}–{}", range_start(start, end, language), date(end, language)),
        (Some(start), None, Language::Vi) => format!("từ {}", date(start, language)),
        (Some(start), None, Language::En) => format!("from {}", date(start, language)),
        (None, Some(end), Language::Vi) => format!("đến {}", date(end, language)),
        (None, Some(end), Language::En) => format!("until {}", date(end, language)),
        (None, None, Language::Vi) => "đang cập nhật".into(),
        (None, None, Language::En) => "to be announced".into(),
    }
}

/// The first day of a range without what it shares with the last.
fn range_start(start: NaiveDate, end: NaiveDate, language: Language) -> String {
    let same_year = start.year() == end.year();
    match language {
        _ if !same_year => date(start, language),
        Language::Vi if start.month() == end.month() => start.format("%d").to_string(),
        Language::En if start.month() == end.month() => start.day().to_string(),
        Language::Vi => start.format("%d/%m").to_string(),
        Language::En => day_month(start),
    }
}

/// "8h30" / "08:30".
pub fn time(time: NaiveTime, language: Language) -> String {
    match language {
        Language::Vi => format!("{}h{:02}", time.hour(), time.minute()),
        Language::En => time.format("%H:%M").to_string(),
    }
}

/// "8h30–9h40" / "08:30–09:40"; the start alone when the end is open.
pub fn time_range(start: NaiveTime, end: Option<NaiveTime>, language: Language) -> String {
    match end {
        Some(end) => format!("{}–{}", time(start, language), time(end, language)),
        None => time(start, language),
    }
}

/// "sáng 12/11/2023" / "morning of 12 November 2023".
pub fn part_of_day(day: NaiveDate, part: PartOfDay, language: Language) -> String {
    match language {
        Language::Vi => {
            let part = match part {
                PartOfDay::Morning => "sáng",
                PartOfDay::Afternoon => "chiều",
                PartOfDay::Evening => "tối",
            };
            format!("{part} {}", date(day, language))
        }
        Language::En => format!("{} of {}", part.code(), date(day, language)),
    }
}

/// A moment that is announced: "8h30, Thứ Sáu, 14/11/2025" / "08:30, Friday, 14 November 2025".
pub fn moment(at: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let local = zone::local(at, zone);
    format!("{}, {}", time(local.time(), language), date_full(local.date(), language))
}

/// A moment that was recorded: "14:05, 23/11/2026" / "14:05, 23 November 2026".
pub fn timestamp(at: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let local = zone::local(at, zone);
    format!("{}, {}", local.format("%H:%M"), date(local.date(), language))
}

/// "ngày 05 tháng 02 năm 2027" / "5 February 2027", as on official papers: days under 10 and the months
/// 1 and 2 get a leading zero (Decree 30/2020/NĐ-CP, appendix I).
pub fn official_date(day: NaiveDate, language: Language) -> String {
    let month = match day.month() {
        early @ ..=2 => format!("{early:02}"),
        later => later.to_string(),
    };
    match language {
        Language::Vi => format!("ngày {:02} tháng {month} năm {}", day.day(), day.year()),
        Language::En => date(day, language),
    }
}

/// "70 phút" / "70 min".
pub fn duration(minutes: i64, language: Language) -> String {
    match language {
        Language::Vi => format!("{minutes} phút"),
        Language::En => format!("{minutes} min"),
    }
}

fn day_month(date: NaiveDate) -> String {
    format!("{} {}", date.day(), month(date))
}

fn month(date: NaiveDate) -> &'static str {
    MONTHS_EN[date.month0() as usize]
}

#[cfg(test)]
#[path = "format_tests.rs"]
mod tests;
