//! Describing one photograph: what is to be seen, what is said under it, who took it and who is in it.
use super::photograph::Shown;
use super::photos::find_photo;
use super::write::{address, find};
use super::{photo, photo_person, post};
use crate::events::{Editor, Rail};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, Both, Given, Line};
use crate::platform::time::Now;
use crate::programme::plan::people::{self, named};
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

/// Empty rows offered for people beyond those already named.
const MORE_PEOPLE: usize = 3;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, save]
}

#[derive(Clone, Debug, FromForm)]
pub struct Description {
    pub alt: Both<Line<0, 300>>,
    pub caption: Both<Line<0, 400>>,
    pub credit: Line<0, 120>,
    pub press: bool,
    /// As suggestions write them: "Mai Sơn (mai-son)"; from left to right.
    pub people: Vec<Line<0, 240>>,
    pub version: Given<i32>,
    /// Goes on to the next photograph that nobody has described.
    pub next: bool,
}

#[get("/studio/<_>/news/<id>/photos/<photo>", rank = 5)]
async fn show(editor: Editor, id: i64, photo: i64, db: &Db) -> Result<Page<Describing>> {
    let post = find(db.reader(), editor.event.id, id).await?;
    let row = find_photo(db.reader(), id, photo).await?;
    let form = filled(db.reader(), &row).await?;
    let view = Describing::of(db.reader(), &editor, (&post, &row), form).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/news/<id>/photos/<photo>", data = "<form>", rank = 5)]
async fn save(
    editor: Editor,
    id: i64,
    photo: i64,
    form: Form<Contextual<'_, Description>>,
    db: &Db,
    now: Now,
) -> Result<Outcome<Describing>> {
    let post = find(db.reader(), editor.event.id, id).await?;
    let row = find_photo(db.reader(), id, photo).await?;
    let sent = FormView::sent(&form.context);
    let shown = match &form.value {
        None => sent,
        Some(input) => match describe(db, &editor.actor(), now.0, (&post, &row), input).await {
            Ok(()) => {
                let next = if input.next { undescribed(db.reader(), &row).await? } else { None };
                let list = format!("{}/photos", address(&editor, id));
                let to = next.map_or(list.clone(), |next| format!("{list}/{next}"));
                return Ok(Outcome::Done(moved_on(to, "news-photo-saved")));
            }
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(AppError::Stale) => sent.stale(&filled(db.reader(), &row).await?),
            Err(other) => return Err(other),
        },
    };
    let view = Describing::of(db.reader(), &editor, (&post, &row), shown).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

/// Writes over what was said of a photograph, unless somebody else did since the form was opened.
pub async fn describe(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (post, photo): (&post::Model, &photo::Model),
    input: &Description,
) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let texts: Vec<&str> = input.people.iter().map(|person| &**person).collect();
    let people = named(change.tx(), &texts, |at| format!("people[{at}]")).await?;
    let version = input.version.0.unwrap_or(photo.version);
    let row = photo::ActiveModel {
        alt: Set(input.alt.clone().into()),
        caption: Set(input.caption.clone().into()),
        credit: Set(input.credit.to_string()),
        press: Set(input.press),
        version: Set(version + 1),
        ..Default::default()
    };
    let same = photo::Entity::update_many().set(row).filter(photo::COLUMN.id.eq(photo.id)).filter(photo::COLUMN.version.eq(version));
    if same.exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    name_people(&change, photo.id, people.into_iter().flatten()).await?;
    let after = find_photo(change.tx(), post.id, photo.id).await?;
    let note = Note::new(post.event_id, "news-log-photo-described").about("post", post.id, &post.title.vi);
    change.note(note.before(photo).after(&after)).await?;
    change.commit().await
}

/// Puts these people in the place of those named before, each once.
async fn name_people(change: &Change, photo_id: i64, people: impl Iterator<Item = i64>) -> Result<()> {
    photo_person::Entity::delete_many().filter(photo_person::COLUMN.photo_id.eq(photo_id)).exec(change.tx()).await?;
    let mut once: Vec<i64> = Vec::new();
    for person in people {
        if !once.contains(&person) {
            once.push(person);
        }
    }
    let rows: Vec<_> = once
        .into_iter()
        .zip(1..)
        .map(|(person, place)| photo_person::ActiveModel {
            photo_id: Set(photo_id),
            person_id: Set(person),
            place: Set(place),
            ..Default::default()
        })
        .collect();
    if !rows.is_empty() {
        photo_person::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

/// The next photograph of the post that has no words for who cannot see it.
async fn undescribed(db: &impl ConnectionTrait, photo: &photo::Model) -> Result<Option<i64>> {
    let kept = photo::kept([photo.post_id]).all(db).await?;
    let after = kept.iter().skip_while(|one| one.id != photo.id).chain(&kept);
    Ok(after.filter(|one| one.id != photo.id && one.alt.is_empty()).map(|one| one.id).next())
}

async fn people_in(db: &impl ConnectionTrait, photo_id: i64) -> Result<Vec<String>> {
    let rows = photo_person::Entity::find()
        .filter(photo_person::COLUMN.photo_id.eq(photo_id))
        .find_also_related(crate::people::person::Entity)
        .order_by_asc(photo_person::Column::Place)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(|(_, person)| Some(people::shown(&person?))).collect())
}

async fn filled(db: &impl ConnectionTrait, photo: &photo::Model) -> Result<FormView> {
    let people = people_in(db, photo.id).await?;
    let rows = people.into_iter().enumerate().map(|(at, name)| (format!("people[{at}]"), name));
    let fields = [
        ("alt.vi", photo.alt.vi.clone()),
        ("alt.en", photo.alt.en.clone()),
        ("caption.vi", photo.caption.vi.clone()),
        ("caption.en", photo.caption.en.clone()),
        ("credit", photo.credit.clone()),
        ("press", if photo.press { "true".to_owned() } else { String::new() }),
        ("version", photo.version.to_string()),
    ];
    Ok(FormView::filled(fields.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(rows)))
}

#[derive(Serialize)]
struct Describing {
    rail: Rail,
    form: FormView,
    /// The list of the post's photographs.
    base: String,
    here: String,
    title: Bilingual,
    photo: Shown,
    /// Names of the fields for people, in their order; the last are empty.
    people: Vec<String>,
    suggestions: Vec<String>,
    deleted: bool,
    leads: bool,
}

impl View for Describing {
    const TEMPLATE: &'static str = "news/describe";
}

impl Describing {
    async fn of(db: &impl ConnectionTrait, editor: &Editor, (post, photo): (&post::Model, &photo::Model), form: FormView) -> Result<Self> {
        let named = form.values.iter().filter(|(name, value)| name.starts_with("people[") && !value.is_empty()).count();
        let base = format!("{}/photos", address(editor, post.id));
        Ok(Self {
            rail: editor.rail("news"),
            here: format!("{base}/{}", photo.id),
            base,
            title: post.title.clone(),
            photo: Shown::of(photo, Vec::new()),
            people: (0..named + MORE_PEOPLE).map(|at| format!("people[{at}]")).collect(),
            suggestions: people::suggestions(db, post.event_id).await?,
            deleted: photo.deleted_at.is_some(),
            leads: post.lead_photo_id == Some(photo.id),
            form,
        })
    }
}
