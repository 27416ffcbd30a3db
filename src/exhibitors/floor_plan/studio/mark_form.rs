//! A stage, a door, an aisle, a service or a label by a form.
use super::booth_form::{corner, turns};
use super::{act, address, by_form, rail, table_of};
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::floor_plan::acts::asked::{Asked, Delete, EditMark, NewMark};
use crate::exhibitors::floor_plan::acts::state::metres;
use crate::exhibitors::floor_plan::acts::thing::{Key, Mark, Thing};
use crate::exhibitors::floor_plan::acts::{Board, No, Seen, answer};
use crate::exhibitors::floor_plan::mark::Sort;
use crate::exhibitors::floor_plan::metres::Metres;
use crate::exhibitors::floor_plan::rules::space::Spot;
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Choice, FormView, Outcome};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::{Both, Given, Line};
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![blank, add, edit, change, delete]
}

#[derive(FromForm)]
struct MarkForm {
    hall: i64,
    sort: Sort,
    name: Both<Line<0, 80>>,
    x: Metres,
    y: Metres,
    width: Metres,
    depth: Metres,
    turn: i32,
    version: Given<i32>,
}

impl MarkForm {
    fn spot(&self) -> Spot {
        Spot::at_corner((self.x.0, self.y.0), (self.width.0, self.depth.0), self.turn)
    }

    fn added(&self) -> Asked {
        let spot = self.spot();
        Asked::Mark(NewMark {
            hall: self.hall,
            sort: self.sort,
            name: self.name.clone(),
            x: spot.x,
            y: spot.y,
            width: spot.width,
            depth: spot.depth,
            turn: spot.turn,
        })
    }

    fn changed(&self, mark: &Mark) -> Asked {
        let seen = Seen { id: Key::Mark(mark.id), version: self.version.0.unwrap_or(mark.version) };
        Asked::MarkWhole(Box::new(EditMark { seen, sort: self.sort, name: self.name.clone(), spot: self.spot() }))
    }
}

#[get("/studio/<_>/floor-plan/marks/new?<hall>")]
async fn blank(organizer: Organizer, hall: Option<i64>, db: &Db) -> Result<Page<MarkView>> {
    let Organizer(editor) = organizer;
    let board = Board::read(db.reader(), editor.event.id).await?;
    let hall = board.halls.iter().find(|one| hall.is_none_or(|hall| one.id == hall)).ok_or(AppError::NotFound)?;
    let usual = [("x", "0"), ("y", "0"), ("width", "6"), ("depth", "4"), ("turn", "0"), ("sort", "stage")];
    let usual = usual.map(|(name, value)| (name, value.to_owned())).into_iter().chain([("hall", hall.id.to_string())]);
    let view = MarkView::of(&editor, &board, None, FormView::filled(usual));
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/floor-plan/marks/new", data = "<form>")]
async fn add(organizer: Organizer, form: Form<Contextual<'_, MarkForm>>, db: &Db, now: Now) -> Result<Outcome<MarkView>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let shown = match &form.value {
        None => sent,
        Some(value) => match act(db, &editor, now, &value.added()).await? {
            Ok(said) => return Ok(Outcome::Done(Flash::success(Redirect::to(table_of(&editor, Some(value.hall))), said))),
            Err(no) => sent.refused(&answer::refusal(db.reader(), &editor, &no).await?),
        },
    };
    let board = Board::read(db.reader(), editor.event.id).await?;
    let view = MarkView::of(&editor, &board, None, shown);
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[get("/studio/<_>/floor-plan/marks/<id>", rank = 5)]
async fn edit(organizer: Organizer, id: i64, db: &Db) -> Result<Page<MarkView>> {
    let Organizer(editor) = organizer;
    let board = Board::read(db.reader(), editor.event.id).await?;
    let mark = found(&board, id)?;
    let view = MarkView::of(&editor, &board, Some(mark), filled(mark));
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/floor-plan/marks/<id>", data = "<form>", rank = 5)]
async fn change(organizer: Organizer, id: i64, form: Form<Contextual<'_, MarkForm>>, db: &Db, now: Now) -> Result<Outcome<MarkView>> {
    let Organizer(editor) = organizer;
    let board = Board::read(db.reader(), editor.event.id).await?;
    let mark = found(&board, id)?;
    let sent = FormView::sent(&form.context);
    let shown = match &form.value {
        None => sent,
        Some(value) => match act(db, &editor, now, &value.changed(mark)).await? {
            Ok(said) => return Ok(Outcome::Done(Flash::success(Redirect::to(table_of(&editor, Some(mark.hall))), said))),
            Err(No::Stale(_)) => sent.stale(&filled(mark)),
            Err(no) => sent.refused(&answer::refusal(db.reader(), &editor, &no).await?),
        },
    };
    let view = MarkView::of(&editor, &board, Some(mark), shown);
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[derive(FromForm)]
struct DeleteForm {
    version: Given<i32>,
}

#[post("/studio/<_>/floor-plan/marks/<id>/delete", data = "<form>")]
async fn delete(organizer: Organizer, id: i64, form: Form<DeleteForm>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    let board = Board::read(db.reader(), editor.event.id).await?;
    let mark = found(&board, id)?;
    let seen = Seen { id: Key::Mark(id), version: form.version.0.unwrap_or(mark.version) };
    by_form(db, &editor, now, &Asked::Delete(Delete { things: vec![seen] }), table_of(&editor, Some(mark.hall))).await
}

fn found(board: &Board, id: i64) -> Result<&Mark> {
    match board.things.get(&Key::Mark(id)) {
        Some(Thing::Mark(mark)) => Ok(mark),
        _ => Err(AppError::NotFound),
    }
}

fn filled(mark: &Mark) -> FormView {
    let values = [
        ("hall", mark.hall.to_string()),
        ("sort", mark.sort.to_value()),
        ("name.vi", mark.name.vi.clone()),
        ("name.en", mark.name.en.clone()),
        ("width", metres(mark.spot.width, Language::Vi)),
        ("depth", metres(mark.spot.depth, Language::Vi)),
        ("turn", mark.spot.turn.to_string()),
        ("version", mark.version.to_string()),
    ];
    FormView::filled(values.into_iter().chain(corner(mark.spot)))
}

/// The form of one mark.
#[derive(Serialize)]
struct MarkView {
    rail: Rail,
    base: String,
    back: String,
    /// Nothing for a new one.
    id: Option<i64>,
    form: FormView,
    sorts: Vec<Choice>,
    turns: Vec<Choice>,
}

impl View for MarkView {
    const TEMPLATE: &'static str = "exhibitors/floor_plan/studio_mark";
}

impl MarkView {
    fn of(editor: &Editor, board: &Board, mark: Option<&Mark>, mut form: FormView) -> Self {
        let language = editor.visit.language;
        // Which hall it is in is not chosen here.
        let hall = mark.map(|mark| mark.hall).or_else(|| form.values.get("hall").and_then(|hall| hall.parse().ok()));
        let hall = hall.or_else(|| board.halls.first().map(|hall| hall.id));
        form.values.insert("hall".to_owned(), hall.map(|hall| hall.to_string()).unwrap_or_default());
        Self {
            rail: rail(editor),
            base: address(editor),
            back: table_of(editor, hall),
            id: mark.map(|mark| mark.id),
            sorts: Sort::iter().map(|sort| Choice::new(sort.to_value(), word(language, sort.key()))).collect(),
            turns: turns(language),
            form,
        }
    }
}
