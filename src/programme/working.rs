//! The working copy of a programme: what the team plans, before the public sees it. Read whole, in a fixed number of queries.
use super::{item_person, room, schedule_item, track};
use crate::people::person;
use crate::platform::error::Result;
use chrono_tz::Tz;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::cmp::Reverse;

/// Rooms, tracks, items and who has a part in them, each in its order.
#[derive(Clone, Debug, Default)]
pub struct Working {
    pub rooms: Vec<room::Model>,
    pub tracks: Vec<track::Model>,
    pub items: Vec<schedule_item::Model>,
    pub people: Vec<(item_person::Model, person::Model)>,
}

impl Working {
    /// All of an event's, in four queries.
    pub async fn read(db: &impl ConnectionTrait, event_id: i64) -> Result<Self> {
        let items = schedule_item::Entity::find()
            .filter(schedule_item::COLUMN.event_id.eq(event_id))
            .order_by_asc(schedule_item::Column::Place)
            .order_by_asc(schedule_item::Column::Id);
        let people = item_person::Entity::find()
            .inner_join(schedule_item::Entity)
            .find_also_related(person::Entity)
            .filter(schedule_item::COLUMN.event_id.eq(event_id))
            .order_by_asc(item_person::Column::Place)
            .order_by_asc(item_person::Column::Id);
        Ok(Self {
            rooms: rooms(db, event_id).await?,
            tracks: tracks(db, event_id).await?,
            items: items.all(db).await?,
            people: people.all(db).await?.into_iter().filter_map(|(part, person)| Some((part, person?))).collect(),
        })
    }

    pub fn item(&self, id: i64) -> Option<&schedule_item::Model> {
        self.items.iter().find(|item| item.id == id)
    }

    pub fn room(&self, id: Option<i64>) -> Option<&room::Model> {
        self.rooms.iter().find(|room| Some(room.id) == id)
    }

    pub fn track(&self, id: Option<i64>) -> Option<&track::Model> {
        self.tracks.iter().find(|track| Some(track.id) == id)
    }

    pub fn people_of(&self, item_id: i64) -> impl Iterator<Item = &(item_person::Model, person::Model)> {
        self.people.iter().filter(move |(part, _)| part.item_id == item_id)
    }

    /// Whether an item does not take place: it, or what it is a part of, was cancelled.
    pub fn is_off(&self, item: &schedule_item::Model) -> bool {
        item.is_cancelled() || item.parent_id.and_then(|parent| self.item(parent)).is_some_and(schedule_item::Model::is_cancelled)
    }

    /// The parts of an item in the order they are printed: by their hours, or by hand where one has none.
    pub fn parts_of(&self, item_id: i64) -> Vec<&schedule_item::Model> {
        let mut parts: Vec<_> = self.items.iter().filter(|item| item.parent_id == Some(item_id)).collect();
        if parts.iter().all(|part| part.starts_at.is_some()) {
            parts.sort_by_key(|part| (part.starts_at, part.place, part.id));
        }
        parts
    }

    /// The items that are no part of another, by day and hour; those without a day where they were first thought of:
    /// before the days if they were planned before everything else, else after.
    pub fn on_their_own(&self, zone: Tz) -> Vec<&schedule_item::Model> {
        let mut items: Vec<_> = self.items.iter().filter(|item| item.parent_id.is_none()).collect();
        let undated_first = items.first().is_some_and(|first| first.local_day(zone).is_none());
        items.sort_by_key(|item| {
            let day = item.local_day(zone);
            let group = if undated_first { Reverse(day.is_none()) } else { Reverse(day.is_some()) };
            (group, day, item.stands_at(zone), item.place, item.id)
        });
        items
    }
}

/// An event's rooms, in their order.
pub async fn rooms(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<room::Model>> {
    let rows = room::Entity::find().filter(room::COLUMN.event_id.eq(event_id));
    Ok(rows.order_by_asc(room::Column::Place).order_by_asc(room::Column::Id).all(db).await?)
}

/// An event's tracks, in their order.
pub async fn tracks(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<track::Model>> {
    let rows = track::Entity::find().filter(track::COLUMN.event_id.eq(event_id));
    Ok(rows.order_by_asc(track::Column::Place).order_by_asc(track::Column::Id).all(db).await?)
}
