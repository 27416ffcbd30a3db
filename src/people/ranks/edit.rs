//! One row of the rank table is added, changed, or removed with what that does.
use super::affected::Affected;
use crate::accounts::Admin;
use crate::people::organisation::{Block, Level};
use crate::people::protocol::post_rank::{self, ActiveModel, Model};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::text::{Given, Line};
use crate::platform::time::Now;
use crate::platform::words::word;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, EntityTrait, Iterable, QueryFilter};
use serde::Serialize;

/// Ranks that may be given.
const RANKS: std::ops::RangeInclusive<i32> = 1..=9999;

pub fn routes() -> Vec<rocket::Route> {
    routes![blank, add, show, save, delete]
}

#[derive(FromForm)]
struct RankForm {
    title: Line<2, 120>,
    level: Given<Level>,
    block: Given<Block>,
    full_time: bool,
    leads: bool,
    rank: i32,
    #[field(default = 0)]
    version: i32,
}

impl RankForm {
    /// What is kept.
    ///
    /// # Errors
    /// A refusal for a rank out of range, and for a title without a word.
    fn columns(&self) -> Result<ActiveModel, Refusal> {
        if !RANKS.contains(&self.rank) {
            return Err(Refusal::at("rank", "form-range").with("min", *RANKS.start()).with("max", *RANKS.end()));
        }
        if !self.title.chars().any(char::is_alphabetic) {
            return Err(Refusal::at("title", "form-required"));
        }
        Ok(ActiveModel {
            title: Set(self.title.to_string()),
            level: Set(self.level.0),
            block: Set(self.block.0),
            full_time: Set(self.full_time),
            leads: Set(self.leads),
            rank: Set(self.rank),
            ..Default::default()
        })
    }
}

#[get("/admin/ranks/new")]
fn blank(visit: Visit, _who: Admin) -> Page<RankPage> {
    let form = FormView::filled([("full_time", "true".to_owned())]);
    let page = RankPage::of(None, form, Affected::default(), visit.language);
    visit.page(page)
}

#[post("/admin/ranks/new", data = "<form>")]
async fn add(form: Form<Contextual<'_, RankForm>>, visit: Visit, who: Admin, now: Now, db: &Db) -> Result<Outcome<RankPage>> {
    let view = FormView::sent(&form.context);
    let written = match &form.value {
        Some(sent) => insert(db, &who.0.actor(), now.0, sent).await,
        None => Err(Refusal::new("form-invalid").into()),
    };
    match written {
        Ok(id) => Ok(Outcome::Done(moved_on(format!("/admin/ranks#r-{id}"), "people-rank-saved"))),
        Err(AppError::Refused(no)) => {
            let view = if view.is_refused() { view } else { view.refused(&no) };
            let page = RankPage::of(None, view, Affected::default(), visit.language);
            Ok(Outcome::Again(visit.page(page)))
        }
        Err(other) => Err(other),
    }
}

// `new` and `restore` are pages of their own: rank 2 lets them go first.
#[get("/admin/ranks/<id>", rank = 2)]
async fn show(id: i64, visit: Visit, _who: Admin, db: &Db) -> Result<Page<RankPage>> {
    let row = post_rank::Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    let page = RankPage::of(Some(id), on_record(&row), Affected::by(db, id).await?, visit.language);
    Ok(visit.page(page))
}

#[post("/admin/ranks/<id>", data = "<form>", rank = 2)]
async fn save(id: i64, form: Form<Contextual<'_, RankForm>>, visit: Visit, who: Admin, now: Now, db: &Db) -> Result<Outcome<RankPage>> {
    let row = post_rank::Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    let view = FormView::sent(&form.context);
    let view = match &form.value {
        None => view,
        Some(sent) => match update(db, &who.0.actor(), now.0, (&row, sent)).await {
            Ok(()) => return Ok(Outcome::Done(moved_on(format!("/admin/ranks#r-{id}"), "people-rank-saved"))),
            Err(AppError::Refused(no)) => view.refused(&no),
            Err(AppError::Stale) => view.stale(&on_record(&row)),
            Err(other) => return Err(other),
        },
    };
    let page = RankPage::of(Some(id), view, Affected::by(db, id).await?, visit.language);
    Ok(Outcome::Again(visit.page(page)))
}

