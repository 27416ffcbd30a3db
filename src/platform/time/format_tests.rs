use super::Language::{En, Vi};
use super::*;

fn on(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> NaiveTime {
    text.parse().unwrap()
}

#[test]
fn dates() {
    let friday = on("2025-11-14");
    let table = [
        (date_full(friday, Vi), "Thứ Sáu, 14/11/2025"),
        (date_full(friday, En), "Friday, 14 November 2025"),
        (date(on("2026-03-05"), Vi), "05/03/2026"),
        (date(on("2026-03-05"), En), "5 March 2026"),
        (date_short(friday, Vi), "14/11"),
        (date_short(friday, En), "14 Nov"),
        (weekday_short(on("2025-11-16"), Vi).into(), "CN"),
        (weekday(on("2025-11-16"), Vi).into(), "Chủ Nhật"),
        (weekday(on("2025-11-17"), Vi).into(), "Thứ Hai"),
        (weekday_short(friday, En).into(), "Fri"),
    ];
    for (written, expected) in table {
        assert_eq!(written, expected);
    }
}

#[test]
fn ranges_say_once_what_both_ends_share() {
    let table = [
        ("2026-11-22", "2026-11-24", "22–24/11/2026", "22–24 November 2026"),
        ("2026-11-30", "2026-12-02", "30/11–02/12/2026", "30 November–2 December 2026"),
        ("2026-12-30", "2027-01-02", "30/12/2026–02/01/2027", "30 December 2026–2 January 2027"),
        ("2025-11-05", "2026-11-05", "05/11/2025–05/11/2026", "5 November 2025–5 November 2026"),
        ("2026-11-22", "2026-11-22", "22/11/2026", "22 November 2026"),
        ("2026-11-05", "2026-11-09", "05–09/11/2026", "5–9 November 2026"),
    ];
    for (start, end, vi, en) in table {
        assert_eq!(date_range(Some(on(start)), Some(on(end)), Vi), vi);
        assert_eq!(date_range(Some(on(start)), Some(on(end)), En), en);
    }
    assert_eq!(date_range(None, Some(on("2023-11-12")), Vi), "đến 12/11/2023");
    assert_eq!(date_range(None, Some(on("2023-11-12")), En), "until 12 November 2023");
    assert_eq!(date_range(Some(on("2023-11-12")), None, Vi), "từ 12/11/2023");
    assert_eq!(date_range(None, None, Vi), "đang cập nhật");
}

#[test]
fn times() {
    assert_eq!(time(at("08:30:00"), Vi), "8h30");
    assert_eq!(time(at("08:05:00"), Vi), "8h05");
    assert_eq!(time(at("08:30:00"), En), "08:30");
    assert_eq!(time_range(at("08:30:00"), Some(at("09:40:00")), Vi), "8h30–9h40");
    assert_eq!(time_range(at("14:00:00"), None, En), "14:00");
    assert_eq!(part_of_day(on("2023-11-12"), PartOfDay::Morning, Vi), "sáng 12/11/2023");
    assert_eq!(part_of_day(on("2023-11-12"), PartOfDay::Morning, En), "morning of 12 November 2023");
    assert_eq!(part_of_day(on("2023-11-12"), PartOfDay::Evening, Vi), "tối 12/11/2023");
    assert_eq!(duration(70, Vi), "70 phút");
    assert_eq!(duration(70, En), "70 min");
}

#[test]
fn moments_are_shown_where_they_happen() {
    let evening: DateTime<Utc> = "2026-11-22T18:05:00Z".parse().unwrap();
    assert_eq!(timestamp(evening, Tz::Asia__Ho_Chi_Minh, Vi), "01:05, 23/11/2026");
    assert_eq!(timestamp(evening, Tz::Europe__Paris, En), "19:05, 22 November 2026");
    assert_eq!(moment(evening, Tz::Asia__Ho_Chi_Minh, Vi), "1h05, Thứ Hai, 23/11/2026");
}

#[test]
fn official_papers_pad_days_and_the_first_two_months() {
    assert_eq!(official_date(on("2027-02-05"), Vi), "ngày 05 tháng 02 năm 2027");
    assert_eq!(official_date(on("2027-03-05"), Vi), "ngày 05 tháng 3 năm 2027");
    assert_eq!(official_date(on("2027-12-25"), Vi), "ngày 25 tháng 12 năm 2027");
    assert_eq!(official_date(on("2027-02-05"), En), "5 February 2027");
}
