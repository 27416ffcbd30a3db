//! The directory of people for organizers: everybody who comes to one of their events, drafts included.
use super::directory::{Asked, Directory};
use super::document::Kind;
use super::studio::Mine;
use crate::accounts::SignedIn;
use crate::events::studio::Rail;
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::page::{Page, View, Visit};
use crate::search::query::find::Within;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![people]
}

/// Of the events they answer for. For others the address does not exist.
#[get("/studio/people?<asked..>")]
async fn people(asked: Asked, who: SignedIn, visit: Visit, db: &Db) -> Result<Page<Own>> {
    let within = Mine::of(db, &who).await?.answered_for;
    if within == Within::Events(vec![]) {
        return Err(AppError::NotFound);
    }
    let directory = Directory::read(db, (Kind::Known, &within), &asked, (visit.language, "/studio/people".into())).await?;
    Ok(visit.clone().page(Own { rail: Rail::of(None, "", &visit), search: "/studio/search".into(), directory }))
}

#[derive(Serialize)]
struct Own {
    rail: Rail,
    search: String,
    #[serde(flatten)]
    directory: Directory,
}

impl View for Own {
    const TEMPLATE: &'static str = "search/own_people";
}
