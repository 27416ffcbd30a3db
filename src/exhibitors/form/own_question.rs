//! Adding, changing and ordering a question of the organizers' own.
use super::answer;
use super::edit::{address, sorts};
use super::question::{self, Choosable, Options, Sort};
use super::remove_question::uses;
use crate::events::{Editor, Organizer, Rail, event};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, and_empty, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, Both, BothLine, Line};
use crate::platform::time::Now;
use crate::programme::order::Order;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveEnum, ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;

/// The most questions of one event, and the most answers to choose from.
const MOST: usize = 40;
const MOST_OPTIONS: usize = 30;
/// Empty rows of options that are offered at least, for who has no script.
const OFFERED_OPTIONS: usize = 3;

pub fn routes() -> Vec<rocket::Route> {
    routes![blank, add, show, change, order]
}

/// Everything somebody says of a question.
#[derive(Clone, Debug, FromForm)]
pub struct QuestionInput {
    pub label: BothLine<2, 200>,
    pub hint: Both<Line<0, 300>>,
    pub sort: Sort,
    pub required: bool,
    pub later: bool,
    pub options: Vec<OptionInput>,
    #[field(default = 0)]
    pub version: i32,
}

/// One answer to choose; a row without words is left out.
#[derive(Clone, Debug, Default, FromForm)]
pub struct OptionInput {
    pub code: Line<0, 10>,
    pub label: Both<Line<0, 120>>,
}

impl QuestionInput {
    /// What can be chosen, given what could be until now: known codes stay, new rows get new ones.
    fn options(&self, before: &Options) -> Result<Options, Refusal> {
        let mut options = Options(before.0.clone());
        let mut kept = Vec::new();
        for row in self.options.iter().filter(|row| !row.label.vi.is_empty() || !row.label.en.is_empty()) {
            let code = match before.by_code(&row.code) {
                Some(known) if !kept.iter().any(|one: &Choosable| one.code == known.code) => known.code.clone(),
                _ => options.free_code(),
            };
            let option = Choosable { code, label: row.label.clone().into() };
            options.0.push(option.clone());
            kept.push(option);
        }
        match (self.sort, kept.len()) {
            (Sort::Choice, 0 | 1) => Err(Refusal::at("options", "exhibitors-question-two-options")),
            (Sort::Choice, count) if count > MOST_OPTIONS => {
                Err(Refusal::at("options", "exhibitors-question-most-options").with("most", MOST_OPTIONS))
            }
            (Sort::Choice, _) => Ok(Options(kept)),
            _ => Ok(Options::default()),
        }
    }

    fn columns(&self, before: &Options) -> Result<question::ActiveModel, Refusal> {
        Ok(question::ActiveModel {
            sort: Set(self.sort),
            label: Set(self.label.clone().into()),
            hint: Set(self.hint.clone().into()),
            options: Set(self.options(before)?),
            required: Set(self.required),
            later: Set(self.later),
            ..Default::default()
        })
    }
}

#[get("/studio/<_>/booths/form/questions/new")]
fn blank(organizer: Organizer) -> Page<QuestionPage> {
    let Organizer(editor) = organizer;
    let view = QuestionPage::blank(&editor, FormView::filled([("sort", "text".to_owned())]));
    editor.visit.page(view)
}

