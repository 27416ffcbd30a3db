//! The team takes a merge back.
use super::list::own_merge;
use crate::events::event;
use crate::events::studio::Organizer;
use crate::people::merge::{self, Kind, Means, References, undo};
use crate::platform::change::{Actor, Change};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Result};
use crate::platform::form::moved_on;
use chrono::{DateTime, Utc};
use rocket::response::{Flash, Redirect};

pub fn routes() -> Vec<rocket::Route> {
    routes![take_back]
}

#[post("/studio/<_>/merges/<id>/undo")]
async fn take_back(id: i64, organizer: Organizer, means: Means) -> Result<Flash<Redirect>> {
    let editor = organizer.0;
    let merge = own_merge(&means.db, &editor.event, id).await?;
    let there = match merge.kind {
        Kind::Person => format!("/studio/{}/people/duplicates", editor.event.slug),
        Kind::Organisation => format!("/studio/{}/organisations", editor.event.slug),
    };
    match part(&means.db, &means.references, &editor.event, (&editor.actor(), means.now), &merge).await {
        Ok(()) => Ok(moved_on(there, "people-merge-undone")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(there), no.key)),
        Err(other) => Err(other),
    }
}

/// Undoes a merge.
pub async fn part(
    db: &Database,
    references: &References,
    event: &event::Model,
    (actor, now): (&Actor, DateTime<Utc>),
    merge: &merge::Model,
) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        undo::undo(&mut change, references, event.id, merge).await?;
        change.commit().await
    })
    .await
}
