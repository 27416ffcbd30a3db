//! What an exhibitor gives beside the fields everybody knows: answers to own questions, and papers.
use super::answer;
use super::asking::Asking;
use super::document::{self, Model as Document};
use super::field::{FormField, When};
use super::question::{self, Sort};
use crate::platform::error::Refusal;
use crate::platform::files::{ACCEPTED, DocumentUpload};
use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use crate::platform::text::Prose;
use crate::platform::words::word;
use serde::Serialize;
use std::collections::HashMap;

/// Answers by question, papers by slot, and the tokens of papers that are taken back.
#[derive(Debug, Default, FromForm)]
pub struct Extras {
    pub answers: HashMap<i64, Prose<4000>>,
    pub files: HashMap<String, DocumentUpload>,
    pub remove: Vec<String>,
}

impl Extras {
    /// The answers to what is asked at that time. What is not asked is passed over; a question that was asked and left
    /// alone (no radio chosen) is not answered.
    ///
    /// # Errors
    /// A refusal at the input whose answer cannot be read.
    pub fn answers(&self, asking: &Asking, when: When) -> Result<HashMap<i64, String>, Refusal> {
        let asked = asking.questions_asked(when).filter(|question| question.sort != Sort::File);
        let read = asked.filter_map(|question| {
            let written = self.answers.get(&question.id)?;
            Some(answer::read(question, written).map(|kept| (question.id, kept)))
        });
        read.collect()
    }
}

/// Own questions and papers as a form shows them.
#[derive(Debug, Serialize)]
pub struct ExtrasView {
    questions: Vec<QuestionView>,
    slots: Vec<Slot>,
    accept: &'static str,
    /// The most papers, and megabytes of all of them.
    most: usize,
    megabytes: i64,
}

#[derive(Debug, Serialize)]
struct QuestionView {
    name: String,
    sort: Sort,
    label: String,
    hint: String,
    required: bool,
    options: Vec<Choice>,
}

/// A place for papers, with those that lie there.
#[derive(Debug, Serialize)]
struct Slot {
    name: String,
    label: String,
    hint: String,
    required: bool,
    papers: Vec<PaperView>,
}

/// A paper with the way to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PaperView {
    pub token: String,
    pub name: String,
    pub href: String,
    pub size: String,
}

impl PaperView {
    pub fn of(paper: &Document, language: Language) -> Self {
        Self { token: paper.token.clone(), name: paper.name.clone(), href: paper.address(), size: size(paper.bytes, language) }
    }
}

/// "820 kB", "2,4 MB".
fn size(bytes: i64, language: Language) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", (bytes / 1000).max(1)),
        _ => {
            let tenths = bytes / 100_000;
            let point = if language == Language::Vi { ',' } else { '.' };
            format!("{}{point}{} MB", tenths / 10, tenths % 10)
        }
    }
}

impl ExtrasView {
    /// What is asked at that time.
    pub fn of(asking: &Asking, when: When, language: Language) -> Self {
        let questions = asking.questions_asked(when);
        let (files, others): (Vec<_>, Vec<_>) = questions.partition(|question| question.sort == Sort::File);
        let registration = asking.settings.asks(FormField::Registration, when).then(|| registration(asking, language));
        let slots = registration.into_iter().chain(files.into_iter().map(|question| slot(asking, question, language)));
        Self {
            slots: slots.collect(),
            questions: others.into_iter().map(|question| view(question, language)).collect(),
            accept: ACCEPTED,
            most: document::MOST,
            megabytes: document::MOST_BYTES / 1024 / 1024,
        }
    }
}

/// The answers on record, as fields of a form.
pub fn filled(asking: &Asking, mut form: FormView) -> FormView {
    for question in asking.questions.iter().filter(|question| question.sort != Sort::File) {
        form.values.insert(question.input(), asking.answers.get(&question.id).cloned().unwrap_or_default());
    }
    form
}

fn view(question: &question::Model, language: Language) -> QuestionView {
    let options = match question.sort {
        Sort::YesNo => vec![Choice::new("yes", word(language, "exhibitors-yes")), Choice::new("no", word(language, "exhibitors-no"))],
        _ => question.options.0.iter().map(|one| Choice::new(one.code.as_str(), one.label.plain(language))).collect(),
    };
    QuestionView {
        name: question.input(),
        sort: question.sort,
        label: question.label_in(language),
        hint: question.hint.plain(language).to_owned(),
        required: question.required,
        options,
    }
}

fn registration(asking: &Asking, language: Language) -> Slot {
    Slot {
        name: "files[registration]".into(),
        label: word(language, FormField::Registration.key()),
        hint: word(language, "exhibitors-registration-copy-hint"),
        required: asking.settings.ask(FormField::Registration).is_required(),
        papers: asking.papers(None).map(|paper| PaperView::of(paper, language)).collect(),
    }
}

fn slot(asking: &Asking, question: &question::Model, language: Language) -> Slot {
    Slot {
        name: question.input(),
        label: question.label_in(language),
        hint: question.hint.plain(language).to_owned(),
        required: question.required,
        papers: asking.papers(Some(question.id)).map(|paper| PaperView::of(paper, language)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_short() {
        let table = [(1, "1 kB"), (999, "1 kB"), (820_400, "820 kB"), (2_450_000, "2,4 MB"), (10_485_760, "10,4 MB")];
        for (bytes, expected) in table {
            assert_eq!(size(bytes, Language::Vi), expected);
        }
        assert_eq!(size(2_450_000, Language::En), "2.4 MB");
    }
}
