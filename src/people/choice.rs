//! What selects and filters of this area are given.
use serde::Serialize;

/// One choice of a select.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into() }
    }
}

/// One select beside the search line of `parts/filter`, all texts ready.
#[derive(Clone, Debug, Serialize)]
pub struct Filter {
    pub name: &'static str,
    pub label: String,
    pub value: String,
    pub none: String,
    pub options: Vec<Choice>,
}
