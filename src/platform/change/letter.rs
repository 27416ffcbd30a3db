//! A letter that waits in the outbox until a worker has sent it.
use crate::platform::language::Language;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "letter")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The event it is about; empty for letters about an account.
    pub event_id: Option<i64>,
    pub to_address: String,
    pub to_name: String,
    pub language: Language,
    /// The template's name without ending: "exhibitors/letters/accepted".
    pub template: String,
    /// What the template is given.
    pub data: Json,
    /// Holds a one-time link: `data` is emptied once the letter has left, and never shown.
    pub secret: bool,
    pub created_at: DateTimeUtc,
    /// Not before this moment; moves on after a failed attempt.
    pub due_at: DateTimeUtc,
    pub attempts: i32,
    pub sent_at: Option<DateTimeUtc>,
    /// Set when it was given up.
    pub failed_at: Option<DateTimeUtc>,
    /// What the mail server last said, for the log page of administrators.
    pub error: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
