//! Pasting a text, and what is read out of it. Nothing is saved by reading.
use super::form::{Act, PasteForm, cleaned};
use super::page::{PastePage, known_in, reading_of};
use super::rows::suggested;
use super::save::{self, take_in};
use crate::events::studio::Editor;
use crate::people::delegate::Part;
use crate::people::reader;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::Page;
use crate::platform::time::Now;
use rocket::Either;
use rocket::form::{Contextual, Form};

pub fn routes() -> Vec<rocket::Route> {
    routes![begin, paste]
}

/// A page that was asked for, or what came of a form.
type Answer = Either<Page<PastePage>, Outcome<PastePage>>;

#[get("/studio/<_>/people/paste")]
fn begin(editor: Editor) -> Page<PastePage> {
    let form = FormView::filled([("part", Part::Official.code().to_owned())]);
    let page = PastePage::empty(&editor, form);
    editor.visit.page(page)
}

#[post("/studio/<_>/people/paste", data = "<form>")]
async fn paste(form: Form<Contextual<'_, PasteForm>>, editor: Editor, now: Now, db: &Db) -> Result<Answer> {
    let sent = FormView::sent(&form.context);
    let text = match cleaned(sent.values.get("text").map_or("", String::as_str)) {
        Ok(text) => text,
        Err(no) => return Ok(Either::Right(Outcome::Again(empty(editor, sent.refused(&no))))),
    };
    let view = FormView { values: [sent.values, [("text".to_owned(), text.clone())].into()].into_iter().flatten().collect(), ..sent };
    let Some(value) = &form.value else { return again(db, editor, view, vec![]).await };
    if value.act == Act::Read {
        return read(db, editor, &text, value.part.0.unwrap_or(Part::Official)).await;
    }
    let taken = match value.taken() {
        Ok(taken) => taken,
        Err(wrong) => return again(db, editor, view, wrong).await,
    };
    match take_in(db, &editor.event, &editor.actor(), now.0, (text.as_str(), taken.as_slice())).await {
        Ok(token) => Ok(Either::Right(Outcome::Done(moved_on(save::address(&editor.event, &token), "people-paste-saved")))),
        Err(AppError::Refused(no)) => again(db, editor, view, vec![no]).await,
        Err(other) => Err(other),
    }
}

/// What was read, with rows to correct.
async fn read(db: &Database, editor: Editor, text: &str, part: Part) -> Result<Answer> {
    let reading = reader::read(text);
    let common = [("text", reading.text.clone()), ("part", part.code().to_owned())];
    let known = known_in(db, &editor, &reading, &FormView::default()).await?;
    let rows = suggested(&reading, &known, &editor.event, part);
    let values = common.map(|(name, value)| (name.to_owned(), value)).into_iter().chain(rows);
    let mut form = FormView::filled(values);
    if reading.people.is_empty() {
        form = form.refused(&Refusal::at("text", "people-paste-nobody"));
        return Ok(Either::Right(Outcome::Again(empty(editor, form))));
    }
    let page = PastePage::of(db, &editor, &reading, form).await?;
    Ok(Either::Left(editor.visit.page(page)))
}

/// The rows as they were sent, with what is wrong at each.
async fn again(db: &Database, editor: Editor, form: FormView, wrong: Vec<Refusal>) -> Result<Answer> {
    let form = wrong.iter().fold(form, FormView::refused);
    let page = PastePage::of(db, &editor, &reading_of(&form), form).await?;
    Ok(Either::Right(Outcome::Again(editor.visit.page(page))))
}

fn empty(editor: Editor, form: FormView) -> Page<PastePage> {
    let page = PastePage::empty(&editor, form);
    editor.visit.page(page)
}
