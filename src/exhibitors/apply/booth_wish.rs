//! Step 3: what booth is wished for, the organizers' own questions, and papers.
use super::beside::Beside;
use super::input::BoothWish;
use super::keep::save;
use super::{At, Frame, Opened, Sent, Step, StepPage, again, open, saved, ticked, wrong};
use crate::exhibitors::dossier::{Applicant, Dossier};
use crate::exhibitors::exhibitor;
use crate::exhibitors::floor_plan::kind::{Kinds, Model as BoothKind};
use crate::exhibitors::form::give::{Extras, ExtrasView, filled};
use crate::exhibitors::form::{Asking, When, papers};
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::files::Files;
use crate::platform::form::{Choice, FormView, Outcome};
use crate::platform::language::Language;
use crate::platform::numbers::grouped;
use crate::platform::page::View;
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::State;
use rocket::form::{Contextual, Form};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, keep]
}

/// The step's fields, with answers and papers.
pub type Wished = Beside<BoothWish, Extras>;

#[get("/desk/<_>/apply/booth?<check>")]
async fn ask(desk: Applicant, check: Option<bool>, db: &Db, now: Now) -> Result<Opened<BoothPage>> {
    open(desk, check, db, now).await
}

#[post("/desk/<_>/apply/booth", data = "<form>")]
async fn keep(desk: Applicant, form: Form<Contextual<'_, Wished>>, files: &State<Files>, db: &Db, now: Now) -> Result<Outcome<BoothPage>> {
    let mut at = At::of(desk, db, now).await?;
    let mut sent = Sent::of(&form.context);
    let Some(Beside(wish, extras)) = &form.value else { return Ok(wrong(at, sent.form)) };
    if at.is_new {
        let no = AppError::from(Refusal::new("exhibitors-apply-begin-first"));
        return again(db, at, sent.form, no).await;
    }
    match keep_all(&mut at, &mut sent, (wish, extras), (files, db)).await {
        Ok(_) => Ok(Outcome::Done(saved(&at, Step::Booth, sent.on, None))),
        Err(error) => again(db, at, sent.form, error).await,
    }
}

/// Keeps papers, then the rest: nobody has to choose papers again because of a slip elsewhere.
pub async fn keep_all(
    at: &mut At,
    sent: &mut Sent,
    (wish, extras): (&BoothWish, &Extras),
    (files, db): (&Files, &Database),
) -> Result<Dossier> {
    at.dossier = papers::keep(db, files, &at.saving(sent.version), extras).await?;
    at.asking = Asking::of_dossier(db.reader(), &at.dossier).await?;
    sent.now_from(at.dossier.application.version);
    if let Some(code) = &wish.booth_kind.0 {
        must_be_for(&at.kinds, code, at.dossier.exhibitor.kind)?;
    }
    let mut saving = at.saving(sent.version);
    saving.answers = extras.answers(&at.asking, at.when)?;
    save(db, &saving, wish).await
}

/// A kind of booth that is for others cannot be wished for.
fn must_be_for(kinds: &Kinds, code: &str, exhibitor: exhibitor::Kind) -> Result<(), Refusal> {
    match kinds.by_code(code) {
        Some(kind) if !kind.audience.has(exhibitor) => Err(Refusal::at("booth_kind", "exhibitors-kind-not-for-you")),
        _ => Ok(()),
    }
}

#[derive(Serialize)]
struct BoothPage {
    frame: Frame,
    form: FormView,
    kinds: Vec<KindChoice>,
    #[serde(flatten)]
    choices: BoothChoices,
}

/// What the fields of a booth offer besides its kind. Drawn by `exhibitors/apply/booth_fields`.
#[derive(Serialize)]
pub struct BoothChoices {
    villages: Vec<Choice>,
    extras: ExtrasView,
}

