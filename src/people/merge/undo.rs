//! Taking apart again what was merged.
use super::people::Kept;
use super::reference::{References, Step, insert_again};
use super::{COLUMN, Column, Entity, Kind, Model};
use crate::people::organisation::{self, touch_events_of_organisation};
use crate::people::record::touch_events_of;
use crate::people::{person, position};
use crate::platform::change::{Change, Note};
use crate::platform::error::{Refusal, Result};
use anyhow::Context;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use sea_orm::{DatabaseTransaction, EntityTrait, IntoActiveModel, Iterable, ModelTrait, QueryFilter};
use serde::de::DeserializeOwned;
use serde_json::json;

/// Undoes a merge: the one that was gone is there again, and everything points where it did. What was written of the other one
/// since stays; if nothing was, it is what it was before.
///
/// # Errors
/// A refusal when it was undone already, when its address was given to somebody else, or when a later merge has to be undone first.
pub async fn undo(change: &mut Change, references: &References, event: i64, merge: &Model) -> Result<()> {
    let once = Entity::update_many()
        .col_expr(Column::UndoneAt, Expr::value(change.now()))
        .filter(COLUMN.id.eq(merge.id))
        .filter(COLUMN.undone_at.is_null());
    if once.exec(change.tx()).await?.rows_affected == 0 {
        return Err(Refusal::new("people-merge-undone-already").into());
    }
    let steps: Vec<Step> = read(&merge.steps)?;
    match merge.kind {
        Kind::Person => people(change, references, merge, &steps).await?,
        Kind::Organisation => organisations(change, references, merge, &steps).await?,
    }
    let (act, kind) = match merge.kind {
        Kind::Person => ("people-log-people-parted", "person"),
        Kind::Organisation => ("people-log-organisations-parted", "organisation"),
    };
    change.note(Note::new(event, act).about(kind, merge.gone_id, merge.label.as_str())).await
}

async fn people(change: &mut Change, references: &References, merge: &Model, steps: &[Step]) -> Result<()> {
    let (before, gone): (Kept, Kept) = (read(&merge.kept)?, read(&merge.gone)?);
    let kept = person::Entity::find_by_id(merge.kept_id).one(change.tx()).await?.ok_or_else(later_first)?;
    touch_events_of(change, merge.kept_id).await?;
    insert_again::<person::Entity>(change.tx(), &json!(gone.person)).await?;
    person::Entity::find_by_id(merge.gone_id).one(change.tx()).await?.ok_or_else(taken)?;
    gone.put_back_positions(change.tx()).await?;
    references.take_back(change.tx(), steps).await?;
    if kept.version == merge.kept_version {
        let mut row = all_of::<person::Entity, person::ActiveModel>(before.person.clone());
        row.version = Set(kept.version + 1);
        row.update(change.tx()).await?;
        position::Entity::delete_many().filter(position::COLUMN.person_id.eq(kept.id)).exec(change.tx()).await?;
        before.put_back_positions(change.tx()).await?;
    }
    touch_events_of(change, merge.gone_id).await
}

async fn organisations(change: &mut Change, references: &References, merge: &Model, steps: &[Step]) -> Result<()> {
    let (before, gone): (organisation::Model, organisation::Model) = (read(&merge.kept)?, read(&merge.gone)?);
    let kept = organisation::Entity::find_by_id(merge.kept_id).one(change.tx()).await?.ok_or_else(later_first)?;
    touch_events_of_organisation(change, merge.kept_id).await?;
    if kept.version == merge.kept_version {
        restore_organisation(change.tx(), &before, kept.version + 1).await?;
    }
    insert_again::<organisation::Entity>(change.tx(), &json!(gone)).await?;
    organisation::Entity::find_by_id(merge.gone_id).one(change.tx()).await?.ok_or_else(taken)?;
    references.take_back(change.tx(), steps).await
}

async fn restore_organisation(tx: &DatabaseTransaction, before: &organisation::Model, version: i32) -> Result<()> {
    let mut row = all_of::<organisation::Entity, organisation::ActiveModel>(before.clone());
    row.version = Set(version);
    row.update(tx).await?;
    Ok(())
}

/// A row with every column to be written.
fn all_of<E, A>(model: E::Model) -> A
where
    E: EntityTrait,
    E::Model: IntoActiveModel<A>,
    A: ActiveModelTrait<Entity = E>,
{
    let mut row: A = model.clone().into_active_model();
    for column in E::Column::iter() {
        row.set(column, model.get(column));
    }
    row
}

fn later_first() -> crate::platform::error::AppError {
    Refusal::new("people-merge-later-first").into()
}

fn taken() -> crate::platform::error::AppError {
    Refusal::new("people-merge-address-taken").into()
}

fn read<T: DeserializeOwned>(value: &serde_json::Value) -> Result<T> {
    Ok(serde_json::from_value(value.clone()).context("what a merge kept")?)
}
