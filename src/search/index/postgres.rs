//! The terms in PostgreSQL: a `tsvector` under a GIN index. No extension, no dictionary, no parser.
use super::term::Expr;
use super::{Ask, CANDIDATE};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, Value};
use std::collections::BTreeSet;

/// Documents of a large kind looked through in the order of their keys before the index is asked: of what is in many of them, enough
/// is found there, and the index would have to collect all before the first could be told.
const AHEAD: i64 = 1_500;
/// Of documents that must hold so many terms at once, too few would be found there.
const RARE: usize = 3;

/// Kinds of terms whose beginnings are kept as terms of their own, with a capital letter: GIN has no index of beginnings as FTS5
/// has, and for "ngu…" it would first collect the documents of every word that begins so.
const BEGUN: [char; 3] = ['a', 't', 'x'];
/// Letters of a beginning that is kept, the one of its kind among them.
const LONGEST_BEGINNING: usize = 10;

/// Terms a document is kept with.
pub fn joined(terms: &[String]) -> String {
    let kept: BTreeSet<String> = terms.iter().flat_map(|term| std::iter::once(term.clone()).chain(beginnings(term))).collect();
    kept.iter().map(|term| format!("'{term}'")).collect::<Vec<_>>().join(" ")
}

/// The beginnings of a term that are kept, itself among them where it is short enough.
fn beginnings(term: &str) -> impl Iterator<Item = String> {
    let most = if term.starts_with(BEGUN) { term.chars().count().min(LONGEST_BEGINNING) } else { 0 };
    (2..=most).map(move |length| begun(&term.chars().take(length).collect::<String>()))
}

