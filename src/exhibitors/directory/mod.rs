//! What visitors see of exhibitors: the list, a page for each, and how to become one.
mod exhibit;
mod list;
mod profile;

pub use list::{Listed, listed};

pub fn routes() -> Vec<rocket::Route> {
    [exhibit::routes(), list::routes(), profile::routes()].concat()
}
