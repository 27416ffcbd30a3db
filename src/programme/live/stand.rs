//! How one item stands in what the day itself may change, before and after an act: in public, and in the working copy.
use crate::platform::time::local;
use crate::programme::schedule_item;
use crate::programme::snapshot::{Item, Room, Snapshot};
use crate::programme::working::Working;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

/// Hours, place and state of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stand {
    pub starts_at: Option<DateTime<Utc>>,
    pub ends_at: Option<DateTime<Utc>>,
    /// The UUID of a room: the one name of it that release and working copy share.
    pub room: Option<String>,
    pub all_rooms: bool,
    pub off: bool,
    pub late_minutes: i32,
    pub speaking_since: Option<DateTime<Utc>>,
}

/// One item before and after an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The row of the working copy.
    pub id: i64,
    pub uuid: String,
    pub public: (Stand, Stand),
    pub working: (Stand, Stand),
}

impl Stand {
    pub fn of_item(item: &Item, snapshot: &Snapshot) -> Self {
        Self {
            starts_at: item.starts_at,
            ends_at: item.ends_at,
            room: snapshot.room(item.room.as_deref()).map(|room| room.uuid.clone()),
            all_rooms: item.all_rooms,
            off: item.cancelled,
            late_minutes: item.late_minutes,
            speaking_since: item.speaking_since,
        }
    }

    pub fn of_row(row: &schedule_item::Model, working: &Working) -> Self {
        Self {
            starts_at: row.starts_at,
            ends_at: row.ends_at,
            room: working.room(row.room_id).map(|room| room.uuid.clone()),
            all_rooms: row.all_rooms,
            off: row.is_cancelled(),
            late_minutes: row.late_minutes,
            speaking_since: row.speaking_since,
        }
    }

    /// Puts an item of a snapshot as this says. Its room must be among those of the snapshot.
    pub fn put(&self, item: &mut Item, rooms: &[Room]) {
        item.starts_at = self.starts_at;
        item.ends_at = self.ends_at;
        item.room = self.room.as_ref().and_then(|uuid| rooms.iter().find(|room| room.uuid == *uuid)).map(|room| room.slug.clone());
        item.all_rooms = self.all_rooms;
        item.cancelled = self.off;
        item.late_minutes = self.late_minutes;
        item.speaking_since = self.speaking_since;
    }

    /// `before` where an act has made `after` of it and it still stands so; what somebody changed since stays.
    fn back(&self, (before, after): &(Self, Self)) -> Self {
        fn pick<T: Clone + PartialEq>(now: &T, before: &T, after: &T) -> T {
            if now == after { before.clone() } else { now.clone() }
        }
        Self {
            starts_at: pick(&self.starts_at, &before.starts_at, &after.starts_at),
            ends_at: pick(&self.ends_at, &before.ends_at, &after.ends_at),
            room: pick(&self.room, &before.room, &after.room),
            all_rooms: pick(&self.all_rooms, &before.all_rooms, &after.all_rooms),
            off: pick(&self.off, &before.off, &after.off),
            late_minutes: pick(&self.late_minutes, &before.late_minutes, &after.late_minutes),
            speaking_since: pick(&self.speaking_since, &before.speaking_since, &after.speaking_since),
        }
    }
}

impl Change {
    /// Whether anything is different.
    pub fn is_any(&self) -> bool {
        self.public.0 != self.public.1 || self.working.0 != self.working.1
    }

    /// Whether the working copy held something else than the public saw in what was changed: a plan not yet published.
    pub fn met_a_plan(&self) -> bool {
        let ((public, shown), (working, _)) = (&self.public, &self.working);
        let hours = (public.starts_at, public.ends_at) != (shown.starts_at, shown.ends_at)
            && (public.starts_at, public.ends_at) != (working.starts_at, working.ends_at);
        let room = (&public.room, public.all_rooms) != (&shown.room, shown.all_rooms)
            && (&public.room, public.all_rooms) != (&working.room, working.all_rooms);
        hours || room
    }

    /// Whether what stayed within a day no longer does.
    pub fn goes_past_midnight(&self, zone: Tz) -> bool {
        let day = |at: Option<DateTime<Utc>>| at.map(|at| local(at, zone).date());
        let days = |stand: &Stand| [day(stand.starts_at), day(stand.ends_at)];
        days(&self.public.0) != days(&self.public.1)
    }

    /// The way back from this, from how the item stands now; nothing where the public sees something newer of it.
    pub fn back(&self, public: Stand, working: Stand) -> Option<Self> {
        let back = Self {
            id: self.id,
            uuid: self.uuid.clone(),
            public: (public.clone(), public.back(&self.public)),
            working: (working.clone(), working.back(&self.working)),
        };
        (public == self.public.1).then_some(back)
    }
}
