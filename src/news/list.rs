//! All posts of an event in the studio: drafts, those that wait for their hour, those that are read, and those put away.
use super::photo;
use super::post::{self, Kind};
use super::published::when;
use crate::events::{Editor, Rail};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, timestamp};
use crate::platform::words::say;
use chrono::{DateTime, Utc};
use rocket::Route;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

pub fn routes() -> Vec<Route> {
    routes![list]
}

#[get("/studio/<_>/news")]
async fn list(editor: Editor, db: &Db, now: Now) -> Result<Page<List>> {
    let all = post::Entity::find().filter(post::COLUMN.event_id.eq(editor.event.id));
    let all = all.order_by_desc(post::Column::UpdatedAt).order_by_desc(post::Column::Id).all(db.reader()).await?;
    let photos = photo::kept(all.iter().map(|post| post.id)).all(db.reader()).await?;
    let mut counts: HashMap<i64, (usize, usize)> = HashMap::new();
    for photo in photos {
        let count = counts.entry(photo.post_id).or_default();
        count.0 += 1;
        count.1 += usize::from(photo.alt.is_empty());
    }
    let row = |post: post::Model| Row::of(&post, counts.get(&post.id).copied().unwrap_or_default(), &editor, now.0);
    let (gone, kept): (Vec<_>, Vec<_>) = all.into_iter().partition(|post| post.deleted_at.is_some());
    let base = format!("/studio/{}/news", editor.event.slug);
    let public = format!("/{}/{}", editor.visit.language.code(), editor.event.slug);
    let view = List {
        rail: editor.rail("news"),
        base,
        public: if editor.event.state.is_public() { public } else { String::new() },
        rows: kept.into_iter().map(row).collect(),
        gone: gone.into_iter().map(row).collect(),
    };
    Ok(editor.visit.page(view))
}

#[derive(Serialize)]
struct List {
    rail: Rail,
    base: String,
    /// The event's public address; empty while it has none.
    public: String,
    rows: Vec<Row>,
    gone: Vec<Row>,
}

impl View for List {
    const TEMPLATE: &'static str = "news/list";
}

#[derive(Serialize)]
struct Row {
    id: i64,
    href: String,
    title: Bilingual,
    kind: &'static str,
    is_album: bool,
    stand: &'static str,
    stand_kind: &'static str,
    /// When it was or will be published; for a draft, when it was last changed.
    when: String,
    photos: usize,
    without_alt: usize,
    /// Languages still to be written: word keys.
    missing: Vec<&'static str>,
}

impl Row {
    fn of(post: &post::Model, (photos, without_alt): (usize, usize), editor: &Editor, now: DateTime<Utc>) -> Self {
        let (stand, language) = (post.stand(now), editor.visit.language);
        let published = when(post, editor, language);
        let changed = || say(language, "news-changed-at", &json!({ "when": timestamp(post.updated_at, editor.event.tz(), language) }));
        let untold = [&post.title, &post.lead, &post.body].into_iter().flat_map(Bilingual::missing);
        let mut missing: Vec<_> = untold.map(untold_in).collect();
        missing.sort_unstable();
        missing.dedup();
        Self {
            id: post.id,
            href: format!("/studio/{}/news/{}", editor.event.slug, post.id),
            title: post.title.clone(),
            kind: post.kind.key(),
            is_album: post.kind == Kind::Album,
            stand: stand.key(),
            stand_kind: stand.tag(),
            when: if published.is_empty() { changed() } else { published },
            photos,
            without_alt,
            missing,
        }
    }
}

/// The word for a language that is still to be written.
fn untold_in(language: Language) -> &'static str {
    match language {
        Language::Vi => "news-missing-vi",
        Language::En => "news-missing-en",
    }
}
