//! Search and the directory: what is found first, what is never found by whom, and how the index follows.
mod directory;
mod doors;
mod follows;
mod queries;
mod servers;
mod world;

use crate::app::{App, Browser, Page};
use khaihoi::events::event;
use sea_orm::{EntityTrait, QueryFilter};

pub async fn event(app: &App, slug: &str) -> event::Model {
    event::Entity::find().filter(event::COLUMN.slug.eq(slug)).one(app.db.reader()).await.expect("read").expect("an event")
}

/// The page of results for what somebody typed.
pub async fn asked(who: &Browser<'_>, door: &str, typed: &str) -> Page {
    who.get(&format!("{door}?q={}", rocket::http::RawStr::new(typed).percent_encode())).await
}

/// What was found, the best first.
pub fn hits(page: &Page) -> Vec<String> {
    page.select(".found li .name a")
}
