//! The working copy of the programme as its team sees it: by day, with warnings and what is still missing.
pub mod arrange;
mod edit;
mod edit_view;
mod form;
pub(in crate::programme) mod list;
pub mod people;
pub mod write;

use crate::events::Editor;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::moved_on;
use crate::platform::time::Now;
use crate::programme::order::Order;
use rocket::form::Form;
use rocket::response::{Flash, Redirect};

pub use edit_view::choices;

pub fn routes() -> Vec<rocket::Route> {
    let mut all = routes![step];
    all.extend(edit::routes());
    all
}

#[post("/studio/<_>/programme/move", data = "<form>")]
async fn step(editor: Editor, form: Form<Order<'_>>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let list = edit::address(&editor);
    let Some((id, direction)) = form.step() else { return Ok(moved_on(format!("{list}?view=list"), "layout-order-saved")) };
    arrange::move_item(db, &editor.actor(), now.0, (&editor.event, id), direction).await?;
    Ok(moved_on(format!("{list}?view=list#i{id}"), "layout-order-saved"))
}
