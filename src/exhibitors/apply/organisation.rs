//! Step 1: who applies.
use super::input::Organisation;
use super::keep::{begin, save};
use super::{At, Frame, Opened, Sent, Step, StepPage, again, open, saved, wrong};
use crate::exhibitors::dossier::{Applicant, Dossier};
use crate::exhibitors::exhibitor::Kind;
use crate::exhibitors::form::Asking;
use crate::exhibitors::tax_code::{TaxCheck, TaxCode, check};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::{Choice, FormView, Outcome};
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::provinces;
use crate::platform::text::{collation_key, show_phone};
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::form::{Contextual, Form};
use sea_orm::Iterable;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, keep]
}

#[get("/desk/<_>/apply/organisation?<check>")]
async fn ask(desk: Applicant, check: Option<bool>, db: &Db, now: Now) -> Result<Opened<OrganisationPage>> {
    open(desk, check, db, now).await
}

#[post("/desk/<_>/apply/organisation", data = "<form>")]
async fn keep(desk: Applicant, form: Form<Contextual<'_, Organisation>>, db: &Db, now: Now) -> Result<Outcome<OrganisationPage>> {
    let at = At::of(desk, db, now).await?;
    let sent = Sent::of(&form.context);
    let Some(organisation) = &form.value else { return Ok(wrong(at, sent.form)) };
    let kept = match at.is_new {
        true => begin(db, &at.who, &at.event, at.now, organisation).await,
        false => save(db, &at.saving(sent.version), organisation).await,
    };
    match kept {
        Ok(kept) => Ok(Outcome::Done(saved(&at, Step::Organisation, sent.on, remark(kept.exhibitor.tax_code.as_deref())))),
        Err(error) => again(db, at, sent.form, error).await,
    }
}

/// What a strange tax code is answered with; it never stops anybody.
pub fn remark(tax_code: Option<&str>) -> Option<&'static str> {
    match check(tax_code?) {
        TaxCheck::Valid | TaxCheck::Personal => None,
        odd => Some(odd.key()),
    }
}

#[derive(Serialize)]
struct OrganisationPage {
    frame: Frame,
    form: FormView,
    kinds: Vec<Choice>,
    #[serde(flatten)]
    choices: OrganisationChoices,
}

/// What the fields of an organisation offer. Drawn by `exhibitors/apply/organisation_fields`.
#[derive(Serialize)]
pub struct OrganisationChoices {
    provinces: Vec<Choice>,
    former_provinces: Vec<Choice>,
    /// What is said under the tax code.
    tax_hint: &'static str,
}

impl OrganisationChoices {
    pub fn of(form: &FormView, language: Language) -> Self {
        let provinces =
            provinces::in_order(language).into_iter().map(|province| Choice::new(province.code.as_str(), province.name(language)));
        let mut former: Vec<_> = provinces::former().iter().collect();
        former.sort_by_cached_key(|province| collation_key(province.name(language)));
        Self {
            provinces: provinces.collect(),
            former_provinces: former.into_iter().map(|one| Choice::new(one.name_vi.as_str(), one.name(language))).collect(),
            tax_hint: remark(form.values.get("tax_code").map(String::as_str).filter(|code| !code.is_empty()))
                .unwrap_or("exhibitors-apply-tax-hint"),
        }
    }
}

impl View for OrganisationPage {
    const TEMPLATE: &'static str = "exhibitors/apply/organisation";
}

impl StepPage for OrganisationPage {
    const STEP: Step = Step::Organisation;

    fn filled(dossier: &Dossier, _: &Asking) -> FormView {
        on_record(dossier)
    }

    fn of(at: &At, form: FormView) -> Self {
        let language = at.visit.language;
        Self {
            frame: at.frame(Step::Organisation),
            kinds: Kind::iter().map(|kind| Choice::new(word_of(kind), word(language, kind.key()))).collect(),
            choices: OrganisationChoices::of(&form, language),
            form,
        }
    }
}

/// What is on record of the organisation.
pub fn on_record(dossier: &Dossier) -> FormView {
    let row = &dossier.exhibitor;
    let phone = |number: &str| if number.is_empty() { String::new() } else { show_phone(number, Language::Vi) };
    FormView::filled([
        ("version", dossier.application.version.to_string()),
        ("name.vi", row.name.vi.clone()),
        ("name.en", row.name.en.clone()),
        ("short_name", row.short_name.clone()),
        ("kind", word_of(row.kind)),
        ("tax_code", row.tax_code.as_deref().map(shown_tax_code).unwrap_or_default()),
        ("decision_number", row.decision_number.clone()),
        ("representative", row.representative.clone()),
        ("representative_post", row.representative_post.clone()),
        ("address", row.address.clone()),
        ("province", row.province_code.clone().unwrap_or_default()),
        ("province_then", row.province_then.clone().unwrap_or_default()),
        ("phone", phone(&row.phone)),
        ("email", row.email.clone()),
        ("website", row.website.clone()),
        ("social", row.social.clone()),
        ("contact_name", row.contact_name.clone()),
        ("contact_post", row.contact_post.clone()),
        ("contact_phone", phone(&row.contact_phone)),
    ])
}

/// With the dash of a branch; a code of no known shape as it was written.
pub fn shown_tax_code(kept: &str) -> String {
    TaxCode::parse(kept).map_or_else(|| kept.to_owned(), |code| code.to_string())
}

/// The stored word of a kind, which is also its form value.
fn word_of(kind: Kind) -> String {
    use sea_orm::ActiveEnum;
    kind.to_value()
}
