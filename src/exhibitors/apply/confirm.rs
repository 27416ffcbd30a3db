//! Step 4: everything once more, permission to be shown, and sending.
use super::keep::write_exhibitor;
use super::missing::{missing, step_of};
use super::{At, Frame, Opened, Sent, Step, StepPage, again, consent, open, ticked, wrong};
use crate::accounts::SignedIn;
use crate::events::event;
use crate::exhibitors::application::{self, State, acts, may_be_edited, may_be_sent_now};
use crate::exhibitors::dossier::{Applicant, Dossier};
use crate::exhibitors::form::{Asking, FormField, conditions};
use crate::exhibitors::letters::{self, About};
use crate::exhibitors::limits::{self, Held, Room};
use crate::exhibitors::met::settling;
use crate::exhibitors::review::{Trace, join_in};
use crate::exhibitors::sheet::{Sheet, sheet};
use crate::exhibitors::waiting_list::Rules;
use crate::platform::Db;
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::markdown;
use crate::platform::page::View;
use crate::platform::text::Given;
use crate::platform::time::{Now, timestamp};
use crate::platform::words::word;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::Iterable;
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, send]
}

#[derive(FromForm)]
struct Sending {
    /// Agrees to stand in the public directory.
    shown: bool,
    /// Accepts this version of the conditions.
    conditions: Given<i64>,
}

#[get("/desk/<_>/apply/confirm?<check>")]
async fn ask(desk: Applicant, check: Option<bool>, db: &Db, now: Now) -> Result<Opened<ConfirmPage>> {
    open(desk, check, db, now).await
}

#[post("/desk/<_>/apply/confirm", data = "<form>")]
async fn send(desk: Applicant, form: Form<Contextual<'_, Sending>>, db: &Db, now: Now) -> Result<Outcome<ConfirmPage>> {
    let at = At::of(desk, db, now).await?;
    let sent = Sent::of(&form.context);
    let Some(sending) = &form.value else { return Ok(wrong(at, sent.form)) };
    if let Some(elsewhere) = at.elsewhere(Step::Confirm) {
        return Ok(Outcome::Done(elsewhere));
    }
    let act = Act {
        who: &at.who,
        event: &at.event,
        now: at.now,
        version: sent.version,
        origin: &at.visit.origin,
        agreed: sending.conditions.0,
        joins: form.context.field_value("then") == Some("join"),
    };
    if !sent.on {
        return match keep_consent(db, &act, &at.dossier, sending.shown).await {
            Ok(()) => Ok(Outcome::Done(moved_on(format!("/desk/{}", at.event.slug), "exhibitors-apply-saved"))),
            Err(error) => again(db, at, sent.form, error).await,
        };
    }
    match send_off(db, &act, &at.dossier, sending.shown).await {
        Ok(_) => {
            let said = if act.joins { "exhibitors-joined" } else { "exhibitors-apply-sent" };
            Ok(Outcome::Done(moved_on(format!("/desk/{}", at.event.slug), said)))
        }
        Err(AppError::Refused(no)) if no.field.as_deref().is_some_and(|field| field != "conditions") => {
            Ok(Outcome::Done(to_the_gap(&at.event, &no)))
        }
        Err(error) => again(db, at, sent.form, error).await,
    }
}

/// Leads to the step that shows what is missing.
fn to_the_gap(event: &event::Model, no: &Refusal) -> Flash<Redirect> {
    let step = step_of(no.field.as_deref().unwrap_or_default());
    Flash::error(Redirect::to(format!("{}?check=true", step.address(&event.slug))), "exhibitors-apply-incomplete")
}

/// Who acts on their application, and how they saw it.
struct Act<'a> {
    who: &'a SignedIn,
    event: &'a event::Model,
    now: DateTimeUtc,
    version: i32,
    origin: &'a str,
    /// The version of the conditions that was accepted.
    agreed: Option<i64>,
    /// Straight onto the waiting list, since nothing is left.
    joins: bool,
}

