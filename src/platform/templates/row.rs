//! A row of a long list, drawn while the page's data is gathered. The page then carries it as one text, and the engine walks
//! over the row's own few fields; in place it would carry all of them and walk down from the page's root for each word.
use super::engine;
use crate::platform::language::Language;
use serde::ser::Error;
use serde::{Serialize, Serializer};

/// A row and the part that draws it. In the page's data it is its HTML, which the page places with `{{{this}}}`.
#[derive(Clone, Debug, PartialEq)]
pub struct Row<T> {
    pub part: &'static str,
    pub language: Language,
    pub row: T,
}

impl<T: Serialize> Serialize for Row<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let drawn = engine().and_then(|engine| engine.row(self.part, self.language, &self.row));
        serializer.serialize_str(&drawn.map_err(|error| S::Error::custom(format!("{}: {error:#}", self.part)))?)
    }
}
