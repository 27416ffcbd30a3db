//! A question leaves the form: unanswered ones are deleted; what was answered is retired, or deleted with the answers by
//! somebody who saw how many there are.
use super::edit::address;
use super::own_question::find;
use super::{answer, document, question};
use crate::events::{Organizer, event};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::files::Files;
use crate::platform::form::moved_on;
use crate::platform::time::Now;
use rocket::State;
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, SqlErr};

pub fn routes() -> Vec<rocket::Route> {
    routes![remove, retire]
}

#[derive(FromForm)]
struct Removing {
    /// How many answers there were when it was decided.
    #[field(default = 0)]
    answers: u64,
}

#[post("/studio/<_>/booths/form/questions/<id>/delete", data = "<form>")]
async fn remove(organizer: Organizer, id: i64, form: Form<Removing>, files: &State<Files>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    match delete(db, files, (&editor.actor(), now.0), (&editor.event, id, form.answers)).await {
        Ok(()) => Ok(moved_on(format!("{}#questions", address(&editor.event)), "exhibitors-question-deleted")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(format!("{}/questions/{id}", address(&editor.event))), no.key)),
        Err(other) => Err(other),
    }
}

#[derive(FromForm)]
struct Retiring {
    retired: bool,
}

#[post("/studio/<_>/booths/form/questions/<id>/retired", data = "<form>")]
async fn retire(organizer: Organizer, id: i64, form: Form<Retiring>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    set_retired(db, (&editor.actor(), now.0), (&editor.event, id, form.retired)).await?;
    let word = if form.retired { "exhibitors-question-retired" } else { "exhibitors-question-asked-again" };
    Ok(moved_on(format!("{}#questions", address(&editor.event)), word))
}

/// How many applications have answered a question, in words or by papers.
pub async fn uses(db: &impl ConnectionTrait, question_id: i64) -> Result<u64> {
    let words = answer::Entity::find().filter(answer::COLUMN.question_id.eq(question_id)).count(db).await?;
    let papers = document::Entity::find().filter(document::COLUMN.question_id.eq(question_id)).count(db).await?;
    Ok(words + papers)
}

/// Deletes a question, if it still has as many answers as were seen.
///
/// # Errors
/// A refusal when there are more or fewer: nobody deletes answers they did not know of.
async fn delete(
    db: &Database,
    files: &Files,
    (actor, now): (&Actor, DateTimeUtc),
    (event, id, seen): (&event::Model, i64, u64),
) -> Result<()> {
    let gone = retrying(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let question = find(change.tx(), event.id, id).await?;
        if uses(change.tx(), id).await? != seen {
            return Err(Refusal::new("exhibitors-question-answered-meanwhile").into());
        }
        let papers = forget_answers(change.tx(), id).await?;
        // An answer that came this very moment keeps its question.
        question::Entity::delete_by_id(id).exec(change.tx()).await.map_err(|error| match error.sql_err() {
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => AppError::from(Refusal::new("exhibitors-question-answered-meanwhile")),
            _ => error.into(),
        })?;
        let note = Note::new(event.id, "exhibitors-log-question-deleted").about("form_question", id, question.label.vi.as_str());
        change.note(note.before(&question.trace()).quiet()).await?;
        change.commit().await?;
        Ok(papers)
    })
    .await?;
    for paper in gone {
        if let Err(error) = files.remove(&paper.file).await {
            tracing::warn!("the file {} stays in the storage: {error}", paper.file);
        }
    }
    Ok(())
}

/// Deletes the answers that are there now; with the papers among them.
async fn forget_answers(tx: &impl ConnectionTrait, question_id: i64) -> Result<Vec<document::Model>> {
    let words = answer::Entity::find().filter(answer::COLUMN.question_id.eq(question_id)).all(tx).await?;
    answer::Entity::delete_many().filter(answer::COLUMN.id.is_in(words.iter().map(|one| one.id))).exec(tx).await?;
    let papers = document::Entity::find().filter(document::COLUMN.question_id.eq(question_id)).all(tx).await?;
    document::Entity::delete_many().filter(document::COLUMN.id.is_in(papers.iter().map(|one| one.id))).exec(tx).await?;
    Ok(papers)
}

/// Stops asking, or asks again; what was answered stays.
async fn set_retired(db: &Database, (actor, now): (&Actor, DateTimeUtc), (event, id, retired): (&event::Model, i64, bool)) -> Result<()> {
    retrying(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let question = find(change.tx(), event.id, id).await?;
        let since = retired.then_some(now);
        let row = question::Entity::update_many().col_expr(question::Column::RetiredAt, Expr::value(since));
        row.filter(question::COLUMN.id.eq(id)).exec(change.tx()).await?;
        let act = if retired { "exhibitors-log-question-retired" } else { "exhibitors-log-question-asked-again" };
        change.note(Note::new(event.id, act).about("form_question", id, question.label.vi.as_str()).quiet()).await?;
        change.commit().await
    })
    .await
}
