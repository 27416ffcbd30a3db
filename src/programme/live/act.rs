//! What is done on the day itself, and what becomes of the programme by it. Pure: read from the release and the working copy.
use super::stand::{Change, Stand};
use crate::platform::error::Refusal;
use crate::programme::snapshot::{Item, Snapshot};
use crate::programme::working::Working;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// The longest delay the page takes, in minutes.
pub const LATEST: i32 = 240;

/// One thing somebody does to a released item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// So many minutes later than planned (0: on time again); `following` moves what comes after it in the room as well.
    Late {
        minutes: i32,
        following: bool,
    },
    /// To the room with this UUID.
    Room(String),
    Off(bool),
    Speaking(bool),
}

/// Public and working programme as they stand, and when.
pub struct Plan<'a> {
    pub snapshot: &'a Snapshot,
    pub working: &'a Working,
    pub now: DateTime<Utc>,
}

/// What happens to one item.
enum Edit {
    /// Later by so much; the beginning stays where only the end is moved.
    Shift {
        by: TimeDelta,
        begins: bool,
    },
    Room(String),
    Off(bool),
    /// Cancelled with what it is a part of, or back with it: only the public copy says so of a part.
    OffAlong(bool),
    Speaking(Option<DateTime<Utc>>),
}

impl Act {
    /// What becomes of the programme when this is done to the released item with this UUID.
    ///
    /// # Errors
    /// The item is not released, has no hours to be late, or would go on past midnight.
    pub fn changes(&self, plan: &Plan<'_>, uuid: &str) -> Result<Vec<Change>, Refusal> {
        let target = Target::find(plan.snapshot, uuid).ok_or(Refusal::new("programme-live-not-released"))?;
        let edits = match self {
            Self::Late { minutes, following } => target.late(plan, *minutes, *following)?,
            Self::Room(room) => target.room(room),
            Self::Off(off) => target.off(plan, *off),
            Self::Speaking(on) => target.speaking(plan, *on),
        };
        let changes: Vec<_> = edits.into_iter().filter_map(|(item, edit)| change(plan, item, &edit)).collect();
        if changes.iter().any(|change| change.goes_past_midnight(plan.snapshot.tz())) {
            return Err(Refusal::new("programme-live-past-midnight"));
        }
        Ok(changes)
    }
}

/// The item an act is about, with what it is a part of.
struct Target<'a> {
    item: &'a Item,
    parent: Option<&'a Item>,
}

type Edits<'a> = Vec<(&'a Item, Edit)>;

impl<'a> Target<'a> {
    fn find(snapshot: &'a Snapshot, uuid: &str) -> Option<Self> {
        let item = snapshot.all().find(|item| item.uuid == uuid)?;
        Some(Self { item, parent: snapshot.parent_of(&item.slug) })
    }

