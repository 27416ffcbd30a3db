//! A file that is being saved or taken back, and what came of it.
use super::review::{RowView, row_view};
use super::{address, address_of};
use crate::events::{Editor, Rail};
use crate::interchange::sheets::kept::import::Model as Import;
use crate::interchange::sheets::kept::row::Done;
use crate::interchange::sheets::kept::{State, row, written};
use crate::interchange::sheets::plan::{Act, Counts};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::numbers::grouped;
use crate::platform::page::View;
use crate::platform::time::timestamp;
use crate::platform::words::say;
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::json;

/// Rows shown that could not be written, or were kept.
const SHOWN: u64 = 100;

/// How far a job has come.
#[derive(Debug, Serialize)]
pub struct Progress {
    done: i32,
    total: i32,
    /// "1.250 trên 5.000 dòng", ready.
    text: String,
    /// Whether the page is to be drawn anew: nothing is at work any more.
    over: bool,
}

pub fn progress(import: &Import, now: DateTime<Utc>, language: Language) -> Progress {
    let number = |count: i32| grouped(count.into(), language);
    let text = say(language, "sheets-progress", &json!({ "done": number(import.done), "total": number(import.total) }));
    Progress { done: import.done, total: import.total, text, over: !import.state.is_at_work() || import.has_stopped(now) }
}

#[derive(Serialize)]
pub struct RunPage {
    rail: Rail,
    title: &'static str,
    back: String,
    base: String,
    list: String,
    file: String,
    state: &'static str,
    tag: &'static str,
    at_work: bool,
    /// It is, or was, taken back.
    undo: bool,
    stopped: bool,
    progress: Progress,
    counts: Counts,
    failed: i32,
    /// What could not be written, or was kept, with the reason.
    rows: Vec<RowView>,
    /// Bad rows and failed ones can be had as a file.
    has_bad: bool,
    may_undo: bool,
    by: String,
    at: String,
}

impl View for RunPage {
    const TEMPLATE: &'static str = "interchange/sheet_run";
}

impl RunPage {
    pub async fn of(db: &Db, editor: &Editor, import: &Import, now: DateTime<Utc>) -> Result<Self> {
        let language = editor.visit.language;
        let stopped = import.has_stopped(now);
        let failed = row::Entity::find()
            .filter(row::COLUMN.import_id.eq(import.id))
            .filter(ColumnTrait::is_in(&row::Column::Done, [Done::Failed, Done::Kept]))
            .order_by_asc(row::COLUMN.number)
            .limit(SHOWN)
            .all(db.reader())
            .await?;
        let contacts = editor.role.may_see_contacts();
        let view = |row: &row::Model| -> Result<RowView> { Ok(row_view(&row.planned()?, import.kind, language, contacts)) };
        let rows: Result<Vec<RowView>> = failed.iter().map(view).collect();
        let open = written::Entity::find().filter(written::COLUMN.import_id.eq(import.id)).filter(written::COLUMN.settled.eq(false));
        let bad = row::Entity::find().filter(row::COLUMN.import_id.eq(import.id)).filter(row::COLUMN.act.eq(Act::Bad.code()));
        let has_bad = !failed.is_empty() || bad.count(db.reader()).await? > 0;
        let at_rest = import.state == State::Saved || stopped;
        let when = import.undone_at.or(import.saved_at).unwrap_or(import.created_at);
        Ok(Self {
            rail: editor.rail(import.kind.code()),
            title: import.kind.title(),
            back: address(&editor.event, import.kind),
            base: address_of(&editor.event, import),
            list: format!("/studio/{}/{}", editor.event.slug, import.kind.code()),
            file: import.file_name.clone(),
            state: import.state.key(),
            tag: import.state.tag(),
            at_work: import.state.is_at_work() && !stopped,
            undo: matches!(import.state, State::Undoing | State::Undone),
            may_undo: at_rest && import.state != State::Undoing && open.count(db.reader()).await? > 0,
            progress: progress(import, now, language),
            counts: import.counts.0,
            failed: import.failed,
            rows: rows?,
            has_bad,
            stopped,
            by: import.by_name.clone(),
            at: timestamp(when, editor.event.tz(), language),
        })
    }
}
