//! The exhibitor's desk: its applications, how far each has come, and what is asked of who has a booth.
mod answer;
pub mod at;
pub mod badges;
mod below;
pub mod darkroom;
pub mod earlier;
mod fascia;
mod follow;
mod list;
pub mod needs;
pub mod parts;
mod path;
mod profile;
pub mod reminders;
mod stage;
pub mod stage_wish;
mod studio;
pub mod team;
pub mod vehicles;

pub use fascia::{Board, Fit};
pub use studio::{cut, insert_slots_in, set_terms_in};

pub fn routes() -> Vec<rocket::Route> {
    [
        list::routes(),
        follow::routes(),
        answer::routes(),
        earlier::routes(),
        profile::routes(),
        fascia::routes(),
        needs::routes(),
        badges::routes(),
        vehicles::routes(),
        stage::routes(),
        team::routes(),
        studio::routes(),
    ]
    .concat()
}
