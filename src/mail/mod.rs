//! The outbox: letters wait in the table `letter`, written together with what they speak of; a worker sends them.
pub mod letters;
mod outbox;
mod transport;

pub use outbox::{deliver_due, try_again, worker};
pub use transport::{Kept, Transport};
