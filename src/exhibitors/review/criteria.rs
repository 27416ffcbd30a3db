//! The organizers set what applications are scored by.
use super::{criterion, score};
use crate::events::{Editor, Organizer, Rail, event};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, Both, BothLine, Line};
use crate::platform::time::Now;
use crate::programme::order::Order;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

/// The most criteria of one event: nobody scores by more.
const MOST: usize = 12;
const WEIGHTS: std::ops::RangeInclusive<i32> = 1..=10;
/// The highest scores there are.
const SCALES: [i32; 2] = [5, 10];

pub fn routes() -> Vec<rocket::Route> {
    routes![list, order, blank, add, show, change, remove]
}

/// Everything somebody says of a criterion.
#[derive(Clone, Debug, FromForm)]
pub struct CriterionInput {
    pub name: BothLine<2, 120>,
    pub hint: Both<Line<0, 300>>,
    pub weight: i32,
    pub most: i32,
    #[field(default = 0)]
    pub version: i32,
}

impl CriterionInput {
    fn columns(&self) -> Result<criterion::ActiveModel, Refusal> {
        if !WEIGHTS.contains(&self.weight) {
            return Err(Refusal::at("weight", "form-range").with("min", *WEIGHTS.start()).with("max", *WEIGHTS.end()));
        }
        if !SCALES.contains(&self.most) {
            return Err(Refusal::at("most", "form-choice"));
        }
        Ok(criterion::ActiveModel {
            name: Set(self.name.clone().into()),
            hint: Set(self.hint.clone().into()),
            weight: Set(self.weight),
            most: Set(self.most),
            ..Default::default()
        })
    }
}

