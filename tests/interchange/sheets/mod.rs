//! Files brought in and taken out, as the team meets them.
mod measure;
mod people;
mod programme;
mod upload;

use crate::app::{App, Browser, Page};
use khaihoi::events::event;
use khaihoi::interchange::sheets::Kind;
use khaihoi::interchange::sheets::kept::import;
use khaihoi::interchange::sheets::read::{Book, Limits, read};
use khaihoi::interchange::sheets::write::{Content, Ending, Sheet};
use khaihoi::platform::change::{Actor, Change};
use rocket::http::Status;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryOrder};

/// A file of an organizer, read and waiting, for tests that only need one to be there.
pub async fn kept(app: &App, event: &event::Model) -> i64 {
    let change = Change::begin(&app.db, &Actor::program("a test"), app.now()).await.expect("begun");
    let row = import::ActiveModel {
        event_id: Set(event.id),
        account_id: Set(0),
        by_name: Set("Ai đó".into()),
        kind: Set(Kind::People),
        file_name: Set("a.csv".into()),
        told: Set(import::ToldColumn::default()),
        chosen: Set(import::Chosen { columns: vec!["name".into()], heading: 1, ..import::Chosen::default() }),
        state: Set(import::State::Read),
        counts: Set(import::CountsColumn::default()),
        total: Set(0),
        done: Set(0),
        failed: Set(0),
        created_at: Set(app.now()),
        ..Default::default()
    };
    let row = row.insert(change.tx()).await.expect("a file");
    let tables = r#"[{"name":"","hidden":false,"rows":[["Họ và tên"],["Mai Sơn"]]}]"#.to_owned();
    let content = khaihoi::interchange::sheets::kept::content::ActiveModel { import_id: Set(row.id), tables: Set(tables) };
    content.insert(change.tx()).await.expect("its content");
    change.commit().await.expect("committed");
    row.id
}

/// A CSV of these lines.
pub fn csv(lines: &[&str]) -> Vec<u8> {
    lines.join("\r\n").into_bytes()
}

/// Sends a file; answers where the page of it is.
pub async fn send(browser: &Browser<'_>, kind: &str, bytes: &[u8]) -> String {
    let page = browser.post_files(&format!("/studio/hoi/sheets/{kind}"), &[], &[("file", "a.csv", "text/csv", bytes)]).await;
    page.goes_to.clone().unwrap_or_else(|| panic!("not taken: {:?}", page.select(".problems")))
}

/// The page after the columns are taken as they were understood.
pub async fn checked(browser: &Browser<'_>, there: &str) -> Page {
    let page = browser.get(there).await;
    assert_eq!(page.status, Status::Ok);
    let (names, _) = (page.attributes(".sheet-columns select", "name"), ());
    let chosen = page.attributes(".sheet-columns option[selected]", "value");
    let heading = page.attributes("#f-heading", "value").concat();
    let mut fields = vec![("table".to_owned(), "0".to_owned()), ("heading".to_owned(), heading)];
    // Selects without a chosen option are at their first, which is empty.
    let mut values = chosen.into_iter();
    for (name, samples) in names.iter().zip(selected(&page)) {
        let value = if samples { values.next().unwrap_or_default() } else { String::new() };
        fields.push((name.clone(), value));
    }
    for name in ["part", "side", "item_kind"] {
        fields.push((name.to_owned(), page.attributes(&format!("#f-{name} option[selected]"), "value").concat()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = browser.post(&format!("{there}/columns"), &fields).await;
    assert_eq!(answer.goes_to.as_deref(), Some(there), "{:?}", answer.select(".problems"));
    browser.get(there).await
}

/// Which of the columns mean something.
fn selected(page: &Page) -> Vec<bool> {
    let rows = page.text.split("name=\"column[").skip(1);
    rows.map(|row| row.split("</select>").next().is_some_and(|select| select.contains(" selected"))).collect()
}

/// Saves, and waits until nothing is at work any more.
pub async fn saved(browser: &Browser<'_>, there: &str, fields: &[(&str, &str)]) -> Page {
    browser.post(&format!("{there}/save"), fields).await;
    at_rest(browser, there).await
}

pub async fn undone(browser: &Browser<'_>, there: &str) -> Page {
    browser.post(&format!("{there}/undo"), &[]).await;
    at_rest(browser, there).await
}

async fn at_rest(browser: &Browser<'_>, there: &str) -> Page {
    loop {
        let state = browser.get(&format!("{there}/state")).await;
        if state.text.contains("\"over\":true") {
            return browser.get(there).await;
        }
        rocket::tokio::task::yield_now().await;
    }
}

/// The figures on a page, by what they count.
pub fn tiles(page: &Page) -> Vec<String> {
    page.select(".tiles li")
}

/// A list as it goes out, read again.
pub async fn taken(browser: &Browser<'_>, file: &str) -> (Vec<u8>, Vec<Vec<String>>) {
    let bytes = browser.bytes(&format!("/studio/hoi/download/{file}")).await;
    let book: Book = read(&bytes, &Limits::default()).expect("a file that can be read");
    (bytes, book.tables[0].rows.clone())
}

/// The same rows as a file, after somebody has worked on them.
pub fn as_file(rows: &[Vec<String>], ending: Ending) -> Vec<u8> {
    let text = |cells: &Vec<String>| cells.iter().map(|cell| Content::Text(cell.clone())).collect();
    let sheet =
        Sheet { name: "a".into(), headings: rows[0].clone(), widths: vec![12; rows[0].len()], rows: rows[1..].iter().map(text).collect() };
    ending.bytes(&sheet).expect("a file")
}

/// Where a heading stands.
pub fn column(rows: &[Vec<String>], heading: &str) -> usize {
    rows[0].iter().position(|cell| cell == heading).unwrap_or_else(|| panic!("no {heading} in {:?}", rows[0]))
}

/// The file sent last.
pub async fn last(app: &App) -> import::Model {
    import::Entity::find().order_by_desc(import::Column::Id).one(app.db.reader()).await.expect("read").expect("a file")
}
