//! The floor plan: halls, kinds of booth, where each booth stands; and the states an application can wait in.
use crate::shorthand::*;
use sea_orm_migration::sea_orm::DbBackend;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        hall(m).await?;
        booth_kind(m).await?;
        plan_mark(m).await?;
        for (table, column) in columns() {
            m.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        m.get_connection().execute_unprepared(tokens(m.get_database_backend())).await?;
        unique(m, "booth", &["token"]).await?;
        lookup(m, "booth", &["hall_id"]).await?;
        lookup(m, "booth", &["track_id"]).await?;
        booth_share(m).await?;
        lookup(m, "application", &["event_id", "booth_kind", "waiting_since"]).await?;
        lookup(m, "application", &["state", "offered_until"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for (table, columns) in INDEXES {
            m.drop_index(Index::drop().name(format!("{table}_by_{columns}")).table(*table).to_owned()).await?;
        }
        drop_tables(m, &["booth_share"]).await?;
        for (table, column) in columns() {
            m.alter_table(Table::alter().table(table).drop_column(column.get_column_name()).take()).await?;
        }
        drop_tables(m, &["plan_mark", "booth_kind", "hall"]).await
    }
}

const INDEXES: &[(&str, &str)] = &[
    ("application", "state_offered_until"),
    ("application", "event_id_booth_kind_waiting_since"),
    ("booth", "track_id"),
    ("booth", "hall_id"),
    ("booth", "token"),
];

async fn hall(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("hall")
        .col(big_pk_auto("id"))
        .col(string_len("uuid", 36))
        .col(big_integer("event_id"))
        .col(json_binary("name"))
        .col(integer("width_cm"))
        .col(integer("depth_cm"))
        .col(integer("aisle_cm").default(300))
        .col(string_null("background"))
        .col(integer("place"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("hall", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "hall", &["uuid"]).await?;
    lookup(m, "hall", &["event_id", "place"]).await
}

async fn booth_kind(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("booth_kind")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("code"))
        .col(string("make"))
        .col(json_binary("name"))
        .col(json_binary("included"))
        .col(integer("width_cm"))
        .col(integer("depth_cm"))
        .col(big_integer("price").default(0))
        .col(json_binary("audience"))
        .col(integer_null("quota"))
        .col(integer("given").default(0))
        .col(integer("place"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("booth_kind", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "booth_kind", &["event_id", "code"]).await
}

async fn plan_mark(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("plan_mark")
        .col(big_pk_auto("id"))
        .col(big_integer("hall_id"))
        .col(string("sort"))
        .col(json_binary("name"))
        .col(integer("x_cm"))
        .col(integer("y_cm"))
        .col(integer("width_cm"))
        .col(integer("depth_cm"))
        .col(integer("turn").default(0))
        .col(integer("version").default(1))
        .foreign_key(&mut part_of("plan_mark", "hall_id", "hall"))
        .take();
    m.create_table(table).await?;
    lookup(m, "plan_mark", &["hall_id"]).await
}

async fn booth_share(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("booth_share")
        .col(big_pk_auto("id"))
        .col(big_integer("booth_id"))
        .col(big_integer("exhibitor_id"))
        .foreign_key(&mut part_of("booth_share", "booth_id", "booth"))
        .foreign_key(&mut refers_to("booth_share", "exhibitor_id", "exhibitor"))
        .take();
    m.create_table(table).await?;
    unique(m, "booth_share", &["booth_id", "exhibitor_id"]).await?;
    lookup(m, "booth_share", &["exhibitor_id"]).await
}

/// One at a time: SQLite adds no two columns in one statement. Nor can it add a foreign key: the doors look after these two.
fn columns() -> Vec<(&'static str, ColumnDef)> {
    vec![
        ("booth", big_integer_null("hall_id").take()),
        ("booth", integer_null("x_cm").take()),
        ("booth", integer_null("y_cm").take()),
        ("booth", integer_null("width_cm").take()),
        ("booth", integer_null("depth_cm").take()),
        ("booth", integer("turn").default(0).take()),
        ("booth", integer("open_sides").default(1).take()),
        ("booth", big_integer_null("track_id").take()),
        ("booth", boolean("power").default(false).take()),
        ("booth", boolean("water").default(false).take()),
        ("booth", boolean("locked").default(false).take()),
        ("booth", string("token").default("").take()),
        ("booth", integer("version").default(1).take()),
        ("application", timestamp_with_time_zone_null("waiting_since").take()),
        ("application", timestamp_with_time_zone_null("offered_until").take()),
    ]
}

/// Booths that are there already get their random names.
fn tokens(backend: DbBackend) -> &'static str {
    match backend {
        DbBackend::Sqlite => "UPDATE booth SET token = lower(hex(randomblob(16)))",
        _ => "UPDATE booth SET token = replace(gen_random_uuid()::text, '-', '')",
    }
}
