//! Rooms, tracks, items and the first release.
use super::super::format::Item;
use super::super::rules::when;
use super::{Entered, Entering};
use crate::events::event;
use crate::platform::change::Change;
use crate::programme::plan::arrange::cancel_in;
use crate::programme::plan::write::{ItemInput, insert_item};
use crate::programme::publish::make::{ReleaseInput, insert_release};
use crate::programme::rooms::{RoomInput, insert_room};
use crate::programme::tracks::{TrackInput, insert_track};
use chrono::NaiveDate;
use toml::Spanned;

impl<'a> Entering<'a> {
    pub(super) async fn rooms_and_tracks(&mut self, change: &mut Change, event: &event::Model) -> Entered<()> {
        for entry in &self.file().rooms {
            let room = entry.get_ref();
            let input = RoomInput { name: room.name.clone().into(), capacity: room.capacity, shared: room.shared };
            let row = self.at(entry.span(), "rooms", insert_room(change, event, &input).await)?;
            self.rooms.insert(&room.key, row.id);
        }
        for entry in &self.file().tracks {
            let track = entry.get_ref();
            let input =
                TrackInput { name: track.name.clone().into(), description: track.description.clone().into(), village: track.village };
            let row = self.at(entry.span(), "tracks", insert_track(change, event, &input).await)?;
            self.tracks.insert(&track.key, row.id);
        }
        Ok(())
    }

    /// All items with their parts, then the release where the file asks for one. Answers how many.
    pub(super) async fn programme(&self, change: &mut Change, event: &event::Model) -> Entered<usize> {
        let mut count = 0;
        for entry in &self.file().items {
            let (id, day) = self.item(change, event, entry, None).await?;
            for part in &entry.get_ref().items {
                self.item(change, event, part, Some((id, day))).await?;
            }
            count += 1 + entry.get_ref().items.len();
        }
        if self.file().releases.publish {
            self.at(0..0, "releases", insert_release(change, event, &ReleaseInput::default()).await)?;
        }
        Ok(count)
    }

    async fn item(
        &self,
        change: &mut Change,
        event: &event::Model,
        entry: &Spanned<Item>,
        parent: Option<(i64, Option<NaiveDate>)>,
    ) -> Entered<(i64, Option<NaiveDate>)> {
        let (span, item) = (entry.span(), entry.get_ref());
        let when = when(item, parent.and_then(|(_, day)| day), self.seed.today);
        let input = ItemInput {
            parent_id: parent.map(|(id, _)| id),
            description: item.description.clone().into(),
            when,
            room_id: item.room.as_ref().map(|key| self.rooms[&**key]),
            all_rooms: item.all_rooms,
            track_id: item.track.as_ref().map(|key| self.tracks[&**key]),
            language: item.language,
            people: item.people.iter().map(|part| (self.people[&*part.get_ref().person], part.get_ref().part)).collect(),
            ..ItemInput::named(item.kind, item.title.clone().into())
        };
        let row = self.at(span.clone(), "items", insert_item(change, event, &input).await)?;
        if item.cancelled {
            self.at(span, "items", cancel_in(change, event, row.id).await)?;
        }
        Ok((row.id, when.day))
    }
}
