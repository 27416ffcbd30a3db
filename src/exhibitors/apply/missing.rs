//! What an application still lacks before it can be sent.
use super::Step;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::form::{Asking, FormField, When};
use crate::platform::error::Refusal;
use sea_orm::Iterable;

/// One refusal at each field that must be filled in, in the order of the form: what is always asked, and what the event's
/// form requires. English may always wait.
pub fn missing(dossier: &Dossier, asking: &Asking) -> Vec<Refusal> {
    let (exhibitor, application) = (&dossier.exhibitor, &dossier.application);
    let always: [(&'static str, &'static str, bool); 5] = [
        ("name.vi", "form-required", exhibitor.name.vi.is_empty()),
        ("email", "form-required", exhibitor.email.is_empty()),
        ("contact_name", "form-required", exhibitor.contact_name.is_empty()),
        ("contact_phone", "form-required", exhibitor.contact_phone.is_empty()),
        ("booth_kind", "exhibitors-missing-booth-kind", application.booth_kind.is_none()),
    ];
    let always = always.into_iter().filter(|(.., lacks)| *lacks).map(|(field, key, _)| Refusal::at(field, key));
    let mut missing: Vec<_> = always.chain(asking.missing(When::Now, dossier)).collect();
    if asking.conditions_to_accept(dossier).is_some() {
        missing.push(Refusal::at("conditions", "exhibitors-missing-conditions"));
    }
    missing.sort_by_key(|no| step_of(no.field.as_deref().unwrap_or_default()));
    missing
}

/// The step whose page shows a field.
pub fn step_of(field: &str) -> Step {
    let input = field.split(['.', '[']).next().unwrap_or_default();
    match input {
        "conditions" => Step::Confirm,
        "answers" | "files" | "remove" | "booth_kind" | "booth_count" | "sockets" | "tables" | "chairs" | "screens" => Step::Booth,
        _ => {
            let known = FormField::iter().find(|one| one.blame().0.split(['.', '[']).next() == Some(input));
            known.map_or(Step::Organisation, FormField::step)
        }
    }
}

/// What a step lacks.
pub fn missing_at(step: Step, dossier: &Dossier, asking: &Asking) -> Vec<Refusal> {
    let at = |no: &Refusal| step_of(no.field.as_deref().unwrap_or_default()) == step;
    missing(dossier, asking).into_iter().filter(at).collect()
}

/// The step that should be filled in next, which is the last one when nothing is missing.
pub fn next_step(dossier: &Dossier, asking: &Asking) -> Step {
    let first = missing(dossier, asking).into_iter().next();
    first.map_or(Step::Confirm, |no| step_of(no.field.as_deref().unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::form::{Ask, Settings};
    use crate::exhibitors::{application, exhibitor, samples};

    #[test]
    fn a_full_application_lacks_nothing() {
        let full = samples::dossier();
        assert_eq!(missing(&full, &Asking::default()), []);
        assert_eq!(next_step(&full, &Asking::default()), Step::Confirm);
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
            let asking = Asking::default();
            let found = missing(&dossier, &asking);
            assert_eq!(found.iter().filter_map(|no| no.field.as_deref()).collect::<Vec<_>>(), [field]);
            assert_eq!(next_step(&dossier, &asking), step);
            assert_eq!(missing_at(step, &dossier, &asking), found);
        }
    }

    #[test]
    fn what_is_only_wished_for_may_be_left_out() {
        let mut dossier = samples::dossier();
        let row = &mut dossier.exhibitor;
        (row.tax_code, row.ocop_stars, row.logo) = (None, None, None);
        row.name.en.clear();
        row.website.clear();
        assert_eq!(missing(&dossier, &Asking::default()), []);
    }

    #[test]
    fn an_event_may_ask_for_less_and_for_more() {
        let mut dossier = samples::dossier();
        dossier.exhibitor.products.0.clear();
        let settings = Settings::with([(FormField::Products, Ask::Never), (FormField::Note, Ask::NowRequired)]);
        let missing = missing(&dossier, &Asking { settings, ..Asking::default() });
        assert_eq!(missing.iter().filter_map(|no| no.field.as_deref()).collect::<Vec<_>>(), ["note"]);
    }

    #[test]
    fn every_input_has_its_step() {
        for (field, step) in [
            ("answers[3]", Step::Booth),
            ("files[registration]", Step::Booth),
            ("conditions", Step::Confirm),
            ("phone", Step::Organisation),
            ("logo", Step::Showing),
        ] {
            assert_eq!(step_of(field), step, "{field}");
        }
        for field in FormField::iter() {
            assert_eq!(step_of(&field.blame().0), field.step(), "{field:?}");
        }
    }
}
