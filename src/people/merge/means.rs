//! What a handler makes two rows one with.
use super::References;
use crate::platform::db::Database;
use crate::platform::error::AppError;
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::Request;
use rocket::request::{FromRequest, Outcome};

/// The database, what points where, and the hour.
pub struct Means {
    pub db: Database,
    pub references: References,
    pub now: DateTime<Utc>,
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Means {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let (db, references) = (request.rocket().state::<Database>(), request.rocket().state::<References>());
        match (db, references, request.guard::<Now>().await) {
            (Some(db), Some(references), Outcome::Success(now)) => {
                Outcome::Success(Self { db: db.clone(), references: references.clone(), now: now.0 })
            }
            _ => AppError::Broken(anyhow::anyhow!("nothing is managed to merge with")).outcome(request),
        }
    }
}
