//! A list on screen and on paper, what changed in it since it was last printed, and that it was printed now.
use super::compare::{Cell, Mark, Marked, compare};
use super::floor::Floor;
use super::list::List;
use super::printed::{self, Kept, KeptRow, keep_in};
use super::rows::{Row, rows};
use crate::events::event;
use crate::events::{Editor, Organizer, Rail};
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Choice, FormView, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::{Given, Line};
use crate::platform::time::{Now, timestamp};
use crate::platform::words::{say, word};
use crate::print::office::Paper;
use crate::print::tools::{languages, letterhead, year_of};
use chrono::{DateTime, Utc};
use rocket::FromFormField;
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use sea_orm::ConnectionTrait;
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, keep]
}

/// How a list is printed, this time.
#[derive(FromForm, Default)]
pub struct Asked {
    pub language: Given<Language>,
    sheet: Given<Across>,
    /// Only what is new, changed or gone.
    changes: bool,
}

/// How the paper lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromFormField)]
enum Across {
    Across,
    Upright,
}

#[get("/studio/<_>/papers/booths/<list>?<asked..>")]
async fn show(list: List, asked: Asked, organizer: Organizer, now: Now, db: &Db) -> Result<Page<BoothListPage>> {
    let Organizer(editor) = organizer;
    let page = BoothListPage::of(db, &editor, list, &asked, now.0).await?;
    Ok(editor.visit.page(page))
}

#[derive(FromForm)]
struct Printed {
    seen: Line<1, 80>,
}

#[post("/studio/<_>/papers/booths/<list>/printed", data = "<form>")]
async fn keep(list: List, form: Form<Printed>, organizer: Organizer, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    let there = format!("/studio/{}/papers/booths/{}", editor.event.slug, list.code());
    let kept = async {
        let mut change = Change::begin(db, &editor.actor(), now.0).await?;
        let kept = kept(list, &Floor::read(change.tx(), &editor.event).await?);
        keep_in(&mut change, &editor.event, list, (kept, &form.seen)).await?;
        change.commit().await
    };
    match kept.await {
        Ok(()) => Ok(moved_on(there, "booths-printed-kept")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(there), no.key)),
        Err(other) => Err(other),
    }
}

/// The lines of a list as they are kept.
pub fn kept(list: List, floor: &Floor) -> Kept {
    let (vi, en) = (rows(list, floor, Language::Vi), rows(list, floor, Language::En));
    let pair = |(vi, en): (Row, Row)| KeptRow { key: vi.key, vi: vi.cells, en: en.cells };
    // Both languages have the same lines, but the order of names may differ.
    let en_of = |row: &Row| en.iter().find(|other| other.key == row.key).cloned();
    Kept(vi.into_iter().filter_map(|row| Some(pair((row.clone(), en_of(&row)?)))).collect())
}

/// The lines of a list beside those of the last paper.
pub async fn marked(
    db: &impl ConnectionTrait,
    event: &event::Model,
    list: List,
    floor: &Floor,
    language: Language,
) -> Result<(Vec<Marked>, Option<printed::Model>)> {
    let last = printed::last(db, event.id, list).await?;
    let lines = compare(&rows(list, floor, language), last.as_ref().map(|last| last.rows.0.as_slice()), language);
    Ok((lines, last))
}

#[derive(Serialize)]
struct BoothListPage {
    rail: Rail,
    heading: String,
    base: String,
    list: &'static str,
    languages: Vec<Choice>,
    sheets: Vec<Choice>,
    form: FormView,
    /// What tells these lines from any others, for who prints them.
    seen: String,
    /// "So với bản in số 2 …"; empty while none was printed.
    since: String,
    counts: Vec<Count>,
    paper: Paper,
    columns: Vec<String>,
    rows: Vec<RowView>,
    /// Something is marked, so that there is a column for it.
    marks: bool,
    total: String,
    none: bool,
}

impl View for BoothListPage {
    const TEMPLATE: &'static str = "print/booth_list";
}

/// How many lines have a mark.
#[derive(Serialize)]
struct Count {
    kind: &'static str,
    text: String,
}

#[derive(Serialize)]
struct RowView {
    /// Empty for a line that is gone.
    number: String,
    mark: &'static str,
    told: String,
    cells: Vec<CellView>,
}

#[derive(Serialize)]
struct CellView {
    column: String,
    number: bool,
    #[serde(flatten)]
    cell: Cell,
}

