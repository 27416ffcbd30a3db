//! Back to the table as it was shipped.
use crate::accounts::Admin;
use crate::people::organisation::{Block, Level};
use crate::people::protocol::post_rank::{self, ActiveModel, Model};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::Result;
use crate::platform::form::moved_on;
use crate::platform::page::{Page, View, Visit};
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use migrations::post_ranks::{SHIPPED, ShippedRank};
use rocket::response::{Flash, Redirect};
use sea_orm::{ActiveEnum, ActiveValue::Set, EntityTrait};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, restore]
}

#[get("/admin/ranks/restore")]
async fn show(visit: Visit, _who: Admin, db: &Db) -> Result<Page<RestorePage>> {
    let page = RestorePage::of(&post_rank::all(db.reader()).await?);
    Ok(visit.page(page))
}

#[post("/admin/ranks/restore")]
async fn restore(who: Admin, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    ship_again(db, &who.0.actor(), now.0).await?;
    Ok(moved_on("/admin/ranks", "people-rank-restored"))
}

/// The table is again as it was shipped; the log keeps what it was.
async fn ship_again(db: &Database, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let before = post_rank::all(change.tx()).await?;
        post_rank::Entity::delete_many().exec(change.tx()).await?;
        let rows = (1..).zip(SHIPPED).map(|(place, row)| shipped(place, row));
        post_rank::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
        let titles = Titles { rows: before.iter().map(|row| format!("{} {}", row.rank, row.title)).collect() };
        change.note(Note::new(None, "people-log-ranks-restored").about("post_rank", 0, "").before(&titles).quiet()).await?;
        change.commit().await
    })
    .await
}

/// How the log keeps a table.
#[derive(Serialize)]
struct Titles {
    rows: Vec<String>,
}

fn shipped(place: i32, row: &ShippedRank) -> ActiveModel {
    ActiveModel {
        title: Set(row.title.to_owned()),
        level: Set(level(row)),
        block: Set(block(row)),
        full_time: Set(row.full_time),
        leads: Set(row.leads),
        rank: Set(row.rank),
        place: Set(place),
        version: Set(1),
        ..Default::default()
    }
}

fn level(row: &ShippedRank) -> Option<Level> {
    Level::try_from_value(&row.level.to_owned()).ok()
}

fn block(row: &ShippedRank) -> Option<Block> {
    Block::try_from_value(&row.block.to_owned()).ok()
}

/// What going back would change.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct RestorePage {
    /// Rows that would go: those of our own, and those that were changed.
    gone: Vec<String>,
    /// Rows that would come.
    back: Vec<String>,
}

impl View for RestorePage {
    const TEMPLATE: &'static str = "people/ranks/restore";
}

impl RestorePage {
    fn of(now: &[Model]) -> Self {
        let is = |row: &Model, shipped: &ShippedRank| {
            let own = (row.title.as_str(), row.level, row.block, row.full_time, row.leads, row.rank);
            own == (shipped.title, level(shipped), block(shipped), shipped.full_time, shipped.leads, shipped.rank)
        };
        let gone = now.iter().filter(|row| !SHIPPED.iter().any(|shipped| is(row, shipped)));
        let back = SHIPPED.iter().filter(|shipped| !now.iter().any(|row| is(row, shipped)));
        Self {
            gone: gone.map(|row| format!("{} – {}", row.rank, row.title)).collect(),
            back: back.map(|row| format!("{} – {}", row.rank, row.title)).collect(),
        }
    }
}
