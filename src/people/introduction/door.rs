//! The introduction list behind its secret address, for whoever holds it.
use super::link;
use super::list::{Asked, Introduction};
use crate::events::event;
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::page::{Tagged, View, Visit};
use crate::platform::text::Bilingual;
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![read]
}

#[get("/introduction/<token>?<asked..>")]
async fn read(token: &str, asked: Asked, visit: Visit, db: &Db) -> Result<Tagged<ReadingPage>> {
    let found = link::Entity::find().filter(link::COLUMN.token.eq(token)).find_also_related(event::Entity).one(db.reader()).await?;
    let Some((link, Some(event))) = found else { return Err(AppError::NotFound) };
    let page =
        ReadingPage { base: format!("/introduction/{}", link.token), list: Introduction::of(db, &event, asked).await?, event: event.name };
    Ok(Tagged(visit.page(page)))
}

#[derive(Serialize)]
struct ReadingPage {
    event: Bilingual,
    base: String,
    list: Introduction,
}

impl View for ReadingPage {
    const TEMPLATE: &'static str = "people/introduction_reading";
}
