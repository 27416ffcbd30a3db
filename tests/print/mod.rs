//! Printed papers: what the office prints, and how the team sets it up.
mod booths;
mod head;
mod lists;
mod plates;
mod seating;
mod signs;

use crate::app::App;
use khaihoi::events::event;
use khaihoi::interchange::seed;
use sea_orm::{EntityTrait, QueryFilter};

/// The first case, as its report has it.
pub const FIRST: &str = "/studio/techfest-bac-giang-2023/papers";

/// An application with the sample festivals, and the first case.
pub async fn first_case() -> (App, event::Model) {
    let app = App::start().await;
    seed::load_demo(&app.db, app.now()).await.expect("loaded");
    let first = event::Entity::find().filter(event::COLUMN.slug.eq("techfest-bac-giang-2023"));
    let event = first.one(app.db.reader()).await.expect("read").expect("the first case");
    (app, event)
}
