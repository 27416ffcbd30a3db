//! When vehicles drive in: slots of time at a gate, each with its capacity.
use super::{Tab, tabs};
use crate::events::{Editor, Organizer, Rail, event};
use crate::exhibitors::desk::vehicles::slot;
use crate::platform::Db;
use crate::platform::change::{Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, Both, Given, Line};
use crate::platform::time::{DateField, Now, TimeField, date_full, local, time_range, to_utc};
use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};
use rocket::form::{Contextual, Form};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, keep]
}

/// A row of slots to be made, or what becomes of one.
#[derive(FromForm)]
struct SlotInput {
    then: Then,
    day: Given<DateField>,
    from: Given<TimeField>,
    to: Given<TimeField>,
    /// Minutes of each.
    length: Given<i32>,
    gate: Both<Line<0, 120>>,
    capacity: Given<i32>,
    slot: Given<i64>,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, FromFormField)]
enum Then {
    Add,
    Capacity,
    Remove,
}

const MOST_SLOTS: usize = 200;
const LENGTHS: std::ops::RangeInclusive<i32> = 10..=720;
const CAPACITIES: std::ops::RangeInclusive<i32> = 1..=500;

// Doors.

#[get("/studio/<_>/booths/desk/slots")]
async fn show(organizer: Organizer, db: &Db) -> Result<Page<SlotsPage>> {
    let view = SlotsPage::of(db, &organizer.0, blank(&organizer.0)).await?;
    Ok(organizer.0.visit.page(view))
}

#[post("/studio/<_>/booths/desk/slots", data = "<form>")]
async fn keep(organizer: Organizer, form: Form<Contextual<'_, SlotInput>>, db: &Db, now: Now) -> Result<Outcome<SlotsPage>> {
    let editor = organizer.0;
    let sent = FormView::sent(&form.context);
    let refused = match &form.value {
        Some(input) => match retrying(|| save(db, &editor, input, now.0)).await {
            Ok(()) => {
                return Ok(Outcome::Done(moved_on(format!("/studio/{}/booths/desk/slots", editor.event.slug), "desk-slots-saved")));
            }
            Err(AppError::Refused(no)) => sent.refused(&no),
            Err(other) => return Err(other),
        },
        None => sent,
    };
    let view = SlotsPage::of(db, &editor, refused).await?;
    Ok(Outcome::Again(editor.visit.page(view)))
}

// Work.

async fn save(db: &Database, editor: &Editor, input: &SlotInput, now: DateTimeUtc) -> Result<()> {
    let mut change = Change::begin(db, &editor.actor(), now).await?;
    match (input.then, input.slot.0) {
        (Then::Add, _) => add(&change, editor, input).await?,
        (Then::Capacity, Some(id)) => set_capacity(&change, editor, id, capacity(input)?).await?,
        (Then::Remove, Some(id)) => remove(&change, editor, id).await?,
        (_, None) => return Err(Refusal::new("form-invalid").into()),
    }
    change
        .note(Note::new(editor.event.id, "desk-log-slots").about("event", editor.event.id, editor.event.name.vi.as_str()).quiet())
        .await?;
    change.commit().await
}

async fn add(change: &Change, editor: &Editor, input: &SlotInput) -> Result<()> {
    let stretches = stretches(input)?;
    let capacity = capacity(input)?;
    if slot::of(change.tx(), editor.event.id).await?.len() + stretches.len() > MOST_SLOTS {
        return Err(Refusal::new("desk-slots-many").with("most", MOST_SLOTS).into());
    }
    insert_slots_in(change, &editor.event, &stretches, (&input.gate.clone().into(), capacity)).await
}

