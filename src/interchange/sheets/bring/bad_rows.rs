//! The rows that were not taken, as the same sheet with a column of reasons: corrected there, it can be sent again.
use super::own;
use super::review::reason_said;
use super::upload::headings;
use crate::events::Editor;
use crate::interchange::sheets::Kind;
use crate::interchange::sheets::kept::content;
use crate::interchange::sheets::kept::row::{self, Done};
use crate::interchange::sheets::plan::Act;
use crate::interchange::sheets::take::{Download, download};
use crate::interchange::sheets::write::{Content, Ending, Sheet};
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::lanes::Lanes;
use crate::platform::words::word;
use rocket::State;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder};

/// Characters of a column; that of reasons is wider.
const WIDTH: u8 = 24;

pub fn routes() -> Vec<rocket::Route> {
    routes![bad_rows]
}

#[get("/studio/<_>/sheets/<kind>/<id>/rows/<ending>")]
async fn bad_rows(kind: Kind, id: i64, ending: &str, editor: Editor, db: &Db, lanes: &State<Lanes>) -> Result<Download> {
    let ending = Ending::from_code(ending).ok_or(AppError::NotFound)?;
    let import = own(db, &editor, kind, id).await?;
    let language = editor.visit.language;
    let tables = content::tables(db.reader(), import.id).await?;
    let table = tables.get(import.chosen.table).ok_or(AppError::NotFound)?;
    let which =
        Condition::any().add(row::COLUMN.act.eq(Act::Bad.code())).add(ColumnTrait::is_in(&row::Column::Done, [Done::Failed, Done::Kept]));
    let rows = row::Entity::find().filter(row::COLUMN.import_id.eq(import.id)).filter(which);
    let rows = rows.order_by_asc(row::COLUMN.number).all(db.reader()).await?;
    let width = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut titles = headings(&import.chosen, &tables);
    titles.resize(width, String::new());
    titles.extend([word(language, "sheets-row-number"), word(language, "sheets-reason")]);
    let mut sheet = Sheet {
        name: word(language, "sheets-bad-tab"),
        widths: titles.iter().enumerate().map(|(at, _)| if at == width + 1 { 60 } else { WIDTH }).collect(),
        headings: titles,
        rows: vec![],
    };
    for row in rows {
        let planned = row.planned()?;
        let mut cells = table.rows.get(planned.number - 1).cloned().unwrap_or_default();
        cells.resize(width, String::new());
        let reasons: Vec<_> = planned.reasons.iter().map(|reason| reason_said(reason, kind, language)).collect();
        let mut line: Vec<Content> = cells.into_iter().map(Content::Text).collect();
        line.extend([Content::Number(planned.number as f64), Content::Text(reasons.join("\n"))]);
        sheet.rows.push(line);
    }
    download(lanes, sheet, ending, &word(language, "sheets-bad-file"), &editor.event.slug).await
}
