//! The applications for booths as organizers read them, one to a line. They go out only: what an exhibitor says of itself is
//! changed by the exhibitor, and decided on in the studio.
use crate::events::event;
use crate::exhibitors::dossier::{booths_by_exhibitor, numbers_of};
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::form::{answer, question};
use crate::exhibitors::sheet::{Row, sheet as told};
use crate::exhibitors::village::Villages;
use crate::exhibitors::{Dossier, application::State};
use crate::interchange::sheets::write::{Content, Sheet};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::time::local;
use crate::platform::words::word;
use sea_orm::{DatabaseConnection, EntityTrait, Iterable, QueryFilter};
use std::collections::HashMap;

/// Everything about each application, in the order of sending.
pub async fn sheet(db: &DatabaseConnection, event: &event::Model, language: Language) -> Result<Sheet> {
    let dossiers = Dossier::of_event(db, event.id, State::iter()).await?;
    let villages = Villages::of(db, event.id).await?;
    let kinds = Kinds::of(db, event.id).await?;
    let booths = booths_by_exhibitor(db, event.id).await?;
    let told: Vec<Vec<Row>> = dossiers
        .iter()
        .map(|dossier| told(dossier, &kinds, &villages, language).sections.into_iter().flat_map(|section| section.rows).collect())
        .collect();
    let columns = columns(&told);
    let mut sheet = headed(&columns, language);
    let own = OwnAnswers::of(db, event.id).await?;
    own.head(&mut sheet, language);
    for ((dossier, rows), number) in dossiers.iter().zip(&told).zip(1..) {
        let given = booths.get(&dossier.exhibitor.id).map_or_else(String::new, |booths| numbers_of(booths));
        let mut row = line(dossier, rows, (&columns, number, given), event, language);
        row.extend(own.cells(dossier.application.id, language));
        sheet.rows.push(row);
    }
    Ok(sheet)
}

/// What was answered to the organizers' own questions, papers apart: a column for each, after all others.
struct OwnAnswers {
    questions: Vec<question::Model>,
    /// By question and application.
    answers: HashMap<(i64, i64), String>,
}

impl OwnAnswers {
    async fn of(db: &DatabaseConnection, event_id: i64) -> Result<Self> {
        let mut questions = question::all(db, event_id).await?;
        questions.retain(|question| question.sort != question::Sort::File);
        let ids = questions.iter().map(|question| question.id);
        let rows = answer::Entity::find().filter(answer::COLUMN.question_id.is_in(ids)).all(db).await?;
        Ok(Self { questions, answers: rows.into_iter().map(|row| ((row.question_id, row.application_id), row.text)).collect() })
    }

    fn head(&self, sheet: &mut Sheet, language: Language) {
        for question in &self.questions {
            sheet.headings.push(question.label_in(language));
            sheet.widths.push(26);
        }
    }

    fn cells(&self, application_id: i64, language: Language) -> impl Iterator<Item = Content> + '_ {
        let text = move |question: &question::Model| {
            let kept = self.answers.get(&(question.id, application_id)).map(String::as_str).unwrap_or_default();
            answer::shown(question, kept, language)
        };
        self.questions.iter().map(move |question| Content::Text(text(question)))
    }
}

/// A column of the sheet: the key of its word, and whether it is the English one.
type Column = (&'static str, bool);

/// What is told of any application; English columns only where some English is written.
fn columns(told: &[Vec<Row>]) -> Vec<Column> {
    let rows = || told.first().into_iter().flatten();
    let has_english = |label: &str| told.iter().flatten().any(|row| row.label == label && !row.en.is_empty());
    rows().flat_map(|row| std::iter::once((row.label, false)).chain(has_english(row.label).then_some((row.label, true)))).collect()
}

fn headed(columns: &[Column], language: Language) -> Sheet {
    let mut sheet = Sheet { name: word(language, "sheets-applications-tab"), ..Sheet::default() };
    let first = [("sheets-people-number", 6), ("exhibitors-state", 16), ("sheets-booths", 12), ("exhibitors-sent-at", 12)];
    for (key, width) in first {
        sheet.headings.push(word(language, key));
        sheet.widths.push(width);
    }
    for (key, english) in columns {
        let heading = word(language, key);
        sheet.headings.push(if *english { format!("{heading} ({})", word(language, "sheets-in-english")) } else { heading });
        sheet.widths.push(26);
    }
    sheet.headings.push(word(language, "sheets-code"));
    sheet.widths.push(40);
    sheet
}

fn line(
    dossier: &Dossier,
    rows: &[Row],
    (columns, number, booths): (&[Column], u32, String),
    event: &event::Model,
    language: Language,
) -> Vec<Content> {
    let (exhibitor, application) = (&dossier.exhibitor, &dossier.application);
    let sent = application.sent_at.map_or(Content::Nothing, |at| Content::Date(local(at, event.tz()).date()));
    let mut line =
        vec![Content::Number(number.into()), Content::Text(word(language, application.state.key())), Content::Text(booths), sent];
    for (label, english) in columns {
        let row = rows.iter().find(|row| row.label == *label);
        let text = row.map_or("", |row| if *english { &row.en } else { &row.text });
        line.push(Content::Text(text.to_owned()));
    }
    line.push(Content::Text(exhibitor.uuid.clone()));
    line
}
