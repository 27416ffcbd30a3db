//! The plan of an event in the studio: drawn and moved by scripts, and the same by a table with forms.
mod booth_form;
mod mark_form;
mod row_form;
mod script;
mod table;
mod view;

use super::acts::perform::perform;
use super::acts::{Asked, answer};
use super::hall;
use crate::events::{Editor, Organizer, Rail};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::FormView;
use crate::platform::page::Page;
use crate::platform::time::Now;
use crate::platform::words::say;
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use rocket::{Either, FromFormField};
use serde::Serialize;
use serde_json::Value;
use view::{BeginView, PlanView};

/// What an aisle has where nobody said otherwise, in centimetres.
pub const USUAL_AISLE: i32 = 300;

pub fn routes() -> Vec<rocket::Route> {
    [routes![plan, undo, redo], row_form::routes(), booth_form::routes(), mark_form::routes()].concat()
}

/// How the plan is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, FromFormField)]
#[serde(rename_all = "snake_case")]
pub enum Sight {
    Plan,
    Table,
}

#[derive(FromForm)]
struct Wanted {
    hall: Option<i64>,
    view: Option<Sight>,
}

#[get("/studio/<_>/floor-plan?<wanted..>")]
async fn plan(organizer: Organizer, wanted: Wanted, db: &Db) -> Result<Either<Page<PlanView>, Page<BeginView>>> {
    let Organizer(editor) = organizer;
    let halls = hall::of_event(db.reader(), editor.event.id).await?;
    if halls.is_empty() {
        let view = BeginView::of(&editor);
        return Ok(Either::Right(editor.visit.page(view)));
    }
    let sight = wanted.view.unwrap_or(Sight::Plan);
    let view = PlanView::read(db, &editor, (wanted.hall, sight), FormView::default()).await?;
    Ok(Either::Left(editor.visit.page(view)))
}

/// Where the plan of an event is.
pub fn address(editor: &Editor) -> String {
    format!("/studio/{}/floor-plan", editor.event.slug)
}

pub fn rail(editor: &Editor) -> Rail {
    // The end of the address, as the rail knows it.
    editor.rail(&"/floor-plan"[1..])
}

#[derive(FromForm)]
struct BackForm {
    hall: Option<i64>,
}

#[post("/studio/<_>/floor-plan/undo", data = "<form>")]
async fn undo(organizer: Organizer, form: Form<BackForm>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    by_form(db, &organizer.0, now, &Asked::Undo, table_of(&organizer.0, form.hall)).await
}

#[post("/studio/<_>/floor-plan/redo", data = "<form>")]
async fn redo(organizer: Organizer, form: Form<BackForm>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    by_form(db, &organizer.0, now, &Asked::Redo, table_of(&organizer.0, form.hall)).await
}

/// The table of a hall.
fn table_of(editor: &Editor, hall: Option<i64>) -> String {
    hall.map_or_else(|| format!("{}?view=table", address(editor)), |hall| format!("{}?view=table&hall={hall}", address(editor)))
}

/// Does it; the answer is what there is to say of it.
async fn act(db: &Db, editor: &Editor, now: Now, asked: &Asked) -> Result<Result<String, super::acts::No>> {
    let (actor, sitting) = (editor.actor(), editor.usual_sitting());
    let done = perform(db, editor.acts_in(&actor, &sitting), now.0, asked).await?;
    Ok(done.map(|done| answer::said(editor.visit.language, asked, &done)))
}

/// Does it, and says on the next page what was done or why not.
async fn by_form(db: &Db, editor: &Editor, now: Now, asked: &Asked, next: String) -> Result<Flash<Redirect>> {
    Ok(match act(db, editor, now, asked).await? {
        Ok(said) => Flash::success(Redirect::to(next), said),
        Err(no) => {
            let no = answer::refusal(db.reader(), editor, &no).await?;
            Flash::error(Redirect::to(next), say(editor.visit.language, &no.key, &Value::Object(no.args)))
        }
    })
}
