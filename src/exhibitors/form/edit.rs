//! The organizers' page of the form: what each field asks when, questions of their own, and the conditions.
use super::conditions::{self, Model as Conditions};
use super::field::{Ask, FormField, When, fields_of};
use super::question::{self, Sort};
use super::setting::{Settings, save};
use crate::events::{Editor, Organizer, Rail, event};
use crate::exhibitors::apply::Step;
use crate::platform::Db;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, BothProse};
use crate::platform::time::{Now, timestamp};
use crate::platform::words::word;
use rocket::form::{Contextual, Form};
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, set, set_conditions]
}

#[derive(FromForm)]
struct Asked {
    ask: HashMap<String, Ask>,
    version: i32,
}

impl Asked {
    /// What was chosen; codes of no field are passed over.
    fn settings(&self) -> Settings {
        let field = |code: &String| FormField::try_from_value(code).ok();
        let chosen = self.ask.iter().filter_map(|(code, ask)| Some((field(code)?, *ask)));
        Settings::with(chosen).since(self.version)
    }
}

#[derive(FromForm)]
struct ConditionsForm {
    text: BothProse<20_000>,
}

#[get("/studio/<_>/booths/form")]
async fn show(organizer: Organizer, db: &Db) -> Result<Page<FormPage>> {
    let Organizer(editor) = organizer;
    let view = FormPage::of(db, &editor, None).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/booths/form", data = "<form>")]
async fn set(organizer: Organizer, form: Form<Contextual<'_, Asked>>, db: &Db, now: Now) -> Result<Outcome<FormPage>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let again = match &form.value {
        None => sent,
        Some(asked) => match save(db, &editor.actor(), now.0, &editor.event, &asked.settings()).await {
            Ok(()) => return Ok(Outcome::Done(moved_on(address(&editor.event), "exhibitors-form-saved"))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(AppError::Stale) => sent.stale(&filled(&Settings::of(db.reader(), editor.event.id).await?)),
            Err(other) => return Err(other),
        },
    };
    let view = FormPage::of(db, &editor, Some(again)).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[post("/studio/<_>/booths/form/conditions", data = "<form>")]
async fn set_conditions(organizer: Organizer, form: Form<Contextual<'_, ConditionsForm>>, db: &Db, now: Now) -> Result<Outcome<FormPage>> {
    let Organizer(editor) = organizer;
    let Some(written) = &form.value else {
        let view = FormPage { conditions_form: FormView::sent(&form.context), ..FormPage::of(db, &editor, None).await? };
        return Ok(Outcome::Again(editor.visit.page(view)));
    };
    conditions::save(db, &editor.actor(), now.0, &editor.event, &written.text.clone().into()).await?;
    Ok(Outcome::Done(moved_on(format!("{}#conditions", address(&editor.event)), "exhibitors-conditions-saved")))
}

/// Where this page is.
pub fn address(event: &event::Model) -> String {
    format!("/studio/{}/booths/form", event.slug)
}

fn filled(settings: &Settings) -> FormView {
    let asks = FormField::iter().map(|field| (input(field), settings.ask(field).to_value()));
    FormView::filled(asks.chain([("version".to_owned(), settings.version.to_string())]))
}

fn input(field: FormField) -> String {
    format!("ask[{}]", field.code())
}

#[derive(Serialize)]
struct FormPage {
    rail: Rail,
    base: String,
    form: FormView,
    groups: Vec<Group>,
    /// How many fields and questions are asked at once and after acceptance.
    now: usize,
    later: usize,
    questions: Vec<QuestionRow>,
    /// No longer asked.
    retired: Vec<QuestionRow>,
    conditions_form: FormView,
    versions: Vec<Version>,
    in_force: Option<Version>,
}

/// The fields of one step.
#[derive(Serialize)]
struct Group {
    title: &'static str,
    rows: Vec<FieldRow>,
    /// What is asked there in any case, as word keys.
    always: &'static [&'static str],
}

#[derive(Serialize)]
struct FieldRow {
    name: String,
    label: &'static str,
    options: Vec<Choice>,
    /// Differs from what is usual.
    changed: bool,
}

#[derive(Serialize)]
struct QuestionRow {
    id: i64,
    /// What `parts/move` calls it.
    label: String,
    name: Bilingual,
    sort: &'static str,
    required: bool,
    later: bool,
    first: bool,
    last: bool,
}

/// One text of the conditions.
#[derive(Serialize)]
struct Version {
    number: i32,
    saved_at: String,
    vi: String,
    en: String,
}

impl View for FormPage {
    const TEMPLATE: &'static str = "exhibitors/form/edit";
}

impl FormPage {
    async fn of(db: &Db, editor: &Editor, typed: Option<FormView>) -> Result<Self> {
        let (event, language) = (&editor.event, editor.visit.language);
        let settings = Settings::of(db.reader(), event.id).await?;
        let (retired, asked): (Vec<_>, Vec<_>) =
            question::all(db.reader(), event.id).await?.into_iter().partition(|question| question.retired_at.is_some());
        let texts = conditions::all(db.reader(), event.id).await?;
        let text = texts.first().map(|newest| newest.text.clone()).unwrap_or_default();
        let count = |when| settings.codes(when).len() + asked.iter().filter(|question| question.when() == when).count();
        Ok(Self {
            rail: editor.rail("booths"),
            base: address(event),
            form: typed.unwrap_or_else(|| filled(&settings)),
            groups: groups(&settings, language),
            now: count(When::Now),
            later: count(When::Later),
            questions: rows(&asked, language),
            retired: rows(&retired, language),
            conditions_form: FormView::filled([("text.vi", text.vi), ("text.en", text.en)]),
            in_force: texts.first().filter(|newest| newest.text.any()).map(|newest| version(newest, event, language)),
            versions: texts.iter().skip(1).map(|text| version(text, event, language)).collect(),
        })
    }
}

fn groups(settings: &Settings, language: Language) -> Vec<Group> {
    let always: [(Step, &'static [&'static str]); 3] = [
        (Step::Organisation, &["exhibitors-name", "exhibitors-kind", "exhibitors-email", "exhibitors-contact"]),
        (Step::Showing, &[]),
        (Step::Booth, &["exhibitors-booth-kind", "exhibitors-booth-count"]),
    ];
    let group = |(step, always): (Step, _)| Group {
        title: step.key(),
        rows: fields_of(step).map(|field| row(field, settings, language)).collect(),
        always,
    };
    always.into_iter().map(group).collect()
}

