//! The terms in SQLite: FTS5, whose row ids are the keys of documents and in whose order it answers.
use super::term::Expr;
use super::{Ask, CANDIDATE};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};

/// Terms a document is kept with.
pub fn joined(terms: &[String]) -> String {
    terms.join(" ")
}

pub const PUT: &str = "INSERT INTO search_terms (rowid, terms) VALUES ";
/// One row of [`PUT`].
pub fn row(_: usize) -> String {
    "(?, ?)".into()
}

pub fn remove(ids: &str) -> String {
    format!("DELETE FROM search_terms WHERE rowid IN ({ids})")
}

pub async fn clear(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    db.execute_unprepared("DELETE FROM search_terms").await?;
    db.execute_unprepared("DELETE FROM search_document").await.map(drop)
}

/// Puts the pieces a large load has left into one.
pub async fn settle(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    db.execute_unprepared("INSERT INTO search_terms (search_terms) VALUES ('optimize')").await?;
    db.execute_unprepared("ANALYZE search_document").await.map(drop)
}

pub async fn unsettle(_: &impl ConnectionTrait) -> Result<(), DbErr> {
    Ok(())
}

/// An expression as FTS5 reads it.
pub fn expression(expr: &Expr) -> String {
    expr.write(|text, prefix| format!("\"{text}\"{}", if prefix { "*" } else { "" }), " AND ", " OR ")
}

/// The documents that answer, of each ask so many, in the order of their keys.
pub fn find(asks: &[Ask]) -> Statement {
    let mut values: Vec<Value> = Vec::new();
    let mut parts = Vec::new();
    for ask in asks {
        let (from, to) = ask.kind.keys();
        parts.push(format!(
            "SELECT {CANDIDATE} FROM search_document d WHERE d.id IN (SELECT rowid FROM search_terms WHERE search_terms MATCH ? AND rowid BETWEEN ? AND ? ORDER BY rowid LIMIT ?)"
        ));
        values.extend([expression(&ask.expr).into(), from.into(), to.into(), ask.most.into()]);
    }
    Statement::from_sql_and_values(DbBackend::Sqlite, parts.join(" UNION ALL "), values)
}

/// All that answer, by sort key: so many from a place on, and how many there are.
pub fn list(ask: &Ask, skip: i64) -> (Statement, Statement) {
    let (from, to) = ask.kind.keys();
    let found = "SELECT rowid FROM search_terms WHERE search_terms MATCH ? AND rowid BETWEEN ? AND ?";
    let expr = || Value::from(expression(&ask.expr));
    let rows = format!("SELECT d.id FROM search_document d WHERE d.id IN ({found}) ORDER BY d.sort_key, d.id LIMIT ? OFFSET ?");
    let count = format!("SELECT count(*) AS n FROM ({found})");
    (
        Statement::from_sql_and_values(DbBackend::Sqlite, rows, [expr(), from.into(), to.into(), ask.most.into(), skip.into()]),
        Statement::from_sql_and_values(DbBackend::Sqlite, count, [expr(), from.into(), to.into()]),
    )
}
