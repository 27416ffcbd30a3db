//! Who stands on a booth of the plan is moved to another, or taken off. No act of drawing: it is in the application's history, and
//! undone there. Who has no booth yet is given one where their wishes are read, in `review::placing`.
use super::answer;
use super::thing::Key;
use crate::events::{Organizer, event};
use crate::exhibitors::dossier::numbers_of;
use crate::exhibitors::met::settling;
use crate::exhibitors::{booth, free_in, move_in};
use crate::platform::Db;
use crate::platform::acts::Answer;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::text::Line;
use crate::platform::time::Now;
use crate::platform::words::say;
use chrono::{DateTime, Utc};
use rocket::serde::json::{Error, Json};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use serde::Deserialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![stand]
}

/// A booth to which who stands on another is moved, or on which nobody is to stand any more.
#[derive(Deserialize)]
struct Body {
    sitting: Line<1, 40>,
    hall: i64,
    booth: Key,
    from: Option<Key>,
}

#[post("/studio/<_>/floor-plan/stand", data = "<body>")]
async fn stand(organizer: Organizer, body: Result<Json<Body>, Error<'_>>, db: &Db, now: Now) -> Result<Answer> {
    let Organizer(editor) = organizer;
    let Ok(Json(body)) = body else { return Ok(Answer::refused(editor.visit.language, &Refusal::new("form-invalid"))) };
    let actor = editor.actor();
    match settling(|| put(db, &actor, now.0, &editor.event, &body)).await {
        Ok(said) => {
            let who = editor.acts_in(&actor, &body.sitting);
            let mut left = answer::state(db, who, editor.visit.language, body.hall).await?;
            left["said"] = say(editor.visit.language, said.0, &json!({ "name": said.1, "booths": said.2 })).into();
            Answer::ok(&left)
        }
        Err(AppError::Refused(no)) => Ok(Answer::refused(editor.visit.language, &no)),
        Err(other) => Err(other),
    }
}

/// What was done, to whom, and the booths they have now.
type Said = (&'static str, String, String);

async fn put(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, body: &Body) -> Result<Said> {
    let mut change = Change::begin(db, actor, now).await?;
    let booth = own(change.tx(), event.id, body.booth).await?;
    let (said, dossier) = match body.from {
        Some(from) => {
            let from = own(change.tx(), event.id, from).await?;
            ("plan-stand-moved", move_in(&mut change, from, booth).await?)
        }
        None => ("plan-stand-freed", free_in(&mut change, booth).await?),
    };
    let booths = numbers_of(&dossier.own_booths(change.tx()).await?);
    change.commit().await?;
    Ok((said, dossier.exhibitor.name.vi.clone(), booths))
}

/// A booth of this event.
async fn own(db: &impl ConnectionTrait, event_id: i64, key: Key) -> Result<i64> {
    let Key::Booth(id) = key else { return Err(AppError::NotFound) };
    Ok(booth::Entity::find_by_id(id).filter(booth::COLUMN.event_id.eq(event_id)).one(db).await.or_not_found()?.id)
}
