//! Making two people one.
use super::reference::{References, insert_again};
use super::{Kind, Made, Model, stands_for};
use crate::events::event;
use crate::people::record::{PersonInput, on_record, rewrite_person, touch_events_of};
use crate::people::{person, position};
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The table that is merged, as references name it.
pub const TABLE: &str = "person";

/// A person with their posts, as a merge keeps them.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Kept {
    pub person: person::Model,
    pub positions: Vec<position::Model>,
}

impl Kept {
    async fn of(db: &impl ConnectionTrait, person: &person::Model) -> Result<Self> {
        let rows = position::Entity::find().filter(position::COLUMN.person_id.eq(person.id)).order_by_asc(position::COLUMN.id);
        Ok(Self { person: person.clone(), positions: rows.all(db).await? })
    }

    /// Puts the posts back, at bodies that stand for theirs today.
    pub(super) async fn put_back_positions(&self, tx: &DatabaseTransaction) -> Result<()> {
        for position in &self.positions {
            let organisation_id = match position.organisation_id {
                Some(id) => Some(stands_for(tx, Kind::Organisation, id).await?),
                None => None,
            };
            let position = position::Model { organisation_id, ..position.clone() };
            insert_again::<position::Entity>(tx, &json!(position)).await?;
        }
        Ok(())
    }
}

/// Makes `gone` and `kept` one person with what `input` says of them. Both must still be as they were seen.
///
/// # Errors
/// `Stale` when somebody changed one of them since; a refusal when both are the same already.
pub async fn merge_people(
    change: &mut Change,
    references: &References,
    event: &event::Model,
    (kept, gone): (&person::Model, &person::Model),
    input: &PersonInput,
) -> Result<Model> {
    if kept.id == gone.id {
        return Err(Refusal::new("people-merge-same").into());
    }
    let same = person::Entity::find_by_id(gone.id).one(change.tx()).await.or_not_found()?;
    if same.version != gone.version {
        return Err(AppError::Stale);
    }
    let (before, left) = (Kept::of(change.tx(), kept).await?, Kept::of(change.tx(), &same).await?);
    let said = json!(on_record(change.tx(), &same).await?);
    touch_events_of(change, gone.id).await?;
    let now = rewrite_person(change, kept, input).await?;
    position::Entity::delete_many().filter(position::COLUMN.person_id.eq(gone.id)).exec(change.tx()).await?;
    let steps = references.shift(change.tx(), TABLE, gone.id, kept.id).await?;
    person::Entity::delete_by_id(gone.id).exec(change.tx()).await?;
    let made = Made {
        kind: Kind::Person,
        kept: (kept.id, &before),
        gone: (gone.id, &left),
        known_as: &same.slug,
        label: &same.name,
        steps: &steps,
        version: now.version,
    };
    let merge = made.remember(change, event.id).await?;
    let after = json!(on_record(change.tx(), &now).await?);
    let note = Note::new(event.id, "people-log-people-merged").about("person", now.id, now.name.as_str());
    change.note(note.before(&said).after(&after)).await?;
    touch_events_of(change, kept.id).await?;
    Ok(merge)
}
