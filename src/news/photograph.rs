//! A photograph as pages show it: in each size, with its words and who is in it.
use super::{photo, photo_person};
use crate::events::event;
use crate::people::honorific::At;
use crate::people::{delegate, lines_of_people};
use crate::platform::error::Result;
use crate::platform::files::PictureRef;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// Pixels: wide enough for a column where the browser knows no `srcset`.
const USUAL: u32 = 640;

/// What `news/photo` draws.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    id: i64,
    src: String,
    srcset: String,
    /// The same sizes as WebP.
    webp: String,
    /// The largest there is, as JPEG: what the press prints.
    pub full: String,
    width: u32,
    height: u32,
    pub alt: Bilingual,
    caption: Bilingual,
    credit: String,
    people: Vec<InIt>,
}

/// Somebody in a photograph, from left to right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct InIt {
    /// "Ông Mai Sơn".
    name: String,
    /// Their page at this event; empty for who is no delegate of it.
    href: String,
}

impl Shown {
    pub fn of(photo: &photo::Model, people: Vec<InIt>) -> Self {
        let picture = PictureRef::parse(&photo.file);
        let text = |of: fn(&PictureRef) -> String| picture.as_ref().map(of).unwrap_or_default();
        Self {
            id: photo.id,
            src: text(|picture| picture.src(USUAL)),
            srcset: text(PictureRef::srcset),
            webp: text(|picture| picture.in_webp().srcset()),
            full: text(|picture| picture.src(picture.width)),
            width: picture.as_ref().map_or(0, |picture| picture.width),
            height: picture.as_ref().map_or(0, |picture| picture.height),
            alt: photo.alt.clone(),
            caption: photo.caption.clone(),
            credit: photo.credit.clone(),
            people,
        }
    }

    pub fn is(&self, id: Option<i64>) -> bool {
        id == Some(self.id)
    }
}

/// Photographs with who is in them, in the order given: the same few queries for one and for four hundred.
pub async fn shown(db: &impl ConnectionTrait, event: &event::Model, photos: &[photo::Model], language: Language) -> Result<Vec<Shown>> {
    let mut people = in_them(db, event, photos, language).await?;
    Ok(photos.iter().map(|photo| Shown::of(photo, people.remove(&photo.id).unwrap_or_default())).collect())
}

async fn in_them(
    db: &impl ConnectionTrait,
    event: &event::Model,
    photos: &[photo::Model],
    language: Language,
) -> Result<HashMap<i64, Vec<InIt>>> {
    let rows = photo_person::Entity::find()
        .filter(photo_person::COLUMN.photo_id.is_in(photos.iter().map(|photo| photo.id)))
        .order_by_asc(photo_person::Column::Place)
        .all(db)
        .await?;
    let ids: Vec<i64> = rows.iter().map(|row| row.person_id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let known = lines_of_people(db, event, &ids).await?;
    let delegates = delegate::Entity::find()
        .filter(delegate::COLUMN.event_id.eq(event.id))
        .filter(delegate::COLUMN.person_id.is_in(ids))
        .all(db)
        .await?;
    let here: HashSet<i64> = delegates.into_iter().map(|delegate| delegate.person_id).collect();
    let mut people: HashMap<i64, Vec<InIt>> = HashMap::new();
    for row in rows {
        let Some(line) = known.get(&row.person_id) else { continue };
        let href = format!("/{}/{}/people/{}", language.code(), event.slug, line.slug);
        let href = if here.contains(&row.person_id) { href } else { String::new() };
        people.entry(row.photo_id).or_default().push(InIt { name: line.full_name(language, At::Inside), href });
    }
    Ok(people)
}
