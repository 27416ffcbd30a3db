//! The photographs of a post: many sent at once, put in order, put away and taken out again.
use super::photo::{self, all_of};
use super::photograph::Shown;
use super::post;
use super::write::{address, find};
use crate::events::{Editor, Rail};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::files::{PictureRef, PictureUpload, Pictures, Purpose};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use crate::platform::words::say;
use crate::programme::order::Order;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::http::Status;
use rocket::response::{Flash, Redirect};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::Value;

/// Photographs of one post, put away or not: a page must stay one that people look through.
const MOST: usize = 400;

pub fn routes() -> Vec<rocket::Route> {
    routes![list, add, add_one, order, put_away, take_out, lead]
}

/// Several pictures at once, as a form without script sends them.
#[derive(FromForm)]
struct Several {
    photos: Vec<PictureUpload>,
}

/// One picture, as the script sends them one after the other.
#[derive(FromForm)]
struct One {
    photo: PictureUpload,
}

// Doors.

#[get("/studio/<_>/news/<id>/photos")]
async fn list(editor: Editor, id: i64, db: &Db) -> Result<Page<Photos>> {
    let post = find(db.reader(), editor.event.id, id).await?;
    let view = Photos::of(db.reader(), &editor, &post, FormView::default()).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/news/<id>/photos", data = "<form>")]
async fn add(
    editor: Editor,
    id: i64,
    form: Form<Contextual<'_, Several>>,
    pictures: Pictures<'_>,
    db: &Db,
    now: Now,
) -> Result<Outcome<Photos>> {
    let post = find(db.reader(), editor.event.id, id).await?;
    let mut shown = FormView::sent(&form.context);
    let sent = form.value.as_ref().map(|form| form.photos.as_slice()).unwrap_or_default();
    let (kept, refused) = keep_all(&pictures, sent).await?;
    if !kept.is_empty() {
        add_photos(db, &editor.actor(), now.0, &post, &kept).await?;
    }
    if refused.is_empty() && !kept.is_empty() {
        return Ok(Outcome::Done(moved_on(here(&editor, id), "news-photos-added")));
    }
    for no in &refused {
        shown = shown.refused(no);
    }
    if kept.is_empty() && refused.is_empty() && form.value.is_some() {
        shown = shown.refused(&Refusal::at("photos", "news-photos-choose"));
    }
    let view = Photos::of(db.reader(), &editor, &post, shown).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

/// Answers without a page: the script says what became of each file beside its name.
#[post("/studio/<_>/news/<id>/photos/one", data = "<form>")]
async fn add_one(
    editor: Editor,
    id: i64,
    form: Form<Contextual<'_, One>>,
    pictures: Pictures<'_>,
    db: &Db,
    now: Now,
) -> Result<(Status, String)> {
    let post = find(db.reader(), editor.event.id, id).await?;
    let no = match &form.value {
        None => FormView::sent(&form.context).errors.into_values().flatten().next(),
        Some(one) => match pictures.keep(&one.photo, Purpose::Photo).await {
            Ok(Some(picture)) => refused(add_photos(db, &editor.actor(), now.0, &post, &[picture]).await)?,
            Ok(None) => Some(Refusal::at("photo", "news-photos-choose")),
            Err(AppError::Refused(no)) => Some(no),
            Err(other) => return Err(other),
        },
    };
    Ok(match no {
        None => (Status::NoContent, String::new()),
        Some(no) => (Status::UnprocessableEntity, say(editor.visit.language, &no.key, &Value::Object(no.args))),
    })
}

#[post("/studio/<_>/news/<id>/photos/order", data = "<form>")]
async fn order(editor: Editor, id: i64, form: Form<Order<'_>>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let post = find(db.reader(), editor.event.id, id).await?;
    order_photos(db, &editor.actor(), now.0, &post, &form).await?;
    Ok(moved_on(here(&editor, id), "layout-order-saved"))
}

#[post("/studio/<_>/news/<id>/photos/<photo>/delete")]
async fn put_away(editor: Editor, id: i64, photo: i64, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let post = find(db.reader(), editor.event.id, id).await?;
    keep_or_not(db, &editor.actor(), now.0, (&post, photo), Some(now.0)).await?;
    Ok(moved_on(here(&editor, id), "news-photo-deleted"))
}

#[post("/studio/<_>/news/<id>/photos/<photo>/restore")]
async fn take_out(editor: Editor, id: i64, photo: i64, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let post = find(db.reader(), editor.event.id, id).await?;
    keep_or_not(db, &editor.actor(), now.0, (&post, photo), None).await?;
    Ok(moved_on(here(&editor, id), "news-photo-restored"))
}

#[post("/studio/<_>/news/<id>/photos/<photo>/lead")]
async fn lead(editor: Editor, id: i64, photo: i64, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let post = find(db.reader(), editor.event.id, id).await?;
    choose_lead(db, &editor.actor(), now.0, &post, photo).await?;
    Ok(moved_on(here(&editor, id), "news-photo-leads"))
}

fn here(editor: &Editor, id: i64) -> String {
    format!("{}/photos", address(editor, id))
}

fn refused<T>(result: Result<T>) -> Result<Option<Refusal>> {
    match result {
        Ok(_) => Ok(None),
        Err(AppError::Refused(no)) => Ok(Some(no)),
        Err(other) => Err(other),
    }
}

// Work.

/// Keeps what are pictures; one that is none does not keep the others away.
async fn keep_all(pictures: &Pictures<'_>, sent: &[PictureUpload]) -> Result<(Vec<PictureRef>, Vec<Refusal>)> {
    let (mut kept, mut refused) = (Vec::new(), Vec::new());
    for upload in sent {
        match pictures.keep(upload, Purpose::Photo).await {
            Ok(picture) => kept.extend(picture),
            Err(AppError::Refused(no)) => refused.push(Refusal { field: Some("photos".into()), ..no }),
            Err(other) => return Err(other),
        }
    }
    Ok((kept, refused))
}

/// Puts photographs after the last of a post. The first of all leads it.
pub async fn add_photos(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    post: &post::Model,
    pictures: &[PictureRef],
) -> Result<Vec<photo::Model>> {
    let mut change = Change::begin(db, actor, now).await?;
    let present = all_of(post.id).all(change.tx()).await?;
    if present.len() + pictures.len() > MOST {
        return Err(Refusal::at("photos", "news-photos-too-many").with("most", MOST).into());
    }
    let last = present.last().map_or(0, |last| last.place);
    let mut added = Vec::new();
    for (picture, place) in pictures.iter().zip(last + 1..) {
        added.push(blank(post, picture, place, now).insert(change.tx()).await?);
    }
    let leads = find(change.tx(), post.event_id, post.id).await?.lead_photo_id;
    if let (None, Some(first)) = (leads, added.first()) {
        set_lead(change.tx(), post.id, Some(first.id)).await?;
    }
    change.note(Note::new(post.event_id, "news-log-photos-added").about("post", post.id, &post.title.vi)).await?;
    change.commit().await?;
    Ok(added)
}

fn blank(post: &post::Model, picture: &PictureRef, place: i32, now: DateTime<Utc>) -> photo::ActiveModel {
    photo::ActiveModel {
        event_id: Set(post.event_id),
        post_id: Set(post.id),
        file: Set(picture.to_string()),
        alt: Set(Bilingual::default()),
        caption: Set(Bilingual::default()),
        credit: Set(String::new()),
        press: Set(false),
        place: Set(place),
        uploaded_at: Set(now),
        version: Set(1),
        ..Default::default()
    }
}

async fn set_lead(db: &impl ConnectionTrait, post: i64, lead: Option<i64>) -> Result<()> {
    let row = post::Entity::update_many().col_expr(post::Column::LeadPhotoId, Expr::value(lead));
    row.filter(post::COLUMN.id.eq(post)).exec(db).await?;
    Ok(())
}

/// Puts the photographs in another order.
pub async fn order_photos(db: &Database, actor: &Actor, now: DateTime<Utc>, post: &post::Model, order: &Order<'_>) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let ids: Vec<i64> = photo::kept([post.id]).all(change.tx()).await?.iter().map(|photo| photo.id).collect();
    for (id, place) in order.applied(&ids).into_iter().zip(1..) {
        let row = photo::Entity::update_many().col_expr(photo::Column::Place, Expr::value(place)).filter(photo::COLUMN.id.eq(id));
        row.exec(change.tx()).await?;
    }
    change.note(Note::new(post.event_id, "news-log-photos-ordered").about("post", post.id, &post.title.vi)).await?;
    change.commit().await
}

/// Puts a photograph away, or takes it out again. The next one leads where the leading one goes.
pub async fn keep_or_not(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (post, id): (&post::Model, i64),
    deleted_at: Option<DateTime<Utc>>,
) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    find_photo(change.tx(), post.id, id).await?;
    let row = photo::Entity::update_many().col_expr(photo::Column::DeletedAt, Expr::value(deleted_at)).filter(photo::COLUMN.id.eq(id));
    row.exec(change.tx()).await?;
    let left = photo::kept([post.id]).all(change.tx()).await?;
    let leads = find(change.tx(), post.event_id, post.id).await?.lead_photo_id.filter(|lead| left.iter().any(|photo| photo.id == *lead));
    set_lead(change.tx(), post.id, leads.or(left.first().map(|photo| photo.id))).await?;
    let act = if deleted_at.is_some() { "news-log-photo-deleted" } else { "news-log-photo-restored" };
    change.note(Note::new(post.event_id, act).about("post", post.id, &post.title.vi)).await?;
    change.commit().await
}

/// Lets one photograph stand at the head of the post and in lists.
pub async fn choose_lead(db: &Database, actor: &Actor, now: DateTime<Utc>, post: &post::Model, id: i64) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let photo = find_photo(change.tx(), post.id, id).await?;
    if photo.deleted_at.is_some() {
        return Err(AppError::NotFound);
    }
    set_lead(change.tx(), post.id, Some(id)).await?;
    change.note(Note::new(post.event_id, "news-log-photo-leads").about("post", post.id, &post.title.vi)).await?;
    change.commit().await
}

