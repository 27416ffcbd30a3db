//! The same acts by plain forms: shift a day, copy one, undo, redo. Each goes back to where it was asked.
use super::answer::refusal;
use super::asked::{Asked, CopyDay, Hour, Shift};
use super::perform::perform;
use super::said::said;
use super::watch::Watch;
use crate::events::Editor;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::page::local_address;
use crate::platform::text::{Given, Line};
use crate::platform::time::{DateField, Now, TimeField};
use crate::platform::words::{say, word};
use rocket::State;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use serde_json::Value;

pub fn routes() -> Vec<rocket::Route> {
    routes![shift, copy_day, undo, redo]
}

#[derive(FromForm)]
struct ShiftForm {
    day: DateField,
    from: TimeField,
    minutes: i32,
    room: Given<i64>,
    sitting: Line<0, 40>,
    next: Line<0, 2000>,
}

#[post("/studio/<_>/programme/shift", data = "<form>")]
async fn shift(editor: Editor, form: Form<Contextual<'_, ShiftForm>>, db: &Db, now: Now, watch: &State<Watch>) -> Result<Flash<Redirect>> {
    let Some(form) = &form.value else { return Ok(unreadable(&editor)) };
    let shift = Shift { day: form.day.0, from: Hour(form.from.0), minutes: form.minutes, room: form.room.0 };
    by_form(db, &editor, now, watch, (&Asked::Shift(shift), &form.sitting, &form.next)).await
}

#[derive(FromForm)]
struct CopyDayForm {
    from_day: DateField,
    to_day: DateField,
    sitting: Line<0, 40>,
    next: Line<0, 2000>,
}

#[post("/studio/<_>/programme/copy-day", data = "<form>")]
async fn copy_day(
    editor: Editor,
    form: Form<Contextual<'_, CopyDayForm>>,
    db: &Db,
    now: Now,
    watch: &State<Watch>,
) -> Result<Flash<Redirect>> {
    let Some(form) = &form.value else { return Ok(unreadable(&editor)) };
    let copy = CopyDay { from_day: form.from_day.0, to_day: form.to_day.0 };
    by_form(db, &editor, now, watch, (&Asked::CopyDay(copy), &form.sitting, &form.next)).await
}

#[derive(FromForm)]
struct BackForm {
    sitting: Line<0, 40>,
    next: Line<0, 2000>,
}

#[post("/studio/<_>/programme/undo", data = "<form>")]
async fn undo(editor: Editor, form: Form<BackForm>, db: &Db, now: Now, watch: &State<Watch>) -> Result<Flash<Redirect>> {
    by_form(db, &editor, now, watch, (&Asked::Undo, &form.sitting, &form.next)).await
}

#[post("/studio/<_>/programme/redo", data = "<form>")]
async fn redo(editor: Editor, form: Form<BackForm>, db: &Db, now: Now, watch: &State<Watch>) -> Result<Flash<Redirect>> {
    by_form(db, &editor, now, watch, (&Asked::Redo, &form.sitting, &form.next)).await
}

/// Does it, and says on the next page what was done or why not.
pub async fn by_form(
    db: &Db,
    editor: &Editor,
    now: Now,
    watch: &Watch,
    (asked, sitting, next): (&Asked, &str, &str),
) -> Result<Flash<Redirect>> {
    let (actor, usual) = (editor.actor(), editor.usual_sitting());
    let sitting = if sitting.is_empty() { &usual } else { sitting };
    let next = Redirect::to(local_address(Some(next)).map_or_else(|| address(editor), str::to_owned));
    match perform(db, editor.acts_in(&actor, sitting), now.0, asked).await? {
        Ok(done) => {
            watch.wake(editor.event.id).await;
            Ok(Flash::success(next, said(&editor.event, editor.visit.language, asked, &done)))
        }
        Err(no) => {
            let no = refusal(db.reader(), editor, &no).await?;
            Ok(Flash::error(next, say(editor.visit.language, &no.key, &Value::Object(no.args))))
        }
    }
}

fn unreadable(editor: &Editor) -> Flash<Redirect> {
    Flash::error(Redirect::to(address(editor)), word(editor.visit.language, "form-invalid"))
}

fn address(editor: &Editor) -> String {
    format!("/studio/{}/programme", editor.event.slug)
}
