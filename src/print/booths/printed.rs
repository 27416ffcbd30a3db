//! What was printed: the lines of a list as they stood on paper, so that the next paper can say what is different.
use super::list::List;
use crate::events::event;
use crate::platform::change::{Change, Note};
use crate::platform::error::{OrRefuse, Refusal, Result};
use crate::platform::language::Language;
use crate::platform::secret;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "printed_list")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    /// The code of a list.
    #[sea_orm(unique_key = "once")]
    pub list: String,
    /// From 1 for each list.
    #[sea_orm(unique_key = "once")]
    pub number: i32,
    pub rows: Kept,
    pub printed_at: DateTimeUtc,
    /// The name at that time.
    pub printed_by: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// The lines of a list in both languages: papers are printed in either.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Kept(pub Vec<KeptRow>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptRow {
    pub key: String,
    pub vi: Vec<String>,
    pub en: Vec<String>,
}

impl KeptRow {
    pub fn cells(&self, language: Language) -> &[String] {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }
}

impl Kept {
    /// What tells these lines from any others.
    pub fn hash(&self) -> String {
        secret::hash(&serde_json::to_string(self).unwrap_or_default())
    }
}

/// What was printed last of a list.
pub async fn last(db: &impl ConnectionTrait, event_id: i64, list: List) -> Result<Option<Model>> {
    let rows = Entity::find().filter(COLUMN.event_id.eq(event_id)).filter(COLUMN.list.eq(list.code()));
    Ok(rows.order_by_desc(Column::Number).one(db).await?)
}

/// Keeps what was printed. What is on the paper is what was `seen`: lines that changed since were not on it.
///
/// # Errors
/// Refusals: the list has changed since it was shown; somebody keeps one at this moment.
pub async fn keep_in(change: &mut Change, event: &event::Model, list: List, (rows, seen): (Kept, &str)) -> Result<()> {
    if rows.hash() != seen {
        return Err(Refusal::new("booths-printed-changed").into());
    }
    let number = last(change.tx(), event.id, list).await?.map_or(1, |last| last.number + 1);
    let row = ActiveModel {
        event_id: Set(event.id),
        list: Set(list.code().to_owned()),
        number: Set(number),
        rows: Set(rows),
        printed_at: Set(change.now()),
        printed_by: Set(change.actor().name.clone()),
        ..Default::default()
    };
    row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("booths-printed-met"))?;
    let note = Note::new(event.id, "booths-log-printed").about("event", event.id, event.name.vi.as_str());
    change.note(note.after(&serde_json::json!({ "title": crate::platform::words::word(Language::Vi, list.title()) })).quiet()).await
}
