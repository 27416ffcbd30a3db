//! An exhibitor fills in its application: four steps that keep what was typed, complete or not, and the sending.
mod after;
mod beside;
mod booth_wish;
mod confirm;
pub(super) mod consent;
pub mod input;
pub(super) mod keep;
mod missing;
mod organisation;
mod showing;

pub use after::may_be_completed;
pub use confirm::{list, list_in, send_in};
pub use consent::TEXT_VERSION;
pub use keep::{insert_exhibitor, save_in, set_logo_in};
pub use missing::{missing, next_step};
pub use organisation::{remark as tax_remark, shown_tax_code};

use super::application::{State, may_be_edited};
use super::desk::at::Desk;
use super::desk::earlier::{self, Earlier};
use super::desk::parts::{self, Part};
use super::dossier::{Applicant, Dossier};
use super::floor_plan::kind::Kinds;
use super::form::{Asking, When};
use super::village::Villages;
use super::waiting_list::Rules;
use crate::accounts::SignedIn;
use crate::events::event;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View, Visit};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, moment};
use crate::platform::words::word;
use keep::Saving;
use missing::missing_at;
use rocket::form::Context;
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    [routes![enter], organisation::routes(), showing::routes(), booth_wish::routes(), confirm::routes(), after::routes()].concat()
}

/// The steps of the form, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    Organisation,
    Showing,
    Booth,
    Confirm,
}

impl Step {
    pub const ALL: [Self; 4] = [Self::Organisation, Self::Showing, Self::Booth, Self::Confirm];

    /// From 1.
    pub fn number(self) -> i32 {
        self as i32 + 1
    }

    /// The end of its address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Organisation => "organisation",
            Self::Showing => "showing",
            Self::Booth => "booth",
            Self::Confirm => "confirm",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Organisation => "exhibitors-step-organisation",
            Self::Showing => "exhibitors-step-showing",
            Self::Booth => "exhibitors-step-booth",
            Self::Confirm => "exhibitors-step-confirm",
        }
    }

    fn next(self) -> Self {
        Self::ALL.into_iter().find(|step| *step > self).unwrap_or(Self::Confirm)
    }

    /// Its address.
    pub fn address(self, event_slug: &str) -> String {
        format!("/desk/{event_slug}/apply/{}", self.slug())
    }
}

/// Where "take part" leads: the step that comes next, the application that waits, or why nothing is taken.
#[get("/desk/<_>/apply")]
async fn enter(desk: Applicant, db: &Db, now: Now) -> Result<Redirect> {
    let slug = &desk.event.slug;
    Ok(match &desk.dossier {
        Some(own) if may_be_edited(own.application.state, &desk.event, now.0).is_ok() => {
            let asking = Asking::of_dossier(db.reader(), own).await?;
            Redirect::to(next_step(own, &asking).address(slug))
        }
        Some(_) => Redirect::to(format!("/desk/{slug}")),
        None if Rules::of(db.reader(), desk.event.id).await?.may_begin(&desk.event, now.0).is_ok() => {
            Redirect::to(Step::Organisation.address(slug))
        }
        None => Redirect::to(format!("/{}/{slug}/exhibit", desk.visit.language.code())),
    })
}

/// A step's page may be shown, or the reader is led elsewhere.
type Opened<V> = rocket::Either<Page<V>, Flash<Redirect>>;

/// Somebody at one step of their own application, begun or not.
struct At {
    who: SignedIn,
    visit: Visit,
    event: event::Model,
    dossier: Dossier,
    is_new: bool,
    /// What could fill a new application.
    earlier: Vec<Earlier>,
    villages: Villages,
    kinds: Kinds,
    asking: Asking,
    /// How the waiting list is kept.
    rules: Rules,
    /// Which part of the form is filled in.
    when: When,
    now: DateTimeUtc,
    /// Shows what is missing after an attempt to send.
    check: bool,
    /// The desk at which what is asked later is filled in, with what stands around that part and its version.
    desk: Option<(Desk, (parts::Frame, i32))>,
}

