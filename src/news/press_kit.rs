//! The press kit: what a newsroom needs of an event on one page.
use super::latest::{Teaser, next_turn, teasers};
use super::photograph::{Shown, shown};
use super::{photo, post};
use crate::events::event::keep::bodies_of;
use crate::events::{EventVisit, body, emblem};
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::Result;
use crate::platform::files::PictureRef;
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::platform::page::View;
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::State;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![press]
}

#[get("/<_>/<_>/press")]
async fn press(visit: EventVisit, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    let draw = || async {
        let view = PressKit::of(db, &visit, now.0).await?;
        Ok(Drawn::until(view, next_turn(db.reader(), visit.event.id, now.0).await?))
    };
    pages.page(visit.visit.clone(), visit.at(), now.0, draw).await
}

#[derive(Serialize)]
struct PressKit {
    base: String,
    name: Bilingual,
    theme: Bilingual,
    when: String,
    place: Bilingual,
    bodies: Vec<Body>,
    /// HTML, and the language it is in where that is not the page's.
    about: String,
    about_language: Option<&'static str>,
    /// The cover in its largest size; empty where there is none.
    cover: String,
    emblem: String,
    posts: Vec<Teaser>,
    photos: Vec<Shown>,
}

impl View for PressKit {
    const TEMPLATE: &'static str = "news/press_kit";
}

#[derive(Serialize)]
struct Body {
    kind: &'static str,
    name: Bilingual,
}

impl PressKit {
    async fn of(db: &Db, visit: &EventVisit, now: DateTime<Utc>) -> Result<Self> {
        let (event, language) = (&visit.event, visit.language());
        let posts = post::public(event.id, now).filter(post::COLUMN.press.eq(true)).all(db.reader()).await?;
        let bodies = bodies_of(db.reader(), event.id).await?;
        let (text, other) = event.description.in_language(language);
        let cover = event.cover.as_deref().and_then(PictureRef::parse);
        Ok(Self {
            base: format!("/{}/{}", language.code(), event.slug),
            name: event.name.clone(),
            theme: event.theme.clone(),
            when: event.when(language),
            place: event.place(),
            bodies: bodies.into_iter().map(|body: body::Model| Body { kind: body.kind.key(), name: body.name }).collect(),
            about: markdown::render(text),
            about_language: other.map(Language::code),
            cover: cover.map(|cover| cover.src(cover.width)).unwrap_or_default(),
            emblem: emblem::address(&event.slug, event.accent.as_deref()),
            posts: teasers(db.reader(), event, posts, language).await?,
            photos: press_photos(db, visit, now).await?,
        })
    }
}

/// Photographs marked for the press, of posts the public may read.
async fn press_photos(db: &Db, visit: &EventVisit, now: DateTime<Utc>) -> Result<Vec<Shown>> {
    let marked = photo::Entity::find()
        .filter(photo::COLUMN.event_id.eq(visit.event.id))
        .filter(photo::COLUMN.press.eq(true))
        .filter(photo::COLUMN.deleted_at.is_null())
        .find_also_related(post::Entity)
        .order_by_asc(photo::Column::PostId)
        .order_by_asc(photo::Column::Place)
        .all(db.reader())
        .await?;
    let readable =
        |post: &Option<post::Model>| post.as_ref().is_some_and(|post| post.deleted_at.is_none() && post.stand(now) == post::Stand::Public);
    let photos: Vec<_> = marked.into_iter().filter(|(_, post)| readable(post)).map(|(photo, _)| photo).collect();
    shown(db.reader(), &visit.event, &photos, visit.language()).await
}
