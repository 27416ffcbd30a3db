//! The programme: what takes place when, where and by whom, and the version of it the public sees.
pub mod acknowledgement;
pub mod acts;
pub mod checks;
pub mod conflicts;
pub mod item_person;
pub mod live;
pub mod order;
pub mod plan;
pub mod publish;
pub mod release;
pub mod released;
pub mod room;
pub mod rooms;
pub mod schedule_item;
pub mod snapshot;
mod studio;
pub mod timetable;
pub mod track;
pub mod tracks;
pub mod working;

use crate::people::{Reference, Rows};

pub use plan::write::{ItemInput, add_item, change_item, insert_item, update_item};
pub use publish::make::{ReleaseInput, insert_release, release as make_release, status};
pub use released::{NowAndNext, Released, current, items_of_person, now_and_next};
pub use rooms::{RoomInput, add_room, change_room, delete_room, insert_room};
pub use timetable::json_ld::{Linked, sub_events};
pub use tracks::{TrackInput, add_track, change_track, delete_track, insert_track};

/// What in this area points to people.
pub fn references() -> Vec<Box<dyn Reference>> {
    vec![Box::new(Rows::<item_person::Entity> {
        names: "person",
        table: "item_person",
        word: "programme-merge-items",
        id: item_person::Column::Id,
        column: item_person::Column::PersonId,
        once_with: &[item_person::Column::ItemId, item_person::Column::Part],
    })]
}

pub fn routes() -> Vec<rocket::Route> {
    [
        rooms::routes(),
        tracks::routes(),
        acts::routes(),
        checks::routes(),
        plan::routes(),
        studio::routes(),
        publish::routes(),
        timetable::routes(),
        live::routes(),
    ]
    .concat()
}
