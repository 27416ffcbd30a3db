//! Adding and changing one item of the programme, and what is done to it as a whole.
use super::arrange::{cancel_item, delete_item, restore_item};
use super::edit_view::EditView;
use super::form::{ItemForm, filled, renumbered};
use super::people::found;
use super::write::{add_item, change_item, find_item};
use crate::events::Editor;
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::Page;
use crate::platform::time::{DateField, Now};
use crate::programme::schedule_item;
use crate::programme::working::Working;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};

pub fn routes() -> Vec<rocket::Route> {
    routes![blank, add, edit, change, cancel, restore, delete]
}

#[get("/studio/<_>/programme/new?<parent>&<day>")]
async fn blank(editor: Editor, parent: Option<i64>, day: Option<&str>, db: &Db) -> Result<Page<EditView>> {
    let working = Working::read(db.reader(), editor.event.id).await?;
    let day = day.and_then(|day| DateField::parse(day).ok()).map(|day| day.to_string());
    let kind = if parent.is_some() { "speech" } else { "" };
    let form = FormView::filled([
        ("parent", parent.map(|id| id.to_string()).unwrap_or_default()),
        ("day", day.unwrap_or_default()),
        ("kind", kind.to_owned()),
    ]);
    let view = EditView::read(db, &editor, &working, None, form).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/programme/new", data = "<form>")]
async fn add(editor: Editor, form: Form<Contextual<'_, ItemForm>>, db: &Db, now: Now) -> Result<Outcome<EditView>> {
    let sent = renumbered(FormView::sent(&form.context));
    let refused = match &form.value {
        None => sent,
        Some(value) => match added(db, &editor, value, now).await {
            Ok(item) => return Ok(Outcome::Done(saved(&editor, &item, value))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(other) => return Err(other),
        },
    };
    again(db, editor, None, refused).await
}

async fn added(db: &Db, editor: &Editor, form: &ItemForm, now: Now) -> Result<schedule_item::Model> {
    let input = form.input(found(db.reader(), &form.people).await?)?;
    add_item(db, &editor.actor(), now.0, &editor.event, &input).await
}

#[get("/studio/<_>/programme/<id>", rank = 5)]
async fn edit(editor: Editor, id: i64, db: &Db) -> Result<Page<EditView>> {
    let item = find_item(db.reader(), editor.event.id, id).await?;
    let working = Working::read(db.reader(), editor.event.id).await?;
    let form = filled(&item, &working, editor.event.tz());
    let view = EditView::read(db, &editor, &working, Some(&item), form).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/programme/<id>", data = "<form>", rank = 5)]
async fn change(editor: Editor, id: i64, form: Form<Contextual<'_, ItemForm>>, db: &Db, now: Now) -> Result<Outcome<EditView>> {
    let item = find_item(db.reader(), editor.event.id, id).await?;
    let sent = renumbered(FormView::sent(&form.context));
    let refused = match &form.value {
        None => sent,
        Some(value) => match changed(db, &editor, &item, value, now).await {
            Ok(item) => return Ok(Outcome::Done(saved(&editor, &item, value))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(AppError::Stale) => {
                let item = find_item(db.reader(), editor.event.id, id).await?;
                let working = Working::read(db.reader(), editor.event.id).await?;
                sent.stale(&filled(&item, &working, editor.event.tz()))
            }
            Err(other) => return Err(other),
        },
    };
    again(db, editor, Some(&item), refused).await
}

async fn changed(db: &Db, editor: &Editor, item: &schedule_item::Model, form: &ItemForm, now: Now) -> Result<schedule_item::Model> {
    let input = form.input(found(db.reader(), &form.people).await?)?;
    let version = form.version.0.unwrap_or(item.version);
    change_item(db, &editor.actor(), now.0, (&editor.event, item.id, version), &input).await
}

async fn again(db: &Db, editor: Editor, item: Option<&schedule_item::Model>, form: FormView) -> Result<Outcome<EditView>> {
    let working = Working::read(db.reader(), editor.event.id).await?;
    let view = EditView::read(db, &editor, &working, item, form).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[post("/studio/<_>/programme/<id>/cancel")]
async fn cancel(editor: Editor, id: i64, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    cancel_item(db, &editor.actor(), now.0, &editor.event, id).await?;
    Ok(moved_on(address_of(&editor, id), "programme-item-cancelled"))
}

#[post("/studio/<_>/programme/<id>/restore")]
async fn restore(editor: Editor, id: i64, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    restore_item(db, &editor.actor(), now.0, &editor.event, id).await?;
    Ok(moved_on(address_of(&editor, id), "programme-item-restored"))
}

#[post("/studio/<_>/programme/<id>/delete")]
async fn delete(editor: Editor, id: i64, db: &Db, now: Now) -> Result<Outcome<EditView>> {
    let item = find_item(db.reader(), editor.event.id, id).await?;
    match delete_item(db, &editor.actor(), now.0, &editor.event, id).await {
        Ok(()) => Ok(Outcome::Done(moved_on(address(&editor), "programme-item-deleted"))),
        Err(AppError::Refused(no)) => {
            let working = Working::read(db.reader(), editor.event.id).await?;
            let form = filled(&item, &working, editor.event.tz()).refused(&no);
            again(db, editor, Some(&item), form).await
        }
        Err(other) => Err(other),
    }
}

/// Back to the list, at the item; or on to the next one like it.
fn saved(editor: &Editor, item: &schedule_item::Model, form: &ItemForm) -> Flash<Redirect> {
    let list = address(editor);
    let next = match &*form.then {
        "another" => {
            let parent = item.parent_id.map(|id| format!("&parent={id}")).unwrap_or_default();
            let day = item.local_day(editor.event.tz()).map(|day| format!("day={day}")).unwrap_or_default();
            format!("{list}/new?{day}{parent}")
        }
        _ => match item.local_day(editor.event.tz()).filter(|_| item.starts_at.is_some()) {
            Some(day) => format!("{list}?day={day}#i{}", item.id),
            None => format!("{list}?view=shelf#i{}", item.id),
        },
    };
    moved_on(next, "programme-item-saved")
}

/// Where the programme of the event is planned.
pub fn address(editor: &Editor) -> String {
    format!("/studio/{}/programme", editor.event.slug)
}

fn address_of(editor: &Editor, id: i64) -> String {
    format!("{}/{id}", address(editor))
}
