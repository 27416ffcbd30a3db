//! One application, for who scores it: what it says, one's own scores, then those of others, and words among the team.
use super::give::give_scores;
use super::talk::{Talk, talk};
use crate::accounts::account;
use crate::events::{Editor, Rail};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::form::Asking;
use crate::exhibitors::review::abstention::abstains;
use crate::exhibitors::review::criterion;
use crate::exhibitors::review::score::{self, may_be_scored, sees_others, written};
use crate::exhibitors::sheet::{Sheet, sheet};
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, Given};
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap};

pub fn routes() -> Vec<rocket::Route> {
    routes![show, give]
}

#[derive(FromForm)]
struct Points {
    points: HashMap<i64, Given<i32>>,
}

#[get("/studio/<_>/scoring/<token>")]
async fn show(editor: Editor, token: &str, db: &Db) -> Result<Page<OnePage>> {
    page(db, editor, token, Typed::default()).await
}

// Stepping aside is an address of its own: rank 5 lets it go first.
#[post("/studio/<_>/scoring/<token>", data = "<form>", rank = 5)]
async fn give(editor: Editor, token: &str, form: Form<Contextual<'_, Points>>, db: &Db, now: Now) -> Result<Outcome<OnePage>> {
    let sent = FormView::sent(&form.context);
    let Some(given) = &form.value else { return Ok(Outcome::Again(page(db, editor, token, Typed::scores(sent)).await?)) };
    let points = given.points.iter().filter_map(|(criterion, points)| Some((*criterion, points.0?))).collect();
    match give_scores(db, &editor.who, now.0, (&editor.event, token), &points).await {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/scoring/{token}#scores", editor.event.slug), "exhibitors-score-saved"))),
        Err(AppError::Refused(no)) => Ok(Outcome::Again(page(db, editor, token, Typed::scores(sent.refused(&no))).await?)),
        Err(other) => Err(other),
    }
}

/// What was typed into a form of the page that came back.
#[derive(Default)]
pub struct Typed {
    pub scores: Option<FormView>,
    /// Words, and whose they correct, if they do.
    pub words: Option<(FormView, Option<i64>)>,
}

impl Typed {
    fn scores(form: FormView) -> Self {
        Self { scores: Some(form), words: None }
    }
}

/// The page as it is now; whatever was typed stays in its form.
pub async fn page(db: &Db, editor: Editor, token: &str, typed: Typed) -> Result<Page<OnePage>> {
    let (event, language) = (&editor.event, editor.visit.language);
    let dossier = Dossier::by_token(db.reader(), event.id, token).await?;
    // What was not sent is nobody's business yet.
    if dossier.application.sent_at.is_none() {
        return Err(AppError::NotFound);
    }
    let criteria = criterion::all(db.reader(), event.id).await?;
    let scores = score::of_applications(db.reader(), &[dossier.application.id]).await?;
    let own = editor.who.account.id;
    let aside = abstains(db.reader(), event.id, own).await?;
    let done = score::is_complete(&criteria, &scores, own);
    let seen = sees_others(done, aside, dossier.application.state);
    let view = OnePage {
        rail: editor.rail("scoring"),
        slug: event.slug.clone(),
        token: dossier.application.token.clone(),
        name: dossier.exhibitor.name.clone(),
        state: dossier.application.state.key(),
        tag: dossier.application.state.tag(),
        decides: editor.role.may_decide_booths(),
        form: typed.scores.unwrap_or_else(|| filled(&scores, own)),
        scales: criteria.iter().map(Scale::of).collect(),
        may_score: !aside && may_be_scored(dossier.application.state).is_ok(),
        aside,
        done,
        seen,
        board: if seen { board(db.reader(), &criteria, &scores, language).await? } else { None },
        talk: talk(db.reader(), &editor, &dossier, typed.words).await?,
        sheet: told(db.reader(), &editor, &dossier).await?,
    };
    Ok(editor.visit.page(view))
}

