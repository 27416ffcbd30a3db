//! The pairs of an event that may be one person each, and what was merged lately.
use super::apart::keep_apart;
use super::find::{Pair, pairs};
use crate::events::event;
use crate::events::studio::{Editor, Organizer, Rail};
use crate::people::line::PersonLine;
use crate::people::merge::{self, Kind};
use crate::people::tabs::Tabs;
use crate::people::{lines, person};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::form::moved_on;
use crate::platform::page::{Page, View};
use crate::platform::time::{Now, timestamp};
use chrono::{DateTime, Utc};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::json;

/// Merges of the event that are listed.
const LATELY: u64 = 20;

pub fn routes() -> Vec<rocket::Route> {
    routes![list, apart]
}

#[derive(FromForm)]
struct Two {
    one: i64,
    other: i64,
}

// `<slug>` of a person has the same shape: this goes first.
#[get("/studio/<_>/people/duplicates")]
async fn list(organizer: Organizer, db: &Db) -> Result<Page<DuplicatesPage>> {
    let view = DuplicatesPage::of(db, &organizer.0).await?;
    Ok(organizer.0.visit.page(view))
}

#[post("/studio/<_>/people/duplicates/apart", data = "<form>")]
async fn apart(form: Form<Two>, organizer: Organizer, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let editor = organizer.0;
    set_apart(db, &editor.event, &editor.actor(), now.0, (form.one, form.other)).await?;
    Ok(moved_on(format!("/studio/{}/people/duplicates", editor.event.slug), "people-duplicates-apart-done"))
}

/// Says for good that two people are two. One of them at least comes to the event.
pub async fn set_apart(db: &Database, event: &event::Model, actor: &Actor, now: DateTime<Utc>, (one, other): (i64, i64)) -> Result<()> {
    let (a, b) = super::compare::two_of(db.reader(), event, one, other).await?;
    let mut change = Change::begin(db, actor, now).await?;
    keep_apart(&change, a.id, b.id).await?;
    let names = json!({ "people": [a.name, b.name] });
    change.note(Note::new(event.id, "people-log-kept-apart").about("person", a.id, a.name.as_str()).after(&names).quiet()).await?;
    change.commit().await
}

#[derive(Serialize)]
struct DuplicatesPage {
    rail: Rail,
    tabs: Tabs,
    base: String,
    pairs: Vec<PairRow>,
    merged: Vec<MergedRow>,
}

impl View for DuplicatesPage {
    const TEMPLATE: &'static str = "people/duplicates";
}

#[derive(Serialize)]
struct PairRow {
    one: Side,
    other: Side,
    /// Word keys.
    reasons: Vec<&'static str>,
    compare: String,
}

#[derive(Serialize)]
struct Side {
    id: i64,
    line: PersonLine,
}

/// A merge that can be undone, or was.
#[derive(Serialize)]
pub struct MergedRow {
    /// Where it is taken back.
    undo: String,
    label: String,
    kept: String,
    by: String,
    at: String,
    undone: bool,
}

impl DuplicatesPage {
    async fn of(db: &Database, editor: &Editor) -> Result<Self> {
        let base = format!("/studio/{}/people", editor.event.slug);
        let pairs = pairs(db.reader(), editor.event.id).await?;
        let ids: Vec<i64> = pairs.iter().flat_map(|pair| [pair.one.id, pair.other.id]).collect();
        let lines = lines::known(db.reader(), &ids, None).await?;
        let side = |person: &person::Model| {
            let line = lines.get(&person.id).cloned().unwrap_or_default().line(editor.visit.language, String::new());
            Side { id: person.id, line }
        };
        let row = |pair: &Pair| PairRow {
            one: side(&pair.one),
            other: side(&pair.other),
            reasons: pair.reasons.iter().map(|reason| reason.key()).collect(),
            compare: format!("{base}/duplicates/{}/{}", pair.one.slug, pair.other.slug),
        };
        Ok(Self {
            rail: editor.rail("people"),
            tabs: editor.into(),
            pairs: pairs.iter().map(row).collect(),
            merged: merged(db, editor, Kind::Person).await?,
            base,
        })
    }
}

/// What the team of this event merged lately, the newest first.
pub async fn merged(db: &Database, editor: &Editor, kind: Kind) -> Result<Vec<MergedRow>> {
    let rows = merge::Entity::find()
        .filter(merge::COLUMN.kind.eq(kind))
        .filter(merge::COLUMN.event_id.eq(editor.event.id))
        .order_by_desc(merge::COLUMN.id)
        .limit(LATELY);
    let row = |merge: merge::Model| MergedRow {
        undo: format!("/studio/{}/merges/{}/undo", editor.event.slug, merge.id),
        kept: kept_name(&merge),
        label: merge.label,
        by: merge.by_name,
        at: timestamp(merge.at, editor.event.tz(), editor.visit.language),
        undone: merge.undone_at.is_some(),
    };
    Ok(rows.all(db.reader()).await?.into_iter().map(row).collect())
}

/// What the one that was kept was called then.
fn kept_name(merge: &merge::Model) -> String {
    let name = match merge.kind {
        Kind::Person => &merge.kept["person"]["name"],
        Kind::Organisation => &merge.kept["name"]["vi"],
    };
    name.as_str().unwrap_or_default().to_owned()
}

/// A merge the team of this event has made.
pub async fn own_merge(db: &Database, event: &event::Model, id: i64) -> Result<merge::Model> {
    let merge = merge::Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    if merge.event_id == Some(event.id) { Ok(merge) } else { Err(AppError::NotFound) }
}
