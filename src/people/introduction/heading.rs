//! What an event reads out before one company, instead of the usual words.
use super::company::Company;
use crate::events::event;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::Result;
use crate::platform::text::Bilingual;
use chrono::{DateTime, Utc};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::Serialize;
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "introduction_heading")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    #[sea_orm(unique_key = "once")]
    pub company: Company,
    pub heading: Bilingual,
}

impl ActiveModelBehavior for ActiveModel {}

/// The headings an event has of its own.
pub async fn of_event(db: &impl ConnectionTrait, event: i64) -> Result<HashMap<Company, Bilingual>> {
    let rows = Entity::find().filter(COLUMN.event_id.eq(event)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.company, row.heading)).collect())
}

/// Has an event say something of its own before a company; an empty heading brings the usual words back.
pub async fn say_instead(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (company, heading): (Company, &Bilingual),
) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let known = Entity::find().filter(COLUMN.event_id.eq(event.id)).filter(COLUMN.company.eq(company)).one(change.tx()).await?;
        match heading.is_empty() {
            true => {
                Entity::delete_many().filter(COLUMN.event_id.eq(event.id)).filter(COLUMN.company.eq(company)).exec(change.tx()).await?;
            }
            false => keep(&change, event.id, company, heading).await?,
        }
        let before = known.map(|row| row.heading).unwrap_or_default();
        let note = Note::new(event.id, "people-log-introduction-heading").about("event", event.id, event.name.vi.as_str());
        change.note(note.before(&Said { heading: &before }).after(&Said { heading }).quiet()).await?;
        change.commit().await
    })
    .await
}

async fn keep(change: &Change, event: i64, company: Company, heading: &Bilingual) -> Result<()> {
    let row = ActiveModel { event_id: Set(event), company: Set(company), heading: Set(heading.clone()), ..Default::default() };
    let instead = OnConflict::columns([Column::EventId, Column::Company]).update_column(Column::Heading).to_owned();
    Entity::insert(row).on_conflict(instead).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// How the log keeps a heading.
#[derive(Serialize)]
struct Said<'a> {
    heading: &'a Bilingual,
}