/// Sends, with a letter that says it has come, or that it waits.
async fn send_off(db: &Database, act: &Act<'_>, dossier: &Dossier, shown: bool) -> Result<Dossier> {
    settling(|| async {
        let mut change = Change::begin(db, &act.who.actor(), act.now).await?;
        if act.joins {
            limits::take_turn(change.tx(), act.event.id).await?;
        }
        let mut present = dossier.read_again(change.tx()).await?;
        let state = present.application.state;
        match act.joins {
            true => Rules::of(change.tx(), act.event.id).await?.may_join_now(state, act.event, act.now)?,
            false => may_be_sent_now(state, act.event, act.now)?,
        }
        if present.application.version != act.version {
            return Err(AppError::Stale);
        }
        let in_force = conditions::in_force(change.tx(), act.event.id).await?;
        if let Some(version) = in_force.filter(|version| act.agreed == Some(version.id)) {
            conditions::accept(&mut present.application, &version, act.now);
        }
        let mut sent = send_in(&mut change, &present, shown).await?;
        let mut told = acts::Act::Send;
        if act.joins {
            (sent, told) = (join_in(&mut change, &sent).await?, acts::Act::Wait);
        }
        let about = About { event: act.event, origin: act.origin, template: told.letter(), booths: String::new() };
        letters::write(&mut change, &sent, about).await?;
        change.commit().await?;
        Ok(sent)
    })
    .await
}

/// Sends inside a change: a seed sends at any time, a person while `may_be_sent_now`.
///
/// # Errors
/// The first thing that is missing, at its field; a state that cannot be sent.
pub async fn send_in(change: &mut Change, dossier: &Dossier, shown: bool) -> Result<Dossier> {
    let before = &dossier.application;
    before.state.may_be_sent()?;
    let asking = Asking::of_dossier(change.tx(), dossier).await?;
    if let Some(gap) = missing(dossier, &asking).into_iter().next() {
        return Err(gap.into());
    }
    let next = application::Model {
        state: State::Sent,
        step: Step::Confirm.number(),
        sent_at: Some(change.now()),
        decided_at: None,
        decided_by: None,
        updated_at: change.now(),
        ..before.clone()
    };
    let application = before.replace(change.tx(), next).await?;
    let mut exhibitor = dossier.exhibitor.clone();
    consent::write(&mut exhibitor, shown, change.now());
    let exhibitor = write_exhibitor(change, exhibitor).await?;
    let note = Note::new(before.event_id, "exhibitors-log-sent")
        .about("application", before.id, dossier.label())
        .before(&Trace::of(before, ""))
        .after(&Trace::of(&application, ""));
    change.note(note.quiet()).await?;
    Ok(Dossier { exhibitor, application })
}

/// Keeps the box as it was left, without sending.
async fn keep_consent(db: &Database, act: &Act<'_>, dossier: &Dossier, shown: bool) -> Result<()> {
    settling(|| async {
        let mut change = Change::begin(db, &act.who.actor(), act.now).await?;
        let present = dossier.read_again(change.tx()).await?;
        may_be_edited(present.application.state, act.event, act.now)?;
        if present.application.version != act.version {
            return Err(AppError::Stale);
        }
        list_in(&mut change, &present, shown).await?;
        change.commit().await
    })
    .await
}

/// Gives or takes back the permission to be shown, in any state of the application.
pub async fn list(db: &Database, who: &SignedIn, event: &event::Model, now: DateTimeUtc, shown: bool) -> Result<Dossier> {
    settling(|| async {
        let mut change = Change::begin(db, &who.actor(), now).await?;
        let present = Dossier::of_account(change.tx(), event.id, who.account.id).await?.ok_or(AppError::NotFound)?;
        let listed = list_in(&mut change, &present, shown).await?;
        change.commit().await?;
        Ok(listed)
    })
    .await
}

/// Gives or takes back the permission to be shown, inside a change. Taken back, the directory forgets at once.
pub async fn list_in(change: &mut Change, present: &Dossier, shown: bool) -> Result<Dossier> {
    let mut exhibitor = present.exhibitor.clone();
    consent::write(&mut exhibitor, shown, change.now());
    let next = application::Model { updated_at: change.now(), ..present.application.clone() };
    let application = present.application.replace(change.tx(), next).await?;
    let act = if shown { "exhibitors-log-listed" } else { "exhibitors-log-unlisted" };
    let exhibitor = write_exhibitor(change, exhibitor).await?;
    let note = Note::new(application.event_id, act).about("application", application.id, present.label());
    change.note(if application.state.is_shown() { note } else { note.quiet() }).await?;
    Ok(Dossier { exhibitor, application })
}

