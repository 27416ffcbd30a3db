//! The letterhead is written in a form, beside which one sees what it prints.
use super::letterhead::{self, Authority, Kind, LetterheadInput, Model as Letterhead, write_in};
use super::office::Paper;
use super::tools::{letterhead, year_of};
use crate::events::studio::{Editor, Rail};
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on, settle};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::time::Now;
use crate::platform::words::{say, word};
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, save, preview]
}

#[get("/studio/<_>/papers/head")]
async fn show(editor: Editor, now: Now, db: &Db) -> Result<Page<HeadPage>> {
    let letterhead = letterhead(db, &editor).await?;
    let page = HeadPage::of(&editor, letterhead.filled(), &letterhead, now.0);
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/papers/head", data = "<form>")]
async fn save(form: Form<Contextual<'_, LetterheadInput>>, editor: Editor, now: Now, db: &Db) -> Result<Outcome<HeadPage>> {
    let sent = FormView::sent(&form.context);
    let Some(input) = &form.value else {
        let known = letterhead(db, &editor).await?;
        return Ok(Outcome::Again(again(editor, sent, &known, now.0)));
    };
    match keep(db, &editor, input, now.0).await {
        Err(AppError::Stale) => {
            let current = letterhead::find(db.reader(), editor.event.id).await?.ok_or(AppError::NotFound)?;
            Ok(Outcome::Again(again(editor, sent.stale(&current.filled()), &current, now.0)))
        }
        result => {
            let there = format!("/studio/{}/papers", editor.event.slug);
            let written = input.letterhead(editor.event.id);
            settle(result, |()| moved_on(there, "print-head-saved"), |no| again(editor, sent.refused(&no), &written, now.0))
        }
    }
}

/// What the form prints as it stands, for its script to put beside it.
#[post("/studio/<_>/papers/head/preview", data = "<form>")]
async fn preview(form: Form<Contextual<'_, LetterheadInput>>, editor: Editor, now: Now, db: &Db) -> Result<Page<Preview>> {
    let typed = match &form.value {
        Some(input) => input.letterhead(editor.event.id),
        None => letterhead(db, &editor).await?,
    };
    let samples = samples(&editor, &typed, now.0);
    Ok(editor.visit.page(Preview { samples }))
}

async fn keep(db: &Database, editor: &Editor, input: &LetterheadInput, now: DateTime<Utc>) -> Result<()> {
    let mut change = Change::begin(db, &editor.actor(), now).await?;
    write_in(&mut change, &editor.event, input).await?;
    change.commit().await
}

fn again(editor: Editor, form: FormView, letterhead: &Letterhead, now: DateTime<Utc>) -> Page<HeadPage> {
    let page = HeadPage::of(&editor, form, letterhead, now);
    editor.visit.page(page)
}

/// One paper with nothing on it, in each language.
fn samples(editor: &Editor, letterhead: &Letterhead, now: DateTime<Utc>) -> Vec<Sample> {
    let year = year_of(&editor.event, now);
    let sample = |language: Language| {
        let event = say(language, "print-list-attending", &json!({ "event": editor.event.name.plain(language) }));
        let paper = Paper::of(letterhead, language, year, (&word(language, "print-list-delegates"), event));
        Sample { name: language.own_name(), paper }
    };
    Language::ALL.map(sample).into()
}

#[derive(Serialize)]
struct Sample {
    name: &'static str,
    paper: Paper,
}

#[derive(Serialize)]
struct Preview {
    samples: Vec<Sample>,
}

impl View for Preview {
    const TEMPLATE: &'static str = "print/head_preview";
}

#[derive(Serialize)]
struct HeadPage {
    rail: Rail,
    base: String,
    form: FormView,
    kinds: Vec<Choice>,
    authorities: Vec<Choice>,
    samples: Vec<Sample>,
}

impl View for HeadPage {
    const TEMPLATE: &'static str = "print/write_head";
}

impl HeadPage {
    fn of(editor: &Editor, form: FormView, letterhead: &Letterhead, now: DateTime<Utc>) -> Self {
        let language = editor.visit.language;
        Self {
            rail: editor.rail("papers"),
            base: format!("/studio/{}/papers", editor.event.slug),
            form,
            kinds: Kind::ALL.map(|kind| Choice::new(kind.code(), word(language, kind.key()))).into(),
            authorities: Authority::ALL.map(|one| Choice::new(one.code(), word(language, one.key()))).into(),
            samples: samples(editor, letterhead, now),
        }
    }
}
