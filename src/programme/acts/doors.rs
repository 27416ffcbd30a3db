//! The doors of the editor's scripts: acts come in as JSON, and the state goes out.
use super::answer;
use super::asked::Asked;
use super::perform::perform;
use super::watch::Watch;
use crate::events::Editor;
use crate::platform::Db;
use crate::platform::acts::Answer;
use crate::platform::error::{Refusal, Result};
use crate::platform::text::Line;
use crate::platform::time::{DateField, Now};
use rocket::State;
use rocket::serde::json::{Error, Json};
use serde::Deserialize;
use serde_json::Value;

pub fn routes() -> Vec<rocket::Route> {
    routes![act, state]
}

/// An act and the sitting it belongs to.
#[derive(Deserialize)]
struct Body {
    sitting: Line<1, 40>,
    act: Value,
}

#[post("/studio/<_>/programme/acts", data = "<body>")]
async fn act(editor: Editor, body: Result<Json<Body>, Error<'_>>, db: &Db, now: Now, watch: &State<Watch>) -> Result<Answer> {
    let Ok(Json(body)) = body else { return Ok(Answer::refused(editor.visit.language, &Refusal::new("form-invalid"))) };
    let asked = match Asked::read(&body.act) {
        Ok(asked) => asked,
        Err(no) => return Ok(Answer::refused(editor.visit.language, &no)),
    };
    let actor = editor.actor();
    match perform(db, editor.acts_in(&actor, &body.sitting), now.0, &asked).await? {
        Ok(done) => {
            watch.wake(editor.event.id).await;
            answer::done(&editor, &asked, &done)
        }
        Err(no) => answer::not_done(db, &editor, &no, &body.act).await,
    }
}

#[get("/studio/<_>/programme/state?<day>&<sitting>")]
async fn state(editor: Editor, day: Option<&str>, sitting: Option<&str>, db: &Db) -> Result<Answer> {
    let day = day.and_then(|day| DateField::parse(day).ok()).map(|day| day.0);
    Answer::ok(&answer::state(db, &editor, day, sitting.unwrap_or_default()).await?)
}
