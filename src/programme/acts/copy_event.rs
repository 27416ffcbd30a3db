//! The programme of another event, once more: its days moved to those of this event, its rooms and tracks found by name or made.
use super::asked::Asked;
use super::board::{Board, No, Steps};
use super::copy::Copier;
use super::forms::by_form;
use super::place::stays_in_a_day;
use super::row::{Row, after, minutes};
use super::watch::Watch;
use crate::events::{Editor, Rail, event, team};
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::error::{OrNotFound, Refusal, Result};
use crate::platform::form::{Choice, FormView};
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, fold};
use crate::platform::time::{Now, date_range, local, to_utc};
use crate::platform::words::say;
use crate::programme::working::Working;
use crate::programme::{RoomInput, TrackInput, insert_room, insert_track, schedule_item};
use chrono::{DateTime, TimeDelta, Utc};
use rocket::State;
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![choose, copy]
}

/// Which programme, and whether its people come along.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyEvent {
    pub source: event::Model,
    pub with_people: bool,
}

#[derive(FromForm)]
struct CopyForm {
    source: i64,
    #[field(default = false)]
    people: bool,
}

#[get("/studio/<_>/programme/copy")]
async fn choose(editor: Editor, db: &Db) -> Result<Page<CopyView>> {
    let view = CopyView {
        rail: editor.rail("programme"),
        base: format!("/studio/{}/programme", editor.event.slug),
        form: FormView::filled([("people", "true".to_owned())]),
        events: choices(db.reader(), &editor).await?,
    };
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/programme/copy", data = "<form>")]
async fn copy(editor: Editor, form: Form<CopyForm>, db: &Db, now: Now, watch: &State<Watch>) -> Result<Flash<Redirect>> {
    let known = sources(db.reader(), &editor).await?;
    let source = known.into_iter().find(|(event, _)| event.id == form.source).map(|(event, _)| event);
    let source = Ok::<_, sea_orm::DbErr>(source).or_not_found()?;
    let asked = Asked::CopyEvent(Box::new(CopyEvent { source, with_people: form.people }));
    by_form(db, &editor, now, watch, (&asked, "", "")).await
}

/// The other events this account plans, the latest first, and how many items each has.
async fn sources(db: &DatabaseConnection, editor: &Editor) -> Result<Vec<(event::Model, i64)>> {
    let mut events = event::Entity::find().filter(event::COLUMN.id.ne(editor.event.id));
    if !editor.who.account.is_admin {
        let teams = team::Entity::find().filter(team::COLUMN.account_id.eq(editor.who.account.id)).all(db).await?;
        let own = teams.into_iter().filter(|member| member.role.may_edit()).map(|member| member.event_id);
        events = events.filter(event::COLUMN.id.is_in(own));
    }
    let counts = schedule_item::Entity::find()
        .select_only()
        .column(schedule_item::Column::EventId)
        .column_as(schedule_item::COLUMN.id.count(), "items")
        .group_by(schedule_item::Column::EventId)
        .into_tuple::<(i64, i64)>();
    let counts: HashMap<i64, i64> = counts.all(db).await?.into_iter().collect();
    let events = events.order_by_desc(event::Column::StartsOn).order_by_desc(event::Column::Id).all(db).await?;
    Ok(events.into_iter().filter_map(|event| counts.get(&event.id).map(|count| (event, *count))).collect())
}

async fn choices(db: &DatabaseConnection, editor: &Editor) -> Result<Vec<Choice>> {
    let language = editor.visit.language;
    let choice = |(event, count): (event::Model, i64)| {
        let days = date_range(event.starts_on, event.ends_on, language);
        let args = json!({ "name": event.name.plain(language), "days": days, "count": count });
        Choice::new(event.id.to_string(), say(language, "programme-copy-choice", &args))
    };
    Ok(sources(db, editor).await?.into_iter().map(choice).collect())
}

#[derive(Serialize)]
struct CopyView {
    rail: Rail,
    base: String,
    form: FormView,
    events: Vec<Choice>,
}

impl View for CopyView {
    const TEMPLATE: &'static str = "programme/copy";
}

/// The rows of the copy. Rooms and tracks this event lacks are made on the way, inside the change.
pub async fn copied(change: &mut Change, event: &event::Model, board: &Board, asked: &CopyEvent) -> Result<Result<Steps, No>> {
    let working = Working::read(change.tx(), asked.source.id).await?;
    let by = match (asked.source.starts_on, event.starts_on) {
        (Some(from), Some(to)) => to - from,
        _ if working.items.iter().all(|item| item.day.is_none()) => TimeDelta::zero(),
        _ => return Ok(Err(Refusal::new("programme-act-no-days").into())),
    };
    let rooms = rooms(change, event, &working).await?;
    let tracks = tracks(change, event, &working).await?;
    let mut copies = copies(board, &working, asked);
    for row in &mut copies {
        row.item.room_id = row.item.room_id.and_then(|room| rooms.get(&room).copied());
        row.item.track_id = row.item.track_id.and_then(|track| tracks.get(&track).copied());
        dated(&mut row.item, by, &asked.source, event);
        if let Err(no) = stays_in_a_day(&row.item, event.tz()) {
            return Ok(Err(no.into()));
        }
    }
    Ok(Ok(Steps::put(copies)))
}

/// All that takes place there, in its order.
fn copies(board: &Board, working: &Working, asked: &CopyEvent) -> Vec<Row> {
    let source = Board::of(working, asked.source.id, asked.source.tz(), board.now, board.released.clone());
    let mut wholes: Vec<&Row> = source.on_their_own().filter(|row| !row.item.is_cancelled()).collect();
    wholes.sort_by_key(|row| (row.item.place, row.item.id));
    let mut copier = Copier::new(board);
    let mut copies = Vec::new();
    for whole in wholes {
        copies.extend(copier.whole(source.whole(whole.item.id).filter(|row| !row.item.is_cancelled())));
    }
    if !asked.with_people {
        copies.iter_mut().for_each(|row| row.people.clear());
    }
    copies
}

/// So many days later, at the same hours by the clocks of either place.
fn dated(item: &mut schedule_item::Model, by: TimeDelta, source: &event::Model, event: &event::Model) {
    let length = minutes(item);
    let moved = |at: DateTime<Utc>| to_utc(local(at, source.tz()) + by, event.tz());
    item.starts_at = item.starts_at.map(moved);
    item.ends_at = item.ends_at.and(item.starts_at).and_then(|at| after(at, length));
    item.day = item.day.and_then(|day| day.checked_add_signed(by));
}

/// Which room of this event stands for which of the other.
async fn rooms(change: &mut Change, event: &event::Model, source: &Working) -> Result<HashMap<i64, i64>> {
    let known = crate::programme::working::rooms(change.tx(), event.id).await?;
    let mut pairs = HashMap::new();
    for room in source.rooms.iter().filter(|room| source.items.iter().any(|item| item.room_id == Some(room.id))) {
        let same = known.iter().find(|other| is_called(&other.name, &room.name)).map(|other| other.id);
        let input = RoomInput { name: room.name.clone(), capacity: room.capacity, shared: room.shared };
        let id = match same {
            Some(id) => id,
            None => insert_room(change, event, &input).await?.id,
        };
        pairs.insert(room.id, id);
    }
    Ok(pairs)
}

async fn tracks(change: &mut Change, event: &event::Model, source: &Working) -> Result<HashMap<i64, i64>> {
    let known = crate::programme::working::tracks(change.tx(), event.id).await?;
    let mut pairs = HashMap::new();
    for track in source.tracks.iter().filter(|track| source.items.iter().any(|item| item.track_id == Some(track.id))) {
        let same = known.iter().find(|other| is_called(&other.name, &track.name)).map(|other| other.id);
        let input = TrackInput { name: track.name.clone(), description: track.description.clone(), village: track.village };
        let id = match same {
            Some(id) => id,
            None => insert_track(change, event, &input).await?.id,
        };
        pairs.insert(track.id, id);
    }
    Ok(pairs)
}

fn is_called(one: &Bilingual, other: &Bilingual) -> bool {
    let same = |one: &str, other: &str| !one.is_empty() && fold(one) == fold(other);
    same(&one.vi, &other.vi) || same(&one.en, &other.en)
}
