//! What two records say, field by field, and the record that is made of what was picked.
use crate::people::person::{self, Gender};
use crate::people::record::{PersonInput, PositionInput};
use crate::people::{Nature, organisation, position};
use crate::platform::error::{Refusal, Result};
use crate::platform::files::PictureRef;
use crate::platform::language::Language;
use crate::platform::text::{Both, Email, Line, Phone, Prose, Wrong, fold, show_phone};
use crate::platform::words::word;
use rocket::FromFormField;

/// The fields in which two records may differ, and their words.
pub const FIELDS: &[(&str, &str)] = &[
    ("honorific", "people-honorific"),
    ("degrees", "people-degrees"),
    ("name", "people-name"),
    ("sort_override", "people-sort-override"),
    ("gender", "people-gender"),
    ("birth_year", "people-birth-year"),
    ("email", "people-email"),
    ("phone", "people-phone"),
    ("portrait", "people-portrait"),
    ("biography", "people-biography"),
];

/// Which of the two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromFormField)]
pub enum Pick {
    #[default]
    One,
    Other,
}

/// What is kept of which.
#[derive(FromForm)]
pub struct Picks {
    /// Whose address and history go on.
    pub keep: Pick,
    pub one_version: i32,
    pub other_version: i32,
    #[field(default = Pick::One)]
    pub honorific: Pick,
    #[field(default = Pick::One)]
    pub degrees: Pick,
    #[field(default = Pick::One)]
    pub name: Pick,
    #[field(default = Pick::One)]
    pub sort_override: Pick,
    #[field(default = Pick::One)]
    pub gender: Pick,
    #[field(default = Pick::One)]
    pub birth_year: Pick,
    #[field(default = Pick::One)]
    pub email: Pick,
    #[field(default = Pick::One)]
    pub phone: Pick,
    #[field(default = Pick::One)]
    pub portrait: Pick,
    #[field(default = Pick::One)]
    pub biography: Pick,
    /// Keys of the posts that are kept.
    pub posts: Vec<i64>,
}

impl Picks {
    /// Everything from one of the two, with these posts.
    pub fn all_of(pick: Pick, one: &person::Model, other: &person::Model, posts: Vec<i64>) -> Self {
        Self {
            keep: pick,
            one_version: one.version,
            other_version: other.version,
            honorific: pick,
            degrees: pick,
            name: pick,
            sort_override: pick,
            gender: pick,
            birth_year: pick,
            email: pick,
            phone: pick,
            portrait: pick,
            biography: pick,
            posts,
        }
    }
}

/// A post with where it is held.
pub type Post = (position::Model, Option<organisation::Model>);

/// A field of a record as a person reads it.
pub fn shown(person: &person::Model, field: &str, language: Language) -> String {
    match field {
        "honorific" => person.honorific.clone(),
        "degrees" => person.degrees.clone(),
        "name" => person.name.clone(),
        "sort_override" => person.sort_override.clone().unwrap_or_default(),
        "gender" => person.gender.map(|gender| word(language, Gender::key(gender))).unwrap_or_default(),
        "birth_year" => person.birth_year.map(|year| year.to_string()).unwrap_or_default(),
        "email" => person.email.clone().unwrap_or_default(),
        "phone" => person.phone.as_deref().map(|phone| show_phone(phone, language)).unwrap_or_default(),
        "portrait" => crate::people::line::portrait(person.portrait.as_deref(), 160),
        _ => person.biography.plain(language).chars().take(200).collect(),
    }
}

/// What is picked at first: the record that says more goes on, and each field is taken from it, unless only the other has it.
pub fn default_picks(one: &person::Model, other: &person::Model) -> Vec<(&'static str, String)> {
    let says = |person: &person::Model| FIELDS.iter().filter(|(field, _)| !shown(person, field, Language::Vi).is_empty()).count();
    // The older record is named in more places.
    let keep = if says(other) > says(one) || (says(other) == says(one) && other.id < one.id) { Pick::Other } else { Pick::One };
    let code = |pick: Pick| if pick == Pick::One { "one" } else { "other" }.to_owned();
    let field = |(field, _): &(&'static str, &'static str)| {
        let missing = |person| shown(person, field, Language::Vi).is_empty();
        let pick = match keep {
            Pick::One if missing(one) => Pick::Other,
            Pick::Other if missing(other) => Pick::One,
            keep => keep,
        };
        (*field, code(pick))
    };
    let versions = [("keep", code(keep)), ("one_version", one.version.to_string()), ("other_version", other.version.to_string())];
    versions.into_iter().chain(FIELDS.iter().map(field)).collect()
}

/// The posts of both; one that both hold is there once.
pub fn posts_of_both(one: Vec<Post>, other: Vec<Post>) -> Vec<Post> {
    let same = |(a, _): &Post, (b, _): &Post| {
        let titles = fold(&a.title.vi) == fold(&b.title.vi) && fold(&a.title.en) == fold(&b.title.en);
        titles && a.organisation_id == b.organisation_id && a.standing == b.standing
    };
    let more: Vec<Post> = other.into_iter().filter(|post| !one.iter().any(|known| same(known, post))).collect();
    one.into_iter().chain(more).collect()
}

/// The record that is made of what was picked.
pub fn chosen(one: &person::Model, other: &person::Model, posts: &[Post], picks: &Picks) -> Result<PersonInput> {
    let of = |pick: Pick| if pick == Pick::One { one } else { other };
    let biography = &of(picks.biography).biography;
    let kept = posts.iter().filter(|(post, _)| picks.posts.contains(&post.id));
    Ok(PersonInput {
        honorific: Line::parse(&of(picks.honorific).honorific).map_err(unreadable)?,
        degrees: Line::parse(&of(picks.degrees).degrees).map_err(unreadable)?,
        name: Line::parse(&of(picks.name).name).map_err(unreadable)?,
        sort_override: Line::parse(of(picks.sort_override).sort_override.as_deref().unwrap_or_default()).map_err(unreadable)?,
        gender: of(picks.gender).gender,
        birth_year: of(picks.birth_year).birth_year,
        portrait: of(picks.portrait).portrait.as_deref().and_then(PictureRef::parse),
        biography: Both { vi: Prose::parse(&biography.vi).map_err(unreadable)?, en: Prose::parse(&biography.en).map_err(unreadable)? },
        email: of(picks.email).email.as_deref().and_then(|email| Email::parse(email).ok()),
        phone: of(picks.phone).phone.as_deref().and_then(|phone| Phone::parse(phone).ok()),
        positions: kept.map(|post| position_of(post).map_err(unreadable)).collect::<Result<_, _>>()?,
    })
}

/// What is on record was checked when it was written.
fn unreadable(_: Wrong) -> Refusal {
    Refusal::new("form-invalid")
}

/// A post on record as it was written.
fn position_of((post, body): &Post) -> Result<PositionInput, Wrong> {
    let name = body.as_ref().map(|body| body.name.clone()).unwrap_or_default();
    Ok(PositionInput {
        title: Both { vi: Line::parse(&post.title.vi)?, en: Line::parse(&post.title.en)? },
        organisation: Both { vi: Line::parse(&name.vi)?, en: Line::parse(&name.en)? },
        nature: Nature::default(),
        standing: post.standing,
        rank: post.rank,
        held_from: post.held_from,
        held_to: post.held_to,
    })
}
