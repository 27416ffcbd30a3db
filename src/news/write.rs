//! Writing a post, and changing it.
use super::post::{self, Kind, kept};
use super::published::Publishing;
use super::related;
use crate::events::{Editor, Rail, event};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::{BothLine, BothProse, Given, Line, Slug, fold};
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use std::collections::HashSet;
use uuid::Uuid;

/// Posts and events offered to lead on to, each.
const OFFERED: u64 = 60;

pub fn routes() -> Vec<rocket::Route> {
    routes![blank, add, edit, change]
}

/// Everything somebody says of a post.
#[derive(Clone, Debug, FromForm)]
pub struct PostInput {
    pub title: BothLine<2, 200>,
    pub lead: BothProse<600>,
    pub body: BothProse<30_000>,
    pub author: Line<0, 120>,
    /// Stands in the press kit.
    pub press: bool,
    pub related_posts: Vec<i64>,
    pub related_events: Vec<i64>,
    /// Of the row that was on record when the form was opened.
    pub version: Given<i32>,
}

// Doors.

#[get("/studio/<_>/news/new?<kind>")]
async fn blank(editor: Editor, kind: Option<Kind>, db: &Db) -> Result<Page<Writing>> {
    let view = Writing::blank(db, &editor, kind.unwrap_or_default(), FormView::default()).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/news/new?<kind>", data = "<form>")]
async fn add(editor: Editor, kind: Option<Kind>, form: Form<Contextual<'_, PostInput>>, db: &Db, now: Now) -> Result<Outcome<Writing>> {
    let kind = kind.unwrap_or_default();
    let sent = FormView::sent(&form.context);
    let shown = match &form.value {
        None => sent,
        Some(input) => match add_post(db, &editor.actor(), now.0, (&editor.event, kind), input).await {
            Ok(post) => return Ok(Outcome::Done(moved_on(format!("{}/photos", address(&editor, post.id)), "news-post-added"))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(other) => return Err(other),
        },
    };
    let view = Writing::blank(db, &editor, kind, shown).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[get("/studio/<_>/news/<id>", rank = 5)]
async fn edit(editor: Editor, id: i64, db: &Db, now: Now) -> Result<Page<Writing>> {
    let post = find(db.reader(), editor.event.id, id).await?;
    let view = Writing::of(db, &editor, (&post, now.0), filled(db.reader(), &post).await?).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/news/<id>", data = "<form>", rank = 5)]
async fn change(editor: Editor, id: i64, form: Form<Contextual<'_, PostInput>>, db: &Db, now: Now) -> Result<Outcome<Writing>> {
    let post = find(db.reader(), editor.event.id, id).await?;
    let sent = FormView::sent(&form.context);
    let shown = match &form.value {
        None => sent,
        Some(input) => match change_post(db, &editor.actor(), now.0, &post, input).await {
            Ok(_) => return Ok(Outcome::Done(saved(&editor, id))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(AppError::Stale) => sent.stale(&filled(db.reader(), &post).await?),
            Err(other) => return Err(other),
        },
    };
    let view = Writing::of(db, &editor, (&post, now.0), shown).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

fn saved(editor: &Editor, id: i64) -> Flash<Redirect> {
    moved_on(address(editor, id), "news-post-saved")
}

// Work.

/// Writes a new post, which nobody else sees yet.
pub async fn add_post(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (event, kind): (&event::Model, Kind),
    input: &PostInput,
) -> Result<post::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let post = insert_post(&mut change, event, kind, input).await?;
    change.commit().await?;
    Ok(post)
}

/// [`add_post`] inside a larger change.
pub async fn insert_post(change: &mut Change, event: &event::Model, kind: Kind, input: &PostInput) -> Result<post::Model> {
    let now = change.now();
    let row = post::ActiveModel {
        uuid: Set(Uuid::new_v4().to_string()),
        event_id: Set(event.id),
        kind: Set(kind),
        slug: Set(free_slug(change.tx(), event.id, &input.title.vi).await?.into_string()),
        created_at: Set(now),
        version: Set(1),
        ..columns(input, now)
    };
    let post = row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("news-saved-at-once"))?;
    related::choose(change, &post, &input.related_posts, &input.related_events).await?;
    change.note(Note::new(event.id, "news-log-added").about("post", post.id, &post.title.vi).after(&post).quiet()).await?;
    Ok(post)
}

/// Writes over a post, unless somebody else did since the form was opened.
pub async fn change_post(db: &Database, actor: &Actor, now: DateTime<Utc>, before: &post::Model, input: &PostInput) -> Result<post::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let version = input.version.0.unwrap_or(before.version);
    let row = post::ActiveModel { version: Set(version + 1), ..columns(input, now) };
    let same = post::Entity::update_many().set(row).filter(post::COLUMN.id.eq(before.id)).filter(post::COLUMN.version.eq(version));
    if same.exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let after = find(change.tx(), before.event_id, before.id).await?;
    related::choose(&change, &after, &input.related_posts, &input.related_events).await?;
    let note = Note::new(before.event_id, "news-log-changed").about("post", after.id, &after.title.vi).before(before).after(&after);
    change.note(note).await?;
    change.commit().await?;
    Ok(after)
}

fn columns(input: &PostInput, now: DateTime<Utc>) -> post::ActiveModel {
    let words = [&*input.title.vi, &*input.title.en, &*input.lead.vi, &*input.lead.en].join(" ");
    post::ActiveModel {
        title: Set(input.title.clone().into()),
        lead: Set(input.lead.clone().into()),
        body: Set(input.body.clone().into()),
        author: Set(input.author.to_string()),
        press: Set(input.press),
        folded: Set(fold(&words)),
        updated_at: Set(now),
        ..Default::default()
    }
}

/// A post of this event, put away or not.
pub async fn find(db: &impl ConnectionTrait, event_id: i64, id: i64) -> Result<post::Model> {
    post::Entity::find_by_id(id).filter(post::COLUMN.event_id.eq(event_id)).one(db).await.or_not_found()
}

/// Made of the title; numbered where the event has a post of that address.
async fn free_slug(db: &impl ConnectionTrait, event_id: i64, title: &str) -> Result<Slug> {
    let wanted = Slug::made_of(title);
    let rows = post::Entity::find().filter(post::COLUMN.event_id.eq(event_id)).select_only().column(post::Column::Slug);
    let taken: HashSet<String> = rows.into_tuple().all(db).await?.into_iter().collect();
    let numbered = (2..).map(|number| wanted.numbered(number));
    let mut slugs = std::iter::once(wanted.clone()).chain(numbered);
    Ok(slugs.find(|slug| !taken.contains(&**slug)).unwrap_or(wanted))
}

/// What is on record, as the fields of the form.
async fn filled(db: &impl ConnectionTrait, post: &post::Model) -> Result<FormView> {
    let others = related::others(db, post.id).await?;
    let listed = |ids: Vec<i64>| ids.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    Ok(FormView::filled([
        ("title.vi", post.title.vi.clone()),
        ("title.en", post.title.en.clone()),
        ("lead.vi", post.lead.vi.clone()),
        ("lead.en", post.lead.en.clone()),
        ("body.vi", post.body.vi.clone()),
        ("body.en", post.body.en.clone()),
        ("author", post.author.clone()),
        ("press", if post.press { "true".to_owned() } else { String::new() }),
        ("related_posts", listed(others.posts.iter().map(|post| post.id).collect())),
        ("related_events", listed(others.events.iter().map(|event| event.id).collect())),
        ("version", post.version.to_string()),
    ]))
}

/// Where a post is written.
pub fn address(editor: &Editor, id: i64) -> String {
    format!("/studio/{}/news/{id}", editor.event.slug)
}

// The page.

#[derive(Serialize)]
struct Writing {
    rail: Rail,
    form: FormView,
    /// Where all posts are.
    base: String,
    kind: Kind,
    /// Nothing for a new one.
    publishing: Option<Publishing>,
    posts: Vec<Offer>,
    events: Vec<Offer>,
}

/// Something the post may lead on to.
#[derive(Serialize)]
struct Offer {
    id: i64,
    name: crate::platform::text::Bilingual,
    chosen: bool,
}

impl View for Writing {
    const TEMPLATE: &'static str = "news/write";
}

impl Writing {
    async fn blank(db: &Db, editor: &Editor, kind: Kind, form: FormView) -> Result<Self> {
        let (posts, events) = offers(db.reader(), (editor.event.id, None), &form).await?;
        let base = format!("/studio/{}/news", editor.event.slug);
        Ok(Self { rail: editor.rail("news"), form, base, kind, publishing: None, posts, events })
    }

    async fn of(db: &Db, editor: &Editor, (post, now): (&post::Model, DateTime<Utc>), form: FormView) -> Result<Self> {
        let (posts, events) = offers(db.reader(), (editor.event.id, Some(post.id)), &form).await?;
        let base = format!("/studio/{}/news", editor.event.slug);
        let publishing = Some(Publishing::of(db.reader(), editor, post, now).await?);
        Ok(Self { rail: editor.rail("news"), form, base, kind: post.kind, publishing, posts, events })
    }
}

/// The event's other posts, and public events, the newest first; chosen as the form says.
async fn offers(db: &impl ConnectionTrait, (event_id, own): (i64, Option<i64>), form: &FormView) -> Result<(Vec<Offer>, Vec<Offer>)> {
    let chosen = |field: &str| -> HashSet<i64> {
        form.values.get(field).into_iter().flat_map(|ids| ids.split(',')).filter_map(|id| id.parse().ok()).collect()
    };
    let (posts, events) = (chosen("related_posts"), chosen("related_events"));
    let others = kept(event_id).order_by_desc(post::Column::Id).limit(OFFERED).all(db).await?;
    let public = event::Entity::find().filter(event::COLUMN.state.ne(event::State::Draft)).filter(event::COLUMN.id.ne(event_id));
    let public = public.order_by_desc(event::Column::StartsOn).limit(OFFERED).all(db).await?;
    let post = |row: post::Model| Offer { chosen: posts.contains(&row.id), id: row.id, name: row.title };
    let event = |row: event::Model| Offer { chosen: events.contains(&row.id), id: row.id, name: row.name };
    Ok((others.into_iter().filter(|row| Some(row.id) != own).map(post).collect(), public.into_iter().map(event).collect()))
}
