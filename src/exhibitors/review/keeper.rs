//! Keeps the waiting lists while nobody looks: ends offers whose term has passed, asks the next, and goes on with what was begun
//! on many. The moment is an argument; any number of servers may do it at once, and the database decides which of them does what.
use super::many::work;
use super::perform::{Acting, Doing, perform};
use super::waiting::{self, keeper, line, next_ones, offers_by_itself};
use crate::events::event;
use crate::exhibitors::application::acts::{Act, By};
use crate::exhibitors::application::{self, State};
use crate::exhibitors::limits::{self, Room};
use crate::exhibitors::waiting_list::Rules;
use crate::mail::Transport;
use crate::platform::change::Change;
use crate::platform::config::Config;
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::time::Clock;
use rocket::Shutdown;
use rocket::fairing::AdHoc;
use rocket::tokio;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::time::Duration;

/// How often the lists are looked at when nothing woke the keeper: terms pass by themselves.
const ROUND: Duration = Duration::from_secs(20);
/// After a change here: others that belong to it may follow at once.
const PAUSE: Duration = Duration::from_millis(200);

/// Starts the keeper with the server and stops it with the server. Tests keep the lists themselves.
pub fn worker() -> AdHoc {
    AdHoc::on_liftoff("waiting lists", |rocket| {
        Box::pin(async move {
            let is_test = rocket.state::<Transport>().is_none_or(Transport::is_memory);
            let state = (rocket.state::<Database>(), rocket.state::<Clock>(), rocket.state::<Config>());
            if let ((Some(db), Some(clock), Some(config)), false) = (state, is_test) {
                tokio::spawn(watch(db.clone(), clock.clone(), config.origin(), rocket.shutdown()));
            }
        })
    })
}

async fn watch(db: Database, clock: Clock, origin: String, mut shutdown: Shutdown) {
    loop {
        // A task of its own: one application that panics must not end all lists.
        let (office, now, host) = (db.clone(), clock.now(), origin.clone());
        match tokio::spawn(async move { keep(&office, now, &host).await }).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::warn!("the waiting lists are behind: {error:#}"),
            Err(fault) => tracing::error!("the waiting lists stumbled: {fault}"),
        }
        tokio::select! {
            () = &mut shutdown => return,
            () = db.revision_moved() => tokio::time::sleep(PAUSE).await,
            () = tokio::time::sleep(ROUND) => {}
        }
    }
}

/// One round; answers how many acts were done.
///
/// # Errors
/// The database's only: what somebody else has done meanwhile is no error.
pub async fn keep(db: &Database, now: DateTimeUtc, origin: &str) -> Result<usize> {
    let lapsed = lapse(db, now, origin).await?;
    let offered = offer(db, now, origin).await?;
    Ok(lapsed + offered + work::go_on(db, now, origin).await?)
}

/// Ends the offers whose term has passed; each in a change of its own, which asks the next as well.
async fn lapse(db: &Database, now: DateTimeUtc, origin: &str) -> Result<usize> {
    let over = application::Entity::find()
        .filter(application::COLUMN.state.eq(State::Offered))
        .filter(application::COLUMN.offered_until.lte(now))
        .order_by_asc(application::Column::OfferedUntil)
        .order_by_asc(application::Column::Id);
    let mut done = 0;
    for row in over.all(db.reader()).await? {
        let event = event::Entity::find_by_id(row.event_id).one(db.reader()).await.or_not_found()?;
        let acting =
            Acting { actor: &keeper(), by: By::Program, event: &event, token: &row.token, version: Some(row.version), now, origin };
        match perform(db, &acting, &Doing::of(Act::Lapse)).await {
            Ok(_) => done += 1,
            Err(AppError::Stale | AppError::Refused(_) | AppError::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(done)
}

/// Offers what became free without an act on an application: a limit was raised.
async fn offer(db: &Database, now: DateTimeUtc, origin: &str) -> Result<usize> {
    let mut events: Vec<i64> = application::Entity::find()
        .select_only()
        .column(application::Column::EventId)
        .filter(application::COLUMN.state.eq(State::Waiting))
        .into_tuple()
        .all(db.reader())
        .await?;
    events.sort_unstable();
    events.dedup();
    let mut done = 0;
    for id in events {
        let event = event::Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
        let mut room = Room::of(db.reader(), id).await?;
        let rules = Rules::of(db.reader(), id).await?;
        if offers_by_itself(rules, &event, now) && !next_ones(&line(db.reader(), id).await?, &mut room).is_empty() {
            done += offer_at(db, &event, now, origin).await?;
        }
    }
    Ok(done)
}

/// Offers whatever is free at an event to whoever waits; answers to how many.
pub async fn offer_at(db: &Database, event: &event::Model, now: DateTimeUtc, origin: &str) -> Result<usize> {
    retrying(|| async {
        let mut change = Change::begin(db, &keeper(), now).await?;
        limits::take_turn(change.tx(), event.id).await?;
        let letters = waiting::offer_in(&mut change, event, origin).await?;
        change.commit().await?;
        Ok(letters.len())
    })
    .await
}
