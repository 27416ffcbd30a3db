//! Making an organisation one with another that is the same.
use super::list::Said;
use super::{COLUMN, Column, Entity, Model};
use crate::events::event;
use crate::events::studio::{Editor, Organizer, Rail};
use crate::people::merge::organisations::merge_organisations;
use crate::people::merge::{Means, Model as Merge, References};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::form::moved_on;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, fold};
use chrono::{DateTime, Utc};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

/// Organisations that are offered.
const OFFERED: u64 = 20;

pub fn routes() -> Vec<rocket::Route> {
    routes![search, merge]
}

#[derive(FromForm)]
struct Other {
    gone: i64,
    /// Of both, as they were seen.
    version: i32,
    gone_version: i32,
}

#[get("/studio/<_>/organisations/<id>/merge?<q>")]
async fn search(id: i64, q: Option<&str>, organizer: Organizer, db: &Db) -> Result<Page<MergePage>> {
    let row = Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    let view = MergePage::of(db, &organizer.0, &row, q).await?;
    Ok(organizer.0.visit.page(view))
}

#[post("/studio/<_>/organisations/<id>/merge", data = "<form>")]
async fn merge(id: i64, form: Form<Other>, organizer: Organizer, means: Means) -> Result<Flash<Redirect>> {
    let editor = organizer.0;
    let kept = Entity::find_by_id(id).one(means.db.reader()).await.or_not_found()?;
    let gone = Entity::find_by_id(form.gone).one(means.db.reader()).await.or_not_found()?;
    let seen = (&Model { version: form.version, ..kept }, &Model { version: form.gone_version, ..gone });
    let there = format!("/studio/{}/organisations/{id}", editor.event.slug);
    match make_one(&means.db, &means.references, &editor.event, (&editor.actor(), means.now), seen).await {
        Ok(_) => Ok(moved_on(there, "people-organisations-merged")),
        Err(AppError::Stale) => Ok(Flash::error(Redirect::to(there), "people-merge-stale")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(there), no.key)),
        Err(other) => Err(other),
    }
}

/// Makes two organisations one: (the one that is kept, the one that goes), both as they were seen.
pub async fn make_one(
    db: &Database,
    references: &References,
    event: &event::Model,
    (actor, now): (&Actor, DateTime<Utc>),
    both: (&Model, &Model),
) -> Result<Merge> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let merge = merge_organisations(&mut change, references, event, both).await?;
        change.commit().await?;
        Ok(merge)
    })
    .await
}

#[derive(Serialize)]
struct MergePage {
    rail: Rail,
    back: String,
    name: Bilingual,
    version: i32,
    q: String,
    rows: Vec<Row>,
}

impl View for MergePage {
    const TEMPLATE: &'static str = "people/organisation_merge";
}

#[derive(Serialize)]
struct Row {
    id: i64,
    version: i32,
    name: Bilingual,
    label: String,
    level: Said,
    block: Said,
}

impl MergePage {
    async fn of(db: &Database, editor: &Editor, row: &Model, q: Option<&str>) -> Result<Self> {
        let language = editor.visit.language;
        let asked = q.map_or_else(|| beginning(&row.folded), |q| q.trim().chars().take(100).collect());
        let mut found = Entity::find().filter(COLUMN.id.ne(row.id));
        for word in fold(&asked).split(' ').filter(|word| !word.is_empty()) {
            found = found.filter(Expr::col((Entity, Column::Folded)).like(format!("%{}%", word.replace(['%', '_', '\\'], ""))));
        }
        let rows = found.order_by_asc(COLUMN.folded).limit(OFFERED).all(db.reader()).await?;
        let shown = |one: Model| {
            let (level, block) = super::list::said(&one, language);
            Row { id: one.id, version: one.version, label: one.name.plain(language).to_owned(), name: one.name, level, block }
        };
        Ok(Self {
            rail: editor.rail("people"),
            back: format!("/studio/{}/organisations/{}", editor.event.slug, row.id),
            name: row.name.clone(),
            version: row.version,
            q: asked,
            rows: rows.into_iter().map(shown).collect(),
        })
    }
}

/// What is looked for at first: names that begin alike.
fn beginning(folded: &str) -> String {
    folded.split(' ').take(3).collect::<Vec<_>>().join(" ")
}
