//! A list as a file.
use super::compare::Mark;
use super::floor::Floor;
use super::list::{Column, List};
use super::page::marked;
use crate::events::Organizer;
use crate::interchange::sheets::write::{Content, Ending, Sheet};
use crate::interchange::sheets::{Download, download};
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::lanes::Lanes;
use crate::platform::money;
use crate::platform::words::word;
use rocket::State;

pub fn routes() -> Vec<rocket::Route> {
    routes![list]
}

/// `fascia/xlsx`, `prices/csv`: the lines of now, with what changed since the last paper in a column of its own.
#[get("/studio/<_>/papers/booths/<list>/<ending>")]
async fn list(list: List, ending: &str, organizer: Organizer, db: &Db, lanes: &State<Lanes>) -> Result<Download> {
    let Organizer(editor) = organizer;
    let ending = Ending::from_code(ending).ok_or(AppError::NotFound)?;
    let (event, language) = (&editor.event, editor.visit.language);
    let floor = Floor::read(db.reader(), event).await?;
    let (lines, last) = marked(db.reader(), event, list, &floor, language).await?;
    let mut sheet = Sheet { name: word(language, list.title()), ..Sheet::default() };
    let more = last.is_some().then_some(("booths-column-mark", 12));
    let columns = list.columns().iter().map(|column| (column.key, column.width)).chain(more);
    for (key, width) in columns {
        sheet.headings.push(word(language, key));
        sheet.widths.push(width);
    }
    for line in &lines {
        let told = || Content::Text(line.mark.key().map(|key| word(language, key)).unwrap_or_default());
        let cells = list.columns().iter().zip(&line.cells).map(|(column, cell)| content(column, &cell.text));
        sheet.rows.push(cells.chain(last.is_some().then(told)).collect());
    }
    debug_assert!(last.is_some() || lines.iter().all(|line| line.mark == Mark::Same));
    download(lanes, sheet, ending, &word(language, list.title()), &event.slug).await
}

/// Numbers are numbers, so that a spreadsheet can add them up.
fn content(column: &Column, text: &str) -> Content {
    let read = || money::read(text).map(|whole| whole as f64).or_else(|| text.replace(',', ".").parse().ok());
    match column.number.then(read).flatten() {
        Some(number) => Content::Number(number),
        None => Content::Text(text.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_numbers() {
        let columns = List::Prices.columns();
        let price = columns.iter().find(|column| column.number).expect("a column of numbers");
        for (text, expected) in
            [("5.000.000", Some(5_000_000.0)), ("5,000,000", Some(5_000_000.0)), ("2,5", Some(2.5)), ("12", Some(12.0)), ("miễn phí", None)]
        {
            assert_eq!(content(price, text), expected.map_or_else(|| Content::Text(text.into()), Content::Number), "{text}");
        }
        assert_eq!(content(&columns[0], "12"), Content::Text("12".into()));
    }
}
