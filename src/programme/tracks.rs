//! Adding, changing, ordering and deleting a track: a thread of items, or a technology village.
use super::order::Order;
use super::rooms::address;
use super::{schedule_item, track, working};
use crate::events::{Editor, Rail, event};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, BothLine, BothProse, Given};
use crate::platform::time::Now;
use crate::platform::words::word;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![blank, add, edit, change, delete, order]
}

#[derive(FromForm)]
struct TrackForm {
    name: BothLine<1, 120>,
    description: BothProse<2000>,
    village: bool,
    version: Given<i32>,
}

/// Everything somebody says of a track.
#[derive(Clone, Debug)]
pub struct TrackInput {
    pub name: Bilingual,
    pub description: Bilingual,
    /// A technology village.
    pub village: bool,
}

impl TrackForm {
    fn input(&self) -> TrackInput {
        TrackInput { name: self.name.clone().into(), description: self.description.clone().into(), village: self.village }
    }
}

#[get("/studio/<_>/tracks/new")]
fn blank(editor: Editor) -> Page<TrackView> {
    let view = TrackView::blank(&editor, FormView::default());
    editor.visit.page(view)
}

#[post("/studio/<_>/tracks/new", data = "<form>")]
async fn add(editor: Editor, form: Form<Contextual<'_, TrackForm>>, db: &Db, now: Now) -> Result<Outcome<TrackView>> {
    let sent = FormView::sent(&form.context);
    let Some(value) = &form.value else { return Ok(Outcome::Again(editor.visit.clone().page(TrackView::blank(&editor, sent)))) };
    let added = add_track(db, &editor.actor(), now.0, &editor.event, &value.input()).await;
    settle(added, |_| saved(&editor), |no| editor.visit.clone().page(TrackView::blank(&editor, sent.refused(&no))))
}

#[get("/studio/<_>/tracks/<id>", rank = 5)]
async fn edit(editor: Editor, id: i64, db: &Db) -> Result<Page<TrackView>> {
    let track = find_track(db.reader(), editor.event.id, id).await?;
    let view = TrackView::of(db, &editor, &track, filled(&track)).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/tracks/<id>", data = "<form>", rank = 5)]
async fn change(editor: Editor, id: i64, form: Form<Contextual<'_, TrackForm>>, db: &Db, now: Now) -> Result<Outcome<TrackView>> {
    let track = find_track(db.reader(), editor.event.id, id).await?;
    let sent = FormView::sent(&form.context);
    let shown = match &form.value {
        None => sent,
        Some(value) => {
            let version = value.version.0.unwrap_or(track.version);
            match change_track(db, &editor.actor(), now.0, (&editor.event, id, version), &value.input()).await {
                Ok(_) => return Ok(Outcome::Done(saved(&editor))),
                Err(AppError::Refused(no)) => sent.refused(&no),
                Err(AppError::Stale) => sent.stale(&filled(&track)),
                Err(other) => return Err(other),
            }
        }
    };
    let view = TrackView::of(db, &editor, &track, shown).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[post("/studio/<_>/tracks/<id>/delete")]
async fn delete(editor: Editor, id: i64, db: &Db, now: Now) -> Result<Outcome<TrackView>> {
    let track = find_track(db.reader(), editor.event.id, id).await?;
    let again = TrackView::of(db, &editor, &track, filled(&track)).await?;
    let deleted = delete_track(db, &editor.actor(), now.0, &editor.event, id).await;
    let visit = editor.visit.clone();
    settle(deleted, |()| moved_on(address(&editor), "programme-track-deleted"), |no| visit.page(again.refused(&no)))
}

#[post("/studio/<_>/tracks", data = "<form>")]
async fn order(editor: Editor, form: Form<Order<'_>>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    order_tracks(db, &editor.actor(), now.0, &editor.event, &form).await?;
    Ok(moved_on(address(&editor), "layout-order-saved"))
}

fn saved(editor: &Editor) -> Flash<Redirect> {
    moved_on(address(editor), "programme-track-saved")
}

/// Adds a track after the last.
pub async fn add_track(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, input: &TrackInput) -> Result<track::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let track = insert_track(&mut change, event, input).await?;
    change.commit().await?;
    Ok(track)
}

/// [`add_track`] inside a larger change.
pub async fn insert_track(change: &mut Change, event: &event::Model, input: &TrackInput) -> Result<track::Model> {
    let like = track::Entity::find().filter(track::COLUMN.event_id.eq(event.id));
    let last = like.order_by_desc(track::Column::Place).one(change.tx()).await?;
    let row = track::ActiveModel {
        event_id: Set(event.id),
        place: Set(last.map_or(1, |last| last.place + 1)),
        version: Set(1),
        ..columns(input)
    };
    let track = row.insert(change.tx()).await?;
    change.note(Note::new(event.id, "programme-log-track-added").about("track", track.id, &track.name.vi).after(&track).quiet()).await?;
    Ok(track)
}

/// Writes over a track, unless somebody else did since `version`.
pub async fn change_track(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (event, id, version): (&event::Model, i64, i32),
    input: &TrackInput,
) -> Result<track::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let before = find_track(change.tx(), event.id, id).await?;
    let row = track::ActiveModel { version: Set(version + 1), ..columns(input) };
    let same = track::Entity::update_many().set(row).filter(track::COLUMN.id.eq(id)).filter(track::COLUMN.version.eq(version));
    if same.exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let after = find_track(change.tx(), event.id, id).await?;
    let note = Note::new(event.id, "programme-log-track-changed").about("track", id, &after.name.vi);
    change.note(note.before(&before).after(&after).quiet()).await?;
    change.commit().await?;
    Ok(after)
}

