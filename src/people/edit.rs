//! The team changes what is on record of a person who comes to their event.
use super::add::parts;
use super::delegate::{self, Part};
use super::person_form::{self, PersonForm, PersonView, at_its_row, rows_after};
use super::record::{PersonInput, positions_of, update_person};
use super::wording::{Worded, Wording};
use super::{availability, line, person, times};
use crate::events::event;
use crate::events::studio::{Editor, Rail};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::files::{Pictures, Purpose};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, save]
}

// `new` is a page of its own: rank 2 lets it go first.
#[get("/studio/<_>/people/<slug>", rank = 2)]
async fn show(slug: &str, editor: Editor, db: &Db) -> Result<Page<EditPage>> {
    let (person, delegates) = own_delegate(db, &editor.event, slug).await?;
    let form = person_form::on_record(db.reader(), &person, editor.role.may_see_contacts()).await?;
    let page = EditPage::of(db, &editor, (&person, &delegates), form).await?;
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/people/<slug>", data = "<form>", rank = 2)]
async fn save(
    slug: &str,
    form: Form<Contextual<'_, PersonForm>>,
    editor: Editor,
    now: Now,
    db: &Db,
    pictures: Pictures<'_>,
) -> Result<Outcome<EditPage>> {
    let (person, delegates) = own_delegate(db, &editor.event, slug).await?;
    let (view, rows) = person_form::sent(&form.context);
    let (view, rows) = match &form.value {
        None => (view, rows),
        Some(PersonForm { row: Some(step), .. }) => (view, rows_after(&rows, step)),
        Some(sent) => match written(db, &editor, &person, (sent, &pictures), now.0).await {
            Ok(()) => return Ok(Outcome::Done(moved_on(format!("/studio/{}/people/{slug}", editor.event.slug), "people-saved"))),
            Err(AppError::Refused(no)) => (view.refused(&at_its_row(no, &person_form::all_rows(&form.context))), rows),
            Err(AppError::Stale) => stale(db, &editor, &person, view).await?,
            Err(other) => return Err(other),
        },
    };
    let page = EditPage::of(db, &editor, (&person, &delegates), (view, rows)).await?;
    Ok(Outcome::Again(editor.visit.page(page)))
}

/// Somebody who comes to this event, and as what. People who do not are none of this team's business.
pub async fn own_delegate(db: &Database, event: &event::Model, slug: &str) -> Result<(person::Model, Vec<delegate::Model>)> {
    let person = person::Entity::find().filter(person::COLUMN.slug.eq(slug)).one(db.reader()).await.or_not_found()?;
    let delegates = delegate::Entity::find()
        .filter(delegate::COLUMN.event_id.eq(event.id))
        .filter(delegate::COLUMN.person_id.eq(person.id))
        .order_by_asc(delegate::COLUMN.id)
        .all(db.reader())
        .await?;
    if delegates.is_empty() { Err(AppError::NotFound) } else { Ok((person, delegates)) }
}

/// Keeps the picture that came along, then the record.
async fn written(
    db: &Database,
    editor: &Editor,
    person: &person::Model,
    (sent, pictures): (&PersonForm, &Pictures<'_>),
    now: DateTime<Utc>,
) -> Result<()> {
    let uploaded = pictures.keep(&sent.portrait, Purpose::Portrait).await?;
    let input = sent.input(uploaded, Some(person), editor.role.may_see_contacts());
    let seen = person::Model { version: sent.version, ..person.clone() };
    change_person(db, &editor.event, &editor.actor(), now, (&seen, &input)).await
}

/// Changes what is on record of a person, from within an event they come to.
pub async fn change_person(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (seen, input): (&person::Model, &PersonInput),
) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        update_person(&mut change, event.id, seen, input).await?;
        change.commit().await
    })
    .await
}

