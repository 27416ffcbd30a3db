//! What is on record, as the input that would write it again: what changes a few cells of it begins with all of them.
use super::{PersonInput, PositionInput};
use crate::people::{organisation, person, position};
use crate::platform::files::PictureRef;
use crate::platform::text::{Both, Email, Line, Phone, Prose};

impl PersonInput {
    /// A person on record, under this name and with these posts.
    pub fn of(person: &person::Model, name: Line<2, 120>, positions: Vec<PositionInput>) -> Self {
        Self {
            honorific: Line::parse(&person.honorific).unwrap_or_default(),
            degrees: Line::parse(&person.degrees).unwrap_or_default(),
            sort_override: Line::parse(person.sort_override.as_deref().unwrap_or_default()).unwrap_or_default(),
            gender: person.gender,
            birth_year: person.birth_year,
            portrait: person.portrait.as_deref().and_then(PictureRef::parse),
            biography: Both {
                vi: Prose::parse(&person.biography.vi).unwrap_or_default(),
                en: Prose::parse(&person.biography.en).unwrap_or_default(),
            },
            email: person.email.as_deref().and_then(|text| Email::parse(text).ok()),
            phone: person.phone.as_deref().and_then(|text| Phone::parse(text).ok()),
            positions,
            ..Self::named(name)
        }
    }
}

impl PositionInput {
    /// A post on record.
    pub fn of(post: &position::Model, organisation: Option<&organisation::Model>) -> Self {
        let line = |text: &str| Line::parse(text).unwrap_or_default();
        let body = organisation.map(|body| &body.name);
        Self {
            title: Both { vi: line(&post.title.vi), en: line(&post.title.en) },
            organisation: Both { vi: line(body.map_or("", |name| &name.vi)), en: line(body.map_or("", |name| &name.en)) },
            standing: post.standing,
            rank: post.rank,
            held_from: post.held_from,
            held_to: post.held_to,
            ..Self::default()
        }
    }
}