impl At {
    async fn of(desk: Applicant, db: &Database, now: Now) -> Result<Self> {
        let Applicant { who, visit, event, dossier } = desk;
        let is_new = dossier.is_none();
        let dossier = dossier.unwrap_or_else(|| prefilled(&event, &who, now.0));
        let villages = Villages::of(db.reader(), event.id).await?;
        let kinds = Kinds::of(db.reader(), event.id).await?;
        let earlier = if is_new { earlier::offered(db, &who.account, &event, visit.language).await? } else { vec![] };
        let asking = Asking::of(db.reader(), event.id, (!is_new).then_some(dossier.application.id)).await?;
        let rules = Rules::of(db.reader(), event.id).await?;
        let (when, now) = (When::Now, now.0);
        Ok(Self { who, visit, event, dossier, is_new, earlier, villages, kinds, asking, rules, when, now, check: false, desk: None })
    }

    /// What is asked after acceptance.
    async fn later(desk: Desk, db: &Database, now: Now) -> Result<Self> {
        let part = parts::framed(db, &desk, Part::After, now.0).await?;
        let dossier = Some(desk.dossier.clone());
        let applicant = Applicant { who: desk.who.clone(), visit: desk.visit.clone(), event: desk.event.clone(), dossier };
        let at = Self::of(applicant, db, now).await?;
        Ok(Self { when: When::Later, desk: Some((desk, part)), ..at })
    }

    /// The desk this belongs to.
    fn home(&self) -> String {
        self.desk.as_ref().map_or_else(|| format!("/desk/{}", self.event.slug), |(desk, _)| desk.home())
    }

    /// Led elsewhere: to the reason when nothing may be written now, to the first step when nothing was begun.
    fn elsewhere(&self, step: Step) -> Option<Flash<Redirect>> {
        let slug = &self.event.slug;
        if self.is_new {
            return match self.rules.may_begin(&self.event, self.now) {
                Err(no) => Some(Flash::error(Redirect::to("/desk"), no.key)),
                Ok(()) if step > Step::Organisation => {
                    Some(Flash::warning(Redirect::to(Step::Organisation.address(slug)), "exhibitors-apply-begin-first"))
                }
                Ok(()) => None,
            };
        }
        let state = self.dossier.application.state;
        let rule = match self.when {
            When::Now => may_be_edited(state, &self.event, self.now),
            When::Later => may_be_completed(state, &self.event),
        };
        rule.err().map(|no| Flash::error(Redirect::to(self.home()), no.key))
    }

    /// A save of what is asked now, from the version the form was opened with.
    fn saving(&self, version: i32) -> Saving<'_> {
        Saving {
            who: &self.who,
            event: &self.event,
            dossier: &self.dossier,
            asking: &self.asking,
            when: self.when,
            answers: HashMap::new(),
            now: self.now,
            version,
        }
    }

    fn frame(&self, current: Step) -> Frame {
        let application = &self.dossier.application;
        let asked = application.state == State::ChangesAsked;
        Frame {
            slug: self.event.slug.clone(),
            event_name: self.event.name.clone(),
            action: current.address(&self.event.slug),
            is_new: self.is_new,
            earlier: self.earlier.clone(),
            closes: self.event.booths().last(self.event.tz()).map(|at| moment(at, self.event.tz(), self.visit.language)),
            words: if asked { application.words.clone() } else { String::new() },
            problems: self.check.then_some("exhibitors-gaps"),
            steps: Step::ALL.map(|step| self.link(step, current)).into(),
            asked: self.asking.settings.codes(self.when),
            after: self.when == When::Later,
            required: self.asking.settings.required_codes(),
        }
    }

    fn link(&self, step: Step, current: Step) -> StepLink {
        let seen = self.dossier.application.step >= step.number();
        let lacks = !missing_at(step, &self.dossier, &self.asking).is_empty();
        let state = match () {
            () if step == current => "current",
            () if self.is_new || !seen || step == Step::Confirm => "todo",
            () if lacks => "wrong",
            () => "done",
        };
        let href = if self.is_new { String::new() } else { step.address(&self.event.slug) };
        StepLink { href, label: word(self.visit.language, step.key()), state }
    }
}

