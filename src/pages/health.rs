//! `/health`: what load balancers ask. Says yes only while the database answers.
use crate::platform::db::Database;
use rocket::State;
use rocket::http::{ContentType, Header, Status};
use rocket::response::Responder;
use rocket::tokio::time::timeout;
use sea_orm::ConnectionTrait;
use serde_json::json;
use std::time::Duration;

/// A database that needs longer is as good as away.
const PATIENCE: Duration = Duration::from_secs(1);

pub fn routes() -> Vec<rocket::Route> {
    routes![health]
}

#[derive(Responder)]
struct Health {
    inner: (Status, (ContentType, String)),
    fresh: Header<'static>,
}

#[get("/health")]
async fn health(db: &State<Database>) -> Health {
    let (status, word) = match answers(db).await {
        true => (Status::Ok, "ok"),
        false => (Status::ServiceUnavailable, "database away"),
    };
    let body = json!({ "status": word, "version": env!("CARGO_PKG_VERSION") }).to_string();
    Health { inner: (status, (ContentType::JSON, body)), fresh: Header::new("Cache-Control", "no-store") }
}

async fn answers(db: &Database) -> bool {
    matches!(timeout(PATIENCE, db.reader().execute_unprepared("SELECT 1")).await, Ok(Ok(_)))
}
