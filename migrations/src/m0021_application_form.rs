//! The application form as each event wants it, with papers and conditions; and the review: criteria, scores, words inside the team.
use crate::shorthand::*;
use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TABLES: &[&str] = &[
    "review_comment",
    "review_abstention",
    "review_score",
    "review_criterion",
    "application_document",
    "form_conditions",
    "form_answer",
    "form_question",
    "application_form",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in application_columns() {
            m.alter_table(Table::alter().table("application").add_column(column).take()).await?;
        }
        m.alter_table(Table::alter().table("exhibitor").add_column(string("decision_number").default("")).take()).await?;
        application_form(m).await?;
        form_question(m).await?;
        form_answer(m).await?;
        form_conditions(m).await?;
        application_document(m).await?;
        review_criterion(m).await?;
        review_score(m).await?;
        review_abstention(m).await?;
        review_comment(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await?;
        m.alter_table(Table::alter().table("exhibitor").drop_column("decision_number").take()).await?;
        for column in ["conditions_at", "conditions_id", "screens", "chairs", "tables", "all_day_power", "sockets", "neighbours"] {
            m.alter_table(Table::alter().table("application").drop_column(column).take()).await?;
        }
        Ok(())
    }
}

fn application_columns() -> Vec<ColumnDef> {
    vec![
        text("neighbours").default("").take(),
        integer("sockets").default(0).take(),
        boolean("all_day_power").default(false).take(),
        integer("tables").default(0).take(),
        integer("chairs").default(0).take(),
        integer("screens").default(0).take(),
        big_integer_null("conditions_id"),
        timestamp_with_time_zone_null("conditions_at"),
    ]
}

async fn application_form(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("application_form")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(json_binary("fields"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("application_form", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    unique(m, "application_form", &["event_id"]).await
}

async fn form_question(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("form_question")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(string("sort"))
        .col(json_binary("label"))
        .col(json_binary("hint"))
        .col(json_binary("options"))
        .col(boolean("required").default(false))
        .col(boolean("later").default(false))
        .col(integer("place"))
        .col(timestamp_with_time_zone_null("retired_at"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("form_question", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    lookup(m, "form_question", &["event_id", "place"]).await
}

async fn form_answer(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("form_answer")
        .col(big_pk_auto("id"))
        .col(big_integer("question_id"))
        .col(big_integer("application_id"))
        .col(text("text"))
        .foreign_key(&mut refers_to("form_answer", "question_id", "form_question"))
        .foreign_key(&mut part_of("form_answer", "application_id", "application"))
        .take();
    m.create_table(table).await?;
    unique(m, "form_answer", &["question_id", "application_id"]).await?;
    lookup(m, "form_answer", &["application_id"]).await
}

async fn form_conditions(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("form_conditions")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(integer("number"))
        .col(json_binary("text"))
        .col(timestamp_with_time_zone("saved_at"))
        .col(big_integer_null("saved_by"))
        .foreign_key(&mut refers_to("form_conditions", "event_id", "event"))
        .foreign_key(&mut refers_to("form_conditions", "saved_by", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "form_conditions", &["event_id", "number"]).await?;
    lookup(m, "form_conditions", &["saved_by"]).await
}

async fn application_document(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("application_document")
        .col(big_pk_auto("id"))
        .col(string("token"))
        .col(big_integer("application_id"))
        .col(big_integer_null("question_id"))
        .col(string("name"))
        .col(string("kind"))
        .col(big_integer("bytes"))
        .col(string("file"))
        .col(timestamp_with_time_zone("added_at"))
        .col(big_integer_null("added_by"))
        .foreign_key(&mut part_of("application_document", "application_id", "application"))
        .foreign_key(&mut refers_to("application_document", "question_id", "form_question"))
        .foreign_key(&mut refers_to("application_document", "added_by", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "application_document", &["token"]).await?;
    lookup(m, "application_document", &["application_id"]).await?;
    lookup(m, "application_document", &["question_id"]).await?;
    lookup(m, "application_document", &["added_by"]).await
}

async fn review_criterion(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("review_criterion")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(json_binary("name"))
        .col(json_binary("hint"))
        .col(integer("weight"))
        .col(integer("most"))
        .col(integer("place"))
        .col(integer("version").default(1))
        .foreign_key(&mut refers_to("review_criterion", "event_id", "event"))
        .take();
    m.create_table(table).await?;
    lookup(m, "review_criterion", &["event_id", "place"]).await
}

async fn review_score(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("review_score")
        .col(big_pk_auto("id"))
        .col(big_integer("criterion_id"))
        .col(big_integer("application_id"))
        .col(big_integer("account_id"))
        .col(integer("points"))
        .col(timestamp_with_time_zone("given_at"))
        .foreign_key(&mut part_of("review_score", "criterion_id", "review_criterion"))
        .foreign_key(&mut part_of("review_score", "application_id", "application"))
        .foreign_key(&mut refers_to("review_score", "account_id", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "review_score", &["criterion_id", "application_id", "account_id"]).await?;
    lookup(m, "review_score", &["application_id"]).await?;
    lookup(m, "review_score", &["account_id"]).await
}

async fn review_abstention(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("review_abstention")
        .col(big_pk_auto("id"))
        .col(big_integer("event_id"))
        .col(big_integer("account_id"))
        .col(timestamp_with_time_zone("since"))
        .foreign_key(&mut refers_to("review_abstention", "event_id", "event"))
        .foreign_key(&mut refers_to("review_abstention", "account_id", "account"))
        .take();
    m.create_table(table).await?;
    unique(m, "review_abstention", &["event_id", "account_id"]).await?;
    lookup(m, "review_abstention", &["account_id"]).await
}

async fn review_comment(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let table = Table::create()
        .table("review_comment")
        .col(big_pk_auto("id"))
        .col(big_integer("application_id"))
        .col(big_integer("account_id"))
        .col(text("text"))
        .col(timestamp_with_time_zone("written_at"))
        .col(timestamp_with_time_zone_null("edited_at"))
        .foreign_key(&mut part_of("review_comment", "application_id", "application"))
        .foreign_key(&mut refers_to("review_comment", "account_id", "account"))
        .take();
    m.create_table(table).await?;
    lookup(m, "review_comment", &["application_id"]).await?;
    lookup(m, "review_comment", &["account_id"]).await
}
