//! How far an exhibitor has come with one part of its desk, and whether it may still write there.
use super::part::Part;
use super::term::Term;
use crate::exhibitors::application::State;
use crate::exhibitors::met::met;
use crate::platform::change::Change;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, QuerySelect, QueryTrait};
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "desk_progress")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub exhibitor_id: i64,
    #[sea_orm(unique_key = "once")]
    pub part: Part,
    /// Somebody said that it is complete.
    pub done_at: Option<DateTimeUtc>,
    /// The organizers opened it again for this exhibitor, until then.
    pub late_until: Option<DateTimeUtc>,
    pub saved_at: Option<DateTimeUtc>,
    /// The account that saved last.
    pub saved_by: Option<i64>,
    /// Guards everything the part is made of: forms send the one they were opened with; 0 before the first save.
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// How a part stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// To be done.
    Open,
    /// To be done, and the day it was due has passed.
    Overdue,
    Done,
    /// Shut, whether it was done or not.
    Locked,
}

impl Standing {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "desk-standing-open",
            Self::Overdue => "desk-standing-overdue",
            Self::Done => "desk-standing-done",
            Self::Locked => "desk-standing-locked",
        }
    }

    /// The kind of tag that shows it: its colour and shape.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Open => "wait",
            Self::Overdue => "ask",
            Self::Done => "ok",
            Self::Locked => "off",
        }
    }

    /// Where a part stands at `now`.
    pub fn of(term: &Term, progress: Option<&Model>, now: DateTimeUtc) -> Self {
        let done = progress.is_some_and(|progress| progress.done_at.is_some());
        match () {
            () if is_shut(term, progress, now) => Self::Locked,
            () if done => Self::Done,
            () if term.due_at.is_some_and(|due| now >= due) => Self::Overdue,
            () => Self::Open,
        }
    }
}

/// Shut by its date, unless the organizers opened it for this exhibitor until later.
fn is_shut(term: &Term, progress: Option<&Model>, now: DateTimeUtc) -> bool {
    let late = progress.and_then(|progress| progress.late_until).is_some_and(|until| now < until);
    term.locks_at.is_some_and(|locks| now >= locks) && !late
}

/// Whether a part may be written now: asked for, of an exhibitor that has its booth, before it is shut.
pub fn may_write(state: State, term: &Term, progress: Option<&Model>, now: DateTimeUtc) -> Result<(), Refusal> {
    match () {
        () if !state.is_shown() => Err(Refusal::new("desk-not-accepted")),
        () if !term.asked => Err(Refusal::new("desk-not-asked")),
        () if is_shut(term, progress, now) => Err(Refusal::new("desk-locked")),
        () => Ok(()),
    }
}

/// Everything one exhibitor has done so far.
pub async fn all_of(db: &impl ConnectionTrait, exhibitor_id: i64) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(COLUMN.exhibitor_id.eq(exhibitor_id)).all(db).await?)
}

/// How far it has come with one part; `None` before the first save.
pub async fn of_part(db: &impl ConnectionTrait, exhibitor_id: i64, part: Part) -> Result<Option<Model>> {
    Ok(Entity::find().filter(COLUMN.exhibitor_id.eq(exhibitor_id)).filter(COLUMN.part.eq(part)).one(db).await?)
}

/// Everything all exhibitors of an event have done so far: one query.
pub async fn of_event(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<Model>> {
    use crate::exhibitors::exhibitor;
    let own =
        exhibitor::Entity::find().select_only().column(exhibitor::Column::Id).filter(exhibitor::COLUMN.event_id.eq(event_id)).into_query();
    Ok(Entity::find().filter(Column::ExhibitorId.in_subquery(own)).all(db).await?)
}

/// What is written about a save.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    pub part: Part,
    /// Complete or not, by the word of who saved it; `None` leaves it as it was.
    pub done: Option<bool>,
}

/// Records a save over the row that was read, inside a change.
///
/// # Errors
/// `Stale` when somebody else saved meanwhile.
pub async fn record(change: &Change, exhibitor_id: i64, before: Option<&Model>, mark: Mark) -> Result<()> {
    let (now, by) = (change.now(), change.actor().id);
    let kept = before.and_then(|before| before.done_at);
    let done_at = mark.done.map_or(kept, |done| done.then_some(now));
    let Some(before) = before else {
        let row = ActiveModel {
            exhibitor_id: Set(exhibitor_id),
            part: Set(mark.part),
            done_at: Set(done_at),
            late_until: Set(None),
            saved_at: Set(Some(now)),
            saved_by: Set(by),
            version: Set(1),
            ..Default::default()
        };
        row.insert(change.tx()).await.or_refuse_duplicate(met())?;
        return Ok(());
    };
    let written = Entity::update_many()
        .col_expr(Column::DoneAt, Expr::value(done_at))
        .col_expr(Column::SavedAt, Expr::value(Some(now)))
        .col_expr(Column::SavedBy, Expr::value(by))
        .col_expr(Column::Version, Expr::value(before.version + 1))
        .filter(COLUMN.id.eq(before.id))
        .filter(COLUMN.version.eq(before.version))
        .exec(change.tx())
        .await?;
    if written.rows_affected == 0 { Err(AppError::Stale) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> DateTimeUtc {
        DateTimeUtc::from_timestamp(day * 86_400, 0).unwrap()
    }

    fn progress(done: bool, late: Option<i64>) -> Model {
        Model {
            id: 1,
            exhibitor_id: 1,
            part: Part::Fascia,
            done_at: done.then(|| at(1)),
            late_until: late.map(at),
            saved_at: None,
            saved_by: None,
            version: 1,
        }
    }

    #[test]
    fn a_part_is_open_then_overdue_then_shut_unless_it_was_opened_again() {
        use Standing::*;
        // due on day 10, shut on day 20; done, opened until, today → standing, may be written
        let table = [
            (false, None, 5, Open, true),
            (true, None, 5, Done, true),
            (false, None, 10, Overdue, true),
            (true, None, 10, Done, true),
            (false, None, 20, Locked, false),
            (true, None, 20, Locked, false),
            (false, Some(25), 24, Overdue, true),
            (true, Some(25), 24, Done, true),
            (false, Some(25), 25, Locked, false),
            (false, Some(15), 16, Overdue, true),
        ];
        let term = Term { part: Part::Fascia, asked: true, due_at: Some(at(10)), locks_at: Some(at(20)) };
        for (done, late, day, standing, writable) in table {
            let row = progress(done, late);
            let found = (Standing::of(&term, Some(&row), at(day)), may_write(State::Accepted, &term, Some(&row), at(day)).is_ok());
            assert_eq!(found, (standing, writable), "done {done}, late {late:?}, day {day}");
        }
        assert_eq!(Standing::of(&term, None, at(1)), Open);
        let never = Term { due_at: None, locks_at: None, ..term };
        assert_eq!(Standing::of(&never, None, at(9_999)), Open);
    }

    #[test]
    fn only_who_has_a_booth_is_asked() {
        let term = Term { part: Part::Fascia, asked: true, due_at: None, locks_at: None };
        let table = [
            (State::Draft, true, Some("desk-not-accepted")),
            (State::Offered, true, Some("desk-not-accepted")),
            (State::Accepted, true, None),
            (State::Confirmed, true, None),
            (State::Cancelled, true, Some("desk-not-accepted")),
            (State::Accepted, false, Some("desk-not-asked")),
        ];
        for (state, asked, refused) in table {
            let no = may_write(state, &Term { asked, ..term }, None, at(1)).err().map(|no| no.key.into_owned());
            assert_eq!(no.as_deref(), refused, "{state:?} {asked}");
        }
    }
}
