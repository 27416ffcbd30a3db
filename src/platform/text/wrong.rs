//! What can be wrong with a text, as data.
use rocket::form::{self, error::ErrorKind};
use std::fmt;

/// Why a text was refused; the sentence is found by [`Wrong::key`] and filled from [`Wrong::args`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// Nothing was written where something is needed.
    Empty,
    /// Fewer characters than `min`.
    Short { min: usize },
    /// More characters than `max`.
    Long { max: usize },
    /// Anything else, by the key of its sentence.
    Key(&'static str),
}

impl Wrong {
    /// Characters nobody can see, or that were damaged on the way.
    pub const CHARACTERS: Self = Self::Key("form-characters");

    /// The key of the sentence that explains it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Empty => "form-required",
            Self::Short { .. } => "form-too-short",
            Self::Long { .. } => "form-too-long",
            Self::Key(key) => key,
        }
    }

    /// The numbers the sentence needs, by name.
    pub fn args(self) -> Vec<(&'static str, usize)> {
        match self {
            Self::Short { min } => vec![("min", min)],
            Self::Long { max } => vec![("max", max)],
            Self::Empty | Self::Key(_) => Vec::new(),
        }
    }
}

/// The key with its numbers, "form-too-long max=120": what readers of files find in the messages of serde.
impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.key())?;
        self.args().iter().try_for_each(|(name, number)| write!(f, " {name}={number}"))
    }
}

impl std::error::Error for Wrong {}

impl<'v> From<Wrong> for form::Error<'v> {
    fn from(wrong: Wrong) -> Self {
        match wrong {
            Wrong::Empty => ErrorKind::Missing.into(),
            Wrong::Short { min } => ErrorKind::InvalidLength { min: Some(min as u64), max: None }.into(),
            Wrong::Long { max } => ErrorKind::InvalidLength { min: None, max: Some(max as u64) }.into(),
            Wrong::Key(key) => form::Error::validation(key),
        }
    }
}
