//! What selects and filters of this area are given.
pub use crate::events::event::form::Choice;
use serde::Serialize;

/// One select beside the search line of `parts/filter`, all texts ready.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    pub name: &'static str,
    pub label: String,
    pub value: String,
    pub none: String,
    pub options: Vec<Choice>,
}
