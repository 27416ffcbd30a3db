//! What every paper's page needs around the paper.
use super::letterhead::{self, Model as Letterhead};
use crate::events::event;
use crate::events::{Editor, bodies_of};
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::Choice;
use crate::platform::language::Language;
use chrono::{DateTime, Datelike, Utc};

/// The languages a paper may be printed in, whatever the studio speaks.
pub fn languages() -> Vec<Choice> {
    Language::ALL.map(|language| Choice::new(language.code(), language.own_name())).into()
}

/// The letterhead of the event, or what it usually says.
pub async fn letterhead(db: &Database, editor: &Editor) -> Result<Letterhead> {
    let written = letterhead::find(db.reader(), editor.event.id).await?;
    Ok(match written {
        Some(written) => written,
        None => Letterhead::usual(&editor.event, &bodies_of(db.reader(), editor.event.id).await?),
    })
}

/// The year of a date that is written by hand: the event's, for its papers are written in the weeks before it.
pub fn year_of(event: &event::Model, now: DateTime<Utc>) -> i32 {
    event.starts_on.or(event.ends_on).unwrap_or_else(|| event.today(now)).year()
}
