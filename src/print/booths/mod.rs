//! Lists for the organizers and the builders: fascias, power, furniture, prices, the directory; each on screen, on paper, and as a
//! file, with what changed since it was last printed.
mod compare;
mod floor;
mod list;
mod page;
mod printed;
mod rows;
mod take;

pub use floor::Floor;
pub use list::List;
pub use rows::rows;

pub fn routes() -> Vec<rocket::Route> {
    [page::routes(), take::routes()].concat()
}
