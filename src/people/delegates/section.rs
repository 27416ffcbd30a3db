//! One part of the team's list: its delegates with their numbers, the reasons for their places, and who does not come.
use super::Wanted;
use crate::people::attendance::shown::Coming;
use crate::people::delegate::{Part, Side};
use crate::people::line::PersonLine;
use crate::people::lines::Presence;
use crate::people::protocol::Order;
use crate::people::protocol::seats::{Seated, follow_the_rules};
use crate::people::protocol::suggestion;
use crate::people::protocol::why::{reasons, said};
use crate::platform::language::Language;
use chrono_tz::Tz;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
pub struct Section {
    part: &'static str,
    heading: &'static str,
    count: usize,
    /// Whether protocol gives the order, and all of the part is in sight.
    ordered: bool,
    seen: String,
    new: String,
    /// Where the suggested order is shown; empty where protocol gives none.
    suggestion: String,
    /// Whether the rules would have it otherwise by now.
    differs: bool,
    pub rows: Vec<Row>,
}

#[derive(Serialize)]
pub struct Row {
    id: i64,
    label: String,
    line: PersonLine,
    words: String,
    part: &'static str,
    side: Option<&'static str>,
    /// Their number among those who come; empty where protocol gives no order, and for who does not come.
    number: String,
    by_hand: bool,
    coming: Coming,
    /// Where an answer is noted.
    answer: String,
    /// Why they stand here, or empty.
    why: String,
    /// Whether something else is printed than what is on record.
    differs: bool,
    printed: String,
    /// Where an exception is let go.
    release: String,
    first: bool,
    last: bool,
}

/// Numbers and reasons of a part, by the delegate's key.
type Places = HashMap<i64, (usize, String)>;

impl Section {
    pub fn of(
        part: Part,
        (present, ranked): (&[Presence], &[Seated]),
        wanted: &Wanted,
        (base, zone, language): (&str, Tz, Language),
    ) -> Option<Self> {
        let all: Vec<&Presence> = present.iter().filter(|one| one.delegate.part == part).collect();
        let ranked: Vec<&Seated> = ranked.iter().filter(|one| one.delegate.part == part && one.delegate.attends()).collect();
        let places = places(&ranked, language);
        let row = |one: &&Presence| Row::of(one, Coming::of(one, present, zone, language), &places, (base, language));
        let mut rows: Vec<Row> = all.iter().map(row).filter(|row| wanted.takes(part, &row.words)).collect();
        if let Some(first) = rows.first_mut() {
            first.first = true;
        }
        rows.last_mut()?.last = true;
        Some(Self {
            part: part.code(),
            heading: part.heading(),
            count: rows.len(),
            ordered: part.is_ordered() && (wanted.is_all() || rows.len() == all.len()),
            seen: Order(all.iter().map(|one| one.delegate.id).collect()).text(),
            new: format!("{base}/new?part={}", part.code()),
            suggestion: if part.is_ordered() { suggestion(base.trim_end_matches("/people"), part) } else { String::new() },
            differs: !follow_the_rules(ranked.iter().copied()),
            rows,
        })
    }
}

fn places(ranked: &[&Seated], language: Language) -> Places {
    let whys = reasons(&ranked.iter().map(|one| &one.seat).collect::<Vec<_>>());
    let place = |(at, one): (usize, &&Seated)| (one.seat.id, (at + 1, said(whys[at], ranked, at, language)));
    ranked.iter().enumerate().map(place).collect()
}

impl Row {
    fn of(one: &Presence, coming: Coming, places: &Places, (base, language): (&str, Language)) -> Self {
        let (delegate, printed) = (&one.delegate, &one.printed);
        let href = format!("{base}/{}", printed.slug);
        let (number, why) = places.get(&delegate.id).cloned().unwrap_or_default();
        Self {
            id: delegate.id,
            label: printed.name.clone(),
            printed: format!("{href}/delegate/{}", delegate.part.code()),
            release: format!("{}/order/{}/release", base.trim_end_matches("/people"), delegate.part.code()),
            line: printed.line(language, href.clone()),
            words: printed.words(),
            part: delegate.part.code(),
            side: delegate.side.map(Side::key),
            number: if number == 0 { String::new() } else { number.to_string() },
            by_hand: delegate.by_hand,
            answer: format!("{href}/delegate/{}/answer", delegate.part.code()),
            coming,
            why,
            differs: delegate.printed_titles.is_some() || delegate.printed_honorific.is_some(),
            first: false,
            last: false,
        }
    }
}
