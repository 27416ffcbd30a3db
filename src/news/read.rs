//! One post as the public reads it: an article with its pictures, or an album.
use super::latest::{Teaser, href, next_turn, teasers, when};
use super::photo;
use super::photograph::{Shown, shown};
use super::post::{self, Kind};
use super::related::others;
use crate::events::EventVisit;
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::{OrNotFound, Result};
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::platform::page::{View, json_ld};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, date_range};
use crate::platform::words::say;
use chrono::{DateTime, Utc};
use rocket::State;
use sea_orm::{QueryFilter, QuerySelect};
use serde::Serialize;
use serde_json::json;

/// Characters search engines show of a description.
const SUMMARY: usize = 200;
/// Posts that follow where none were chosen.
const FOLLOWING: u64 = 3;

pub fn routes() -> Vec<rocket::Route> {
    routes![read]
}

// The address has the shape of a page of the studio, which goes first.
#[get("/<_>/<_>/news/<slug>")]
async fn read(visit: EventVisit, slug: &str, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    let draw = || async {
        let found = post::public(visit.event.id, now.0).filter(post::COLUMN.slug.eq(slug)).one(db.reader()).await.or_not_found()?;
        // What follows it changes when the next post comes out.
        let until = next_turn(db.reader(), visit.event.id, now.0).await?;
        Ok(Drawn::until(Post::of(db, &visit, &found, now.0).await?, until))
    };
    pages.page(visit.visit.clone(), visit.at(), now.0, draw).await
}

#[derive(Serialize)]
struct Post {
    /// The list of all news.
    news: String,
    head_title: String,
    summary: String,
    image: String,
    json_ld: String,
    title: Bilingual,
    when: String,
    author: String,
    lead: Bilingual,
    /// HTML, and the language it is in where that is not the page's.
    body: String,
    body_language: Option<&'static str>,
    album: bool,
    count: String,
    leading: Option<Shown>,
    photos: Vec<Shown>,
    related: Vec<Teaser>,
    events: Vec<Event>,
}

impl View for Post {
    const TEMPLATE: &'static str = "news/read";
}

/// An event a post leads on to.
#[derive(Serialize)]
struct Event {
    href: String,
    name: Bilingual,
    when: String,
}

impl Post {
    async fn of(db: &Db, visit: &EventVisit, post: &post::Model, now: DateTime<Utc>) -> Result<Self> {
        let (event, language) = (&visit.event, visit.language());
        let rows = photo::kept([post.id]).all(db.reader()).await?;
        let mut photos = shown(db.reader(), event, &rows, language).await?;
        let album = post.kind == Kind::Album;
        let count = say(language, "news-photos-count", &json!({ "count": photos.len() }));
        let at = photos.iter().position(|photo| photo.is(post.lead_photo_id));
        let image = at.or((!photos.is_empty()).then_some(0)).map(|at| photos[at].full.clone()).unwrap_or_default();
        let leading = at.filter(|_| !album).map(|at| photos.remove(at));
        let (related, events) = related(db, visit, post, now).await?;
        let (text, other) = post.body.in_language(language);
        Ok(Self {
            news: format!("/{}/{}/news", language.code(), event.slug),
            head_title: post.title.plain(language).to_owned(),
            summary: summary(post, language),
            json_ld: json_ld(&linked(visit, post, &image)),
            image,
            title: post.title.clone(),
            when: when(event, post, language),
            author: post.author.clone(),
            lead: post.lead.clone(),
            body: markdown::render(text),
            body_language: other.map(Language::code),
            album,
            count,
            leading,
            photos,
            related,
            events,
        })
    }
}

fn summary(post: &post::Model, language: Language) -> String {
    let lead = post.lead.plain(language);
    if lead.is_empty() { markdown::plain(post.body.plain(language), SUMMARY) } else { markdown::plain(lead, SUMMARY) }
}

/// What was chosen; where nothing was, the newest others.
async fn related(db: &Db, visit: &EventVisit, post: &post::Model, now: DateTime<Utc>) -> Result<(Vec<Teaser>, Vec<Event>)> {
    let (event, language) = (&visit.event, visit.language());
    let chosen = others(db.reader(), post.id).await?;
    let mut posts: Vec<_> = chosen.posts.into_iter().filter(|other| other.stand(now) == post::Stand::Public).collect();
    if posts.is_empty() {
        let newest = post::public(event.id, now).filter(post::COLUMN.id.ne(post.id)).limit(FOLLOWING);
        posts = newest.all(db.reader()).await?;
    }
    let line = |event: crate::events::event::Model| Event {
        href: format!("/{}/{}", language.code(), event.slug),
        when: date_range(event.starts_on, event.ends_on, language),
        name: event.name,
    };
    Ok((teasers(db.reader(), event, posts, language).await?, chosen.events.into_iter().map(line).collect()))
}

/// The post as schema.org knows one.
fn linked(visit: &EventVisit, post: &post::Model, image: &str) -> serde_json::Value {
    let (language, origin) = (visit.language(), &visit.visit.origin);
    let kind = if post.kind == Kind::Album { "ImageGallery" } else { "NewsArticle" };
    let mut linked = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "headline": post.title.plain(language),
        "url": format!("{origin}{}", href(&visit.event, post, language)),
        "datePublished": post.publish_at.map(|at| at.to_rfc3339()),
        "dateModified": post.updated_at.to_rfc3339(),
        "inLanguage": language.code(),
        "about": { "@type": "Event", "name": visit.event.name.plain(language), "url": format!("{origin}/{}/{}", language.code(), visit.event.slug) },
    });
    if !image.is_empty() {
        linked["image"] = json!(format!("{origin}{image}"));
    }
    if !post.author.is_empty() {
        linked["author"] = json!({ "@type": "Person", "name": post.author });
    }
    linked
}
