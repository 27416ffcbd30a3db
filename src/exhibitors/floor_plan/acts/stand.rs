//! Who has a place is put on a booth of the plan, moved to another, or taken off. No act of drawing: it is in the application's
//! history, and undone there.
use super::answer;
use super::thing::Key;
use crate::events::{Organizer, event};
use crate::exhibitors::application::{self, State};
use crate::exhibitors::dossier::numbers_of;
use crate::exhibitors::met::settling;
use crate::exhibitors::{booth, exhibitor, free_in, move_in, place_in};
use crate::platform::Db;
use crate::platform::acts::Answer;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::language::Language;
use crate::platform::text::Line;
use crate::platform::time::Now;
use crate::platform::words::say;
use chrono::{DateTime, Utc};
use rocket::serde::json::{Error, Json};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, Iterable, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![stand]
}

/// Where somebody is put: who has no booth yet, who stands on another, or nobody any more.
#[derive(Deserialize)]
struct Body {
    sitting: Line<1, 40>,
    hall: i64,
    booth: Key,
    application: Option<i64>,
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
    let (said, dossier) = match (body.application, body.from) {
        (Some(application), _) => {
            let row = application::Entity::find_by_id(application).filter(application::COLUMN.event_id.eq(event.id));
            let row = row.one(change.tx()).await.or_not_found()?;
            ("plan-stand-placed", place_in(&mut change, booth, row.id).await?)
        }
        (None, Some(from)) => {
            let from = own(change.tx(), event.id, from).await?;
            ("plan-stand-moved", move_in(&mut change, from, booth).await?)
        }
        (None, None) => ("plan-stand-freed", free_in(&mut change, booth).await?),
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

/// Somebody who has a place and fewer booths than were promised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Guest {
    pub application: i64,
    pub name: String,
    /// The code of the kind they were promised.
    pub kind: Option<String>,
    pub left: i32,
    pub href: String,
}

/// Everybody who waits for a booth on the plan, in the order of deciding.
pub async fn guests(db: &impl ConnectionTrait, event: &event::Model, language: Language) -> Result<Vec<Guest>> {
    let holding = State::iter().filter(|state| state.holds_place());
    let rows = application::Entity::find()
        .filter(application::COLUMN.event_id.eq(event.id))
        .filter(application::COLUMN.state.is_in(holding))
        .find_also_related(exhibitor::Entity)
        .order_by_asc(application::Column::DecidedAt)
        .order_by_asc(application::Column::Id)
        .all(db)
        .await?;
    let booths = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event.id)).filter(booth::COLUMN.exhibitor_id.is_not_null());
    let mut standing: HashMap<i64, i32> = HashMap::new();
    for booth in booths.all(db).await? {
        *standing.entry(booth.exhibitor_id.unwrap_or_default()).or_default() += 1;
    }
    let guest = |(row, holder): (application::Model, Option<exhibitor::Model>)| {
        let holder = holder?;
        let left = row.booth_count - standing.get(&holder.id).copied().unwrap_or_default();
        (left > 0).then(|| Guest {
            application: row.id,
            name: holder.name.plain(language).to_owned(),
            kind: row.booth_kind,
            left,
            href: format!("/studio/{}/booths/{}", event.slug, row.token),
        })
    };
    Ok(rows.into_iter().filter_map(guest).collect())
}