#[post("/admin/ranks/<id>/delete")]
async fn delete(id: i64, who: Admin, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let row = post_rank::Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    remove(db, &who.0.actor(), now.0, &row).await?;
    Ok(moved_on("/admin/ranks", "people-rank-removed"))
}

async fn insert(db: &Database, actor: &Actor, now: DateTime<Utc>, form: &RankForm) -> Result<i64> {
    let columns = form.columns()?;
    let columns = &columns;
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let last = post_rank::all(change.tx()).await?.iter().map(|row| row.place).max().unwrap_or(0);
        let row = ActiveModel { place: Set(last + 1), version: Set(1), ..columns.clone() }.insert(change.tx()).await?;
        change.note(Note::new(None, "people-log-rank-added").about("post_rank", row.id, row.title.as_str()).after(&row).quiet()).await?;
        change.commit().await?;
        Ok(row.id)
    })
    .await
}

async fn update(db: &Database, actor: &Actor, now: DateTime<Utc>, (row, form): (&Model, &RankForm)) -> Result<()> {
    let columns = form.columns()?;
    let columns = &columns;
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let updated = post_rank::Entity::update_many()
            .set(ActiveModel { version: Set(form.version + 1), ..columns.clone() })
            .filter(post_rank::COLUMN.id.eq(row.id))
            .filter(post_rank::COLUMN.version.eq(form.version))
            .exec(change.tx())
            .await?;
        if updated.rows_affected == 0 {
            return Err(AppError::Stale);
        }
        let after = post_rank::Entity::find_by_id(row.id).one(change.tx()).await.or_not_found()?;
        let note = Note::new(None, "people-log-rank-changed").about("post_rank", row.id, after.title.as_str());
        change.note(note.before(row).after(&after).quiet()).await?;
        change.commit().await
    })
    .await
}

async fn remove(db: &Database, actor: &Actor, now: DateTime<Utc>, row: &Model) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        post_rank::Entity::delete_by_id(row.id).exec(change.tx()).await?;
        change.note(Note::new(None, "people-log-rank-removed").about("post_rank", row.id, row.title.as_str()).before(row).quiet()).await?;
        change.commit().await
    })
    .await
}

fn on_record(row: &Model) -> FormView {
    FormView::filled([
        ("title", row.title.clone()),
        ("level", row.level.map(|level| level.to_value()).unwrap_or_default()),
        ("block", row.block.map(|block| block.to_value()).unwrap_or_default()),
        ("full_time", row.full_time.to_string()),
        ("leads", row.leads.to_string()),
        ("rank", row.rank.to_string()),
        ("version", row.version.to_string()),
    ])
}

#[derive(Serialize)]
struct RankPage {
    form: FormView,
    levels: Vec<Choice>,
    blocks: Vec<Choice>,
    affected: Affected,
    /// Where the row is removed; empty for one that is not there yet.
    remove: String,
}

impl View for RankPage {
    const TEMPLATE: &'static str = "people/ranks/edit";
}

impl RankPage {
    fn of(id: Option<i64>, form: FormView, affected: Affected, language: Language) -> Self {
        let choice = |value: String, key: &str| Choice::new(value, word(language, key));
        Self {
            form,
            levels: Level::iter().map(|level| choice(level.to_value(), level.key())).collect(),
            blocks: Block::iter().map(|block| choice(block.to_value(), block.key())).collect(),
            affected,
            remove: id.map(|id| format!("/admin/ranks/{id}/delete")).unwrap_or_default(),
        }
    }
}
