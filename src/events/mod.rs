//! Events: one edition of a festival each, the bodies behind it and the team that works on it.
pub mod body;
pub mod drum;
pub mod event;
pub mod shelf;
pub mod studio;
pub mod team;
pub mod window;

pub use shelf::EventVisit;
pub use studio::{Editor, Organizer, Rail};

pub fn routes() -> Vec<rocket::Route> {
    vec![]
}
