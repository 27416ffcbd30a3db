//! How an event keeps its waiting list: whether freed places are offered by the program, and how long an offer stands.
use crate::events::event;
use crate::platform::error::Result;
use crate::platform::time::{end_of_day, start_of_day};
use chrono::{Days, TimeDelta};
use sea_orm::entity::prelude::*;

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
}

impl ActiveModelBehavior for ActiveModel {}

/// The rules in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    pub automatic: bool,
    pub days: i32,
}

impl Default for Rules {
    fn default() -> Self {
        Self { automatic: true, days: USUAL_DAYS }
    }
}

impl Rules {
    pub async fn of(db: &impl ConnectionTrait, event_id: i64) -> Result<Self> {
        let row = Entity::find().filter(COLUMN.event_id.eq(event_id)).one(db).await?;
        Ok(row.map_or_else(Self::default, |row| Self { automatic: row.automatic, days: row.days }))
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
