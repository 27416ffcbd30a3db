//! Freezing the working copy: what a release made now would hold.
use crate::events::event;
use crate::people::line::Printed;
use crate::people::lines::lines_of_people;
use crate::platform::error::Result;
use crate::platform::text::{Bilingual, slugify};
use crate::programme::snapshot::{Item, Room, Snapshot, Speaker, Track};
use crate::programme::working::Working;
use crate::programme::{item_person, room, schedule_item, track};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeSet, HashMap, HashSet};

/// The working copy of an event as a snapshot.
pub async fn frozen(db: &impl ConnectionTrait, event: &event::Model) -> Result<Snapshot> {
    let working = Working::read(db, event.id).await?;
    let people: BTreeSet<i64> = working.people.iter().map(|(part, _)| part.person_id).collect();
    let printed = lines_of_people(db, event, &people.into_iter().collect::<Vec<_>>()).await?;
    Ok(Freezer::new(event, &working, printed).snapshot())
}

struct Freezer<'a> {
    event: &'a event::Model,
    working: &'a Working,
    /// How the event prints people, by the person's key.
    printed: HashMap<i64, Printed>,
    rooms: HashMap<i64, String>,
    tracks: HashMap<i64, String>,
}

impl<'a> Freezer<'a> {
    fn new(event: &'a event::Model, working: &'a Working, printed: HashMap<i64, Printed>) -> Self {
        let rooms = slugs(working.rooms.iter().map(|room| (room.id, &room.name)));
        let tracks = slugs(working.tracks.iter().map(|track| (track.id, &track.name)));
        Self { event, working, printed, rooms, tracks }
    }

    fn snapshot(&self) -> Snapshot {
        Snapshot {
            zone: self.event.zone.clone(),
            rooms: self.working.rooms.iter().map(|room| self.room(room)).collect(),
            tracks: self.working.tracks.iter().map(|track| self.track(track)).collect(),
            items: self.working.on_their_own(self.event.tz()).into_iter().map(|item| self.item(item)).collect(),
            ..Snapshot::default()
        }
    }

    fn room(&self, room: &room::Model) -> Room {
        Room {
            uuid: room.uuid.clone(),
            slug: self.rooms[&room.id].clone(),
            name: room.name.clone(),
            capacity: room.capacity,
            shared: room.shared,
        }
    }

    fn track(&self, track: &track::Model) -> Track {
        Track {
            slug: self.tracks[&track.id].clone(),
            name: track.name.clone(),
            description: track.description.clone(),
            village: track.village,
        }
    }

    fn item(&self, item: &schedule_item::Model) -> Item {
        let known = |slugs: &HashMap<i64, String>, id: Option<i64>| id.and_then(|id| slugs.get(&id).cloned());
        Item {
            uuid: item.uuid.clone(),
            slug: item.slug.clone(),
            kind: item.kind,
            title: item.title.clone(),
            description: item.description.clone(),
            day: item.day,
            part_of_day: item.part_of_day,
            starts_at: item.starts_at,
            ends_at: item.ends_at,
            room: known(&self.rooms, item.room_id),
            all_rooms: item.all_rooms,
            track: known(&self.tracks, item.track_id),
            language: item.language,
            people: self.working.people_of(item.id).filter_map(|(part, _)| self.speaker(part)).collect(),
            cancelled: self.working.is_off(item),
            sequence: item.sequence,
            changed_at: item.changed_at,
            late_minutes: item.late_minutes,
            speaking_since: item.speaking_since,
            children: self.working.parts_of(item.id).into_iter().map(|part| self.item(part)).collect(),
        }
    }

    fn speaker(&self, part: &item_person::Model) -> Option<Speaker> {
        Some(Speaker { person: self.printed.get(&part.person_id)?.clone(), part: part.part })
    }
}

/// A slug for each name, numbered where two would be the same.
fn slugs<'a>(names: impl Iterator<Item = (i64, &'a Bilingual)>) -> HashMap<i64, String> {
    let mut taken = HashSet::new();
    let mut slug = |name: &Bilingual| {
        let wish = slugify(if name.vi.is_empty() { &name.en } else { &name.vi });
        let wish = if wish.is_empty() { "1".to_owned() } else { wish };
        let mut wishes = std::iter::once(wish.clone()).chain((2..).map(|number: u32| format!("{wish}-{number}")));
        wishes.find(|slug| taken.insert(slug.clone())).unwrap_or(wish)
    };
    names.map(|(id, name)| (id, slug(name))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rooms_of_one_name_have_two_addresses() {
        let (hall, en, none) = (Bilingual::new("Phòng 201", ""), Bilingual::new("", "Hall"), Bilingual::default());
        let made = slugs([(1, &hall), (2, &hall), (3, &en), (4, &none)].into_iter());
        assert_eq!([&made[&1], &made[&2], &made[&3], &made[&4]], ["phong-201", "phong-201-2", "hall", "1"]);
    }
}
