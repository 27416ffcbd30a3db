//! What is on record of the people a file may mean.
use super::{cells, name, posts, words};
use crate::events::event;
use crate::interchange::sheets::plan::FileRow;
use crate::interchange::sheets::values::{Values, get};
use crate::people::delegate::Side;
use crate::people::{PositionInput, delegate, organisation, person, position};
use crate::platform::error::Result;
use crate::platform::text::fold;
use sea_orm::{Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{BTreeSet, HashMap};

/// Keys asked for in one query.
const AT_ONCE: usize = 500;

/// Somebody on record.
#[derive(Clone, Debug)]
pub struct Record {
    pub person: person::Model,
    /// In their order; and whether they are held on the day of the event, which is what a sheet shows.
    pub posts: Vec<(PositionInput, bool)>,
    /// As what they come to this event.
    pub delegates: Vec<delegate::Model>,
}

impl Record {
    /// What a sheet says of somebody, and of one of their presences.
    pub fn values(&self, delegate: Option<&delegate::Model>) -> Values {
        let person = &self.person;
        let mut raw = vec![
            ("name", person.name.clone()),
            ("honorific", person.honorific.clone()),
            ("degrees", person.degrees.clone()),
            ("gender", person.gender.map_or("", words::gender_code).to_owned()),
            ("birth_year", person.birth_year.map(|year| year.to_string()).unwrap_or_default()),
            ("phone", person.phone.clone().unwrap_or_default()),
            ("email", person.email.clone().unwrap_or_default()),
        ];
        raw.extend(posts::written(&self.posts.iter().map(|(post, shown)| (post, *shown)).collect::<Vec<_>>()));
        raw.extend(delegate.into_iter().flat_map(of_delegate));
        // Through the same door as the cells of a file, so that equal things look equal.
        let kept = raw.into_iter().map(|(code, text)| (code.to_owned(), cells::canonical(code, &text).unwrap_or(text)));
        kept.filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Posts that a sheet does not show: over, or not begun.
    pub fn hidden_posts(&self) -> impl Iterator<Item = PositionInput> {
        self.posts.iter().filter(|(_, shown)| !shown).map(|(post, _)| post.clone())
    }

    /// The presence in a part; in the first of their parts where the file names none.
    pub fn delegate_in(&self, part: &str) -> Option<&delegate::Model> {
        match part {
            "" => self.delegates.iter().min_by_key(|one| one.order()),
            part => self.delegates.iter().find(|one| one.part.code() == part),
        }
    }
}

fn of_delegate(row: &delegate::Model) -> Vec<(&'static str, String)> {
    let (titles, role) = (row.printed_titles.clone().unwrap_or_default(), row.committee_role.clone().unwrap_or_default());
    vec![
        ("part", row.part.code().to_owned()),
        ("side", row.side.map_or("", Side::code).to_owned()),
        ("role.vi", role.vi),
        ("role.en", role.en),
        ("printed_honorific", row.printed_honorific.clone().unwrap_or_default()),
        ("printed.vi", titles.vi),
        ("printed.en", titles.en),
    ]
}

/// Everybody a file may mean, found by code and by name.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub records: Vec<Record>,
    by_uuid: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Known {
    fn of(records: Vec<Record>) -> Self {
        let by_uuid = records.iter().enumerate().map(|(at, record)| (record.person.uuid.clone(), at)).collect();
        let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, record) in records.iter().enumerate() {
            by_name.entry(record.person.folded.clone()).or_default().push(at);
        }
        Self { records, by_uuid, by_name }
    }

    pub fn with_code(&self, uuid: &str) -> Option<&Record> {
        self.by_uuid.get(uuid).map(|at| &self.records[*at])
    }

    /// Known people of this folded name.
    pub fn named<'a>(&'a self, folded: &str) -> impl Iterator<Item = &'a Record> + use<'a> {
        self.by_name.get(folded).into_iter().flatten().map(|at| &self.records[*at])
    }
}

/// The person's part of a code: "3f2a…/official" names somebody in one part.
pub fn uuid_in(code: &str) -> &str {
    code.split('/').next().unwrap_or_default().trim()
}

/// Everybody whom these rows may mean: a fixed number of queries for every five hundred.
pub async fn load(db: &impl ConnectionTrait, event: &event::Model, rows: &[FileRow]) -> Result<Known> {
    let uuids: BTreeSet<String> =
        rows.iter().map(|row| uuid_in(get(&row.said, "code")).to_lowercase()).filter(|uuid| !uuid.is_empty()).collect();
    let names: BTreeSet<String> = rows.iter().map(|row| fold(&name::bare(&row.said))).filter(|name| !name.is_empty()).collect();
    let mut people: HashMap<i64, person::Model> = HashMap::new();
    for some in chunks(uuids) {
        people.extend(of(db, Condition::all().add(person::COLUMN.uuid.is_in(some))).await?);
    }
    for some in chunks(names) {
        people.extend(of(db, Condition::all().add(person::COLUMN.folded.is_in(some))).await?);
    }
    Ok(Known::of(records(db, event, people.into_values().collect()).await?))
}

async fn of(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<(i64, person::Model)>> {
    Ok(person::Entity::find().filter(which).all(db).await?.into_iter().map(|row| (row.id, row)).collect())
}

fn chunks<T>(all: impl IntoIterator<Item = T>) -> Vec<Vec<T>> {
    let mut parts = vec![];
    let mut all = all.into_iter().peekable();
    while all.peek().is_some() {
        parts.push(all.by_ref().take(AT_ONCE).collect());
    }
    parts
}

/// These people with their posts and presences, by key.
pub async fn records(db: &impl ConnectionTrait, event: &event::Model, mut people: Vec<person::Model>) -> Result<Vec<Record>> {
    people.sort_by_key(|person| person.id);
    let day = event.starts_on.or(event.ends_on);
    let mut posts: HashMap<i64, Vec<(PositionInput, bool)>> = HashMap::new();
    let mut delegates: HashMap<i64, Vec<delegate::Model>> = HashMap::new();
    for some in chunks(people.iter().map(|person| person.id)) {
        for (post, body) in positions(db, &some).await? {
            let shown = post.printed_on(day).is_some();
            posts.entry(post.person_id).or_default().push((PositionInput::of(&post, body.as_ref()), shown));
        }
        let here = delegate::Entity::find().filter(delegate::COLUMN.event_id.eq(event.id)).filter(delegate::COLUMN.person_id.is_in(some));
        for row in here.all(db).await? {
            delegates.entry(row.person_id).or_default().push(row);
        }
    }
    let record = |person: person::Model| Record {
        posts: posts.remove(&person.id).unwrap_or_default(),
        delegates: delegates.remove(&person.id).unwrap_or_default(),
        person,
    };
    Ok(people.into_iter().map(record).collect())
}

async fn positions(db: &impl ConnectionTrait, people: &[i64]) -> Result<Vec<(position::Model, Option<organisation::Model>)>> {
    let rows =
        position::Entity::find().filter(position::COLUMN.person_id.is_in(people.iter().copied())).find_also_related(organisation::Entity);
    Ok(rows.order_by_asc(position::COLUMN.place).order_by_asc(position::COLUMN.id).all(db).await?)
}
