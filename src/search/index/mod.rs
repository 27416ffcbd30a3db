//! Where terms are kept and looked up: one file per database, the same answers from both.
mod postgres;
mod sqlite;
pub mod term;

use super::document::{self, Kind};
use crate::platform::error::Result;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, DbErr, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    Statement, Value,
};
use term::Expr;

/// Rows written in one statement: fewer parameters than either database takes.
const AT_ONCE: usize = 500;

/// What ranking needs of a document.
const CANDIDATE: &str = "d.id, d.words, CAST(d.detail AS text) AS detail, d.given, d.place, d.sort_key";

/// A document that may be what was looked for.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Candidate {
    pub id: i64,
    /// What it is called, as exact words; several names with `|` between.
    pub words: String,
    /// The line under the title, in both languages, as JSON.
    pub detail: String,
    /// The given name of a person, folded.
    pub given: String,
    /// Of two that answer as well, the smaller comes first.
    pub place: i64,
    pub sort_key: String,
}

/// Documents of one kind that answer an expression, at most so many.
#[derive(Clone, Debug)]
pub struct Ask {
    pub kind: Kind,
    pub expr: Expr,
    pub most: i64,
}

/// Calls the function of that name of the database in force.
macro_rules! of_database {
    ($db:expr, $name:ident($($argument:expr),*)) => {
        match $db.get_database_backend() {
            DbBackend::Sqlite => sqlite::$name($($argument),*),
            _ => postgres::$name($($argument),*),
        }
    };
}

/// Takes in the terms of documents that have none yet.
pub async fn put(db: &impl ConnectionTrait, documents: &[(i64, Vec<String>)]) -> Result<()> {
    let backend = db.get_database_backend();
    let begin = if backend == DbBackend::Sqlite { sqlite::PUT } else { postgres::PUT };
    for some in documents.chunks(AT_ONCE) {
        let rows: Vec<String> = (0..some.len()).map(|number| of_database!(db, row(number * 2))).collect();
        let values: Vec<Value> = some.iter().flat_map(|(id, terms)| [(*id).into(), of_database!(db, joined(terms)).into()]).collect();
        db.execute_raw(Statement::from_sql_and_values(backend, format!("{begin}{}", rows.join(", ")), values)).await?;
    }
    Ok(())
}

/// Forgets the terms of documents.
pub async fn remove(db: &impl ConnectionTrait, ids: &[i64]) -> Result<()> {
    for some in ids.chunks(AT_ONCE) {
        let ids = some.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        db.execute_unprepared(&of_database!(db, remove(&ids))).await?;
    }
    Ok(())
}

/// Forgets everything.
pub async fn clear(db: &impl ConnectionTrait) -> Result<()> {
    match db.get_database_backend() {
        DbBackend::Sqlite => Ok(sqlite::clear(db).await?),
        _ => Ok(postgres::clear(db).await?),
    }
}

/// Before a large load.
pub async fn unsettle(db: &impl ConnectionTrait) -> Result<()> {
    match db.get_database_backend() {
        DbBackend::Sqlite => Ok(sqlite::unsettle(db).await?),
        _ => Ok(postgres::unsettle(db).await?),
    }
}

/// After a large load.
pub async fn settle(db: &impl ConnectionTrait) -> Result<()> {
    match db.get_database_backend() {
        DbBackend::Sqlite => Ok(sqlite::settle(db).await?),
        _ => Ok(postgres::settle(db).await?),
    }
}

/// Whether of this kind the best answers are asked for first, everything that answers last. PostgreSQL gathers all before it tells
/// the first, and of many that takes longest of everything; FTS5 tells them as it finds them, and is done soonest with everything.
pub fn tells_best_first(db: &impl ConnectionTrait, kind: Kind) -> bool {
    kind.is_large() && db.get_database_backend() == DbBackend::Postgres
}

/// The documents that answer, of each ask the first by their keys, or nearly: one query, however many asks.
pub async fn find(db: &impl ConnectionTrait, asks: &[Ask]) -> Result<Vec<Candidate>> {
    if asks.is_empty() {
        return Ok(Vec::new());
    }
    Ok(Candidate::find_by_statement(of_database!(db, find(asks))).all(db).await?)
}

/// The keys of the documents that answer, by sort key, from a place on; and how many answer.
pub async fn list(db: &impl ConnectionTrait, ask: &Ask, skip: i64) -> Result<(Vec<i64>, i64)> {
    if ask.expr == Expr::All(vec![]) {
        return everything(db, ask, skip).await;
    }
    let (rows, count) = of_database!(db, list(ask, skip));
    let id = |row: &sea_orm::QueryResult| row.try_get::<i64>("", "id");
    let ids = db.query_all_raw(rows).await?.iter().map(id).collect::<Result<Vec<_>, DbErr>>()?;
    let count = db.query_one_raw(count).await?.map(|row| row.try_get::<i64>("", "n")).transpose()?;
    Ok((ids, count.unwrap_or_default()))
}

/// Nothing is asked: the whole kind, which an index has in order.
async fn everything(db: &impl ConnectionTrait, ask: &Ask, skip: i64) -> Result<(Vec<i64>, i64)> {
    let all = document::Entity::find().select_only().column(document::Column::Id).filter(document::COLUMN.kind.eq(ask.kind));
    let count = all.clone().count(db).await?;
    let some = all.order_by_asc(document::Column::SortKey).order_by_asc(document::Column::Id);
    let some = some.offset(u64::try_from(skip).unwrap_or_default()).limit(u64::try_from(ask.most).unwrap_or_default());
    Ok((some.into_tuple().all(db).await?, i64::try_from(count).unwrap_or(i64::MAX)))
}
