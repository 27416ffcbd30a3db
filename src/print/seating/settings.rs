//! The rows of the hall and the custom by which they are filled.
use super::order::{Hand, Shape};
use super::plan::{self, Model as Plan};
use super::seat_row::replace_in;
use super::show::{self, SeatingPage};
use crate::events::studio::Editor;
use crate::platform::Db;
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::text::Given;
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};

pub fn routes() -> Vec<rocket::Route> {
    routes![save]
}

/// Rows a plan may have, and seats a row.
pub const MOST_ROWS: usize = 12;
pub const MOST_SEATS: u32 = 30;

#[derive(FromForm)]
pub struct SettingsForm {
    second: Hand,
    apart: bool,
    guests_on: Hand,
    others: bool,
    rows: Vec<RowForm>,
    version: i32,
}

/// A row without seats is none.
#[derive(FromForm)]
struct RowForm {
    seats: Given<u32>,
    aisle_after: Given<u32>,
}

impl SettingsForm {
    /// The rows that have seats.
    fn shapes(&self) -> Vec<Shape> {
        let shape = |row: &RowForm| Some(Shape { seats: row.seats.0?, aisle_after: row.aisle_after.0.unwrap_or(0) });
        self.rows.iter().filter_map(shape).filter(|row| row.seats > 0).collect()
    }
}

/// A plan has a row, no row is wider than a sheet can show, and an aisle runs between two seats.
pub fn may_be(rows: &[Shape]) -> Result<(), Refusal> {
    match rows {
        [] => Err(Refusal::at("rows", "print-rows-none")),
        rows if rows.len() > MOST_ROWS => Err(Refusal::at("rows", "print-rows-many").with("most", MOST_ROWS)),
        rows if rows.iter().any(|row| row.seats > MOST_SEATS) => Err(Refusal::at("rows", "print-seats-many").with("most", MOST_SEATS)),
        rows if rows.iter().any(|row| row.aisle_after >= row.seats) => Err(Refusal::at("rows", "print-aisle-outside")),
        _ => Ok(()),
    }
}

#[post("/studio/<_>/papers/seating/rows", data = "<form>")]
async fn save(form: Form<Contextual<'_, SettingsForm>>, editor: Editor, now: Now, db: &Db) -> Result<Outcome<SeatingPage>> {
    let sent = FormView::sent(&form.context);
    let page = show::page(db, &editor).await?;
    let Some(input) = &form.value else {
        let page = page.with_settings(sent, editor.visit.language);
        return Ok(Outcome::Again(editor.visit.page(page)));
    };
    let kept = match keep(db, &editor, input, now.0).await {
        Err(AppError::Stale) => Err(Refusal::new("print-seating-stale").into()),
        other => other,
    };
    let there = format!("/studio/{}/papers/seating", editor.event.slug);
    settle(
        kept,
        |()| moved_on(there, "print-rows-saved"),
        |no| editor.visit.clone().page(page.with_settings(sent.refused(&no), editor.visit.language)),
    )
}

async fn keep(db: &Database, editor: &Editor, input: &SettingsForm, now: DateTime<Utc>) -> Result<()> {
    let rows = input.shapes();
    may_be(&rows)?;
    let mut change = Change::begin(db, &editor.actor(), now).await?;
    let wanted = Plan {
        id: 0,
        event_id: editor.event.id,
        second: input.second,
        apart: input.apart,
        guests_on: input.guests_on,
        others: input.others,
        version: input.version,
    };
    plan::write_in(&change, &wanted).await?;
    replace_in(&change, editor.event.id, &rows).await?;
    let note = Note::new(editor.event.id, "print-log-rows").about("event", editor.event.id, editor.event.name.vi.as_str());
    change.note(note.after(&wanted).quiet()).await?;
    change.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_as_halls_are() {
        let row = |seats, aisle_after| Shape { seats, aisle_after };
        let table: [(&[Shape], Option<&str>); 6] = [
            (&[row(10, 5), row(12, 0)], None),
            (&[], Some("print-rows-none")),
            (&[row(31, 0)], Some("print-seats-many")),
            (&[row(10, 10)], Some("print-aisle-outside")),
            (&[row(1, 0)], None),
            (&[row(4, 0); 13], Some("print-rows-many")),
        ];
        for (rows, expected) in table {
            assert_eq!(may_be(rows).err().map(|no| no.key.into_owned()).as_deref(), expected, "{rows:?}");
        }
    }
}
