//! An organizer reads one application and decides on it.
use super::decide::{Deciding, Decision, decide};
use crate::accounts::account;
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::application::State;
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::history::{self, Reader};
use crate::exhibitors::sheet::{Sheet, sheet};
use crate::exhibitors::values::Numbers;
use crate::exhibitors::village::Villages;
use crate::exhibitors::{booth, exhibitor};
use crate::platform::Db;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, Given, Prose};
use crate::platform::time::{Now, timestamp};
use rocket::FromFormField;
use rocket::form::{Contextual, Form};
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, answer]
}

/// Which button was pressed.
#[derive(Clone, Copy, Debug, FromFormField)]
enum Act {
    Accept,
    Decline,
    Ask,
}

#[derive(FromForm)]
struct Answer {
    act: Act,
    numbers: Given<Numbers>,
    words: Prose<2000>,
    version: i32,
}

impl Answer {
    /// A booth with a yes; words with a no and with changes.
    fn decision(&self) -> Result<Decision, Refusal> {
        let words = self.words.to_string();
        match (self.act, &self.numbers.0) {
            (Act::Accept, Some(numbers)) => Ok(Decision::Accept(numbers.clone(), words)),
            (Act::Accept, None) => Err(Refusal::at("numbers", "exhibitors-review-number-needed")),
            (Act::Decline, _) if words.is_empty() => Err(Refusal::at("words", "exhibitors-review-reason-needed")),
            (Act::Ask, _) if words.is_empty() => Err(Refusal::at("words", "exhibitors-review-words-needed")),
            (Act::Decline, _) => Ok(Decision::Decline(words)),
            (Act::Ask, _) => Ok(Decision::AskChanges(words)),
        }
    }

    fn done(&self) -> &'static str {
        match self.act {
            Act::Accept => "exhibitors-review-accepted",
            Act::Decline => "exhibitors-review-declined",
            Act::Ask => "exhibitors-review-asked",
        }
    }
}

#[get("/studio/<_>/booths/<token>", rank = 5)]
async fn show(organizer: Organizer, token: &str, db: &Db) -> Result<Page<ReviewPage>> {
    page(db, organizer.0, token, None).await
}

#[post("/studio/<_>/booths/<token>", data = "<form>")]
async fn answer(organizer: Organizer, token: &str, form: Form<Contextual<'_, Answer>>, db: &Db, now: Now) -> Result<Outcome<ReviewPage>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let Some(answer) = &form.value else { return again(db, editor, token, sent).await };
    let deciding =
        Deciding { who: &editor.who, event: &editor.event, token, version: answer.version, now: now.0, origin: &editor.visit.origin };
    let decided = match answer.decision() {
        Ok(decision) => decide(db, &deciding, &decision).await,
        Err(no) => Err(no.into()),
    };
    match decided {
        Ok(_) => Ok(Outcome::Done(moved_on(format!("/studio/{}/booths/{token}", editor.event.slug), answer.done()))),
        Err(AppError::Refused(no)) => again(db, editor, token, sent.refused(&no)).await,
        Err(AppError::Stale) => again(db, editor, token, sent.refused(&Refusal::new("exhibitors-review-changed"))).await,
        Err(other) => Err(other),
    }
}

async fn again(db: &Db, editor: Editor, token: &str, form: FormView) -> Result<Outcome<ReviewPage>> {
    Ok(Outcome::Again(page(db, editor, token, Some(form)).await?))
}

/// The application as it is now; whatever was typed stays in the form.
async fn page(db: &Db, editor: Editor, token: &str, typed: Option<FormView>) -> Result<Page<ReviewPage>> {
    let (event, language) = (&editor.event, editor.visit.language);
    let dossier = Dossier::by_token(db.reader(), event.id, token).await?;
    let villages = Villages::of(db.reader(), event.id).await?;
    let kinds = Kinds::of(db.reader(), event.id).await?;
    let application = &dossier.application;
    let mut form = typed.unwrap_or_default();
    form.values.insert("version".into(), application.version.to_string());
    let said = |at| timestamp(at, event.tz(), language);
    let view = ReviewPage {
        rail: editor.rail("booths"),
        slug: event.slug.clone(),
        token: application.token.clone(),
        name: dossier.exhibitor.name.clone(),
        state: application.state.key(),
        tag: application.state.tag(),
        words: application.words.clone(),
        booths: numbers_of(&dossier.booths(db.reader()).await?),
        sent_at: application.sent_at.map(said),
        decided_at: application.decided_at.filter(|_| is_decided(application.state)).map(said),
        decided_by: decider(db.reader(), application.decided_by).await?,
        account: account::Entity::find_by_id(dossier.exhibitor.account_id)
            .one(db.reader())
            .await?
            .map(|account| account.email)
            .unwrap_or_default(),
        may_decide: application.state.may_be_decided().is_ok(),
        waits: application.state.may_be_decided().err().map(|no| no.key.into_owned()),
        listed: dossier.exhibitor.shown,
        given: given(db.reader(), &kinds, event.id, language).await?,
        left: event.booth_limit.map(|limit| (limit - event.booths_given).max(0)),
        sheet: sheet(&dossier, &kinds, &villages, language),
        history: history::of(db.reader(), event, application.id, Reader::Organizer, language).await?,
        form,
    };
    Ok(editor.visit.page(view))
}

fn is_decided(state: State) -> bool {
    !matches!(state, State::Draft | State::Sent | State::Withdrawn)
}

async fn decider(db: &DatabaseConnection, account_id: Option<i64>) -> Result<String> {
    let Some(id) = account_id else { return Ok(String::new()) };
    Ok(account::Entity::find_by_id(id).one(db).await?.map(|account| account.name).unwrap_or_default())
}

/// The booths that are given already, so that nobody has to guess.
async fn given(db: &DatabaseConnection, kinds: &Kinds, event_id: i64, language: Language) -> Result<Vec<Tile>> {
    let booths = booth::Entity::find()
        .filter(booth::COLUMN.event_id.eq(event_id))
        .find_also_related(exhibitor::Entity)
        .order_by_asc(booth::Column::Number)
        .all(db)
        .await?;
    let tile = |(booth, holder): (booth::Model, Option<exhibitor::Model>)| {
        let holder = holder?;
        let name = if holder.short_name.is_empty() { holder.name.plain(language).to_owned() } else { holder.short_name };
        let kind_label = kinds.name(booth.kind.as_deref(), language);
        Some(Tile { number: booth.number, state: "given", state_label: String::new(), name, kind_label, href: String::new() })
    };
    Ok(booths.into_iter().filter_map(tile).collect())
}

/// A booth on the plan, as `parts/booth_tile` draws it.
#[derive(Serialize)]
struct Tile {
    number: String,
    state: &'static str,
    state_label: String,
    name: String,
    kind_label: String,
    href: String,
}

#[derive(Serialize)]
struct ReviewPage {
    rail: Rail,
    slug: String,
    token: String,
    name: Bilingual,
    state: &'static str,
    tag: &'static str,
    words: String,
    booths: String,
    sent_at: Option<String>,
    decided_at: Option<String>,
    decided_by: String,
    /// The e-mail address letters go to.
    account: String,
    may_decide: bool,
    /// Why it cannot be decided, as a word key.
    waits: Option<String>,
    listed: bool,
    given: Vec<Tile>,
    left: Option<i32>,
    sheet: Sheet,
    history: Vec<history::Line>,
    form: FormView,
}

impl View for ReviewPage {
    const TEMPLATE: &'static str = "exhibitors/review";
}
