//! What is asked of an exhibitor by when, part by part.
pub mod doors;
mod lines;
mod page;
pub mod part;
pub mod progress;
pub mod rule;
mod save;
pub mod term;

pub(super) use doors::doors;
pub use lines::{Line, Lines};
pub(in crate::exhibitors) use page::{Frame, PartPage, Sent, framed, saved};
pub use part::Part;
pub use progress::Standing;
pub use save::{Opened, Saving};
pub use term::{Term, Terms};
