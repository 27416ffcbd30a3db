//! Making a release: the working copy becomes what the public sees, whole and at once.
use super::differences::{Difference, differences, is_told};
use super::freeze::frozen;
use super::marks::put_marks;
use super::tell::readers;
use crate::events::event;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{OrRefuse, Refusal, Result};
use crate::platform::language::Language;
use crate::platform::secret;
use crate::platform::text::Bilingual;
use crate::platform::words::{say, word};
use crate::programme::snapshot::{Item, Snapshot};
use crate::programme::{release, released, schedule_item};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;
use std::collections::HashSet;

/// What somebody says of a release.
#[derive(Clone, Debug, Default)]
pub struct ReleaseInput {
    pub name: Bilingual,
    /// What changed, in the organizer's words.
    pub note: Bilingual,
    /// What the organizer had before their eyes; the seed and programs look at nothing.
    pub seen: Option<Seen>,
    /// "https://host", where delegates with a part in what changes are to be told; the seed and programs tell nobody.
    pub tell: Option<String>,
}

/// A number that was to come, and the fingerprint of what it would hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    pub number: i32,
    pub fingerprint: String,
}

/// Tells two working copies apart.
pub fn fingerprint(snapshot: &Snapshot) -> String {
    secret::hash(&serde_json::to_string(snapshot).unwrap_or_default())[..20].to_owned()
}

/// Makes the next release of an event.
pub async fn release(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    event: &event::Model,
    input: &ReleaseInput,
) -> Result<release::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let row = insert_release(&mut change, event, input).await?;
    change.commit().await?;
    Ok(row)
}

/// [`release`] inside a larger change.
pub async fn insert_release(change: &mut Change, event: &event::Model, input: &ReleaseInput) -> Result<release::Model> {
    let newest = released::newest(change.tx(), event.id).await?;
    let number = newest.map_or(0, |newest| newest.number) + 1;
    let old = released::newest_snapshot(change.tx(), event.id).await?;
    let mut new = frozen(change.tx(), event).await?;
    may_be_released(number, input.seen.as_ref(), &old, &new)?;
    let told: HashSet<String> = differences(&old, &new).iter().filter(|one| is_told(one)).map(|one| one.item.uuid.clone()).collect();
    raise(change, &told).await?;
    mark(&mut new.items, &told, change.now());
    put_marks(&old, &mut new, change.now());
    let row = release::ActiveModel {
        event_id: Set(event.id),
        number: Set(number),
        name: Set(input.name.clone()),
        note: Set(input.note.clone()),
        released_at: Set(change.now()),
        released_by: Set(change.actor().id),
        snapshot: Set(serde_json::to_value(&new).map_err(anyhow::Error::from)?),
        ..Default::default()
    };
    let row = row.insert(change.tx()).await.or_refuse_duplicate(taken(number))?;
    let letters = write_letters(change, event, input, (&old, &new)).await?;
    let counts = json!({ "number": number, "items": new.all().count(), "told": told.len(), "letters": letters });
    change.note(Note::new(event.id, "programme-log-released").about("release", row.id, number.to_string()).after(&counts)).await?;
    Ok(row)
}

/// One letter to each delegate with a part in what changed; how many those are.
async fn write_letters(
    change: &mut Change,
    event: &event::Model,
    input: &ReleaseInput,
    (old, new): (&Snapshot, &Snapshot),
) -> Result<usize> {
    let Some(origin) = &input.tell else { return Ok(0) };
    let readers = readers(change.tx(), event, old, new).await?;
    for reader in &readers {
        change.letter(reader.letter(event, origin)).await?;
    }
    Ok(readers.len())
}

pub(super) fn taken(number: i32) -> Refusal {
    Refusal::new("programme-publish-taken").with("number", number)
}

/// Nothing is released twice, and nothing that differs from what the organizer saw.
fn may_be_released(number: i32, seen: Option<&Seen>, old: &Snapshot, new: &Snapshot) -> Result<(), Refusal> {
    if let Some(seen) = seen {
        if seen.number != number {
            return Err(taken(seen.number));
        }
        if seen.fingerprint != fingerprint(new) {
            return Err(Refusal::new("programme-publish-moved-on"));
        }
    }
    match () {
        () if new.items.is_empty() => Err(Refusal::new("programme-publish-empty")),
        () if is_same(old, new) => Err(Refusal::new("programme-publish-nothing")),
        () => Ok(()),
    }
}

/// What the public sees, in a sentence: "Bản công bố 4 · 12 thay đổi chưa công bố".
pub async fn status(db: &impl ConnectionTrait, event: &event::Model, language: Language) -> Result<String> {
    let Some(newest) = released::newest(db, event.id).await? else { return Ok(word(language, "programme-status-nothing")) };
    let number = newest.number;
    let old = released::thawed(db, newest).await?;
    let new = frozen(db, event).await?;
    let count = differences(&old, &new).len();
    Ok(match (count, is_same(&old, &new)) {
        (_, true) => say(language, "programme-status-current", &json!({ "number": number })),
        (0, false) => say(language, "programme-status-other", &json!({ "number": number })),
        (count, false) => say(language, "programme-status-changes", &json!({ "number": number, "count": count })),
    })
}

/// Whether the public would see no difference at all.
pub fn is_same(old: &Snapshot, new: &Snapshot) -> bool {
    let found: Vec<Difference> = differences(old, new);
    let order = |snapshot: &Snapshot| snapshot.all().map(|item| item.uuid.clone()).collect::<Vec<_>>();
    found.is_empty() && old.zone == new.zone && old.rooms == new.rooms && old.tracks == new.tracks && order(old) == order(new)
}

/// Raises the sequence of the working copy, so that the next release counts on from here.
pub(super) async fn raise(change: &Change, told: &HashSet<String>) -> Result<()> {
    use sea_orm::sea_query::ExprTrait;
    if told.is_empty() {
        return Ok(());
    }
    schedule_item::Entity::update_many()
        .col_expr(schedule_item::Column::Sequence, Expr::col(schedule_item::Column::Sequence).add(1))
        .col_expr(schedule_item::Column::ChangedAt, Expr::value(change.now()))
        .filter(schedule_item::COLUMN.uuid.is_in(told.iter().cloned()))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// The same in the snapshot.
pub(super) fn mark(items: &mut [Item], told: &HashSet<String>, now: DateTime<Utc>) {
    for item in items {
        if told.contains(&item.uuid) {
            item.sequence += 1;
            item.changed_at = now;
        }
        mark(&mut item.children, told, now);
    }
}
