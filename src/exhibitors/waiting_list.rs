//! How an event keeps its waiting list: whether freed places are offered by the program, and how long an offer stands.
use crate::events::event;
use crate::exhibitors::application::{State, may_be_edited};
use crate::platform::error::{Refusal, Result};
use crate::platform::time::{end_of_day, start_of_day};
use chrono::{Days, TimeDelta};
use sea_orm::entity::prelude::*;
use std::collections::HashSet;

/// Days an offer stands where the organizer has said nothing.
pub const USUAL_DAYS: i32 = 3;
/// Days an offer may stand.
pub const DAYS: std::ops::RangeInclusive<i32> = 1..=60;

/// What an organizer has set; an event without a row goes by [`Rules::default`].
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "waiting_list")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub event_id: i64,
    /// A freed place is offered to the next by the program.
    pub automatic: bool,
    /// Days an offer stands.
    pub days: i32,
    /// Exhibitors may join it by themselves when everything they could have is given.
    pub may_join: bool,
}

impl ActiveModelBehavior for ActiveModel {}

/// The rules in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    pub automatic: bool,
    pub days: i32,
    pub may_join: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self { automatic: true, days: USUAL_DAYS, may_join: false }
    }
}

/// Nothing but the full hall keeps applications away.
pub fn only_full(event: &event::Model, now: DateTimeUtc) -> bool {
    event.state == event::State::Published && event.hall_is_full() && event.booths().is_open(now)
}

/// The events whose waiting lists one may join.
pub async fn joined_events(db: &impl ConnectionTrait) -> Result<HashSet<i64>> {
    let rows = Entity::find().filter(COLUMN.may_join.eq(true)).all(db).await?;
    Ok(rows.into_iter().map(|row| row.event_id).collect())
}

impl Rules {
    pub async fn of(db: &impl ConnectionTrait, event_id: i64) -> Result<Self> {
        let row = Entity::find().filter(COLUMN.event_id.eq(event_id)).one(db).await?;
        Ok(row.map_or_else(Self::default, |row| Self { automatic: row.automatic, days: row.days, may_join: row.may_join }))
    }

    /// Whether an application may be begun: while booths are left, or while one may wait for them.
    pub fn may_begin(self, event: &event::Model, now: DateTimeUtc) -> Result<(), Refusal> {
        match event.may_apply_for_booth(now) {
            Err(_) if self.may_join && only_full(event, now) => Ok(()),
            rule => rule,
        }
    }

    /// Whether an application in this state may be sent straight onto the list, once nothing is left.
    pub fn may_join_now(self, state: State, event: &event::Model, now: DateTimeUtc) -> Result<(), Refusal> {
        match may_be_edited(state, event, now) {
            Ok(()) if !self.may_join => Err(Refusal::new("exhibitors-join-not-open")),
            rule => rule,
        }
    }

    /// Until when an offer made at `now` stands: the end of a day at the event's place, but not beyond the morning on which the
    /// event begins.
    pub fn term(self, event: &event::Model, now: DateTimeUtc) -> DateTimeUtc {
        let minute = TimeDelta::minutes(1);
        let days = Days::new(u64::from(self.days.max(1).unsigned_abs()));
        let last = event.today(now).checked_add_days(days).map_or(now, |day| end_of_day(day, event.tz()) - minute);
        let opening = event.starts_on.map(|day| start_of_day(day, event.tz()) - minute);
        opening.filter(|opening| *opening > now).map_or(last, |opening| last.min(opening))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn one_may_begin_and_join_where_only_the_full_hall_is_in_the_way() {
        let at = |seconds| DateTimeUtc::from_timestamp(seconds, 0).expect("a moment");
        let full = event::Model { booth_limit: Some(3), booths_given: 3, ..samples::event() };
        let over = event::Model { booths_close_at: Some(at(5)), ..full.clone() };
        let archived = event::Model { state: event::State::Archived, ..full.clone() };
        // (event, list open, may begin, may join with a draft)
        let table = [
            (samples::event(), false, true, false),
            (samples::event(), true, true, true),
            (full.clone(), false, false, false),
            (full.clone(), true, true, true),
            (over, true, false, false),
            (archived, true, false, false),
        ];
        for (event, may_join, begin, join) in table {
            let rules = Rules { may_join, ..Rules::default() };
            let found = (rules.may_begin(&event, at(10)).is_ok(), rules.may_join_now(State::Draft, &event, at(10)).is_ok());
            assert_eq!(found, (begin, join), "{may_join} {:?}", event.booth_limit);
        }
        let open = Rules { may_join: true, ..Rules::default() };
        assert!(open.may_join_now(State::Sent, &full, at(10)).is_err(), "it was sent already");
    }

    #[test]
    fn an_offer_stands_to_the_end_of_a_day_and_never_beyond_the_opening() {
        let at = |text: &str| text.parse::<DateTimeUtc>().expect("a moment");
        let on = |starts: Option<&str>| event::Model { starts_on: starts.and_then(|day| day.parse().ok()), ..samples::event() };
        // In Viet Nam it is seven hours later.
        let table = [
            (None, "2026-11-01T09:00:00Z", "2026-11-04T16:59:00Z"),
            (None, "2026-11-01T17:30:00Z", "2026-11-05T16:59:00Z"),
            (Some("2026-11-20"), "2026-11-01T09:00:00Z", "2026-11-04T16:59:00Z"),
            (Some("2026-11-03"), "2026-11-01T09:00:00Z", "2026-11-02T16:59:00Z"),
            (Some("2026-10-31"), "2026-11-01T09:00:00Z", "2026-11-04T16:59:00Z"),
        ];
        for (starts, now, until) in table {
            assert_eq!(Rules::default().term(&on(starts), at(now)), at(until), "{starts:?} {now}");
        }
    }
}
