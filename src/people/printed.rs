//! What is printed of a delegate at one event; joining and leaving it.
use super::add::parts;
use super::attendance::Answer;
use super::attendance::shown::Coming;
use super::delegate::{self, DelegateInput, Part, Side, last_place, make_delegate};
use super::edit::own_delegate;
use super::honorific::{At, OFFERED};
use super::line::{PersonLine, Printed};
use super::protocol::admit;
use super::record::touch_events_of;
use super::{lines, person};
use crate::events::event;
use crate::events::studio::{Editor, Rail};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on, settle};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::{Both, BothProse, Given, Line};
use crate::platform::time::Now;
use crate::platform::words::word;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![join, show, save, leave]
}

#[derive(FromForm)]
struct Joining {
    part: Part,
}

#[derive(FromForm)]
struct PrintedForm {
    part: Part,
    side: Given<Side>,
    printed_honorific: Line<0, 40>,
    printed_titles: BothProse<2000>,
    committee_role: Both<Line<0, 200>>,
    version: i32,
}

impl PrintedForm {
    fn input(&self) -> DelegateInput {
        DelegateInput {
            part: self.part,
            side: self.side.0,
            printed_honorific: self.printed_honorific.clone(),
            printed_titles: self.printed_titles.clone(),
            committee_role: self.committee_role.clone(),
        }
    }
}

/// A known person comes to this event, or comes in one more part.
#[post("/studio/<_>/people/<slug>/delegate", data = "<form>")]
async fn join(slug: &str, form: Form<Joining>, editor: Editor, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let person = person::Entity::find().filter(person::COLUMN.slug.eq(slug)).one(db.reader()).await.or_not_found()?;
    let there = format!("/studio/{}/people#{}", editor.event.slug, form.part.code());
    match invite(db, &editor.event, &editor.actor(), now.0, (&person, form.part)).await {
        Ok(_) => Ok(moved_on(there, "people-added")),
        Err(AppError::Refused(_)) => Ok(Flash::warning(Redirect::to(there), "people-part-taken")),
        Err(other) => Err(other),
    }
}

#[get("/studio/<_>/people/<slug>/delegate/<part>")]
async fn show(slug: &str, part: Part, editor: Editor, db: &Db) -> Result<Page<PrintedPage>> {
    let (person, row) = in_part(db, &editor.event, slug, part).await?;
    let page = PrintedPage::of(db, &editor, (&person, &row), on_record(&row)).await?;
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/people/<slug>/delegate/<part>", data = "<form>")]
async fn save(
    slug: &str,
    part: Part,
    form: Form<Contextual<'_, PrintedForm>>,
    editor: Editor,
    now: Now,
    db: &Db,
) -> Result<Outcome<PrintedPage>> {
    let (person, row) = in_part(db, &editor.event, slug, part).await?;
    let view = FormView::sent(&form.context);
    let Some(sent) = &form.value else {
        let page = PrintedPage::of(db, &editor, (&person, &row), view).await?;
        return Ok(Outcome::Again(editor.visit.page(page)));
    };
    let seen = delegate::Model { version: sent.version, ..row.clone() };
    let saved = print(db, &editor.event, &editor.actor(), now.0, (&person, &seen, &sent.input())).await;
    if let Err(AppError::Stale) = saved {
        let current = delegate::Entity::find_by_id(row.id).one(db.reader()).await.or_not_found()?;
        let page = PrintedPage::of(db, &editor, (&person, &current), view.stale(&on_record(&current))).await?;
        return Ok(Outcome::Again(editor.visit.page(page)));
    }
    let page = PrintedPage::of(db, &editor, (&person, &row), view).await?;
    let there = format!("/studio/{}/people#{}", editor.event.slug, sent.part.code());
    settle(
        saved,
        |()| moved_on(there, "people-saved"),
        |no| editor.visit.page(PrintedPage { form: page.form.clone().refused(&no), ..page }),
    )
}

#[post("/studio/<_>/people/<slug>/delegate/<part>/remove")]
async fn leave(slug: &str, part: Part, editor: Editor, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let (person, row) = in_part(db, &editor.event, slug, part).await?;
    remove(db, &editor.actor(), now.0, (&person, &row)).await?;
    Ok(moved_on(format!("/studio/{}/people", editor.event.slug), "people-removed"))
}

/// Somebody who comes to this event in this part.
pub async fn in_part(db: &Database, event: &event::Model, slug: &str, part: Part) -> Result<(person::Model, delegate::Model)> {
    let (person, delegates) = own_delegate(db, event, slug).await?;
    let row = delegates.into_iter().find(|delegate| delegate.part == part).ok_or(AppError::NotFound)?;
    Ok((person, row))
}

/// Makes a known person a delegate, printed as on record.
pub async fn invite(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (person, part): (&person::Model, Part),
) -> Result<delegate::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let row = make_delegate(&change, event.id, person.id, &DelegateInput::as_on_record(part)).await?;
    admit(&change, event, part, &[row.id]).await?;
    change.note(Note::new(event.id, "people-log-delegate-added").about("delegate", row.id, person.name.as_str()).after(&row)).await?;
    // Their pages at other events name this one.
    touch_events_of(&mut change, person.id).await?;
    change.commit().await?;
    Ok(row)
}

/// Changes what is printed of a delegate, if it still is what `seen.version` was.
pub async fn print(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (person, seen, input): (&person::Model, &delegate::Model, &DelegateInput),
) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    print_in(&mut change, event, (person, seen, input)).await?;
    change.commit().await
}

