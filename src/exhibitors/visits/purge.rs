//! Contacts are kept until a date; then they are deleted, and only their number remains.
use super::lead;
use crate::events::event;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::Result;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{EntityTrait, QueryFilter, QuerySelect};

/// Deletes the contacts of events whose time has passed; answers how many. Doing it twice, or on several machines, does no harm.
///
/// # Errors
/// The database's only.
pub async fn purge(db: &Database, now: DateTimeUtc) -> Result<u64> {
    let with_leads = lead::Entity::find().select_only().column(lead::Column::EventId).distinct();
    let ids: Vec<i64> = with_leads.into_tuple().all(db.reader()).await?;
    let mut deleted = 0;
    for event in event::Entity::find().filter(event::COLUMN.id.is_in(ids)).all(db.reader()).await? {
        if lead::until(db.reader(), &event, now).await?.0 {
            continue;
        }
        let mut change = Change::begin(db, &Actor::program("desk"), now).await?;
        let gone = lead::Entity::delete_many().filter(lead::COLUMN.event_id.eq(event.id)).exec(change.tx()).await?;
        change.note(Note::new(event.id, "visits-log-purged").about("event", event.id, gone.rows_affected.to_string()).quiet()).await?;
        change.commit().await?;
        deleted += gone.rows_affected;
    }
    Ok(deleted)
}
