//! What an application still lacks before it can be sent.
use super::Step;
use crate::exhibitors::application;
use crate::exhibitors::exhibitor;
use crate::platform::error::Refusal;

/// One refusal at each field that must be filled in, in the order of the form. English may always wait.
pub fn missing(exhibitor: &exhibitor::Model, application: &application::Model) -> Vec<Refusal> {
    let no_product = exhibitor.products.0.iter().all(|product| product.name.is_empty());
    let table: [(&'static str, &'static str, bool); 13] = [
        ("name.vi", "form-required", exhibitor.name.vi.is_empty()),
        ("representative", "form-required", exhibitor.representative.is_empty()),
        ("address", "form-required", exhibitor.address.is_empty()),
        ("province", "form-required", exhibitor.province_code.is_none()),
        ("phone", "form-required", exhibitor.phone.is_empty()),
        ("email", "form-required", exhibitor.email.is_empty()),
        ("contact_name", "form-required", exhibitor.contact_name.is_empty()),
        ("contact_phone", "form-required", exhibitor.contact_phone.is_empty()),
        ("fields", "exhibitors-missing-field", exhibitor.fields.0.is_empty()),
        ("summary.vi", "form-required", exhibitor.summary.vi.is_empty()),
        ("products[0].name.vi", "exhibitors-missing-product", no_product),
        ("booth_kind", "exhibitors-missing-booth-kind", application.booth_kind.is_none()),
        ("fascia.vi", "form-required", exhibitor.fascia.vi.is_empty()),
    ];
    table.into_iter().filter(|(.., lacks)| *lacks).map(|(field, key, _)| Refusal::at(field, key)).collect()
}

/// The step whose page shows a field.
pub fn step_of(field: &str) -> Step {
    match field.split(['.', '[']).next().unwrap_or_default() {
        "fields" | "summary" | "products" | "ocop_stars" | "ip_rights" | "prizes" | "logo" => Step::Showing,
        "booth_kind" | "booth_count" | "fascia" | "power_kw" | "village" => Step::Booth,
        _ => Step::Organisation,
    }
}

/// What a step lacks.
pub fn missing_at(step: Step, exhibitor: &exhibitor::Model, application: &application::Model) -> Vec<Refusal> {
    let at = |no: &Refusal| step_of(no.field.as_deref().unwrap_or_default()) == step;
    missing(exhibitor, application).into_iter().filter(at).collect()
}

/// The step that should be filled in next, which is the last one when nothing is missing.
pub fn next_step(exhibitor: &exhibitor::Model, application: &application::Model) -> Step {
    let first = missing(exhibitor, application).into_iter().next();
    first.map_or(Step::Confirm, |no| step_of(no.field.as_deref().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn a_full_application_lacks_nothing() {
        let full = samples::dossier();
        assert_eq!(missing(&full.exhibitor, &full.application), []);
        assert_eq!(next_step(&full.exhibitor, &full.application), Step::Confirm);
    }

    #[test]
    fn each_missing_thing_is_found_at_its_step() {
        type Take = fn(&mut exhibitor::Model, &mut application::Model);
        let table: [(Take, &str, Step); 6] = [
            (|e, _| e.representative.clear(), "representative", Step::Organisation),
            (|e, _| e.province_code = None, "province", Step::Organisation),
            (|e, _| e.fields.0.clear(), "fields", Step::Showing),
            (|e, _| e.products.0.clear(), "products[0].name.vi", Step::Showing),
            (|_, a| a.booth_kind = None, "booth_kind", Step::Booth),
            (|e, _| e.fascia.vi.clear(), "fascia.vi", Step::Booth),
        ];
        for (take, field, step) in table {
            let mut dossier = samples::dossier();
            take(&mut dossier.exhibitor, &mut dossier.application);
            let found = missing(&dossier.exhibitor, &dossier.application);
            assert_eq!(found.iter().filter_map(|no| no.field.as_deref()).collect::<Vec<_>>(), [field]);
            assert_eq!(next_step(&dossier.exhibitor, &dossier.application), step);
            assert_eq!(missing_at(step, &dossier.exhibitor, &dossier.application), found);
        }
    }

    #[test]
    fn what_is_only_wished_for_may_be_left_out() {
        let mut dossier = samples::dossier();
        let row = &mut dossier.exhibitor;
        (row.tax_code, row.ocop_stars, row.logo) = (None, None, None);
        row.name.en.clear();
        row.website.clear();
        assert_eq!(missing(&dossier.exhibitor, &dossier.application), []);
    }
}
