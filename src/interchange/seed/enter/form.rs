//! Enters what the application form asks besides, the conditions, and what applications are scored by.
use super::{Entered, Entering};
use crate::events::event;
use crate::exhibitors::form::conditions;
use crate::exhibitors::form::own_question::{OptionInput, QuestionInput, insert_question};
use crate::exhibitors::{CriterionInput, insert_criterion};
use crate::interchange::seed::format::{Criterion, Question};
use crate::platform::change::Change;
use crate::platform::text::{Bilingual, Line};

impl Entering<'_> {
    pub(super) async fn form(&self, change: &mut Change, event: &event::Model) -> Entered<()> {
        for entry in &self.file().questions {
            let added = insert_question(change, event.id, &question(entry.get_ref())).await;
            self.at(entry.span(), "questions", added)?;
        }
        for entry in &self.file().criteria {
            let added = insert_criterion(change, event.id, &criterion(entry.get_ref())).await;
            self.at(entry.span(), "criteria", added)?;
        }
        let text = Bilingual::from(self.file().conditions.clone());
        if text.any() {
            conditions::save_in(change, event.id, &text).await?;
        }
        Ok(())
    }
}

fn question(entry: &Question) -> QuestionInput {
    QuestionInput {
        label: entry.label.clone(),
        hint: entry.hint.clone(),
        sort: entry.sort,
        required: entry.required,
        later: entry.later,
        options: entry.options.iter().map(|label| OptionInput { code: Line::default(), label: label.clone() }).collect(),
        version: 0,
    }
}

fn criterion(entry: &Criterion) -> CriterionInput {
    CriterionInput { name: entry.name.clone(), hint: entry.hint.clone(), weight: entry.weight, most: entry.most, version: 0 }
}
