//! Conditions an exhibitor accepts when it sends: each text that is saved is a version of its own and is never changed.
use crate::events::event;
use crate::exhibitors::application;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{OrRefuse, Refusal, Result};
use crate::platform::text::Bilingual;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Serialize;
use serde_json::json;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "form_conditions")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    /// From 1.
    #[sea_orm(unique_key = "once")]
    pub number: i32,
    /// Markdown. Empty in both languages: nothing is to be accepted any more.
    pub text: Bilingual,
    pub saved_at: DateTimeUtc,
    pub saved_by: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}

/// All versions, the newest first.
pub async fn all(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(COLUMN.event_id.eq(event_id)).order_by_desc(Column::Number).all(db).await?)
}

/// The version in force, if something is to be accepted.
pub async fn in_force(db: &impl ConnectionTrait, event_id: i64) -> Result<Option<Model>> {
    let newest = Entity::find().filter(COLUMN.event_id.eq(event_id)).order_by_desc(Column::Number).one(db).await?;
    Ok(newest.filter(|newest| newest.text.any()))
}

/// Saves a text as the next version; the text in force saved again is none.
pub async fn save(db: &Database, actor: &Actor, now: DateTimeUtc, event: &event::Model, text: &Bilingual) -> Result<()> {
    retrying(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        save_in(&mut change, event.id, text).await?;
        change.commit().await
    })
    .await
}

/// [`save`] inside a larger change.
pub async fn save_in(change: &mut Change, event_id: i64, text: &Bilingual) -> Result<()> {
    let newest = all(change.tx(), event_id).await?.into_iter().next();
    let (number, before) = newest.map_or((0, Bilingual::default()), |newest| (newest.number, newest.text));
    if before == *text {
        return Ok(());
    }
    let row = ActiveModel {
        event_id: Set(event_id),
        number: Set(number + 1),
        text: Set(text.clone()),
        saved_at: Set(change.now()),
        saved_by: Set(change.actor().id),
        ..Default::default()
    };
    let row = row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("exhibitors-try-again"))?;
    let note = Note::new(event_id, "exhibitors-log-conditions-saved").about("form_conditions", row.id, row.number.to_string());
    change.note(note.before(&json!({ "text": before })).after(&json!({ "text": row.text })).quiet()).await
}

/// What an application still has to accept before it is sent: the version in force, unless it has.
pub fn to_accept<'a>(in_force: Option<&'a Model>, application: &application::Model) -> Option<&'a Model> {
    in_force.filter(|version| application.conditions_id != Some(version.id))
}

/// Notes on the application that it accepts this version now; the time of an earlier yes to the same stays.
pub fn accept(application: &mut application::Model, version: &Model, now: DateTimeUtc) {
    if application.conditions_id != Some(version.id) {
        application.conditions_id = Some(version.id);
        application.conditions_at = Some(now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn a_new_version_is_asked_again_and_an_old_yes_keeps_its_time() {
        let at = |seconds| DateTimeUtc::from_timestamp(seconds, 0).unwrap();
        let version = |id| Model { id, event_id: 1, number: 1, text: Bilingual::new("Nội quy", ""), saved_at: at(0), saved_by: None };
        let (first, second) = (version(4), version(5));
        let mut row = samples::dossier().application;
        assert!(to_accept(None, &row).is_none());
        assert_eq!(to_accept(Some(&first), &row), Some(&first));
        accept(&mut row, &first, at(10));
        accept(&mut row, &first, at(20));
        assert_eq!((to_accept(Some(&first), &row), row.conditions_at), (None, Some(at(10))));
        assert_eq!(to_accept(Some(&second), &row), Some(&second));
        accept(&mut row, &second, at(30));
        assert_eq!((row.conditions_id, row.conditions_at), (Some(5), Some(at(30))));
    }
}
