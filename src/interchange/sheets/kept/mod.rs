//! What is kept of a file that was brought in.
pub mod columns;
pub mod content;
pub mod import;
pub mod row;
pub mod written;

pub use import::{Chosen, State};
