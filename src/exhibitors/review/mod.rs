//! What organizers do with applications: list them, read one, decide.
mod decide;
mod list;
mod one;

pub use decide::{Deciding, Decision, Trace, accept_in, ask_changes_in, decide, decline_in};

pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), one::routes()].concat()
}
