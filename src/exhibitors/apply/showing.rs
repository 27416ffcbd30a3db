//! Step 2: what will be shown.
use super::input::{Logo, Showing, ShowingWithLogo};
use super::keep::save;
use super::{At, Frame, Opened, Sent, Step, StepPage, again, open, saved, wrong};
use crate::exhibitors::dossier::{Applicant, Dossier};
use crate::exhibitors::field::Field;
use crate::exhibitors::form::Asking;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::{Refusal, Result};
use crate::platform::files::{Files, PictureUpload, PictureView, Purpose};
use crate::platform::form::{FormView, Outcome, and_empty};
use crate::platform::lanes::Lanes;
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::State;
use rocket::form::{Contextual, Form};
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;

/// Rows of products that are offered at least, so that one can go on without script.
const OFFERED_ROWS: usize = 3;

pub fn routes() -> Vec<rocket::Route> {
    routes![ask, keep]
}

/// The step's fields, with the picture.
#[derive(FromForm)]
pub struct Shown {
    // Rocket has no flattening: the same fields as `Showing`, then the picture.
    fields: Vec<Field>,
    summary: crate::platform::text::BothProse<600>,
    products: Vec<super::input::ProductInput>,
    ocop_stars: crate::platform::text::Given<crate::exhibitors::values::Stars>,
    ip_rights: crate::platform::text::Prose<1000>,
    prizes: crate::platform::text::Prose<1000>,
    logo: PictureUpload,
    remove_logo: bool,
}

impl Shown {
    fn split(self) -> (Showing, PictureUpload, bool) {
        let Self { fields, summary, products, ocop_stars, ip_rights, prizes, logo, remove_logo } = self;
        (Showing { fields, summary, products, ocop_stars, ip_rights, prizes }, logo, remove_logo)
    }
}

#[get("/desk/<_>/apply/showing?<check>")]
async fn ask(desk: Applicant, check: Option<bool>, db: &Db, now: Now) -> Result<Opened<ShowingPage>> {
    open(desk, check, db, now).await
}

#[post("/desk/<_>/apply/showing", data = "<form>")]
async fn keep(
    desk: Applicant,
    form: Form<Contextual<'_, Shown>>,
    files: &State<Files>,
    lanes: &State<Lanes>,
    db: &Db,
    now: Now,
) -> Result<Outcome<ShowingPage>> {
    let at = At::of(desk, db, now).await?;
    let Contextual { value, context } = form.into_inner();
    let sent = Sent::of(&context);
    let Some(shown) = value else { return Ok(wrong(at, sent.form)) };
    match keep_with_logo(&at, shown, sent.version, (files, lanes, db)).await {
        Ok(_) => Ok(Outcome::Done(saved(&at, Step::Showing, sent.on, None))),
        Err(error) => again(db, at, sent.form, error).await,
    }
}

/// Stores the picture, then saves the step; a picture nobody refers to does no harm.
pub async fn keep_with_logo(at: &At, shown: Shown, version: i32, (files, lanes, db): (&Files, &Lanes, &Database)) -> Result<Dossier> {
    if at.is_new {
        return Err(Refusal::new("exhibitors-apply-begin-first").into());
    }
    let (showing, upload, remove) = shown.split();
    if showing.products.len() > super::input::MOST_PRODUCTS {
        return Err(Refusal::at("products", "exhibitors-wrong-products").with("most", super::input::MOST_PRODUCTS).into());
    }
    let saving = at.saving(version);
    // Nobody's picture is worked on who may not save it.
    saving.may_be_saved(&at.dossier.application)?;
    let stored = files.store_picture(lanes, upload, Purpose::Logo).await?;
    let logo = match stored {
        Some(picture) => Some(Logo(Some(picture.to_string()))),
        None => remove.then_some(Logo(None)),
    };
    save(db, &saving, &ShowingWithLogo { showing: &showing, logo }).await
}

#[derive(Serialize)]
struct ShowingPage {
    frame: Frame,
    form: FormView,
    #[serde(flatten)]
    choices: ShowingChoices,
}

/// What the fields of what is shown offer. Drawn by `exhibitors/apply/showing_fields`.
#[derive(Serialize)]
pub struct ShowingChoices {
    fields: Vec<Ticked>,
    /// The numbers of the product rows.
    rows: Vec<usize>,
    logo: Option<PictureView>,
}

impl ShowingChoices {
    pub fn of(dossier: &Dossier, form: &FormView, language: Language) -> Self {
        let chosen: Vec<_> = form.values.get("fields").map(|codes| codes.split(',').collect()).unwrap_or_default();
        let ticked = |field: Field| Ticked {
            value: field.to_value(),
            label: word(language, field.key()),
            checked: chosen.contains(&field.to_value().as_str()),
        };
        Self { fields: Field::iter().map(ticked).collect(), rows: rows(form), logo: PictureView::of(dossier.exhibitor.logo.as_deref()) }
    }
}

#[derive(Serialize)]
struct Ticked {
    value: String,
    label: String,
    checked: bool,
}

impl View for ShowingPage {
    const TEMPLATE: &'static str = "exhibitors/apply/showing";
}

impl StepPage for ShowingPage {
    const STEP: Step = Step::Showing;

    fn filled(dossier: &Dossier, _: &Asking) -> FormView {
        on_record(dossier)
    }

    fn of(at: &At, form: FormView) -> Self {
        let choices = ShowingChoices::of(&at.dossier, &form, at.visit.language);
        Self { frame: at.frame(Step::Showing), choices, form }
    }
}

/// What is on record of what is shown.
pub fn on_record(dossier: &Dossier) -> FormView {
    let row = &dossier.exhibitor;
    let fields: Vec<_> = row.fields.0.iter().map(ActiveEnum::to_value).collect();
    let mut values = vec![
        ("version".to_owned(), dossier.application.version.to_string()),
        ("fields".into(), fields.join(",")),
        ("summary.vi".into(), row.summary.vi.clone()),
        ("summary.en".into(), row.summary.en.clone()),
        ("ocop_stars".into(), row.ocop_stars.map(|stars| stars.to_string()).unwrap_or_default()),
        ("ip_rights".into(), row.ip_rights.clone()),
        ("prizes".into(), row.prizes.clone()),
    ];
    for (number, product) in row.products.0.iter().enumerate() {
        let both =
            [("name.vi", &product.name.vi), ("name.en", &product.name.en), ("text.vi", &product.text.vi), ("text.en", &product.text.en)];
        values.extend(both.map(|(name, text)| (format!("products[{number}].{name}"), text.clone())));
    }
    FormView::filled(values)
}

/// The product rows of a form: those with something in them, and empty ones after them.
fn rows(form: &FormView) -> Vec<usize> {
    let written = form.written_rows("products");
    let empty = OFFERED_ROWS.saturating_sub(written.len()).max(1);
    and_empty(written, empty)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_always_an_empty_row_of_products() {
        let form = |names: &[&str]| FormView::filled(names.iter().map(|name| ((*name).to_owned(), "x".to_owned())));
        assert_eq!(rows(&form(&[])), [0, 1, 2]);
        assert_eq!(rows(&form(&["products[0].name.vi", "products[0].text.en"])), [0, 1, 2]);
        assert_eq!(rows(&form(&["products[0].name.vi", "products[4].name.vi", "products[2].name.vi"])), [0, 2, 4, 5]);
        assert_eq!(rows(&form(&["products[x].name.vi", "products[99999].name.vi"])), [0, 1, 2]);
    }
}
