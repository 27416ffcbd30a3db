//! What is chosen from: the options of selects and radios, all texts ready.
use crate::platform::language::Language;
use crate::platform::words::word;
use serde::Serialize;

/// One choice of a select, or of radios.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// What it means, where radios say so.
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), note: String::new() }
    }

    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }
}

/// A select that narrows a list, as `parts/filter` draws it.
#[derive(Clone, Debug, Serialize)]
pub struct Pick {
    name: &'static str,
    label: String,
    /// The label of choosing nothing.
    none: String,
    /// What was chosen, or empty.
    value: String,
    options: Vec<Choice>,
}

impl Pick {
    /// With the word keys of its label and of choosing nothing.
    pub fn new(
        name: &'static str,
        (label, none): (&str, &str),
        value: Option<impl Into<String>>,
        options: Vec<Choice>,
        language: Language,
    ) -> Self {
        let value = value.map(Into::into).unwrap_or_default();
        Self { name, label: word(language, label), none: word(language, none), value, options }
    }

    /// One option is no choice, unless somebody came here by it.
    pub fn says_something(&self) -> bool {
        self.options.len() > 1 || !self.value.is_empty()
    }
}
