//! What public pages mark for a day after a release: what is new, and what about an item has changed.
use super::differences::{Aspect, Difference, What, differences, is_told};
use crate::programme::snapshot::{Mark, Marked, Snapshot};
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

/// Puts the marks of a release into its snapshot, beside those of the releases before that are not a day old.
/// While nothing was released before, nothing is new.
pub fn put_marks(old: &Snapshot, new: &mut Snapshot, now: DateTime<Utc>) {
    let mut marks = old.marks.clone();
    marks.retain(|_, mark| mark.ends() > now);
    marks.extend(marks_between(old, new, now));
    new.marks = marks;
}

/// The marks of what differs between two programmes, by the item's uuid.
pub fn marks_between(old: &Snapshot, new: &Snapshot, now: DateTime<Utc>) -> BTreeMap<String, Mark> {
    if old.items.is_empty() {
        return BTreeMap::new();
    }
    let mark = |one: &Difference<'_>| Some((one.item.uuid.clone(), Mark { at: now, what: marked(one)? }));
    differences(old, new).iter().filter_map(mark).collect()
}

fn marked(one: &Difference<'_>) -> Option<Marked> {
    let told: Vec<&Aspect> = one.aspects.iter().filter(|one| matches!(one, Aspect::Time | Aspect::Room | Aspect::Title)).collect();
    match (one.what, told.as_slice()) {
        (What::Added, _) => Some(Marked::New),
        (What::Changed, [Aspect::Time]) => Some(Marked::Time),
        (What::Changed, [Aspect::Room]) => Some(Marked::Room),
        (What::Changed, [Aspect::Title]) => Some(Marked::Title),
        _ => is_told(one).then_some(Marked::Changed),
    }
}
