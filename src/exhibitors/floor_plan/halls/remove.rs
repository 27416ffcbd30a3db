//! A hall is deleted in two steps: first it is said what goes along, then it is done if that is still so.
use super::write::{Along, delete_hall, find};
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::floor_plan::hall;
use crate::exhibitors::floor_plan::studio::{address, rail};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use rocket::form::Form;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, delete]
}

#[get("/studio/<_>/floor-plan/halls/<id>/delete")]
async fn ask(organizer: Organizer, id: i64, db: &Db) -> Result<Page<RemovalPage>> {
    let Organizer(editor) = organizer;
    let hall = find(db.reader(), editor.event.id, id).await?;
    let view = RemovalPage::of(db, &editor, &hall).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/floor-plan/halls/<id>/delete", data = "<seen>")]
async fn delete(organizer: Organizer, id: i64, seen: Form<Along>, db: &Db, now: Now) -> Result<Outcome<RemovalPage>> {
    let Organizer(editor) = organizer;
    let hall = find(db.reader(), editor.event.id, id).await?;
    let deleted = delete_hall(db, &editor.actor(), now.0, &editor.event, (id, *seen)).await;
    let again = RemovalPage::of(db, &editor, &hall).await?;
    let visit = editor.visit.clone();
    settle(
        deleted,
        |_| moved_on(address(&editor), "plan-hall-deleted"),
        |no| visit.page(RemovalPage { form: FormView::default().refused(&no), ..again }),
    )
}

/// What goes with a hall, and the button.
#[derive(Serialize)]
struct RemovalPage {
    rail: Rail,
    base: String,
    id: i64,
    name: Bilingual,
    along: Along,
    form: FormView,
}

impl View for RemovalPage {
    const TEMPLATE: &'static str = "exhibitors/floor_plan/studio_hall_delete";
}

impl RemovalPage {
    async fn of(db: &Db, editor: &Editor, hall: &hall::Model) -> Result<Self> {
        Ok(Self {
            rail: rail(editor),
            base: address(editor),
            id: hall.id,
            name: hall.name.clone(),
            along: Along::of(db.reader(), hall.id).await?,
            form: FormView::default(),
        })
    }
}
