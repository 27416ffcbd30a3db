//! Two write the same at the same moment: PostgreSQL lets both begin, and the second learns of it in the middle.
use crate::platform::db::retrying;
use crate::platform::error::{AppError, Refusal, Result};

const MET: &str = "exhibitors-try-again";

/// What a unique index says when another was quicker. Trying again finds the other's row and can say whose it is.
pub fn met() -> Refusal {
    Refusal::new(MET)
}

/// Tries an act that may have met another's; each try must read what it decides on.
pub async fn settling<T, F>(act: impl Fn() -> F) -> Result<T>
where
    F: Future<Output = Result<T>>,
{
    for _ in 0..3 {
        match retrying(&act).await {
            Err(AppError::Stale) => {}
            Err(AppError::Refused(no)) if no.key == MET => {}
            done => return done,
        }
    }
    retrying(act).await
}
