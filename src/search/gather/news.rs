//! Posts: those the public may read now, and all of them for the team. One that waits for its hour has no public document
//! until then.
use super::{both, line, newest_first};
use crate::events::event;
use crate::news::post::{self, Stand};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::platform::words::word;
use crate::search::document::{Document, Kind};
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeSet;

/// Characters of a post that can be searched.
const TEXT: usize = 1_500;

pub async fn documents(db: &DatabaseConnection, event: &event::Model, now: DateTime<Utc>) -> Result<Vec<Document>> {
    let posts = post::kept(event.id).order_by_asc(post::Column::Id).all(db).await?;
    let is_read = |post: &&post::Model| event.state.is_public() && post.stand(now) == Stand::Public;
    let public = posts.iter().filter(is_read).map(|post| Document { slug: post.slug.clone(), ..document(post, Kind::News) });
    Ok(public.chain(posts.iter().map(|post| own(post, now))).collect())
}

fn document(post: &post::Model, kind: Kind) -> Document {
    Document {
        detail: post.lead.clone(),
        place: newest_first(post.publish_at.map(|at| at.date_naive())),
        sort_key: format!("{:020}", i64::MAX - post.id),
        body: Language::ALL.map(|language| markdown::plain(post.body.exactly(language), TEXT)).into(),
        ..Document::new(kind, post.id, post.title.clone()).at(post.event_id)
    }
}

/// As the team knows it: with where it stands, whoever wrote it, and its page in the studio.
fn own(post: &post::Model, now: DateTime<Utc>) -> Document {
    let mut document = document(post, Kind::OwnNews);
    document.slug = post.id.to_string();
    document.detail = both(|language| line(&[&word(language, post.stand(now).key()), post.lead.plain(language)]));
    document.body.push(post.author.clone());
    document
}

/// The events with posts, and the next hour at which one becomes public by itself.
pub async fn next_hour(db: &DatabaseConnection, now: DateTime<Utc>) -> Result<(BTreeSet<i64>, Option<DateTime<Utc>>)> {
    let events = post::Entity::find().select_only().column(post::Column::EventId).distinct().into_tuple::<i64>().all(db).await?;
    let waiting = post::Entity::find().filter(post::COLUMN.publish_at.gt(now)).order_by_asc(post::Column::PublishAt);
    Ok((events.into_iter().collect(), waiting.one(db).await?.and_then(|post| post.publish_at)))
}