#[get("/studio/<_>/booths/criteria")]
async fn list(organizer: Organizer, db: &Db) -> Result<Page<CriteriaPage>> {
    let Organizer(editor) = organizer;
    let rows = criterion::all(db.reader(), editor.event.id).await?;
    let last = rows.len().saturating_sub(1);
    let all: i32 = rows.iter().map(|row| row.weight).sum();
    let row = |(at, row): (usize, &criterion::Model)| Row {
        id: row.id,
        label: row.name.plain(editor.visit.language).to_owned(),
        name: row.name.clone(),
        hint: row.hint.clone(),
        most: row.most,
        weight: row.weight,
        share: row.weight * 100 / all.max(1),
        first: at == 0,
        last: at == last,
    };
    let view = CriteriaPage {
        rail: editor.rail("booths"),
        base: address(&editor.event),
        back: format!("/studio/{}/booths", editor.event.slug),
        rows: rows.iter().enumerate().map(row).collect(),
    };
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/booths/criteria", data = "<form>")]
async fn order(organizer: Organizer, form: Form<Order<'_>>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    let mut change = Change::begin(db, &editor.actor(), now.0).await?;
    order_in(&mut change, editor.event.id, &form).await?;
    change.commit().await?;
    Ok(moved_on(address(&editor.event), "layout-order-saved"))
}

#[get("/studio/<_>/booths/criteria/new")]
fn blank(organizer: Organizer) -> Page<CriterionPage> {
    let Organizer(editor) = organizer;
    let form = FormView::filled([("weight", "1".to_owned()), ("most", "10".to_owned())]);
    let view = CriterionPage::blank(&editor, form);
    editor.visit.page(view)
}

#[post("/studio/<_>/booths/criteria/new", data = "<form>")]
async fn add(organizer: Organizer, form: Form<Contextual<'_, CriterionInput>>, db: &Db, now: Now) -> Result<Outcome<CriterionPage>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let again = match &form.value {
        None => sent,
        Some(input) => match add_criterion(db, &editor.actor(), now.0, &editor.event, input).await {
            Ok(_) => return Ok(Outcome::Done(moved_on(address(&editor.event), "exhibitors-criterion-saved"))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(other) => return Err(other),
        },
    };
    let view = CriterionPage::blank(&editor, again);
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[get("/studio/<_>/booths/criteria/<id>", rank = 5)]
async fn show(organizer: Organizer, id: i64, db: &Db) -> Result<Page<CriterionPage>> {
    let Organizer(editor) = organizer;
    let row = find(db.reader(), editor.event.id, id).await?;
    let view = CriterionPage::of(db, &editor, &row, filled(&row)).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/booths/criteria/<id>", data = "<form>", rank = 5)]
async fn change(
    organizer: Organizer,
    id: i64,
    form: Form<Contextual<'_, CriterionInput>>,
    db: &Db,
    now: Now,
) -> Result<Outcome<CriterionPage>> {
    let Organizer(editor) = organizer;
    let row = find(db.reader(), editor.event.id, id).await?;
    let sent = FormView::sent(&form.context);
    let again = match &form.value {
        None => sent,
        Some(input) => match change_criterion(db, &editor.actor(), now.0, &row, input).await {
            Ok(()) => return Ok(Outcome::Done(moved_on(address(&editor.event), "exhibitors-criterion-saved"))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(AppError::Stale) => sent.stale(&filled(&row)),
            Err(other) => return Err(other),
        },
    };
    let view = CriterionPage::of(db, &editor, &row, again).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[derive(FromForm)]
struct Removing {
    /// How many scores there were when it was decided.
    #[field(default = 0)]
    scores: u64,
}

#[post("/studio/<_>/booths/criteria/<id>/delete", data = "<form>")]
async fn remove(organizer: Organizer, id: i64, form: Form<Removing>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    match delete(db, (&editor.actor(), now.0), (&editor.event, id, form.scores)).await {
        Ok(()) => Ok(moved_on(address(&editor.event), "exhibitors-criterion-deleted")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(format!("{}/{id}", address(&editor.event))), no.key)),
        Err(other) => Err(other),
    }
}

fn address(event: &event::Model) -> String {
    format!("/studio/{}/booths/criteria", event.slug)
}

/// Adds a criterion after the last.
pub async fn add_criterion(db: &Database, actor: &Actor, now: DateTimeUtc, event: &event::Model, input: &CriterionInput) -> Result<i64> {
    retrying(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let id = insert_criterion(&mut change, event.id, input).await?;
        change.commit().await?;
        Ok(id)
    })
    .await
}

/// [`add_criterion`] inside a larger change.
pub async fn insert_criterion(change: &mut Change, event_id: i64, input: &CriterionInput) -> Result<i64> {
    let known = criterion::all(change.tx(), event_id).await?;
    if known.len() >= MOST {
        return Err(Refusal::new("exhibitors-criteria-too-many").with("most", MOST).into());
    }
    let place = known.last().map_or(1, |last| last.place + 1);
    let row = criterion::ActiveModel { event_id: Set(event_id), place: Set(place), version: Set(1), ..input.columns()? };
    let row = row.insert(change.tx()).await?;
    let note = Note::new(event_id, "exhibitors-log-criterion-added").about("review_criterion", row.id, row.name.vi.as_str());
    change.note(note.after(&row.trace()).quiet()).await?;
    Ok(row.id)
}

/// Writes over a criterion, unless somebody else did since. Scores stand: its scale cannot change once there are some.
async fn change_criterion(db: &Database, actor: &Actor, now: DateTimeUtc, before: &criterion::Model, input: &CriterionInput) -> Result<()> {
    retrying(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let count = scores_of(change.tx(), before.id).await?;
        if input.most != before.most && count > 0 {
            return Err(Refusal::at("most", "exhibitors-criterion-scored").with("count", count).into());
        }
        let row = criterion::ActiveModel { version: Set(input.version + 1), ..input.columns()? };
        let same = criterion::Entity::update_many().set(row).filter(criterion::COLUMN.id.eq(before.id));
        if same.filter(criterion::COLUMN.version.eq(input.version)).exec(change.tx()).await?.rows_affected == 0 {
            return Err(AppError::Stale);
        }
        let after = find(change.tx(), before.event_id, before.id).await?;
        let note =
            Note::new(before.event_id, "exhibitors-log-criterion-changed").about("review_criterion", after.id, after.name.vi.as_str());
        change.note(note.before(&before.trace()).after(&after.trace()).quiet()).await?;
        change.commit().await
    })
    .await
}

/// Deletes a criterion with its scores, if there are still as many as were seen.
async fn delete(db: &Database, (actor, now): (&Actor, DateTimeUtc), (event, id, seen): (&event::Model, i64, u64)) -> Result<()> {
    retrying(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let row = find(change.tx(), event.id, id).await?;
        if scores_of(change.tx(), id).await? != seen {
            return Err(Refusal::new("exhibitors-criterion-scored-meanwhile").into());
        }
        criterion::Entity::delete_by_id(id).exec(change.tx()).await?;
        let note = Note::new(event.id, "exhibitors-log-criterion-deleted").about("review_criterion", id, row.name.vi.as_str());
        change.note(note.before(&row.trace()).quiet()).await?;
        change.commit().await
    })
    .await
}

async fn order_in(change: &mut Change, event_id: i64, order: &Order<'_>) -> Result<()> {
    let ids: Vec<i64> = criterion::all(change.tx(), event_id).await?.iter().map(|row| row.id).collect();
    for (id, place) in order.applied(&ids).into_iter().zip(1..) {
        let row = criterion::Entity::update_many().col_expr(criterion::Column::Place, Expr::value(place));
        row.filter(criterion::COLUMN.id.eq(id)).exec(change.tx()).await?;
    }
    change.note(Note::new(event_id, "exhibitors-log-criteria-ordered").quiet()).await
}

async fn find(db: &impl ConnectionTrait, event_id: i64, id: i64) -> Result<criterion::Model> {
    criterion::Entity::find_by_id(id).filter(criterion::COLUMN.event_id.eq(event_id)).one(db).await.or_not_found()
}

async fn scores_of(db: &impl ConnectionTrait, criterion_id: i64) -> Result<u64> {
    Ok(score::Entity::find().filter(score::COLUMN.criterion_id.eq(criterion_id)).count(db).await?)
}

fn filled(row: &criterion::Model) -> FormView {
    FormView::filled([
        ("version", row.version.to_string()),
        ("name.vi", row.name.vi.clone()),
        ("name.en", row.name.en.clone()),
        ("hint.vi", row.hint.vi.clone()),
        ("hint.en", row.hint.en.clone()),
        ("weight", row.weight.to_string()),
        ("most", row.most.to_string()),
    ])
}

#[derive(Serialize)]
struct CriteriaPage {
    rail: Rail,
    base: String,
    back: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: i64,
    /// What `parts/move` calls it.
    label: String,
    name: Bilingual,
    hint: Bilingual,
    most: i32,
    weight: i32,
    /// Percent of all weights.
    share: i32,
    first: bool,
    last: bool,
}

impl View for CriteriaPage {
    const TEMPLATE: &'static str = "exhibitors/review/criteria";
}

#[derive(Serialize)]
struct CriterionPage {
    rail: Rail,
    back: String,
    id: Option<i64>,
    name: Bilingual,
    form: FormView,
    scales: Vec<Choice>,
    scores: u64,
}

impl View for CriterionPage {
    const TEMPLATE: &'static str = "exhibitors/review/criterion";
}

impl CriterionPage {
    fn blank(editor: &Editor, form: FormView) -> Self {
        Self {
            rail: editor.rail("booths"),
            back: address(&editor.event),
            id: None,
            name: Bilingual::default(),
            form,
            scales: SCALES.map(|most| Choice::new(most.to_string(), format!("1–{most}"))).into(),
            scores: 0,
        }
    }

    async fn of(db: &Db, editor: &Editor, row: &criterion::Model, form: FormView) -> Result<Self> {
        let scores = scores_of(db.reader(), row.id).await?;
        Ok(Self { id: Some(row.id), name: row.name.clone(), scores, ..Self::blank(editor, form) })
    }
}
