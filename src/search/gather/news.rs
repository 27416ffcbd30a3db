//! Posts the public may read now. One that waits for its hour has no document until then.
use super::newest_first;
use crate::events::event;
use crate::news::post;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::search::document::{Document, Kind};
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;

/// Characters of a post that can be searched.
const TEXT: usize = 1_500;

pub async fn documents(db: &DatabaseConnection, event: &event::Model, now: DateTime<Utc>) -> Result<Vec<Document>> {
    if !event.state.is_public() {
        return Ok(Vec::new());
    }
    let document = |post: &post::Model| Document {
        slug: post.slug.clone(),
        detail: post.lead.clone(),
        place: newest_first(post.publish_at.map(|at| at.date_naive())),
        sort_key: format!("{:020}", i64::MAX - post.id),
        body: Language::ALL.map(|language| markdown::plain(post.body.exactly(language), TEXT)).into(),
        ..Document::new(Kind::News, post.id, post.title.clone()).at(event.id)
    };
    Ok(post::public(event.id, now).all(db).await?.iter().map(document).collect())
}

/// The events with posts, and the next hour at which one becomes public by itself.
pub async fn next_hour(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(BTreeSet<i64>, Option<DateTime<Utc>>)> {
    let events = post::Entity::find().select_only().column(post::Column::EventId).distinct().into_tuple::<i64>().all(db).await?;
    let waiting = post::Entity::find().filter(post::COLUMN.publish_at.gt(now)).order_by_asc(post::Column::PublishAt);
    Ok((events.into_iter().collect(), waiting.one(db).await?.and_then(|post| post.publish_at)))
}
