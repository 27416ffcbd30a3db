//! Somebody is here: one tap at the reception desk, with the hour. Whichever of several desks sees them first counts.
use crate::events::event;
use crate::people::{delegate, person};
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Result};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::{Expr, SimpleExpr};
use sea_orm::{Condition, EntityTrait, QueryFilter};
use serde::Serialize;

/// How the log keeps an arrival.
#[derive(Serialize)]
struct Arrival {
    arrived_at: Option<DateTime<Utc>>,
}

/// Notes that a person has arrived, in whatever parts they come. Who was seen already keeps their hour.
///
/// # Errors
/// `NotFound` for who does not come to this event.
pub async fn arrive(db: &Database, event: &event::Model, actor: &Actor, now: DateTime<Utc>, person: &person::Model) -> Result<()> {
    mark(db, event, actor, now, (person, true)).await
}

/// Takes an arrival back.
///
/// # Errors
/// `NotFound` for who does not come to this event.
pub async fn take_back(db: &Database, event: &event::Model, actor: &Actor, now: DateTime<Utc>, person: &person::Model) -> Result<()> {
    mark(db, event, actor, now, (person, false)).await
}

async fn mark(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (person, here): (&person::Model, bool),
) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let theirs = Condition::all().add(delegate::COLUMN.event_id.eq(event.id)).add(delegate::COLUMN.person_id.eq(person.id));
        let rows = delegate::Entity::find().filter(theirs.clone()).all(change.tx()).await?;
        let first = rows.first().ok_or(AppError::NotFound)?;
        let still = if here { delegate::COLUMN.arrived_at.is_null() } else { delegate::COLUMN.arrived_at.is_not_null() };
        let arrived_at = here.then_some(now);
        let updated = delegate::Entity::update_many()
            .col_expr(delegate::Column::ArrivedAt, Expr::value(arrived_at) as SimpleExpr)
            .filter(theirs)
            .filter(still)
            .exec(change.tx())
            .await?;
        if updated.rows_affected == 0 {
            return Ok(());
        }
        let act = if here { "people-log-arrived" } else { "people-log-arrival-taken-back" };
        let was = Arrival { arrived_at: rows.iter().filter_map(|row| row.arrived_at).min() };
        let note = Note::new(event.id, act).about("delegate", first.id, person.name.as_str()).before(&was).after(&Arrival { arrived_at });
        // Public pages show who comes; an arrival changes that only for who had said no.
        let shown = rows.iter().any(|row| row.attends() != delegate::Model { arrived_at, ..row.clone() }.attends());
        change.note(if shown { note } else { note.quiet() }).await?;
        change.commit().await
    })
    .await
}
