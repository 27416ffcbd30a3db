//! Taking in those who were read: all in one change, in the order of the text, by the functions the forms use.
use super::form::{Taken, field};
use super::intake::{self, Made, Row};
use crate::events::event;
use crate::people::protocol::as_written;
use crate::people::record::{insert_person, on_record};
use crate::people::{delegate, make_delegate, organisation, person};
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::secret;
use crate::platform::text::fold;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};
use serde_json::json;
use std::collections::BTreeSet;

/// The page of an intake.
pub fn address(event: &event::Model, token: &str) -> String {
    format!("/studio/{}/intakes/{token}", event.slug)
}

/// Takes in everybody or nobody; answers what the page of the intake is known by.
///
/// # Errors
/// A refusal is at a field of the row it concerns.
pub async fn take_in(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (text, people): (&str, &[Taken]),
) -> Result<String> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let named = unnamed_bodies(&change, people).await?;
        let first = parts_without_anybody(&change, event, people).await?;
        let mut made = Made::default();
        for taken in people {
            one(&mut change, event, taken, &mut made).await.map_err(|error| at_its_row(error, taken.row))?;
        }
        for part in first {
            as_written(&change, event, part).await?;
        }
        made.organisations = bodies(&change, &named).await?;
        let token = remember(&mut change, event, text, &made).await?;
        change.commit().await?;
        Ok(token)
    })
    .await
}

/// Parts nobody came in so far: the order of the text is theirs. Elsewhere those of the text stand after who is there already.
async fn parts_without_anybody(change: &Change, event: &event::Model, people: &[Taken]) -> Result<BTreeSet<delegate::Part>> {
    let mut parts: BTreeSet<_> = people.iter().map(|taken| taken.delegate.part).collect();
    for row in delegate::Entity::find().filter(delegate::COLUMN.event_id.eq(event.id)).all(change.tx()).await? {
        parts.remove(&row.part);
    }
    Ok(parts)
}

/// One person and their presence, with the log lines the forms write.
async fn one(change: &mut Change, event: &event::Model, taken: &Taken, made: &mut Made) -> Result<()> {
    let person = match &taken.known {
        Some(slug) => known_person(change, slug).await?,
        None => {
            let person = insert_person(change, &taken.person).await?;
            made.people.push(Row { id: person.id, version: person.version });
            let record = on_record(change.tx(), &person).await?;
            let note = Note::new(event.id, "people-log-person-added").about("person", person.id, person.name.as_str());
            change.note(note.after(&record)).await?;
            person
        }
    };
    let row = make_delegate(change, event.id, person.id, &taken.delegate).await?;
    made.delegates.push(Row { id: row.id, version: row.version });
    if taken.known.is_some() {
        let note = Note::new(event.id, "people-log-delegate-added").about("delegate", row.id, person.name.as_str());
        change.note(note.after(&row)).await?;
    }
    Ok(())
}

async fn known_person(change: &Change, slug: &str) -> Result<person::Model> {
    let found = person::Entity::find().filter(person::COLUMN.slug.eq(slug)).one(change.tx()).await?;
    found.ok_or_else(|| Refusal::at("who", "people-paste-gone").into())
}

/// Folded names of bodies in these posts that nobody has named so far.
async fn unnamed_bodies(change: &Change, people: &[Taken]) -> Result<BTreeSet<String>> {
    let new = people.iter().filter(|taken| taken.known.is_none()).flat_map(|taken| &taken.person.positions);
    let mut names: BTreeSet<String> = new.map(|position| fold(&position.organisation.vi)).filter(|name| !name.is_empty()).collect();
    let named = organisation::Entity::find().filter(organisation::COLUMN.folded.is_in(names.clone())).all(change.tx()).await?;
    for body in named {
        names.remove(&body.folded);
    }
    Ok(names)
}

async fn bodies(change: &Change, folded: &BTreeSet<String>) -> Result<Vec<Row>> {
    let rows = organisation::Entity::find().filter(organisation::COLUMN.folded.is_in(folded.clone())).all(change.tx()).await?;
    Ok(rows.into_iter().map(|body| Row { id: body.id, version: body.version }).collect())
}

async fn remember(change: &mut Change, event: &event::Model, text: &str, made: &Made) -> Result<String> {
    let token = secret::token().chars().take(32).collect::<String>();
    let row = intake::ActiveModel {
        token: Set(token.clone()),
        event_id: Set(event.id),
        source: Set(text.to_owned()),
        made: Set(json!(made)),
        by_name: Set(change.actor().name.clone()),
        at: Set(change.now()),
        undone_at: Set(None),
        ..Default::default()
    };
    row.insert(change.tx()).await?;
    change.touch(event.id);
    Ok(token)
}

/// A refusal of a post, a part or a person is shown in the row they are written in.
fn at_its_row(error: AppError, row: usize) -> AppError {
    match error {
        AppError::Refused(mut no) => {
            let name = match no.field.as_deref() {
                Some(name) if name.starts_with("positions") => "posts",
                Some("part") => "part",
                Some("who") => "who",
                Some("printed_titles") => "posts",
                _ => "name",
            };
            no.field = Some(field(row, name).into());
            AppError::Refused(no)
        }
        other => other,
    }
}

/// The delegates an intake made who still come, in their order.
pub async fn still_there(db: &Database, made: &Made) -> Result<Vec<delegate::Model>> {
    let ids = made.delegates.iter().map(|row| row.id);
    let mut rows = delegate::Entity::find().filter(delegate::COLUMN.id.is_in(ids)).all(db.reader()).await?;
    rows.sort_by_key(|row| row.id);
    Ok(rows)
}
