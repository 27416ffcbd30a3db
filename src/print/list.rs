//! A list of people as an office prints it: number, name, post, body, remarks, under the event's letterhead.
use super::office::Paper;
use super::post::{OnRecord, Post, on_record, split};
use super::roll::{Listed, Roll, Rolls, Showing};
use super::tools::{languages, letterhead, year_of};
use super::type_size::{Space, Weight, wrap};
use crate::events::studio::{Editor, Rail};
use crate::people::honorific::At;
use crate::people::person;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::{Given, show_phone};
use crate::platform::time::Now;
use crate::platform::words::{say, word};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

/// How a list is printed, this time.
#[derive(FromForm, Default)]
pub struct Asked {
    language: Given<Language>,
    across: bool,
    phone: bool,
    showing: Given<Showing>,
}

impl Asked {
    fn form(&self, language: Language) -> FormView {
        let yes = |on: bool| if on { "true" } else { "" }.to_owned();
        FormView::filled([
            ("language", language.code().to_owned()),
            ("showing", self.showing.0.unwrap_or_default().code().to_owned()),
            ("across", yes(self.across)),
            ("phone", yes(self.phone)),
        ])
    }
}

#[get("/studio/<_>/papers/list/<roll>?<asked..>")]
async fn show(roll: Roll, asked: Asked, editor: Editor, now: Now, db: &Db) -> Result<Page<ListPage>> {
    let page = ListPage::of(db, &editor, roll, &asked, now.0).await?;
    Ok(editor.visit.page(page))
}

#[derive(Serialize)]
struct ListPage {
    rail: Rail,
    heading: String,
    base: String,
    languages: Vec<Choice>,
    showings: Vec<Choice>,
    /// What is asked for, as the form above the paper shows it.
    form: FormView,
    /// Whether telephone numbers may be printed, and are.
    may_phone: bool,
    phone: bool,
    sheets: String,
    paper: Paper,
    columns: Vec<String>,
    rows: Vec<Row>,
    /// Remarks are long and get more room.
    long_remarks: bool,
    /// "Danh sách này có 09 người."
    total: String,
    none: bool,
}

impl View for ListPage {
    const TEMPLATE: &'static str = "print/list";
}

/// Somebody; each post in a line of its own, beside its body.
#[derive(Serialize)]
struct Row {
    number: usize,
    name: String,
    posts: Vec<Post>,
    phone: String,
    remarks: Vec<String>,
    /// How many lines of the table one person takes.
    span: usize,
    /// More than one post: the first beside the name, the others below.
    more: Vec<Post>,
}

impl ListPage {
    async fn of(db: &Database, editor: &Editor, roll: Roll, asked: &Asked, now: DateTime<Utc>) -> Result<Self> {
        let language = asked.language.0.unwrap_or(editor.visit.language);
        let may_phone = editor.role.may_see_contacts();
        let phone = asked.phone && may_phone;
        let showing = asked.showing.0.unwrap_or_default();
        let listed = Rolls::read(db.reader(), &editor.event).await?.of(roll, showing);
        let rows = rows(db, &listed, language, phone).await?;
        let letterhead = letterhead(db, editor).await?;
        let subtitle = say(language, roll.subtitle(), &json!({ "event": editor.event.name.plain(language) }));
        let title = word(language, roll.title());
        let mut paper = Paper::of(&letterhead, language, year_of(&editor.event, now), (&title, subtitle));
        paper.landscape = asked.across;
        let sheets = sheets(&rows, asked.across);
        Ok(Self {
            rail: editor.rail("papers"),
            heading: word(editor.visit.language, roll.title()),
            base: format!("/studio/{}/papers", editor.event.slug),
            languages: languages(),
            showings: Showing::ALL.map(|one| Choice::new(one.code(), word(editor.visit.language, one.key()))).into(),
            form: asked.form(language),
            may_phone,
            phone,
            sheets: say(editor.visit.language, "print-sheets-about", &json!({ "count": sheets })),
            columns: columns(language, phone),
            total: say(language, "print-list-total", &json!({ "count": padded(rows.len(), language) })),
            none: rows.is_empty(),
            long_remarks: rows.iter().flat_map(|row| &row.remarks).any(|remark| remark.chars().count() > LONG),
            rows,
            paper,
        })
    }
}

/// Vietnamese papers tell post and body apart; English ones write them in one.
fn columns(language: Language, phone: bool) -> Vec<String> {
    let keys = ["print-column-number", "print-column-name", "print-column-post"].into_iter();
    let body = (language == Language::Vi).then_some("print-column-body");
    let phone = phone.then_some("print-column-phone");
    keys.chain(body).chain(phone).chain(["print-column-remarks"]).map(|key| word(language, key)).collect()
}

