//! The news of an event, the newest first: what a visitor reads, and the few that the event's own page shows.
use super::photo;
use super::photograph::Shown;
use super::post::{self, Kind};
use crate::events::{EventVisit, event};
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, date_full, local};
use crate::platform::words::say;
use chrono::{DateTime, Utc};
use rocket::State;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// Posts on one page.
const ON_A_PAGE: u64 = 20;

pub fn routes() -> Vec<rocket::Route> {
    routes![news]
}

#[derive(FromForm)]
struct Asked {
    page: Option<u64>,
}

// The address has the shape of a page of the studio, which goes first.
#[get("/<_>/<_>/news?<asked..>")]
async fn news(visit: EventVisit, asked: Asked, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    let draw = || async {
        let view = News::of(db, &visit, asked.page.unwrap_or(1).clamp(1, 10_000), now.0).await?;
        Ok(Drawn::until(view, next_turn(db.reader(), visit.event.id, now.0).await?))
    };
    pages.page(visit.visit.clone(), visit.at(), now.0, draw).await
}

/// When the next post comes out by itself: until then what the public reads stays the same.
pub async fn next_turn(db: &impl ConnectionTrait, event_id: i64, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    let waiting = post::kept(event_id).filter(post::COLUMN.publish_at.gt(now)).order_by_asc(post::Column::PublishAt);
    Ok(waiting.one(db).await?.and_then(|post| post.publish_at))
}

/// A post in a list: enough to choose by.
#[derive(Clone, Debug, Serialize)]
pub struct Teaser {
    pub href: String,
    pub title: Bilingual,
    lead: Bilingual,
    /// "Thứ Hai, 23/11/2026".
    when: String,
    album: bool,
    /// "24 ảnh", for an album.
    count: String,
    photo: Option<Shown>,
}

/// The newest public posts of an event, at most so many, after the first `skip`. See [`next_turn`] for how long they stay so.
pub async fn latest(
    db: &impl ConnectionTrait,
    event: &event::Model,
    (skip, most): (u64, u64),
    now: DateTime<Utc>,
    language: Language,
) -> Result<Vec<Teaser>> {
    let posts = post::public(event.id, now).offset(skip).limit(most).all(db).await?;
    teasers(db, event, posts, language).await
}

/// Posts as lists show them, in the order given.
pub async fn teasers(db: &impl ConnectionTrait, event: &event::Model, posts: Vec<post::Model>, language: Language) -> Result<Vec<Teaser>> {
    let leading = posts.iter().filter_map(|post| post.lead_photo_id);
    let leading = photo::Entity::find().filter(photo::COLUMN.id.is_in(leading)).filter(photo::COLUMN.deleted_at.is_null());
    let photos: HashMap<i64, photo::Model> = leading.all(db).await?.into_iter().map(|photo| (photo.id, photo)).collect();
    let albums = posts.iter().filter(|post| post.kind == Kind::Album).map(|post| post.id);
    let counted = photo::Entity::find()
        .filter(photo::COLUMN.post_id.is_in(albums))
        .filter(photo::COLUMN.deleted_at.is_null())
        .select_only()
        .column(photo::Column::PostId)
        .column_as(photo::Column::Id.count(), "count")
        .group_by(photo::Column::PostId);
    let counts: HashMap<i64, i64> = counted.into_tuple::<(i64, i64)>().all(db).await?.into_iter().collect();
    let teaser = |post: post::Model| Teaser {
        href: href(event, &post, language),
        when: when(event, &post, language),
        album: post.kind == Kind::Album,
        count: counts.get(&post.id).map(|count| say(language, "news-photos-count", &json!({ "count": count }))).unwrap_or_default(),
        photo: post.lead_photo_id.and_then(|id| photos.get(&id)).map(|photo| Shown::of(photo, Vec::new())),
        title: post.title,
        lead: post.lead,
    };
    Ok(posts.into_iter().map(teaser).collect())
}

/// Where the public reads a post.
pub fn href(event: &event::Model, post: &post::Model, language: Language) -> String {
    format!("/{}/{}/news/{}", language.code(), event.slug, post.slug)
}

/// The day it came out, at the place of the event.
pub fn when(event: &event::Model, post: &post::Model, language: Language) -> String {
    post.publish_at.map(|at| date_full(local(at, event.tz()).date(), language)).unwrap_or_default()
}

#[derive(Serialize)]
struct News {
    base: String,
    name: Bilingual,
    /// The address of the feed.
    feed: String,
    /// The newest, shown large on the first page.
    first: Option<Teaser>,
    rows: Vec<Teaser>,
    pager: Pager,
}

impl View for News {
    const TEMPLATE: &'static str = "news/latest";
}

/// As `parts/pager` takes it.
#[derive(Serialize)]
struct Pager {
    text: String,
    previous: Option<String>,
    next: Option<String>,
}

impl News {
    async fn of(db: &Db, visit: &EventVisit, page: u64, now: DateTime<Utc>) -> Result<Self> {
        let (event, language) = (&visit.event, visit.language());
        let total = post::public(event.id, now).count(db.reader()).await?;
        let pages = total.div_ceil(ON_A_PAGE).max(1);
        let page = page.min(pages);
        let mut rows = latest(db.reader(), event, ((page - 1) * ON_A_PAGE, ON_A_PAGE), now, language).await?;
        let base = format!("/{}/{}", language.code(), event.slug);
        let first = if page == 1 && !rows.is_empty() { Some(rows.remove(0)) } else { None };
        let at = |number: u64| format!("{base}/news?page={number}");
        let pager = Pager {
            text: say(language, "news-page", &json!({ "page": page, "pages": pages })),
            previous: (page > 1).then(|| at(page - 1)),
            next: (page < pages).then(|| at(page + 1)),
        };
        Ok(Self { feed: format!("{base}/news.atom"), name: event.name.clone(), base, first, rows, pager })
    }
}
