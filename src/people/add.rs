//! Somebody comes to an event: found among all people who are known, or written down now.
use super::delegate::{self, DelegateInput, Part, make_delegate};
use super::line::{PersonLine, Printed};
use super::person_form::{self, PersonForm, PersonView, at_its_row, rows_after};
use super::protocol::admit;
use super::record::{PersonInput, insert_person, namesakes, on_record};
use super::{lines, person};
use crate::events::event;
use crate::events::studio::{Editor, Rail};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::files::{PictureRef, Pictures, Purpose};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::fold;
use crate::platform::time::Now;
use crate::platform::words::word;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use sea_orm::{Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use std::collections::HashSet;

/// How many known people a search shows.
const FOUND: u64 = 20;

pub fn routes() -> Vec<rocket::Route> {
    routes![search, add]
}

#[get("/studio/<_>/people/new?<q>&<part>")]
async fn search(q: Option<&str>, part: Option<&str>, editor: Editor, now: Now, db: &Db) -> Result<Page<NewPage>> {
    let part = part.and_then(Part::from_code).unwrap_or(Part::Official);
    let q: String = q.unwrap_or_default().trim().chars().take(100).collect();
    let form = FormView::filled([("part", part.code().to_owned()), ("name", q.clone())]);
    let page =
        NewPage { found: found(db, &editor, &find(db, &q).await?, now.0).await?, q, ..NewPage::of(db, &editor, (form, vec![])).await? };
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/people/new", data = "<form>")]
async fn add(
    form: Form<Contextual<'_, PersonForm>>,
    editor: Editor,
    now: Now,
    db: &Db,
    pictures: Pictures<'_>,
) -> Result<Outcome<NewPage>> {
    let (view, rows) = person_form::sent(&form.context);
    let Some(sent) = &form.value else { return again(db, editor, (view, rows)).await };
    if let Some(step) = &sent.row {
        return again(db, editor, (view, rows_after(&rows, step))).await;
    }
    let uploaded = match pictures.keep(&sent.portrait, Purpose::Portrait).await {
        Err(AppError::Refused(no)) => return again(db, editor, (view.refused(&no), rows)).await,
        kept => kept?,
    };
    let input = sent.input(uploaded, None, editor.role.may_see_contacts());
    let same = if sent.anyway { vec![] } else { namesakes(db.reader(), &input.name).await? };
    if !same.is_empty() {
        let known = found(db, &editor, &same, now.0).await?;
        let page = NewPage::of(db, &editor, (view, rows)).await?.with_portrait(input.portrait.as_ref());
        return Ok(Outcome::Again(editor.visit.page(NewPage { known, ..page })));
    }
    match introduce(db, &editor.event, &editor.actor(), now.0, (&input, sent.part.0.unwrap_or(Part::Official))).await {
        Ok(person) => Ok(Outcome::Done(moved_on(format!("/studio/{}/people/{}", editor.event.slug, person.slug), "people-added"))),
        Err(AppError::Refused(no)) => {
            let view = view.refused(&at_its_row(no, &person_form::all_rows(&form.context)));
            let page = NewPage::of(db, &editor, (view, rows)).await?.with_portrait(input.portrait.as_ref());
            Ok(Outcome::Again(editor.visit.page(page)))
        }
        Err(other) => Err(other),
    }
}

async fn again(db: &Database, editor: Editor, form: (FormView, Vec<String>)) -> Result<Outcome<NewPage>> {
    let page = NewPage::of(db, &editor, form).await?;
    Ok(Outcome::Again(editor.visit.page(page)))
}

/// Writes down a new person who comes to this event.
pub async fn introduce(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (input, part): (&PersonInput, Part),
) -> Result<person::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let person = insert_person(&mut change, input).await?;
    let delegate = make_delegate(&change, event.id, person.id, &DelegateInput::as_on_record(part)).await?;
    admit(&change, event, part, &[delegate.id]).await?;
    let record = on_record(change.tx(), &person).await?;
    change.note(Note::new(event.id, "people-log-person-added").about("person", person.id, person.name.as_str()).after(&record)).await?;
    change.commit().await?;
    Ok(person)
}

/// Known people whose names hold all words asked for, marks aside.
pub async fn find(db: &Database, q: &str) -> Result<Vec<person::Model>> {
    let folded = fold(q);
    if folded.is_empty() {
        return Ok(vec![]);
    }
    let words = folded.split(' ').fold(Condition::all(), |all, word| all.add(person::COLUMN.folded.contains(word)));
    let found = person::Entity::find().filter(words).order_by_asc(person::COLUMN.sort_key).limit(FOUND);
    Ok(found.all(db.reader()).await?)
}

/// These people as the page offers them, with their posts of today.
async fn found(db: &Database, editor: &Editor, people: &[person::Model], now: DateTime<Utc>) -> Result<Vec<Known>> {
    let ids: Vec<i64> = people.iter().map(|person| person.id).collect();
    let mut lines = lines::known(db.reader(), &ids, Some(editor.event.today(now))).await?;
    let here = delegate::Entity::find()
        .filter(delegate::COLUMN.event_id.eq(editor.event.id))
        .filter(delegate::COLUMN.person_id.is_in(ids.iter().copied()))
        .all(db.reader())
        .await?;
    let here: HashSet<i64> = here.into_iter().map(|delegate| delegate.person_id).collect();
    let known = |line: Printed| Known::of(&line, &editor.event.slug, editor.visit.language, here.contains(&line.person_id));
    Ok(ids.iter().filter_map(|id| lines.remove(id)).map(known).collect())
}

#[derive(Serialize)]
struct NewPage {
    rail: Rail,
    back: String,
    /// What was looked for among known people, and who was found.
    q: String,
    found: Vec<Known>,
    /// Known people of the very name that is being written down.
    known: Vec<Known>,
    parts: Vec<Choice>,
    part: String,
    #[serde(flatten)]
    person: PersonView,
}

impl View for NewPage {
    const TEMPLATE: &'static str = "people/new";
}

/// Somebody who may be added as they are.
#[derive(Serialize)]
struct Known {
    line: PersonLine,
    /// Where the form goes that adds them.
    add: String,
    /// Whether they come to this event already.
    here: bool,
}

/// The parts one may come in.
pub fn parts(language: Language) -> Vec<Choice> {
    Part::ALL.map(|part| Choice::new(part.code(), word(language, part.key()))).into()
}

impl Known {
    fn of(line: &Printed, event: &str, language: Language, here: bool) -> Self {
        let address = format!("/studio/{event}/people/{}", line.slug);
        let href = if here { address.clone() } else { String::new() };
        Self { line: line.line(language, href), add: format!("{address}/delegate"), here }
    }
}

impl NewPage {
    async fn of(db: &Database, editor: &Editor, (form, rows): (FormView, Vec<String>)) -> Result<Self> {
        let language = editor.visit.language;
        Ok(Self {
            rail: editor.rail("people"),
            back: format!("/studio/{}/people", editor.event.slug),
            q: String::new(),
            found: vec![],
            known: vec![],
            parts: parts(language),
            part: form.values.get("part").cloned().unwrap_or_default(),
            person: PersonView::of(db.reader(), form, rows, (editor.role.may_see_contacts(), language)).await?,
        })
    }

    fn with_portrait(self, picture: Option<&PictureRef>) -> Self {
        Self { person: self.person.with_kept(picture), ..self }
    }
}