#[derive(Serialize)]
struct ConfirmPage {
    frame: Frame,
    form: FormView,
    sheet: Sheet,
    conditions: Option<ConditionsView>,
    gaps: Vec<Gap>,
    /// Why it cannot be sent now, as a word key.
    closed: Option<String>,
    /// Nothing is left of what is wished for, and one may wait for it.
    joins: Option<Joining>,
}

/// The choice to wait.
#[derive(Serialize)]
struct Joining {
    title: &'static str,
}

impl Joining {
    fn of(at: &At) -> Option<Self> {
        let row = &at.dossier.application;
        let full = !Room::seen(&at.event, &at.kinds.0).fits(&Held { kind: row.booth_kind.clone(), count: row.booth_count });
        let may = full && at.rules.may_join_now(row.state, &at.event, at.now).is_ok();
        may.then(|| Self { title: if at.event.hall_is_full() { "exhibitors-join-hall-title" } else { "exhibitors-join-title" } })
    }
}

/// The conditions in force.
#[derive(Serialize)]
struct ConditionsView {
    id: i64,
    number: i32,
    html: String,
    /// Nothing while they still have to be accepted.
    accepted_at: Option<String>,
}

impl ConditionsView {
    fn of(at: &At) -> Option<Self> {
        let version = at.asking.conditions.as_ref()?;
        let accepted = at.asking.conditions_to_accept(&at.dossier).is_none();
        let since = at.dossier.application.conditions_at.filter(|_| accepted);
        Some(Self {
            id: version.id,
            number: version.number,
            html: markdown::render(version.text.plain(at.visit.language)),
            accepted_at: since.map(|since| timestamp(since, at.event.tz(), at.visit.language)),
        })
    }
}

/// Something missing, with the way to it.
#[derive(Serialize)]
struct Gap {
    label: String,
    href: String,
}

impl View for ConfirmPage {
    const TEMPLATE: &'static str = "exhibitors/apply/confirm";
}

impl StepPage for ConfirmPage {
    const STEP: Step = Step::Confirm;

    fn filled(dossier: &Dossier, _: &Asking) -> FormView {
        let version = dossier.application.version.to_string();
        FormView::filled([("version", version), ("shown", ticked(consent::stands(&dossier.exhibitor)))])
    }

    fn of(at: &At, form: FormView) -> Self {
        let language = at.visit.language;
        let closed = may_be_sent_now(at.dossier.application.state, &at.event, at.now).err().map(|no| no.key.into_owned());
        Self {
            frame: at.frame(Step::Confirm),
            form,
            sheet: sheet(&at.dossier, &at.kinds, &at.villages, language).with(&at.asking, language),
            conditions: ConditionsView::of(at),
            gaps: missing(&at.dossier, &at.asking).iter().filter_map(|no| gap(no, at)).collect(),
            closed,
            joins: Joining::of(at),
        }
    }
}

/// The conditions are on this page: they are no gap.
fn gap(no: &Refusal, at: &At) -> Option<Gap> {
    let field = no.field.as_deref().unwrap_or_default();
    let step = step_of(field);
    let href = format!("{}?check=true#f-{field}", step.address(&at.event.slug));
    (step != Step::Confirm).then(|| Gap { label: label_of(field, at), href })
}

/// The label of a field that must be filled in.
fn label_of(field: &str, at: &At) -> String {
    let language = at.visit.language;
    let own = at.asking.questions.iter().find(|question| question.input() == field);
    let known = FormField::iter().find(|one| one.blame().0 == field);
    let fixed = match field {
        "name.vi" => "exhibitors-name",
        "email" => "exhibitors-email",
        "contact_name" => "exhibitors-contact-name",
        "contact_phone" => "exhibitors-contact-phone",
        _ => "exhibitors-booth-kind",
    };
    match (own, known) {
        (Some(question), _) => question.label_in(language),
        (None, Some(known)) => word(language, known.key()),
        (None, None) => word(language, fixed),
    }
}
