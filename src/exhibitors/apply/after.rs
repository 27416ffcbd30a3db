//! What the form asks once an application is accepted: the same fields, questions and papers, as a part of the exhibitor's desk.
use super::booth_wish::{self, BoothChoices, Wished, keep_all};
use super::input::Organisation;
use super::keep::save;
use super::organisation::{self as organisation_step, OrganisationChoices};
use super::showing::{self as showing_step, ShowingChoices, Shown, keep_with_logo};
use super::{At, Frame, Opened, Sent, Step, StepPage, again, wrong};
use crate::events::{Rail, event};
use crate::exhibitors::application::State;
use crate::exhibitors::desk::at::{Desk, DeskFor, OwnDesk};
use crate::exhibitors::desk::darkroom::Darkroom;
use crate::exhibitors::desk::parts::doors::{Comer, both};
use crate::exhibitors::desk::parts::progress::{self, Mark, may_write};
use crate::exhibitors::desk::parts::{self, Part, Terms};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::form::give::filled;
use crate::exhibitors::form::{Asking, When};
use crate::exhibitors::met::settling;
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::db::Database;
use crate::platform::doors::{guarded, sent};
use crate::platform::error::{Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::View;
use crate::platform::time::Now;
use rocket::form::{Contextual, FromForm};
use rocket::http::Method::{Get, Post};
use rocket::route::{self as door, BoxFuture};
use rocket::{Data, Request};
use sea_orm::ConnectionTrait;
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    [
        both(Get, "after", look::<OwnDesk>, look::<DeskFor>),
        both(Post, "after/organisation", send::<OwnDesk, Organisation>, send::<DeskFor, Organisation>),
        both(Post, "after/showing", send::<OwnDesk, Shown>, send::<DeskFor, Shown>),
        both(Post, "after/booth", send::<OwnDesk, Wished>, send::<DeskFor, Wished>),
        both(Post, "after/done", send::<OwnDesk, Complete>, send::<DeskFor, Complete>),
    ]
    .concat()
}

/// Whether an exhibitor may write what is asked after acceptance.
pub fn may_be_completed(state: State, event: &event::Model) -> Result<(), Refusal> {
    match (event.state, state) {
        (event::State::Archived, _) => Err(Refusal::new("exhibitors-after-over")),
        (_, State::Accepted | State::Confirmed) => Ok(()),
        _ => Err(Refusal::new("exhibitors-after-not-accepted")),
    }
}

/// Whether this part of the desk may be written now: asked for, and not shut for this exhibitor.
pub async fn must_be_open(tx: &impl ConnectionTrait, event: &event::Model, dossier: &Dossier, now: DateTimeUtc) -> Result<()> {
    let progress = progress::of_part(tx, dossier.exhibitor.id, Part::After).await?;
    let term = Terms::of(tx, event).await?.of_part(Part::After);
    Ok(may_write(dossier.application.state, &term, progress.as_ref(), now)?)
}

/// Records who saved something of this part; whether it is complete stays as it was said.
pub async fn saved_in(change: &Change, dossier: &Dossier) -> Result<()> {
    let before = progress::of_part(change.tx(), dossier.exhibitor.id, Part::After).await?;
    progress::record(change, dossier.exhibitor.id, before.as_ref(), Mark { part: Part::After, done: None }).await
}

// Doors: the exhibitor's own, and an organizer's who fills in.

/// A form of this part, and what becomes of it.
trait Sends: for<'r> FromForm<'r> + Send + Sized {
    fn keep(desk: Desk, form: Contextual<'_, Self>, room: &Darkroom<'_>) -> impl Future<Output = Result<Outcome<AfterPage>>> + Send;
}

fn look<'r, C: Comer>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let (desk, db) = (guarded!(C, request, data), guarded!(&Db, request, data));
        door::Outcome::from(request, show(desk.into(), db, Now::of(request)).await)
    })
}

