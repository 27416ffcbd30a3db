//! Lists of delegates: people with their posts, and as what they come to one event.
mod cells;
mod export;
mod fields;
mod name;
mod plan;
mod posts;
mod record;
mod snapshot;
mod undo;
mod words;
mod write;

pub use cells::shown;
pub use export::sheet;
pub use fields::{CONTACTS, FIELDS};
pub use name::split as split_name;
pub use plan::{Wishes, plan};
pub use record::{Known, load};
pub use snapshot::{Snapshot, Written, read as snapshots};
pub use undo::take_back;
pub use write::{admit_all, write};
