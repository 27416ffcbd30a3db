//! The form of office papers: head, date, and who signs, as Decree 30/2020/NĐ-CP and the forms of Party and unions have them.
//!
//! Words in capitals are made so here: a style sheet that raises letters knows no Vietnamese.
use super::letterhead::{Authority, Kind, Model};
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::time::official_date;
use crate::platform::words::{say, word};
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;

/// The head of a paper, ready to be set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Head {
    /// `state`, `party` or `union`: where lines and stars go.
    pub kind: &'static str,
    pub superior: String,
    pub body: String,
    pub number: String,
    pub right: String,
    /// "Độc lập - Tự do - Hạnh phúc"; empty for Party and unions.
    pub motto: String,
    pub place_and_date: String,
}

/// The foot of a paper: who gets it, and who signs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Foot {
    pub recipients_label: String,
    pub recipients: Vec<String>,
    /// In capitals, one under the other: "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH".
    pub authority: Vec<String>,
    pub signer: String,
}

/// A paper as its parts draw it: around the table that is its own.
#[derive(Clone, Debug, Serialize)]
pub struct Paper {
    /// The language it is printed in, whatever the studio speaks.
    pub language: &'static str,
    pub landscape: bool,
    pub head: Head,
    pub title: String,
    pub subtitle: String,
    /// When and where what it is about takes place, on papers that go out alone.
    pub occasion: String,
    /// "(Kèm theo …)", with its brackets.
    pub attached: String,
    pub foot: Foot,
}

impl Paper {
    /// A paper with this title. `year` is the one of a date that is written by hand.
    pub fn of(letterhead: &Model, language: Language, year: i32, (title, subtitle): (&str, String)) -> Self {
        let attached = letterhead.attached.plain(language);
        Self {
            language: language.code(),
            landscape: false,
            head: head(letterhead, language, year),
            title: capitals(title),
            subtitle,
            occasion: String::new(),
            attached: if attached.is_empty() { String::new() } else { format!("({attached})") },
            foot: foot(letterhead, language),
        }
    }
}

/// In capitals, with all their marks.
pub fn capitals(text: &str) -> String {
    text.to_uppercase()
}

/// What stands at the head.
pub fn head(letterhead: &Model, language: Language, year: i32) -> Head {
    let upper = |text: &Bilingual| capitals(text.plain(language));
    let say_right = |key| capitals(&word(language, key));
    let is_own_union = letterhead.kind == Kind::Union && letterhead.union_name.any();
    let (right, motto) = match letterhead.kind {
        Kind::Party => (say_right("print-right-party"), String::new()),
        Kind::Union if is_own_union => (upper(&letterhead.union_name), String::new()),
        Kind::State | Kind::Union => (say_right("print-right-state"), word(language, "print-right-motto")),
    };
    Head {
        kind: if is_own_union || letterhead.kind != Kind::Union { letterhead.kind.code() } else { Kind::State.code() },
        superior: upper(&letterhead.superior),
        body: upper(&letterhead.body),
        number: number(&letterhead.number, letterhead.kind, language),
        right,
        motto,
        place_and_date: place_and_date(letterhead.place.plain(language), letterhead.dated, year, language),
    }
}

/// "Số: 12/DS-UBND"; room for a number that is written by hand where none is given. Party papers have no colon.
fn number(number: &str, kind: Kind, language: Language) -> String {
    if number.is_empty() {
        return String::new();
    }
    let room = if number.starts_with(['/', '-']) { "\u{A0}".repeat(8) } else { String::new() };
    let key = if kind == Kind::Party { "print-number-party" } else { "print-number" };
    say(language, key, &json!({ "number": format!("{room}{number}") }))
}

/// "Bắc Ninh, ngày 05 tháng 02 năm 2027"; room for day and month where they are written by hand.
pub fn place_and_date(place: &str, day: Option<NaiveDate>, year: i32, language: Language) -> String {
    let date = match day {
        Some(day) => official_date(day, language),
        None => say(language, "print-date-by-hand", &json!({ "year": year.to_string(), "room": "\u{A0}".repeat(6) })),
    };
    if place.is_empty() { date } else { format!("{place}, {date}") }
}

/// What stands at the foot.
pub fn foot(letterhead: &Model, language: Language) -> Foot {
    let recipients = letterhead.recipients.plain(language).lines().map(|line| line.trim().trim_start_matches(['-', '–', ' ']));
    let recipients: Vec<_> = recipients.filter(|line| !line.is_empty()).map(|line| format!("- {line}")).collect();
    Foot {
        recipients_label: if recipients.is_empty() { String::new() } else { word(language, "print-recipients") },
        recipients,
        authority: authority(letterhead, language),
        signer: letterhead.signer.clone(),
    }
}

fn authority(letterhead: &Model, language: Language) -> Vec<String> {
    let short = |state: &str, key: &str, whom: &Bilingual| {
        let whom = whom.plain(language);
        let before = match (language, letterhead.kind) {
            (Language::Vi, Kind::Party) => party_form(state),
            (Language::Vi, _) => state.to_owned(),
            (Language::En, _) => word(language, key),
        };
        (!whom.is_empty()).then(|| capitals(&format!("{before} {whom}")))
    };
    let on_behalf = short("TM.", "print-sign-on-behalf", &letterhead.on_behalf);
    let in_place = letterhead.authority.and_then(|authority| {
        let (state, key) = abbreviation(authority);
        short(state, key, &letterhead.authority_of)
    });
    let post = capitals(letterhead.post.plain(language));
    on_behalf.into_iter().chain(in_place).chain((!post.is_empty()).then_some(post)).collect()
}

/// How the state's papers abbreviate it, and the English word.
fn abbreviation(authority: Authority) -> (&'static str, &'static str) {
    match authority {
        Authority::Deputy => ("KT.", "print-sign-deputy"),
        Authority::ByOrder => ("TL.", "print-sign-by-order"),
        Authority::Delegated => ("TUQ.", "print-sign-delegated"),
        Authority::Acting => ("Q.", "print-sign-acting"),
    }
}

/// Party papers write T/M, K/T, T/L (Guidance 36-HD/VPTW).
fn party_form(state: &str) -> String {
    match state {
        "TM." => "T/M".into(),
        "KT." => "K/T".into(),
        "TL." => "T/L".into(),
        "TUQ." => "T/UQ".into(),
        other => other.to_owned(),
    }
}

#[cfg(test)]
mod tests;
