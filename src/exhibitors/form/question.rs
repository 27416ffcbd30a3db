//! A question of the organizers' own in the application form.
use super::field::When;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use sea_orm::{FromJsonQueryResult, QueryOrder};
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "form_question")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: i64,
    pub sort: Sort,
    pub label: Bilingual,
    pub hint: Bilingual,
    pub options: Options,
    pub required: bool,
    /// Asked after acceptance rather than before sending.
    pub later: bool,
    pub place: i32,
    /// No longer asked; what was answered is kept and shown.
    pub retired_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What an answer looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Text,
    Number,
    Choice,
    #[field(value = "yes_no")]
    YesNo,
    File,
}

impl Sort {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Text => "exhibitors-question-text",
            Self::Number => "exhibitors-question-number",
            Self::Choice => "exhibitors-question-choice",
            Self::YesNo => "exhibitors-question-yes-no",
            Self::File => "exhibitors-question-file",
        }
    }
}

/// One answer to choose. Answers keep its code, so that its words can be corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choosable {
    pub code: String,
    pub label: Bilingual,
}

/// What can be chosen, in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Options(pub Vec<Choosable>);

impl Options {
    /// The next number no option has had; codes are never used twice while one of them stands.
    pub fn free_code(&self) -> String {
        let most = self.0.iter().filter_map(|one| one.code.parse::<u32>().ok()).max().unwrap_or(0);
        (most + 1).to_string()
    }

    pub fn by_code(&self, code: &str) -> Option<&Choosable> {
        self.0.iter().find(|one| one.code == code)
    }
}

impl Model {
    pub fn when(&self) -> When {
        if self.later { When::Later } else { When::Now }
    }

    /// Whether it is asked at that time.
    pub fn is_asked(&self, when: When) -> bool {
        self.retired_at.is_none() && self.when() == when
    }

    /// The input its answer comes in by, which is also where refusals are shown.
    pub fn input(&self) -> String {
        match self.sort {
            Sort::File => format!("files[{}]", self.id),
            _ => format!("answers[{}]", self.id),
        }
    }

    /// What the log keeps of it.
    pub fn trace(&self) -> Trace<'_> {
        Trace { label: &self.label, hint: &self.hint, required: self.required, later: self.later }
    }

    pub fn label_in(&self, language: Language) -> String {
        self.label.plain(language).to_owned()
    }
}

/// A question as the log keeps it.
#[derive(Serialize)]
pub struct Trace<'a> {
    label: &'a Bilingual,
    hint: &'a Bilingual,
    required: bool,
    later: bool,
}

/// All questions of an event, in their order, retired ones among them.
pub async fn all(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(COLUMN.event_id.eq(event_id)).order_by_asc(Column::Place).order_by_asc(Column::Id);
    Ok(rows.all(db).await?)
}
