//! One change of a seating plan: somebody moves to another seat, a seat stays empty, or goes back to the order of rank.
use super::fill::{Filled, Ranked, fill};
use super::kept_seat::{self, kept_of};
use super::order::Place;
use super::plan::{self, plan_of};
use super::seat_row::rows_of;
use crate::events::event;
use crate::people::Presence;
use crate::people::delegate::{Part, Side};
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, Refusal, Result};
use crate::print::roll::Rolls;
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;

/// What somebody does to a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Who sits there changes places with them.
    Move {
        person: i64,
        to: Place,
    },
    Empty(Place),
    /// Back to the order of rank.
    Free(Place),
    FreeAll,
}

/// A plan as it stands: everybody to be seated by rank, and where they sit.
pub struct Standing {
    pub plan: plan::Model,
    pub rows: Vec<super::order::Shape>,
    pub people: Vec<Presence>,
    pub filled: Filled,
}

impl Standing {
    pub async fn read(db: &impl ConnectionTrait, event: &event::Model) -> Result<Self> {
        let plan = plan_of(db, event.id).await?;
        let everybody = Rolls::read(db, event).await?.everybody();
        let is_seated = |one: &Presence| match one.delegate.part {
            Part::Official => true,
            Part::Committee | Part::Speaker | Part::Juror => plan.others,
            Part::Mc | Part::Press => false,
        };
        let people: Vec<Presence> = everybody.into_iter().filter(is_seated).collect();
        let rows = rows_of(db, event.id, people.len()).await?;
        let ranked: Vec<Ranked> = people.iter().map(ranked).collect();
        let filled = fill(&plan, &rows, &ranked, &kept_of(db, event.id).await?);
        Ok(Self { plan, rows, people, filled })
    }

    fn comes(&self, person: i64) -> bool {
        self.people.iter().any(|one| one.delegate.person_id == person)
    }
}

fn ranked(one: &Presence) -> Ranked {
    Ranked { person: one.delegate.person_id, host: one.delegate.side == Some(Side::Host) }
}

/// Does one act, if the plan still is the one that was `seen`.
///
/// # Errors
/// `Stale` when somebody changed the plan first; a refusal where there is no such seat, or the person is not to be seated.
pub async fn act_in(change: &mut Change, event: &event::Model, seen: i32, act: Act) -> Result<()> {
    let stands = Standing::read(change.tx(), event).await?;
    plan::write_in(change, &plan::Model { version: seen, ..stands.plan.clone() }).await?;
    let there = |place: Place| if place.is_in(&stands.rows) { Ok(place) } else { Err(Refusal::at("to", "print-seat-not-there")) };
    let act_word = match act {
        Act::Move { person, to } => {
            if !stands.comes(person) {
                return Err(Refusal::at("person", "print-seat-nobody").into());
            }
            move_to(change, event.id, (&stands.filled, person, there(to)?)).await?;
            "print-log-seat-moved"
        }
        Act::Empty(place) => {
            keep(change, event.id, there(place)?, None).await?;
            "print-log-seat-emptied"
        }
        Act::Free(place) => {
            free(change, event.id, there(place)?).await?;
            "print-log-seat-freed"
        }
        Act::FreeAll => {
            kept_seat::Entity::delete_many().filter(kept_seat::COLUMN.event_id.eq(event.id)).exec(change.tx()).await?;
            "print-log-seats-freed"
        }
    };
    note(change, event, act_word, stands).await
}

async fn move_to(change: &Change, event_id: i64, (filled, person, to): (&Filled, i64, Place)) -> Result<()> {
    let from = filled.place_of(person);
    let other = filled.seats.get(&to).and_then(|taken| taken.person()).filter(|other| *other != person);
    if let (Some(from), Some(other)) = (from, other) {
        keep(change, event_id, from, Some(other)).await?;
    } else if let Some(from) = from {
        free(change, event_id, from).await?;
    }
    keep(change, event_id, to, Some(person)).await
}

/// This seat is for this person, or for nobody: whatever was kept for either goes.
async fn keep(change: &Change, event_id: i64, place: Place, person: Option<i64>) -> Result<()> {
    free(change, event_id, place).await?;
    if let Some(person) = person {
        let own = kept_seat::Entity::delete_many().filter(kept_seat::COLUMN.event_id.eq(event_id));
        own.filter(kept_seat::COLUMN.person_id.eq(person)).exec(change.tx()).await?;
    }
    let row = kept_seat::ActiveModel {
        event_id: Set(event_id),
        row_number: Set(place.row.cast_signed()),
        seat: Set(place.seat.cast_signed()),
        person_id: Set(person),
        ..Default::default()
    };
    row.insert(change.tx()).await?;
    Ok(())
}

async fn free(change: &Change, event_id: i64, place: Place) -> Result<()> {
    let row = kept_seat::Entity::delete_many().filter(kept_seat::COLUMN.event_id.eq(event_id));
    let row = row.filter(kept_seat::COLUMN.row_number.eq(place.row.cast_signed()));
    row.filter(kept_seat::COLUMN.seat.eq(place.seat.cast_signed())).exec(change.tx()).await?;
    Ok(())
}

/// Who sits where, as the log keeps it.
#[derive(Serialize)]
struct Seats {
    seats: Vec<String>,
}

impl Seats {
    fn of(stands: &Standing) -> Self {
        let name = |person: i64| stands.people.iter().find(|one| one.delegate.person_id == person).map(|one| one.printed.name.clone());
        let seat = |(place, taken): (&Place, &super::fill::Taken)| {
            let name = taken.person().and_then(name);
            format!("{} {}", place.label(), name.as_deref().unwrap_or("-"))
        };
        Self { seats: stands.filled.seats.iter().map(seat).collect() }
    }
}

async fn note(change: &mut Change, event: &event::Model, act: &'static str, before: Standing) -> Result<()> {
    let after = Standing::read(change.tx(), event).await?;
    let note = Note::new(event.id, act).about("event", event.id, event.name.vi.as_str());
    change.note(note.before(&Seats::of(&before)).after(&Seats::of(&after)).quiet()).await
}

impl Act {
    /// From the fields of the form.
    ///
    /// # Errors
    /// A refusal at the field that is missing.
    pub fn of(act: &str, person: Option<i64>, to: Option<Place>) -> Result<Self, AppError> {
        let to = || to.ok_or_else(|| Refusal::at("to", "form-required"));
        Ok(match act {
            "move" => Self::Move { person: person.ok_or_else(|| Refusal::at("person", "form-required"))?, to: to()? },
            "empty" => Self::Empty(to()?),
            "free" => Self::Free(to()?),
            "free_all" => Self::FreeAll,
            _ => return Err(Refusal::new("form-invalid").into()),
        })
    }
}