/// [`print`] inside a larger change.
pub async fn print_in(
    change: &mut Change,
    event: &event::Model,
    (person, seen, input): (&person::Model, &delegate::Model, &DelegateInput),
) -> Result<()> {
    input.may_be_printed()?;
    let mut row = delegate::ActiveModel { version: Set(seen.version + 1), ..input.columns() };
    if input.part != seen.part {
        row.part = Set(input.part);
        row.place = Set(last_place(change.tx(), seen.event_id, input.part).await? + 1);
        row.by_hand = Set(false);
    }
    let updated = delegate::Entity::update_many()
        .set(row)
        .filter(delegate::COLUMN.id.eq(seen.id))
        .filter(delegate::COLUMN.version.eq(seen.version))
        .exec(change.tx())
        .await
        .or_refuse_duplicate(Refusal::at("part", "people-part-taken"))?;
    if updated.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let now = delegate::Entity::find_by_id(seen.id).one(change.tx()).await.or_not_found()?;
    if now.part != seen.part || (now.side != seen.side && !now.by_hand) {
        admit(change, event, now.part, &[now.id]).await?;
    }
    let note = Note::new(seen.event_id, "people-log-delegate-changed").about("delegate", seen.id, person.name.as_str());
    change.note(note.before(seen).after(&now)).await
}

/// The person no longer comes in this part. Person and programme stay as they are.
pub async fn remove(db: &Database, actor: &Actor, now: DateTime<Utc>, (person, row): (&person::Model, &delegate::Model)) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    touch_events_of(&mut change, person.id).await?;
    // Who was to be represented by them does not come, and nobody in their stead.
    delegate::Entity::update_many()
        .set(delegate::ActiveModel { answer: Set(Answer::Declined), substitute_id: Set(None), ..Default::default() })
        .filter(delegate::COLUMN.substitute_id.eq(row.id))
        .exec(change.tx())
        .await?;
    delegate::Entity::delete_by_id(row.id).exec(change.tx()).await?;
    let note = Note::new(row.event_id, "people-log-delegate-removed").about("delegate", row.id, person.name.as_str());
    change.note(note.before(row)).await?;
    change.commit().await
}

/// What is on record of a delegate, as the fields of the form.
fn on_record(row: &delegate::Model) -> FormView {
    let titles = row.printed_titles.clone().unwrap_or_default();
    let role = row.committee_role.clone().unwrap_or_default();
    FormView::filled([
        ("part", row.part.code().to_owned()),
        ("side", row.side.map_or("", Side::code).to_owned()),
        ("printed_honorific", row.printed_honorific.clone().unwrap_or_default()),
        ("printed_titles.vi", titles.vi),
        ("printed_titles.en", titles.en),
        ("committee_role.vi", role.vi),
        ("committee_role.en", role.en),
        ("version", row.version.to_string()),
        ("answer", row.answer.code().to_owned()),
    ])
}

#[derive(Serialize)]
struct PrintedPage {
    rail: Rail,
    back: String,
    /// The person's own page in the studio.
    record: String,
    heading: String,
    part: &'static str,
    form: FormView,
    parts: Vec<Choice>,
    sides: Vec<Choice>,
    honorifics: &'static [&'static str],
    /// What is printed where these fields stay empty.
    usual: PersonLine,
    coming: Coming,
    answers: Vec<Choice>,
    answer: String,
    substitute: String,
    remove: String,
}

impl View for PrintedPage {
    const TEMPLATE: &'static str = "people/printed";
}

impl PrintedPage {
    async fn of(db: &Database, editor: &Editor, (person, row): (&person::Model, &delegate::Model), form: FormView) -> Result<Self> {
        let language = editor.visit.language;
        let base = format!("/studio/{}/people", editor.event.slug);
        let address = format!("{base}/{}", person.slug);
        let usual = lines::usual(db.reader(), &editor.event, &[person.id]).await?.remove(&person.id).unwrap_or_default();
        Ok(Self {
            rail: editor.rail("people"),
            heading: Printed::of(person, vec![]).full_name(language, At::Start),
            part: row.part.key(),
            form,
            parts: parts(language),
            sides: sides(language),
            honorifics: OFFERED,
            usual: usual.line(language, String::new()),
            coming: Self::coming(db, editor, row).await?,
            answers: ANSWERS.map(|answer| Choice::new(answer.code(), word(language, answer.key()))).into(),
            answer: format!("{address}/delegate/{}/answer", row.part.code()),
            substitute: format!("{address}/delegate/{}/substitute", row.part.code()),
            remove: format!("{address}/delegate/{}/remove", row.part.code()),
            back: base,
            record: address,
        })
    }

    async fn coming(db: &Database, editor: &Editor, row: &delegate::Model) -> Result<Coming> {
        let all = lines::lines_of(db.reader(), &editor.event).await?;
        let one = all.iter().find(|one| one.delegate.id == row.id).ok_or(AppError::NotFound)?;
        Ok(Coming::of(one, &all, editor.event.tz(), editor.visit.language))
    }
}

/// Answers that need nothing more said.
const ANSWERS: [Answer; 3] = [Answer::Invited, Answer::Accepted, Answer::Declined];

fn sides(language: Language) -> Vec<Choice> {
    Side::ALL.map(|side| Choice::new(side.code(), word(language, side.key()))).into()
}
