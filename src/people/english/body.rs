//! The English name of a body of public life, by rule.
use super::topics::{BODIES, COMMISSIONS, TOPICS, WHOLE};
use crate::people::abbreviation::Abbreviations;
use crate::platform::language::Language;
use crate::platform::provinces;

/// Words before a field, and what they are in English.
const OFFICES: &[(&str, &str)] =
    &[("sở ", "Department of"), ("bộ ", "Ministry of"), ("vụ ", "Department of"), ("cục ", "Department of"), ("phòng ", "Division of")];

/// A name in small letters, one body after another, the smaller first: "phòng …, sở …".
pub fn body(name: &str, known: &Abbreviations) -> Option<String> {
    if let Some(english) = one(name, known) {
        return Some(english);
    }
    let cuts = name.match_indices([',', '-']).map(|(at, _)| at);
    let mut cuts: Vec<usize> = cuts.collect();
    cuts.reverse();
    cuts.into_iter().find_map(|at| {
        let (first, rest) = (name[..at].trim(), name[at + 1..].trim());
        Some(format!("{}, {}", body(first, known)?, one(rest, known)?))
    })
}

fn one(name: &str, known: &Abbreviations) -> Option<String> {
    let name = name.trim();
    let whole = || WHOLE.iter().find(|(vi, _)| *vi == name).map(|rule| ours(rule, known).to_owned());
    whole().or_else(|| office(name, known)).or_else(|| commission(name, known)).or_else(|| placed(name, known))
}

/// The English of a rule, unless an administrator writes another for the same words in the list of abbreviations.
fn ours<'a>(rule: &(&str, &'static str), known: &'a Abbreviations) -> &'a str {
    let (vi, en) = *rule;
    let words = if known.english(vi).is_some() { vi } else { vi.strip_prefix("hội ").unwrap_or(vi) };
    known.english_before(words, en)
}

/// "sở y tế tỉnh bắc ninh" → "Department of Health of Bac Ninh Province".
fn office(name: &str, known: &Abbreviations) -> Option<String> {
    let (field, head) = OFFICES.iter().find_map(|(vi, en)| Some((name.strip_prefix(vi)?, *en)))?;
    let topic = |field: &str| TOPICS.iter().find(|(vi, _)| *vi == field).map(|(_, en)| known.english_before(field, en));
    let english = |field: &str| topic(field).or_else(|| known.english(field));
    if let Some(english) = english(field) {
        return Some(format!("{head} {english}"));
    }
    let words: Vec<&str> = field.split(' ').collect();
    (1..words.len()).rev().find_map(|count| {
        let (field, place) = (english(&words[..count].join(" "))?, words[count..].join(" "));
        match place.as_str() {
            "tỉnh" => Some(format!("Provincial {head} {field}")),
            "thành phố" => Some(format!("City {head} {field}")),
            place => Some(format!("{head} {field} of {}", place_of(place)?)),
        }
    })
}

/// "ban tuyên giáo tỉnh ủy" → "Commission …, Provincial Party Committee"; "văn phòng ủy ban nhân dân tỉnh" is its office.
fn commission(name: &str, known: &Abbreviations) -> Option<String> {
    let rule = COMMISSIONS.iter().find(|(vi, _)| name.strip_prefix(vi).is_some_and(|rest| rest.starts_with(' ')))?;
    let (of, english) = (one(name.strip_prefix(rule.0)?, known)?, ours(rule, known));
    Some(if english == "Office" { format!("Office of the {of}") } else { format!("{english}, {of}") })
}

/// A body and where it is: "Provincial …" where the province goes without saying, "… of Bac Ninh Province" where it is named.
fn placed(name: &str, known: &Abbreviations) -> Option<String> {
    for (vi, before) in [("tỉnh ủy ", "Provincial Party Committee"), ("thành ủy ", "City Party Committee")] {
        if let Some(place) = name.strip_prefix(vi) {
            return Some(format!("{} {before}", provinces_name(place)?));
        }
    }
    for (vi, body) in [("tỉnh đoàn ", "Youth Union"), ("thành đoàn ", "Youth Union")] {
        if let Some(place) = name.strip_prefix(vi) {
            return Some(format!("{body} of {}", place_of(place)?));
        }
    }
    let (place, body) = BODIES.iter().find_map(|rule| {
        let rest = name.strip_prefix(rule.0)?;
        (rest.is_empty() || rest.starts_with(' ')).then(|| (rest.trim(), ours(rule, known)))
    })?;
    match place {
        "" => Some(body.to_owned()),
        "việt nam" => Some(format!("Viet Nam {body}")),
        "tỉnh" => Some(format!("Provincial {body}")),
        "thành phố" => Some(format!("City {body}")),
        "tối cao" => Some(format!("Supreme {body}")),
        place => Some(format!("{body} of {}", place_of(place)?)),
    }
}

/// "tỉnh bắc ninh" → "Bac Ninh Province", "phường bắc giang" → "Bắc Giang Ward": provinces have an English name, wards keep their marks.
fn place_of(place: &str) -> Option<String> {
    if let Some(name) = place.strip_prefix("tỉnh ") {
        return Some(format!("{} Province", provinces_name(name)?));
    }
    if let Some(name) = place.strip_prefix("thành phố ") {
        let known = provinces_name(name);
        return Some(match known {
            Some(known) if known.ends_with(" City") => known,
            Some(known) => format!("{known} City"),
            None => format!("{} City", titled(name)),
        });
    }
    for (vi, en) in [("phường ", "Ward"), ("xã ", "Commune"), ("đặc khu ", "Special Zone"), ("huyện ", "District"), ("thị xã ", "Town")]
    {
        if let Some(name) = place.strip_prefix(vi) {
            return Some(format!("{} {en}", titled(name)));
        }
    }
    provinces_name(place)
}

/// The English name of a province, of today or former, under the name that was said.
fn provinces_name(name: &str) -> Option<String> {
    let said = |other: &str| crate::platform::text::fold(other) == crate::platform::text::fold(name);
    let former = provinces::former().iter().find(|one| said(&one.name_vi)).map(|one| one.name(Language::En).to_owned());
    provinces::all().iter().find(|one| said(&one.name_vi)).map(|one| one.name(Language::En).to_owned()).or(former)
}

/// With a capital at each word.
fn titled(name: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}
