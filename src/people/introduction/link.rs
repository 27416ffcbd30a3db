//! A secret address that shows the introduction list and nothing else: for an MC's phone, without an account.
//!
//! The token is kept as it is, not as a hash: organizers read the address out again and again, and it opens a list that is
//! read aloud to a full hall. One per event; a new one puts the old out of use.
use crate::events::event;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::Result;
use crate::platform::secret;
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "introduction_link")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub event_id: i64,
    /// 128 random bits.
    #[sea_orm(unique)]
    pub token: String,
    pub made_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "event_id", to = "id")]
    pub event: BelongsTo<crate::events::event::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// The link of an event, if there is one.
pub async fn of_event(db: &impl ConnectionTrait, event: i64) -> Result<Option<Model>> {
    Ok(Entity::find().filter(COLUMN.event_id.eq(event)).one(db).await?)
}

/// Makes a link; the one before opens nothing any more.
pub async fn make(db: &Database, event: &event::Model, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
    replace(db, event, actor, now, true).await
}

/// Takes the link out of use.
pub async fn revoke(db: &Database, event: &event::Model, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
    replace(db, event, actor, now, false).await
}

async fn replace(db: &Database, event: &event::Model, actor: &Actor, now: DateTime<Utc>, anew: bool) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        if anew {
            let row = ActiveModel { event_id: Set(event.id), token: Set(secret::token()), made_at: Set(now), ..Default::default() };
            let instead = OnConflict::column(Column::EventId).update_columns([Column::Token, Column::MadeAt]).to_owned();
            Entity::insert(row).on_conflict(instead).exec_without_returning(change.tx()).await?;
        } else {
            Entity::delete_many().filter(COLUMN.event_id.eq(event.id)).exec(change.tx()).await?;
        }
        let act = if anew { "people-log-introduction-link-made" } else { "people-log-introduction-link-revoked" };
        change.note(Note::new(event.id, act).about("event", event.id, event.name.vi.as_str()).quiet()).await?;
        change.commit().await
    })
    .await
}
