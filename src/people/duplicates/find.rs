//! Pairs that may be one person, of which one at least comes to an event. Nobody is compared with all: only with those who
//! share a name, an e-mail address or a telephone number, which indexes find.
use super::apart::{known_apart, pair};
use super::likeness::{ENOUGH, Reason, Record, reasons, score};
use crate::people::{delegate, person, position};
use crate::platform::error::Result;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// Keys asked for at once: databases take only so many.
const AT_ONCE: usize = 500;

/// People under one name or number beyond which it says nothing.
const CROWD: usize = 20;

/// Pairs that are shown at most.
const MOST: usize = 100;

/// Two people who may be one.
pub struct Pair {
    pub one: person::Model,
    pub other: person::Model,
    pub reasons: Vec<Reason>,
    pub score: i32,
}

/// The pairs of an event, the likeliest first.
pub async fn pairs(db: &impl ConnectionTrait, event: i64) -> Result<Vec<Pair>> {
    let here = people_of(db, event).await?;
    let ids: HashSet<i64> = here.iter().map(|person| person.id).collect();
    let all = with_likes(db, here).await?;
    let candidates = candidates(&all, &ids);
    let involved: Vec<i64> = candidates.iter().flat_map(|(one, other)| [*one, *other]).collect::<BTreeSet<_>>().into_iter().collect();
    let (organisations, apart) = (organisations_of(db, &involved).await?, apart_of(db, &involved).await?);
    let record = |id: i64| all.get(&id).map(|person| record(person, organisations.get(&id).cloned().unwrap_or_default()));
    let like = |(one, other): (i64, i64)| {
        let reasons = reasons(&record(one)?, &record(other)?);
        let score = score(&reasons);
        (score >= ENOUGH).then(|| Some(Pair { one: all.get(&one)?.clone(), other: all.get(&other)?.clone(), reasons, score })).flatten()
    };
    let mut pairs: Vec<Pair> = candidates.into_iter().filter(|pair| !apart.contains(pair)).filter_map(like).collect();
    pairs.sort_by(|a, b| b.score.cmp(&a.score).then_with(|| a.one.sort_key.cmp(&b.one.sort_key)).then(a.one.id.cmp(&b.one.id)));
    pairs.truncate(MOST);
    Ok(pairs)
}

/// How likely two people are one, and why.
pub async fn likeness(db: &impl ConnectionTrait, one: &person::Model, other: &person::Model) -> Result<Vec<Reason>> {
    let organisations = organisations_of(db, &[one.id, other.id]).await?;
    let record = |person: &person::Model| record(person, organisations.get(&person.id).cloned().unwrap_or_default());
    Ok(reasons(&record(one), &record(other)))
}

async fn people_of(db: &impl ConnectionTrait, event: i64) -> Result<Vec<person::Model>> {
    use sea_orm::sea_query::Query;
    let comes = Query::select()
        .column(delegate::Column::PersonId)
        .from(delegate::Entity)
        .and_where(sea_orm::ColumnTrait::eq(&delegate::Column::EventId, event))
        .to_owned();
    Ok(person::Entity::find().filter(person::COLUMN.id.in_subquery(comes)).all(db).await?)
}

/// These people and all who share a name, an address or a number with one of them.
async fn with_likes(db: &impl ConnectionTrait, here: Vec<person::Model>) -> Result<BTreeMap<i64, person::Model>> {
    let mut all: BTreeMap<i64, person::Model> = BTreeMap::new();
    for some in here.chunks(AT_ONCE) {
        let texts = |pick: fn(&person::Model) -> Option<String>| some.iter().filter_map(pick).collect::<BTreeSet<_>>();
        let found = [
            person::Entity::find().filter(person::COLUMN.folded.is_in(texts(|one| Some(one.folded.clone())))),
            person::Entity::find().filter(person::COLUMN.email.is_in(texts(|one| one.email.clone()))),
            person::Entity::find().filter(person::COLUMN.phone.is_in(texts(|one| one.phone.clone()))),
        ];
        for rows in found {
            all.extend(rows.all(db).await?.into_iter().map(|person| (person.id, person)));
        }
    }
    all.extend(here.into_iter().map(|person| (person.id, person)));
    Ok(all)
}

/// Pairs under one key, of which one at least is of the event.
fn candidates(all: &BTreeMap<i64, person::Model>, here: &HashSet<i64>) -> BTreeSet<(i64, i64)> {
    let mut groups: HashMap<(&'static str, &str), Vec<i64>> = HashMap::new();
    for person in all.values() {
        groups.entry(("name", &person.folded)).or_default().push(person.id);
        let contacts = [("email", person.email.as_deref()), ("phone", person.phone.as_deref())];
        for (kind, value) in contacts.into_iter().filter_map(|(kind, value)| Some((kind, value?))) {
            groups.entry((kind, value)).or_default().push(person.id);
        }
    }
    let mut found = BTreeSet::new();
    for group in groups.values().filter(|group| group.len() <= CROWD) {
        for one in group.iter().filter(|one| here.contains(one)) {
            found.extend(group.iter().filter(|other| *other != one).map(|other| pair(*one, *other)));
        }
    }
    found
}

async fn organisations_of(db: &impl ConnectionTrait, people: &[i64]) -> Result<HashMap<i64, HashSet<i64>>> {
    let mut found: HashMap<i64, HashSet<i64>> = HashMap::new();
    for some in people.chunks(AT_ONCE) {
        let rows: Vec<(i64, i64)> = position::Entity::find()
            .select_only()
            .columns([position::Column::PersonId, position::Column::OrganisationId])
            .filter(position::COLUMN.person_id.is_in(some.iter().copied()))
            .filter(position::COLUMN.organisation_id.is_not_null())
            .into_tuple()
            .all(db)
            .await?;
        rows.into_iter().for_each(|(person, organisation)| {
            found.entry(person).or_default().insert(organisation);
        });
    }
    Ok(found)
}

async fn apart_of(db: &impl ConnectionTrait, people: &[i64]) -> Result<HashSet<(i64, i64)>> {
    let mut found = HashSet::new();
    for some in people.chunks(AT_ONCE) {
        found.extend(known_apart(db, some).await?);
    }
    Ok(found)
}

fn record(person: &person::Model, organisations: HashSet<i64>) -> Record {
    Record {
        name: person.folded.clone(),
        organisations,
        email: person.email.clone(),
        phone: person.phone.clone(),
        birth_year: person.birth_year,
        gender: person.gender,
    }
}