impl BoothListPage {
    async fn of(db: &Db, editor: &Editor, list: List, asked: &Asked, now: DateTime<Utc>) -> Result<Self> {
        let (event, shown) = (&editor.event, editor.visit.language);
        let language = asked.language.0.unwrap_or(shown);
        let floor = Floor::read(db.reader(), event).await?;
        let (lines, last) = marked(db.reader(), event, list, &floor, language).await?;
        let letterhead = letterhead(db, editor).await?;
        let subtitle = say(language, "print-list-of-event", &json!({ "event": event.name.plain(language) }));
        let mut paper = Paper::of(&letterhead, language, year_of(event, now), (&word(language, list.title()), subtitle));
        paper.landscape = asked.sheet.0.map_or(list.lies_across(), |sheet| sheet == Across::Across);
        let marks = lines.iter().any(|line| line.mark != Mark::Same);
        Ok(Self {
            rail: editor.rail("papers"),
            heading: word(shown, list.title()),
            base: format!("/studio/{}/papers", event.slug),
            list: list.code(),
            languages: languages(),
            sheets: [("across", "booths-sheet-across"), ("upright", "booths-sheet-upright")]
                .map(|(code, key)| Choice::new(code, word(shown, key)))
                .into(),
            form: FormView::filled([
                ("language", language.code().to_owned()),
                ("sheet", if paper.landscape { "across" } else { "upright" }.to_owned()),
                ("changes", if asked.changes { "true" } else { "" }.to_owned()),
            ]),
            seen: kept(list, &floor).hash(),
            since: last.as_ref().map(|last| since(last, event, shown)).unwrap_or_default(),
            counts: if last.is_some() { counts(&lines, shown) } else { Vec::new() },
            total: total(list, &lines, language),
            columns: list.columns().iter().map(|column| word(language, column.key)).collect(),
            none: lines.is_empty(),
            rows: views(list, &lines, asked.changes && last.is_some(), language),
            marks,
            paper,
        })
    }
}

fn since(last: &printed::Model, event: &event::Model, language: Language) -> String {
    let at = timestamp(last.printed_at, event.tz(), language);
    say(language, "booths-since", &json!({ "number": last.number, "at": at, "by": last.printed_by }))
}

fn counts(lines: &[Marked], language: Language) -> Vec<Count> {
    let count = |mark: Mark, kind, key| {
        let count = lines.iter().filter(|line| line.mark == mark).count();
        (count > 0).then(|| Count { kind, text: say(language, key, &json!({ "count": count })) })
    };
    let all = [
        count(Mark::New, "new", "booths-count-new"),
        count(Mark::Changed, "moved", "booths-count-changed"),
        count(Mark::Gone, "off", "booths-count-gone"),
    ];
    let marked: Vec<_> = all.into_iter().flatten().collect();
    if marked.is_empty() { vec![Count { kind: "ok", text: word(language, "booths-count-none") }] } else { marked }
}

/// "Danh sách này có 24 dòng.", and what the kilowatts come to.
fn total(list: List, lines: &[Marked], language: Language) -> String {
    let live = || lines.iter().filter(|line| line.mark != Mark::Gone);
    let said = say(language, "booths-total", &json!({ "count": live().count() }));
    if list != List::Power {
        return said;
    }
    let at = list.columns().iter().position(|column| column.key == "booths-column-kw");
    let kw: f64 = live().filter_map(|line| line.cells.get(at?)?.text.replace(',', ".").parse::<f64>().ok()).sum();
    let kw = if language == Language::Vi { format!("{kw}").replace('.', ",") } else { format!("{kw}") };
    format!("{said} {}", say(language, "booths-total-kw", &json!({ "kw": kw })))
}

fn views(list: List, lines: &[Marked], only_changes: bool, language: Language) -> Vec<RowView> {
    let mut number = 0;
    let view = |line: &Marked| {
        number += usize::from(line.mark != Mark::Gone);
        let cell = |(column, cell): (&super::list::Column, &Cell)| CellView {
            column: word(language, column.key),
            number: column.number,
            cell: cell.clone(),
        };
        RowView {
            number: if line.mark == Mark::Gone { String::new() } else { number.to_string() },
            mark: line.mark.code(),
            told: line.mark.key().map(|key| word(language, key)).unwrap_or_default(),
            cells: list.columns().iter().zip(&line.cells).map(cell).collect(),
        }
    };
    lines.iter().map(view).filter(|row| !only_changes || !row.mark.is_empty()).collect()
}
