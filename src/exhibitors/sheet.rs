//! Everything an application says, as one reads it through: for the exhibitor before sending, for organizers deciding.
use super::application::Model as Application;
use super::apply::Step;
use super::dossier::Dossier;
use super::exhibitor::{Model as Exhibitor, Product};
use super::floor_plan::kind::Kinds;
use super::form::answer::shown;
use super::form::give::PaperView;
use super::form::question::Sort;
use super::form::{Asking, FormField};
use super::village::Villages;
use super::{shown_tax_code, tax_remark};
use crate::platform::files::PictureView;
use crate::platform::language::Language;
use crate::platform::provinces;
use crate::platform::text::{Bilingual, show_phone};
use crate::platform::words::word;
use sea_orm::Iterable;
use serde::Serialize;

/// An application, section by section. Drawn by `exhibitors/sheet`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sheet {
    pub sections: Vec<Section>,
    pub logo: Option<PictureView>,
    /// What the organizers asked besides.
    pub own: Vec<OwnAnswer>,
    pub papers: Vec<Paper>,
}

/// An answer to a question of the organizers' own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OwnAnswer {
    pub label: Bilingual,
    /// Ready to be shown; empty when nothing was answered.
    pub text: String,
}

/// A paper, and what it is there for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paper {
    pub about: Bilingual,
    /// A copy of the registration, which speaks of people.
    pub is_registration: bool,
    pub paper: PaperView,
}

/// What only organizers read: how to reach people.
const CONTACTS: [&str; 5] =
    ["exhibitors-representative", "exhibitors-phone", "exhibitors-email", "exhibitors-contact", "exhibitors-contact-phone"];

impl Sheet {
    /// With what the event's form asks besides; what it never asks is left out where it is empty.
    pub fn with(mut self, asking: &Asking, language: Language) -> Self {
        let never: Vec<_> = FormField::iter().filter(|field| asking.settings.ask(*field).when().is_none()).map(FormField::key).collect();
        for section in &mut self.sections {
            section.rows.retain(|row| !never.contains(&row.label) || !row.text.is_empty() || !row.en.is_empty());
        }
        let of_words = asking.questions.iter().filter(|question| question.sort != Sort::File);
        let answered = of_words.filter(|question| question.retired_at.is_none() || asking.answers.contains_key(&question.id));
        let text = |id: &i64| asking.answers.get(id).map(String::as_str).unwrap_or_default();
        self.own = answered
            .map(|question| OwnAnswer { label: question.label.clone(), text: shown(question, text(&question.id), language) })
            .collect();
        let about =
            |id: Option<i64>| asking.questions.iter().find(|question| Some(question.id) == id).map(|question| question.label.clone());
        self.papers = asking
            .documents
            .iter()
            .map(|paper| Paper {
                about: about(paper.question_id).unwrap_or_else(|| {
                    Bilingual::new(word(Language::Vi, FormField::Registration.key()), word(Language::En, FormField::Registration.key()))
                }),
                is_registration: paper.question_id.is_none(),
                paper: PaperView::of(paper, language),
            })
            .collect();
        self
    }

    /// For who may not see how people are reached.
    pub fn without_contacts(mut self) -> Self {
        for section in &mut self.sections {
            section.rows.retain(|row| !CONTACTS.contains(&row.label));
        }
        self.papers.retain(|paper| !paper.is_registration);
        self
    }
}

/// What one step of the form says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Section {
    pub title: &'static str,
    /// The end of the step's address.
    pub step: &'static str,
    pub rows: Vec<Row>,
}

/// One field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    pub label: &'static str,
    /// Ready to be shown; empty when nothing was written.
    pub text: String,
    /// The English beside it, where there are two languages.
    pub en: String,
    /// Something to know about it, as a word key.
    pub remark: Option<&'static str>,
}

impl Row {
    fn of(label: &'static str, text: impl Into<String>) -> Self {
        Self { label, text: text.into(), en: String::new(), remark: None }
    }

    fn both(label: &'static str, text: &Bilingual) -> Self {
        Self { en: text.en.clone(), ..Self::of(label, text.vi.clone()) }
    }
}

/// The sheet of an application in a reader's language.
pub fn sheet(dossier: &Dossier, kinds: &Kinds, villages: &Villages, language: Language) -> Sheet {
    let (exhibitor, application) = (&dossier.exhibitor, &dossier.application);
    let section = |step: Step, rows| Section { title: step.key(), step: step.slug(), rows };
    Sheet {
        sections: vec![
            section(Step::Organisation, organisation(exhibitor, language)),
            section(Step::Showing, showing(exhibitor, language)),
            section(Step::Booth, wish(exhibitor, application, kinds, villages, language)),
        ],
        logo: PictureView::of(exhibitor.logo.as_deref()),
        own: Vec::new(),
        papers: Vec::new(),
    }
}

fn organisation(row: &Exhibitor, language: Language) -> Vec<Row> {
    let phone = |number: &str| if number.is_empty() { String::new() } else { show_phone(number, language) };
    let tax_code = row.tax_code.as_deref();
    vec![
        Row::both("exhibitors-name", &row.name),
        Row::of("exhibitors-short-name", row.short_name.as_str()),
        Row::of("exhibitors-kind", word(language, row.kind.key())),
        Row { remark: tax_remark(tax_code), ..Row::of("exhibitors-tax-code", tax_code.map(shown_tax_code).unwrap_or_default()) },
        Row::of("exhibitors-decision-number", row.decision_number.as_str()),
        Row::of("exhibitors-representative", with_post(&row.representative, &row.representative_post)),
        Row::of("exhibitors-address", row.address.as_str()),
        Row::of("exhibitors-province", province(row, language)),
        Row::of("exhibitors-phone", phone(&row.phone)),
        Row::of("exhibitors-email", row.email.as_str()),
        Row::of("exhibitors-website", row.website.as_str()),
        Row::of("exhibitors-social", row.social.as_str()),
        Row::of("exhibitors-contact", with_post(&row.contact_name, &row.contact_post)),
        Row::of("exhibitors-contact-phone", phone(&row.contact_phone)),
    ]
}

