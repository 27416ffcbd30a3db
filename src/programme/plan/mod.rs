//! The working copy of the programme as its team sees it: by day, with warnings and what is still missing.
pub mod arrange;
mod edit;
mod edit_view;
mod form;
mod list;
mod people;
pub mod write;

use crate::events::Editor;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::moved_on;
use crate::platform::page::Page;
use crate::platform::time::Now;
use crate::programme::checks::of_event;
use crate::programme::order::Order;
use crate::programme::publish::make::status;
use list::{Asked, PlanView};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};

pub use edit_view::{Choice, choices};

pub fn routes() -> Vec<rocket::Route> {
    let mut all = routes![whole, step];
    all.extend(edit::routes());
    all
}

#[get("/studio/<_>/programme?<asked..>")]
async fn whole(editor: Editor, asked: Asked, db: &Db) -> Result<Page<PlanView>> {
    let checked = of_event(db.reader(), &editor.event).await?;
    let status = status(db.reader(), &editor.event, editor.visit.language).await?;
    let view = PlanView::of(&editor, &checked, &asked, status);
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/programme/move", data = "<form>")]
async fn step(editor: Editor, form: Form<Order<'_>>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let list = edit::address(&editor);
    let Some((id, direction)) = form.step() else { return Ok(moved_on(list, "layout-order-saved")) };
    arrange::move_item(db, &editor.actor(), now.0, (&editor.event, id), direction).await?;
    Ok(moved_on(format!("{list}#i{id}"), "layout-order-saved"))
}
