//! An answer to a question of the organizers' own, and how each sort of answer is read and shown.
use super::question::{self, Sort};
use crate::platform::error::{Refusal, Result};
use crate::platform::language::Language;
use crate::platform::words::word;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::Serialize;
use std::collections::HashMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "form_answer")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub question_id: i64,
    #[sea_orm(unique_key = "once")]
    pub application_id: i64,
    /// As [`read`] keeps it.
    pub text: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Digits a number may have before its decimal point.
const MOST_DIGITS: usize = 15;

/// What is kept of what was written; empty when nothing was.
///
/// # Errors
/// A refusal at the question's input: what is no number, or was not offered.
pub fn read(question: &question::Model, written: &str) -> Result<String, Refusal> {
    let written = written.trim();
    let no = |key: &'static str| Err(Refusal::at(question.input(), key));
    match question.sort {
        _ if written.is_empty() => Ok(String::new()),
        Sort::Text => Ok(written.to_owned()),
        Sort::Number => number(written).map_or_else(|| no("form-not-a-number"), Ok),
        Sort::Choice if question.options.by_code(written).is_some() => Ok(written.to_owned()),
        Sort::YesNo if matches!(written, "yes" | "no") => Ok(written.to_owned()),
        Sort::Choice | Sort::YesNo => no("form-choice"),
        Sort::File => no("form-invalid"),
    }
}

/// "1500", "-3", "2,5", "2.5": kept with a point. A number with both signs, or with one before three digits, is grouped
/// as each language does; "1.500" and "1,500" are fifteen hundred.
fn number(written: &str) -> Option<String> {
    let (sign, digits) = written.strip_prefix('-').map_or(("", written), |rest| ("-", rest));
    let plain: String = digits.chars().filter(|c| !c.is_whitespace()).collect();
    let groups = |separator: char| {
        let mut parts = plain.split(separator);
        let first = parts.next().is_some_and(|first| (1..=3).contains(&first.len()) && first != "0");
        first && plain.contains(separator) && parts.all(|part| part.len() == 3)
    };
    let plain = match (plain.rfind('.'), plain.rfind(',')) {
        (Some(point), Some(comma)) if point < comma => plain.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => plain.replace(',', ""),
        (Some(_), None) if groups('.') => plain.replace('.', ""),
        (None, Some(_)) if groups(',') => plain.replace(',', ""),
        _ => plain.replace(',', "."),
    };
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, "0"));
    let digits = |text: &str| !text.is_empty() && text.len() <= MOST_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(whole) && digits(part)).then(|| format!("{sign}{plain}"))
}

/// An answer as one reads it.
pub fn shown(question: &question::Model, kept: &str, language: Language) -> String {
    match (question.sort, kept) {
        (_, "") => String::new(),
        (Sort::Choice, code) => question.options.by_code(code).map(|one| one.label.plain(language).to_owned()).unwrap_or_default(),
        (Sort::YesNo, "yes") => word(language, "exhibitors-yes"),
        (Sort::YesNo, _) => word(language, "exhibitors-no"),
        (Sort::Number, number) if language == Language::Vi => number.replace('.', ","),
        (_, text) => text.to_owned(),
    }
}

/// All answers of one application, by question.
pub async fn of_application(db: &impl ConnectionTrait, application_id: i64) -> Result<HashMap<i64, String>> {
    let rows = Entity::find().filter(COLUMN.application_id.eq(application_id)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.question_id, row.text)).collect())
}

/// Keeps the answers given to these questions; an empty one is taken back.
pub async fn keep(tx: &impl ConnectionTrait, application_id: i64, answers: &HashMap<i64, String>) -> Result<()> {
    for (question_id, text) in answers {
        if text.is_empty() {
            let own = Entity::delete_many().filter(COLUMN.question_id.eq(*question_id)).filter(COLUMN.application_id.eq(application_id));
            own.exec(tx).await?;
            continue;
        }
        let row = ActiveModel {
            question_id: Set(*question_id),
            application_id: Set(application_id),
            text: Set(text.clone()),
            ..Default::default()
        };
        let again = OnConflict::columns([Column::QuestionId, Column::ApplicationId]).update_column(Column::Text).to_owned();
        Entity::insert(row).on_conflict(again).exec_without_returning(tx).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::form::question::{Choosable, Options};
    use crate::platform::text::Bilingual;

    fn question(sort: Sort) -> question::Model {
        let option = |code: &str, vi: &str, en: &str| Choosable { code: code.into(), label: Bilingual::new(vi, en) };
        question::Model {
            id: 7,
            event_id: 1,
            sort,
            label: Bilingual::new("Cỡ áo", "Size"),
            hint: Bilingual::default(),
            options: Options(vec![option("1", "Nhỏ", "Small"), option("2", "Lớn", "")]),
            required: false,
            later: false,
            place: 1,
            retired_at: None,
            version: 1,
        }
    }

    #[test]
    fn each_sort_of_answer_is_read() {
        let table = [
            (Sort::Text, " Có ba máy ", Ok("Có ba máy")),
            (Sort::Text, "  ", Ok("")),
            (Sort::Number, "12", Ok("12")),
            (Sort::Number, "-2,5", Ok("-2.5")),
            (Sort::Number, "1.500", Ok("1500")),
            (Sort::Number, "1,500", Ok("1500")),
            (Sort::Number, "1.500.000,25", Ok("1500000.25")),
            (Sort::Number, "0.125", Ok("0.125")),
            (Sort::Number, "ba", Err("form-not-a-number")),
            (Sort::Number, "1.2.3", Err("form-not-a-number")),
            (Sort::Number, ".", Err("form-not-a-number")),
            (Sort::Number, "1e9", Err("form-not-a-number")),
            (Sort::Choice, "2", Ok("2")),
            (Sort::Choice, "3", Err("form-choice")),
            (Sort::YesNo, "no", Ok("no")),
            (Sort::YesNo, "maybe", Err("form-choice")),
            (Sort::File, "a.pdf", Err("form-invalid")),
        ];
        for (sort, written, expected) in table {
            let read = read(&question(sort), written);
            assert_eq!(read.as_deref().map_err(|no| &*no.key), expected, "{sort:?} {written:?}");
        }
    }

    #[test]
    fn answers_are_shown_in_words() {
        let said = |sort, kept, language| shown(&question(sort), kept, language);
        assert_eq!((said(Sort::Choice, "1", Language::En), said(Sort::Choice, "2", Language::En)), ("Small".into(), "Lớn".into()));
        assert_eq!((said(Sort::Number, "2.5", Language::Vi), said(Sort::Number, "2.5", Language::En)), ("2,5".into(), "2.5".into()));
        assert_eq!(said(Sort::YesNo, "yes", Language::Vi), "Có");
        assert_eq!(said(Sort::Choice, "9", Language::Vi), "");
    }
}
