//! The cells of one row, and what is wrong with one.
use crate::platform::error::Refusal;
use crate::platform::text::Wrong;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Cells by the code of their field. What is on record and what a file says are written alike, so that they can be compared.
pub type Values = BTreeMap<String, String>;

/// Why a row, or a cell of it, is not as it should be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// The code of the field, or nothing for the row as a whole.
    pub field: String,
    /// The key of the sentence.
    pub key: String,
    #[serde(default)]
    pub args: Map<String, Value>,
}

impl Reason {
    pub fn new(field: &str, key: &str) -> Self {
        Self { field: field.to_owned(), key: key.to_owned(), args: Map::new() }
    }

    /// Adds what the sentence speaks of.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.args.insert(name.into(), value.into());
        self
    }

    pub fn wrong(field: &str, wrong: Wrong) -> Self {
        wrong.args().into_iter().fold(Self::new(field, wrong.key()), |reason, (name, number)| reason.with(name, number))
    }

    pub fn refused(no: &Refusal) -> Self {
        Self { field: String::new(), key: no.key.to_string(), args: no.args.clone() }
    }
}

/// The value of a field, or nothing.
pub fn get<'a>(values: &'a Values, code: &str) -> &'a str {
    values.get(code).map_or("", String::as_str)
}
