//! Two records side by side: what to keep of each, and making them one.
use super::fields::{FIELDS, Pick, Picks, chosen, default_picks, posts_of_both, shown};
use super::find::likeness;
use crate::events::event;
use crate::events::studio::{Editor, Organizer, Rail};
use crate::people::honorific::At;
use crate::people::line::Printed;
use crate::people::merge::people::{TABLE, merge_people};
use crate::people::merge::{Means, Model as Merge, References};
use crate::people::record::positions_of;
use crate::people::{PersonInput, delegate, person};
use crate::platform::change::{Actor, Change};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::words::say;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, TransactionTrait};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, merge]
}

// A person's own pages have this shape as well, and go first.
#[get("/studio/<_>/people/duplicates/<one>/<other>", rank = 4)]
async fn show(one: &str, other: &str, organizer: Organizer, means: Means) -> Result<Page<ComparePage>> {
    let editor = organizer.0;
    let (one, other) = by_slugs(&means.db, &editor.event, one, other).await?;
    let form = FormView::filled(default_picks(&one, &other));
    let view = ComparePage::of(&means, &editor, (&one, &other), form).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/people/duplicates/<one>/<other>", data = "<form>", rank = 4)]
async fn merge(
    one: &str,
    other: &str,
    form: Form<Contextual<'_, Picks>>,
    organizer: Organizer,
    means: Means,
) -> Result<Outcome<ComparePage>> {
    let editor = organizer.0;
    let (one, other) = by_slugs(&means.db, &editor.event, one, other).await?;
    let sent = FormView::sent(&form.context);
    let again = match &form.value {
        None => sent,
        Some(picks) => {
            match make_one(&means.db, &means.references, &editor.event, (&editor.actor(), means.now), (&one, &other, picks)).await {
                Ok(_) => {
                    let kept = if picks.keep == Pick::One { &one } else { &other };
                    return Ok(Outcome::Done(moved_on(format!("/studio/{}/people/{}", editor.event.slug, kept.slug), "people-merged")));
                }
                Err(AppError::Refused(no)) => sent.refused(&no),
                Err(AppError::Stale) => sent.refused(&Refusal::new("people-merge-stale")),
                Err(other) => return Err(other),
            }
        }
    };
    let view = ComparePage::of(&means, &editor, (&one, &other), again).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

/// Makes two people one as they were picked, if both still are as they were seen.
pub async fn make_one(
    db: &Database,
    references: &References,
    event: &event::Model,
    (actor, now): (&Actor, DateTime<Utc>),
    (one, other, picks): (&person::Model, &person::Model, &Picks),
) -> Result<Merge> {
    let (one, other) =
        (&person::Model { version: picks.one_version, ..one.clone() }, &person::Model { version: picks.other_version, ..other.clone() });
    let posts = posts_of_both(positions_of(db.reader(), one.id).await?, positions_of(db.reader(), other.id).await?);
    let input: PersonInput = chosen(one, other, &posts, picks)?;
    let input = &input;
    let (kept, gone) = if picks.keep == Pick::One { (one, other) } else { (other, one) };
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let merge = merge_people(&mut change, references, event, (kept, gone), input).await?;
        change.commit().await?;
        Ok(merge)
    })
    .await
}

async fn by_slugs(db: &Database, event: &event::Model, one: &str, other: &str) -> Result<(person::Model, person::Model)> {
    let by = async |slug: &str| person::Entity::find().filter(person::COLUMN.slug.eq(slug)).one(db.reader()).await.or_not_found();
    let (one, other) = (by(one).await?, by(other).await?);
    are_ours(db.reader(), event, &[one.id, other.id]).await?;
    Ok((one, other))
}

/// Two people of whom one at least comes to the event: all others are none of this team's business.
pub async fn two_of(db: &impl ConnectionTrait, event: &event::Model, one: i64, other: i64) -> Result<(person::Model, person::Model)> {
    are_ours(db, event, &[one, other]).await?;
    let (one, other) =
        (person::Entity::find_by_id(one).one(db).await.or_not_found()?, person::Entity::find_by_id(other).one(db).await.or_not_found()?);
    if one.id == other.id { Err(AppError::NotFound) } else { Ok((one, other)) }
}

