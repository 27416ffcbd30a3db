//! A row of a file, and what becomes of it.
use crate::interchange::sheets::plan::Planned;
use crate::platform::error::Result;
use anyhow::Context;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sheet_row")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "number")]
    pub import_id: i64,
    /// As the spreadsheet counts it, from 1.
    #[sea_orm(unique_key = "number")]
    pub number: i32,
    /// The code of [`crate::interchange::sheets::plan::Act`].
    pub act: String,
    /// Somebody has to choose between file and studio.
    pub clash: bool,
    /// "file" or "studio" where somebody chose for this row.
    pub choice: Option<String>,
    pub done: Option<Done>,
    /// A [`Planned`], as JSON.
    pub plan: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a job has made of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Done {
    Written,
    Failed,
    Undone,
    /// Left as it is, because somebody changed it since.
    Kept,
}

impl Model {
    pub fn planned(&self) -> Result<Planned> {
        Ok(serde_json::from_str(&self.plan).context("the plan of a row")?)
    }

    /// Whether the file's word counts where both differ; `usual` is what holds for the file.
    pub fn takes_file(&self, usual: bool) -> bool {
        self.choice.as_deref().map_or(usual, |choice| choice == "file")
    }
}
