//! A file that is brought in: the page fits how far it has come.
use super::columns::{self, ColumnsPage};
use super::own;
use super::progress::{Progress, RunPage, progress};
use super::review::ReviewPage;
use crate::events::Editor;
use crate::interchange::sheets::Kind;
use crate::interchange::sheets::kept::State;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::page::Page;
use crate::platform::time::Now;
use rocket::serde::json::Json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, state]
}

#[derive(Responder)]
#[allow(clippy::large_enum_variant, reason = "made once per answer")]
enum Shown {
    Columns(Page<ColumnsPage>),
    Review(Page<ReviewPage>),
    Run(Page<RunPage>),
}

#[get("/studio/<_>/sheets/<kind>/<id>")]
async fn show(kind: Kind, id: i64, editor: Editor, now: Now, db: &Db) -> Result<Shown> {
    let import = own(db, &editor, kind, id).await?;
    match import.state {
        State::Read => Ok(Shown::Columns(columns::page(db, editor, &import).await?)),
        State::Checked => {
            let page = ReviewPage::of(db, &editor, &import).await?;
            Ok(Shown::Review(editor.visit.page(page)))
        }
        _ => {
            let page = RunPage::of(db, &editor, &import, now.0).await?;
            Ok(Shown::Run(editor.visit.page(page)))
        }
    }
}

/// How far the job has come; asked again and again by the page.
#[get("/studio/<_>/sheets/<kind>/<id>/state")]
async fn state(kind: Kind, id: i64, editor: Editor, now: Now, db: &Db) -> Result<Json<Progress>> {
    let import = own(db, &editor, kind, id).await?;
    Ok(Json(progress(&import, now.0, editor.visit.language)))
}
