//! People and the organisations they have posts in. A person stands once for the public, as public events print them, and once
//! for the teams of the events they come to.
use super::place_of;
use crate::events::event;
use crate::people::delegate;
use crate::people::honorific::At;
use crate::people::line::Printed;
use crate::people::lines::{known, lines_of_people};
use crate::people::organisation;
use crate::people::person;
use crate::people::position;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::text::{Bilingual, collation_key, fold};
use crate::search::document::{Document, Kind};
use crate::search::index::term;
use crate::search::words::words;
use sea_orm::{ActiveEnum, ConnectionTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The documents of these people: whoever is not on record any more, or at no public event, has none.
pub async fn people(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Document>> {
    let rows = person::Entity::find().filter(person::COLUMN.id.is_in(ids.iter().copied())).all(db).await?;
    let around = Around::read(db, ids).await?;
    let on_record = known(db, ids, None).await?;
    let printed = around.printed(db).await?;
    let mut documents = Vec::new();
    for row in &rows {
        if let Some(line) = on_record.get(&row.id) {
            documents.push(team_document(row, line, &around));
        }
        if let Some(line) = printed.get(&row.id) {
            documents.push(public_document(row, line, &around));
        }
    }
    Ok(documents)
}

/// What is around people: where they come, and where they have posts.
struct Around {
    presences: HashMap<i64, Vec<(delegate::Model, event::Model)>>,
    organisations: HashMap<i64, Vec<organisation::Model>>,
}

impl Around {
    async fn read(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Self> {
        let delegates = delegate::Entity::find()
            .filter(delegate::COLUMN.person_id.is_in(ids.iter().copied()))
            .find_also_related(event::Entity)
            .order_by_asc(delegate::Column::Id);
        let mut presences: HashMap<i64, Vec<_>> = HashMap::new();
        for (delegate, event) in delegates.all(db).await? {
            if let Some(event) = event {
                presences.entry(delegate.person_id).or_default().push((delegate, event));
            }
        }
        let posts = position::Entity::find()
            .filter(position::COLUMN.person_id.is_in(ids.iter().copied()))
            .find_also_related(organisation::Entity)
            .order_by_asc(position::Column::Id);
        let mut organisations: HashMap<i64, Vec<_>> = HashMap::new();
        for (post, organisation) in posts.all(db).await? {
            if let Some(organisation) = organisation {
                organisations.entry(post.person_id).or_default().push(organisation);
            }
        }
        Ok(Self { presences, organisations })
    }

    fn of(&self, person: i64) -> &[(delegate::Model, event::Model)] {
        self.presences.get(&person).map_or(&[], Vec::as_slice)
    }

    /// The last of the events somebody comes to.
    fn last(&self, person: i64, public: bool) -> Option<&event::Model> {
        let events = self.of(person).iter().map(|(_, event)| event).filter(|event| !public || event.state.is_public());
        events.max_by_key(|event| (event.starts_on.or(event.ends_on), event.id))
    }

    /// Everybody who comes to a public event, as the last of them prints them.
    async fn printed(&self, db: &impl ConnectionTrait) -> Result<HashMap<i64, Printed>> {
        let mut by_event: BTreeMap<i64, (&event::Model, Vec<i64>)> = BTreeMap::new();
        for person in self.presences.keys() {
            if let Some(event) = self.last(*person, true) {
                by_event.entry(event.id).or_insert_with(|| (event, Vec::new())).1.push(*person);
            }
        }
        let mut printed = HashMap::new();
        for (event, people) in by_event.into_values() {
            printed.extend(lines_of_people(db, event, &people).await?);
        }
        Ok(printed)
    }

    /// The events and parts somebody comes in, as terms.
    fn coming(&self, person: i64, public: bool) -> impl Iterator<Item = String> {
        let coming = self.of(person).iter().filter(move |(_, event)| !public || event.state.is_public());
        coming.flat_map(|(one, event)| {
            let code = one.part.code();
            [term::event(event.id), term::part(code, None), term::part(code, Some(event.id))]
        })
    }

    /// The organisations somebody has a post in, as terms; only those that are named in `shown`, where that is given.
    fn posts(&self, person: i64, shown: Option<&str>) -> Vec<String> {
        let all = self.organisations.get(&person).into_iter().flatten();
        let named = all.filter(|one| shown.is_none_or(|shown| shown.contains(&one.folded)));
        named.flat_map(terms_of).collect()
    }
}

/// What people of an organisation are found by.
fn terms_of(one: &organisation::Model) -> Vec<String> {
    let named = words(&one.name.joined()).into_iter().chain(words(&one.short_name));
    let block = one.block.as_ref().map(|block| term::block(&block.to_value()));
    let province = one.province_code.as_deref().map(term::province);
    named.map(|word| term::organisation(&word)).chain(block).chain(province).chain([term::of_organisation(one.id)]).collect()
}

fn base(row: &person::Model, line: &Printed, kind: Kind) -> Document {
    let posts = |language: Language| {
        let written = line.titles.iter().map(|title| title.exactly(language)).filter(|title| !title.is_empty());
        written.collect::<Vec<_>>().join(", ")
    };
    Document {
        slug: row.slug.clone(),
        before: super::both(|language| line.before(language, At::Start)),
        detail: super::both(posts),
        given: given(row).to_owned(),
        sort_key: row.sort_key.clone(),
        ..Document::new(kind, row.id, Bilingual::new(row.name.clone(), ""))
    }
}

/// The name somebody is called by: the last, unless an order by hand says else.
fn given(row: &person::Model) -> &str {
    let by_hand = row.sort_override.as_deref().and_then(|order| order.split(',').next()).map(str::trim);
    let name = by_hand.filter(|given| !given.is_empty()).unwrap_or(&row.name);
    name.split_whitespace().last().unwrap_or_default()
}

fn team_document(row: &person::Model, line: &Printed, around: &Around) -> Document {
    let last = around.last(row.id, false);
    let mut document = Document { event_id: last.map(|event| event.id), place: last.map_or(0, place_of), ..base(row, line, Kind::Known) };
    document.phones = row.phone.iter().cloned().collect();
    document.labels.extend(around.coming(row.id, false));
    document.labels.extend(around.posts(row.id, None));
    document
}

fn public_document(row: &person::Model, line: &Printed, around: &Around) -> Document {
    let last = around.last(row.id, true);
    let mut document = Document { event_id: last.map(|event| event.id), place: last.map_or(0, place_of), ..base(row, line, Kind::Person) };
    document.body.extend(line.role.iter().map(Bilingual::joined));
    document.labels.extend(around.coming(row.id, true));
    let shown = fold(&document.detail.joined());
    document.labels.extend(around.posts(row.id, Some(&shown)));
    document
}

/// Everybody who comes to an event.
pub async fn coming(db: &impl ConnectionTrait, event_id: i64) -> Result<BTreeSet<i64>> {
    let rows = delegate::Entity::find().select_only().column(delegate::Column::PersonId).filter(delegate::COLUMN.event_id.eq(event_id));
    Ok(rows.into_tuple::<i64>().all(db).await?.into_iter().collect())
}

/// The organisations in which these people have posts.
pub async fn organisations_of(db: &impl ConnectionTrait, people: &[i64]) -> Result<BTreeSet<i64>> {
    let posts = position::Entity::find().filter(position::COLUMN.person_id.is_in(people.iter().copied())).all(db).await?;
    Ok(posts.into_iter().filter_map(|post| post.organisation_id).collect())
}

/// The documents of these organisations, for the teams of the events their people come to.
pub async fn organisations(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<Document>> {
    let rows = organisation::Entity::find().filter(organisation::COLUMN.id.is_in(ids.iter().copied())).all(db).await?;
    let mut events: HashMap<i64, BTreeSet<i64>> = HashMap::new();
    for (organisation, event) in events_of(db, ids).await? {
        events.entry(organisation.unwrap_or_default()).or_default().insert(event);
    }
    let document = |row: &organisation::Model| {
        let mut document = Document {
            slug: row.id.to_string(),
            names: vec![row.short_name.clone()],
            detail: Bilingual::new(row.short_name.clone(), ""),
            sort_key: collation_key(&row.name.vi),
            ..Document::new(Kind::Organisation, row.id, row.name.clone())
        };
        let events = events.get(&row.id).into_iter().flatten();
        document.labels.extend(events.map(|event| term::event(*event)));
        document
    };
    Ok(rows.iter().map(document).collect())
}

/// Organisations with the events somebody with a post there comes to.
async fn events_of(db: &impl ConnectionTrait, ids: &[i64]) -> Result<Vec<(Option<i64>, i64)>> {
    let holders = position::Entity::belongs_to(delegate::Entity).from(position::Column::PersonId).to(delegate::Column::PersonId);
    let rows = position::Entity::find()
        .select_only()
        .column(position::Column::OrganisationId)
        .column(delegate::Column::EventId)
        .distinct()
        .join(JoinType::InnerJoin, holders.into())
        .filter(position::COLUMN.organisation_id.is_in(ids.iter().copied()));
    Ok(rows.into_tuple().all(db).await?)
}