async fn are_ours(db: &impl ConnectionTrait, event: &event::Model, people: &[i64]) -> Result<()> {
    let here = delegate::Entity::find()
        .filter(delegate::COLUMN.event_id.eq(event.id))
        .filter(delegate::COLUMN.person_id.is_in(people.iter().copied()));
    if here.count(db).await? == 0 { Err(AppError::NotFound) } else { Ok(()) }
}

#[derive(Serialize)]
struct ComparePage {
    rail: Rail,
    back: String,
    form: FormView,
    /// Word keys of what speaks for and against.
    reasons: Vec<&'static str>,
    /// As the two are called, with the addresses they have.
    one: Side,
    other: Side,
    rows: Vec<Row>,
    posts: Vec<PostChoice>,
}

impl View for ComparePage {
    const TEMPLATE: &'static str = "people/compare";
}

#[derive(Serialize)]
struct Side {
    id: i64,
    name: String,
    slug: String,
    version: i32,
    /// What points there, in sentences.
    along: Vec<String>,
}

/// A field in which the two may differ.
#[derive(Serialize)]
struct Row {
    name: &'static str,
    label: &'static str,
    one: String,
    other: String,
    same: bool,
}

/// A post of either; those that both hold are there once.
#[derive(Serialize)]
struct PostChoice {
    id: i64,
    post: Bilingual,
    checked: bool,
}

impl ComparePage {
    async fn of(
        Means { db, references, .. }: &Means,
        editor: &Editor,
        (one, other): (&person::Model, &person::Model),
        form: FormView,
    ) -> Result<Self> {
        let language = editor.visit.language;
        let posts = posts_of_both(positions_of(db.reader(), one.id).await?, positions_of(db.reader(), other.id).await?);
        let picked = form.values.get("posts").map(|ids| ids.split(',').filter_map(|id| id.parse::<i64>().ok()).collect::<Vec<_>>());
        let row = |(name, label): &(&'static str, &'static str)| {
            let (one, other) = (shown(one, name, language), shown(other, name, language));
            Row { name, label, same: one == other, one, other }
        };
        Ok(Self {
            rail: editor.rail("people"),
            back: format!("/studio/{}/people/duplicates", editor.event.slug),
            reasons: likeness(db.reader(), one, other).await?.iter().map(|reason| reason.key()).collect(),
            one: Side::of(db, references, (one, other), language).await?,
            other: Side::of(db, references, (other, one), language).await?,
            rows: FIELDS.iter().map(row).filter(|row| !(row.one.is_empty() && row.other.is_empty())).collect(),
            posts: posts
                .into_iter()
                .map(|(post, body)| PostChoice {
                    checked: picked.as_ref().is_none_or(|picked| picked.contains(&post.id)),
                    id: post.id,
                    post: crate::people::line::held(
                        &crate::people::line::post(&post.title, body.as_ref().map(|body| &body.name)),
                        post.standing,
                    ),
                })
                .collect(),
            form,
        })
    }
}

impl Side {
    async fn of(
        db: &Database,
        references: &References,
        (person, other): (&person::Model, &person::Model),
        language: Language,
    ) -> Result<Self> {
        let tx = db.reader().begin().await?;
        let counts = references.counted(&tx, TABLE, person.id, other.id).await?;
        tx.rollback().await?;
        let sentence = |(key, count, twins): &(&'static str, usize, usize)| {
            let said = say(language, key, &json!({ "count": count }));
            if *twins == 0 { said } else { format!("{said} {}", say(language, "people-merge-twins", &json!({ "count": twins }))) }
        };
        Ok(Self {
            id: person.id,
            name: Printed::of(person, vec![]).full_name(language, At::Start),
            slug: person.slug.clone(),
            version: person.version,
            along: counts.iter().map(sentence).collect(),
        })
    }
}
