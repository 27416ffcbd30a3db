//! The acts of a sitting: remembered, found for undo and redo, and forgotten when there are many.
use super::Written;
use crate::platform::change::Change;
use crate::platform::error::Result;
use anyhow::Context;
use chrono::TimeDelta;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// How many acts of a sitting can be undone.
const KEPT: u64 = 100;

/// What nobody came back to for so long is forgotten.
const LIFE: TimeDelta = TimeDelta::days(30);

/// A table that remembers acts.
pub trait Acts: EntityTrait {
    const COLUMNS: Columns<Self::Column>;
}

/// The columns that every such table has.
pub struct Columns<C> {
    pub id: C,
    pub event: C,
    /// The token of the window it was done in.
    pub sitting: C,
    pub account: C,
    /// The word for what was done.
    pub act: C,
    /// What it was done to, as people call it.
    pub label: C,
    /// Lists of the things it found, and of those it left.
    pub before: C,
    pub after: C,
    pub at: C,
    pub undone_at: C,
}

/// One window in which somebody works on an event. Nobody undoes what somebody else did, even who knows the name of their window.
#[derive(Clone, Copy, Debug)]
pub struct Sitting<'a> {
    pub event: i64,
    pub account: i64,
    pub token: &'a str,
}

/// An act as a button names it: its word, and what it was done to.
pub type Named = (String, String);

/// A remembered act.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Past {
    pub id: i64,
    pub act: String,
    pub label: String,
    pub before: Value,
    pub after: Value,
}

impl Past {
    /// The things it found, and those it left.
    pub fn things<T: DeserializeOwned>(&self) -> Result<Written<T>> {
        let read = |column: &Value| serde_json::from_value(column.clone()).context("the things of an act");
        Ok(Written { before: read(&self.before)?, after: read(&self.after)? })
    }
}

/// Remembers an act; what had been undone cannot be done again after it.
pub async fn remember<A: Acts>(
    change: &Change,
    sitting: Sitting<'_>,
    (act, label): Named,
    written: &Written<impl Serialize>,
) -> Result<()> {
    let column = A::COLUMNS;
    let mut row = A::ActiveModel::default();
    row.try_set(column.event, sitting.event.into())?;
    row.try_set(column.sitting, sitting.token.into())?;
    row.try_set(column.account, sitting.account.into())?;
    row.try_set(column.act, act.into())?;
    row.try_set(column.label, label.into())?;
    row.try_set(column.before, json!(written.before).into())?;
    row.try_set(column.after, json!(written.after).into())?;
    row.try_set(column.at, change.now().into())?;
    A::delete_many().filter(mine::<A>(sitting)).filter(column.undone_at.is_not_null()).exec(change.tx()).await?;
    A::insert(row).exec_without_returning(change.tx()).await?;
    forget::<A>(change, sitting).await
}

async fn forget<A: Acts>(change: &Change, sitting: Sitting<'_>) -> Result<()> {
    let column = A::COLUMNS;
    let old = of::<A>(sitting).select_only().column(column.id).order_by_desc(column.id).offset(KEPT).limit(1);
    if let Some(id) = old.into_tuple::<i64>().one(change.tx()).await? {
        A::delete_many().filter(mine::<A>(sitting)).filter(column.id.lte(id)).exec(change.tx()).await?;
    }
    let long_ago = column.at.lt(change.now() - LIFE);
    A::delete_many().filter(column.event.eq(sitting.event)).filter(long_ago).exec(change.tx()).await?;
    Ok(())
}

/// The act that would be undone.
pub async fn to_undo<A: Acts>(db: &impl ConnectionTrait, sitting: Sitting<'_>) -> Result<Option<Past>> {
    Ok(done::<A>(sitting).into_model().one(db).await?)
}

/// The act that would be done again.
pub async fn to_redo<A: Acts>(db: &impl ConnectionTrait, sitting: Sitting<'_>) -> Result<Option<Past>> {
    Ok(undone::<A>(sitting).into_model().one(db).await?)
}

/// What undo and redo would do, by name.
pub async fn names<A: Acts>(db: &impl ConnectionTrait, sitting: Sitting<'_>) -> Result<(Option<Named>, Option<Named>)> {
    let name = |rows: Select<A>| rows.select_only().column(A::COLUMNS.act).column(A::COLUMNS.label).into_tuple::<Named>();
    Ok((name(done::<A>(sitting)).one(db).await?, name(undone::<A>(sitting)).one(db).await?))
}

/// Notes that an act was undone, or done again. Its things stay as remembered: what counts them is not compared.
pub async fn mark<A: Acts>(change: &Change, id: i64, undone: bool) -> Result<()> {
    let at = undone.then(|| change.now());
    let row = A::update_many().col_expr(A::COLUMNS.undone_at, Expr::value(at)).filter(A::COLUMNS.id.eq(id));
    row.exec(change.tx()).await?;
    Ok(())
}

/// The newest first.
fn done<A: Acts>(sitting: Sitting<'_>) -> Select<A> {
    of::<A>(sitting).filter(A::COLUMNS.undone_at.is_null()).order_by_desc(A::COLUMNS.id)
}

/// The one undone last first.
fn undone<A: Acts>(sitting: Sitting<'_>) -> Select<A> {
    of::<A>(sitting).filter(A::COLUMNS.undone_at.is_not_null()).order_by_asc(A::COLUMNS.id)
}

fn of<A: Acts>(sitting: Sitting<'_>) -> Select<A> {
    A::find().filter(mine::<A>(sitting))
}

fn mine<A: Acts>(sitting: Sitting<'_>) -> Condition {
    let column = A::COLUMNS;
    Condition::all().add(column.event.eq(sitting.event)).add(column.sitting.eq(sitting.token)).add(column.account.eq(sitting.account))
}
