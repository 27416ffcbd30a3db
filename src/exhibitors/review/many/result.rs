//! What came of an act on many, row by row; while it goes on, how far it has come.
use super::{batch, batch_row};
use crate::events::{Organizer, Rail};
use crate::exhibitors::{application, exhibitor};
use crate::platform::Db;
use crate::platform::error::{OrNotFound, Result};
use crate::platform::language::Language;
use crate::platform::page::{Tagged, View};
use crate::platform::text::Bilingual;
use crate::platform::time::timestamp;
use crate::platform::words::{say, word};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

#[get("/studio/<_>/booths/many/<token>")]
async fn show(organizer: Organizer, token: &str, db: &Db) -> Result<Tagged<BatchPage>> {
    let editor = organizer.0;
    let (event, language) = (&editor.event, editor.visit.language);
    let batches = batch::Entity::find().filter(batch::COLUMN.event_id.eq(event.id)).filter(batch::COLUMN.token.eq(token));
    let batch = batches.one(db.reader()).await.or_not_found()?;
    let rows = batch_row::Entity::find().filter(batch_row::COLUMN.batch_id.eq(batch.id)).order_by_asc(batch_row::Column::Id);
    let rows = rows.all(db.reader()).await?;
    let known = application::Entity::find().filter(application::COLUMN.id.is_in(rows.iter().map(|row| row.application_id)));
    let known: HashMap<_, _> = known
        .find_also_related(exhibitor::Entity)
        .all(db.reader())
        .await?
        .into_iter()
        .filter_map(|(application, exhibitor)| Some((application.id, (application, exhibitor?))))
        .collect();
    let count = |outcome| rows.iter().filter(|row| row.outcome == Some(outcome)).count();
    let tried = rows.iter().filter(|row| row.outcome.is_some()).count();
    let page = BatchPage {
        rail: editor.rail("booths"),
        slug: event.slug.clone(),
        act: batch.act.key(),
        at: timestamp(batch.created_at, event.tz(), language),
        done: count(batch_row::Outcome::Done),
        undone: tried - count(batch_row::Outcome::Done),
        tried,
        total: rows.len(),
        is_going_on: tried < rows.len(),
        rows: rows.iter().filter_map(|row| told(row, known.get(&row.application_id)?, &event.slug, language)).collect(),
    };
    Ok(Tagged(editor.visit.page(page)))
}

fn told(
    row: &batch_row::Model,
    (application, exhibitor): &(application::Model, exhibitor::Model),
    slug: &str,
    language: Language,
) -> Option<Told> {
    let (outcome, tag) = row.outcome.map_or(("exhibitors-many-to-come", "wait"), |outcome| (outcome.key(), outcome.tag()));
    let why = row.why.as_ref().and_then(|why| Some(say(language, why["key"].as_str()?, &why["args"])));
    Some(Told {
        href: format!("/studio/{slug}/booths/{}", application.token),
        name: exhibitor.name.clone(),
        state: application.state.key(),
        state_tag: application.state.tag(),
        outcome: word(language, outcome),
        tag,
        why: why.unwrap_or_default(),
    })
}

/// What came of it for one application.
#[derive(Serialize)]
struct Told {
    href: String,
    name: Bilingual,
    state: &'static str,
    state_tag: &'static str,
    outcome: String,
    tag: &'static str,
    why: String,
}

#[derive(Serialize)]
struct BatchPage {
    rail: Rail,
    slug: String,
    act: &'static str,
    at: String,
    done: usize,
    undone: usize,
    tried: usize,
    total: usize,
    is_going_on: bool,
    rows: Vec<Told>,
}

impl View for BatchPage {
    const TEMPLATE: &'static str = "exhibitors/batch";
}
