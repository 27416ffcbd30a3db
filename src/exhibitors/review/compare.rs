//! Two to four applications side by side, line by line.
use super::abstention::abstains;
use super::{criterion, score};
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::floor_plan::kind::Kinds;
use crate::exhibitors::form::Asking;
use crate::exhibitors::form::answer::shown;
use crate::exhibitors::form::question::Sort;
use crate::exhibitors::sheet::sheet;
use crate::exhibitors::village::Villages;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use sea_orm::DatabaseConnection;
use serde::Serialize;

/// As many as a screen has room for.
const MOST: usize = 4;

pub fn routes() -> Vec<rocket::Route> {
    routes![compare]
}

#[get("/studio/<_>/booths/compare?<chosen>")]
async fn compare(organizer: Organizer, chosen: Vec<String>, db: &Db) -> Result<Page<ComparePage>> {
    let Organizer(editor) = organizer;
    let mut tokens: Vec<String> = Vec::new();
    for token in chosen {
        if !tokens.contains(&token) {
            tokens.push(token);
        }
    }
    let too_many = tokens.len() > MOST;
    tokens.truncate(MOST);
    let mut all = Vec::new();
    for token in &tokens {
        all.push(Side::of(db.reader(), &editor, token).await?);
    }
    let view = ComparePage {
        rail: editor.rail("booths"),
        back: format!("/studio/{}/booths", editor.event.slug),
        too_few: all.len() < 2,
        too_many,
        most: MOST,
        lines: if all.len() < 2 { Vec::new() } else { lines(&all) },
        heads: all.into_iter().map(|side| side.head).collect(),
    };
    Ok(editor.visit.page(view))
}

/// One application as a column: what it says of each thing, in the order of the sheet.
struct Side {
    head: Head,
    said: Vec<(Label, String)>,
}

/// What a line speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
enum Label {
    Word(&'static str),
    /// A question of the organizers' own.
    Own(i64, Bilingual),
}

impl Side {
    async fn of(db: &DatabaseConnection, editor: &Editor, token: &str) -> Result<Self> {
        let (event, language) = (&editor.event, editor.visit.language);
        let dossier = Dossier::by_token(db, event.id, token).await?;
        let (kinds, villages) = (Kinds::of(db, event.id).await?, Villages::of(db, event.id).await?);
        let asking = Asking::of_dossier(db, &dossier).await?;
        let sections = sheet(&dossier, &kinds, &villages, language).sections;
        let rows = sections.into_iter().flat_map(|section| section.rows);
        let mut said: Vec<_> = rows.map(|row| (Label::Word(row.label), row.text)).collect();
        for question in asking.questions.iter().filter(|question| question.sort != Sort::File) {
            let text = asking.answers.get(&question.id).map(String::as_str).unwrap_or_default();
            said.push((Label::Own(question.id, question.label.clone()), shown(question, text, language)));
        }
        Ok(Self { head: Head::of(db, editor, &dossier).await?, said })
    }
}

/// The lines that say something of at least one; those that differ are marked.
fn lines(sides: &[Side]) -> Vec<Line> {
    let texts = |label: &Label| -> Vec<String> {
        let of = |side: &Side| side.said.iter().find(|(known, _)| known == label).map(|(_, text)| text.clone()).unwrap_or_default();
        sides.iter().map(of).collect()
    };
    let labels = sides[0].said.iter().map(|(label, _)| label);
    let line = |label: &Label| {
        let texts = texts(label);
        let (word, own) = match label {
            Label::Word(word) => (*word, Bilingual::default()),
            Label::Own(_, own) => ("", own.clone()),
        };
        Line { word, own, differs: texts.iter().any(|text| *text != texts[0]), texts }
    };
    labels.map(line).filter(|line| line.texts.iter().any(|text| !text.is_empty())).collect()
}

#[derive(Serialize)]
struct ComparePage {
    rail: Rail,
    back: String,
    too_few: bool,
    too_many: bool,
    most: usize,
    heads: Vec<Head>,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Head {
    href: String,
    name: Bilingual,
    state: &'static str,
    tag: &'static str,
    booths: String,
    /// Empty where there is none, or it may not be seen yet.
    score: String,
}

impl Head {
    async fn of(db: &DatabaseConnection, editor: &Editor, dossier: &Dossier) -> Result<Self> {
        let (event, application, own) = (&editor.event, &dossier.application, editor.who.account.id);
        let criteria = criterion::all(db, event.id).await?;
        let scores = score::of_applications(db, &[application.id]).await?;
        let done = score::is_complete(&criteria, &scores, own);
        let seen = score::sees_others(done, abstains(db, event.id, own).await?, application.state);
        let average = score::average(&criteria, &scores).filter(|_| seen);
        Ok(Self {
            href: format!("/studio/{}/booths/{}", event.slug, application.token),
            name: dossier.exhibitor.name.clone(),
            state: application.state.key(),
            tag: application.state.tag(),
            booths: numbers_of(&dossier.booths(db).await?),
            score: average.map(|average| score::written(average.total, editor.visit.language)).unwrap_or_default(),
        })
    }
}

#[derive(Serialize)]
struct Line {
    /// A word key, or nothing for a question of the organizers' own.
    word: &'static str,
    own: Bilingual,
    texts: Vec<String>,
    differs: bool,
}

impl View for ComparePage {
    const TEMPLATE: &'static str = "exhibitors/review/compare";
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(said: &[(&'static str, &str)]) -> Side {
        let head =
            Head { href: String::new(), name: Bilingual::default(), state: "", tag: "", booths: String::new(), score: String::new() };
        Side { head, said: said.iter().map(|(label, text)| (Label::Word(label), (*text).to_owned())).collect() }
    }

    #[test]
    fn lines_stand_side_by_side_and_say_where_they_differ() {
        let sides = [side(&[("a", "1"), ("b", "x"), ("c", "")]), side(&[("a", "1"), ("b", "y"), ("c", "")])];
        let lines: Vec<_> = lines(&sides).into_iter().map(|line| (line.word, line.texts.join("|"), line.differs)).collect();
        assert_eq!(lines, [("a", "1|1".to_owned(), false), ("b", "x|y".to_owned(), true)]);
    }
}
