//! Lets an exception go: the delegate takes the place that the rules suggest.
use super::place::{admit, keys, note};
use super::seats::seated;
use crate::events::event;
use crate::events::studio::Editor;
use crate::people::delegate::Part;
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Result};
use crate::platform::form::moved_on;
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};

pub fn routes() -> Vec<rocket::Route> {
    routes![free]
}

#[derive(FromForm)]
struct Freed {
    /// One delegate; none for all exceptions of the part.
    delegate: Option<i64>,
}

#[post("/studio/<_>/order/<part>/release", data = "<form>")]
async fn free(part: Part, form: Form<Freed>, editor: Editor, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    release(db, &editor.event, &editor.actor(), now.0, (part, form.delegate)).await?;
    Ok(moved_on(format!("/studio/{}/people#{}", editor.event.slug, part.code()), "people-order-released"))
}

/// Where exceptions are let go.
pub fn address(event: &str, part: Part) -> String {
    format!("/studio/{event}/order/{}/release", part.code())
}

/// One delegate, or all of a part, are no exception any more. Who is none already stays where they are.
pub async fn release(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (part, only): (Part, Option<i64>),
) -> Result<()> {
    if !part.is_ordered() {
        return Err(AppError::NotFound);
    }
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let before = seated(change.tx(), event, part).await?;
        let meant = |id: i64| only.is_none_or(|only| only == id);
        let freed: Vec<i64> = before.iter().filter(|one| one.seat.by_hand && meant(one.seat.id)).map(|one| one.seat.id).collect();
        if freed.is_empty() {
            return Ok(());
        }
        admit(&change, event, part, &freed).await?;
        let after = keys(&seated(change.tx(), event, part).await?);
        note(&mut change, event, (part, &before, &after.0)).await?;
        change.commit().await
    })
    .await
}
