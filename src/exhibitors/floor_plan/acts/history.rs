//! The acts of a window: remembered, found for undo and redo, and forgotten when there are many.
use super::act;
use super::keep::Written;
use super::perform::Who;
use super::thing::Thing;
use crate::platform::change::Change;
use crate::platform::error::Result;
use anyhow::Context;
use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
use serde_json::json;

/// How many acts of a window can be undone.
const KEPT: u64 = 100;

/// What nobody came back to for so long is forgotten.
const LIFE: TimeDelta = TimeDelta::days(30);

/// An act as a button names it: its word, and what it was done to.
pub type Named = (String, String);

/// Remembers an act; what had been undone cannot be done again after it.
pub async fn remember(change: &Change, who: &Who<'_>, (act, label): Named, written: &Written) -> Result<()> {
    let row = act::ActiveModel {
        event_id: Set(who.event.id),
        sitting: Set(who.sitting.to_owned()),
        account_id: Set(who.account),
        act: Set(act),
        label: Set(label),
        before: Set(json!(written.before)),
        after: Set(json!(written.after)),
        at: Set(change.now()),
        ..Default::default()
    };
    act::Entity::delete_many().filter(mine(who)).filter(act::COLUMN.undone_at.is_not_null()).exec(change.tx()).await?;
    row.insert(change.tx()).await?;
    let old = of(who).select_only().column(act::Column::Id).order_by_desc(act::Column::Id).offset(KEPT).limit(1);
    if let Some(id) = old.into_tuple::<i64>().one(change.tx()).await? {
        act::Entity::delete_many().filter(mine(who)).filter(act::COLUMN.id.lte(id)).exec(change.tx()).await?;
    }
    let long_ago = act::COLUMN.at.lt(change.now() - LIFE);
    act::Entity::delete_many().filter(act::COLUMN.event_id.eq(who.event.id)).filter(long_ago).exec(change.tx()).await?;
    Ok(())
}

/// The act that would be undone.
pub async fn to_undo(db: &impl ConnectionTrait, who: &Who<'_>) -> Result<Option<act::Model>> {
    Ok(of(who).filter(act::COLUMN.undone_at.is_null()).order_by_desc(act::Column::Id).one(db).await?)
}

/// The act that would be done again.
pub async fn to_redo(db: &impl ConnectionTrait, who: &Who<'_>) -> Result<Option<act::Model>> {
    Ok(of(who).filter(act::COLUMN.undone_at.is_not_null()).order_by_asc(act::Column::Id).one(db).await?)
}

/// What undo and redo would do, by name.
pub async fn names(db: &impl ConnectionTrait, who: &Who<'_>) -> Result<(Option<Named>, Option<Named>)> {
    let name = |rows: Select<act::Entity>| rows.select_only().column(act::Column::Act).column(act::Column::Label).into_tuple::<Named>();
    let undo = name(of(who).filter(act::COLUMN.undone_at.is_null()).order_by_desc(act::Column::Id)).one(db).await?;
    let redo = name(of(who).filter(act::COLUMN.undone_at.is_not_null()).order_by_asc(act::Column::Id)).one(db).await?;
    Ok((undo, redo))
}

/// Notes that an act was undone, or done again.
pub async fn mark(change: &Change, id: i64, undone: bool) -> Result<()> {
    let at = undone.then(|| change.now());
    let row = act::Entity::update_many().col_expr(act::Column::UndoneAt, Expr::value(at)).filter(act::COLUMN.id.eq(id));
    row.exec(change.tx()).await?;
    Ok(())
}

/// The things in a column of an act.
pub fn things(column: &serde_json::Value) -> Result<Vec<Thing>> {
    Ok(serde_json::from_value(column.clone()).context("the things of an act")?)
}

fn of(who: &Who<'_>) -> Select<act::Entity> {
    act::Entity::find().filter(mine(who))
}

/// Nobody undoes what somebody else did, even who knows the name of their window.
fn mine(who: &Who<'_>) -> Condition {
    Condition::all()
        .add(act::COLUMN.event_id.eq(who.event.id))
        .add(act::COLUMN.sitting.eq(who.sitting))
        .add(act::COLUMN.account_id.eq(who.account))
}
