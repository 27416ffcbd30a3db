//! How far the index has come, and which server is at work on it.
use crate::platform::change::{Change, log_line, revision};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Result};
use chrono::{DateTime, TimeDelta, Utc};
use rocket::tokio;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// The one row of state.
const ROW: i64 = 1;
/// How long the index belongs to the server that took it, should that server die.
const CLAIM: TimeDelta = TimeDelta::minutes(5);
/// How often whoever is at work says so.
const RENEWAL: Duration = Duration::from_secs(60);

/// The index as it stands.
pub mod index_state {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "search_state")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: i64,
        /// The format its documents were made in; 0 before the first.
        pub format: i32,
        /// The last line of the log that was read.
        pub line: i64,
        /// The last letter that was read.
        pub letter: i64,
        /// The server that is at work on it, and until when nobody else may be.
        pub holder: String,
        pub held_until: Option<DateTimeUtc>,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

/// The revision of a scope that the index shows.
pub mod seen {
    use sea_orm::entity::prelude::*;

    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "search_seen")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub scope: i64,
        pub revision: i64,
    }

    impl ActiveModelBehavior for ActiveModel {}
}

pub async fn read(db: &impl ConnectionTrait) -> Result<index_state::Model> {
    index_state::Entity::find_by_id(ROW).one(db).await.or_not_found()
}

/// Takes the index for this server, or keeps it; `false` where another is at work on it. The database decides.
pub async fn claim(db: &impl ConnectionTrait, holder: &str, now: DateTime<Utc>) -> Result<bool> {
    let free = index_state::COLUMN.held_until.is_null().or(index_state::COLUMN.held_until.lt(now));
    let taken = index_state::Entity::update_many()
        .col_expr(index_state::Column::Holder, Expr::value(holder))
        .col_expr(index_state::Column::HeldUntil, Expr::value(Some(now + CLAIM)))
        .filter(index_state::COLUMN.id.eq(ROW))
        .filter(free.or(index_state::COLUMN.holder.eq(holder)))
        .exec(db)
        .await?;
    Ok(taken.rows_affected == 1)
}

/// Does a piece of work while the index is held, however long it takes: the claim is renewed beside it.
///
/// # Errors
/// Those of the work; and where the index was taken over by another server meanwhile.
pub async fn while_held<T>(db: &Database, holder: &str, now: DateTime<Utc>, work: impl Future<Output = Result<T>>) -> Result<T> {
    tokio::select! {
        done = work => done,
        lost = renewed(db, holder, now) => Err(lost),
    }
}

/// Ends only when the claim cannot be renewed.
async fn renewed(db: &Database, holder: &str, now: DateTime<Utc>) -> AppError {
    let begun = Instant::now();
    loop {
        tokio::time::sleep(RENEWAL).await;
        match claim(db.reader(), holder, now + begun.elapsed()).await {
            Ok(true) => {}
            Ok(false) => return anyhow::anyhow!("another server took the index over").into(),
            Err(error) => return error,
        }
    }
}

/// Gives the index back with nothing done.
pub async fn let_go(db: &impl ConnectionTrait, holder: &str) -> Result<()> {
    index_state::Entity::update_many()
        .col_expr(index_state::Column::HeldUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(index_state::COLUMN.id.eq(ROW))
        .filter(index_state::COLUMN.holder.eq(holder))
        .exec(db)
        .await?;
    Ok(())
}

/// How far everything was when it was looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Far {
    pub line: i64,
    pub letter: i64,
    pub revisions: BTreeMap<i64, i64>,
}

/// How far everything is now: the newest line, and the revision of each scope.
pub async fn now(db: &impl ConnectionTrait) -> Result<Far> {
    let revisions = revision::Entity::find().all(db).await?.into_iter().map(|row| (row.scope, row.number)).collect();
    let newest = log_line::Entity::find().select_only().column(log_line::Column::Id).order_by_desc(log_line::Column::Id);
    let line = newest.into_tuple::<i64>().one(db).await?.unwrap_or_default();
    Ok(Far { line, letter: 0, revisions })
}

/// The revisions the index shows.
pub async fn shown(db: &impl ConnectionTrait) -> Result<BTreeMap<i64, i64>> {
    Ok(seen::Entity::find().all(db).await?.into_iter().map(|row| (row.scope, row.revision)).collect())
}

/// Notes how far the index has come, and lets go of it.
pub async fn save(change: &Change, far: &Far, format: i32) -> Result<()> {
    index_state::Entity::update_many()
        .col_expr(index_state::Column::Format, Expr::value(format))
        .col_expr(index_state::Column::Line, Expr::value(far.line))
        .col_expr(index_state::Column::Letter, Expr::value(far.letter))
        .col_expr(index_state::Column::HeldUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(index_state::COLUMN.id.eq(ROW))
        .exec(change.tx())
        .await?;
    let rows = far.revisions.iter().map(|(scope, number)| seen::ActiveModel { scope: Set(*scope), revision: Set(*number) });
    let newer = OnConflict::column(seen::Column::Scope).update_column(seen::Column::Revision).to_owned();
    if !far.revisions.is_empty() {
        seen::Entity::insert_many(rows).on_conflict(newer).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}
