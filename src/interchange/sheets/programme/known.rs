//! What is known at an event that a programme may name.
use super::people;
use crate::events::event;
use crate::interchange::sheets::people::split_name;
use crate::interchange::sheets::plan::FileRow;
use crate::interchange::sheets::values::get;
use crate::people::{delegate, person};
use crate::platform::error::Result;
use crate::platform::text::{Bilingual, fold};
use crate::programme::schedule_item;
use crate::programme::working::Working;
use chrono::NaiveDate;
use chrono_tz::Tz;
use sea_orm::{Condition, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeSet, HashMap, HashSet};

/// Keys asked for in one query.
const AT_ONCE: usize = 500;

#[derive(Clone, Debug, Default)]
pub struct Known {
    pub working: Working,
    pub zone: Tz,
    /// The first day of the event: whose year is meant where none is said.
    pub first_day: Option<NaiveDate>,
    people: Vec<person::Model>,
    by_name: HashMap<String, Vec<usize>>,
    by_slug: HashMap<String, usize>,
    /// Who comes to this event, or has a part in its programme: meant first where several have one name.
    here: HashSet<i64>,
    items: HashMap<i64, usize>,
}

impl Known {
    pub fn item(&self, id: i64) -> Option<&schedule_item::Model> {
        self.items.get(&id).map(|at| &self.working.items[*at])
    }

    pub fn item_with_code(&self, uuid: &str) -> Option<&schedule_item::Model> {
        self.working.items.iter().find(|item| item.uuid == uuid)
    }

    /// The person a text means; nothing for somebody unknown.
    ///
    /// # Errors
    /// How many it might be, where that is not to be told.
    pub fn person(&self, text: &str) -> Result<Option<&person::Model>, usize> {
        if let Some(at) = people::slug_in(text).and_then(|slug| self.by_slug.get(slug)) {
            return Ok(Some(&self.people[*at]));
        }
        let (_, _, name) = split_name(text);
        let alike: Vec<&person::Model> = self.by_name.get(&fold(&name)).into_iter().flatten().map(|at| &self.people[*at]).collect();
        let here: Vec<&&person::Model> = alike.iter().filter(|person| self.here.contains(&person.id)).collect();
        match (alike.as_slice(), here.as_slice()) {
            ([], _) => Ok(None),
            ([one], _) => Ok(Some(*one)),
            (_, [one]) => Ok(Some(**one)),
            (several, _) => Err(several.len()),
        }
    }

    /// Whether the name alone tells who is meant.
    pub fn is_alone(&self, person: &person::Model) -> bool {
        self.person(&person.name).is_ok_and(|found| found.is_some_and(|found| found.id == person.id))
    }
}

/// A room or a track by its name in either language, whatever its marks and capitals.
pub fn named<'a, T>(list: &'a [T], name: impl Fn(&T) -> &Bilingual, text: &str) -> Option<&'a T> {
    let wanted = fold(text);
    list.iter().find(|one| [&name(one).vi, &name(one).en].into_iter().any(|text| !text.is_empty() && fold(text) == wanted))
}

/// Everything these rows may name.
pub async fn load(db: &impl ConnectionTrait, event: &event::Model, rows: &[FileRow]) -> Result<Known> {
    let (mut names, mut slugs) = (BTreeSet::new(), BTreeSet::new());
    for one in rows.iter().flat_map(|row| people::named(get(&row.said, "people"))) {
        names.insert(fold(&split_name(&one.text).2));
        slugs.extend(people::slug_in(&one.text).map(str::to_owned));
    }
    let working = Working::read(db, event.id).await?;
    let names: Vec<String> = names.into_iter().chain(working.people.iter().map(|(_, person)| person.folded.clone())).collect();
    let mut found = HashMap::new();
    for some in names.chunks(AT_ONCE) {
        found.extend(people_where(db, Condition::all().add(person::COLUMN.folded.is_in(some.iter().cloned()))).await?);
    }
    for some in slugs.into_iter().collect::<Vec<_>>().chunks(AT_ONCE) {
        found.extend(people_where(db, Condition::all().add(person::COLUMN.slug.is_in(some.iter().cloned()))).await?);
    }
    let here = delegate::Entity::find().filter(delegate::COLUMN.event_id.eq(event.id)).all(db).await?;
    let here = here.into_iter().map(|row| row.person_id).chain(working.people.iter().map(|(_, person)| person.id)).collect();
    Ok(known(event, working, found.into_values().collect(), here))
}

async fn people_where(db: &impl ConnectionTrait, which: Condition) -> Result<Vec<(i64, person::Model)>> {
    Ok(person::Entity::find().filter(which).all(db).await?.into_iter().map(|row| (row.id, row)).collect())
}

fn known(event: &event::Model, working: Working, people: Vec<person::Model>, here: HashSet<i64>) -> Known {
    let mut by_name: HashMap<String, Vec<usize>> = HashMap::new();
    for (at, person) in people.iter().enumerate() {
        by_name.entry(person.folded.clone()).or_default().push(at);
    }
    Known {
        zone: event.tz(),
        first_day: event.starts_on.or(event.ends_on),
        by_slug: people.iter().enumerate().map(|(at, person)| (person.slug.clone(), at)).collect(),
        items: working.items.iter().enumerate().map(|(at, item)| (item.id, at)).collect(),
        by_name,
        people,
        here,
        working,
    }
}
