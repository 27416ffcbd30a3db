//! Name plates for the tables: who gets one, in the event's style, one sheet each or two to a sheet.
use super::plate::{Fold, Model as Style, Plate, StyleInput, choose_in, style_of};
use super::roll::Rolls;
use super::tools::languages;
use crate::events::studio::{Editor, Rail};
use crate::people::Presence;
use crate::people::honorific::At;
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on, settle};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Given;
use crate::platform::time::Now;
use crate::platform::words::{say, word};
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use serde::Serialize;
use serde_json::json;
use std::collections::HashSet;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, choose]
}

/// Whose plates, this time. Nobody named: everybody's.
#[derive(FromForm, Default)]
pub struct Asked {
    language: Given<Language>,
    who: Vec<i64>,
}

#[get("/studio/<_>/papers/plates?<asked..>")]
async fn show(asked: Asked, editor: Editor, db: &Db) -> Result<Page<PlatesPage>> {
    let style = style_of(db.reader(), editor.event.id).await?;
    let page = PlatesPage::of(db, &editor, &style, (&asked, filled(&style))).await?;
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/papers/plates", data = "<form>")]
async fn choose(form: Form<Contextual<'_, StyleInput>>, editor: Editor, now: Now, db: &Db) -> Result<Outcome<PlatesPage>> {
    let sent = FormView::sent(&form.context);
    let style = style_of(db.reader(), editor.event.id).await?;
    let Some(input) = &form.value else {
        let page = PlatesPage::of(db, &editor, &style, (&Asked::default(), sent)).await?;
        return Ok(Outcome::Again(editor.visit.page(page)));
    };
    let kept = match keep(db, &editor, input, now.0).await {
        Err(AppError::Stale) => Err(Refusal::new("form-stale").into()),
        other => other,
    };
    // The version of now: whoever saves again has seen what the other chose.
    let seen = FormView { values: filled(&style).values, ..sent };
    let page = PlatesPage::of(db, &editor, &style, (&Asked::default(), seen)).await?;
    let there = format!("/studio/{}/papers/plates", editor.event.slug);
    settle(
        kept,
        |()| moved_on(there, "print-plates-saved"),
        |no| editor.visit.page(PlatesPage { form: page.form.clone().refused(&no), ..page }),
    )
}

async fn keep(db: &Database, editor: &Editor, input: &StyleInput, now: DateTime<Utc>) -> Result<()> {
    let mut change = Change::begin(db, &editor.actor(), now).await?;
    choose_in(&mut change, &editor.event, input).await?;
    change.commit().await
}

fn filled(style: &Style) -> FormView {
    FormView::filled([
        ("fold", style.fold.code().to_owned()),
        ("honorific", if style.honorific { "true" } else { "" }.to_owned()),
        ("posts", style.posts.to_string()),
        ("version", style.version.to_string()),
    ])
}

#[derive(Serialize)]
struct PlatesPage {
    rail: Rail,
    base: String,
    form: FormView,
    folds: Vec<Choice>,
    posts: Vec<Choice>,
    languages: Vec<Choice>,
    asked: FormView,
    people: Vec<Chosen>,
    how: &'static str,
    sheets: String,
    /// `two`, `three` or `pair`.
    fold: &'static str,
    /// The language of the plates.
    language: &'static str,
    /// The plates of each sheet.
    pages: Vec<Vec<Plate>>,
}

impl View for PlatesPage {
    const TEMPLATE: &'static str = "print/plates";
}

/// Somebody in the list to tick.
#[derive(Serialize)]
struct Chosen {
    value: i64,
    label: String,
    checked: bool,
}

impl PlatesPage {
    async fn of(db: &Database, editor: &Editor, style: &Style, (asked, form): (&Asked, FormView)) -> Result<Self> {
        let shown = editor.visit.language;
        let language = asked.language.0.unwrap_or(shown);
        let everybody = Rolls::read(db.reader(), &editor.event).await?.everybody();
        let wanted: HashSet<i64> = asked.who.iter().copied().collect();
        let is_wanted = |one: &&Presence| wanted.is_empty() || wanted.contains(&one.delegate.person_id);
        let plates: Vec<Plate> = everybody.iter().filter(is_wanted).map(|one| style.plate(&one.printed, language)).collect();
        let sheets = style.fold.sheets(plates.len());
        let per_sheet = if style.fold == Fold::Pair { 2 } else { 1 };
        let chosen = |one: &Presence| Chosen {
            value: one.delegate.person_id,
            label: one.printed.full_name(shown, At::Start),
            checked: is_wanted(&one),
        };
        Ok(Self {
            rail: editor.rail("papers"),
            base: format!("/studio/{}/papers", editor.event.slug),
            form,
            folds: Fold::ALL.map(|fold| fold_choice(fold, shown)).into(),
            posts: ["print-posts-none", "print-posts-one", "print-posts-two"]
                .iter()
                .zip(0..)
                .map(|(key, count)| Choice::new(count.to_string(), word(shown, key)))
                .collect(),
            languages: languages(),
            asked: FormView::filled([("language", language.code().to_owned())]),
            people: everybody.iter().map(chosen).collect(),
            how: style.fold.keys().1,
            sheets: say(shown, "print-plates-sheets", &json!({ "people": plates.len(), "sheets": sheets })),
            fold: style.fold.code(),
            language: language.code(),
            pages: plates.chunks(per_sheet).map(<[Plate]>::to_vec).collect(),
        })
    }
}

fn fold_choice(fold: Fold, language: Language) -> Choice {
    let (label, note) = fold.keys();
    Choice::new(fold.code(), word(language, label)).noted(word(language, note))
}
