//! What happened to an application, out of the log.
use super::application::acts::Act;
use crate::events::event;
use crate::platform::change::log_line;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::time::timestamp;
use crate::platform::words::word;
use sea_orm::{DatabaseConnection, EntityTrait, Iterable, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

/// How many lines are read; an application has a few, unless somebody saves all day.
const MOST: u64 = 300;
/// The lines for saving a step or a part; several in a row count as one.
const SAVED: [&str; 2] = ["exhibitors-log-saved", "desk-log-"];

/// One line, ready to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub at: String,
    pub actor: String,
    pub act: String,
    /// What the organizers wrote then, or nothing.
    pub words: String,
}

/// Who reads a history.
#[derive(Clone)]
pub enum Reader {
    /// Sees the organizers as one body, not by name; its own people by theirs.
    Exhibitor {
        people: Vec<i64>,
    },
    Organizer,
}

/// The history of an application, the newest first.
pub async fn of(
    db: &DatabaseConnection,
    event: &event::Model,
    application_id: i64,
    reader: Reader,
    language: Language,
) -> Result<Vec<Line>> {
    let lines = log_line::Entity::find()
        .filter(log_line::COLUMN.scope.eq(event.id))
        .filter(log_line::COLUMN.subject.eq(format!("application:{application_id}")))
        .order_by_desc(log_line::Column::Id)
        .limit(MOST)
        .all(db)
        .await?;
    let mut shown: Vec<log_line::Model> = Vec::new();
    for line in lines {
        let saved = SAVED.iter().any(|act| line.act.starts_with(act));
        let again = saved && shown.last().is_some_and(|newer| newer.act == line.act && newer.actor_id == line.actor_id);
        if !again {
            shown.push(line);
        }
    }
    Ok(shown.into_iter().map(|line| ready(line, event, &reader, language)).collect())
}

fn ready(line: log_line::Model, event: &event::Model, reader: &Reader, language: Language) -> Line {
    let actor = match reader {
        Reader::Exhibitor { people } if !line.actor_id.is_some_and(|id| people.contains(&id)) => word(language, "exhibitors-organizers"),
        _ => line.actor_name,
    };
    let said = |at: &str| line.after.as_ref().and_then(|after| after[at].as_str()).unwrap_or_default().to_owned();
    let decided = Act::iter().any(|act| act.is_told() && act.log_key() == line.act);
    let words = if decided { said("words") } else { String::new() };
    Line { at: timestamp(line.at, event.tz(), language), actor, act: word(language, &line.act), words }
}
