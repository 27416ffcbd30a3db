//! The room of papers: what can be printed, for how many, on how many sheets.
use super::booths::{self, Floor};
use super::office::Paper;
use super::plate::style_of;
use super::roll::{Roll, Rolls, Showing};
use super::seating::act::Standing;
use super::signs;
use super::tools::{letterhead, year_of};
use crate::events::studio::{Editor, Rail};
use crate::events::team;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::page::{Page, View};
use crate::platform::time::Now;
use crate::platform::words::{say, word};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

#[get("/studio/<_>/papers")]
async fn show(editor: Editor, now: Now, db: &Db) -> Result<Page<Room>> {
    let room = Room::of(db, &editor, now.0).await?;
    Ok(editor.visit.page(room))
}

#[derive(Serialize)]
struct Room {
    rail: Rail,
    base: String,
    /// A paper with nothing on it but its head.
    paper: Paper,
    /// Nobody wrote the letterhead yet.
    head_is_usual: bool,
    papers: Vec<Kind>,
    /// Of booths: for organizers only.
    booths: Vec<Kind>,
}

impl View for Room {
    const TEMPLATE: &'static str = "print/room";
}

/// One kind of paper.
#[derive(Serialize)]
struct Kind {
    href: String,
    title: String,
    about: String,
    /// For how many, on how many sheets.
    size: String,
}

impl Room {
    async fn of(db: &Database, editor: &Editor, now: DateTime<Utc>) -> Result<Self> {
        let language = editor.visit.language;
        let base = format!("/studio/{}/papers", editor.event.slug);
        let rolls = Rolls::read(db.reader(), &editor.event).await?;
        let letterhead = letterhead(db, editor).await?;
        let kind = |end: &str, title: &str, about: &str, size: String| Kind {
            href: format!("{base}/{end}"),
            title: word(language, title),
            about: word(language, about),
            size,
        };
        let people = |count: usize| say(language, "print-size-people", &json!({ "count": count }));
        let list =
            |roll: Roll| kind(&format!("list/{}", roll.code()), roll.title(), about(roll), people(rolls.of(roll, Showing::Expected).len()));
        let everybody = rolls.everybody().len();
        let sheets = style_of(db.reader(), editor.event.id).await?.fold.sheets(everybody);
        let plates = say(language, "print-plates-sheets", &json!({ "people": everybody, "sheets": sheets }));
        let stands = Standing::read(db.reader(), &editor.event).await?;
        let seats: u32 = stands.rows.iter().map(|row| row.seats).sum();
        let seated = say(language, "print-size-seats", &json!({ "rows": stands.rows.len(), "seats": seats }));
        let booths = match editor.role {
            team::Role::Organizer => {
                let floor = Floor::read(db.reader(), &editor.event).await?;
                let size = |list| say(language, "booths-size-rows", &json!({ "count": booths::rows(list, &floor, language).len() }));
                let one = |list: booths::List| kind(&format!("booths/{}", list.code()), list.title(), list.about(), size(list));
                booths::List::ALL.into_iter().map(one).collect()
            }
            team::Role::Editor | team::Role::Reception => Vec::new(),
        };
        let signed = say(language, "print-signs-count", &json!({ "count": signs::count(db, editor.event.id).await? }));
        let others = [
            kind("programme", "print-programme", "print-programme-about", String::new()),
            kind("plates", "print-plates", "print-plates-about", plates),
            kind("seating", "print-seating", "print-seating-about", seated),
            kind("signs", "print-signs", "print-signs-about", signed),
        ];
        Ok(Self {
            rail: editor.rail("papers"),
            paper: Paper::of(&letterhead, language, year_of(&editor.event, now), (&word(language, "print-list-delegates"), String::new())),
            head_is_usual: letterhead.version == 0,
            papers: Roll::ALL.into_iter().map(list).chain(others).collect(),
            booths,
            base,
        })
    }
}

/// The words for what a list is for.
fn about(roll: Roll) -> &'static str {
    match roll {
        Roll::Delegates => "print-list-delegates-about",
        Roll::Committee => "print-list-committee-about",
        Roll::Speakers => "print-list-speakers-about",
        Roll::Jurors => "print-list-jurors-about",
    }
}
