//! Writing an event down: the one way in, for the studio, the seed and the command line.
use super::address::{free_slug, give_up, refuse_former, taken};
use super::folded::folded;
use super::{ActiveModel, COLUMN, Column, Entity, Model, State};
use crate::events::body;
use crate::events::event::input::EventInput;
use crate::platform::change::{Change, Note, SITE};
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
use crate::platform::text::{Bilingual, Slug};
use chrono_tz::Tz;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

/// Keeps a new event as a draft, with its bodies. Whoever calls makes somebody its organizer.
pub async fn insert_event(change: &mut Change, input: &EventInput) -> Result<Model> {
    refuse_nonsense(input)?;
    let slug = match &input.slug.0 {
        Some(slug) => {
            refuse_former(change.tx(), slug).await?;
            slug.to_string()
        }
        None => free_slug(change.tx(), &Slug::made_of(&input.name.vi)).await?,
    };
    let now = change.now();
    let row = ActiveModel {
        uuid: Set(uuid::Uuid::new_v4().to_string()),
        state: Set(State::Draft),
        booths_given: Set(0),
        cover: Set(None),
        sample: Set(false),
        created_at: Set(now),
        version: Set(1),
        ..typed(input, slug, now)
    };
    let event = row.insert(change.tx()).await.or_refuse_duplicate(taken())?;
    let event = fold(change, event).await?;
    let bodies = write_bodies(change.tx(), event.id, input).await?;
    let note = Note::new(event.id, "events-log-created").about("event", event.id, &event.name.vi);
    change.note(note.after(&recorded(&event, &bodies))).await?;
    change.touch(SITE);
    Ok(event)
}

/// Changes an event to what was typed.
///
/// # Errors
/// `Stale` when it was changed since the version that the form was opened with.
pub async fn update_event(change: &mut Change, event_id: i64, input: &EventInput) -> Result<Model> {
    refuse_nonsense(input)?;
    let version = match input.version.0 {
        Some(version) => version,
        None => Entity::find_by_id(event_id).one(change.tx()).await.or_not_found()?.version,
    };
    move_version(change.tx(), event_id, version).await?;
    // From here on nobody else writes this row: no place is given between the look and the new limit.
    let before = Entity::find_by_id(event_id).one(change.tx()).await.or_not_found()?;
    if input.booth_limit.0.is_some_and(|limit| limit < before.booths_given) {
        return Err(Refusal::at("booth_limit", "events-booth-limit-below-given").with("given", before.booths_given).into());
    }
    let bodies_before = bodies_of(change.tx(), event_id).await?;
    let slug = input.slug.0.as_ref().map_or_else(|| before.slug.clone(), ToString::to_string);
    give_up(change, &before, &slug).await?;
    let row = ActiveModel { id: Unchanged(event_id), ..typed(input, slug, change.now()) };
    let event = row.update(change.tx()).await.or_refuse_duplicate(taken())?;
    let event = fold(change, event).await?;
    body::Entity::delete_many().filter(body::COLUMN.event_id.eq(event_id)).exec(change.tx()).await?;
    let bodies = write_bodies(change.tx(), event_id, input).await?;
    let note = Note::new(event.id, "events-log-changed").about("event", event.id, &event.name.vi);
    change.note(note.before(&recorded(&before, &bodies_before)).after(&recorded(&event, &bodies))).await?;
    change.touch(SITE);
    Ok(event)
}

/// The bodies of an event in the order they are printed.
pub async fn bodies_of(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<body::Model>> {
    let rows = body::Entity::find().filter(body::COLUMN.event_id.eq(event_id)).order_by_asc(body::COLUMN.place);
    Ok(rows.all(db).await?)
}

fn refuse_nonsense(input: &EventInput) -> Result<()> {
    input.problems().into_iter().next().map_or(Ok(()), |no| Err(no.into()))
}

/// The columns that are typed.
fn typed(input: &EventInput, slug: String, now: DateTimeUtc) -> ActiveModel {
    let zone: Tz = input.zone.0;
    let both = |text: Bilingual| Set(text);
    ActiveModel {
        slug: Set(slug),
        name: both(input.name.clone().into()),
        theme: both(input.theme.clone().into()),
        edition: Set(input.edition.0),
        starts_on: Set(input.starts_on.0.map(|day| day.0)),
        ends_on: Set(input.ends_on.0.map(|day| day.0)),
        zone: Set(zone.name().to_owned()),
        province_code: Set(input.province_today()),
        province_then: Set(input.name_then()),
        venue: both(input.venue.clone().into()),
        address: both(input.address.clone().into()),
        description: both(input.description.clone().into()),
        accent: Set(input.own_accent()),
        registration_opens_at: Set(input.registration_opens_at.0.map(|at| at.in_zone(zone))),
        registration_closes_at: Set(input.registration_closes_at.0.map(|at| at.in_zone(zone))),
        booths_open_at: Set(input.booths_open_at.0.map(|at| at.in_zone(zone))),
        booths_close_at: Set(input.booths_close_at.0.map(|at| at.in_zone(zone))),
        booth_limit: Set(input.booth_limit.0),
        folded: Set(String::new()),
        updated_at: Set(now),
        ..Default::default()
    }
}

async fn fold(change: &Change, event: Model) -> Result<Model> {
    let row = ActiveModel { id: Unchanged(event.id), folded: Set(folded(&event)), ..Default::default() };
    Ok(row.update(change.tx()).await?)
}

/// One save per version: of two people who opened the same, the second is told.
async fn move_version(db: &impl ConnectionTrait, event_id: i64, version: i32) -> Result<()> {
    let moved = Entity::update_many()
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(COLUMN.id.eq(event_id))
        .filter(COLUMN.version.eq(version))
        .exec(db)
        .await?;
    if moved.rows_affected == 1 { Ok(()) } else { Err(AppError::Stale) }
}

async fn write_bodies(db: &impl ConnectionTrait, event_id: i64, input: &EventInput) -> Result<Vec<body::Model>> {
    let rows = input.bodies_in_order().into_iter().zip(1..).map(|((kind, name), place)| body::ActiveModel {
        event_id: Set(event_id),
        kind: Set(kind),
        name: Set(name),
        place: Set(place),
        ..Default::default()
    });
    let rows: Vec<_> = rows.collect();
    if !rows.is_empty() {
        body::Entity::insert_many(rows).exec_without_returning(db).await?;
    }
    bodies_of(db, event_id).await
}

/// An event as the log keeps it: with its bodies, without what follows from the rest.
#[derive(Serialize)]
struct Recorded<'a> {
    #[serde(flatten)]
    event: &'a Model,
    bodies: Vec<RecordedBody<'a>>,
}

#[derive(Serialize)]
struct RecordedBody<'a> {
    kind: body::Kind,
    name: &'a Bilingual,
}

fn recorded<'a>(event: &'a Model, bodies: &'a [body::Model]) -> Recorded<'a> {
    Recorded { event, bodies: bodies.iter().map(|body| RecordedBody { kind: body.kind, name: &body.name }).collect() }
}
