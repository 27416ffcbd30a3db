//! The whole table, from the highest rank down.
use super::arrange::arrange;
use crate::accounts::Admin;
use crate::people::organisation::Block;
use crate::people::protocol::post_rank::{self, Model};
use crate::people::protocol::{Order, Step};
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Outcome, moved_on};
use crate::platform::page::{Page, View, Visit};
use crate::platform::time::Now;
use rocket::form::Form;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![list, order]
}

/// A row goes elsewhere: by dragging (`order`, `moved`), or by one of the buttons (`move`).
#[derive(FromForm)]
struct Ordering {
    seen: Order,
    order: Option<Order>,
    moved: Option<i64>,
    #[field(name = "move")]
    step: Option<Step>,
}

#[get("/admin/ranks")]
async fn list(visit: Visit, _who: Admin, db: &Db) -> Result<Page<RanksPage>> {
    Ok(visit.page(RanksPage::of(db).await?))
}

#[post("/admin/ranks", data = "<form>")]
async fn order(form: Form<Ordering>, visit: Visit, who: Admin, now: Now, db: &Db) -> Result<Outcome<RanksPage>> {
    let (wanted, moved) = match (&form.order, form.moved, form.step) {
        (Some(order), Some(moved), _) => (order.clone(), moved),
        (None, _, Some(step)) => (form.seen.after(step), step.id),
        _ => return Err(AppError::Stale),
    };
    match arrange(db, &who.0.actor(), now.0, (&form.seen, &wanted, moved)).await {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/admin/ranks#r-{moved}"), "layout-order-saved"))),
        Err(AppError::Stale) => Ok(Outcome::Again(visit.page(RanksPage { stale: true, ..RanksPage::of(db).await? }))),
        Err(other) => Err(other),
    }
}

#[derive(Serialize)]
struct RanksPage {
    stale: bool,
    seen: String,
    rows: Vec<Row>,
}

impl View for RanksPage {
    const TEMPLATE: &'static str = "people/ranks/list";
}

#[derive(Serialize)]
struct Row {
    id: i64,
    /// The title: what `parts/move` calls the row.
    label: String,
    rank: String,
    level: &'static str,
    block: &'static str,
    full_time: bool,
    leads: bool,
    first: bool,
    last: bool,
}

impl RanksPage {
    async fn of(db: &Database) -> Result<Self> {
        let rows = post_rank::all(db.reader()).await?;
        let last = rows.len().saturating_sub(1);
        Ok(Self {
            stale: false,
            seen: Order(rows.iter().map(|row| row.id).collect()).text(),
            rows: rows.into_iter().enumerate().map(|(at, row)| Row::of(row, at == 0, at == last)).collect(),
        })
    }
}

impl Row {
    fn of(row: Model, first: bool, last: bool) -> Self {
        Self {
            id: row.id,
            label: row.title,
            rank: row.rank.to_string(),
            level: row.level.map_or("people-rank-any-level", |level| level.key()),
            block: row.block.map_or("people-rank-any-block", Block::key),
            full_time: row.full_time,
            leads: row.leads,
            first,
            last,
        }
    }
}
