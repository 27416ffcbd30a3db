//! Rooms and tracks of an event, and adding, changing, ordering and deleting a room.
use super::order::Order;
use super::{room, schedule_item, tracks, working};
use crate::events::{Editor, Rail, event};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::language::Language;
use crate::platform::numbers::grouped;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, BothLine, Given};
use crate::platform::time::Now;
use crate::platform::words::{say, word};
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![list, blank, add, edit, change, delete, order]
}

/// Seats a room may have.
const SEATS: std::ops::RangeInclusive<i32> = 1..=100_000;

#[derive(FromForm)]
struct RoomForm {
    name: BothLine<1, 120>,
    capacity: Given<i32>,
    shared: bool,
    version: Given<i32>,
}

/// Everything somebody says of a room.
#[derive(Clone, Debug)]
pub struct RoomInput {
    pub name: Bilingual,
    /// Seats.
    pub capacity: Option<i32>,
    /// Holds many items at once.
    pub shared: bool,
}

impl RoomForm {
    fn input(&self) -> RoomInput {
        RoomInput { name: self.name.clone().into(), capacity: self.capacity.0, shared: self.shared }
    }
}

#[get("/studio/<_>/rooms")]
async fn list(editor: Editor, db: &Db) -> Result<Page<RoomsView>> {
    let view = RoomsView::read(db, &editor).await?;
    Ok(editor.visit.page(view))
}

#[get("/studio/<_>/rooms/new")]
fn blank(editor: Editor) -> Page<RoomView> {
    let view = RoomView::blank(&editor, FormView::default());
    editor.visit.page(view)
}

#[post("/studio/<_>/rooms/new", data = "<form>")]
async fn add(editor: Editor, form: Form<Contextual<'_, RoomForm>>, db: &Db, now: Now) -> Result<Outcome<RoomView>> {
    let sent = FormView::sent(&form.context);
    let Some(value) = &form.value else { return Ok(Outcome::Again(editor.visit.clone().page(RoomView::blank(&editor, sent)))) };
    let added = add_room(db, &editor.actor(), now.0, &editor.event, &value.input()).await;
    settle(added, |_| saved(&editor), |no| editor.visit.clone().page(RoomView::blank(&editor, sent.refused(&no))))
}