#[post("/studio/<_>/booths/form/questions/new", data = "<form>")]
async fn add(organizer: Organizer, form: Form<Contextual<'_, QuestionInput>>, db: &Db, now: Now) -> Result<Outcome<QuestionPage>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let again = match &form.value {
        None => sent,
        Some(input) => match add_question(db, &editor.actor(), now.0, &editor.event, input).await {
            Ok(_) => return Ok(Outcome::Done(saved(&editor.event))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(other) => return Err(other),
        },
    };
    let view = QuestionPage::blank(&editor, again);
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[get("/studio/<_>/booths/form/questions/<id>", rank = 5)]
async fn show(organizer: Organizer, id: i64, db: &Db) -> Result<Page<QuestionPage>> {
    let Organizer(editor) = organizer;
    let question = find(db.reader(), editor.event.id, id).await?;
    let view = QuestionPage::of(db, &editor, &question, filled(&question)).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/booths/form/questions/<id>", data = "<form>", rank = 5)]
async fn change(
    organizer: Organizer,
    id: i64,
    form: Form<Contextual<'_, QuestionInput>>,
    db: &Db,
    now: Now,
) -> Result<Outcome<QuestionPage>> {
    let Organizer(editor) = organizer;
    let question = find(db.reader(), editor.event.id, id).await?;
    let sent = FormView::sent(&form.context);
    let again = match &form.value {
        None => sent,
        Some(input) => match change_question(db, &editor.actor(), now.0, &question, input).await {
            Ok(()) => return Ok(Outcome::Done(saved(&editor.event))),
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(AppError::Stale) => sent.stale(&filled(&question)),
            Err(other) => return Err(other),
        },
    };
    let view = QuestionPage::of(db, &editor, &question, again).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[post("/studio/<_>/booths/form/questions", data = "<form>")]
async fn order(organizer: Organizer, form: Form<Order<'_>>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Organizer(editor) = organizer;
    order_questions(db, &editor.actor(), now.0, &editor.event, &form).await?;
    Ok(moved_on(format!("{}#questions", address(&editor.event)), "layout-order-saved"))
}

fn saved(event: &event::Model) -> Flash<Redirect> {
    moved_on(format!("{}#questions", address(event)), "exhibitors-question-saved")
}

/// Adds a question after the last.
pub async fn add_question(db: &Database, actor: &Actor, now: DateTimeUtc, event: &event::Model, input: &QuestionInput) -> Result<i64> {
    retrying(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let id = insert_question(&mut change, event.id, input).await?;
        change.commit().await?;
        Ok(id)
    })
    .await
}

/// [`add_question`] inside a larger change.
pub async fn insert_question(change: &mut Change, event_id: i64, input: &QuestionInput) -> Result<i64> {
    let known = question::all(change.tx(), event_id).await?;
    if known.len() >= MOST {
        return Err(Refusal::new("exhibitors-question-too-many").with("most", MOST).into());
    }
    let place = known.last().map_or(1, |last| last.place + 1);
    let columns = input.columns(&Options::default())?;
    let row = question::ActiveModel { event_id: Set(event_id), place: Set(place), version: Set(1), ..columns };
    let row = row.insert(change.tx()).await?;
    let note = Note::new(event_id, "exhibitors-log-question-added").about("form_question", row.id, row.label.vi.as_str());
    change.note(note.after(&row.trace()).quiet()).await?;
    Ok(row.id)
}

/// Writes over a question, unless somebody else did since. What was answered stays readable: its sort stands, and what
/// somebody chose cannot be taken away.
async fn change_question(db: &Database, actor: &Actor, now: DateTimeUtc, before: &question::Model, input: &QuestionInput) -> Result<()> {
    retrying(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let columns = input.columns(&before.options)?;
        stays_readable(change.tx(), before, input.sort, columns.options.as_ref()).await?;
        let row = question::ActiveModel { version: Set(input.version + 1), ..columns };
        let same = question::Entity::update_many().set(row).filter(question::COLUMN.id.eq(before.id));
        if same.filter(question::COLUMN.version.eq(input.version)).exec(change.tx()).await?.rows_affected == 0 {
            return Err(AppError::Stale);
        }
        let after = find(change.tx(), before.event_id, before.id).await?;
        let note = Note::new(before.event_id, "exhibitors-log-question-changed").about("form_question", after.id, after.label.vi.as_str());
        change.note(note.before(&before.trace()).after(&after.trace()).quiet()).await?;
        change.commit().await
    })
    .await
}

async fn stays_readable(tx: &impl ConnectionTrait, before: &question::Model, sort: Sort, options: &Options) -> Result<()> {
    if sort != before.sort {
        let count = uses(tx, before.id).await?;
        return match count {
            0 => Ok(()),
            _ => Err(Refusal::at("sort", "exhibitors-question-sort-answered").with("count", count).into()),
        };
    }
    let gone: Vec<&str> = before.options.0.iter().map(|one| one.code.as_str()).filter(|code| options.by_code(code).is_none()).collect();
    if sort != Sort::Choice || gone.is_empty() {
        return Ok(());
    }
    let chosen: Option<String> = answer::Entity::find()
        .select_only()
        .column(answer::Column::Text)
        .filter(answer::COLUMN.question_id.eq(before.id))
        .filter(answer::COLUMN.text.is_in(gone))
        .into_tuple()
        .one(tx)
        .await?;
    let label = chosen.and_then(|code| before.options.by_code(&code)).map(|one| one.label.vi.clone());
    match label {
        Some(label) => Err(Refusal::at("options", "exhibitors-question-option-answered").with("option", label).into()),
        None => Ok(()),
    }
}

async fn order_questions(db: &Database, actor: &Actor, now: DateTimeUtc, event: &event::Model, order: &Order<'_>) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let ids: Vec<i64> =
        question::all(change.tx(), event.id).await?.iter().filter(|one| one.retired_at.is_none()).map(|one| one.id).collect();
    for (id, place) in order.applied(&ids).into_iter().zip(1..) {
        let row = question::Entity::update_many().col_expr(question::Column::Place, Expr::value(place));
        row.filter(question::COLUMN.id.eq(id)).exec(change.tx()).await?;
    }
    change.note(Note::new(event.id, "exhibitors-log-questions-ordered").quiet()).await?;
    change.commit().await
}

/// The question of this event with this number.
pub async fn find(db: &impl ConnectionTrait, event_id: i64, id: i64) -> Result<question::Model> {
    question::Entity::find_by_id(id).filter(question::COLUMN.event_id.eq(event_id)).one(db).await.or_not_found()
}

fn filled(row: &question::Model) -> FormView {
    let ticked = |on: bool| if on { "true".to_owned() } else { String::new() };
    let mut values = vec![
        ("version".to_owned(), row.version.to_string()),
        ("sort".into(), row.sort.to_value()),
        ("label.vi".into(), row.label.vi.clone()),
        ("label.en".into(), row.label.en.clone()),
        ("hint.vi".into(), row.hint.vi.clone()),
        ("hint.en".into(), row.hint.en.clone()),
        ("required".into(), ticked(row.required)),
        ("later".into(), ticked(row.later)),
    ];
    for (number, option) in row.options.0.iter().enumerate() {
        let part = |name: &str| format!("options[{number}].{name}");
        values.push((part("code"), option.code.clone()));
        values.push((part("label.vi"), option.label.vi.clone()));
        values.push((part("label.en"), option.label.en.clone()));
    }
    FormView::filled(values)
}

/// The rows of options a form holds, and empty ones after them.
fn option_rows(form: &FormView) -> Vec<usize> {
    let held = form.written_rows("options");
    let empty = OFFERED_OPTIONS.saturating_sub(held.len()).max(1);
    and_empty(held, empty)
}

#[derive(Serialize)]
struct QuestionPage {
    rail: Rail,
    back: String,
    /// Nothing for a new one.
    id: Option<i64>,
    form: FormView,
    sorts: Vec<Choice>,
    rows: Vec<usize>,
    name: Bilingual,
    retired: bool,
    /// How many applications have answered it.
    uses: u64,
}

impl View for QuestionPage {
    const TEMPLATE: &'static str = "exhibitors/form/question";
}

impl QuestionPage {
    fn blank(editor: &Editor, form: FormView) -> Self {
        Self {
            rail: editor.rail("booths"),
            back: address(&editor.event),
            id: None,
            sorts: sorts(editor.visit.language),
            rows: option_rows(&form),
            form,
            name: Bilingual::default(),
            retired: false,
            uses: 0,
        }
    }

    async fn of(db: &Db, editor: &Editor, row: &question::Model, form: FormView) -> Result<Self> {
        let uses = uses(db.reader(), row.id).await?;
        Ok(Self { id: Some(row.id), name: row.label.clone(), retired: row.retired_at.is_some(), uses, ..Self::blank(editor, form) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn input(sort: Sort, rows: &[(&str, &str)]) -> QuestionInput {
        let row = |(code, vi): &(&str, &str)| OptionInput {
            code: Line::parse(code).unwrap(),
            label: Both { vi: Line::parse(vi).unwrap(), en: Line::default() },
        };
        QuestionInput {
            label: Both { vi: Line::parse("Cỡ áo").unwrap(), en: Line::default() },
            hint: Both::default(),
            sort,
            required: false,
            later: false,
            options: rows.iter().map(row).collect(),
            version: 1,
        }
    }

    #[test]
    fn options_keep_their_codes_when_their_words_change() {
        let codes = |options: &Options| options.0.iter().map(|one| one.code.clone()).collect::<Vec<_>>();
        let first = input(Sort::Choice, &[("", "Nhỏ"), ("", "Lớn"), ("", "")]).options(&Options::default()).unwrap();
        assert_eq!(codes(&first), ["1", "2"]);
        let second = input(Sort::Choice, &[("2", "Rất lớn"), ("", "Vừa"), ("2", "Khác"), ("9", "Lạ")]).options(&first).unwrap();
        assert_eq!(codes(&second), ["2", "3", "4", "5"]);
        assert_eq!(second.by_code("2").map(|one| one.label.vi.as_str()), Some("Rất lớn"));
        assert_eq!(input(Sort::Choice, &[("", "Một")]).options(&first).unwrap_err().key, "exhibitors-question-two-options");
        assert_eq!(input(Sort::Text, &[("", "Một")]).options(&first), Ok(Options::default()));
    }
}
