//! Checks of the plan: always in sight, never in the way. Pure rules over a small model, and the pages that show what they find.
pub mod acknowledge;
pub mod checked;
pub mod finding;
mod hours;
pub mod list;
mod outside;
pub mod plan;
mod rules;
pub mod told;

pub use checked::{Checked, of_event, of_working};
pub use finding::{Finding, Rule, Severity};
pub use plan::Plan;
pub use rules::findings;

pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), acknowledge::routes(), hours::routes(), outside::routes()].concat()
}