/// A new application knows the account already.
fn prefilled(event: &event::Model, who: &SignedIn, now: DateTimeUtc) -> Dossier {
    let mut blank = Dossier::blank(event, &who.account, now);
    blank.exhibitor.contact_name = who.account.name.clone();
    blank.exhibitor.email = who.account.email.clone();
    blank
}

/// What stands around every step.
#[derive(Serialize)]
struct Frame {
    slug: String,
    event_name: Bilingual,
    action: String,
    is_new: bool,
    /// Applications of earlier editions, while nothing was begun.
    earlier: Vec<Earlier>,
    closes: Option<String>,
    /// The organizers' words when they asked for changes.
    words: String,
    /// The codes of the fields that are asked, and of those that must be filled in.
    asked: Vec<String>,
    required: Vec<String>,
    /// Asked after acceptance: what is always asked has been.
    after: bool,
    /// The word key over what is missing, when that is why problems are shown.
    problems: Option<&'static str>,
    steps: Vec<StepLink>,
}

#[derive(Serialize)]
struct StepLink {
    href: String,
    label: String,
    state: &'static str,
}

/// The page of one step.
trait StepPage: View + Sized {
    const STEP: Step;

    /// The form with what is on record.
    fn filled(dossier: &Dossier, asking: &Asking) -> FormView;

    fn of(at: &At, form: FormView) -> Self;
}

/// Shows a step; with `check`, what it lacks is marked at its fields.
async fn open<V: StepPage>(desk: Applicant, check: Option<bool>, db: &Db, now: Now) -> Result<Opened<V>> {
    let mut at = At::of(desk, db, now).await?;
    if let Some(elsewhere) = at.elsewhere(V::STEP) {
        return Ok(rocket::Either::Right(elsewhere));
    }
    let mut form = V::filled(&at.dossier, &at.asking);
    if check == Some(true) {
        at.check = true;
        form = missing_at(V::STEP, &at.dossier, &at.asking).iter().fold(form, FormView::refused);
    }
    let view = V::of(&at, form);
    Ok(rocket::Either::Left(at.visit.page(view)))
}

/// What came with a step beside its fields: the version it was opened with and the button that was pressed.
struct Sent {
    form: FormView,
    version: i32,
    /// "Save and go on" rather than "save as draft".
    on: bool,
}

impl Sent {
    /// The next save starts from this version.
    fn now_from(&mut self, version: i32) {
        self.version = version;
        self.form.values.insert("version".into(), version.to_string());
    }

    fn of(context: &Context<'_>) -> Self {
        let version = context.field_value("version").and_then(|version| version.parse().ok()).unwrap_or_default();
        Self { form: FormView::sent(context), version, on: context.field_value("then") != Some("draft") }
    }
}

/// After a save: on to the next step, or back to the desk.
fn saved(at: &At, step: Step, on: bool, remark: Option<&'static str>) -> Flash<Redirect> {
    let to = if on { step.next().address(&at.event.slug) } else { format!("/desk/{}", at.event.slug) };
    match remark {
        Some(key) => Flash::warning(Redirect::to(to), key),
        None => moved_on(to, "exhibitors-apply-saved"),
    }
}

/// The step again, with what was typed and what is wrong with it.
async fn again<V: StepPage>(db: &Database, mut at: At, form: FormView, error: AppError) -> Result<Outcome<V>> {
    let form = match error {
        AppError::Refused(no) => form.refused(&no),
        AppError::Stale => {
            at.dossier = at.dossier.read_again(db.reader()).await?;
            at.asking = Asking::of_dossier(db.reader(), &at.dossier).await?;
            form.stale(&V::filled(&at.dossier, &at.asking))
        }
        other => return Err(other),
    };
    Ok(wrong(at, form))
}

/// The step again, whose fields say what is wrong.
fn wrong<V: StepPage>(at: At, form: FormView) -> Outcome<V> {
    let view = V::of(&at, form);
    Outcome::Again(at.visit.page(view))
}

/// "true" for a ticked box.
fn ticked(value: bool) -> String {
    if value { "true".into() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_each_other() {
        assert_eq!(Step::ALL.map(Step::number), [1, 2, 3, 4]);
        assert_eq!(Step::Organisation.next(), Step::Showing);
        assert_eq!(Step::Confirm.next(), Step::Confirm);
    }
}
