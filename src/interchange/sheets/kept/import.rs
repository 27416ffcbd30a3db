//! A file that is brought in, and how far it has come. What happens is told by this row alone, so that no restart makes it lie.
use crate::interchange::sheets::Kind;
use crate::interchange::sheets::plan::Counts;
use crate::interchange::sheets::read::Told;
use chrono::{DateTime, TimeDelta, Utc};
use sea_orm::FromJsonQueryResult;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// After so long without a sign of life a job is taken to have ended with its server.
pub const SILENCE: TimeDelta = TimeDelta::seconds(20);

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "sheet_import")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: i64,
    /// Who sent it; organizers may see it too.
    pub account_id: i64,
    pub by_name: String,
    pub kind: Kind,
    pub file_name: String,
    pub told: ToldColumn,
    pub chosen: Chosen,
    pub state: State,
    pub counts: CountsColumn,
    /// Rows to be written, or to be taken back.
    pub total: i32,
    pub done: i32,
    /// Of those: rows that could not be written, or were kept when the others were taken back.
    pub failed: i32,
    pub created_at: DateTimeUtc,
    /// The last sign of life of the job at work.
    pub beat_at: Option<DateTimeUtc>,
    pub saved_at: Option<DateTimeUtc>,
    pub undone_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct ToldColumn(pub Told);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct CountsColumn(pub Counts);

/// How far a file has come.
///
/// ```text
/// read ──▶ checked ──▶ saving ──▶ saved ──▶ undoing ──▶ undone
///   ▲────────┘            └──────────────────▲
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Its columns are to be understood.
    Read,
    /// What becomes of every row is worked out.
    Checked,
    Saving,
    Saved,
    Undoing,
    Undone,
}

impl State {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Read => "sheets-state-read",
            Self::Checked => "sheets-state-checked",
            Self::Saving => "sheets-state-saving",
            Self::Saved => "sheets-state-saved",
            Self::Undoing => "sheets-state-undoing",
            Self::Undone => "sheets-state-undone",
        }
    }

    /// The kind of tag that shows it.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Read | Self::Checked => "ask",
            Self::Saving | Self::Undoing => "wait",
            Self::Saved => "ok",
            Self::Undone => "off",
        }
    }

    /// Whether a job is at work, or should be.
    pub fn is_at_work(self) -> bool {
        matches!(self, Self::Saving | Self::Undoing)
    }
}

/// What somebody chose for a file as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(default)]
pub struct Chosen {
    /// Which table of the workbook, from 0.
    pub table: usize,
    /// The row of the headings, from 1; 0 where there are none.
    pub heading: usize,
    /// What each column means; empty for nothing.
    pub columns: Vec<String>,
    /// For people whose part the file does not name.
    pub part: String,
    pub side: String,
    /// For items whose kind neither the file nor their title tells.
    pub item_kind: String,
    /// Rooms, tracks and people that are not known are made.
    pub make: bool,
    /// Where studio and file differ, the file's word counts, unless a row says otherwise.
    pub file: bool,
}

impl Model {
    /// Whether the job that should be at work gives no sign of life.
    pub fn has_stopped(&self, now: DateTime<Utc>) -> bool {
        self.state.is_at_work() && self.beat_at.is_none_or(|beat| now - beat > SILENCE)
    }
}
