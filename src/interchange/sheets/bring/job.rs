//! The job that saves a file, or takes it back: portion by portion, each in one transaction with the note of how far it has come.
//! So others can write in between, a restart leaves a true account, and what is done once is not done twice.
use crate::events::event;
use crate::interchange::sheets::kept::import::{self, SILENCE, State};
use crate::interchange::sheets::kept::row::{self, Done};
use crate::interchange::sheets::kept::written::{self, What};
use crate::interchange::sheets::plan::{Act, Planned};
use crate::interchange::sheets::values::Reason;
use crate::interchange::sheets::{Kind, people, programme};
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::time::Clock;
use anyhow::Context;
use chrono::{DateTime, Utc};
use rocket::tokio;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::BTreeMap;

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Save,
    Undo,
}

/// Everything a job needs, whoever asked for it is still there or not.
#[derive(Clone)]
struct Job {
    db: Database,
    clock: Clock,
    event: event::Model,
    actor: Actor,
    import: i64,
    kind: Kind,
    way: Way,
}

/// Why each row came out as it did, by number: nothing where it went well.
type Outcomes = BTreeMap<usize, Option<Reason>>;

/// Claims a file and begins: one that was checked, or one whose job has fallen silent. Goes on after this has answered.
///
/// # Errors
/// `Stale` when it is not for this to begin: somebody else has.
pub async fn start(db: &Database, clock: &Clock, event: &event::Model, actor: &Actor, (import, way): (&import::Model, Way)) -> Result<()> {
    let (db, clock) = (db.clone(), clock.clone());
    let job = Job { db, clock, event: event.clone(), actor: actor.clone(), import: import.id, kind: import.kind, way };
    job.claim().await?;
    tokio::spawn(async move {
        if let Err(error) = job.run().await {
            tracing::error!("file {}: {error}", job.import);
            // Says at once what silence would say later.
            job.beat(None).await.unwrap_or_else(|error| tracing::error!("file {}: {error}", job.import));
        }
    });
    Ok(())
}

impl Job {
    async fn claim(&self) -> Result<()> {
        let now = self.clock.now();
        let change = Change::begin(&self.db, &self.actor, now).await?;
        let beat = &import::Column::BeatAt;
        let silent = Condition::any().add(ColumnTrait::is_null(beat)).add(ColumnTrait::lt(beat, now - SILENCE));
        let (rest, silent_in, to) = match self.way {
            Way::Save => (State::Checked, vec![State::Saving], State::Saving),
            Way::Undo => (State::Saved, vec![State::Saving, State::Undoing], State::Undoing),
        };
        let gone_silent = Condition::all().add(import::COLUMN.state.is_in(silent_in)).add(silent);
        let from = Condition::any().add(import::COLUMN.state.eq(rest)).add(gone_silent);
        let begins = self.way == Way::Undo && self.row().await?.state != State::Undoing;
        let mut columns = import::ActiveModel { state: Set(to), beat_at: Set(Some(now)), ..Default::default() };
        if begins {
            let open = || written::Entity::find().filter(self.open_written());
            if open().count(change.tx()).await? == 0 {
                return Err(AppError::Stale);
            }
            // What was made along with the rows goes along with them.
            let open = open().filter(written::COLUMN.number.gt(0)).count(change.tx()).await?;
            (columns.done, columns.failed, columns.total) = (Set(0), Set(0), Set(open as i32));
        }
        let claimed = import::Entity::update_many().set(columns).filter(import::COLUMN.id.eq(self.import)).filter(from);
        if claimed.exec(change.tx()).await?.rows_affected == 0 {
            return Err(AppError::Stale);
        }
        change.commit().await
    }

    async fn row(&self) -> Result<import::Model> {
        import::Entity::find_by_id(self.import).one(self.db.reader()).await.or_not_found()
    }

    async fn beat(&self, at: Option<DateTime<Utc>>) -> Result<()> {
        let change = Change::begin(&self.db, &self.actor, self.clock.now()).await?;
        let columns = import::ActiveModel { beat_at: Set(at), ..Default::default() };
        import::Entity::update_many().set(columns).filter(import::COLUMN.id.eq(self.import)).exec(change.tx()).await?;
        change.commit().await
    }

    async fn run(&self) -> Result<()> {
        match self.way {
            Way::Save => self.save().await,
            Way::Undo => self.take_back().await,
        }
    }