/// A beginning as it is kept.
fn begun(beginning: &str) -> String {
    let mut letters = beginning.chars();
    letters.next().map(|kind| kind.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// A term as it is asked for.
fn asked(text: &str, prefix: bool) -> String {
    match prefix {
        true if text.starts_with(BEGUN) && (2..=LONGEST_BEGINNING).contains(&text.chars().count()) => format!("'{}'", begun(text)),
        true => format!("'{text}':*"),
        false => format!("'{text}'"),
    }
}

pub const PUT: &str = "INSERT INTO search_terms (id, terms) VALUES ";
/// One row of [`PUT`], the values of which begin after so many others.
pub fn row(after: usize) -> String {
    format!("(${}, ${}::tsvector)", after + 1, after + 2)
}

pub fn remove(ids: &str) -> String {
    format!("DELETE FROM search_terms WHERE id IN ({ids})")
}

pub async fn clear(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    db.execute_unprepared("TRUNCATE search_terms, search_document").await.map(drop)
}

/// A large load is quicker without the index.
pub async fn unsettle(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    db.execute_unprepared("DROP INDEX IF EXISTS search_terms_by_terms").await.map(drop)
}

pub async fn settle(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    db.execute_unprepared("CREATE INDEX IF NOT EXISTS search_terms_by_terms ON search_terms USING gin (terms) WITH (fastupdate = off)")
        .await?;
    db.execute_unprepared("ANALYZE search_terms").await?;
    db.execute_unprepared("ANALYZE search_document").await.map(drop)
}

/// An expression as a `tsquery`.
pub fn expression(expr: &Expr) -> String {
    expr.write(asked, " & ", " | ")
}

/// The documents that answer, of each ask so many: the first by key, or of more than that those the table has first, which is
/// nearly the same.
///
/// The planner takes words of a name for independent of each other, and for some it would rather read the whole table. So it is
/// not shown the terms, and plans once for all; the keys it sees, and with them the part of the table.
pub fn find(asks: &[Ask]) -> Statement {
    let parts: Vec<String> = asks.iter().enumerate().map(|(place, ask)| format!("({})", keys(ask, 2 * place + 1))).collect();
    let values = asks.iter().flat_map(|ask| [expression(&ask.expr).into(), ask.most.into()]);
    let sql = format!("SELECT {CANDIDATE} FROM search_document d JOIN ({}) m ON m.id = d.id", parts.join(" UNION ALL "));
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

/// The keys of a kind that answer: the terms are the value with this number, and the next says how many.
fn keys(ask: &Ask, value: usize) -> String {
    let ((from, to), most) = (ask.kind.keys(), value + 1);
    let (within, answers) = (format!("id BETWEEN {from} AND {to}"), format!("terms @@ (SELECT ${value}::tsquery)"));
    if !ask.kind.is_large() {
        return format!("SELECT id FROM search_terms WHERE {within} AND {answers} ORDER BY id LIMIT ${most}");
    }
    if ask.expr.at_once() >= RARE {
        return format!(
            "WITH found AS MATERIALIZED (SELECT id FROM search_terms WHERE {within} AND {answers}) SELECT id FROM found LIMIT ${most}"
        );
    }
    format!(
        "WITH first AS MATERIALIZED (SELECT id FROM (SELECT id, terms FROM search_terms WHERE {within} ORDER BY id LIMIT {AHEAD}) ahead WHERE {answers} LIMIT ${most}),
         others AS MATERIALIZED (SELECT id FROM search_terms WHERE {within} AND {answers} AND (SELECT count(*) FROM first) < ${most})
         SELECT id FROM first UNION (SELECT id FROM others LIMIT ${most}) ORDER BY id LIMIT ${most}"
    )
}

/// All that answer, by sort key: so many from a place on, and how many there are.
pub fn list(ask: &Ask, skip: i64) -> (Statement, Statement) {
    let (from, to) = ask.kind.keys();
    let found = "SELECT id FROM search_terms WHERE terms @@ $1::tsquery AND id BETWEEN $2 AND $3";
    let expr = || Value::from(expression(&ask.expr));
    let rows = format!("SELECT d.id FROM search_document d WHERE d.id IN ({found}) ORDER BY d.sort_key, d.id LIMIT $4 OFFSET $5");
    let count = format!("SELECT count(*) AS n FROM ({found}) f");
    (
        Statement::from_sql_and_values(DbBackend::Postgres, rows, [expr(), from.into(), to.into(), ask.most.into(), skip.into()]),
        Statement::from_sql_and_values(DbBackend::Postgres, count, [expr(), from.into(), to.into()]),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::index::Kind;

    #[test]
    fn of_three_words_at_once_nothing_is_looked_for_ahead() {
        let words = |many: usize| Expr::All((0..many).map(|word| Expr::Term(format!("t{word}"))).collect());
        for (expr, is_ahead) in [
            (words(1), true),
            (words(2), true),
            (words(3), false),
            (Expr::Any(vec![words(3), Expr::Prefix("iabc".into())]), true),
            (Expr::Any(vec![words(3), words(4)]).and(Expr::Term("s1".into())), false),
        ] {
            let sql = find(&[Ask { kind: Kind::Person, expr: expr.clone(), most: 61 }]).sql;
            assert_eq!(sql.contains("ahead"), is_ahead, "{expr:?}: {sql}");
        }
    }

    #[test]
    fn whoever_begins_a_word_asks_for_a_term_that_is_kept() {
        let kept = joined(&["tan".into(), "x4đưc".into(), "n12".into(), format!("a{}", "o".repeat(20))]);
        for term in ["'tan'", "'Ta'", "'Tan'", "'X4'", "'X4đ'", "'X4đưc'", "'n12'", "'Aooooooooo'"] {
            assert!(kept.split(' ').any(|one| one == term), "{term}: {kept}");
        }
        assert!(!kept.contains("'T'") && !kept.contains("'N1'") && !kept.contains("'Aoooooooooo'"), "{kept}");
        let table = [
            ("ta", "'Ta'"),
            ("tan", "'Tan'"),
            ("x4đ", "'X4đ'"),
            ("p5678", "'p5678':*"),
            ("t", "'t':*"),
            ("aoooooooooo", "'aoooooooooo':*"),
        ];
        for (text, expected) in table {
            assert_eq!(asked(text, true), expected);
        }
        assert_eq!(asked("tan", false), "'tan'");
    }
}
