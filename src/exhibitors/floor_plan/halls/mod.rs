//! The halls of an event: their names, sizes and aisles, and the drawing that lies under each.
mod background;
mod remove;
pub mod write;

use super::hall;
use super::metres::Metres;
use super::studio::address;
use crate::events::{Editor, Organizer, Rail};
use crate::platform::Db;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, BothLine, Given};
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use serde::Serialize;
use write::{HallInput, add_hall, change_hall, find};

pub fn routes() -> Vec<rocket::Route> {
    [routes![blank, add, edit, change], background::routes(), remove::routes()].concat()
}

#[derive(FromForm)]
struct HallForm {
    name: BothLine<1, 120>,
    width: Metres,
    depth: Metres,
    aisle: Metres,
    version: Given<i32>,
}

impl HallForm {
    fn input(&self) -> HallInput {
        HallInput { name: self.name.clone().into(), width_cm: self.width.0, depth_cm: self.depth.0, aisle_cm: self.aisle.0 }
    }
}

#[get("/studio/<_>/floor-plan/halls/new")]
fn blank(organizer: Organizer) -> Page<HallView> {
    let Organizer(editor) = organizer;
    let usual = FormView::filled([("width", "30".to_owned()), ("depth", "24".to_owned()), ("aisle", "3".to_owned())]);
    let view = HallView::blank(&editor, usual);
    editor.visit.page(view)
}

#[post("/studio/<_>/floor-plan/halls/new", data = "<form>")]
async fn add(organizer: Organizer, form: Form<Contextual<'_, HallForm>>, db: &Db, now: Now) -> Result<Outcome<HallView>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let Some(value) = &form.value else { return Ok(Outcome::Again(editor.visit.clone().page(HallView::blank(&editor, sent)))) };
    let added = add_hall(db, &editor.actor(), now.0, &editor.event, &value.input()).await;
    let at = |hall: hall::Model| moved_on(format!("{}?hall={}", address(&editor), hall.id), "plan-hall-added");
    settle(added, at, |no| editor.visit.clone().page(HallView::blank(&editor, sent.refused(&no))))
}

#[get("/studio/<_>/floor-plan/halls/<id>", rank = 5)]
async fn edit(organizer: Organizer, id: i64, db: &Db) -> Result<Page<HallView>> {
    let Organizer(editor) = organizer;
    let hall = find(db.reader(), editor.event.id, id).await?;
    let view = HallView::of(&editor, &hall, filled(&hall));
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/floor-plan/halls/<id>", data = "<form>", rank = 5)]
async fn change(organizer: Organizer, id: i64, form: Form<Contextual<'_, HallForm>>, db: &Db, now: Now) -> Result<Outcome<HallView>> {
    let Organizer(editor) = organizer;
    let hall = find(db.reader(), editor.event.id, id).await?;
    let sent = FormView::sent(&form.context);
    let shown = match &form.value {
        None => sent,
        Some(value) => {
            let version = value.version.0.unwrap_or(hall.version);
            match change_hall(db, &editor.actor(), now.0, (&editor.event, id, version), &value.input()).await {
                Ok(hall) => return Ok(Outcome::Done(moved_on(format!("{}?hall={}", address(&editor), hall.id), "plan-hall-saved"))),
                Err(AppError::Refused(no)) => sent.refused(&no),
                Err(AppError::Stale) => sent.stale(&filled(&hall)),
                Err(other) => return Err(other),
            }
        }
    };
    let view = HallView::of(&editor, &hall, shown);
    Ok(Outcome::Again(editor.visit.page(view)))
}

fn filled(hall: &hall::Model) -> FormView {
    let metres = |centimetres: i32| super::acts::state::metres(centimetres, crate::platform::language::Language::Vi);
    FormView::filled([
        ("name.vi", hall.name.vi.clone()),
        ("name.en", hall.name.en.clone()),
        ("width", metres(hall.width_cm)),
        ("depth", metres(hall.depth_cm)),
        ("aisle", metres(hall.aisle_cm)),
        ("version", hall.version.to_string()),
    ])
}

/// The form of one hall.
#[derive(Serialize)]
pub struct HallView {
    rail: Rail,
    base: String,
    form: FormView,
    /// Nothing for a new one.
    id: Option<i64>,
    name: Bilingual,
    /// The address of the drawing under it, or nothing.
    background: String,
}

impl View for HallView {
    const TEMPLATE: &'static str = "exhibitors/floor_plan/studio_hall";
}

impl HallView {
    fn blank(editor: &Editor, form: FormView) -> Self {
        Self {
            rail: super::studio::rail(editor),
            base: address(editor),
            form,
            id: None,
            name: Bilingual::default(),
            background: String::new(),
        }
    }

    fn of(editor: &Editor, hall: &hall::Model, form: FormView) -> Self {
        Self {
            id: Some(hall.id),
            name: hall.name.clone(),
            background: hall.background.as_deref().map(background::address_of).unwrap_or_default(),
            ..Self::blank(editor, form)
        }
    }

    fn refused(mut self, no: &Refusal) -> Self {
        self.form = self.form.refused(no);
        self
    }
}

pub use background::address_of;