/// Counts under ten have a leading zero on official papers.
fn padded(count: usize, language: Language) -> String {
    if language == Language::Vi { format!("{count:02}") } else { count.to_string() }
}

async fn rows(db: &Database, listed: &[Listed], language: Language, phone: bool) -> Result<Vec<Row>> {
    let people: Vec<i64> = listed.iter().map(|one| one.one.delegate.person_id).collect();
    let known = on_record(db.reader(), &people).await?;
    let phones = if phone { phones(db, &people, language).await? } else { HashMap::new() };
    let nothing = OnRecord::new();
    let row = |(at, listed): (usize, &Listed)| {
        let id = listed.one.delegate.person_id;
        let phone = phones.get(&id).cloned().unwrap_or_default();
        Row::of(at + 1, listed, known.get(&id).unwrap_or(&nothing), phone, language)
    };
    Ok(listed.iter().enumerate().map(row).collect())
}

async fn phones(db: &Database, people: &[i64], language: Language) -> Result<HashMap<i64, String>> {
    let people = person::Entity::find().filter(person::COLUMN.id.is_in(people.iter().copied())).all(db.reader()).await?;
    Ok(people.into_iter().filter_map(|one| Some((one.id, show_phone(one.phone.as_deref()?, language)))).collect())
}

impl Row {
    fn of(number: usize, listed: &Listed, known: &OnRecord, phone: String, language: Language) -> Self {
        let printed = &listed.one.printed;
        let lines = printed.titles.iter().map(|title| title.plain(language));
        let post = |line: &str| match language {
            Language::Vi => split(line, known),
            Language::En => Post { title: line.to_owned(), body: String::new() },
        };
        let mut posts: Vec<Post> = lines.map(post).collect();
        let more = if posts.len() > 1 { posts.split_off(1) } else { Vec::new() };
        Self {
            number,
            name: printed.full_name(language, At::Start),
            span: more.len() + 1,
            posts,
            more,
            phone,
            remarks: listed.remarks.iter().map(|remark| remark.plain(language).to_owned()).collect(),
        }
    }

    /// Lines of type this row takes, reckoned with the widths of its columns.
    fn lines(&self, [name, post, body, remarks]: [u32; 4]) -> usize {
        let high = |text: &str, mm: u32| wrap(text, Weight::Regular, Space::mm(mm, 0).width * 1000 / SIZE).len().max(1);
        let posts = self.posts.iter().chain(&self.more).map(|one| high(&one.title, post).max(high(&one.body, body))).sum::<usize>();
        let remarks = self.remarks.iter().map(|remark| high(remark, remarks)).sum::<usize>();
        posts.max(remarks).max(high(&self.name, name))
    }
}

/// Letters beyond which a remark is long.
const LONG: usize = 36;
/// Points of the type in tables.
const SIZE: u32 = 13;

/// How many sheets a list takes, nearly: line by line, with the head on the first and the foot on the last.
fn sheets(rows: &[Row], across: bool) -> usize {
    let (widths, per_sheet) = if across { ([50, 62, 68, 34], 20) } else { ([38, 40, 44, 26], 36) };
    let (head, foot) = (11, 11);
    let mut left = per_sheet - head;
    let mut sheets = 1;
    for lines in rows.iter().map(|row| row.lines(widths) + 1).chain([foot]) {
        if lines > left {
            sheets += 1;
            left = per_sheet - 2;
        }
        left = left.saturating_sub(lines);
    }
    sheets
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(posts: usize) -> Row {
        let post = || Post { title: "Phó Chủ tịch Thường trực".into(), body: "Ủy ban nhân dân tỉnh Bắc Giang".into() };
        Row {
            number: 1,
            name: "Ông Mai Sơn".into(),
            posts: vec![post()],
            phone: String::new(),
            remarks: vec![],
            span: posts,
            more: (1..posts).map(|_| post()).collect(),
        }
    }

    #[test]
    fn more_people_take_more_sheets() {
        let of = |people: usize, across| sheets(&(0..people).map(|_| row(1)).collect::<Vec<_>>(), across);
        assert_eq!((of(0, false), of(4, false)), (1, 1));
        assert!(of(40, false) > of(10, false) && of(40, true) > of(40, false));
    }

    #[test]
    fn counts_under_ten_have_a_leading_zero_in_vietnamese() {
        assert_eq!([padded(9, Language::Vi), padded(12, Language::Vi), padded(9, Language::En)], ["09", "12", "9"]);
    }
}