fn send<'r, C: Comer, F: Sends>(request: &'r Request<'_>, data: Data<'r>) -> BoxFuture<'r> {
    Box::pin(async move {
        let (desk, room) = (guarded!(C, request, data), guarded!(Darkroom<'_>, request, data));
        let form = sent!(F, request, data);
        door::Outcome::from(request, F::keep(desk.into(), form, &room).await)
    })
}

// Work.

async fn show(desk: Desk, db: &Db, now: Now) -> Result<Opened<AfterPage>> {
    let at = At::later(desk, db, now).await?;
    if let Some(elsewhere) = at.elsewhere(Step::Confirm) {
        return Ok(rocket::Either::Right(elsewhere));
    }
    let view = AfterPage::of(&at, AfterPage::filled(&at.dossier, &at.asking));
    Ok(rocket::Either::Left(at.visit.page(view)))
}

impl Sends for Organisation {
    async fn keep(desk: Desk, form: Contextual<'_, Self>, room: &Darkroom<'_>) -> Result<Outcome<AfterPage>> {
        let at = At::later(desk, room.db, room.now).await?;
        let sent = Sent::of(&form.context);
        let Some(organisation) = &form.value else { return Ok(wrong(at, sent.form)) };
        match save(room.db, &at.saving(sent.version), organisation).await {
            Ok(_) => Ok(saved(&at)),
            Err(error) => again(room.db, at, sent.form, error).await,
        }
    }
}

impl Sends for Shown {
    async fn keep(desk: Desk, form: Contextual<'_, Self>, room: &Darkroom<'_>) -> Result<Outcome<AfterPage>> {
        let at = At::later(desk, room.db, room.now).await?;
        let sent = Sent::of(&form.context);
        let Some(shown) = form.value else { return Ok(wrong(at, sent.form)) };
        match keep_with_logo(&at, shown, sent.version, (room.files, room.lanes, room.db)).await {
            Ok(_) => Ok(saved(&at)),
            Err(error) => again(room.db, at, sent.form, error).await,
        }
    }
}

impl Sends for Wished {
    async fn keep(desk: Desk, form: Contextual<'_, Self>, room: &Darkroom<'_>) -> Result<Outcome<AfterPage>> {
        let mut at = At::later(desk, room.db, room.now).await?;
        let mut sent = Sent::of(&form.context);
        let Some(wished) = &form.value else { return Ok(wrong(at, sent.form)) };
        match keep_all(&mut at, &mut sent, (&wished.0, &wished.1), (room.files, room.db)).await {
            Ok(_) => Ok(saved(&at)),
            Err(error) => again(room.db, at, sent.form, error).await,
        }
    }
}

fn saved(at: &At) -> Outcome<AfterPage> {
    Outcome::Done(moved_on(format!("{}/after", at.home()), "exhibitors-apply-saved"))
}

#[derive(FromForm)]
struct Complete {
    /// Of the part as it was seen.
    version: i32,
}

/// Says that it is complete; what is required and missing is shown at its fields.
impl Sends for Complete {
    async fn keep(desk: Desk, form: Contextual<'_, Self>, room: &Darkroom<'_>) -> Result<Outcome<AfterPage>> {
        let at = At::later(desk, room.db, room.now).await?;
        let Some((desk, _)) = &at.desk else { return Ok(saved(&at)) };
        let on_record = AfterPage::filled(&at.dossier, &at.asking);
        let Some(Self { version }) = form.value else { return Ok(wrong(at, on_record)) };
        let saving = parts::Saving { desk, part: Part::After, version, done: Some(true), now: room.now.0 };
        match settling(|| complete(room.db, &saving)).await {
            Ok(gaps) if gaps.is_empty() => Ok(Outcome::Done(parts::saved(desk, Part::After, true))),
            Ok(gaps) => Ok(wrong(at, gaps.iter().fold(on_record, FormView::refused))),
            Err(error) => again(room.db, at, on_record, error).await,
        }
    }
}

/// Writes it down, if nothing is missing; answers what is.
async fn complete(db: &Database, saving: &parts::Saving<'_>) -> Result<Vec<Refusal>> {
    let opened = parts::Opened::begin(db, saving).await?;
    let gaps = Asking::of_dossier(opened.change.tx(), &opened.present).await?.missing(When::Later, &opened.present);
    if gaps.is_empty() {
        opened.close(false).await?;
    }
    Ok(gaps)
}

#[derive(Serialize)]
struct AfterPage {
    rail: Option<Rail>,
    /// What stands around a part of the desk, and the version of it.
    part: Option<parts::Frame>,
    part_version: i32,
    frame: Frame,
    form: FormView,
    /// What is required and missing, as the number of things.
    missing: usize,
    /// Which parts have something to ask.
    organisation: bool,
    showing: bool,
    booth: bool,
    /// The name and type, which the part of the organisation sends along.
    name_vi: String,
    name_en: String,
    kind: String,
    #[serde(flatten)]
    organisation_choices: OrganisationChoices,
    #[serde(flatten)]
    showing_choices: ShowingChoices,
    #[serde(flatten)]
    booth_choices: BoothChoices,
}

impl View for AfterPage {
    const TEMPLATE: &'static str = "exhibitors/apply/after";
}

impl StepPage for AfterPage {
    const STEP: Step = Step::Confirm;

    fn filled(dossier: &Dossier, asking: &Asking) -> FormView {
        let mut form = filled(asking, booth_wish::on_record(dossier));
        form.values.extend(showing_step::on_record(dossier).values);
        form.values.extend(organisation_step::on_record(dossier).values);
        form
    }

    /// A part that came back with something wrong leaves the others as they are on record.
    fn of(at: &At, mut form: FormView) -> Self {
        let language = at.visit.language;
        for (name, value) in Self::filled(&at.dossier, &at.asking).values {
            form.values.entry(name).or_insert(value);
        }
        let asks = |step| at.asking.settings.asks_in(step, When::Later);
        let on_record = organisation_step::on_record(&at.dossier).values;
        let recorded = |name: &str| on_record.get(name).cloned().unwrap_or_default();
        let (desk, part) = at.desk.as_ref().map(|(desk, part)| (desk, part.clone())).unzip();
        let (part, part_version) = part.unzip();
        Self {
            rail: desk.and_then(|desk| desk.rail.clone()),
            part,
            part_version: part_version.unwrap_or_default(),
            frame: at.frame(Step::Confirm),
            missing: at.asking.missing(When::Later, &at.dossier).len(),
            organisation: asks(Step::Organisation),
            showing: asks(Step::Showing),
            booth: asks(Step::Booth) || at.asking.questions_asked(When::Later).next().is_some(),
            name_vi: recorded("name.vi"),
            name_en: recorded("name.en"),
            kind: recorded("kind"),
            organisation_choices: OrganisationChoices::of(&form, language),
            showing_choices: ShowingChoices::of(&at.dossier, &form, language),
            booth_choices: BoothChoices::of(&at.villages, &at.asking, When::Later, language),
            form,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;
    use sea_orm::Iterable;

    #[test]
    fn only_who_is_accepted_is_asked_for_more() {
        let event = samples::event();
        let may: Vec<_> = State::iter().filter(|state| may_be_completed(*state, &event).is_ok()).collect();
        assert_eq!(may, [State::Accepted, State::Confirmed]);
        let over = event::Model { state: event::State::Archived, ..event };
        assert!(may_be_completed(State::Confirmed, &over).is_err());
    }
}
