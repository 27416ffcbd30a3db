//! What organizers do to a plan, one act at a time: each plans which things become what, one change writes them, each can be undone.
mod act;
pub mod answer;
pub mod asked;
pub mod board;
mod copy;
mod doors;
mod draw;
mod edit;
mod keep;
mod mark;
pub mod perform;
mod place;
mod remove;
mod renumber;
mod set;
mod stand;
pub mod state;
pub mod thing;
mod undo;

pub use asked::Asked;
pub use board::{Board, No, Seen};
pub use perform::{Done, perform};

pub fn routes() -> Vec<rocket::Route> {
    [doors::routes(), stand::routes()].concat()
}
