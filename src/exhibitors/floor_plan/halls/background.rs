//! The drawing under a hall: an SVG that is drawn anew, or a picture. A page of a PDF is to be saved as one of these first.
use super::write::{find, set_background};
use super::{HallView, filled};
use crate::events::Organizer;
use crate::exhibitors::floor_plan::studio::address;
use crate::platform::Db;
use crate::platform::error::{Refusal, Result};
use crate::platform::files::{PictureUpload, Pictures, Purpose};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};

pub fn routes() -> Vec<rocket::Route> {
    routes![lay]
}

#[derive(FromForm)]
struct BackgroundForm {
    background: PictureUpload,
    remove: bool,
}

/// Where a kept drawing is read.
pub fn address_of(name: &str) -> String {
    format!("/files/{name}")
}

#[post("/studio/<_>/floor-plan/halls/<id>/background", data = "<form>")]
async fn lay(
    organizer: Organizer,
    id: i64,
    form: Form<Contextual<'_, BackgroundForm>>,
    db: &Db,
    files: Pictures<'_>,
    now: Now,
) -> Result<Outcome<HallView>> {
    let Organizer(editor) = organizer;
    let hall = find(db.reader(), editor.event.id, id).await?;
    let sent = FormView::sent(&form.context);
    let again = HallView::of(&editor, &hall, filled(&hall));
    let Some(value) = &form.value else {
        let refused = sent.errors.into_values().flatten().fold(again, |view, no| view.refused(&no));
        return Ok(Outcome::Again(editor.visit.page(refused)));
    };
    let laid = async {
        let name = match value.remove {
            true => None,
            false => Some(kept(&files, &value.background).await?),
        };
        set_background(db, &editor.actor(), now.0, (&editor.event, id), name).await
    };
    let visit = editor.visit.clone();
    let done = |_| moved_on(format!("{}?hall={id}", address(&editor)), "plan-hall-saved");
    settle(laid.await, done, |no| visit.page(again.refused(&no)))
}

/// Checks what was sent by its content and keeps it; the answer is the name of its file.
async fn kept(files: &Pictures<'_>, sent: &PictureUpload) -> Result<String> {
    if sent.bytes.starts_with(b"%PDF") {
        return Err(Refusal::at("background", "plan-background-pdf").into());
    }
    if let Some(name) = files.keep_drawing(sent).await? {
        return Ok(name);
    }
    let kept = files.keep(sent, Purpose::Plan).await?;
    kept.map(|picture| picture.to_string()).ok_or_else(|| Refusal::at("background", "plan-background-none").into())
}