    fn late(&self, plan: &Plan<'a>, minutes: i32, following: bool) -> Result<Edits<'a>, Refusal> {
        if !(0..=LATEST).contains(&minutes) {
            return Err(Refusal::at("minutes", "programme-live-minutes-range").with("most", LATEST));
        }
        let starts = self.item.starts_at.ok_or(Refusal::new("programme-live-no-hour"))?;
        let by = TimeDelta::minutes(i64::from(minutes - self.item.late_minutes));
        if by.is_zero() {
            return Err(Refusal::new("programme-live-nothing"));
        }
        let shift = |item: &'a Item| item.with_parts().map(move |one| (one, Edit::Shift { by, begins: true }));
        let mut edits: Edits = shift(self.item).collect();
        if following {
            edits.extend(self.after(plan.snapshot, starts).into_iter().flat_map(shift));
            // A part that runs late with all that follow makes the whole of it end later.
            edits.extend(self.parent.map(|parent| (parent, Edit::Shift { by, begins: false })));
        }
        Ok(edits)
    }

    /// What comes after it on the same day in the same room, and after it in what it is a part of.
    fn after(&self, snapshot: &'a Snapshot, starts: DateTime<Utc>) -> Vec<&'a Item> {
        let day = day_of(self.item, snapshot.tz());
        let room = room_of(self.item, self.parent);
        let everywhere = self.parent.unwrap_or(self.item).all_rooms;
        let is_later = |item: &&Item| {
            item.uuid != self.item.uuid && item.starts_at.is_some_and(|at| at > starts) && day_of(item, snapshot.tz()) == day
        };
        let here = |item: &&Item| everywhere || (room.is_some() && !item.all_rooms && item.room.as_deref() == room);
        let siblings = self.parent.into_iter().flat_map(|parent| parent.children.iter()).filter(is_later);
        let outside = |item: &&Item| self.parent.is_none_or(|parent| parent.uuid != item.uuid);
        siblings.chain(snapshot.items.iter().filter(is_later).filter(here).filter(outside)).collect()
    }

    /// Parts that were in the same room go along.
    fn room(&self, room: &str) -> Edits<'a> {
        let old = self.item.room.as_deref();
        let along = self.item.children.iter().filter(|part| part.room.is_some() && part.room.as_deref() == old);
        std::iter::once(self.item).chain(along).map(|item| (item, Edit::Room(room.to_owned()))).collect()
    }

    fn off(&self, plan: &Plan<'a>, off: bool) -> Edits<'a> {
        let own = |part: &Item| plan.working.items.iter().any(|row| row.uuid == part.uuid && row.is_cancelled());
        let parts = self.item.children.iter().map(|part| (part, Edit::OffAlong(off || own(part))));
        std::iter::once((self.item, Edit::Off(off))).chain(parts).collect()
    }

    /// One at a time in a room, and in what it is a part of.
    fn speaking(&self, plan: &Plan<'a>, on: bool) -> Edits<'a> {
        if !on {
            return vec![(self.item, Edit::Speaking(None))];
        }
        let room = room_of(self.item, self.parent);
        let same_room = |item: &Item, parent: Option<&Item>| room.is_some() && room_of(item, parent) == room;
        let siblings = |parent: Option<&Item>| self.parent.is_some_and(|own| parent.is_some_and(|other| other.uuid == own.uuid));
        let all = plan
            .snapshot
            .items
            .iter()
            .flat_map(|item| std::iter::once((item, None)).chain(item.children.iter().map(move |part| (part, Some(item)))));
        let others = all.filter(|(item, parent)| {
            item.speaking_since.is_some() && item.uuid != self.item.uuid && (same_room(item, *parent) || siblings(*parent))
        });
        let mut edits: Edits = others.map(|(item, _)| (item, Edit::Speaking(None))).collect();
        edits.insert(0, (self.item, Edit::Speaking(Some(plan.now))));
        edits
    }
}

/// The room it takes place in, which a part has from what it is a part of.
fn room_of<'a>(item: &'a Item, parent: Option<&'a Item>) -> Option<&'a str> {
    item.room.as_deref().or(parent.and_then(|parent| parent.room.as_deref()))
}

fn day_of(item: &Item, zone: Tz) -> Option<NaiveDate> {
    item.moment(zone).day()
}

/// What an edit makes of an item; nothing where it is so already.
fn change(plan: &Plan<'_>, item: &Item, edit: &Edit) -> Option<Change> {
    let row = plan.working.items.iter().find(|row| row.uuid == item.uuid)?;
    let public = Stand::of_item(item, plan.snapshot);
    let working = Stand::of_row(row, plan.working);
    let after = edited(&public, edit, public.late_minutes);
    let kept = if matches!(edit, Edit::OffAlong(_)) { working.clone() } else { edited(&working, edit, public.late_minutes) };
    let change = Change { id: row.id, uuid: item.uuid.clone(), public: (public, after), working: (working, kept) };
    change.is_any().then_some(change)
}

/// How something stands after an edit. Hours move by as much in the working copy as in public, whatever they are there;
/// `late` is by how many minutes the public knew it to be late.
fn edited(before: &Stand, edit: &Edit, late: i32) -> Stand {
    let mut stand = before.clone();
    match edit {
        Edit::Shift { by, begins } => {
            stand.ends_at = stand.ends_at.map(|at| at + *by);
            if *begins {
                stand.starts_at = stand.starts_at.map(|at| at + *by);
                stand.late_minutes = late + i32::try_from(by.num_minutes()).unwrap_or_default();
            }
        }
        Edit::Room(room) => (stand.room, stand.all_rooms) = (Some(room.clone()), false),
        Edit::Off(off) | Edit::OffAlong(off) => stand.off = *off,
        Edit::Speaking(since) => stand.speaking_since = *since,
    }
    stand
}

#[cfg(test)]
mod tests;
