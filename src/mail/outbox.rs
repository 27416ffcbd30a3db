//! Sends what is due, each letter once, however many servers share the database and whatever the mail server does.
use super::letters;
use super::transport::{Transport, Undelivered};
use crate::platform::change::Change;
use crate::platform::change::letter::{self, COLUMN};
use crate::platform::db::Database;
use crate::platform::error::Result;
use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use rocket::Shutdown;
use rocket::fairing::AdHoc;
use rocket::tokio;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::time::Duration;

/// Letters taken from the table at a time.
const BATCH: u64 = 50;
/// How long a letter belongs to the server that took it; longer than any exchange with a mail server.
const CLAIM: TimeDelta = TimeDelta::minutes(5);
/// Tries before a letter is given up: with the waits in between, about eight and a half hours.
const ATTEMPTS: i32 = 10;
/// How often the table is read when nothing woke the worker: letters of other servers, and second tries.
const ROUND: Duration = Duration::from_secs(15);

/// Starts the worker with the server and stops it with the server. Letters kept in memory wait for [`deliver_due`].
pub fn worker() -> AdHoc {
    AdHoc::on_liftoff("mail", |rocket| {
        Box::pin(async move {
            if let (Some(db), Some(transport)) = (rocket.state::<Database>(), rocket.state::<Transport>())
                && !transport.is_memory()
            {
                tokio::spawn(work(db.clone(), transport.clone(), rocket.shutdown()));
            }
        })
    })
}

async fn work(db: Database, transport: Transport, mut shutdown: Shutdown) {
    loop {
        let (office, way) = (db.clone(), transport.clone());
        // A task of its own: one letter that panics must not end all letters.
        match tokio::spawn(async move { deliver_due(office.reader(), &way, Utc::now()).await }).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::warn!("the outbox cannot be read: {error:#}"),
            Err(fault) => tracing::error!("the outbox stumbled: {fault}"),
        }
        tokio::select! {
            () = &mut shutdown => return,
            () = db.letters_waiting() => {}
            () = tokio::time::sleep(ROUND) => {}
        }
    }
}

/// Sends every letter that is due at `now`; answers how many were sent. A letter that cannot be sent is tried
/// again later and is no error here.
///
/// # Errors
/// The database's only.
pub async fn deliver_due(db: &impl ConnectionTrait, transport: &Transport, now: DateTime<Utc>) -> Result<usize> {
    deliver(db, transport, now, letters::draw).await
}

/// How a row becomes text.
type Draw = fn(&letter::Model) -> anyhow::Result<String>;

async fn deliver(db: &impl ConnectionTrait, transport: &Transport, now: DateTime<Utc>, draw: Draw) -> Result<usize> {
    let mut sent = 0;
    loop {
        let batch = due(db, now).await?;
        for row in &batch {
            let Some(claim) = claim(db, row, now).await? else { continue };
            match send(row, transport, draw).await {
                Ok(()) => {
                    mark_sent(db, row, now).await?;
                    sent += 1;
                }
                Err(failure) => {
                    mark_failed(db, row, claim, &failure, now).await?;
                    if failure.nobody_there {
                        return Ok(sent);
                    }
                }
            }
        }
        if batch.len() < BATCH as usize {
            return Ok(sent);
        }
    }
}

async fn due(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<Vec<letter::Model>> {
    let rows = letter::Entity::find()
        .filter(COLUMN.sent_at.is_null())
        .filter(COLUMN.failed_at.is_null())
        .filter(COLUMN.due_at.lte(now))
        .order_by_asc(COLUMN.due_at)
        .order_by_asc(COLUMN.id)
        .limit(BATCH)
        .all(db)
        .await?;
    Ok(rows)
}

/// Takes the letter for this server; `None` when another was faster. Should this server die, the letter is due again
/// when the claim has run out.
async fn claim(db: &impl ConnectionTrait, row: &letter::Model, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
    // PostgreSQL keeps microseconds: the claim must compare equal when it is read again.
    let until = now.trunc_subsecs(6) + CLAIM;
    let taken = letter::Entity::update_many()
        .col_expr(letter::Column::DueAt, Expr::value(until))
        .filter(COLUMN.id.eq(row.id))
        .filter(COLUMN.due_at.eq(row.due_at))
        .filter(COLUMN.sent_at.is_null())
        .exec(db)
        .await?;
    Ok((taken.rows_affected == 1).then_some(until))
}

async fn send(row: &letter::Model, transport: &Transport, draw: Draw) -> Result<(), Undelivered> {
    let message = draw(row).and_then(|text| letters::message(row, &text, &transport.from));
    let message = message.map_err(|why| Undelivered { nobody_there: false, why })?;
    transport.send(message, &format!("{}-{}", row.created_at.format("%Y%m%dT%H%M%S"), row.id)).await
}

async fn mark_sent(db: &impl ConnectionTrait, row: &letter::Model, now: DateTime<Utc>) -> Result<()> {
    let mut update = letter::Entity::update_many()
        .col_expr(letter::Column::SentAt, Expr::value(now))
        .col_expr(letter::Column::Attempts, Expr::value(row.attempts + 1))
        .col_expr(letter::Column::Error, Expr::value(None::<String>))
        .filter(COLUMN.id.eq(row.id));
    if row.secret {
        update = update.col_expr(letter::Column::Data, Expr::value(serde_json::json!({})));
    }
    update.exec(db).await?;
    Ok(())
}

/// Sets the next try, unless the claim has run out and another server has it by now.
async fn mark_failed(
    db: &impl ConnectionTrait,
    row: &letter::Model,
    claim: DateTime<Utc>,
    failure: &Undelivered,
    now: DateTime<Utc>,
) -> Result<()> {
    let attempts = row.attempts + 1;
    let why = format!("{:#}", failure.why);
    tracing::warn!(letter = row.id, attempts, "not sent: {why}");
    let mut update = letter::Entity::update_many()
        .col_expr(letter::Column::Attempts, Expr::value(attempts))
        .col_expr(letter::Column::DueAt, Expr::value(now + wait_after(attempts)))
        .col_expr(letter::Column::Error, Expr::value(Some(why)))
        .filter(COLUMN.id.eq(row.id))
        .filter(COLUMN.due_at.eq(claim));
    if attempts >= ATTEMPTS {
        update = update.col_expr(letter::Column::FailedAt, Expr::value(Some(now)));
        if row.secret {
            update = update.col_expr(letter::Column::Data, Expr::value(serde_json::json!({})));
        }
    }
    update.exec(db).await?;
    Ok(())
}

/// Puts a letter that waits, or was given up, first in the line again.
pub async fn try_again(change: &mut Change, row: &letter::Model) -> Result<()> {
    let update = letter::Entity::update_many()
        .col_expr(letter::Column::DueAt, Expr::value(change.now()))
        .col_expr(letter::Column::FailedAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(letter::Column::Attempts, Expr::value(0))
        .filter(COLUMN.id.eq(row.id))
        .filter(COLUMN.due_at.eq(row.due_at))
        .filter(COLUMN.sent_at.is_null());
    update.exec(change.tx()).await?;
    change.announce_letters();
    Ok(())
}

/// One minute after the first failure, twice as long after each further one, six hours at most.
fn wait_after(attempts: i32) -> TimeDelta {
    let doublings = u32::try_from(attempts - 1).unwrap_or(0).min(20);
    TimeDelta::minutes(1 << doublings).min(TimeDelta::hours(6))
}

#[cfg(test)]
#[path = "outbox_tests.rs"]
mod tests;
