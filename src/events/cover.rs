//! The cover picture of an event: put up, replaced, taken away. Without one, the event shows its drum.
use super::event;
use super::studio::{Editor, Rail};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note, SITE};
use crate::platform::db::Database;
use crate::platform::error::{OrNotFound, Refusal, Result};
use crate::platform::files::{Files, PictureUpload, PictureView, Purpose};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::lanes::Lanes;
use crate::platform::page::{Page, View};
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use rocket::{Route, State};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, EntityTrait};
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![show, save]
}

#[derive(FromForm)]
struct Sent {
    cover: PictureUpload,
    remove: bool,
}

// Doors.

#[get("/studio/<_>/cover")]
fn show(editor: Editor) -> Page<Cover> {
    let view = Cover::of(&editor, FormView::default());
    editor.visit.page(view)
}

#[post("/studio/<_>/cover", data = "<form>")]
async fn save(
    form: Form<Contextual<'_, Sent>>,
    editor: Editor,
    now: Now,
    db: &Db,
    files: &State<Files>,
    lanes: &State<Lanes>,
) -> Result<Outcome<Cover>> {
    let view = FormView::sent(&form.context);
    let result = match form.into_inner().value {
        Some(sent) => keep(db, &editor, sent, (files, lanes), now.0).await,
        None => return Ok(Outcome::Again(again(editor, view))),
    };
    settle(
        result,
        |word| moved_on(format!("/studio/{}/cover", editor.event.slug), word),
        |no| {
            let view = Cover::of(&editor, view.refused(&no));
            editor.visit.clone().page(view)
        },
    )
}

fn again(editor: Editor, form: FormView) -> Page<Cover> {
    let view = Cover::of(&editor, form);
    editor.visit.page(view)
}

// Work.

/// Keeps the picture; answers the word of success.
async fn keep(db: &Database, editor: &Editor, sent: Sent, (files, lanes): (&Files, &Lanes), now: DateTimeUtc) -> Result<&'static str> {
    let picture = files.store_picture(lanes, sent.cover, Purpose::Cover).await?;
    let (cover, word) = match picture {
        Some(picture) => (Some(picture.to_string()), "events-cover-saved"),
        None if sent.remove => (None, "events-cover-removed"),
        None => return Err(Refusal::at("cover", "events-cover-choose").into()),
    };
    set_cover(db, &editor.actor(), editor.event.id, cover, now).await?;
    Ok(word)
}

async fn set_cover(db: &Database, actor: &Actor, event_id: i64, cover: Option<String>, now: DateTimeUtc) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let before = event::Entity::find_by_id(event_id).one(change.tx()).await.or_not_found()?;
    let row = event::ActiveModel { id: Unchanged(event_id), cover: Set(cover.clone()), updated_at: Set(now), ..Default::default() };
    row.update(change.tx()).await?;
    let note = Note::new(event_id, "events-log-cover").about("event", event_id, &before.name.vi);
    change.note(note.before(&Recorded { cover: before.cover }).after(&Recorded { cover })).await?;
    change.touch(SITE);
    change.commit().await
}

#[derive(Serialize)]
struct Recorded {
    cover: Option<String>,
}

// View.

#[derive(Serialize)]
struct Cover {
    rail: Rail,
    slug: String,
    present: String,
    drum: String,
    form: FormView,
}

impl View for Cover {
    const TEMPLATE: &'static str = "events/cover";
}

impl Cover {
    fn of(editor: &Editor, form: FormView) -> Self {
        let event = &editor.event;
        Self {
            rail: editor.rail("settings"),
            slug: event.slug.clone(),
            present: PictureView::of(event.cover.as_deref()).map(|picture| picture.src).unwrap_or_default(),
            drum: super::emblem::address(&event.slug, event.accent.as_deref()),
            form,
        }
    }
}
