//! A statement is sent and read; what it holds is shown before anything is recorded.
use super::preview::{self, PreviewPage};
use super::read;
use crate::events::{Editor, Organizer, Rail};
use crate::interchange::sheets::Upload;
use crate::interchange::sheets::read::{Limits, read_on};
use crate::platform::Db;
use crate::platform::error::{Refusal, Result};
use crate::platform::form::{FormView, Outcome};
use crate::platform::lanes::Lanes;
use crate::platform::page::{Page, View};
use rocket::State;
use rocket::form::{Contextual, Form};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, send]
}

#[derive(FromForm)]
struct Sent {
    file: Upload,
}

#[get("/studio/<_>/fees/statement")]
async fn show(organizer: Organizer) -> Page<StatementPage> {
    page(organizer.0, FormView::default())
}

#[post("/studio/<_>/fees/statement", data = "<form>")]
async fn send(
    organizer: Organizer,
    form: Form<Contextual<'_, Sent>>,
    db: &Db,
    lanes: &State<Lanes>,
) -> Result<Result<Page<PreviewPage>, Outcome<StatementPage>>> {
    let Organizer(editor) = organizer;
    let again = |editor: Editor, no: Refusal| Ok(Err(Outcome::Again(page(editor, FormView::default().refused(&no)))));
    let file = form.into_inner().value.map(|sent| sent.file.bytes).unwrap_or_default();
    if file.is_empty() {
        return again(editor, Refusal::at("file", "sheets-file-none"));
    }
    let credits = match read_on(&lanes.sheets, file).await? {
        Ok(book) => read::credits(&book.tables),
        Err(fault) => Err(fault.refusal()),
    };
    match credits {
        Ok(credits) => Ok(Ok(preview::of(db, editor, credits).await?)),
        Err(no) => again(editor, no),
    }
}

fn page(editor: Editor, form: FormView) -> Page<StatementPage> {
    let page = StatementPage { rail: editor.rail("fees"), slug: editor.event.slug.clone(), megabytes: Limits::default().bytes >> 20, form };
    editor.visit.page(page)
}

#[derive(Serialize)]
pub struct StatementPage {
    rail: Rail,
    slug: String,
    form: FormView,
    megabytes: usize,
}

impl View for StatementPage {
    const TEMPLATE: &'static str = "interchange/statement";
}
