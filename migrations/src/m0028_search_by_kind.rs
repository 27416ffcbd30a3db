//! In PostgreSQL the terms of everybody on record, of everybody who comes somewhere, and of everything else lie apart: whoever looks
//! among one of them does not walk through the others. SQLite asks by key already.
use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DbBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Where the keys of the kinds with the numbers 1, 2 and 3 begin.
const KINDS: [i64; 3] = [1 << 48, 2 << 48, 3 << 48];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let [first, second, others] = KINDS;
        anew(
            m,
            &[
                "CREATE TABLE search_terms (id bigint PRIMARY KEY, terms tsvector NOT NULL) PARTITION BY RANGE (id)".into(),
                format!("CREATE TABLE search_terms_known PARTITION OF search_terms FOR VALUES FROM ({first}) TO ({second})"),
                format!("CREATE TABLE search_terms_people PARTITION OF search_terms FOR VALUES FROM ({second}) TO ({others})"),
                "CREATE TABLE search_terms_others PARTITION OF search_terms DEFAULT".into(),
            ],
        )
        .await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        anew(m, &["CREATE TABLE search_terms (id bigint PRIMARY KEY, terms tsvector NOT NULL)".into()]).await
    }
}

/// The table anew and empty: the index is made again at the next start, since its format is another.
async fn anew(m: &SchemaManager<'_>, tables: &[String]) -> Result<(), DbErr> {
    if m.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    m.get_connection().execute_unprepared("DROP TABLE search_terms").await?;
    for table in tables {
        m.get_connection().execute_unprepared(table).await?;
    }
    let index = "CREATE INDEX search_terms_by_terms ON search_terms USING gin (terms) WITH (fastupdate = off)";
    m.get_connection().execute_unprepared(index).await.map(drop)
}
