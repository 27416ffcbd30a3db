//! The programme: what takes place when, where and by whom, and the version of it the public sees.
pub mod conflicts;
pub mod item_person;
pub mod release;
pub mod room;
pub mod schedule_item;
pub mod track;

pub fn routes() -> Vec<rocket::Route> {
    vec![]
}
