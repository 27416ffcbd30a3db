//! Visits: contacts that visitors leave at a booth by their own act, and what its exhibitor makes of them.
//!
//! Law 91/2025/QH15, Art. 9 and 15: nobody but the exhibitor reads them, until a date; who left one takes it back at any time.
mod consent;
pub mod lead;
mod leave;
mod list;
mod purge;
mod take_back;
pub mod tally;

pub use lead::Mark;
pub use leave::{Contact, leave_in};
pub use purge::purge;

pub fn routes() -> Vec<rocket::Route> {
    [leave::routes(), take_back::routes(), list::routes()].concat()
}