fn row(field: FormField, settings: &Settings, language: Language) -> FieldRow {
    let possible = Ask::iter().filter(|ask| field.may_be_required() || !ask.is_required());
    FieldRow {
        name: input(field),
        label: field.key(),
        options: possible.map(|ask| Choice::new(ask.to_value(), word(language, ask.key()))).collect(),
        changed: settings.ask(field) != field.usual(),
    }
}

fn rows(questions: &[question::Model], language: Language) -> Vec<QuestionRow> {
    let last = questions.len().saturating_sub(1);
    let row = |(at, question): (usize, &question::Model)| QuestionRow {
        id: question.id,
        label: question.label_in(language),
        name: question.label.clone(),
        sort: question.sort.key(),
        required: question.required,
        later: question.later,
        first: at == 0,
        last: at == last,
    };
    questions.iter().enumerate().map(row).collect()
}

fn version(text: &Conditions, event: &event::Model, language: Language) -> Version {
    Version {
        number: text.number,
        saved_at: timestamp(text.saved_at, event.tz(), language),
        vi: markdown::render(&text.text.vi),
        en: markdown::render(&text.text.en),
    }
}

/// The sorts of questions, for the form of one.
pub fn sorts(language: Language) -> Vec<Choice> {
    Sort::iter().map(|sort| Choice::new(sort.to_value(), word(language, sort.key()))).collect()
}
