//! When somebody can be at an event: from, and until.
use crate::events::event;
use crate::people::person;
use crate::platform::change::{Change, Note};
use crate::platform::error::{Refusal, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "availability")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: i64,
    pub person_id: i64,
    pub from_at: DateTimeUtc,
    pub to_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

/// From, and until.
pub type Times = (DateTimeUtc, DateTimeUtc);

/// When a person can come to an event, in order; nothing where they did not say.
pub async fn times_of(db: &impl ConnectionTrait, event_id: i64, person_id: i64) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(COLUMN.event_id.eq(event_id)).filter(COLUMN.person_id.eq(person_id));
    Ok(rows.order_by_asc(COLUMN.from_at).order_by_asc(COLUMN.id).all(db).await?)
}

/// The same of everybody who comes to the event.
pub async fn times_of_all(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(COLUMN.event_id.eq(event_id)).all(db).await?)
}

/// These times instead of those there were.
pub async fn set_times(change: &mut Change, event: &event::Model, person: &person::Model, times: &[Times]) -> Result<()> {
    for (row, (from, to)) in times.iter().enumerate() {
        if to <= from {
            return Err(Refusal::at(format!("times[{row}].to"), "people-times-end-before-begin").into());
        }
    }
    let before = times_of(change.tx(), event.id, person.id).await?;
    let old = Entity::delete_many().filter(COLUMN.event_id.eq(event.id)).filter(COLUMN.person_id.eq(person.id));
    old.exec(change.tx()).await?;
    let rows: Vec<ActiveModel> = times
        .iter()
        .map(|(from, to)| ActiveModel {
            event_id: Set(event.id),
            person_id: Set(person.id),
            from_at: Set(*from),
            to_at: Set(*to),
            ..Default::default()
        })
        .collect();
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    let after = times_of(change.tx(), event.id, person.id).await?;
    let said = |rows: &[Model]| serde_json::json!({ "times": rows.iter().map(|row| format!("{} – {}", at(row.from_at, event), at(row.to_at, event))).collect::<Vec<_>>().join("; ") });
    let note = Note::new(event.id, "people-log-times-changed").about("person", person.id, person.name.as_str());
    change.note(note.before(&said(&before)).after(&said(&after)).quiet()).await
}

/// "09:00 23/11/2026", by the clocks of the event.
fn at(moment: DateTimeUtc, event: &event::Model) -> String {
    crate::platform::time::local(moment, event.tz()).format("%H:%M %d/%m/%Y").to_string()
}
