//! The waiting list: whoever waits is offered a place as soon as one is free, in the order of waiting.
//!
//! Each kind has its own line. Whoever wants more booths than are left is passed over for now and keeps their place in the line: a
//! booth does not stand empty because the first would need two. Where nobody has set a limit nothing is ever full, and the
//! program offers nothing by itself.
use super::perform::{Doing, rows};
use crate::events::event::{self, Phase};
use crate::exhibitors::application::acts::Act;
use crate::exhibitors::application::{self, State};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::exhibitor;
use crate::exhibitors::letters::{self, About, Written};
use crate::exhibitors::limits::{Held, Room};
use crate::exhibitors::waiting_list::Rules;
use crate::platform::change::{Actor, Change};
use crate::platform::error::{AppError, Refusal, Result};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// The program as the log names it.
pub fn keeper() -> Actor {
    Actor::program("Khai Hội")
}

/// Whether the program offers places of this event by itself at this moment.
pub fn offers_by_itself(rules: Rules, event: &event::Model, now: DateTimeUtc) -> bool {
    rules.automatic && event.state != event::State::Archived && event.phase(now) != Phase::After
}

/// Who waits at an event, the first first.
pub async fn line(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<Dossier>> {
    let rows = application::Entity::find()
        .filter(application::COLUMN.event_id.eq(event_id))
        .filter(application::COLUMN.state.eq(State::Waiting))
        .order_by_asc(application::Column::WaitingSince)
        .order_by_asc(application::Column::Id)
        .find_also_related(exhibitor::Entity);
    Ok(rows.all(db).await?.into_iter().filter_map(Dossier::of_pair).collect())
}

/// Who of a line can be offered a place, in its order, taking what they want out of the room.
pub fn next_ones<'a>(line: &'a [Dossier], room: &mut Room) -> Vec<&'a Dossier> {
    let mut next = Vec::new();
    for waiting in line {
        let row = &waiting.application;
        let wanted = Held { kind: row.booth_kind.clone(), count: row.booth_count };
        if room.left(row.booth_kind.as_deref()).is_some() && room.fits(&wanted) {
            room.take(&wanted);
            next.push(waiting);
        }
    }
    next
}

/// Offers what is free to whoever waits for it, inside a change that has its turn at the places of this event.
pub async fn offer_in(change: &mut Change, event: &event::Model, origin: &str) -> Result<Vec<Written>> {
    let rules = Rules::of(change.tx(), event.id).await?;
    if !offers_by_itself(rules, event, change.now()) {
        return Ok(Vec::new());
    }
    let line = line(change.tx(), event.id).await?;
    if line.is_empty() {
        return Ok(Vec::new());
    }
    let mut room = Room::of(change.tx(), event.id).await?;
    let doing = Doing { until: Some(rules.term(event, change.now())), ..Doing::of(Act::Offer) };
    let mut letters = Vec::new();
    for waiting in next_ones(&line, &mut room) {
        match rows(change, waiting, &doing, Some(&keeper())).await {
            Ok(done) => {
                let about = About { event, origin, template: Act::Offer.letter(), booths: String::new() };
                letters.push(letters::write(change, &done.dossier, about).await?);
            }
            // Somebody decides on it at this moment: the next round finds who is left.
            Err(AppError::Stale) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(letters)
}

/// Whoever is put on a list that the program keeps waits because nothing is left; else the place would be offered at once.
pub async fn must_be_full(tx: &impl ConnectionTrait, event: &event::Model, token: &str, now: DateTimeUtc) -> Result<()> {
    if !offers_by_itself(Rules::of(tx, event.id).await?, event, now) {
        return Ok(());
    }
    let row = Dossier::by_token(tx, event.id, token).await?.application;
    match Room::of(tx, event.id).await?.left(row.booth_kind.as_deref()) {
        Some(left) if left >= row.booth_count => Err(Refusal::new("exhibitors-act-room-left").with("left", left).into()),
        _ => Ok(()),
    }
}

/// Puts an application that was just sent on the list, as the organizers let exhibitors do, inside a change that has its turn.
///
/// # Errors
/// A refusal while a place is left: nobody waits for what is there.
pub async fn join_in(change: &mut Change, sent: &Dossier) -> Result<Dossier> {
    let row = &sent.application;
    let wanted = Held { kind: row.booth_kind.clone(), count: row.booth_count };
    if Room::of(change.tx(), row.event_id).await?.fits(&wanted) {
        return Err(Refusal::new("exhibitors-join-room-left").into());
    }
    Ok(rows(change, sent, &Doing::of(Act::Wait), Some(&keeper())).await?.dossier)
}

/// Where an application stands in the line of its kind, from 1; nothing for one that does not wait.
pub async fn place_in_line(db: &impl ConnectionTrait, row: &application::Model) -> Result<Option<u64>> {
    let (State::Waiting, Some(since)) = (row.state, row.waiting_since) else { return Ok(None) };
    let columns = application::COLUMN;
    let earlier = columns.waiting_since.lt(since).or(columns.waiting_since.eq(since).and(columns.id.lt(row.id)));
    let before = application::Entity::find()
        .filter(columns.event_id.eq(row.event_id))
        .filter(columns.state.eq(State::Waiting))
        .filter(columns.booth_kind.eq(row.booth_kind.clone()))
        .filter(earlier);
    Ok(Some(before.count(db).await? + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    fn waiting(id: i64, kind: &str, count: i32) -> Dossier {
        let mut row = samples::dossier();
        row.application =
            application::Model { id, state: State::Waiting, booth_kind: Some(kind.into()), booth_count: count, ..row.application };
        row
    }

    #[test]
    fn the_first_whom_the_room_suffices_is_next_and_the_others_keep_their_place() {
        let line =
            [waiting(1, "corner", 2), waiting(2, "corner", 1), waiting(3, "shell", 1), waiting(4, "corner", 1), waiting(5, "tent", 1)];
        let room = |hall, corner, shell| Room { hall, kinds: vec![("corner".into(), corner), ("shell".into(), shell)] };
        let table = [
            ("nothing is left", room(Some(0), Some(3), Some(3)), vec![]),
            ("one corner", room(None, Some(1), Some(0)), vec![2]),
            ("two corners go to the first", room(None, Some(2), Some(0)), vec![1]),
            ("three corners", room(None, Some(3), Some(0)), vec![1, 2]),
            ("the hall has three, of any kind", room(Some(3), None, None), vec![1, 2]),
            ("kinds have lines of their own", room(None, Some(0), Some(5)), vec![3]),
            ("what has no limit is never full", room(None, None, None), vec![]),
        ];
        for (case, mut room, expected) in table {
            let next: Vec<_> = next_ones(&line, &mut room).iter().map(|one| one.application.id).collect();
            assert_eq!(next, expected, "{case}");
        }
    }
}