/// A photograph of this post, put away or not.
pub async fn find_photo(db: &impl ConnectionTrait, post_id: i64, id: i64) -> Result<photo::Model> {
    photo::Entity::find_by_id(id).filter(photo::COLUMN.post_id.eq(post_id)).one(db).await.or_not_found()
}

// The page.

#[derive(Serialize)]
struct Photos {
    rail: Rail,
    form: FormView,
    title: Bilingual,
    /// The post's own page.
    base: String,
    rows: Vec<Row>,
    /// Put away.
    gone: Vec<Row>,
    without_alt: usize,
}

#[derive(Serialize)]
struct Row {
    id: i64,
    href: String,
    photo: Shown,
    /// Ready name for the buttons.
    label: String,
    leads: bool,
    described: bool,
    press: bool,
    first: bool,
    last: bool,
}

impl View for Photos {
    const TEMPLATE: &'static str = "news/photos";
}

impl Photos {
    async fn of(db: &impl ConnectionTrait, editor: &Editor, post: &post::Model, form: FormView) -> Result<Self> {
        let (gone, kept): (Vec<_>, Vec<_>) = all_of(post.id).all(db).await?.into_iter().partition(|photo| photo.deleted_at.is_some());
        let leads = find(db, post.event_id, post.id).await?.lead_photo_id;
        let base = address(editor, post.id);
        let without_alt = kept.iter().filter(|photo| photo.alt.is_empty()).count();
        let rows = |photos: Vec<photo::Model>| -> Vec<Row> {
            let last = photos.len();
            let row = |(photo, number)| Row::of(photo, (number, last), leads, editor, &base);
            photos.into_iter().zip(1..).map(row).collect()
        };
        Ok(Self { rail: editor.rail("news"), form, title: post.title.clone(), rows: rows(kept), gone: rows(gone), without_alt, base })
    }
}

impl Row {
    fn of(photo: photo::Model, (number, last): (usize, usize), leads: Option<i64>, editor: &Editor, base: &str) -> Self {
        Self {
            id: photo.id,
            href: format!("{base}/photos/{}", photo.id),
            label: say(editor.visit.language, "news-photo-number", &serde_json::json!({ "number": number })),
            leads: leads == Some(photo.id),
            described: photo.alt.any(),
            press: photo.press,
            first: number == 1,
            last: number == last,
            photo: Shown::of(&photo, Vec::new()),
        }
    }
}
