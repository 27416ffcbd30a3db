//! People: who is known, what posts they hold where, and as what they come to an event.
pub mod delegate;
pub mod organisation;
pub mod person;
pub mod position;

pub fn routes() -> Vec<rocket::Route> {
    vec![]
}
