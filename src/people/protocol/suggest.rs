//! "Sắp xếp theo gợi ý": shows first who would move and why, then does it. Exceptions stay where they are.
use super::exceptions::{Seat, moved, suggested};
use super::place::{keys, note, write};
use super::seats::{Seated, seated};
use super::why::{reasons, said};
use super::{Order, release};
use crate::events::event;
use crate::events::studio::{Editor, Rail};
use crate::people::delegate::Part;
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::form::Form;
use serde::Serialize;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, accept]
}

/// Where the suggested order of a part is, in the studio of an event: "/studio/ngay-hoi".
pub fn address(studio: &str, part: Part) -> String {
    format!("{studio}/order/{}", part.code())
}

#[derive(FromForm)]
struct Seen {
    /// The order the page compared with.
    seen: Order,
}

#[get("/studio/<_>/order/<part>")]
async fn show(part: Part, editor: Editor, db: &Db) -> Result<Page<SuggestionPage>> {
    let page = SuggestionPage::of(db, &editor, part).await?;
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/order/<part>", data = "<form>")]
async fn accept(part: Part, form: Form<Seen>, editor: Editor, now: Now, db: &Db) -> Result<Outcome<SuggestionPage>> {
    match arrange(db, &editor.event, &editor.actor(), now.0, (part, &form.seen)).await {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/people#{}", editor.event.slug, part.code()), "layout-order-saved"))),
        Err(AppError::Stale) => {
            let page = SuggestionPage { stale: true, ..SuggestionPage::of(db, &editor, part).await? };
            Ok(Outcome::Again(editor.visit.page(page)))
        }
        Err(other) => Err(other),
    }
}

/// Everybody who is no exception goes where the rules have them.
///
/// # Errors
/// `Stale` when the order is not the one that was seen.
pub async fn arrange(db: &Database, event: &event::Model, actor: &Actor, now: DateTime<Utc>, (part, seen): (Part, &Order)) -> Result<()> {
    if !part.is_ordered() {
        return Err(AppError::NotFound);
    }
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let before = seated(change.tx(), event, part).await?;
        if keys(&before) != *seen {
            return Err(AppError::Stale);
        }
        let order = suggested(&seats(&before));
        write(&change, &before, &order, |seat| seat.by_hand).await?.whole()?;
        note(&mut change, event, (part, &before, &order)).await?;
        change.commit().await
    })
    .await
}

fn seats(all: &[Seated]) -> Vec<Seat> {
    all.iter().map(|one| one.seat.clone()).collect()
}

#[derive(Serialize)]
struct SuggestionPage {
    rail: Rail,
    back: String,
    heading: &'static str,
    stale: bool,
    seen: String,
    /// The suggested order, with who moves in it.
    rows: Vec<Row>,
    /// How many move.
    moves: usize,
    exceptions: Vec<Exception>,
    release: String,
}

impl View for SuggestionPage {
    const TEMPLATE: &'static str = "people/suggestion";
}

#[derive(Serialize)]
struct Row {
    name: String,
    /// Their place now and then, from 1.
    now: usize,
    then: usize,
    moves: bool,
    by_hand: bool,
    why: String,
}

#[derive(Serialize)]
struct Exception {
    id: i64,
    name: String,
    why: String,
}

impl SuggestionPage {
    async fn of(db: &Database, editor: &Editor, part: Part) -> Result<Self> {
        if !part.is_ordered() {
            return Err(AppError::NotFound);
        }
        let all = seated(db.reader(), &editor.event, part).await?;
        let language = editor.visit.language;
        let rows = rows(&all, language);
        Ok(Self {
            rail: editor.rail("people"),
            back: format!("/studio/{}/people#{}", editor.event.slug, part.code()),
            heading: part.heading(),
            stale: false,
            seen: keys(&all).text(),
            moves: rows.iter().filter(|row| row.moves).count(),
            exceptions: exceptions(&all, language),
            release: release::address(&editor.event.slug, part),
            rows,
        })
    }
}

fn rows(all: &[Seated], language: Language) -> Vec<Row> {
    let now = keys(all).0;
    let order = suggested(&seats(all));
    let moving = moved(&now, &order);
    let known: HashMap<i64, &Seated> = all.iter().map(|one| (one.seat.id, one)).collect();
    let then: Vec<&Seated> = order.iter().filter_map(|id| known.get(id).copied()).collect();
    let whys = reasons(&then.iter().map(|one| &one.seat).collect::<Vec<_>>());
    let place = |id: i64| now.iter().position(|other| *other == id).map_or(0, |at| at + 1);
    let row = |(at, one): (usize, &&Seated)| Row {
        name: one.name.clone(),
        now: place(one.seat.id),
        then: at + 1,
        moves: moving.contains(&one.seat.id),
        by_hand: one.seat.by_hand,
        why: said(whys[at], &then, at, language),
    };
    then.iter().enumerate().map(row).collect()
}

fn exceptions(all: &[Seated], language: Language) -> Vec<Exception> {
    let order: Vec<&Seated> = all.iter().collect();
    let whys = reasons(&order.iter().map(|one| &one.seat).collect::<Vec<_>>());
    let hand = order.iter().enumerate().filter(|(_, one)| one.seat.by_hand);
    hand.map(|(at, one)| Exception { id: one.seat.id, name: one.name.clone(), why: said(whys[at], &order, at, language) }).collect()
}
