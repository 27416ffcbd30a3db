//! What a list can be narrowed to, as `parts/filter` draws it.
use crate::exhibitors::village::Choice;
use crate::platform::language::Language;
use crate::platform::words::word;
use serde::Serialize;

/// One select.
#[derive(Serialize)]
pub struct Filter {
    name: &'static str,
    label: String,
    none: String,
    value: String,
    options: Vec<Choice>,
}

/// A select with this name, its label and the words for "all of them".
pub fn filter(name: &'static str, (label, none): (&str, &str), options: Vec<Choice>, value: &Option<String>, language: Language) -> Filter {
    Filter { name, label: word(language, label), none: word(language, none), value: value.clone().unwrap_or_default(), options }
}

impl Filter {
    /// One option is no choice, unless somebody came here by it.
    pub fn says_something(&self) -> bool {
        self.options.len() > 1 || !self.value.is_empty()
    }
}