    async fn save(&self) -> Result<()> {
        let usual = self.row().await?.chosen.file;
        loop {
            let open = row::Entity::find().filter(row::COLUMN.import_id.eq(self.import)).filter(self.unsettled());
            let open = open.filter(row::COLUMN.act.is_in([Act::Add.code(), Act::Change.code()]));
            let rows = open.order_by_asc(row::COLUMN.number).limit(self.kind.at_once()).all(self.db.reader()).await?;
            if rows.is_empty() {
                return self.finish().await;
            }
            let mut planned = vec![];
            for row in &rows {
                planned.push((row.planned()?, row.takes_file(usual)));
            }
            match retrying(|| self.write(&planned)).await {
                // What one row meets must not keep the others out.
                Err(AppError::Refused(_) | AppError::Stale) => {
                    for one in &planned {
                        self.write_one(one).await?;
                    }
                }
                done => done?,
            }
        }
    }

    async fn write_one(&self, one: &(Planned, bool)) -> Result<()> {
        let some = std::slice::from_ref(one);
        let reason = match retrying(|| self.write(some)).await {
            Ok(()) => return Ok(()),
            Err(AppError::Refused(no)) => Reason::refused(&no),
            Err(AppError::Stale) => Reason::new("", "sheets-changed-since"),
            Err(other) => return Err(other),
        };
        let change = Change::begin(&self.db, &self.actor, self.clock.now()).await?;
        self.settle(&change, &BTreeMap::from([(one.0.number, Some(reason))])).await?;
        change.commit().await
    }

    async fn write(&self, rows: &[(Planned, bool)]) -> Result<()> {
        let mut change = Change::begin(&self.db, &self.actor, self.clock.now()).await?;
        let chosen: Vec<(&Planned, bool)> = rows.iter().map(|(row, file)| (row, *file)).collect();
        let mut outcomes = Outcomes::new();
        let mut written: Vec<(usize, What)> = vec![];
        match self.kind {
            Kind::People => {
                for (number, outcome) in people::write(&mut change, &self.event, &chosen).await? {
                    outcomes.insert(number, outcome.as_ref().err().cloned());
                    written.extend(outcome.ok().map(|what| (number, What::Person(Box::new(what)))));
                }
            }
            Kind::Programme => {
                let done = programme::write(&mut change, &self.event, &chosen).await?;
                outcomes.extend(done.outcomes);
                written.extend(done.written);
            }
        }
        self.remember(&change, written).await?;
        self.settle(&change, &outcomes).await?;
        change.touch(self.event.id);
        change.commit().await
    }

    async fn remember(&self, change: &Change, written: Vec<(usize, What)>) -> Result<()> {
        let mut rows = vec![];
        for (number, what) in written {
            let what = serde_json::to_string(&what).context("what a row has written")?;
            rows.push(written::ActiveModel {
                import_id: Set(self.import),
                number: Set(number as i32),
                what: Set(what),
                settled: Set(false),
                ..Default::default()
            });
        }
        if !rows.is_empty() {
            written::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
        }
        Ok(())
    }

    /// Notes what became of rows, and how far the file has come. Rows that somebody else settled meanwhile end the change.
    async fn settle(&self, change: &Change, outcomes: &Outcomes) -> Result<()> {
        let (well, ill) = match self.way {
            Way::Save => (Done::Written, Done::Failed),
            Way::Undo => (Done::Undone, Done::Kept),
        };
        let numbers: Vec<i32> = outcomes.iter().filter(|(_, reason)| reason.is_none()).map(|(number, _)| *number as i32).collect();
        let mine = || row::Entity::update_many().filter(row::COLUMN.import_id.eq(self.import)).filter(self.unsettled());
        let same = mine().col_expr(row::Column::Done, Expr::value(well)).filter(row::COLUMN.number.is_in(numbers.clone()));
        if same.exec(change.tx()).await?.rows_affected != numbers.len() as u64 {
            return Err(AppError::Stale);
        }
        let failed: Vec<(usize, &Reason)> = outcomes.iter().filter_map(|(number, reason)| Some((*number, reason.as_ref()?))).collect();
        for (number, reason) in &failed {
            let of = row::Entity::find().filter(row::COLUMN.import_id.eq(self.import)).filter(row::COLUMN.number.eq(*number as i32));
            let Some(row) = of.one(change.tx()).await? else { continue };
            let plan = Planned { reasons: vec![(*reason).clone()], ..row.planned()? };
            let plan = serde_json::to_string(&plan).context("the plan of a row")?;
            let columns = row::ActiveModel { done: Set(Some(ill)), plan: Set(plan), ..Default::default() };
            mine().set(columns).filter(row::COLUMN.number.eq(*number as i32)).exec(change.tx()).await?;
        }
        let more = |column: import::Column, count: usize| Expr::col(column).add(count as i32);
        let on = import::Entity::update_many()
            .col_expr(import::Column::Done, more(import::Column::Done, outcomes.len()))
            .col_expr(import::Column::Failed, more(import::Column::Failed, failed.len()))
            .col_expr(import::Column::BeatAt, Expr::value(Some(self.clock.now())))
            .filter(import::COLUMN.id.eq(self.import));
        on.exec(change.tx()).await?;
        Ok(())
    }

