//! The doors of the editor's scripts: acts come in as JSON, and the state goes out.
use super::answer;
use super::asked::Asked;
use super::perform::perform;
use crate::events::Organizer;
use crate::platform::Db;
use crate::platform::acts::Answer;
use crate::platform::change::log_line;
use crate::platform::error::{Refusal, Result};
use crate::platform::text::Line;
use crate::platform::time::Now;
use rocket::Either;
use rocket::http::Status;
use rocket::serde::json::{Error, Json};
use serde::Deserialize;
use serde_json::Value;

pub fn routes() -> Vec<rocket::Route> {
    routes![act, state]
}

/// An act, the window it belongs to, and the hall that is looked at.
#[derive(Deserialize)]
struct Body {
    sitting: Line<1, 40>,
    hall: i64,
    act: Value,
}

#[post("/studio/<_>/floor-plan/acts", data = "<body>")]
async fn act(organizer: Organizer, body: Result<Json<Body>, Error<'_>>, db: &Db, now: Now) -> Result<Answer> {
    let Organizer(editor) = organizer;
    let Ok(Json(body)) = body else { return Ok(Answer::refused(editor.visit.language, &Refusal::new("form-invalid"))) };
    let asked = match Asked::read(&body.act) {
        Ok(asked) => asked,
        Err(no) => return Ok(Answer::refused(editor.visit.language, &no)),
    };
    let actor = editor.actor();
    match perform(db, editor.acts_in(&actor, &body.sitting), now.0, &asked).await? {
        Ok(done) => answer::done(db, &editor, &asked, &done, body.hall).await,
        Err(no) => answer::not_done(db, &editor, &no, &body.act).await,
    }
}

/// Nothing where nothing was written since that line of the log.
#[get("/studio/<_>/floor-plan/state?<hall>&<sitting>&<since>")]
async fn state(organizer: Organizer, hall: i64, sitting: Option<&str>, since: Option<i64>, db: &Db) -> Result<Either<Status, Answer>> {
    let Organizer(editor) = organizer;
    if since.is_some() && since == Some(log_line::newest(db.reader(), editor.event.id).await?) {
        return Ok(Either::Left(Status::NoContent));
    }
    let actor = editor.actor();
    let who = editor.acts_in(&actor, sitting.unwrap_or_default());
    let state = answer::state(db, who, editor.visit.language, hall).await?;
    Ok(Either::Right(Answer::ok(&state)?))
}
