//! Items of the programme: of the newest release for everybody, of the working copy for the team.
use super::{both, line, place_of};
use crate::events::event;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::programme::publish::freeze::frozen;
use crate::programme::released::newest_snapshot;
use crate::programme::schedule_item;
use crate::programme::snapshot::{Item, Snapshot};
use crate::programme::timetable::item_view::Teller;
use crate::search::document::{Document, Kind};
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QuerySelect};
use std::collections::HashMap;

/// Characters of a description that can be searched.
const DESCRIPTION: usize = 1_000;
/// An item's number is its event's and its place in the programme.
const PLACE_BITS: u32 = 16;

pub async fn documents(db: &DatabaseConnection, event: &event::Model) -> Result<Vec<Document>> {
    let mut documents = Vec::new();
    if event.state.is_public() {
        let released = newest_snapshot(db, event.id).await?;
        documents.extend(items(event, &released, Kind::Item, |item| Some(item.slug.clone())));
    }
    let planned = frozen(db, event).await?;
    let ids = ids_of(db, event.id).await?;
    documents.extend(items(event, &planned, Kind::Planned, |item| ids.get(&item.uuid).map(i64::to_string)));
    Ok(documents)
}

/// The team's pages know an item by its key.
async fn ids_of(db: &DatabaseConnection, event_id: i64) -> Result<HashMap<String, i64>> {
    let rows = schedule_item::Entity::find()
        .select_only()
        .columns([schedule_item::Column::Uuid, schedule_item::Column::Id])
        .filter(schedule_item::COLUMN.event_id.eq(event_id));
    Ok(rows.into_tuple::<(String, i64)>().all(db).await?.into_iter().collect())
}

fn items(event: &event::Model, snapshot: &Snapshot, kind: Kind, slug: impl Fn(&Item) -> Option<String>) -> Vec<Document> {
    let tellers = Language::ALL.map(|language| Teller::new(snapshot, language));
    let teller = |language: Language| if language == Language::Vi { &tellers[0] } else { &tellers[1] };
    let document = |(number, item): (usize, &Item)| {
        let (room, track) = (snapshot.room(item.room.as_deref()), snapshot.track(item.track.as_deref()));
        let mut document = Document::new(kind, number_of(event.id, number), item.title.clone()).at(event.id);
        document.slug = slug(item)?;
        document.detail = both(|language| {
            let teller = teller(language);
            let off = if item.cancelled { teller.word("programme-state-off") } else { String::new() };
            line(&[&off, &teller.when(item), room.map_or("", |room| room.name.plain(language))])
        });
        // In the order of the programme.
        document.sort_key = format!("{number:06}");
        document.place = place_of(event);
        let people = item.people.iter().map(|one| one.person.name.clone());
        let rooms = room.map(|room| room.name.joined()).into_iter().chain(track.map(|track| track.name.joined()));
        let described = Language::ALL.map(|language| markdown::plain(item.description.exactly(language), DESCRIPTION));
        document.body = people.chain(rooms).chain(described).collect();
        Some(document)
    };
    snapshot.all().enumerate().filter_map(document).collect()
}

fn number_of(event_id: i64, place: usize) -> i64 {
    (event_id << PLACE_BITS) | (place as i64 & ((1 << PLACE_BITS) - 1))
}