#[get("/studio/<_>/rooms/<id>", rank = 5)]
async fn edit(editor: Editor, id: i64, db: &Db) -> Result<Page<RoomView>> {
    let room = find_room(db.reader(), editor.event.id, id).await?;
    let view = RoomView::of(db, &editor, &room, filled(&room)).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/rooms/<id>", data = "<form>", rank = 5)]
async fn change(editor: Editor, id: i64, form: Form<Contextual<'_, RoomForm>>, db: &Db, now: Now) -> Result<Outcome<RoomView>> {
    let room = find_room(db.reader(), editor.event.id, id).await?;
    let sent = FormView::sent(&form.context);
    let shown = match &form.value {
        None => sent,
        Some(value) => {
            let version = value.version.0.unwrap_or(room.version);
            match change_room(db, &editor.actor(), now.0, (&editor.event, id, version), &value.input()).await {
                Ok(_) => return Ok(Outcome::Done(saved(&editor))),
                Err(AppError::Refused(no)) => sent.refused(&no),
                Err(AppError::Stale) => sent.stale(&filled(&room)),
                Err(other) => return Err(other),
            }
        }
    };
    let view = RoomView::of(db, &editor, &room, shown).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

#[post("/studio/<_>/rooms/<id>/delete")]
async fn delete(editor: Editor, id: i64, db: &Db, now: Now) -> Result<Outcome<RoomView>> {
    let room = find_room(db.reader(), editor.event.id, id).await?;
    let again = RoomView::of(db, &editor, &room, filled(&room)).await?;
    let deleted = delete_room(db, &editor.actor(), now.0, &editor.event, id).await;
    let visit = editor.visit.clone();
    settle(deleted, |()| moved_on(address(&editor), "programme-room-deleted"), |no| visit.page(again.refused(&no)))
}

#[post("/studio/<_>/rooms", data = "<form>")]
async fn order(editor: Editor, form: Form<Order<'_>>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    order_rooms(db, &editor.actor(), now.0, &editor.event, &form).await?;
    Ok(moved_on(address(&editor), "layout-order-saved"))
}

fn saved(editor: &Editor) -> Flash<Redirect> {
    moved_on(address(editor), "programme-room-saved")
}

/// Where rooms and tracks of an event are listed.
pub(super) fn address(editor: &Editor) -> String {
    format!("/studio/{}/rooms", editor.event.slug)
}

/// Adds a room after the last.
pub async fn add_room(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, input: &RoomInput) -> Result<room::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let room = insert_room(&mut change, event, input).await?;
    change.commit().await?;
    Ok(room)
}

/// [`add_room`] inside a larger change.
pub async fn insert_room(change: &mut Change, event: &event::Model, input: &RoomInput) -> Result<room::Model> {
    may_be(input)?;
    let like = room::Entity::find().filter(room::COLUMN.event_id.eq(event.id));
    let last = like.order_by_desc(room::Column::Place).one(change.tx()).await?;
    let row = room::ActiveModel {
        uuid: Set(uuid::Uuid::new_v4().to_string()),
        event_id: Set(event.id),
        place: Set(last.map_or(1, |last| last.place + 1)),
        version: Set(1),
        ..columns(input)
    };
    let room = row.insert(change.tx()).await?;
    change.note(Note::new(event.id, "programme-log-room-added").about("room", room.id, &room.name.vi).after(&room).quiet()).await?;
    Ok(room)
}

/// Writes over a room, unless somebody else did since `version`.
pub async fn change_room(
    db: &Database,
    actor: &Actor,
    now: DateTime<Utc>,
    (event, id, version): (&event::Model, i64, i32),
    input: &RoomInput,
) -> Result<room::Model> {
    may_be(input)?;
    let mut change = Change::begin(db, actor, now).await?;
    let before = find_room(change.tx(), event.id, id).await?;
    let row = room::ActiveModel { version: Set(version + 1), ..columns(input) };
    let same = room::Entity::update_many().set(row).filter(room::COLUMN.id.eq(id)).filter(room::COLUMN.version.eq(version));
    if same.exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let after = find_room(change.tx(), event.id, id).await?;
    let note = Note::new(event.id, "programme-log-room-changed").about("room", id, &after.name.vi);
    change.note(note.before(&before).after(&after).quiet()).await?;
    change.commit().await?;
    Ok(after)
}

/// Deletes a room in which nothing takes place.
pub async fn delete_room(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, id: i64) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let room = find_room(change.tx(), event.id, id).await?;
    let uses = items_in(change.tx(), id).await?.len();
    if uses > 0 {
        return Err(Refusal::new("programme-room-in-use").with("count", uses).into());
    }
    room::Entity::delete_by_id(id).exec(change.tx()).await?;
    change.note(Note::new(event.id, "programme-log-room-deleted").about("room", id, &room.name.vi).before(&room).quiet()).await?;
    change.commit().await
}

/// Puts the rooms in another order: the columns of the timetable.
pub async fn order_rooms(db: &Database, actor: &Actor, now: DateTime<Utc>, event: &event::Model, order: &Order<'_>) -> Result<()> {
    let mut change = Change::begin(db, actor, now).await?;
    let ids: Vec<i64> = working::rooms(change.tx(), event.id).await?.iter().map(|room| room.id).collect();
    for (id, place) in order.applied(&ids).into_iter().zip(1..) {
        let row = room::Entity::update_many().col_expr(room::Column::Place, Expr::value(place)).filter(room::COLUMN.id.eq(id));
        row.exec(change.tx()).await?;
    }
    change.note(Note::new(event.id, "programme-log-rooms-ordered").quiet()).await?;
    change.commit().await
}

fn may_be(input: &RoomInput) -> Result<(), Refusal> {
    match input.capacity {
        Some(seats) if !SEATS.contains(&seats) => {
            Err(Refusal::at("capacity", "form-range").with("min", *SEATS.start()).with("max", *SEATS.end()))
        }
        _ => Ok(()),
    }
}

fn columns(input: &RoomInput) -> room::ActiveModel {
    room::ActiveModel { name: Set(input.name.clone()), capacity: Set(input.capacity), shared: Set(input.shared), ..Default::default() }
}

async fn find_room(db: &impl ConnectionTrait, event_id: i64, id: i64) -> Result<room::Model> {
    room::Entity::find_by_id(id).filter(room::COLUMN.event_id.eq(event_id)).one(db).await.or_not_found()
}

