//! What is asked of exhibitors by when, and what all desks have in common.
use super::{Tab, tabs};
use crate::events::{Editor, Organizer, Rail, event};
use crate::exhibitors::desk::parts::rule::Rules;
use crate::exhibitors::desk::parts::term::{self, Term, Terms};
use crate::exhibitors::desk::parts::{Part, Sent};
use crate::exhibitors::met::{met, settling};
use crate::platform::Db;
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::Given;
use crate::platform::time::{DateField, MomentField, Now, end_of_day, local};
use rocket::form::{Contextual, Form};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::BTreeMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, keep]
}

#[derive(FromForm)]
struct Asked {
    /// By the code of the part.
    terms: BTreeMap<String, TermInput>,
    badges_per_booth: i32,
    leads_until: Given<DateField>,
}

#[derive(FromForm)]
struct TermInput {
    asked: bool,
    due_at: Given<MomentField>,
    locks_at: Given<MomentField>,
}

/// Badges somebody may give to one booth.
const BADGES: std::ops::RangeInclusive<i32> = 0..=50;

// Doors.

#[get("/studio/<_>/booths/desk/terms")]
async fn show(organizer: Organizer, db: &Db) -> Result<Page<TermsPage>> {
    let form = filled(db, &organizer.0).await?;
    let view = TermsPage::of(&organizer.0, form);
    Ok(organizer.0.visit.page(view))
}

#[post("/studio/<_>/booths/desk/terms", data = "<form>")]
async fn keep(organizer: Organizer, form: Form<Contextual<'_, Asked>>, db: &Db, now: Now) -> Result<Outcome<TermsPage>> {
    let editor = organizer.0;
    let sent = Sent::of(&form.context);
    let result = match &form.value {
        Some(asked) => settling(|| save(db, &editor, asked, (sent.version, now.0))).await,
        None => return Ok(again(editor, sent.form)),
    };
    match result {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/booths/desk/terms", editor.event.slug), "desk-terms-saved"))),
        Err(AppError::Refused(no)) => Ok(again(editor, sent.form.refused(&no))),
        Err(AppError::Stale) => {
            let theirs = filled(db, &editor).await?;
            Ok(again(editor, sent.form.stale(&theirs)))
        }
        Err(other) => Err(other),
    }
}

fn again(editor: Editor, form: FormView) -> Outcome<TermsPage> {
    let view = TermsPage::of(&editor, form);
    Outcome::Again(editor.visit.page(view))
}

// Work.

async fn save(db: &Database, editor: &Editor, asked: &Asked, (version, now): (i32, DateTimeUtc)) -> Result<()> {
    if !BADGES.contains(&asked.badges_per_booth) {
        return Err(Refusal::at("badges_per_booth", "form-range").with("min", *BADGES.start()).with("max", *BADGES.end()).into());
    }
    let zone = editor.event.tz();
    let mut change = Change::begin(db, &editor.actor(), now).await?;
    let leads_until = asked.leads_until.0.map(|day| end_of_day(day.0, zone));
    let rules = Rules { badges_per_booth: asked.badges_per_booth, leads_until, version };
    let term = |part: Part| {
        let input = asked.terms.get(part.code());
        let at = |given: Option<Given<MomentField>>| given.and_then(|given| given.0).map(|moment| moment.in_zone(zone));
        Term {
            part,
            asked: input.is_some_and(|input| input.asked),
            due_at: at(input.map(|input| input.due_at)),
            locks_at: at(input.map(|input| input.locks_at)),
        }
    };
    set_terms_in(&mut change, &editor.event, &rules, &Part::ALL.map(term)).await?;
    change.commit().await
}

/// Sets what is asked of the exhibitors of an event, over the rules of this version, inside a change.
///
/// # Errors
/// A refusal where something would be due after it is shut; `Stale` when somebody else set something meanwhile.
pub async fn set_terms_in(change: &mut Change, event: &event::Model, rules: &Rules, terms: &[Term]) -> Result<()> {
    rules.write(change, event.id, rules.version).await?;
    term::Entity::delete_many().filter(term::COLUMN.event_id.eq(event.id)).exec(change.tx()).await?;
    for term in terms {
        term.check()?;
        let row = term::ActiveModel {
            event_id: Set(event.id),
            part: Set(term.part),
            asked: Set(term.asked),
            due_at: Set(term.due_at),
            locks_at: Set(term.locks_at),
            ..Default::default()
        };
        row.insert(change.tx()).await.or_refuse_duplicate(met())?;
    }
    change.note(Note::new(event.id, "desk-log-terms").about("event", event.id, event.name.vi.as_str()).quiet()).await
}

// View.

#[derive(Serialize)]
struct TermsPage {
    rail: Rail,
    tabs: Vec<Tab>,
    action: String,
    form: FormView,
    parts: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    code: &'static str,
    title: &'static str,
    note: &'static str,
    /// "terms[fascia]".
    field: String,
}

impl View for TermsPage {
    const TEMPLATE: &'static str = "exhibitors/desk/studio/terms";
}

impl TermsPage {
    fn of(editor: &Editor, form: FormView) -> Self {
        let row =
            |part: Part| Row { code: part.code(), title: part.key(), note: part.note_key(), field: format!("terms[{}]", part.code()) };
        Self {
            rail: editor.rail("booths"),
            tabs: tabs(editor, "/terms"),
            action: format!("/studio/{}/booths/desk/terms", editor.event.slug),
            form,
            parts: Part::ALL.map(row).into(),
        }
    }
}

async fn filled(db: &Database, editor: &Editor) -> Result<FormView> {
    let zone = editor.event.tz();
    let rules = Rules::of(db.reader(), &editor.event).await?;
    // The last day on which they are shown, not the moment after it.
    let last = |at: DateTimeUtc| DateField(local(at - chrono::TimeDelta::minutes(1), zone).date()).to_string();
    let mut form = FormView::filled([
        ("version", rules.version.to_string()),
        ("badges_per_booth", rules.badges_per_booth.to_string()),
        ("leads_until", rules.leads_until.map(last).unwrap_or_default()),
    ]);
    for term in Terms::set(db.reader(), &editor.event).await?.0 {
        let at = |at: Option<DateTimeUtc>| at.map(|at| MomentField::of(at, zone).to_string()).unwrap_or_default();
        let field = |end: &str| format!("terms[{}].{end}", term.part.code());
        form.values.insert(field("asked"), if term.asked { "true".into() } else { String::new() });
        form.values.insert(field("due_at"), at(term.due_at));
        form.values.insert(field("locks_at"), at(term.locks_at));
    }
    Ok(form)
}
