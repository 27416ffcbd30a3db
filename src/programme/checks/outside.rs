//! Where one comes after the event's days were changed: to what lies outside them now. Nothing was moved.
use super::checked::of_event;
use super::finding::Rule;
use crate::events::Editor;
use crate::platform::Db;
use crate::platform::error::Result;
use rocket::Either;
use rocket::response::{Flash, Redirect};

pub fn routes() -> Vec<rocket::Route> {
    routes![outside]
}

/// To the list of what lies outside; where nothing does, back to the settings with the word they sent along.
#[get("/studio/<_>/programme/outside")]
async fn outside(editor: Editor, db: &Db) -> Result<Either<Flash<Redirect>, Redirect>> {
    let base = format!("/studio/{}", editor.event.slug);
    let checked = of_event(db.reader(), &editor.event).await?;
    Ok(match checked.open.iter().any(|one| one.rule == Rule::OutsideDays) {
        true => {
            let list = Redirect::to(format!("{base}/programme/checks?rule={}", Rule::OutsideDays.code()));
            Either::Left(Flash::warning(list, "programme-days-outside"))
        }
        false => Either::Right(Redirect::to(format!("{base}/settings"))),
    })
}