async fn items_in(db: &impl ConnectionTrait, room_id: i64) -> Result<Vec<schedule_item::Model>> {
    let rows = schedule_item::Entity::find().filter(schedule_item::COLUMN.room_id.eq(room_id));
    Ok(rows.order_by_asc(schedule_item::Column::StartsAt).all(db).await?)
}

fn filled(room: &room::Model) -> FormView {
    FormView::filled([
        ("name.vi", room.name.vi.clone()),
        ("name.en", room.name.en.clone()),
        ("capacity", room.capacity.map(|seats| seats.to_string()).unwrap_or_default()),
        ("shared", if room.shared { "true".to_owned() } else { String::new() }),
        ("version", room.version.to_string()),
    ])
}

/// Rooms and tracks, each list in its order.
#[derive(Serialize)]
struct RoomsView {
    rail: Rail,
    base: String,
    rooms: Vec<Row>,
    tracks: Vec<Row>,
}

impl View for RoomsView {
    const TEMPLATE: &'static str = "programme/rooms";
}

/// One line of an ordered list.
#[derive(Serialize)]
pub(super) struct Row {
    pub id: i64,
    pub href: String,
    pub name: Bilingual,
    /// The name as a button says it.
    pub label: String,
    pub note: String,
    pub first: bool,
    pub last: bool,
}

impl RoomsView {
    async fn read(db: &Db, editor: &Editor) -> Result<Self> {
        let base = format!("/studio/{}", editor.event.slug);
        let language = editor.visit.language;
        let rooms = working::rooms(db.reader(), editor.event.id).await?;
        let tracks = working::tracks(db.reader(), editor.event.id).await?;
        let row = |list: &str, id: i64, name: &Bilingual, note: String| Row {
            id,
            href: format!("{base}/{list}/{id}"),
            label: name.plain(language).to_owned(),
            name: name.clone(),
            note,
            first: false,
            last: false,
        };
        Ok(Self {
            rail: editor.rail("rooms"),
            rooms: with_ends(rooms.iter().map(|room| row("rooms", room.id, &room.name, note(room, language))).collect()),
            tracks: with_ends(tracks.iter().map(|track| row("tracks", track.id, &track.name, tracks::note(track, language))).collect()),
            base,
        })
    }
}

fn with_ends(mut rows: Vec<Row>) -> Vec<Row> {
    if let Some(first) = rows.first_mut() {
        first.first = true;
    }
    if let Some(last) = rows.last_mut() {
        last.last = true;
    }
    rows
}

/// "600 chỗ · dùng chung".
pub(super) fn note(room: &room::Model, language: Language) -> String {
    seats(room.capacity, room.shared, language)
}

/// The same of a room in a release.
pub(super) fn seats(capacity: Option<i32>, shared: bool, language: Language) -> String {
    let seats = capacity.map(|seats| say(language, "programme-room-seats", &json!({ "seats": grouped(seats.into(), language) })));
    let shared = shared.then(|| word(language, "programme-room-is-shared"));
    seats.into_iter().chain(shared).collect::<Vec<_>>().join(" · ")
}

/// The form of one room.
#[derive(Serialize)]
struct RoomView {
    rail: Rail,
    form: FormView,
    base: String,
    /// Nothing for a new one.
    id: Option<i64>,
    /// Where the items in it are listed.
    uses_href: String,
    uses: Vec<Bilingual>,
}

impl View for RoomView {
    const TEMPLATE: &'static str = "programme/room";
}

impl RoomView {
    fn blank(editor: &Editor, form: FormView) -> Self {
        Self { rail: editor.rail("rooms"), form, base: address(editor), id: None, uses_href: String::new(), uses: Vec::new() }
    }

    async fn of(db: &Db, editor: &Editor, room: &room::Model, form: FormView) -> Result<Self> {
        let uses = items_in(db.reader(), room.id).await?.into_iter().map(|item| item.title).collect();
        let uses_href = format!("/studio/{}/programme?room={}", editor.event.slug, room.id);
        Ok(Self { id: Some(room.id), uses, uses_href, ..Self::blank(editor, form) })
    }

    fn refused(mut self, no: &Refusal) -> Self {
        self.form = self.form.refused(no);
        self
    }
}
