//! The people who work on one desk: who answers for the exhibitor, and the helpers invited by them.
mod doors;
mod hand_over;
mod helpers;
pub mod invitation;
mod join;
pub mod member;
mod show;

use super::at::Desk;
use crate::platform::error::Refusal;

pub fn routes() -> Vec<rocket::Route> {
    [doors::routes(), join::routes()].concat()
}

/// Who works on a desk is decided by the one who answers for the exhibitor, and by organizers: where that one is gone, nobody else could.
fn must_decide(desk: &Desk) -> Result<(), Refusal> {
    if desk.answers() || desk.fills_in() { Ok(()) } else { Err(Refusal::new("desk-only-answerer")) }
}
