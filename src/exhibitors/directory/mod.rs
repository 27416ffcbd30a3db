//! What visitors see of exhibitors: the list, a page for each, and how to become one.
mod beside;
mod exhibit;
mod filing;
mod list;
mod listed;
mod profile;

pub use filing::called;
pub use listed::{Listed, listed};

pub fn routes() -> Vec<rocket::Route> {
    [exhibit::routes(), list::routes(), profile::routes()].concat()
}
