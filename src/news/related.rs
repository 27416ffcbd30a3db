//! "Tin liên quan": other posts and events that a post leads on to, in the order chosen.
use super::post;
use crate::events::event;
use crate::platform::change::Change;
use crate::platform::error::Result;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "related")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub post_id: i64,
    /// A post or an event, never both.
    pub other_post_id: Option<i64>,
    pub other_event_id: Option<i64>,
    pub place: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a post leads on to, as rows on record.
#[derive(Debug, Default)]
pub struct Others {
    pub posts: Vec<post::Model>,
    pub events: Vec<event::Model>,
}

/// What was chosen for a post: posts of its event that were not put away, and events that are public.
pub async fn others(db: &impl ConnectionTrait, post_id: i64) -> Result<Others> {
    let rows = Entity::find().filter(COLUMN.post_id.eq(post_id)).order_by_asc(Column::Place).all(db).await?;
    let post_ids: Vec<i64> = rows.iter().filter_map(|row| row.other_post_id).collect();
    let event_ids: Vec<i64> = rows.iter().filter_map(|row| row.other_event_id).collect();
    let mut posts = post::Entity::find()
        .filter(post::COLUMN.id.is_in(post_ids.iter().copied()))
        .filter(post::COLUMN.deleted_at.is_null())
        .all(db)
        .await?;
    let mut events = event::Entity::find()
        .filter(event::COLUMN.id.is_in(event_ids.iter().copied()))
        .filter(event::COLUMN.state.ne(event::State::Draft))
        .all(db)
        .await?;
    posts.sort_by_key(|post| post_ids.iter().position(|id| *id == post.id));
    events.sort_by_key(|event| event_ids.iter().position(|id| *id == event.id));
    Ok(Others { posts, events })
}

/// Puts these in the place of what was chosen before. Others than posts of this event and public events are left out.
pub async fn choose(change: &Change, post: &post::Model, posts: &[i64], events: &[i64]) -> Result<()> {
    let tx = change.tx();
    let known_posts = ids(post::kept(post.event_id).filter(post::COLUMN.id.is_in(posts.iter().copied())).all(tx).await?, |row| row.id);
    let public = event::Entity::find().filter(event::COLUMN.state.ne(event::State::Draft));
    let known_events = ids(public.filter(event::COLUMN.id.is_in(events.iter().copied())).all(tx).await?, |row| row.id);
    Entity::delete_many().filter(COLUMN.post_id.eq(post.id)).exec(tx).await?;
    let posts = posts.iter().filter(|id| **id != post.id && known_posts.contains(id)).map(|id| (Some(*id), None));
    let events = events.iter().filter(|id| known_events.contains(id)).map(|id| (None, Some(*id)));
    let rows = posts.chain(events).zip(1..).map(|((other_post, other_event), place)| ActiveModel {
        post_id: Set(post.id),
        other_post_id: Set(other_post),
        other_event_id: Set(other_event),
        place: Set(place),
        ..Default::default()
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(tx).await?;
    }
    Ok(())
}

fn ids<M>(rows: Vec<M>, id: impl Fn(&M) -> i64) -> Vec<i64> {
    rows.iter().map(id).collect()
}
