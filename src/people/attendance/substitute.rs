//! Somebody comes in another's stead: a known person, or one who is written down now. They are ranked by their own post.
use super::Answer;
use super::answer::{Substitute, may_answer};
use super::reply::write;
use crate::events::event;
use crate::events::studio::{Editor, Rail};
use crate::people::add::find;
use crate::people::delegate::{self, DelegateInput, Part, make_delegate};
use crate::people::honorific::{At, OFFERED};
use crate::people::line::{PersonLine, Printed};
use crate::people::printed::in_part;
use crate::people::protocol::admit;
use crate::people::record::{PersonInput, PositionInput, insert_person, touch_events_of};
use crate::people::{lines, person};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::{Both, Line};
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![choose, send]
}

/// Either somebody known, or somebody new with one post.
#[derive(FromForm)]
struct Sent<'r> {
    person: Option<&'r str>,
    honorific: Line<0, 40>,
    name: Option<Line<2, 120>>,
    title: Line<0, 200>,
    organisation: Line<0, 200>,
}

/// Who comes instead.
#[derive(Clone, Debug)]
pub enum Stand {
    /// Somebody known, by their address.
    Known(String),
    New(Box<PersonInput>),
}

#[get("/studio/<_>/people/<slug>/delegate/<part>/substitute?<q>")]
async fn choose(slug: &str, part: Part, q: Option<&str>, editor: Editor, db: &Db) -> Result<Page<SubstitutePage>> {
    let (person, row) = in_part(db, &editor.event, slug, part).await?;
    let q: String = q.unwrap_or_default().trim().chars().take(100).collect();
    let page = SubstitutePage::of(db, &editor, (&person, &row), (q, FormView::default())).await?;
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/people/<slug>/delegate/<part>/substitute", data = "<form>")]
async fn send(
    slug: &str,
    part: Part,
    form: Form<Contextual<'_, Sent<'_>>>,
    editor: Editor,
    now: Now,
    db: &Db,
) -> Result<Outcome<SubstitutePage>> {
    let (person, row) = in_part(db, &editor.event, slug, part).await?;
    let view = FormView::sent(&form.context);
    let view = match form.value.as_ref().and_then(Sent::stand) {
        None if view.is_refused() => view,
        None => view.refused(&crate::platform::error::Refusal::at("name", "form-required")),
        Some(stand) => match substitute(db, &editor.event, &editor.actor(), now.0, (&person, &row, &stand)).await {
            Ok(()) => {
                let there = format!("/studio/{}/people#{}", editor.event.slug, part.code());
                return Ok(Outcome::Done(moved_on(there, "people-substitute-saved")));
            }
            Err(AppError::Refused(no)) => view.refused(&no),
            Err(other) => return Err(other),
        },
    };
    let page = SubstitutePage::of(db, &editor, (&person, &row), (String::new(), view)).await?;
    Ok(Outcome::Again(editor.visit.page(page)))
}

impl Sent<'_> {
    fn stand(&self) -> Option<Stand> {
        if let Some(slug) = self.person.filter(|slug| !slug.is_empty()) {
            return Some(Stand::Known(slug.to_owned()));
        }
        let one = |text: &Line<0, 200>| Both { vi: text.clone(), en: Line::default() };
        let post = PositionInput { title: one(&self.title), organisation: one(&self.organisation), ..PositionInput::default() };
        let positions = if post.is_empty() { vec![] } else { vec![post] };
        let input = PersonInput { honorific: self.honorific.clone(), positions, ..PersonInput::named(self.name.clone()?) };
        Some(Stand::New(Box::new(input)))
    }
}

/// The absent one leaves the order; who comes instead is a delegate of the same part, on the same side, at the place their
/// own post gives them.
pub async fn substitute(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (person, absent, stand): (&person::Model, &delegate::Model, &Stand),
) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let who = known_or_new(&mut change, stand).await?;
        let row = presence_of(&mut change, event, absent, &who).await?;
        let meant = Substitute { same: who.id == person.id, attends: row.attends() };
        may_answer(Answer::Substituted, absent.arrived_at.is_some(), Some(meant))?;
        let answer = delegate::ActiveModel { answer: Set(Answer::Substituted), substitute_id: Set(Some(row.id)), ..Default::default() };
        write(&mut change, (person, absent), answer).await?;
        touch_events_of(&mut change, who.id).await?;
        change.commit().await
    })
    .await
}

async fn known_or_new(change: &mut Change, stand: &Stand) -> Result<person::Model> {
    match stand {
        Stand::Known(slug) => person::Entity::find().filter(person::COLUMN.slug.eq(slug.as_str())).one(change.tx()).await.or_not_found(),
        Stand::New(input) => insert_person(change, input).await,
    }
}

/// The substitute as a delegate: the one they are already, or a new one.
async fn presence_of(change: &mut Change, event: &event::Model, absent: &delegate::Model, who: &person::Model) -> Result<delegate::Model> {
    let known = delegate::Entity::find()
        .filter(delegate::COLUMN.event_id.eq(event.id))
        .filter(delegate::COLUMN.person_id.eq(who.id))
        .filter(delegate::COLUMN.part.eq(absent.part))
        .one(change.tx())
        .await?;
    if let Some(known) = known {
        return Ok(known);
    }
    let input = DelegateInput { side: absent.side, ..DelegateInput::as_on_record(absent.part) };
    let row = make_delegate(change, event.id, who.id, &input).await?;
    admit(change, event, absent.part, &[row.id]).await?;
    change.note(Note::new(event.id, "people-log-delegate-added").about("delegate", row.id, who.name.as_str()).after(&row)).await?;
    Ok(row)
}

#[derive(Serialize)]
struct SubstitutePage {
    rail: Rail,
    back: String,
    heading: String,
    q: String,
    found: Vec<Found>,
    form: FormView,
    honorifics: &'static [&'static str],
}

impl View for SubstitutePage {
    const TEMPLATE: &'static str = "people/substitute";
}

#[derive(Serialize)]
struct Found {
    slug: String,
    line: PersonLine,
}

impl SubstitutePage {
    async fn of(
        db: &Database,
        editor: &Editor,
        (person, row): (&person::Model, &delegate::Model),
        (q, form): (String, FormView),
    ) -> Result<Self> {
        let language = editor.visit.language;
        let day = editor.event.starts_on.or(editor.event.ends_on);
        let others: Vec<i64> = find(db, &q).await?.iter().map(|one| one.id).filter(|id| *id != person.id).collect();
        let mut known = lines::known(db.reader(), &others, day).await?;
        let found = |line: Printed| Found { slug: line.slug.clone(), line: line.line(language, String::new()) };
        Ok(Self {
            rail: editor.rail("people"),
            back: format!("/studio/{}/people/{}/delegate/{}", editor.event.slug, person.slug, row.part.code()),
            heading: Printed::of(person, vec![]).full_name(language, At::Inside),
            found: others.iter().filter_map(|id| known.remove(id)).map(found).collect(),
            q,
            form,
            honorifics: OFFERED,
        })
    }
}
