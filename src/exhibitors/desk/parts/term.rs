//! A term: until when a part of the desk is asked for, and from when it is shut.
use super::part::Part;
use crate::events::event;
use crate::exhibitors::form::asks_later;
use crate::platform::error::{Refusal, Result};
use crate::platform::time::to_utc;
use chrono::{Days, NaiveTime};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_term")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    #[sea_orm(unique_key = "once")]
    pub part: Part,
    /// The organizers want it at all.
    pub asked: bool,
    pub due_at: Option<DateTimeUtc>,
    pub locks_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What is asked of one part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub part: Part,
    pub asked: bool,
    pub due_at: Option<DateTimeUtc>,
    pub locks_at: Option<DateTimeUtc>,
}

/// Offices close then: terms that nobody has set end at this hour. The compiler has checked that there is such an hour.
const USUAL_HOUR: NaiveTime = NaiveTime::from_hms_opt(17, 0, 0).expect("an hour");

impl Term {
    /// The term of an event whose organizer has said nothing about it: counted from the first day.
    pub fn usual(part: Part, event: &event::Model) -> Self {
        let (due, locks) = part.usual_days();
        let before = |days: i64| {
            let day = event.starts_on?.checked_sub_days(Days::new(days.unsigned_abs()))?;
            Some(to_utc(day.and_time(USUAL_HOUR), event.tz()))
        };
        Self { part, asked: true, due_at: before(due), locks_at: before(locks) }
    }

    /// What is due after it is shut can never be late.
    pub fn check(&self) -> Result<(), Refusal> {
        match (self.due_at, self.locks_at) {
            (Some(due), Some(locks)) if due > locks => Err(Refusal::at(format!("terms[{}].locks_at", self.part.code()), "desk-term-order")),
            _ => Ok(()),
        }
    }
}

/// The terms of one event, a term for each part.
#[derive(Clone, Debug)]
pub struct Terms(pub Vec<Term>);

impl Terms {
    /// What is asked by when. What the form leaves for later is asked only where it leaves something. Read once per page.
    pub async fn of(db: &impl ConnectionTrait, event: &event::Model) -> Result<Self> {
        let mut terms = Self::set(db, event).await?;
        let asks = asks_later(db, event.id).await?;
        for term in terms.0.iter_mut().filter(|term| term.part == Part::After) {
            term.asked &= asks;
        }
        Ok(terms)
    }

    /// What the organizer set, or what is usual.
    pub async fn set(db: &impl ConnectionTrait, event: &event::Model) -> Result<Self> {
        let rows = Entity::find().filter(COLUMN.event_id.eq(event.id)).all(db).await?;
        let term = |part: Part| match rows.iter().find(|row| row.part == part) {
            Some(row) => Term { part, asked: row.asked, due_at: row.due_at, locks_at: row.locks_at },
            None => Term::usual(part, event),
        };
        Ok(Self(Part::ALL.map(term).into()))
    }

    pub fn of_part(&self, part: Part) -> Term {
        let found = self.0.iter().find(|term| term.part == part).copied();
        found.unwrap_or(Term { part, asked: false, due_at: None, locks_at: None })
    }

    /// The parts that are asked for, in their order.
    pub fn asked(&self) -> impl Iterator<Item = &Term> {
        self.0.iter().filter(|term| term.asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn usual_terms_are_counted_from_the_first_day() {
        let mut event = samples::event();
        event.starts_on = "2026-12-20".parse().ok();
        let term = Term::usual(Part::Fascia, &event);
        assert_eq!(term.due_at.map(|at| at.to_rfc3339()).as_deref(), Some("2026-12-10T10:00:00+00:00"));
        assert_eq!(term.locks_at.map(|at| at.to_rfc3339()).as_deref(), Some("2026-12-13T10:00:00+00:00"));
        event.starts_on = None;
        assert_eq!(Term::usual(Part::Fascia, &event), Term { part: Part::Fascia, asked: true, due_at: None, locks_at: None });
    }

    #[test]
    fn every_usual_term_is_due_before_it_is_shut() {
        let mut event = samples::event();
        event.starts_on = "2026-12-20".parse().ok();
        assert!(Part::ALL.into_iter().all(|part| Term::usual(part, &event).check().is_ok()));
        let wrong = Term { due_at: Term::usual(Part::Stage, &event).locks_at, ..Term::usual(Part::Profile, &event) };
        assert_eq!(
            Term { locks_at: Term::usual(Part::Profile, &event).due_at, ..wrong }.check().map_err(|no| no.key),
            Err("desk-term-order".into())
        );
    }
}
