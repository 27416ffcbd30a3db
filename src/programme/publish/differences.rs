//! What differs between two versions of a programme.
use crate::programme::snapshot::{Item, Snapshot};
use std::collections::HashMap;

/// What became of one item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    Added,
    Cancelled,
    Restored,
    Changed,
    /// It was released and is gone: only a fault of ours brings this about.
    Removed,
}

/// What about an item is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    Time,
    Room,
    Title,
    Kind,
    Track,
    Language,
    People,
    Description,
    Order,
}

impl Aspect {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Time => "programme-aspect-time",
            Self::Room => "programme-aspect-room",
            Self::Title => "programme-aspect-title",
            Self::Kind => "programme-aspect-kind",
            Self::Track => "programme-aspect-track",
            Self::Language => "programme-aspect-language",
            Self::People => "programme-aspect-people",
            Self::Description => "programme-aspect-description",
            Self::Order => "programme-aspect-order",
        }
    }
}

/// One item that is different.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference<'a> {
    pub what: What,
    /// As it will be; as it was where it is gone.
    pub item: &'a Item,
    pub before: Option<&'a Item>,
    pub aspects: Vec<Aspect>,
}

/// All items that differ from `old` to `new`, in the order of the new programme.
pub fn differences<'a>(old: &'a Snapshot, new: &'a Snapshot) -> Vec<Difference<'a>> {
    let known: HashMap<&str, (&Item, Option<&str>)> = placed(old).map(|(item, parent)| (item.uuid.as_str(), (item, parent))).collect();
    let mut found: Vec<_> =
        placed(new).filter_map(|(item, parent)| difference(old, new, known.get(item.uuid.as_str()), item, parent)).collect();
    let kept: HashMap<&str, ()> = new.all().map(|item| (item.uuid.as_str(), ())).collect();
    let gone = old.all().filter(|item| !kept.contains_key(item.uuid.as_str()));
    found.extend(gone.map(|item| Difference { what: What::Removed, item, before: Some(item), aspects: Vec::new() }));
    found
}

/// Every item with the uuid of what it is a part of.
fn placed(snapshot: &Snapshot) -> impl Iterator<Item = (&Item, Option<&str>)> {
    snapshot.items.iter().flat_map(|item| {
        let parts = item.children.iter().map(|part| (part, Some(item.uuid.as_str())));
        std::iter::once((item, None)).chain(parts)
    })
}

fn difference<'a>(
    old: &Snapshot,
    new: &Snapshot,
    before: Option<&(&'a Item, Option<&str>)>,
    item: &'a Item,
    parent: Option<&str>,
) -> Option<Difference<'a>> {
    let Some((before, old_parent)) = before else {
        return Some(Difference { what: What::Added, item, before: None, aspects: Vec::new() });
    };
    let mut aspects = aspects(old, new, before, item);
    if *old_parent != parent {
        aspects.push(Aspect::Order);
    }
    let what = match (before.cancelled, item.cancelled) {
        (false, true) => What::Cancelled,
        (true, false) => What::Restored,
        _ if aspects.is_empty() => return None,
        _ => What::Changed,
    };
    Some(Difference { what, item, before: Some(before), aspects })
}

fn aspects(old: &Snapshot, new: &Snapshot, before: &Item, item: &Item) -> Vec<Aspect> {
    let different = [
        (Aspect::Time, time_differs(before, item)),
        (Aspect::Room, room_differs(old, new, before, item)),
        (Aspect::Title, before.title != item.title),
        (Aspect::Kind, before.kind != item.kind),
        (Aspect::Track, track_name(old, before) != track_name(new, item)),
        (Aspect::Language, before.language != item.language),
        (Aspect::People, before.people != item.people),
        (Aspect::Description, before.description != item.description),
    ];
    different.into_iter().filter(|(_, differs)| *differs).map(|(aspect, _)| aspect).collect()
}

fn time_differs(before: &Item, item: &Item) -> bool {
    (before.day, before.part_of_day, before.starts_at, before.ends_at) != (item.day, item.part_of_day, item.starts_at, item.ends_at)
}

/// By name: a room that is called otherwise now must be told as well.
fn room_differs(old: &Snapshot, new: &Snapshot, before: &Item, item: &Item) -> bool {
    let name = |snapshot: &Snapshot, item: &Item| snapshot.room(item.room.as_deref()).map(|room| room.name.clone());
    before.all_rooms != item.all_rooms || name(old, before) != name(new, item)
}

fn track_name<'a>(snapshot: &'a Snapshot, item: &Item) -> Option<&'a crate::platform::text::Bilingual> {
    snapshot.track(item.track.as_deref()).map(|track| &track.name)
}

/// Whether calendars and apps must be told: time, room, title or state (RFC 5545, SEQUENCE).
pub fn is_told(difference: &Difference<'_>) -> bool {
    let tells = |aspect: &Aspect| matches!(aspect, Aspect::Time | Aspect::Room | Aspect::Title);
    match difference.what {
        What::Cancelled | What::Restored => true,
        What::Changed => difference.aspects.iter().any(tells),
        What::Added | What::Removed => false,
    }
}

#[cfg(test)]
mod tests;
