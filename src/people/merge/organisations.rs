//! Making two organisations one: all posts are held in the one that is kept, and the other's name is another name for it.
use super::reference::References;
use super::{Kind, Made, Model};
use crate::events::event;
use crate::people::organisation::{self, touch_events_of_organisation};
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::text::Bilingual;
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};

/// The table that is merged, as references name it.
pub const TABLE: &str = "organisation";

/// Makes `gone` a part of the history of `kept`, which takes over what only the other one knew. Both must still be as they were seen.
///
/// # Errors
/// `Stale` when somebody changed one of them since; a refusal when both are the same already.
pub async fn merge_organisations(
    change: &mut Change,
    references: &References,
    event: &event::Model,
    (kept, gone): (&organisation::Model, &organisation::Model),
) -> Result<Model> {
    if kept.id == gone.id {
        return Err(Refusal::new("people-merge-same").into());
    }
    touch_events_of_organisation(change, gone.id).await?;
    let steps = references.shift(change.tx(), TABLE, gone.id, kept.id).await?;
    let same = organisation::Entity::delete_many()
        .filter(organisation::COLUMN.id.eq(gone.id))
        .filter(organisation::COLUMN.version.eq(gone.version));
    if same.exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let now = taken_over(change, kept, gone).await?;
    let made = Made {
        kind: Kind::Organisation,
        kept: (kept.id, kept),
        gone: (gone.id, gone),
        known_as: &gone.folded,
        label: &gone.name.vi,
        steps: &steps,
        version: now.version,
    };
    let merge = made.remember(change, event.id).await?;
    let note = Note::new(event.id, "people-log-organisations-merged").about("organisation", now.id, now.name.vi.as_str());
    change.note(note.before(gone).after(&now)).await?;
    touch_events_of_organisation(change, kept.id).await?;
    Ok(merge)
}

async fn taken_over(change: &Change, kept: &organisation::Model, gone: &organisation::Model) -> Result<organisation::Model> {
    let or = |first: &str, second: &str| if first.is_empty() { second.to_owned() } else { first.to_owned() };
    let row = organisation::ActiveModel {
        id: Set(kept.id),
        name: Set(Bilingual::new(or(&kept.name.vi, &gone.name.vi), or(&kept.name.en, &gone.name.en))),
        short_name: Set(or(&kept.short_name, &gone.short_name)),
        level: Set(kept.level.or(gone.level)),
        block: Set(kept.block.or(gone.block)),
        province_code: Set(kept.province_code.clone().or_else(|| gone.province_code.clone())),
        version: Set(kept.version + 1),
        ..Default::default()
    };
    let same = organisation::Entity::update_many()
        .set(organisation::ActiveModel { id: sea_orm::ActiveValue::NotSet, ..row })
        .filter(organisation::COLUMN.id.eq(kept.id))
        .filter(organisation::COLUMN.version.eq(kept.version));
    if same.exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    organisation::Entity::find_by_id(kept.id).one(change.tx()).await?.ok_or(AppError::Stale)
}
