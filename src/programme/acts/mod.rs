//! What editors do to a programme, one act at a time: each plans which rows become what, one change writes them, and each can be undone.
pub mod act;
mod add;
mod answer;
pub mod asked;
pub mod board;
mod copy;
mod copy_event;
mod doors;
mod forms;
mod here;
pub mod keep;
mod nest;
pub mod perform;
mod place;
mod remove;
mod reorder;
pub mod row;
mod said;
mod shift;
pub mod sitting;
pub mod state;
mod stream;
pub mod undo;
pub mod watch;
mod words;

pub use asked::Asked;
pub use board::{Board, No, Steps};
pub use copy_event::CopyEvent;
pub use perform::{Done, perform};
pub use row::Row;
pub use state::ItemState;

pub fn routes() -> Vec<rocket::Route> {
    [doors::routes(), forms::routes(), copy_event::routes(), here::routes(), stream::routes()].concat()
}
