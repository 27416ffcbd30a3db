//! Letters before what is asked is due, to those who have not done it; and contacts that are kept no longer.
pub mod reminder;

use super::parts::progress::{self, Standing};
use super::parts::{Part, Term, Terms};
use super::team::member::people_of;
use crate::accounts::account;
use crate::events::event;
use crate::exhibitors::application::State;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::visits;
use crate::mail::Transport;
use crate::platform::change::{Actor, Change, Letter};
use crate::platform::config::Config;
use crate::platform::db::{Database, retrying};
use crate::platform::error::Result;
use crate::platform::time::{Clock, moment};
use crate::platform::words::word;
use chrono::TimeDelta;
use rocket::Shutdown;
use rocket::fairing::AdHoc;
use rocket::tokio;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use std::time::Duration;

/// Days before a term at which its exhibitors are reminded.
const DAYS: [i32; 2] = [7, 2];
/// How often terms are looked at.
const ROUND: Duration = Duration::from_secs(600);

/// Starts the worker with the server and stops it with the server. Tests do its work themselves.
pub fn worker() -> AdHoc {
    AdHoc::on_liftoff("desk", |rocket| {
        Box::pin(async move {
            let is_test = rocket.state::<Transport>().is_none_or(Transport::is_memory);
            let found =
                || Some((rocket.state::<Database>()?.clone(), rocket.state::<Clock>()?.clone(), rocket.state::<Config>()?.origin()));
            if let (Some((db, clock, origin)), false) = (found(), is_test) {
                tokio::spawn(work(db, clock, origin, rocket.shutdown()));
            }
        })
    })
}

async fn work(db: Database, clock: Clock, origin: String, mut shutdown: Shutdown) {
    loop {
        let (office, now, from) = (db.clone(), clock.now(), origin.clone());
        // A task of its own: one letter that panics must not end all letters.
        let round = tokio::spawn(async move {
            remind(&office, &from, now).await?;
            visits::purge(&office, now).await
        });
        match round.await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::warn!("the desks cannot be looked after: {error:#}"),
            Err(fault) => tracing::error!("the desks stumbled: {fault}"),
        }
        tokio::select! {
            () = &mut shutdown => return,
            () = tokio::time::sleep(ROUND) => {}
        }
    }
}

/// Which reminder is due at `now`: the nearest to the term, so that a machine that slept sends one and not two.
fn days_before(due: DateTimeUtc, now: DateTimeUtc) -> Option<i32> {
    let left = due - now;
    let reached = |days: &&i32| left <= TimeDelta::days(i64::from(**days));
    if left <= TimeDelta::zero() { None } else { DAYS.iter().filter(reached).min().copied() }
}

/// Reminds everybody whom something is due for soon and who has not done it; answers how many letters were written.
/// However many machines do this at once, each letter is written once.
///
/// # Errors
/// The database's only.
pub async fn remind(db: &Database, origin: &str, now: DateTimeUtc) -> Result<usize> {
    let mut written = 0;
    let events = event::Entity::find().filter(event::COLUMN.state.eq(event::State::Published)).all(db.reader()).await?;
    for event in events {
        let soon: Vec<(Term, i32)> = due_soon(&Terms::of(db.reader(), &event).await?, now);
        if soon.is_empty() {
            continue;
        }
        let progress = progress::of_event(db.reader(), event.id).await?;
        for dossier in Dossier::of_event(db.reader(), event.id, State::SHOWN).await? {
            let own = |part: Part| progress.iter().find(|row| row.exhibitor_id == dossier.exhibitor.id && row.part == part);
            let waits = |(term, _): &&(Term, i32)| matches!(Standing::of(term, own(term.part), now), Standing::Open | Standing::Overdue);
            let missing: Vec<_> = soon.iter().filter(waits).copied().collect();
            if !missing.is_empty() {
                written += retrying(|| write(db, (&event, origin), &dossier, &missing, now)).await?;
            }
        }
    }
    Ok(written)
}

fn due_soon(terms: &Terms, now: DateTimeUtc) -> Vec<(Term, i32)> {
    terms.asked().filter_map(|term| Some((*term, days_before(term.due_at?, now)?))).collect()
}

/// One letter about everything that is due, to each of the exhibitor's people.
async fn write(
    db: &Database,
    (event, origin): (&event::Model, &str),
    dossier: &Dossier,
    missing: &[(Term, i32)],
    now: DateTimeUtc,
) -> Result<usize> {
    let mut change = Change::begin(db, &Actor::program("desk"), now).await?;
    let mut claimed = vec![];
    for (term, days) in missing {
        let Some(due) = term.due_at else { continue };
        if reminder::claim(&change, dossier.exhibitor.id, term.part, due, *days).await? {
            claimed.push((term.part, due));
        }
    }
    if claimed.is_empty() {
        return Ok(0);
    }
    let people = people_of(change.tx(), &dossier.exhibitor).await?;
    let accounts = account::Entity::find().filter(account::COLUMN.id.is_in(people)).all(change.tx()).await?;
    let count = accounts.len();
    for account in accounts {
        change.letter(letter((event, origin), dossier, &claimed, account)).await?;
    }
    change.commit().await?;
    Ok(count)
}

fn letter((event, origin): (&event::Model, &str), dossier: &Dossier, parts: &[(Part, DateTimeUtc)], account: account::Model) -> Letter {
    let language = account.language;
    let line = |(part, due): &(Part, DateTimeUtc)| json!({ "part": word(language, part.key()), "due": moment(*due, event.tz(), language) });
    let data = json!({
        "name": account.name,
        "event": event.name.plain(language),
        "exhibitor": dossier.exhibitor.name.plain(language),
        "parts": parts.iter().map(line).collect::<Vec<_>>(),
        "address": format!("{origin}/desk/{}", event.slug),
    });
    Letter {
        to: account.email,
        name: account.name,
        language,
        template: "exhibitors/letters/desk_reminder",
        data,
        event_id: Some(event.id),
        secret: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reminders_come_a_week_and_two_days_before() {
        let due = DateTimeUtc::from_timestamp(100 * 86_400, 0).unwrap();
        let table = [(192, None), (168, Some(7)), (49, Some(7)), (48, Some(2)), (1, Some(2)), (0, None), (-5, None)];
        for (hours, expected) in table {
            assert_eq!(days_before(due, due - TimeDelta::hours(hours)), expected, "{hours} h before");
        }
    }
}
