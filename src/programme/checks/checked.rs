//! An event's plan, checked: what is found in it now, and what of that somebody has acknowledged.
use super::finding::{Finding, Severity};
use super::plan::{Item, Plan, Room, Span, USUAL_HOURS, joined};
use super::rules::findings;
use crate::events::event;
use crate::people::availability::{self, times_of_all};
use crate::people::{delegate, person};
use crate::platform::error::Result;
use crate::programme::item_person::Part;
use crate::programme::working::Working;
use crate::programme::{acknowledgement, schedule_item};
use chrono::TimeDelta;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use std::collections::{HashMap, HashSet};

/// What was found, beside the plan it was found in.
#[derive(Debug)]
pub struct Checked {
    pub working: Working,
    /// What nobody has acknowledged; the worst first.
    pub open: Vec<Finding>,
    pub acknowledged: Vec<(Finding, acknowledgement::Model)>,
    coming: HashMap<i64, Vec<Span>>,
}

/// Checks the working copy of an event.
pub async fn of_event(db: &impl ConnectionTrait, event: &event::Model) -> Result<Checked> {
    let working = Working::read(db, event.id).await?;
    of_working(db, event, working).await
}

/// The same where the working copy is read already: three queries more.
pub async fn of_working(db: &impl ConnectionTrait, event: &event::Model, working: Working) -> Result<Checked> {
    let coming = coming(times_of_all(db, event.id).await?);
    let plan = plan_of(event, &working, coming.clone(), officials(db, event.id).await?);
    let known = acknowledgement::Entity::find().filter(acknowledgement::COLUMN.event_id.eq(event.id)).all(db).await?;
    let mut known: HashMap<String, acknowledgement::Model> = known.into_iter().map(|row| (row.finding.clone(), row)).collect();
    let (mut open, mut acknowledged) = (Vec::new(), Vec::new());
    for finding in findings(&plan) {
        match known.remove(&finding.key) {
            Some(row) => acknowledged.push((finding, row)),
            None => open.push(finding),
        }
    }
    Ok(Checked { working, open, acknowledged, coming })
}

impl Checked {
    /// How many open clashes and warnings there are at each item, on both sides.
    pub fn counts(&self) -> HashMap<i64, usize> {
        let mut counts = HashMap::new();
        for finding in self.open.iter().filter(|one| one.severity < Severity::Hint) {
            for item in std::iter::once(finding.item).chain(finding.other) {
                *counts.entry(item).or_default() += 1;
            }
        }
        counts
    }

    /// How many findings of this severity nobody has acknowledged.
    pub fn open_of(&self, severity: Severity) -> usize {
        self.open.iter().filter(|one| one.severity == severity).count()
    }

    /// What is open at an item.
    pub fn at(&self, item: i64) -> impl Iterator<Item = &Finding> {
        self.open.iter().filter(move |one| one.is_at(item))
    }

    /// A finding that is there now, acknowledged or not.
    pub fn find(&self, key: &str) -> Option<&Finding> {
        self.open.iter().chain(self.acknowledged.iter().map(|(finding, _)| finding)).find(|one| one.key == key)
    }

    /// When a person can come.
    pub fn coming(&self, person: i64) -> &[Span] {
        self.coming.get(&person).map_or(&[], Vec::as_slice)
    }

    pub fn person(&self, id: i64) -> Option<&person::Model> {
        self.working.people.iter().find(|(part, _)| part.person_id == id).map(|(_, person)| person)
    }
}

fn coming(rows: Vec<availability::Model>) -> HashMap<i64, Vec<Span>> {
    let mut spans: HashMap<i64, Vec<Span>> = HashMap::new();
    for row in rows {
        spans.entry(row.person_id).or_default().push((row.from_at, row.to_at));
    }
    spans.into_iter().map(|(person, spans)| (person, joined(spans))).collect()
}

async fn officials(db: &impl ConnectionTrait, event_id: i64) -> Result<HashSet<i64>> {
    let ids = delegate::Entity::find()
        .select_only()
        .column(delegate::Column::PersonId)
        .filter(delegate::COLUMN.event_id.eq(event_id))
        .filter(delegate::COLUMN.part.eq(delegate::Part::Official))
        .into_tuple::<i64>();
    Ok(ids.all(db).await?.into_iter().collect())
}

/// A working copy as the rules look at it.
pub fn plan_of(event: &event::Model, working: &Working, coming: HashMap<i64, Vec<Span>>, officials: HashSet<i64>) -> Plan {
    let mut people: HashMap<i64, Vec<(i64, Part)>> = HashMap::new();
    for (part, _) in &working.people {
        people.entry(part.item_id).or_default().push((part.person_id, part.part));
    }
    let cancelled: HashSet<i64> = working.items.iter().filter(|item| item.is_cancelled()).map(|item| item.id).collect();
    let zone = event.tz();
    let item = |item: &schedule_item::Model| Item {
        id: item.id,
        parent: item.parent_id,
        kind: item.kind,
        off: cancelled.contains(&item.id) || item.parent_id.is_some_and(|parent| cancelled.contains(&parent)),
        day: item.local_day(zone),
        starts: item.starts_at,
        ends: item.ends_at,
        room: item.room_id,
        all_rooms: item.all_rooms,
        expected: item.expected,
        translated: item.title.missing().is_empty() && item.description.missing().is_empty(),
        people: people.remove(&item.id).unwrap_or_default(),
    };
    Plan {
        zone,
        days: (event.starts_on, event.ends_on),
        hours: (event.hours_from.unwrap_or(USUAL_HOURS.0), event.hours_to.unwrap_or(USUAL_HOURS.1)),
        travel: TimeDelta::minutes(event.travel_minutes.unwrap_or(0).into()),
        rooms: working.rooms.iter().map(|room| (room.id, Room { capacity: room.capacity, shared: room.shared })).collect(),
        items: working.items.iter().map(item).collect(),
        coming,
        officials,
    }
}