/// Somebody saved first: their text stands beside what was typed, also where nothing was typed.
async fn stale(db: &Database, editor: &Editor, person: &person::Model, mut typed: FormView) -> Result<(FormView, Vec<String>)> {
    let current = person::Entity::find_by_id(person.id).one(db.reader()).await.or_not_found()?;
    let (theirs, _) = person_form::on_record(db.reader(), &current, editor.role.may_see_contacts()).await?;
    for field in theirs.values.keys() {
        typed.values.entry(field.clone()).or_default();
    }
    let view = typed.stale(&theirs);
    let rows = person_form::rows_in(&view);
    Ok((view, rows))
}

#[derive(Serialize)]
struct EditPage {
    rail: Rail,
    back: String,
    /// Honorific, degrees and name.
    heading: String,
    /// As what the person comes to this event, and where what is printed is written.
    presences: Vec<PresenceLink>,
    /// The parts the person does not come in yet.
    parts: Vec<Choice>,
    join: String,
    /// Of this page: pages of other areas lie under it.
    address: String,
    /// When they can come, ready; and where that is written.
    times: Vec<String>,
    times_href: String,
    /// The posts on record as this event prints them.
    as_printed: Vec<PostLine>,
    #[serde(flatten)]
    person: PersonView,
}

impl View for EditPage {
    const TEMPLATE: &'static str = "people/edit";
}

/// A post as it is printed; `by_rule` where nobody has written its English.
#[derive(Serialize)]
struct PostLine {
    vi: String,
    en: String,
    by_rule: bool,
}

impl From<Worded> for PostLine {
    fn from(worded: Worded) -> Self {
        Self { vi: worded.post.vi, en: worded.post.en, by_rule: worded.by_rule }
    }
}

/// The posts on record of somebody, as this event prints them.
async fn as_printed(db: &Database, event: &event::Model, person: &person::Model) -> Result<Vec<PostLine>> {
    let wording = Wording::read(db.reader(), event.post_style).await?;
    let day = event.starts_on.or(event.ends_on);
    let posts = positions_of(db.reader(), person.id).await?.into_iter().filter_map(|(post, body)| {
        let standing = post.printed_on(day)?;
        Some(wording.of(&post.title, body.as_ref().map(|body| &body.name), standing, person.gender).into())
    });
    Ok(posts.collect())
}

#[derive(Serialize)]
struct PresenceLink {
    part: &'static str,
    href: String,
    differs: bool,
}

impl EditPage {
    async fn of(
        db: &Database,
        editor: &Editor,
        (person, delegates): (&person::Model, &[delegate::Model]),
        (form, rows): (FormView, Vec<String>),
    ) -> Result<Self> {
        let language = editor.visit.language;
        let base = format!("/studio/{}/people", editor.event.slug);
        let address = format!("{base}/{}", person.slug);
        let here = |part: &str| delegates.iter().any(|delegate| delegate.part.code() == part);
        let printed = line::Printed::of(person, vec![]);
        let times = availability::times_of(db.reader(), editor.event.id, person.id).await?;
        Ok(Self {
            rail: editor.rail("people"),
            back: base,
            heading: printed.full_name(language, super::honorific::At::Start),
            presences: delegates.iter().map(|delegate| PresenceLink::of(delegate, &address)).collect(),
            parts: parts(language).into_iter().filter(|part| !here(&part.value)).collect(),
            join: format!("{address}/delegate"),
            times: times::said(&times, &editor.event, language),
            times_href: format!("{address}/times"),
            as_printed: as_printed(db, &editor.event, person).await?,
            address,
            person: PersonView::of(db.reader(), form, rows, (editor.role.may_see_contacts(), language))
                .await?
                .with_portrait(person.portrait.as_deref()),
        })
    }
}

impl PresenceLink {
    fn of(delegate: &delegate::Model, address: &str) -> Self {
        Self {
            part: Part::key(delegate.part),
            href: format!("{address}/delegate/{}", delegate.part.code()),
            differs: delegate.printed_titles.is_some() || delegate.printed_honorific.is_some(),
        }
    }
}