fn with_post(name: &str, post: &str) -> String {
    [name, post].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// "Bắc Ninh", with the former name where it was given: "Bắc Ninh (trước đây: Bắc Giang)".
pub fn province(row: &Exhibitor, language: Language) -> String {
    let today = row.province_code.as_deref().and_then(provinces::by_code).map(|province| province.name(language));
    let former = row.province_then.as_deref();
    let former = former.and_then(|name| provinces::former().iter().find(|known| known.name_vi == name)).map(|known| known.name(language));
    match (today, former) {
        (Some(today), Some(former)) if former != today => format!("{today} ({} {former})", word(language, "exhibitors-province-formerly")),
        (today, _) => today.unwrap_or_default().to_owned(),
    }
}

fn showing(row: &Exhibitor, language: Language) -> Vec<Row> {
    let fields: Vec<_> = row.fields.0.iter().map(|field| word(language, field.key())).collect();
    vec![
        Row::of("exhibitors-fields", fields.join(", ")),
        Row::both("exhibitors-summary", &row.summary),
        Row { en: products(row, Language::En), ..Row::of("exhibitors-products", products(row, Language::Vi)) },
        Row::of("exhibitors-ocop-stars", row.ocop_stars.map(|stars| stars.to_string()).unwrap_or_default()),
        Row::of("exhibitors-ip-rights", row.ip_rights.as_str()),
        Row::of("exhibitors-prizes", row.prizes.as_str()),
    ]
}

fn products(row: &Exhibitor, language: Language) -> String {
    let line = |product: &Product| {
        let (name, text) = (product.name.exactly(language), product.text.exactly(language));
        if text.is_empty() { name.to_owned() } else { format!("{name}: {text}") }
    };
    row.products.0.iter().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

fn wish(exhibitor: &Exhibitor, row: &Application, kinds: &Kinds, villages: &Villages, language: Language) -> Vec<Row> {
    let ticked = [
        (row.corner, "exhibitors-corner"),
        (row.three_phase, "exhibitors-three-phase"),
        (row.all_day_power, "exhibitors-all-day-power"),
        (row.water, "exhibitors-water"),
        (row.internet, "exhibitors-internet"),
        (row.demo_wish, "exhibitors-demo-wish"),
    ];
    let wishes: Vec<_> = ticked.into_iter().filter(|(wished, _)| *wished).map(|(_, key)| word(language, key)).collect();
    vec![
        Row::of("exhibitors-booth-kind", kinds.name(row.booth_kind.as_deref(), language)),
        Row::of("exhibitors-booth-count", row.booth_count.to_string()),
        Row::both("exhibitors-fascia", &exhibitor.fascia),
        Row::of("exhibitors-neighbours", row.neighbours.as_str()),
        Row::of("exhibitors-power", power(&row.power_kw, language)),
        Row::of("exhibitors-sockets", if row.sockets > 0 { row.sockets.to_string() } else { String::new() }),
        Row::of("exhibitors-wishes", wishes.join("; ")),
        Row::of("exhibitors-furniture", furniture(row, language)),
        Row::of("exhibitors-heavy", row.heavy.as_str()),
        Row::of("exhibitors-village", villages.name_for(row).map(|name| name.plain(language)).unwrap_or_default()),
        Row::of("exhibitors-technologies-offered", row.technologies_offered.as_str()),
        Row::of("exhibitors-technologies-needed", row.technologies_needed.as_str()),
        Row::of("exhibitors-note", row.note.as_str()),
    ]
}

/// "2 bàn, 4 ghế; giá gỗ".
fn furniture(row: &Application, language: Language) -> String {
    let pieces = [(row.tables, "exhibitors-tables"), (row.chairs, "exhibitors-chairs"), (row.screens, "exhibitors-screens")];
    let counted = pieces.into_iter().filter(|(count, _)| *count > 0);
    let counted: Vec<_> = counted.map(|(count, key)| format!("{}: {count}", word(language, key))).collect();
    [counted.join("; "), row.furniture.clone()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("; ")
}

/// "2,5 kW" / "2.5 kW".
fn power(kept: &str, language: Language) -> String {
    match (kept, language) {
        ("", _) => String::new(),
        (kept, Language::Vi) => format!("{} kW", kept.replace('.', ",")),
        (kept, Language::En) => format!("{kept} kW"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn the_province_is_told_with_its_former_name() {
        let mut row = samples::dossier().exhibitor;
        assert_eq!(province(&row, Language::Vi), "Bắc Ninh");
        row.province_then = Some("Bắc Giang".into());
        assert!(province(&row, Language::Vi).contains("Bắc Giang)"));
        row.province_then = Some("Bắc Ninh".into());
        assert_eq!(province(&row, Language::En), "Bac Ninh");
        row.province_code = None;
        assert_eq!(province(&row, Language::En), "");
    }

    #[test]
    fn power_is_written_as_each_language_does() {
        assert_eq!(
            (power("2.5", Language::Vi), power("2.5", Language::En), power("", Language::Vi)),
            ("2,5 kW".into(), "2.5 kW".into(), String::new())
        );
    }
}
