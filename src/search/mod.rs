//! Search: people, items, exhibitors, events found as people type; and the directory of people across events.
//!
//! Earlier areas know nothing of it: their changes leave notes, and [`keep`] reads them forward. The only raw SQL of the
//! program is in [`index`], one file per database.
mod directory;
mod document;
mod gather;
mod index;
mod keep;
mod own_people;
mod page;
mod query;
mod shown;
mod studio;
mod words;

pub use document::{Document, Kind};
pub use keep::{bring_up_to_date, rebuild, worker};
pub use query::Query;
pub use query::find::{Group, Reach, Within, find};

pub fn routes() -> Vec<rocket::Route> {
    [page::routes(), studio::routes(), directory::routes(), own_people::routes()].concat()
}
