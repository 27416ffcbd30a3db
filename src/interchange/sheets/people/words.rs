//! Words for parts, sides and genders, as lists write them.
use crate::interchange::sheets::field::plain;
use crate::people::delegate::{Part, Side};
use crate::people::person::Gender;
use crate::platform::language::Language;
use crate::platform::words::word;

const PARTS: &[(Part, &[&str])] = &[
    (Part::Official, &["dai bieu", "khach moi", "lanh dao", "quan khach", "vip", "official", "delegate", "guest"]),
    (Part::Speaker, &["dien gia", "bao cao vien", "nguoi trinh bay", "tham luan", "speaker"]),
    (Part::Juror, &["giam khao", "ban giam khao", "hoi dong giam khao", "thanh vien giam khao", "jury", "juror", "judge"]),
    (Part::Committee, &["ban to chuc", "btc", "bto", "thanh vien ban to chuc", "to thu ky", "committee", "organizing committee"]),
    (Part::Mc, &["mc", "dan chuong trinh", "nguoi dan chuong trinh", "host of ceremony"]),
    (Part::Press, &["bao chi", "phong vien", "truyen thong", "nha bao", "press", "media"]),
];
const SIDES: &[(Side, &[&str])] = &[
    (Side::Guest, &["khach", "khach moi", "ben khach", "guest", "guests"]),
    (Side::Host, &["chu nha", "ben chu nha", "dia phuong", "don vi dang cai", "host", "hosts"]),
];
const GENDERS: &[(Gender, &[&str])] = &[(Gender::Female, &["nu", "f", "female"]), (Gender::Male, &["nam", "m", "male"])];

/// The part a word means: its code, its word in either language, or a usual name for it.
pub fn part(text: &str) -> Option<Part> {
    found(text, PARTS, |part| [part.code(), part.key(), part.heading()])
}

pub fn side(text: &str) -> Option<Side> {
    found(text, SIDES, |side| [side.code(), side.key(), side.key()])
}

pub fn gender(text: &str) -> Option<Gender> {
    found(text, GENDERS, |gender| [gender_code(gender), gender.key(), gender.key()])
}

pub fn gender_code(gender: Gender) -> &'static str {
    if gender == Gender::Female { "female" } else { "male" }
}

fn found<T: Copy>(text: &str, known: &[(T, &[&str])], names: impl Fn(T) -> [&'static str; 3]) -> Option<T> {
    let text = plain(text);
    let is_meant = |(one, also): &&(T, &[&str])| {
        let [code, key, heading] = names(*one);
        let said = [key, heading].into_iter().flat_map(|key| Language::ALL.map(|language| plain(&word(language, key))));
        text == code || also.contains(&text.as_str()) || said.into_iter().any(|word| word == text)
    };
    known.iter().find(is_meant).map(|(one, _)| *one)
}
