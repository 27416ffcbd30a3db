//! Acts that can be undone: what an editor's windows ask for one act at a time, tried until it stands, remembered, and answered.
mod answer;
pub mod asked;
pub mod history;

pub use answer::Answer;
pub use history::{Named, Past};

use super::db::retrying;
use super::error::{AppError, Refusal, Result};

/// How often an act is planned anew because something else wrote between its reading and its writing.
const TRIES: usize = 8;

/// Why an act is not done; `K` is the key of a thing that acts change.
#[derive(Clone, Debug, PartialEq)]
pub enum No<K> {
    /// A rule says no.
    Refused(Refusal),
    /// Somebody changed it since the act was thought of.
    Stale(K),
    /// It is not there any more.
    Gone(K),
    /// What would be undone was changed by somebody since.
    Since(K),
}

impl<K> From<Refusal> for No<K> {
    fn from(no: Refusal) -> Self {
        Self::Refused(no)
    }
}

/// The things an act has found, and those it has left.
#[derive(Clone, Debug)]
pub struct Written<T> {
    pub before: Vec<T>,
    pub after: Vec<T>,
}

impl<T> Default for Written<T> {
    fn default() -> Self {
        Self { before: Vec::new(), after: Vec::new() }
    }
}

/// Tries an act until it stands; each try must read what it decides on. `Err(No)` inside says why it was not done.
pub async fn until_it_stands<D, K, F>(act: impl Fn() -> F) -> Result<Result<D, No<K>>>
where
    F: Future<Output = Result<Result<D, No<K>>>>,
{
    for _ in 0..TRIES {
        match retrying(&act).await {
            // Another hand was at one of the things in the same moment: what it left is read again.
            Err(AppError::Stale) => {}
            Err(AppError::Refused(no)) => return Ok(Err(No::Refused(no))),
            done => return done,
        }
    }
    Err(AppError::Busy)
}
