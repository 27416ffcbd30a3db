//! People as an event prints them, read in bulk: always the same few queries, for three people or three hundred.
use super::delegate::{self, Part};
use super::line::{self, Printed};
use super::person::Gender;
use super::wording::Wording;
use super::{organisation, person, position};
use crate::events::event;
use crate::events::event::post_style::PostStyle;
use crate::platform::error::Result;
use crate::platform::text::Bilingual;
use chrono::NaiveDate;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::HashMap;

/// Somebody's presence at an event, with how it is printed there.
#[derive(Clone, Debug)]
pub struct Presence {
    pub delegate: delegate::Model,
    pub printed: Printed,
}

/// The delegates of an event: by part; officials and the committee in protocol order, all others by given name.
pub async fn lines_of(db: &impl ConnectionTrait, event: &event::Model) -> Result<Vec<Presence>> {
    let delegates = delegate::Entity::find().filter(delegate::COLUMN.event_id.eq(event.id)).all(db).await?;
    let ids: Vec<i64> = delegates.iter().map(|delegate| delegate.person_id).collect();
    let wording = Wording::read(db, event.post_style).await?;
    let known = worded(db, &ids, event.starts_on.or(event.ends_on), &wording).await?;
    let mut present: Vec<Presence> = delegates
        .into_iter()
        .filter_map(|delegate| Some(Presence { printed: printed(&delegate, known.get(&delegate.person_id)?.clone(), &wording), delegate }))
        .collect();
    present.sort_by(|a, b| a.order().cmp(&b.order()));
    Ok(present)
}

/// Those of them who come, as far as is known: what public pages show.
pub async fn attending(db: &impl ConnectionTrait, event: &event::Model) -> Result<Vec<Presence>> {
    let present = lines_of(db, event).await?;
    Ok(present.into_iter().filter(|one| one.delegate.attends()).collect())
}

/// How this event prints these people, by the person's key. Who comes in several parts is printed as in the first of them;
/// who is no delegate, with the posts on record.
pub async fn lines_of_people(db: &impl ConnectionTrait, event: &event::Model, people: &[i64]) -> Result<HashMap<i64, Printed>> {
    let wording = Wording::read(db, event.post_style).await?;
    let mut lines = worded(db, people, event.starts_on.or(event.ends_on), &wording).await?;
    let delegates = delegate::Entity::find()
        .filter(delegate::COLUMN.event_id.eq(event.id))
        .filter(delegate::COLUMN.person_id.is_in(people.iter().copied()))
        .all(db)
        .await?;
    let mut parts: HashMap<i64, delegate::Model> = HashMap::new();
    for delegate in delegates {
        let first = parts.get(&delegate.person_id).is_none_or(|other| delegate.order() < other.order());
        if first {
            parts.insert(delegate.person_id, delegate);
        }
    }
    for (person, delegate) in parts {
        if let Some(line) = lines.remove(&person) {
            lines.insert(person, printed(&delegate, line, &wording));
        }
    }
    Ok(lines)
}

/// How an event prints these people where nothing is said of them there, by the person's key.
pub async fn usual(db: &impl ConnectionTrait, event: &event::Model, people: &[i64]) -> Result<HashMap<i64, Printed>> {
    worded(db, people, event.starts_on.or(event.ends_on), &Wording::read(db, event.post_style).await?).await
}

/// People with the posts they hold on that day, by their key. Without a day: the posts nobody said they have left.
pub async fn known(db: &impl ConnectionTrait, people: &[i64], day: Option<NaiveDate>) -> Result<HashMap<i64, Printed>> {
    worded(db, people, day, &Wording::read(db, PostStyle::AsRecorded).await?).await
}

async fn worded(db: &impl ConnectionTrait, people: &[i64], day: Option<NaiveDate>, wording: &Wording) -> Result<HashMap<i64, Printed>> {
    let people = person::Entity::find().filter(person::COLUMN.id.is_in(people.iter().copied())).all(db).await?;
    let mut posts = posts_of(db, &people, day, wording).await?;
    let line = |person: &person::Model| Printed::of(person, posts.remove(&person.id).unwrap_or_default());
    Ok(people.iter().map(line).map(|line| (line.person_id, line)).collect())
}

/// The posts of people, the highest first.
async fn posts_of(
    db: &impl ConnectionTrait,
    people: &[person::Model],
    day: Option<NaiveDate>,
    wording: &Wording,
) -> Result<HashMap<i64, Vec<Bilingual>>> {
    let genders: HashMap<i64, Option<Gender>> = people.iter().map(|person| (person.id, person.gender)).collect();
    let rows = position::Entity::find()
        .filter(position::COLUMN.person_id.is_in(genders.keys().copied()))
        .find_also_related(organisation::Entity)
        .order_by_asc(position::COLUMN.place)
        .order_by_asc(position::COLUMN.id)
        .all(db)
        .await?;
    let mut posts: HashMap<i64, Vec<Bilingual>> = HashMap::new();
    for (position, organisation) in rows {
        if let Some(standing) = position.printed_on(day) {
            let gender = genders.get(&position.person_id).copied().flatten();
            let worded = wording.of(&position.title, organisation.as_ref().map(|o| &o.name), standing, gender);
            posts.entry(position.person_id).or_default().push(worded.post);
        }
    }
    Ok(posts)
}

/// What is printed at the event in place of what is on record.
fn printed(delegate: &delegate::Model, mut line: Printed, wording: &Wording) -> Printed {
    if let Some(honorific) = &delegate.printed_honorific {
        line.honorific = honorific.clone();
    }
    if let Some(titles) = delegate.printed_titles.as_ref().filter(|titles| titles.any()) {
        line.titles = line::titles(titles).into_iter().map(|title| wording.by_hand(title, line.gender)).collect();
    }
    line.role = delegate.committee_role.clone().filter(Bilingual::any);
    line
}

impl Presence {
    /// What a list of delegates is sorted by.
    fn order(&self) -> (Part, i32, &str, i64) {
        let place = if self.delegate.part.is_ordered() { self.delegate.place } else { 0 };
        (self.delegate.part, place, &self.printed.sort_key, self.delegate.id)
    }
}
