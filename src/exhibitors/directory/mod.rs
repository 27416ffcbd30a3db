//! What visitors see of exhibitors: the list, a page for each, and how to become one.
mod beside;
mod choices;
mod exhibit;
mod filing;
mod list;
mod listed;
mod profile;

pub use choices::{Filter, filter};
pub use filing::called;
pub use listed::{Listed, listed};

pub fn routes() -> Vec<rocket::Route> {
    [exhibit::routes(), list::routes(), profile::routes()].concat()
}