/// What the application says; without how to reach people, for who may not see that.
async fn told(db: &DatabaseConnection, editor: &Editor, dossier: &Dossier) -> Result<Sheet> {
    let villages = Villages::of(db, editor.event.id).await?;
    let kinds = crate::exhibitors::floor_plan::kind::Kinds::of(db, editor.event.id).await?;
    let asking = Asking::of_dossier(db, dossier).await?;
    let whole = sheet(dossier, &kinds, &villages, editor.visit.language).with(&asking, editor.visit.language);
    Ok(if editor.role.may_see_contacts() { whole } else { whole.without_contacts() })
}

fn filled(scores: &[score::Model], account_id: i64) -> FormView {
    let own = scores.iter().filter(|score| score.account_id == account_id);
    FormView::filled(own.map(|score| (format!("points[{}]", score.criterion_id), score.points.to_string())))
}

/// Everybody's scores, one column for each who scored.
pub async fn board(
    db: &DatabaseConnection,
    criteria: &[criterion::Model],
    scores: &[score::Model],
    language: Language,
) -> Result<Option<Board>> {
    let Some(average) = score::average(criteria, scores) else { return Ok(None) };
    let ids: BTreeSet<i64> = scores.iter().map(|score| score.account_id).collect();
    let accounts = account::Entity::find().filter(account::COLUMN.id.is_in(ids.iter().copied())).all(db).await?;
    let names: BTreeMap<i64, String> = accounts.into_iter().map(|account| (account.id, account.name)).collect();
    let line = |criterion: &criterion::Model| BoardLine {
        name: criterion.name.clone(),
        most: criterion.most,
        weight: criterion.weight,
        points: ids.iter().map(|account| points_of(scores, criterion.id, *account)).collect(),
        mean: average.by_criterion.get(&criterion.id).map(|mean| written(*mean, language)).unwrap_or_default(),
    };
    Ok(Some(Board {
        reviewers: ids.iter().map(|account| names.get(account).cloned().unwrap_or_default()).collect(),
        lines: criteria.iter().map(line).collect(),
        total: written(average.total, language),
        count: average.reviewers,
    }))
}

fn points_of(scores: &[score::Model], criterion_id: i64, account_id: i64) -> String {
    let found = scores.iter().find(|score| score.criterion_id == criterion_id && score.account_id == account_id);
    found.map(|score| score.points.to_string()).unwrap_or_default()
}

/// Everybody's scores of one application. Drawn by `exhibitors/review/board`.
#[derive(Debug, Serialize)]
pub struct Board {
    reviewers: Vec<String>,
    lines: Vec<BoardLine>,
    pub total: String,
    count: usize,
}

#[derive(Debug, Serialize)]
struct BoardLine {
    name: Bilingual,
    most: i32,
    weight: i32,
    /// In the order of the reviewers; empty where nothing was given.
    points: Vec<String>,
    mean: String,
}

/// A criterion as it is scored.
#[derive(Serialize)]
struct Scale {
    field: String,
    name: Bilingual,
    hint: Bilingual,
    weight: i32,
    most: i32,
    points: Vec<String>,
}

impl Scale {
    fn of(row: &criterion::Model) -> Self {
        Self {
            field: format!("points[{}]", row.id),
            name: row.name.clone(),
            hint: row.hint.clone(),
            weight: row.weight,
            most: row.most,
            points: (1..=row.most).map(|points| points.to_string()).collect(),
        }
    }
}

#[derive(Serialize)]
pub struct OnePage {
    rail: Rail,
    slug: String,
    token: String,
    name: Bilingual,
    state: &'static str,
    tag: &'static str,
    /// May also decide.
    decides: bool,
    form: FormView,
    scales: Vec<Scale>,
    may_score: bool,
    aside: bool,
    /// One's own scores are given.
    done: bool,
    /// Others' scores may be seen.
    seen: bool,
    board: Option<Board>,
    talk: Talk,
    sheet: Sheet,
}

impl View for OnePage {
    const TEMPLATE: &'static str = "exhibitors/review/score";
}
