//! The paste page: the text with its marks, and a row for each person.
use super::form::field;
use super::known::{Known, known};
use super::marks::{Piece, pieces};
use crate::events::studio::{Editor, Rail};
use crate::people::add::parts;
use crate::people::delegate::Side;
use crate::people::honorific::OFFERED;
use crate::people::line::PersonLine;
use crate::people::reader::{self, Reading};
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::{Choice, FormView};
use crate::platform::page::View;
use crate::platform::text::fold;
use crate::platform::words::word;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
pub struct PastePage {
    rail: Rail,
    back: String,
    /// Where both forms go.
    address: String,
    form: FormView,
    /// The text as it was read; empty before.
    pieces: Vec<Piece>,
    rows: Vec<RowView>,
    parts: Vec<Choice>,
    sides: Vec<Choice>,
    honorifics: &'static [&'static str],
}

impl View for PastePage {
    const TEMPLATE: &'static str = "people/paste";
}

/// One row, beside what is in its fields.
#[derive(Serialize)]
struct RowView {
    /// "rows[3]"
    prefix: String,
    /// Counted from 1.
    number: usize,
    /// What the row is called: the name in it, or in the text.
    label: String,
    /// The number of an earlier row with the same name.
    again: Option<usize>,
    known: Vec<KnownView>,
}

/// Somebody on record who may be meant.
#[derive(Serialize)]
struct KnownView {
    slug: String,
    line: PersonLine,
    /// The words for the parts of this event they come in already.
    here: Vec<&'static str>,
}

impl PastePage {
    /// Before anything was read.
    pub fn empty(editor: &Editor, form: FormView) -> Self {
        let language = editor.visit.language;
        let back = format!("/studio/{}/people", editor.event.slug);
        Self {
            rail: editor.rail("people"),
            address: format!("{back}/paste"),
            back,
            form,
            pieces: vec![],
            rows: vec![],
            parts: parts(language),
            sides: Side::ALL.map(|side| Choice::new(side.code(), word(language, side.key()))).into(),
            honorifics: OFFERED,
        }
    }

    /// With what was read, and these values in the rows.
    pub async fn of(db: &Database, editor: &Editor, reading: &Reading, form: FormView) -> Result<Self> {
        let known = known_in(db, editor, reading, &form).await?;
        let rows = (0..reading.people.len()).map(|row| RowView::of(row, &form, &known, editor)).collect();
        let rows = with_earlier(rows);
        Ok(Self { pieces: pieces(reading), rows, ..Self::empty(editor, form) })
    }
}

/// Those on record who have a name of the text, or one that was typed over it.
pub async fn known_in(db: &Database, editor: &Editor, reading: &Reading, form: &FormView) -> Result<HashMap<String, Vec<Known>>> {
    let read = reading.people.iter().map(|person| person.name.clone());
    let typed = (0..reading.people.len()).filter_map(|row| form.values.get(&field(row, "name")).cloned());
    known(db.reader(), &editor.event, &read.chain(typed).collect::<Vec<_>>()).await
}

/// The text of a form that came back, read again.
pub fn reading_of(form: &FormView) -> Reading {
    reader::read(form.values.get("text").map_or("", String::as_str))
}

/// Says of a row which earlier one has the same name.
fn with_earlier(mut rows: Vec<RowView>) -> Vec<RowView> {
    let mut first: HashMap<String, usize> = HashMap::new();
    for row in &mut rows {
        let number = *first.entry(fold(&row.label)).or_insert(row.number);
        row.again = (number != row.number).then_some(number);
    }
    rows
}

impl RowView {
    fn of(row: usize, form: &FormView, known: &HashMap<String, Vec<Known>>, editor: &Editor) -> Self {
        let label = form.values.get(&field(row, "name")).cloned().unwrap_or_default();
        let known = known.get(&fold(&label)).into_iter().flatten().map(|one| KnownView::of(one, editor)).collect();
        Self { prefix: format!("rows[{row}]"), number: row + 1, label, again: None, known }
    }
}

impl KnownView {
    fn of(known: &Known, editor: &Editor) -> Self {
        Self {
            slug: known.printed.slug.clone(),
            line: known.printed.line(editor.visit.language, String::new()),
            here: known.parts.iter().map(|part| part.key()).collect(),
        }
    }
}
