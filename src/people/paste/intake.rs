//! An intake: people who were taken in together from one text, and what that made.
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "intake")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// What its page is known by.
    #[sea_orm(unique)]
    pub token: String,
    pub event_id: i64,
    /// The text that was pasted.
    pub source: String,
    /// A [`Made`].
    pub made: Json,
    /// The name at that time.
    pub by_name: String,
    pub at: DateTimeUtc,
    pub undone_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What an intake made, as it was right after. What was changed since is not undone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// New people only.
    pub people: Vec<Row>,
    pub delegates: Vec<Row>,
    /// Organisations that nobody had named before.
    pub organisations: Vec<Row>,
}

/// A row, and the version it had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    pub id: i64,
    pub version: i32,
}

impl Model {
    /// What it made; nothing where that cannot be read.
    pub fn made(&self) -> Made {
        serde_json::from_value(self.made.clone()).unwrap_or_default()
    }
}
