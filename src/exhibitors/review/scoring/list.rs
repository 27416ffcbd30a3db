//! What there is to score, and how far one has come.
use super::give::abstain;
use crate::events::{Editor, Rail};
use crate::exhibitors::application::State;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::review::abstention::abstains;
use crate::exhibitors::review::{criterion, score};
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::moved_on;
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::response::{Flash, Redirect};
use sea_orm::DatabaseConnection;
use serde::Serialize;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![list, step_aside]
}

#[get("/studio/<_>/scoring")]
async fn list(editor: Editor, db: &Db) -> Result<Page<ScoringPage>> {
    let (event, language) = (&editor.event, editor.visit.language);
    let criteria = criterion::all(db.reader(), event.id).await?;
    let dossiers = waiting(db.reader(), event.id).await?;
    let ids: Vec<_> = dossiers.iter().map(|dossier| dossier.application.id).collect();
    let mut scores: HashMap<i64, Vec<score::Model>> = HashMap::new();
    for score in score::of_applications(db.reader(), &ids).await? {
        scores.entry(score.application_id).or_default().push(score);
    }
    let villages = Villages::of(db.reader(), event.id).await?;
    let aside = abstains(db.reader(), event.id, editor.who.account.id).await?;
    let seen = Seen { criteria: &criteria, scores: &scores, villages: &villages, account_id: editor.who.account.id, aside, language };
    let mut rows: Vec<_> = dossiers.iter().map(|dossier| seen.row(dossier, &event.slug)).collect();
    let done = rows.iter().filter(|row| row.done).count();
    rows.sort_by_key(|row| row.done);
    let view = ScoringPage {
        rail: editor.rail("scoring"),
        slug: event.slug.clone(),
        decides: editor.role.may_decide_booths(),
        criteria: criteria.len(),
        total: rows.len(),
        done,
        aside,
        rows,
    };
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/scoring/abstention")]
async fn step_aside(editor: Editor, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    abstain(db, &editor.who, now.0, &editor.event).await?;
    Ok(moved_on(format!("/studio/{}/scoring", editor.event.slug), "exhibitors-score-stepped-aside"))
}

/// What waits for an answer, the first that came first.
async fn waiting(db: &DatabaseConnection, event_id: i64) -> Result<Vec<Dossier>> {
    Dossier::of_event(db, event_id, [State::Sent, State::ChangesAsked, State::Waiting]).await
}

/// What one reader may see of each application.
struct Seen<'a> {
    criteria: &'a [criterion::Model],
    scores: &'a HashMap<i64, Vec<score::Model>>,
    villages: &'a Villages,
    account_id: i64,
    aside: bool,
    language: Language,
}

impl Seen<'_> {
    fn row(&self, dossier: &Dossier, slug: &str) -> Row {
        let (exhibitor, application) = (&dossier.exhibitor, &dossier.application);
        let scores = self.scores.get(&application.id).map(Vec::as_slice).unwrap_or_default();
        let done = score::is_complete(self.criteria, scores, self.account_id);
        let average = score::average(self.criteria, scores).filter(|_| score::sees_others(done, self.aside, application.state));
        let fields: Vec<_> = exhibitor.fields.0.iter().map(|field| word(self.language, field.key())).collect();
        Row {
            href: format!("/studio/{slug}/scoring/{}", application.token),
            name: exhibitor.name.clone(),
            kind: exhibitor.kind.key(),
            fields: fields.join(", "),
            village: self.villages.name_for(application).map(|name| name.plain(self.language).to_owned()).unwrap_or_default(),
            begun: scores.iter().any(|score| score.account_id == self.account_id),
            done,
            average: average.as_ref().map(|average| score::written(average.total, self.language)).unwrap_or_default(),
            reviewers: average.map_or(0, |average| average.reviewers),
        }
    }
}

#[derive(Serialize)]
struct ScoringPage {
    rail: Rail,
    slug: String,
    /// May also set the criteria.
    decides: bool,
    criteria: usize,
    total: usize,
    done: usize,
    /// Does not score at this event.
    aside: bool,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: Bilingual,
    kind: &'static str,
    fields: String,
    village: String,
    begun: bool,
    done: bool,
    /// Empty where it may not be seen yet.
    average: String,
    reviewers: usize,
}

impl View for ScoringPage {
    const TEMPLATE: &'static str = "exhibitors/review/scoring";
}
