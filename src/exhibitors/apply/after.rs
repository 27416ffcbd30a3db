//! What the form asks once an application is accepted: the same fields, questions and papers, at the exhibitor's desk.
use super::booth_wish::{self, BoothChoices, Wished, keep_all};
use super::input::Organisation;
use super::keep::save;
use super::organisation::{self, OrganisationChoices};
use super::showing::{self, ShowingChoices, Shown, keep_with_logo};
use super::{At, Frame, Opened, Sent, Step, StepPage, again, wrong};
use crate::events::event;
use crate::exhibitors::application::State;
use crate::exhibitors::dossier::{Dossier, OwnDossier};
use crate::exhibitors::form::give::filled;
use crate::exhibitors::form::{Asking, When};
use crate::platform::Db;
use crate::platform::error::{Refusal, Result};
use crate::platform::files::Files;
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::lanes::Lanes;
use crate::platform::page::View;
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, keep_organisation, keep_showing, keep_booth]
}

/// Whether an exhibitor may write what is asked after acceptance.
pub fn may_be_completed(state: State, event: &event::Model) -> Result<(), Refusal> {
    match (event.state, state) {
        (event::State::Archived, _) => Err(Refusal::new("exhibitors-after-over")),
        (_, State::Accepted | State::Confirmed) => Ok(()),
        _ => Err(Refusal::new("exhibitors-after-not-accepted")),
    }
}

#[get("/desk/<_>/after")]
async fn show(own: OwnDossier, db: &Db, now: Now) -> Result<Opened<AfterPage>> {
    let at = At::later(own, db, now).await?;
    if let Some(elsewhere) = at.elsewhere(Step::Confirm) {
        return Ok(rocket::Either::Right(elsewhere));
    }
    let view = AfterPage::of(&at, AfterPage::filled(&at.dossier, &at.asking));
    Ok(rocket::Either::Left(at.visit.page(view)))
}

#[post("/desk/<_>/after/organisation", data = "<form>")]
async fn keep_organisation(own: OwnDossier, form: Form<Contextual<'_, Organisation>>, db: &Db, now: Now) -> Result<Outcome<AfterPage>> {
    let at = At::later(own, db, now).await?;
    let sent = Sent::of(&form.context);
    let Some(organisation) = &form.value else { return Ok(wrong(at, sent.form)) };
    match save(db, &at.saving(sent.version), organisation).await {
        Ok(_) => Ok(done(&at)),
        Err(error) => again(db, at, sent.form, error).await,
    }
}

#[post("/desk/<_>/after/showing", data = "<form>")]
async fn keep_showing(
    own: OwnDossier,
    form: Form<Contextual<'_, Shown>>,
    files: &rocket::State<Files>,
    lanes: &rocket::State<Lanes>,
    db: &Db,
    now: Now,
) -> Result<Outcome<AfterPage>> {
    let at = At::later(own, db, now).await?;
    let Contextual { value, context } = form.into_inner();
    let sent = Sent::of(&context);
    let Some(shown) = value else { return Ok(wrong(at, sent.form)) };
    match keep_with_logo(&at, shown, sent.version, (files, lanes, db)).await {
        Ok(_) => Ok(done(&at)),
        Err(error) => again(db, at, sent.form, error).await,
    }
}

#[post("/desk/<_>/after/booth", data = "<form>")]
async fn keep_booth(
    own: OwnDossier,
    form: Form<Contextual<'_, Wished>>,
    files: &rocket::State<Files>,
    db: &Db,
    now: Now,
) -> Result<Outcome<AfterPage>> {
    let mut at = At::later(own, db, now).await?;
    let mut sent = Sent::of(&form.context);
    let Some(wished) = &form.value else { return Ok(wrong(at, sent.form)) };
    match keep_all(&mut at, &mut sent, (&wished.0, &wished.1), (files, db)).await {
        Ok(_) => Ok(done(&at)),
        Err(error) => again(db, at, sent.form, error).await,
    }
}

fn done(at: &At) -> Outcome<AfterPage> {
    Outcome::Done(moved_on(format!("/desk/{}/after", at.event.slug), "exhibitors-apply-saved"))
}

#[derive(Serialize)]
struct AfterPage {
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
        form.values.extend(showing::on_record(dossier).values);
        form.values.extend(organisation::on_record(dossier).values);
        form
    }

    /// A part that came back with something wrong leaves the others as they are on record.
    fn of(at: &At, mut form: FormView) -> Self {
        let language = at.visit.language;
        for (name, value) in Self::filled(&at.dossier, &at.asking).values {
            form.values.entry(name).or_insert(value);
        }
        let asks = |step| at.asking.settings.asks_in(step, When::Later);
        let on_record = organisation::on_record(&at.dossier).values;
        let recorded = |name: &str| on_record.get(name).cloned().unwrap_or_default();
        Self {
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
