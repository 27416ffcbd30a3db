//! What the columns of a file mean: guessed from their headings, corrected by hand, with the first rows as they would become.
use super::check::{check, file_rows, may_be_read, plan};
use super::review::{RowView, row_view};
use super::upload::with_columns;
use super::{address, address_of, own};
use crate::events::{Editor, Rail};
use crate::interchange::sheets::Kind;
use crate::interchange::sheets::field::Field;
use crate::interchange::sheets::kept::content;
use crate::interchange::sheets::kept::import::{Chosen, Model as Import, State};
use crate::interchange::sheets::read::Table;
use crate::people::delegate::{Part, Side};
use crate::platform::Db;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Line;
use crate::platform::time::Now;
use crate::platform::words::word;
use crate::programme::schedule_item::Kind as ItemKind;
use rocket::form::{Contextual, Form};
use rocket::response::Redirect;
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;

/// Rows shown as they would become.
const SHOWN: usize = 6;
/// Cells of a column shown beside its heading.
const SAMPLES: usize = 3;

pub fn routes() -> Vec<rocket::Route> {
    routes![again, choose]
}

#[derive(FromForm)]
struct ColumnsForm {
    table: usize,
    heading: usize,
    column: Vec<Line<0, 40>>,
    part: Line<0, 20>,
    side: Line<0, 20>,
    item_kind: Line<0, 20>,
    make: bool,
    file: bool,
    /// "look" shows the page again as chosen; "turn" reads another table or line of headings.
    then: Line<0, 10>,
}

impl ColumnsForm {
    fn chosen(&self) -> Chosen {
        Chosen {
            table: self.table,
            heading: self.heading,
            columns: self.column.iter().map(ToString::to_string).collect(),
            part: self.part.to_string(),
            side: self.side.to_string(),
            item_kind: self.item_kind.to_string(),
            make: self.make,
            file: self.file,
        }
    }
}

#[get("/studio/<_>/sheets/<kind>/<id>/columns")]
async fn again(kind: Kind, id: i64, editor: Editor, db: &Db) -> Result<Page<ColumnsPage>> {
    let import = own(db, &editor, kind, id).await?;
    page(db, editor, &import).await
}

