//! Somebody has seen a finding and says why it may stay; or takes that back.
use super::checked::of_event;
use crate::events::{Editor, event};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::form::moved_on;
use crate::platform::text::{Given, Line};
use crate::platform::time::Now;
use crate::programme::acknowledgement;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![acknowledge, take_back]
}

#[derive(FromForm)]
struct AcknowledgeForm {
    finding: Line<1, 120>,
    note: Line<1, 240>,
    /// The item from whose page it was sent; nothing from the list.
    item: Given<i64>,
}

#[post("/studio/<_>/programme/checks/acknowledge", data = "<form>")]
async fn acknowledge(editor: Editor, form: Form<Contextual<'_, AcknowledgeForm>>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let list = format!("/studio/{}/programme/checks", editor.event.slug);
    let Some(form) = &form.value else { return Ok(Flash::error(Redirect::to(list), "programme-checks-without-note")) };
    let there = form.item.0.map_or(list, |item| format!("/studio/{}/programme/{item}", editor.event.slug));
    match acknowledge_finding(db, &editor.actor(), now.0, &editor.event, (&form.finding, &form.note)).await {
        Ok(()) => Ok(moved_on(there, "programme-checks-acknowledged")),
        Err(AppError::Refused(no)) => Ok(Flash::warning(Redirect::to(there), no.key.into_owned())),
        Err(other) => Err(other),
    }
}

#[derive(FromForm)]
struct TakeBackForm {
    finding: Line<1, 120>,
}

#[post("/studio/<_>/programme/checks/take-back", data = "<form>")]
async fn take_back(editor: Editor, form: Form<Contextual<'_, TakeBackForm>>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    if let Some(form) = &form.value {
        take_back_finding(db, &editor.actor(), now.0, &editor.event, &form.finding).await?;
    }
    Ok(moved_on(format!("/studio/{}/programme/checks", editor.event.slug), "programme-checks-taken-back"))
}

/// Notes why a finding (its key, the note) may stay. What is not found any more needs no note.
pub async fn acknowledge_finding(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    event: &event::Model,
    (key, note): (&str, &str),
) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let checked = of_event(change.tx(), event).await?;
        let finding = checked.find(key).ok_or(Refusal::new("programme-checks-gone"))?;
        let row = acknowledgement::ActiveModel {
            event_id: Set(event.id),
            finding: Set(key.to_owned()),
            note: Set(note.to_owned()),
            by_name: Set(actor.name.clone()),
            at: Set(now),
            ..Default::default()
        };
        row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("programme-checks-already"))?;
        let title = checked.working.item(finding.item).map(|item| item.title.vi.clone()).unwrap_or_default();
        let line = Note::new(event.id, "programme-log-finding-acknowledged").about("schedule_item", finding.item, title);
        change.note(line.after(&json!({ "note": note })).quiet()).await?;
        change.commit().await
    })
    .await
}

/// The finding counts again. What nobody acknowledged stays as it is.
pub async fn take_back_finding(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, key: &str) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let rows = acknowledgement::Entity::find().filter(acknowledgement::COLUMN.event_id.eq(event.id));
        let Some(row) = rows.filter(acknowledgement::COLUMN.finding.eq(key)).one(change.tx()).await? else { return Ok(()) };
        acknowledgement::Entity::delete_by_id(row.id).exec(change.tx()).await?;
        let checked = of_event(change.tx(), event).await?;
        let item = checked.find(key).and_then(|finding| checked.working.item(finding.item));
        let line = Note::new(event.id, "programme-log-finding-taken-back");
        let line = match item {
            Some(item) => line.about("schedule_item", item.id, item.title.vi.as_str()),
            None => line,
        };
        change.note(line.before(&json!({ "note": row.note })).quiet()).await?;
        change.commit().await
    })
    .await
}
