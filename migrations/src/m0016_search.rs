//! What can be found: a table of documents, the words they are found by, and how far the log has been read.
use crate::shorthand::*;
use sea_orm_migration::sea_orm::DbBackend;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        document(m).await?;
        for statement in terms(m.get_database_backend()) {
            m.get_connection().execute_unprepared(statement).await?;
        }
        seen(m).await?;
        state(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["search_state", "search_seen", "search_terms", "search_document"]).await
    }
}

/// No foreign keys: what it tells of may go first, and the index follows.
async fn document(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("search_document")
        .col(big_integer("id").primary_key())
        .col(small_integer("kind"))
        .col(big_integer_null("event_id"))
        .col(string("slug"))
        .col(json_binary("before"))
        .col(json_binary("title"))
        .col(json_binary("detail"))
        .col(text("words"))
        .col(string("given"))
        .col(string("sort_key"))
        .col(big_integer("place"))
        .col(string("hash"))
        .take();
    m.create_table(table).await?;
    lookup(m, "search_document", &["event_id", "kind"]).await?;
    lookup(m, "search_document", &["kind", "sort_key", "id"]).await
}

/// The terms of each document. FTS5 keeps them alone (`contentless`) and cuts them at ASCII signs only, of which terms have
/// none. PostgreSQL needs no extension: a `tsvector` is written term by term, so that no parser or dictionary comes in.
fn terms(backend: DbBackend) -> &'static [&'static str] {
    match backend {
        DbBackend::Sqlite => &[
            "CREATE VIRTUAL TABLE search_terms USING fts5(terms, content='', contentless_delete=1, detail=none, prefix='2 3 4 5', tokenize='ascii')",
        ],
        _ => &[
            "CREATE TABLE search_terms (id bigint PRIMARY KEY, terms tsvector NOT NULL)",
            "CREATE INDEX search_terms_by_terms ON search_terms USING gin (terms) WITH (fastupdate = off)",
        ],
    }
}

/// The revision of each scope that the index shows.
async fn seen(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create().table("search_seen").col(big_integer("scope").primary_key()).col(big_integer("revision")).take();
    m.create_table(table).await
}

/// One row: the format of the index, how far log and letters were read, and who is at work on it.
async fn state(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("search_state")
        .col(big_integer("id").primary_key())
        .col(integer("format"))
        .col(big_integer("line"))
        .col(big_integer("letter"))
        .col(string("holder"))
        .col(timestamp_with_time_zone_null("held_until"))
        .take();
    m.create_table(table).await?;
    let row = Query::insert()
        .into_table("search_state")
        .columns(["id", "format", "line", "letter", "holder"])
        .values_panic([1.into(), 0.into(), 0.into(), 0.into(), "".into()])
        .to_owned();
    m.execute(row).await
}
