//! The team notes what somebody has answered to the invitation.
use super::Answer;
use super::answer::may_answer;
use crate::events::studio::Editor;
use crate::people::delegate::{self, Part};
use crate::people::person;
use crate::people::printed::in_part;
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::form::moved_on;
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};

pub fn routes() -> Vec<rocket::Route> {
    routes![note]
}

#[derive(FromForm)]
struct Noted {
    answer: Answer,
}

#[post("/studio/<_>/people/<slug>/delegate/<part>/answer", data = "<form>")]
async fn note(slug: &str, part: Part, form: Form<Noted>, editor: Editor, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let (person, row) = in_part(db, &editor.event, slug, part).await?;
    let there = format!("/studio/{}/people#{}", editor.event.slug, part.code());
    match reply(db, &editor.actor(), now.0, (&person, &row), form.answer).await {
        Ok(()) => Ok(moved_on(there, "people-answer-saved")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(there), no.key)),
        Err(other) => Err(other),
    }
}

/// Notes an answer other than a substitute's name. Who came in their stead so far stays a delegate in their own right.
pub async fn reply(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (person, seen): (&person::Model, &delegate::Model),
    answer: Answer,
) -> Result<()> {
    if seen.answer == answer {
        return Ok(());
    }
    may_answer(answer, seen.arrived_at.is_some(), None)?;
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let row = delegate::ActiveModel { answer: Set(answer), substitute_id: Set(None), ..Default::default() };
        write(&mut change, (person, seen), row).await?;
        change.commit().await
    })
    .await
}

/// Changes what is known of somebody's coming, if it still is what was seen; public pages are drawn anew where they show it.
///
/// # Errors
/// `Stale` when somebody wrote first.
pub async fn write(change: &mut Change, (person, seen): (&person::Model, &delegate::Model), row: delegate::ActiveModel) -> Result<()> {
    let updated = delegate::Entity::update_many()
        .set(delegate::ActiveModel { version: Set(seen.version + 1), ..row })
        .filter(delegate::COLUMN.id.eq(seen.id))
        .filter(delegate::COLUMN.version.eq(seen.version))
        .exec(change.tx())
        .await?;
    if updated.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let now = delegate::Entity::find_by_id(seen.id).one(change.tx()).await.or_not_found()?;
    let note = Note::new(seen.event_id, "people-log-answer").about("delegate", seen.id, person.name.as_str()).before(seen).after(&now);
    change.note(if now.attends() == seen.attends() { note.quiet() } else { note }).await
}