/// Makes a slot of each stretch of local time, at one gate and of one capacity, inside a change.
pub async fn insert_slots_in(
    change: &Change,
    event: &event::Model,
    stretches: &[(NaiveDateTime, NaiveDateTime)],
    (gate, capacity): (&Bilingual, i32),
) -> Result<()> {
    let row = |(from, to): &(NaiveDateTime, NaiveDateTime)| slot::ActiveModel {
        event_id: Set(event.id),
        starts_at: Set(to_utc(*from, event.tz())),
        ends_at: Set(to_utc(*to, event.tz())),
        gate: Set(gate.clone()),
        capacity: Set(capacity),
        taken: Set(0),
        ..Default::default()
    };
    slot::Entity::insert_many(stretches.iter().map(row)).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// "From 13:00 to 18:00, an hour each" is five; what is left at the end is none.
fn stretches(input: &SlotInput) -> Result<Vec<(NaiveDateTime, NaiveDateTime)>, Refusal> {
    let needed = |field: &'static str| Refusal::at(field, "form-required");
    let day = input.day.0.ok_or_else(|| needed("day"))?.0;
    let from = input.from.0.ok_or_else(|| needed("from"))?.0;
    let to = input.to.0.ok_or_else(|| needed("to"))?.0;
    let minutes = input.length.0.ok_or_else(|| needed("length"))?;
    if !LENGTHS.contains(&minutes) {
        return Err(Refusal::at("length", "form-range").with("min", *LENGTHS.start()).with("max", *LENGTHS.end()));
    }
    let found = cut(day, (from, to), minutes);
    if found.is_empty() { Err(Refusal::at("to", "desk-slots-short")) } else { Ok(found) }
}

/// A stretch of a day cut into pieces of so many minutes; over midnight where its end is not after its beginning.
pub fn cut(day: NaiveDate, (from, to): (NaiveTime, NaiveTime), minutes: i32) -> Vec<(NaiveDateTime, NaiveDateTime)> {
    let (start, length) = (day.and_time(from), TimeDelta::minutes(i64::from(Ord::max(minutes, 1))));
    let last_day = if to > from { Some(day) } else { day.checked_add_days(Days::new(1)) };
    let end = last_day.map_or(start, |day| day.and_time(to));
    (0..).map(|number| start + length * number).take_while(|at| *at + length <= end).map(|at| (at, at + length)).collect()
}

fn capacity(input: &SlotInput) -> Result<i32, Refusal> {
    let wrong = || Refusal::at("capacity", "form-range").with("min", *CAPACITIES.start()).with("max", *CAPACITIES.end());
    input.capacity.0.filter(|capacity| CAPACITIES.contains(capacity)).ok_or_else(wrong)
}

/// Never under what is taken: the database decides, also while exhibitors take places.
async fn set_capacity(change: &Change, editor: &Editor, id: i64, capacity: i32) -> Result<()> {
    let written = slot::Entity::update_many()
        .col_expr(slot::Column::Capacity, Expr::value(capacity))
        .filter(slot::COLUMN.id.eq(id))
        .filter(slot::COLUMN.event_id.eq(editor.event.id))
        .filter(Expr::col(slot::Column::Taken).lte(capacity))
        .exec(change.tx())
        .await?;
    if written.rows_affected == 0 { Err(Refusal::new("desk-slot-has-vehicles").into()) } else { Ok(()) }
}

async fn remove(change: &Change, editor: &Editor, id: i64) -> Result<()> {
    let gone = slot::Entity::delete_many()
        .filter(slot::COLUMN.id.eq(id))
        .filter(slot::COLUMN.event_id.eq(editor.event.id))
        .filter(slot::COLUMN.taken.eq(0))
        .exec(change.tx())
        .await?;
    if gone.rows_affected == 0 { Err(Refusal::new("desk-slot-has-vehicles").into()) } else { Ok(()) }
}

// View.

#[derive(Serialize)]
struct SlotsPage {
    rail: Rail,
    tabs: Vec<Tab>,
    action: String,
    form: FormView,
    days: Vec<Day>,
}

#[derive(Serialize)]
struct Day {
    title: String,
    slots: Vec<Slot>,
}

#[derive(Serialize)]
struct Slot {
    id: i64,
    time: String,
    gate: Bilingual,
    taken: i32,
    capacity: i32,
    free: bool,
}

impl View for SlotsPage {
    const TEMPLATE: &'static str = "exhibitors/desk/studio/slots";
}

impl SlotsPage {
    async fn of(db: &Database, editor: &Editor, form: FormView) -> Result<Self> {
        let (zone, language) = (editor.event.tz(), editor.visit.language);
        let mut days: Vec<Day> = vec![];
        for slot in slot::of(db.reader(), editor.event.id).await? {
            let (from, to) = (local(slot.starts_at, zone), local(slot.ends_at, zone));
            let title = date_full(from.date(), language);
            let shown = Slot {
                id: slot.id,
                time: time_range(from.time(), Some(to.time()), language),
                taken: slot.taken,
                capacity: slot.capacity,
                free: slot.taken == 0,
                gate: slot.gate,
            };
            match days.last_mut().filter(|day| day.title == title) {
                Some(day) => day.slots.push(shown),
                None => days.push(Day { title, slots: vec![shown] }),
            }
        }
        Ok(Self {
            rail: editor.rail("booths"),
            tabs: tabs(editor, "/slots"),
            action: format!("/studio/{}/booths/desk/slots", editor.event.slug),
            form,
            days,
        })
    }
}

/// Moving in is usually on the afternoon before the first day.
fn blank(editor: &Editor) -> FormView {
    let eve = editor.event.starts_on.and_then(|day| day.checked_sub_days(Days::new(1)));
    FormView::filled([
        ("day", eve.map(|day| DateField(day).to_string()).unwrap_or_default()),
        ("from", "13:00".to_owned()),
        ("to", "18:00".to_owned()),
        ("length", "60".to_owned()),
        ("capacity", "10".to_owned()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_afternoon_is_cut_into_slots() {
        let input = |from: &str, to: &str, length: i32| SlotInput {
            then: Then::Add,
            day: Given(DateField::parse("2026-11-21").ok()),
            from: Given(TimeField::parse(from).ok()),
            to: Given(TimeField::parse(to).ok()),
            length: Given(Some(length)),
            gate: Both { vi: Line::parse("").unwrap(), en: Line::parse("").unwrap() },
            capacity: Given(Some(5)),
            slot: Given(None),
        };
        let table = [
            ("13:00", "18:00", 60, Some(5)),
            ("13:00", "18:30", 60, Some(5)),
            ("22:00", "02:00", 60, Some(4)),
            ("13:00", "13:30", 60, None),
            ("13:00", "18:00", 5, None),
        ];
        for (from, to, length, count) in table {
            assert_eq!(stretches(&input(from, to, length)).ok().map(|found| found.len()), count, "{from} {to} {length}");
        }
    }
}
