//! Taking down many people at once: a handful of statements, however many there are.
use super::{PersonInput, PositionInput};
use crate::people::merge::addresses_like;
use crate::people::organisation::{self, Nature, find_or_insert_organisation};
use crate::people::{person, position};
use crate::platform::change::Change;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::text::{Bilingual, Slug, fold};
use chrono::Datelike;
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, HashMap, HashSet};
use uuid::Uuid;

/// Numbers behind an address that is taken, tried in one query after the other.
const NUMBERS: [std::ops::RangeInclusive<u32>; 4] = [1..=1, 2..=9, 10..=99, 100..=999];
/// Addresses asked for in one query.
const AT_ONCE: usize = 1000;

/// Takes down people with their posts, in their order. Like [`super::insert_person`], but for organisations: what is on
/// record of them is completed, never corrected, for a list of strangers shows nobody what stands there.
pub async fn insert_people(change: &mut Change, inputs: &[PersonInput]) -> Result<Vec<person::Model>> {
    let this_year = change.now().year();
    for input in inputs {
        input.may_be(this_year)?;
        for (row, post) in input.positions.iter().enumerate().filter(|(_, post)| !post.is_empty()) {
            post.may_be_held(row)?;
        }
    }
    let slugs = free_slugs(change.tx(), inputs).await?;
    let uuids: Vec<String> = inputs.iter().map(|_| Uuid::new_v4().to_string()).collect();
    let rows = inputs.iter().zip(&uuids).zip(slugs).map(|((input, uuid), slug)| person::ActiveModel {
        uuid: Set(uuid.clone()),
        slug: Set(slug),
        version: Set(1),
        ..input.columns()
    });
    let rows: Vec<_> = rows.collect();
    if rows.is_empty() {
        return Ok(vec![]);
    }
    let twice = Refusal::new("people-saved-at-once");
    person::Entity::insert_many(rows).exec_without_returning(change.tx()).await.or_refuse_duplicate(twice)?;
    let found = person::Entity::find().filter(person::COLUMN.uuid.is_in(uuids.iter().cloned())).all(change.tx()).await?;
    let mut found: HashMap<String, person::Model> = found.into_iter().map(|row| (row.uuid.clone(), row)).collect();
    let people: Vec<person::Model> = uuids.iter().filter_map(|uuid| found.remove(uuid)).collect();
    if people.len() != inputs.len() {
        return Err(AppError::Broken(anyhow::anyhow!("{} of {} people came back", people.len(), inputs.len())));
    }
    insert_positions(change, &people, inputs).await?;
    Ok(people)
}

async fn insert_positions(change: &mut Change, people: &[person::Model], inputs: &[PersonInput]) -> Result<()> {
    let bodies = organisations(change, inputs).await?;
    let mut rows = vec![];
    for (person, input) in people.iter().zip(inputs) {
        for (post, place) in input.positions.iter().filter(|post| !post.is_empty()).zip(1..) {
            rows.push(position::ActiveModel {
                person_id: Set(person.id),
                organisation_id: Set(bodies.get(&folded_name(post)).copied()),
                place: Set(place),
                ..post.columns()
            });
        }
    }
    if !rows.is_empty() {
        position::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

fn folded_name(post: &PositionInput) -> String {
    fold(if post.organisation.vi.is_empty() { &post.organisation.en } else { &post.organisation.vi })
}

/// The organisations of all posts, by their folded names: those known under that very name found at once, the others as
/// [`find_or_insert_organisation`] knows them or makes them.
async fn organisations(change: &mut Change, inputs: &[PersonInput]) -> Result<HashMap<String, i64>> {
    let posts = inputs.iter().flat_map(|input| &input.positions);
    let mut named: BTreeMap<String, &PositionInput> = BTreeMap::new();
    for post in posts.filter(|post| !post.organisation.vi.is_empty() || !post.organisation.en.is_empty()) {
        named.entry(folded_name(post)).or_insert(post);
    }
    let found = organisation::Entity::find().filter(organisation::COLUMN.folded.is_in(named.keys().cloned())).all(change.tx()).await?;
    let mut ids: HashMap<String, i64> =
        found.iter().filter(|row| is_whole(row, named.get(&row.folded))).map(|row| (row.folded.clone(), row.id)).collect();
    for (folded, post) in named {
        if !ids.contains_key(&folded) {
            let row = find_or_insert_organisation(change, &Bilingual::from(post.organisation.clone()), &post.nature).await?;
            ids.insert(folded, row.id);
        }
    }
    Ok(ids)
}

/// Whether a post tells nothing of an organisation that is not on record.
fn is_whole(row: &organisation::Model, post: Option<&&PositionInput>) -> bool {
    let says = |text: &str, known: &str| !text.is_empty() && known.is_empty();
    post.is_none_or(|post| {
        !says(&post.organisation.vi, &row.name.vi) && !says(&post.organisation.en, &row.name.en) && post.nature == Nature::default()
    })
}

/// An address for each, that nobody has yet.
async fn free_slugs(db: &impl ConnectionTrait, inputs: &[PersonInput]) -> Result<Vec<String>> {
    let mut slugs: Vec<String> = vec![String::new(); inputs.len()];
    // Addresses that lead to somebody else since two records were made one are few.
    let mut taken: HashSet<String> = addresses_like(db, "").await?.into_iter().collect();
    for numbers in NUMBERS {
        let open: Vec<(usize, Slug)> =
            slugs.iter().enumerate().filter(|(_, slug)| slug.is_empty()).map(|(at, _)| (at, Slug::made_of(&inputs[at].name))).collect();
        let numbered = |slug: &Slug, number: u32| if number == 1 { slug.clone() } else { slug.numbered(number) }.into_string();
        let asked: HashSet<String> = open.iter().flat_map(|(_, slug)| numbers.clone().map(|number| numbered(slug, number))).collect();
        taken.extend(known_of(db, asked.into_iter().collect()).await?);
        for (at, slug) in open {
            let free = numbers.clone().map(|number| numbered(&slug, number)).find(|slug| !taken.contains(slug));
            if let Some(free) = free {
                taken.insert(free.clone());
                slugs[at] = free;
            }
        }
    }
    // After a thousand namesakes an address need not be pretty.
    Ok(slugs.into_iter().map(|slug| if slug.is_empty() { Uuid::new_v4().simple().to_string() } else { slug }).collect())
}

async fn known_of(db: &impl ConnectionTrait, asked: Vec<String>) -> Result<Vec<String>> {
    let mut known = vec![];
    for some in asked.chunks(AT_ONCE) {
        let rows =
            person::Entity::find().select_only().column(person::Column::Slug).filter(person::COLUMN.slug.is_in(some.iter().cloned()));
        known.extend(rows.into_tuple::<String>().all(db).await?);
    }
    Ok(known)
}