impl BoothChoices {
    pub fn of(villages: &Villages, asking: &Asking, when: When, language: Language) -> Self {
        Self { villages: villages.by_row(language), extras: ExtrasView::of(asking, when, language) }
    }
}

#[derive(Serialize)]
struct KindChoice {
    value: String,
    label: String,
    note: String,
    /// "1.500.000 đồng", or that it is free.
    price: String,
    /// Whether there are only so many, and how many are left: 0 leads to the waiting list.
    limited: bool,
    left: i32,
}

impl KindChoice {
    fn of(kind: &BoothKind, language: Language) -> Self {
        Self {
            value: kind.code.clone(),
            label: kind.name.plain(language).to_owned(),
            note: kind.included.plain(language).to_owned(),
            price: match kind.price {
                0 => word(language, "exhibitors-kind-free"),
                price => format!("{} {}", grouped(price, language), word(language, "exhibitors-kind-each")),
            },
            limited: kind.quota.is_some(),
            left: kind.left().unwrap_or_default(),
        }
    }
}

impl View for BoothPage {
    const TEMPLATE: &'static str = "exhibitors/apply/booth_wish";
}

/// What is on record of the wish for a booth.
pub fn on_record(dossier: &Dossier) -> FormView {
    let row = &dossier.application;
    let pieces = |number: i32| if number == 0 { String::new() } else { number.to_string() };
    FormView::filled([
        ("version", row.version.to_string()),
        ("booth_kind", row.booth_kind.clone().unwrap_or_default()),
        ("booth_count", row.booth_count.to_string()),
        ("corner", ticked(row.corner)),
        ("fascia.vi", dossier.exhibitor.fascia.vi.clone()),
        ("fascia.en", dossier.exhibitor.fascia.en.clone()),
        ("neighbours", row.neighbours.clone()),
        ("power_kw", row.power_kw.clone()),
        ("sockets", pieces(row.sockets)),
        ("three_phase", ticked(row.three_phase)),
        ("all_day_power", ticked(row.all_day_power)),
        ("water", ticked(row.water)),
        ("internet", ticked(row.internet)),
        ("tables", pieces(row.tables)),
        ("chairs", pieces(row.chairs)),
        ("screens", pieces(row.screens)),
        ("furniture", row.furniture.clone()),
        ("heavy", row.heavy.clone()),
        ("village", row.village.clone()),
        ("demo_wish", ticked(row.demo_wish)),
        ("technologies_offered", row.technologies_offered.clone()),
        ("technologies_needed", row.technologies_needed.clone()),
        ("note", row.note.clone()),
    ])
}

impl StepPage for BoothPage {
    const STEP: Step = Step::Booth;

    fn filled(dossier: &Dossier, asking: &Asking) -> FormView {
        filled(asking, on_record(dossier))
    }

    fn of(at: &At, form: FormView) -> Self {
        let language = at.visit.language;
        let own = at.dossier.application.booth_kind.as_deref();
        let offered = at.kinds.0.iter().filter(|kind| kind.audience.has(at.dossier.exhibitor.kind) || own == Some(kind.code.as_str()));
        Self {
            kinds: offered.map(|kind| KindChoice::of(kind, language)).collect(),
            choices: BoothChoices::of(&at.villages, &at.asking, When::Now, language),
            frame: at.frame(Step::Booth),
            form,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::exhibitor::Kind;
    use crate::exhibitors::floor_plan::kind::{Audience, Make};

    #[test]
    fn a_kind_for_others_is_not_offered() {
        let mut kinds = Kinds(vec![Make::Shell.standard(1), Make::Tent.standard(1)]);
        kinds.0[1].audience = Audience(vec![Kind::Startup]);
        let table = [("shell", Kind::Company, true), ("tent", Kind::Company, false), ("tent", Kind::Startup, true)];
        for (code, kind, expected) in table {
            assert_eq!(must_be_for(&kinds, code, kind).is_ok(), expected, "{code} {kind:?}");
        }
    }
}
