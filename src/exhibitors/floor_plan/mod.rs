//! The floor plan: halls, the kinds of booth they hold, the booths, and what else stands in them.
pub mod acts;
pub mod begin;
pub mod booth;
pub mod booth_share;
pub mod draw;
pub mod hall;
pub mod halls;
pub mod kind;
pub mod kinds;
pub mod lay;
pub mod mark;
mod metres;
pub mod outline;
mod public;
pub mod rules;
mod studio;

pub(super) use public::{Seen, SmallPlan};
pub use public::{has_plan, sign_address, small_plan};

pub fn routes() -> Vec<rocket::Route> {
    [acts::routes(), begin::routes(), halls::routes(), kinds::routes(), studio::routes(), public::routes()].concat()
}
