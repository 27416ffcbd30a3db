//! The programme: items with their time, room, people, and what they are parts of.
mod cells;
mod export;
mod fields;
mod known;
mod people;
mod plan;
mod time;
mod undo;
mod words;
mod write;

pub use cells::shown;
pub use export::sheet;
pub use fields::FIELDS;
pub use known::{Known, load};
pub use plan::{Wishes, plan};
pub use undo::take_back;
pub use write::{Written, write};
