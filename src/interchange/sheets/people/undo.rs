//! Taking a list of delegates back: each row becomes what it was, unless somebody has changed it since.
use super::snapshot::{self, Snapshot, Written};
use crate::events::event;
use crate::interchange::sheets::values::Reason;
use crate::people::record::touch_events_of;
use crate::people::{availability, delegate, person, position};
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, Refusal, Result};
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, DbErr, EntityTrait, IntoActiveModel, QueryFilter, SqlErr};
use std::collections::{BTreeMap, BTreeSet};

/// Why a row was left as it is, by its number; nothing where it was taken back.
pub type Kept = BTreeMap<usize, Option<Reason>>;

/// Takes these rows back. What other parts of the program hold on to is refused by the database, and ends the change.
pub async fn take_back(change: &mut Change, event: &event::Model, rows: &[(usize, Written)]) -> Result<Kept> {
    let wanted: Vec<_> = rows.iter().map(|(_, row)| (row.after.person.id, row.after.delegate.as_ref().map(|row| row.id))).collect();
    let now = snapshot::read(change.tx(), &wanted).await?;
    let busy = with_times(change, &wanted).await?;
    let mut kept = Kept::new();
    for ((number, row), now) in rows.iter().zip(now) {
        let reason = match now {
            None => Some("sheets-gone"),
            Some(now) if !now.is_same(&row.after) => Some("sheets-changed-since-saved"),
            Some(now) if row.before.is_none() && busy.contains(&now.person.id) => Some("sheets-used-since"),
            Some(now) => {
                one(change, event, row, &now).await?;
                None
            }
        };
        kept.insert(*number, reason.map(|key| Reason::new("", key)));
    }
    change.touch(event.id);
    Ok(kept)
}

/// Who has said since when they can come: that would go along without a word.
async fn with_times(change: &Change, wanted: &[(i64, Option<i64>)]) -> Result<BTreeSet<i64>> {
    let rows = availability::Entity::find().filter(availability::COLUMN.person_id.is_in(wanted.iter().map(|(person, _)| *person)));
    Ok(rows.all(change.tx()).await?.into_iter().map(|row| row.person_id).collect())
}

async fn one(change: &mut Change, event: &event::Model, row: &Written, now: &Snapshot) -> Result<()> {
    let was = row.before.as_ref();
    touch_events_of(change, now.person.id).await?;
    match (&now.delegate, was.and_then(|was| was.delegate.as_ref())) {
        (Some(now), None) => {
            delegate::Entity::delete_by_id(now.id).exec(change.tx()).await.map_err(refused)?;
        }
        (Some(now), Some(was)) => {
            let back = delegate::Model { version: now.version + 1, place: now.place, by_hand: now.by_hand, ..was.clone() };
            back.into_active_model().reset_all().update(change.tx()).await.map_err(refused)?;
        }
        (None, _) => {}
    }
    let Some(was) = was else {
        person::Entity::delete_by_id(now.person.id).exec(change.tx()).await.map_err(refused)?;
        return Ok(());
    };
    let plain = |snapshot: &Snapshot| Snapshot { delegate: None, ..snapshot.clone() };
    if !plain(was).is_same(&plain(now)) {
        restore(change, event, was, now).await?;
    }
    Ok(())
}

async fn restore(change: &mut Change, event: &event::Model, was: &Snapshot, now: &Snapshot) -> Result<()> {
    let back = person::Model { version: now.person.version + 1, ..was.person.clone() };
    back.clone().into_active_model().reset_all().update(change.tx()).await.map_err(refused)?;
    position::Entity::delete_many().filter(position::COLUMN.person_id.eq(back.id)).exec(change.tx()).await?;
    let posts: Vec<_> =
        was.posts.iter().map(|post| position::ActiveModel { id: NotSet, ..post.clone().into_active_model().reset_all() }).collect();
    if !posts.is_empty() {
        position::Entity::insert_many(posts).exec_without_returning(change.tx()).await.map_err(refused)?;
    }
    let note = Note::new(event.id, "people-log-person-changed").about("person", back.id, back.name.as_str());
    change.note(note.before(&now.person).after(&back)).await
}

/// Somebody or something names the row since, or has taken its place.
fn refused(error: DbErr) -> AppError {
    match error.sql_err() {
        Some(SqlErr::ForeignKeyConstraintViolation(_) | SqlErr::UniqueConstraintViolation(_)) => Refusal::new("sheets-used-since").into(),
        _ => error.into(),
    }
}
