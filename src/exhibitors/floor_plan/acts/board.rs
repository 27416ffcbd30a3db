//! A plan as an act finds it: everything by key, who stands where, and what may not be.
use super::thing::{Booth, Key, Thing};
use crate::exhibitors::dossier::standing_by_booth;
use crate::exhibitors::exhibitor;
use crate::exhibitors::floor_plan::booth;
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::floor_plan::{hall, mark};
use crate::exhibitors::village::Villages;
use crate::platform::acts;
use crate::platform::error::{Refusal, Result};
use crate::platform::language::Language;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The whole plan of an event. Things of an act that are not in the database yet have keys below nothing.
#[derive(Debug)]
pub struct Board {
    pub event_id: i64,
    pub halls: Vec<hall::Model>,
    pub kinds: Kinds,
    pub villages: HashSet<i64>,
    pub things: BTreeMap<Key, Thing>,
    /// Who stands in a booth, its holder first.
    pub held: HashMap<i64, Vec<exhibitor::Model>>,
}

/// What an act makes of a plan.
#[derive(Debug, Default)]
pub struct Steps {
    pub put: Vec<Thing>,
    pub gone: Vec<Key>,
}

impl Steps {
    pub fn put(put: Vec<Thing>) -> Self {
        Self { put, gone: Vec::new() }
    }
}

/// Why an act is not done.
pub type No = acts::No<Key>;

/// A thing as somebody saw it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
pub struct Seen {
    pub id: Key,
    pub version: i32,
}

impl Board {
    pub async fn read(db: &impl ConnectionTrait, event_id: i64) -> Result<Self> {
        let halls = hall::of_event(db, event_id).await?;
        let rows = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).all(db).await?;
        let marks = mark::Entity::find().filter(mark::COLUMN.hall_id.is_in(halls.iter().map(|hall| hall.id))).all(db).await?;
        let mut things: BTreeMap<Key, Thing> = marks.iter().map(|row| (Key::Mark(row.id), Thing::Mark(row.into()))).collect();
        let held = standing_by_booth(db, event_id).await?;
        let kinds = Kinds::of(db, event_id).await?;
        for row in rows {
            let mut booth = Booth::from(&row);
            if let (None, Some(kind)) = (row.width_cm, booth.kind.as_deref().and_then(|code| kinds.by_code(code))) {
                (booth.spot.width, booth.spot.depth) = (kind.width_cm, kind.depth_cm);
            }
            things.insert(Key::Booth(row.id), Thing::Booth(booth));
        }
        let villages = Villages::of(db, event_id).await?.ids();
        Ok(Self { event_id, halls, kinds, villages, things, held })
    }

    /// A thing as it is now, if it still is as somebody saw it.
    pub fn current(&self, seen: Seen) -> Result<&Thing, No> {
        let thing = self.things.get(&seen.id).ok_or(No::Gone(seen.id))?;
        if thing.version() == seen.version { Ok(thing) } else { Err(No::Stale(seen.id)) }
    }

    /// The same of one that may be changed.
    pub fn free(&self, seen: Seen) -> Result<&Thing, No> {
        let thing = self.current(seen)?;
        if thing.is_locked() {
            return Err(Refusal::new("plan-act-locked").with("number", thing.label()).into());
        }
        Ok(thing)
    }

    pub fn booth(&self, seen: Seen) -> Result<&Booth, No> {
        match self.current(seen)? {
            Thing::Booth(booth) => Ok(booth),
            Thing::Mark(_) => Err(Refusal::new("form-invalid").into()),
        }
    }

    /// Who answers for a booth.
    pub fn holder(&self, booth_id: i64) -> Option<&exhibitor::Model> {
        self.held.get(&booth_id)?.first()
    }

    /// The names of everybody who stands in a booth: "Sao Mai · Khe Rêu".
    pub fn names(&self, booth_id: i64, language: Language) -> Option<String> {
        let names: Vec<_> = self.held.get(&booth_id)?.iter().map(|one| one.name.plain(language)).collect();
        Some(names.join(" · "))
    }

    pub fn hall(&self, id: i64) -> Result<&hall::Model, No> {
        self.halls.iter().find(|hall| hall.id == id).ok_or_else(|| Refusal::at("hall", "form-choice").into())
    }

    pub fn booths(&self) -> impl Iterator<Item = &Booth> {
        self.things.values().filter_map(|thing| match thing {
            Thing::Booth(booth) => Some(booth),
            Thing::Mark(_) => None,
        })
    }

    /// The numbers that are given away, on the plan and off it.
    pub fn numbers(&self) -> HashSet<String> {
        self.booths().map(|booth| booth.number.clone()).collect()
    }

    pub fn village_may_be(&self, village: Option<i64>) -> Result<(), Refusal> {
        match village {
            Some(id) if !self.villages.contains(&id) => Err(Refusal::at("village", "form-choice")),
            _ => Ok(()),
        }
    }

    /// The version a thing has once it is written.
    pub fn next_version(&self, thing: &Thing) -> i32 {
        self.things.get(&thing.key()).map_or(thing.version().max(1), |old| old.version() + 1)
    }
}