/// The page of a file whose columns are to be understood.
pub async fn page(db: &Db, editor: Editor, import: &Import) -> Result<Page<ColumnsPage>> {
    if !matches!(import.state, State::Read | State::Checked) {
        return Err(AppError::NotFound);
    }
    let tables = content::tables(db.reader(), import.id).await?;
    let page = ColumnsPage::of(db, &editor, (import, &tables, &import.chosen), FormView::default()).await?;
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/sheets/<kind>/<id>/columns", data = "<form>")]
async fn choose(
    kind: Kind,
    id: i64,
    form: Form<Contextual<'_, ColumnsForm>>,
    editor: Editor,
    now: Now,
    db: &Db,
) -> Result<Outcome<ColumnsPage>> {
    let import = own(db, &editor, kind, id).await?;
    let sent = FormView::sent(&form.context);
    let (chosen, then) = match &form.value {
        Some(form) => (form.chosen(), form.then.to_string()),
        None => (import.chosen.clone(), "look".to_owned()),
    };
    let tables = content::tables(db.reader(), import.id).await?;
    let chosen = match then.as_str() {
        "turn" => with_columns(db.reader(), (editor.event.id, editor.who.account.id, kind), chosen, &tables).await?,
        _ => allowed(chosen, kind, editor.role.may_see_contacts()),
    };
    let mut view = FormView { values: Default::default(), ..sent };
    if then.is_empty() {
        let contacts = editor.role.may_see_contacts();
        match check(db, &editor.event, &editor.actor(), now.0, (&import, &tables, &chosen, contacts)).await {
            Ok(_) => return Ok(Outcome::Moved(Redirect::to(address_of(&editor.event, &import)))),
            Err(AppError::Refused(no)) => view = view.refused(&no),
            Err(AppError::Stale) => view = view.refused(&Refusal::new("sheets-saved-already")),
            Err(other) => return Err(other),
        }
    }
    let page = ColumnsPage::of(db, &editor, (&import, &tables, &chosen), view).await?;
    Ok(Outcome::Again(editor.visit.page(page)))
}

/// Without columns nobody may choose.
fn allowed(mut chosen: Chosen, kind: Kind, contacts: bool) -> Chosen {
    let may = |code: &String| kind.offered(contacts).any(|field| field.code == code.as_str());
    chosen.columns.iter_mut().filter(|code| !may(code)).for_each(String::clear);
    chosen
}

#[derive(Serialize)]
pub struct ColumnsPage {
    rail: Rail,
    title: &'static str,
    back: String,
    action: String,
    file: String,
    told: String,
    form: FormView,
    is_people: bool,
    tables: Vec<Choice>,
    table: String,
    heading: usize,
    columns: Vec<Column>,
    fields: Vec<Choice>,
    parts: Vec<Choice>,
    part: String,
    sides: Vec<Choice>,
    side: String,
    kinds: Vec<Choice>,
    item_kind: String,
    make: bool,
    takes_file: bool,
    rows: Vec<RowView>,
}

impl View for ColumnsPage {
    const TEMPLATE: &'static str = "interchange/sheet_columns";
}

#[derive(Serialize)]
struct Column {
    name: String,
    label: String,
    field: String,
    samples: Vec<String>,
    wrong: Vec<String>,
}

impl ColumnsPage {
    async fn of(db: &Db, editor: &Editor, (import, tables, chosen): (&Import, &[Table], &Chosen), form: FormView) -> Result<Self> {
        let (kind, language, contacts) = (import.kind, editor.visit.language, editor.role.may_see_contacts());
        let nothing = Table::default();
        let table = tables.get(chosen.table).unwrap_or(&nothing);
        let rows = if may_be_read(kind, chosen).is_ok() { file_rows(table, chosen, SHOWN) } else { vec![] };
        let planned = plan(db.reader(), &editor.event, (kind, chosen, contacts), &rows).await?;
        let choice = |value: &str, label: String| Choice::new(value, label);
        Ok(Self {
            rail: editor.rail(kind.code()),
            title: kind.title(),
            back: address(&editor.event, kind),
            action: format!("{}/columns", address_of(&editor.event, import)),
            file: import.file_name.clone(),
            told: told(import, language),
            is_people: kind == Kind::People,
            tables: tables.iter().enumerate().map(|(at, table)| choice(&at.to_string(), table.name.clone())).collect(),
            table: chosen.table.to_string(),
            heading: chosen.heading,
            columns: columns(table, chosen, &form, language),
            fields: kind.offered(contacts).map(|field: &Field| choice(field.code, word(language, field.key))).collect(),
            parts: Part::ALL.map(|part| choice(part.code(), word(language, part.key()))).into(),
            part: chosen.part.clone(),
            sides: Side::ALL.map(|side| choice(side.code(), word(language, side.key()))).into(),
            side: chosen.side.clone(),
            kinds: ItemKind::iter().map(|kind| choice(&kind.to_value(), word(language, kind.key()))).collect(),
            item_kind: chosen.item_kind.clone(),
            make: chosen.make,
            takes_file: chosen.file,
            rows: planned.iter().map(|row| row_view(row, kind, language, contacts)).collect(),
            form,
        })
    }
}

/// "CSV · windows-1258 · ;": how a file was understood.
pub fn told(import: &Import, language: Language) -> String {
    let told = &import.told.0;
    let separator = match told.separator.as_str() {
        "\t" => word(language, "sheets-separator-tab"),
        other => other.to_owned(),
    };
    [told.kind.clone(), told.encoding.clone(), separator].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn columns(table: &Table, chosen: &Chosen, form: &FormView, language: Language) -> Vec<Column> {
    let width = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let cell = |row: &Vec<String>, at: usize| row.get(at).cloned().unwrap_or_default();
    let heading =
        |at: usize| chosen.heading.checked_sub(1).and_then(|row| table.rows.get(row)).map_or_else(String::new, |row| cell(row, at));
    let samples = |at: usize| {
        let below = table.rows.iter().skip(chosen.heading).map(|row| cell(row, at)).filter(|text| !text.is_empty());
        below.take(SAMPLES).map(|text| text.chars().take(80).collect()).collect::<Vec<String>>()
    };
    let one = |at: usize| {
        let name = format!("column[{at}]");
        let wrong = form.errors.get(&name).into_iter().flatten().map(|no| word(language, &no.key)).collect();
        Column { label: heading(at), field: chosen.columns.get(at).cloned().unwrap_or_default(), samples: samples(at), wrong, name }
    };
    (0..width).map(one).collect()
}
