//! One booth by a form: everything the plan says of it, and taking it away.
use super::{act, address, by_form, rail, table_of};
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::floor_plan::acts::asked::{Asked, Delete, EditBooth, Set};
use crate::exhibitors::floor_plan::acts::state::metres;
use crate::exhibitors::floor_plan::acts::thing::{Booth, Key, Thing};
use crate::exhibitors::floor_plan::acts::{Board, No, Seen, answer};
use crate::exhibitors::floor_plan::metres::Metres;
use crate::exhibitors::floor_plan::rules::space::Spot;
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Choice, FormView, Outcome};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::{Given, Line};
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![edit, change, delete]
}

#[derive(FromForm)]
struct BoothForm {
    number: Line<1, 12>,
    kind: Line<0, 40>,
    hall: Given<i64>,
    x: Metres,
    y: Metres,
    turn: i32,
    width: Metres,
    depth: Metres,
    sides: Vec<i32>,
    village: Given<i64>,
    power: bool,
    water: bool,
    locked: bool,
    version: Given<i32>,
}

impl BoothForm {
    fn asked(&self, booth: &Booth) -> Asked {
        let seen = Seen { id: Key::Booth(booth.id), version: self.version.0.unwrap_or(booth.version) };
        // Of another kind, it measures what that kind does, unless a size was written too.
        let resized = (self.width.0, self.depth.0) != (booth.spot.width, booth.spot.depth);
        let rekinded = booth.kind.as_deref().unwrap_or_default() != &*self.kind;
        let said = |length: i32| (resized || !rekinded).then_some(length);
        let set = Set {
            booths: vec![seen],
            kind: Some(self.kind.to_string()).filter(|code| !code.is_empty()),
            width: said(self.width.0),
            depth: said(self.depth.0),
            open_sides: Some(self.sides.iter().fold(0, |all, side| all | side)),
            village: Some(self.village.0),
            power: Some(self.power),
            water: Some(self.water),
            locked: Some(self.locked),
        };
        let corner = (self.x.0, self.y.0);
        Asked::Booth(Box::new(EditBooth { number: self.number.to_uppercase(), hall: self.hall.0, corner, turn: self.turn, set }))
    }
}