/// Deletes a track without items.
pub async fn delete_track(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, id: i64) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let track = find_track(change.tx(), event.id, id).await?;
    let uses = items_on(change.tx(), id).await?.len();
    if uses > 0 {
        return Err(Refusal::new("programme-track-in-use").with("count", uses).into());
    }
    track::Entity::delete_by_id(id).exec(change.tx()).await?;
    change.note(Note::new(event.id, "programme-log-track-deleted").about("track", id, &track.name.vi).before(&track).quiet()).await?;
    change.commit().await
}

/// Puts the tracks in another order.
pub async fn order_tracks(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, order: &Order<'_>) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let ids: Vec<i64> = working::tracks(change.tx(), event.id).await?.iter().map(|track| track.id).collect();
    for (id, place) in order.applied(&ids).into_iter().zip(1..) {
        let row = track::Entity::update_many().col_expr(track::Column::Place, Expr::value(place)).filter(track::COLUMN.id.eq(id));
        row.exec(change.tx()).await?;
    }
    change.note(Note::new(event.id, "programme-log-tracks-ordered").quiet()).await?;
    change.commit().await
}

fn columns(input: &TrackInput) -> track::ActiveModel {
    track::ActiveModel {
        name: Set(input.name.clone()),
        description: Set(input.description.clone()),
        village: Set(input.village),
        ..Default::default()
    }
}

async fn find_track(db: &impl ConnectionTrait, event_id: i64, id: i64) -> Result<track::Model> {
    track::Entity::find_by_id(id).filter(track::COLUMN.event_id.eq(event_id)).one(db).await.or_not_found()
}

async fn items_on(db: &impl ConnectionTrait, track_id: i64) -> Result<Vec<schedule_item::Model>> {
    let rows = schedule_item::Entity::find().filter(schedule_item::COLUMN.track_id.eq(track_id));
    Ok(rows.order_by_asc(schedule_item::Column::StartsAt).all(db).await?)
}

fn filled(track: &track::Model) -> FormView {
    FormView::filled([
        ("name.vi", track.name.vi.clone()),
        ("name.en", track.name.en.clone()),
        ("description.vi", track.description.vi.clone()),
        ("description.en", track.description.en.clone()),
        ("village", if track.village { "true".to_owned() } else { String::new() }),
        ("version", track.version.to_string()),
    ])
}

/// "Làng công nghệ".
pub(super) fn note(track: &track::Model, language: Language) -> String {
    if track.village { word(language, "programme-track-is-village") } else { String::new() }
}

/// The form of one track.
#[derive(Serialize)]
struct TrackView {
    rail: Rail,
    form: FormView,
    base: String,
    /// Nothing for a new one.
    id: Option<i64>,
    delete_href: String,
    /// Where its items are listed.
    uses_href: String,
    uses: Vec<Bilingual>,
}

impl View for TrackView {
    const TEMPLATE: &'static str = "programme/track";
}

impl TrackView {
    fn blank(editor: &Editor, form: FormView) -> Self {
        Self {
            rail: editor.rail("rooms"),
            form,
            base: address(editor),
            id: None,
            delete_href: String::new(),
            uses_href: String::new(),
            uses: Vec::new(),
        }
    }

    async fn of(db: &Db, editor: &Editor, track: &track::Model, form: FormView) -> Result<Self> {
        let uses = items_on(db.reader(), track.id).await?.into_iter().map(|item| item.title).collect();
        let uses_href = format!("/studio/{}/programme?track={}", editor.event.slug, track.id);
        let delete_href = format!("/studio/{}/tracks/{}/delete", editor.event.slug, track.id);
        Ok(Self { id: Some(track.id), delete_href, uses, uses_href, ..Self::blank(editor, form) })
    }

    fn refused(mut self, no: &Refusal) -> Self {
        self.form = self.form.refused(no);
        self
    }
}