    fn unsettled(&self) -> Condition {
        match self.way {
            Way::Save => Condition::all().add(ColumnTrait::is_null(&row::Column::Done)),
            Way::Undo => Condition::all().add(ColumnTrait::eq(&row::Column::Done, Done::Written)),
        }
    }

    async fn finish(&self) -> Result<()> {
        let now = self.clock.now();
        let mut change = Change::begin(&self.db, &self.actor, now).await?;
        let mut columns = import::ActiveModel { beat_at: Set(None), ..Default::default() };
        let act = match self.way {
            Way::Save => {
                self.admit(&change).await?;
                (columns.state, columns.saved_at) = (Set(State::Saved), Set(Some(now)));
                "sheets-log-saved"
            }
            Way::Undo => {
                (columns.state, columns.undone_at) = (Set(State::Undone), Set(Some(now)));
                "sheets-log-undone"
            }
        };
        import::Entity::update_many().set(columns).filter(import::COLUMN.id.eq(self.import)).exec(change.tx()).await?;
        let row = import::Entity::find_by_id(self.import).one(change.tx()).await.or_not_found()?;
        change.note(Note::new(self.event.id, act).about("sheet_import", row.id, row.file_name)).await?;
        change.commit().await
    }

    /// People who came along take their places among the delegates.
    async fn admit(&self, change: &Change) -> Result<()> {
        let rows = written::Entity::find().filter(self.open_written()).order_by_asc(written::COLUMN.id).all(change.tx()).await?;
        let mut people = vec![];
        for row in rows {
            if let What::Person(person) = serde_json::from_str(&row.what).context("what a row has written")? {
                people.push(*person);
            }
        }
        people::admit_all(change, &self.event, &people).await
    }

    fn open_written(&self) -> Condition {
        Condition::all().add(written::COLUMN.import_id.eq(self.import)).add(written::COLUMN.settled.eq(false))
    }

    async fn take_back(&self) -> Result<()> {
        loop {
            let rows = written::Entity::find().filter(self.open_written()).order_by_desc(written::COLUMN.id);
            let rows = rows.limit(self.kind.at_once()).all(self.db.reader()).await?;
            if rows.is_empty() {
                return self.finish().await;
            }
            match retrying(|| self.undo(&rows)).await {
                Err(AppError::Refused(_) | AppError::Stale) if rows.len() > 1 => {
                    for one in &rows {
                        self.undo_one(one).await?;
                    }
                }
                Err(AppError::Refused(_) | AppError::Stale) => self.undo_one(&rows[0]).await?,
                done => done?,
            }
        }
    }

    async fn undo_one(&self, one: &written::Model) -> Result<()> {
        let reason = match retrying(|| self.undo(std::slice::from_ref(one))).await {
            Ok(()) => return Ok(()),
            Err(AppError::Refused(no)) => Reason::refused(&no),
            Err(AppError::Stale) => Reason::new("", "sheets-changed-since-saved"),
            Err(other) => return Err(other),
        };
        let change = Change::begin(&self.db, &self.actor, self.clock.now()).await?;
        self.settle_undone(&change, std::slice::from_ref(one), BTreeMap::from([(one.number as usize, Some(reason))])).await?;
        change.commit().await
    }

    async fn undo(&self, rows: &[written::Model]) -> Result<()> {
        let mut change = Change::begin(&self.db, &self.actor, self.clock.now()).await?;
        let (mut people, mut others) = (vec![], vec![]);
        for row in rows {
            match serde_json::from_str::<What>(&row.what).context("what a row has written")? {
                What::Person(person) => people.push((row.number as usize, *person)),
                other => others.push((row.number as usize, other)),
            }
        }
        // Items first: they name people and rooms that were made for them.
        let mut outcomes = programme::take_back(&mut change, &self.event, others).await?;
        outcomes.extend(people::take_back(&mut change, &self.event, &people).await?);
        self.settle_undone(&change, rows, outcomes).await?;
        change.touch(self.event.id);
        change.commit().await
    }

    async fn settle_undone(&self, change: &Change, rows: &[written::Model], mut outcomes: Outcomes) -> Result<()> {
        let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
        let settled = written::Entity::update_many().col_expr(written::Column::Settled, Expr::value(true));
        let settled = settled.filter(written::COLUMN.id.is_in(ids)).filter(written::COLUMN.settled.eq(false)).exec(change.tx()).await?;
        if settled.rows_affected != rows.len() as u64 {
            return Err(AppError::Stale);
        }
        // What was made along with the rows has no row of its own.
        outcomes.remove(&0);
        self.settle(change, &outcomes).await
    }
}