#[get("/studio/<_>/floor-plan/booths/<id>")]
async fn edit(organizer: Organizer, id: i64, db: &Db) -> Result<Page<BoothView>> {
    let Organizer(editor) = organizer;
    let board = Board::read(db.reader(), editor.event.id).await?;
    let view = BoothView::of(db, &editor, &board, found(&board, id)?, None).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/floor-plan/booths/<id>", data = "<form>")]
async fn change(organizer: Organizer, id: i64, form: Form<Contextual<'_, BoothForm>>, db: &Db, now: Now) -> Result<Outcome<BoothView>> {
    let Organizer(editor) = organizer;
    let board = Board::read(db.reader(), editor.event.id).await?;
    let booth = found(&board, id)?;
    let sent = FormView::sent(&form.context);
    let shown = match &form.value {
        None => sent,
        Some(value) => match act(db, &editor, now, &value.asked(booth)).await? {
            Ok(said) => return Ok(Outcome::Done(Flash::success(Redirect::to(table_of(&editor, value.hall.0)), said))),
            Err(No::Stale(_)) => sent.stale(&filled(booth)),
            Err(no) => sent.refused(&at_own_fields(answer::refusal(db.reader(), &editor, &no).await?)),
        },
    };
    let view = BoothView::of(db, &editor, &board, booth, Some(shown)).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

/// What the acts call by other names.
fn at_own_fields(mut no: crate::platform::error::Refusal) -> crate::platform::error::Refusal {
    if no.field.as_deref() == Some("first") {
        no.field = Some("number".into());
    }
    no
}

#[derive(FromForm)]
struct DeleteForm {
    version: Given<i32>,
}

#[post("/studio/<_>/floor-plan/booths/<id>/delete", data = "<form>")]
async fn delete(organizer: Organizer, id: i64, form: Form<DeleteForm>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    let board = Board::read(db.reader(), editor.event.id).await?;
    let booth = found(&board, id)?;
    let seen = Seen { id: Key::Booth(id), version: form.version.0.unwrap_or(booth.version) };
    by_form(db, &editor, now, &Asked::Delete(Delete { things: vec![seen] }), table_of(&editor, booth.hall)).await
}

fn found(board: &Board, id: i64) -> Result<&Booth> {
    match board.things.get(&Key::Booth(id)) {
        Some(Thing::Booth(booth)) => Ok(booth),
        _ => Err(AppError::NotFound),
    }
}

/// The corner of the floor a box covers, in metres as one writes them.
pub fn corner(spot: Spot) -> [(&'static str, String); 2] {
    let area = spot.area();
    let written = |half: i64| metres(i32::try_from(half.div_euclid(2)).unwrap_or_default(), Language::Vi);
    [("x", written(area.left)), ("y", written(area.top))]
}

fn filled(booth: &Booth) -> FormView {
    let sides: Vec<String> = [1, 2, 4, 8].into_iter().filter(|side| booth.open_sides & side != 0).map(|side| side.to_string()).collect();
    let ticked = |is: bool| if is { "true".to_owned() } else { String::new() };
    let values = [
        ("number", booth.number.clone()),
        ("kind", booth.kind.clone().unwrap_or_default()),
        ("hall", booth.hall.map(|hall| hall.to_string()).unwrap_or_default()),
        ("turn", booth.spot.turn.to_string()),
        ("width", metres(booth.spot.width, Language::Vi)),
        ("depth", metres(booth.spot.depth, Language::Vi)),
        ("sides", sides.join(",")),
        ("village", booth.village.map(|village| village.to_string()).unwrap_or_default()),
        ("power", ticked(booth.power)),
        ("water", ticked(booth.water)),
        ("locked", ticked(booth.locked)),
        ("version", booth.version.to_string()),
    ];
    FormView::filled(values.into_iter().chain(corner(booth.spot)))
}

/// The form of one booth.
#[derive(Serialize)]
struct BoothView {
    rail: Rail,
    base: String,
    back: String,
    id: i64,
    number: String,
    form: FormView,
    halls: Vec<Choice>,
    kinds: Vec<Choice>,
    villages: Vec<Choice>,
    turns: Vec<Choice>,
    sides: Vec<Ticked>,
    /// Who stands there, and where one reads of them.
    who: String,
    who_href: String,
}

impl View for BoothView {
    const TEMPLATE: &'static str = "exhibitors/floor_plan/studio_booth";
}

#[derive(Serialize)]
struct Ticked {
    value: String,
    label: String,
    checked: bool,
}

/// The four ways a front looks.
pub fn turns(language: Language) -> Vec<Choice> {
    let ways = [("0", "plan-turn-down"), ("90", "plan-turn-left"), ("180", "plan-turn-up"), ("270", "plan-turn-right")];
    ways.into_iter().map(|(value, key)| Choice::new(value, word(language, key))).collect()
}

impl BoothView {
    async fn of(db: &Db, editor: &Editor, board: &Board, booth: &Booth, form: Option<FormView>) -> Result<Self> {
        let language = editor.visit.language;
        let form = form.unwrap_or_else(|| filled(booth));
        let chosen = form.values.get("sides").cloned().unwrap_or_default();
        let sides = [("1", "plan-side-front"), ("2", "plan-side-right"), ("4", "plan-side-back"), ("8", "plan-side-left")];
        let side = |(value, key): (&str, &str)| Ticked {
            checked: chosen.split(',').any(|one| one == value),
            value: value.to_owned(),
            label: word(language, key),
        };
        let who = board.names(booth.id, language);
        Ok(Self {
            rail: rail(editor),
            base: address(editor),
            back: table_of(editor, booth.hall),
            id: booth.id,
            number: booth.number.clone(),
            halls: board.halls.iter().map(|hall| Choice::new(hall.id.to_string(), hall.name.plain(language))).collect(),
            kinds: board.kinds.0.iter().map(|kind| Choice::new(kind.code.as_str(), kind.name.plain(language))).collect(),
            villages: Villages::of(db.reader(), editor.event.id).await?.by_row(language),
            turns: turns(language),
            sides: sides.into_iter().map(side).collect(),
            who_href: who.as_ref().map(|_| format!("/studio/{}/booths?q={}", editor.event.slug, booth.number)).unwrap_or_default(),
            who: who.unwrap_or_default(),
            form,
        })
    }
}
