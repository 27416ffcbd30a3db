//! Everything the form asks of one application, with what it has answered so far.
use super::conditions::{self, to_accept};
use super::document;
use super::field::{FormField, When};
use super::question::{self, Sort};
use super::setting::Settings;
use super::{answer, conditions::Model as Conditions};
use crate::exhibitors::dossier::Dossier;
use crate::platform::error::{Refusal, Result};
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// The form of an event, and one application's answers and papers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    pub settings: Settings,
    /// Of the organizers' own, retired ones among them.
    pub questions: Vec<question::Model>,
    pub answers: HashMap<i64, String>,
    pub documents: Vec<document::Model>,
    /// In force now.
    pub conditions: Option<Conditions>,
}

impl Asking {
    /// Of an application, or of one that was not begun (`None`).
    pub async fn of(db: &impl ConnectionTrait, event_id: i64, application_id: Option<i64>) -> Result<Self> {
        let (answers, documents) = match application_id {
            Some(id) => (answer::of_application(db, id).await?, document::of_application(db, id).await?),
            None => Default::default(),
        };
        Ok(Self {
            settings: Settings::of(db, event_id).await?,
            questions: question::all(db, event_id).await?,
            answers,
            documents,
            conditions: conditions::in_force(db, event_id).await?,
        })
    }

    pub async fn of_dossier(db: &impl ConnectionTrait, dossier: &Dossier) -> Result<Self> {
        Self::of(db, dossier.application.event_id, Some(dossier.application.id)).await
    }

    /// The own questions asked at that time.
    pub fn questions_asked(&self, when: When) -> impl Iterator<Item = &question::Model> {
        self.questions.iter().filter(move |question| question.is_asked(when))
    }

    /// The papers that answer a question, or the copies of the registration.
    pub fn papers(&self, question_id: Option<i64>) -> impl Iterator<Item = &document::Model> {
        self.documents.iter().filter(move |paper| paper.question_id == question_id)
    }

    /// The question a paper may answer at that time: `registration`, or the number of a question of files.
    pub fn slot(&self, name: &str, when: When) -> Option<Option<i64>> {
        if name == "registration" {
            return self.settings.asks(FormField::Registration, when).then_some(None);
        }
        let asked = self.questions_asked(when).find(|one| one.sort == Sort::File && one.id.to_string() == name)?;
        Some(Some(asked.id))
    }

    /// One refusal at each thing the event's form requires at that time and that is not there.
    pub fn missing(&self, when: When, dossier: &Dossier) -> Vec<Refusal> {
        let blamed = |field: FormField| {
            let (input, key) = field.blame();
            Refusal::at(input, key)
        };
        let mut missing: Vec<_> = self.settings.missing(when, dossier).map(blamed).collect();
        let registration = FormField::Registration;
        let must = self.settings.asks(registration, when) && self.settings.ask(registration).is_required();
        if must && self.papers(None).next().is_none() {
            missing.push(blamed(registration));
        }
        let unanswered = self.questions_asked(when).filter(|one| one.required && !self.is_answered(one));
        missing.extend(
            unanswered
                .map(|one| Refusal::at(one.input(), if one.sort == Sort::File { "exhibitors-missing-document" } else { "form-required" })),
        );
        missing
    }

    fn is_answered(&self, question: &question::Model) -> bool {
        match question.sort {
            Sort::File => self.papers(Some(question.id)).next().is_some(),
            _ => self.answers.contains_key(&question.id),
        }
    }

    /// What still has to be accepted before sending.
    pub fn conditions_to_accept(&self, dossier: &Dossier) -> Option<&Conditions> {
        to_accept(self.conditions.as_ref(), &dossier.application)
    }
}

/// Whether an event's form leaves anything for after acceptance.
pub async fn asks_later(db: &impl ConnectionTrait, event_id: i64) -> Result<bool> {
    let of_fields = !Settings::of(db, event_id).await?.codes(When::Later).is_empty();
    Ok(of_fields || question::all(db, event_id).await?.iter().any(|question| question.is_asked(When::Later)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::form::Ask;
    use crate::exhibitors::form::document::tests::paper;
    use crate::exhibitors::form::question::Options;
    use crate::exhibitors::samples;
    use crate::platform::text::Bilingual;

    fn question(id: i64, sort: Sort, later: bool) -> question::Model {
        question::Model {
            id,
            event_id: 1,
            sort,
            label: Bilingual::new("Hỏi", ""),
            hint: Bilingual::default(),
            options: Options::default(),
            required: true,
            later,
            place: 1,
            retired_at: None,
            version: 1,
        }
    }

    #[test]
    fn questions_and_papers_are_missed_at_their_time() {
        let dossier = samples::everything();
        let mut asking = Asking {
            settings: Settings::with([(FormField::Registration, Ask::NowRequired)]),
            questions: vec![question(1, Sort::Text, false), question(2, Sort::File, false), question(3, Sort::Number, true)],
            ..Asking::default()
        };
        let missed = |asking: &Asking, when| -> Vec<String> {
            asking.missing(when, &dossier).into_iter().filter_map(|no| no.field.map(String::from)).collect()
        };
        assert_eq!(missed(&asking, When::Now), ["files[registration]", "answers[1]", "files[2]"]);
        assert_eq!(missed(&asking, When::Later), ["answers[3]"]);
        asking.answers.extend([(1, "x".into()), (3, "4".into())]);
        asking.documents = vec![paper(1, None), paper(1, Some(2))];
        assert!(missed(&asking, When::Now).is_empty() && missed(&asking, When::Later).is_empty());
        asking.answers.clear();
        asking.questions[0].retired_at = Some(sea_orm::prelude::DateTimeUtc::UNIX_EPOCH);
        assert!(missed(&asking, When::Now).is_empty(), "what is retired is asked no more");
    }

    #[test]
    fn papers_have_their_slots() {
        let asking = Asking { questions: vec![question(1, Sort::Text, false), question(2, Sort::File, true)], ..Asking::default() };
        assert_eq!(asking.slot("registration", When::Now), Some(None));
        assert_eq!(asking.slot("registration", When::Later), None);
        assert_eq!(asking.slot("2", When::Later), Some(Some(2)));
        for (name, when) in [("2", When::Now), ("1", When::Now), ("02", When::Later), ("../x", When::Now)] {
            assert_eq!(asking.slot(name, when), None, "{name}");
        }
    }
}
