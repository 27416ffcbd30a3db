//! Does a batch, one application at a time: the act and its outcome stand together or not at all, so that any number of servers
//! may go on with it, and whoever is interrupted has done each either once or not yet.
use super::batch_row::Outcome;
use super::{batch, batch_row};
use crate::accounts::account;
use crate::events::event;
use crate::exhibitors::application;
use crate::exhibitors::application::acts::By;
use crate::exhibitors::met::settling;
use crate::exhibitors::review::perform::{Acting, Doing, act_in};
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Rows read at a time.
const SOME: u64 = 100;

/// Goes on with whatever batch is not finished; answers how many rows were tried.
///
/// # Errors
/// The database's only.
pub async fn go_on(db: &Database, now: DateTimeUtc, origin: &str) -> Result<usize> {
    let mut tried = 0;
    loop {
        let rows = waiting(db, SOME).await?;
        let last = rows.is_empty();
        for (row, batch) in rows {
            do_row(db, &row, &batch, (now, origin)).await?;
            tried += 1;
        }
        if last {
            return Ok(tried);
        }
    }
}

/// Does the first rows of one batch at once.
pub async fn begin(db: &Database, batch: &batch::Model, now: DateTimeUtc, origin: &str, most: u64) -> Result<()> {
    let rows = batch_row::Entity::find()
        .filter(batch_row::COLUMN.batch_id.eq(batch.id))
        .filter(batch_row::Column::Outcome.is_null())
        .order_by_asc(batch_row::Column::Id)
        .limit(most);
    for row in rows.all(db.reader()).await? {
        do_row(db, &row, batch, (now, origin)).await?;
    }
    Ok(())
}

async fn waiting(db: &Database, most: u64) -> Result<Vec<(batch_row::Model, batch::Model)>> {
    let rows = batch_row::Entity::find().filter(batch_row::Column::Outcome.is_null()).order_by_asc(batch_row::Column::Id).limit(most);
    let rows = rows.all(db.reader()).await?;
    let batches = batch::Entity::find().filter(batch::COLUMN.id.is_in(rows.iter().map(|row| row.batch_id))).all(db.reader()).await?;
    let of = |row: &batch_row::Model| batches.iter().find(|batch| batch.id == row.batch_id).cloned();
    Ok(rows.into_iter().filter_map(|row| of(&row).map(|batch| (row, batch))).collect())
}

async fn do_row(db: &Database, row: &batch_row::Model, batch: &batch::Model, (now, origin): (DateTimeUtc, &str)) -> Result<()> {
    let account = account::Entity::find_by_id(batch.account_id).one(db.reader()).await.or_not_found()?;
    let event = event::Entity::find_by_id(batch.event_id).one(db.reader()).await.or_not_found()?;
    let application = application::Entity::find_by_id(row.application_id).one(db.reader()).await.or_not_found()?;
    let actor = account.actor();
    let acting =
        Acting { actor: &actor, by: By::Organizer, event: &event, token: &application.token, version: Some(row.seen_version), now, origin };
    let doing = Doing { until: batch.until, ..Doing::saying(batch.act, batch.words.clone()) };
    let done = settling(|| async {
        let mut change = Change::begin(db, &actor, now).await?;
        if mark(&change, row, (Outcome::Done, None)).await? {
            act_in(&mut change, &acting, &doing).await?;
            change.commit().await?;
        }
        Ok(())
    });
    match done.await {
        Ok(()) => Ok(()),
        Err(AppError::Refused(no)) => undone(db, &actor, row, (now, Outcome::Refused, Some(no))).await,
        Err(AppError::Stale) => undone(db, &actor, row, (now, Outcome::Changed, None)).await,
        Err(other) => Err(other),
    }
}

type Undone = (DateTimeUtc, Outcome, Option<Refusal>);

async fn undone(db: &Database, actor: &Actor, row: &batch_row::Model, (now, outcome, no): Undone) -> Result<()> {
    let change = Change::begin(db, actor, now).await?;
    mark(&change, row, (outcome, no)).await?;
    change.commit().await
}

/// Writes the outcome, if nobody else has: whether this is who did.
async fn mark(change: &Change, row: &batch_row::Model, (outcome, no): (Outcome, Option<Refusal>)) -> Result<bool> {
    let why = no.and_then(|no| serde_json::to_value(no).ok());
    let marked = batch_row::Entity::update_many()
        .col_expr(batch_row::Column::Outcome, Expr::value(outcome.to_value()))
        .col_expr(batch_row::Column::Why, Expr::value(why))
        .filter(batch_row::COLUMN.id.eq(row.id))
        .filter(batch_row::Column::Outcome.is_null())
        .exec(change.tx())
        .await?;
    Ok(marked.rows_affected == 1)
}
