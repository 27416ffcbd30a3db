//! Step 3: what booth is wished for.
use super::input::BoothWish;
use super::keep::{Saving, save};
use super::{At, Frame, Opened, Sent, Step, StepPage, again, open, saved, ticked, wrong};
use crate::exhibitors::dossier::{Applicant, Dossier};
use crate::exhibitors::village::Choice;
use crate::platform::Db;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome};
use crate::platform::page::View;
use crate::platform::time::Now;
use rocket::form::{Contextual, Form};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, keep]
}

#[get("/desk/<_>/apply/booth?<check>")]
async fn ask(desk: Applicant, check: Option<bool>, db: &Db, now: Now) -> Result<Opened<BoothPage>> {
    open(desk, check, db, now).await
}

#[post("/desk/<_>/apply/booth", data = "<form>")]
async fn keep(desk: Applicant, form: Form<Contextual<'_, BoothWish>>, db: &Db, now: Now) -> Result<Outcome<BoothPage>> {
    let at = At::of(desk, db, now).await?;
    let sent = Sent::of(&form.context);
    let Some(wish) = &form.value else { return Ok(wrong(at, sent.form)) };
    if at.is_new {
        let no = AppError::from(Refusal::new("exhibitors-apply-begin-first"));
        return again(db, at, sent.form, no).await;
    }
    let saving = Saving { who: &at.who, event: &at.event, dossier: &at.dossier, now: at.now, version: sent.version };
    match save(db, &saving, wish).await {
        Ok(_) => Ok(Outcome::Done(saved(&at, Step::Booth, sent.on, None))),
        Err(error) => again(db, at, sent.form, error).await,
    }
}

#[derive(Serialize)]
struct BoothPage {
    frame: Frame,
    form: FormView,
    kinds: Vec<KindChoice>,
    villages: Vec<Choice>,
}

#[derive(Serialize)]
struct KindChoice {
    value: String,
    label: String,
    note: String,
}

impl View for BoothPage {
    const TEMPLATE: &'static str = "exhibitors/apply/booth_wish";
}

impl StepPage for BoothPage {
    const STEP: Step = Step::Booth;

    fn filled(dossier: &Dossier) -> FormView {
        let row = &dossier.application;
        FormView::filled([
            ("version", row.version.to_string()),
            ("booth_kind", row.booth_kind.clone().unwrap_or_default()),
            ("booth_count", row.booth_count.to_string()),
            ("corner", ticked(row.corner)),
            ("fascia.vi", dossier.exhibitor.fascia.vi.clone()),
            ("fascia.en", dossier.exhibitor.fascia.en.clone()),
            ("power_kw", row.power_kw.clone()),
            ("three_phase", ticked(row.three_phase)),
            ("water", ticked(row.water)),
            ("internet", ticked(row.internet)),
            ("furniture", row.furniture.clone()),
            ("heavy", row.heavy.clone()),
            ("village", row.village.clone()),
            ("demo_wish", ticked(row.demo_wish)),
            ("technologies_offered", row.technologies_offered.clone()),
            ("technologies_needed", row.technologies_needed.clone()),
            ("note", row.note.clone()),
        ])
    }

    fn of(at: &At, form: FormView) -> Self {
        let language = at.visit.language;
        let kinds = at.kinds.0.iter().map(|kind| KindChoice {
            value: kind.code.clone(),
            label: kind.name.plain(language).to_owned(),
            note: kind.included.plain(language).to_owned(),
        });
        Self { frame: at.frame(Step::Booth), form, kinds: kinds.collect(), villages: at.villages.by_row(language) }
    }
}
