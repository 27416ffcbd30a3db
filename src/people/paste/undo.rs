//! The page after an intake: who was taken in, and the way back. What somebody changed since stays, and is named.
use super::intake::{self, Made, Row};
use super::save::{address, still_there};
use crate::events::event;
use crate::events::studio::{Editor, Rail};
use crate::people::delegate::Part;
use crate::people::line::PersonLine;
use crate::people::protocol::seats::{follow_the_rules, seated};
use crate::people::protocol::suggestion;
use crate::people::{availability, delegate, lines, organisation, person};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::form::moved_on;
use crate::platform::page::{Page, View};
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::response::{Flash, Redirect};
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, DeleteMany, EntityTrait, QueryFilter, SqlErr, TransactionTrait};
use serde::Serialize;
use std::collections::BTreeSet;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, undo]
}

#[get("/studio/<_>/intakes/<token>")]
async fn show(token: &str, editor: Editor, db: &Db) -> Result<Page<IntakePage>> {
    let intake = of_event(db.reader(), &editor.event, token).await?;
    let page = IntakePage::of(db, &editor, &intake).await?;
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/intakes/<token>/undo")]
async fn undo(token: &str, editor: Editor, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let there = address(&editor.event, token);
    match take_back(db, &editor.event, &editor.actor(), now.0, token).await {
        Ok(()) => Ok(moved_on(there, "people-paste-undone")),
        // Somebody did it a moment ago: the page says so.
        Err(AppError::Stale) => Ok(moved_on(there, "people-paste-undone-before")),
        Err(other) => Err(other),
    }
}

/// Undoes an intake: its delegates, people and bodies go, save those that were changed or used since.
///
/// # Errors
/// `Stale` where it was undone already.
pub async fn take_back(db: &Database, event: &event::Model, actor: &Actor, now: DateTime<Utc>, token: &str) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let intake = of_event(change.tx(), event, token).await?;
        let undone = intake::Entity::update_many()
            .col_expr(intake::Column::UndoneAt, Expr::value(now))
            .filter(intake::COLUMN.id.eq(intake.id))
            .filter(intake::COLUMN.undone_at.is_null())
            .exec(change.tx())
            .await?;
        if undone.rows_affected == 0 {
            return Err(AppError::Stale);
        }
        let made = intake.made();
        remove(&change, &made).await?;
        let note = Note::new(event.id, "people-log-paste-undone").about("intake", intake.id, made.delegates.len().to_string());
        change.note(note).await?;
        change.commit().await
    })
    .await
}

async fn remove(change: &Change, made: &Made) -> Result<()> {
    for Row { id, version } in &made.delegates {
        let untouched = delegate::Entity::delete_many().filter(delegate::COLUMN.id.eq(*id)).filter(delegate::COLUMN.version.eq(*version));
        untouched.exec(change.tx()).await?;
    }
    for Row { id, version } in &made.people {
        let times = availability::Entity::find().filter(availability::COLUMN.person_id.eq(*id)).one(change.tx()).await?;
        if times.is_none() {
            let untouched = person::Entity::delete_many().filter(person::COLUMN.id.eq(*id)).filter(person::COLUMN.version.eq(*version));
            unless_needed(change, untouched).await?;
        }
    }
    for Row { id, version } in &made.organisations {
        let rows = organisation::Entity::delete_many().filter(organisation::COLUMN.id.eq(*id));
        let untouched = rows.filter(organisation::COLUMN.version.eq(*version));
        unless_needed(change, untouched).await?;
    }
    Ok(())
}

/// Deletes rows, unless others need them: the database knows all that point to them, those of later areas too.
async fn unless_needed<E: EntityTrait>(change: &Change, rows: DeleteMany<E>) -> Result<()> {
    let step = change.tx().begin().await?;
    match rows.exec(&step).await {
        Ok(_) => step.commit().await?,
        Err(error) if matches!(error.sql_err(), Some(SqlErr::ForeignKeyConstraintViolation(_))) => step.rollback().await?,
        Err(error) => return Err(error.into()),
    }
    Ok(())
}

async fn of_event(db: &impl ConnectionTrait, event: &event::Model, token: &str) -> Result<intake::Model> {
    let found = intake::Entity::find().filter(intake::COLUMN.token.eq(token)).filter(intake::COLUMN.event_id.eq(event.id));
    found.one(db).await.or_not_found()
}

#[derive(Serialize)]
struct IntakePage {
    rail: Rail,
    back: String,
    paste: String,
    undo: String,
    by: String,
    undone: bool,
    /// Those of it who come now.
    people: Vec<PersonLine>,
    /// Parts of which some do not stand where the rules have them: who was taken in stands after who was there.
    unsorted: Vec<Unsorted>,
    /// What was pasted, to read it again.
    source: String,
}

#[derive(Serialize)]
struct Unsorted {
    heading: &'static str,
    suggestion: String,
}

impl View for IntakePage {
    const TEMPLATE: &'static str = "people/intake";
}

impl IntakePage {
    async fn of(db: &Database, editor: &Editor, intake: &intake::Model) -> Result<Self> {
        let back = format!("/studio/{}/people", editor.event.slug);
        let delegates = still_there(db, &intake.made()).await?;
        let ids: Vec<i64> = delegates.iter().map(|row| row.person_id).collect();
        let mut lines = lines::lines_of_people(db.reader(), &editor.event, &ids).await?;
        let line = |id: &i64| lines.remove(id).map(|line| line.line(editor.visit.language, format!("{back}/{}", line.slug)));
        let people = ids.iter().filter_map(line).collect();
        let parts: BTreeSet<Part> = delegates.iter().map(|row| row.part).filter(|part| part.is_ordered()).collect();
        let mut unsorted = Vec::new();
        for part in parts {
            if !follow_the_rules(seated(db.reader(), &editor.event, part).await?.iter()) {
                let suggestion = suggestion(&format!("/studio/{}", editor.event.slug), part);
                unsorted.push(Unsorted { heading: part.heading(), suggestion });
            }
        }
        Ok(Self {
            rail: editor.rail("people"),
            paste: format!("{back}/paste"),
            undo: format!("{}/undo", address(&editor.event, &intake.token)),
            back,
            by: intake.by_name.clone(),
            undone: intake.undone_at.is_some(),
            people,
            unsorted,
            source: intake.source.clone(),
        })
    }
}
