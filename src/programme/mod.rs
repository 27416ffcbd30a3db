//! The programme: what takes place when, where and by whom, and the version of it the public sees.
pub mod conflicts;
pub mod item_person;
mod order;
pub mod plan;
pub mod publish;
pub mod release;
pub mod released;
pub mod room;
pub mod rooms;
pub mod schedule_item;
pub mod snapshot;
pub mod timetable;
pub mod track;
pub mod tracks;
pub mod working;

pub fn routes() -> Vec<rocket::Route> {
    [rooms::routes(), tracks::routes(), plan::routes(), publish::routes(), timetable::routes()].concat()
}
