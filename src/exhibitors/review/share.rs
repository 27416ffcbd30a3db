//! Two organisations in one booth: the second takes no place of its own.
use super::give;
use super::perform::{Acting, Trace};
use super::waiting;
use crate::exhibitors::application::{self, State};
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::floor_plan::booth;
use crate::exhibitors::floor_plan::booth_share;
use crate::exhibitors::letters::{self, About};
use crate::exhibitors::limits::{self, Held};
use crate::exhibitors::met::settling;
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// Whether an application in this state may be given a part of another's booth.
pub fn may_share(state: State) -> Result<(), Refusal> {
    match state {
        State::Sent | State::Waiting | State::Accepted | State::Confirmed => Ok(()),
        State::Draft | State::ChangesAsked => Err(Refusal::new("exhibitors-review-not-sent")),
        State::Withdrawn => Err(Refusal::new("exhibitors-review-withdrawn")),
        State::Offered => Err(Refusal::new("exhibitors-share-offered")),
        State::Declined | State::Cancelled => Err(Refusal::new("exhibitors-review-already-decided")),
    }
}

/// Gives an application a part of the booth `number`, which another exhibitor holds; both are told. Its own place, if it had
/// one, is free.
///
/// # Errors
/// Refusals: a booth that nobody holds, its own, or one it shares already.
pub async fn share(db: &Database, acting: &Acting<'_>, number: &str) -> Result<Dossier> {
    settling(|| async {
        let mut change = Change::begin(db, acting.actor, acting.now).await?;
        limits::take_turn(change.tx(), acting.event.id).await?;
        let guest = seen(&change, acting).await?;
        may_share(guest.application.state)?;
        let (booth, host) = held(change.tx(), acting.event.id, number).await?;
        if host.exhibitor.id == guest.exhibitor.id {
            return Err(Refusal::at("shared", "exhibitors-share-same").into());
        }
        let dossier = share_in(&mut change, &guest, &booth).await?;
        tell_both(&mut change, acting, (&dossier, &host), ("exhibitors/letters/shared", &booth.number)).await?;
        waiting::offer_in(&mut change, acting.event, acting.origin).await?;
        change.commit().await?;
        Ok(dossier)
    })
    .await
}

/// The rows of a sharing and its line in the log, inside a change.
pub async fn share_in(change: &mut Change, guest: &Dossier, booth: &booth::Model) -> Result<Dossier> {
    let before = &guest.application;
    let state = if before.state.is_shown() { before.state } else { State::Accepted };
    let next = application::Model {
        state,
        booth_count: 0,
        waiting_since: None,
        decided_at: Some(change.now()),
        decided_by: change.actor().id,
        updated_at: change.now(),
        ..before.clone()
    };
    let application = before.replace(change.tx(), next).await?;
    limits::exchange(change.tx(), before.event_id, &Held::of(before), &Held::of(&application)).await?;
    let own = match before.booth_count {
        0 => String::new(),
        _ => give::leave(change, guest).await?.booths,
    };
    let row = booth_share::ActiveModel { booth_id: Set(booth.id), exhibitor_id: Set(guest.exhibitor.id), ..Default::default() };
    row.insert(change.tx()).await.or_refuse_duplicate(Refusal::at("shared", "exhibitors-share-already"))?;
    let dossier = Dossier { exhibitor: guest.exhibitor.clone(), application };
    note(change, (before, &own), &dossier, "exhibitors-log-shared").await?;
    Ok(dossier)
}

/// Ends the sharing of the booth `number`: who shared it has a place of its own from now on; both are told.
///
/// # Errors
/// Refusals: a booth it does not share, no place left of its kind.
pub async fn part(db: &Database, acting: &Acting<'_>, number: &str) -> Result<Dossier> {
    settling(|| async {
        let mut change = Change::begin(db, acting.actor, acting.now).await?;
        limits::take_turn(change.tx(), acting.event.id).await?;
        let guest = seen(&change, acting).await?;
        let (booth, host) = held(change.tx(), acting.event.id, number).await?;
        let gone = of(guest.exhibitor.id).filter(booth_share::COLUMN.booth_id.eq(booth.id)).exec(change.tx()).await?;
        if gone.rows_affected == 0 {
            return Err(Refusal::new("exhibitors-share-not").into());
        }
        let alone =
            booth_share::Entity::find().filter(booth_share::COLUMN.exhibitor_id.eq(guest.exhibitor.id)).count(change.tx()).await? == 0;
        let count = if alone { guest.application.booth_count.max(1) } else { guest.application.booth_count };
        let before = &guest.application;
        let next = application::Model { booth_count: count, updated_at: change.now(), ..before.clone() };
        let application = before.replace(change.tx(), next).await?;
        limits::exchange(change.tx(), before.event_id, &Held::of(before), &Held::of(&application)).await?;
        let dossier = Dossier { exhibitor: guest.exhibitor.clone(), application };
        note(&mut change, (before, &booth.number), &dossier, "exhibitors-log-parted").await?;
        tell_both(&mut change, acting, (&dossier, &host), ("exhibitors/letters/parted", &booth.number)).await?;
        change.commit().await?;
        Ok(dossier)
    })
    .await
}

/// The application as it stands, if it is the one that was seen.
async fn seen(change: &Change, acting: &Acting<'_>) -> Result<Dossier> {
    let present = Dossier::by_token(change.tx(), acting.event.id, acting.token).await?;
    match acting.version {
        Some(seen) if seen != present.application.version => Err(AppError::Stale),
        _ => Ok(present),
    }
}

/// The booth of this number and who holds it.
async fn held(tx: &impl ConnectionTrait, event_id: i64, number: &str) -> Result<(booth::Model, Dossier)> {
    let booth = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).filter(booth::COLUMN.number.eq(number)).one(tx).await?;
    let nobody = || Refusal::at("shared", "exhibitors-share-nobody").with("number", number);
    let booth = booth.ok_or_else(nobody)?;
    let holder = booth.exhibitor_id.ok_or_else(nobody)?;
    Ok((booth, Dossier::of_exhibitor(tx, holder).await?))
}

async fn tell_both(
    change: &mut Change,
    acting: &Acting<'_>,
    both: (&Dossier, &Dossier),
    (template, number): (&'static str, &str),
) -> Result<()> {
    let (guest, host) = both;
    for (one, other) in [(guest, host), (host, guest)] {
        let about = About { event: acting.event, origin: acting.origin, template, booths: number.to_owned() };
        letters::write_with(change, one, about, &[("other", other.label())]).await?;
    }
    Ok(())
}

async fn note(change: &mut Change, before: (&application::Model, &str), after: &Dossier, act: &'static str) -> Result<()> {
    let booths = numbers_of(&after.booths(change.tx()).await?);
    let note = Note::new(after.application.event_id, act)
        .about("application", after.application.id, after.label())
        .before(&Trace::of(before.0, before.1))
        .after(&Trace::of(&after.application, &booths));
    change.note(note).await
}

fn of(exhibitor_id: i64) -> sea_orm::DeleteMany<booth_share::Entity> {
    booth_share::Entity::delete_many().filter(booth_share::COLUMN.exhibitor_id.eq(exhibitor_id))
}

/// The numbers of the booths of others that an exhibitor shares.
pub async fn shared_by(db: &impl ConnectionTrait, dossier: &Dossier) -> Result<Vec<String>> {
    let booths = dossier.booths(db).await?.into_iter().filter(|booth| booth.exhibitor_id != Some(dossier.exhibitor.id));
    Ok(booths.map(|booth| booth.number).collect())
}

/// Who has lost their place shares nothing any more.
pub(super) async fn forget(tx: &impl ConnectionTrait, exhibitor_id: i64) -> Result<()> {
    of(exhibitor_id).exec(tx).await?;
    Ok(())
}

/// Whoever shares a booth moves with it.
pub(super) async fn follow(tx: &impl ConnectionTrait, from: i64, to: i64) -> Result<()> {
    let moved = booth_share::Entity::update_many().col_expr(booth_share::Column::BoothId, Expr::value(to));
    moved.filter(booth_share::COLUMN.booth_id.eq(from)).exec(tx).await?;
    Ok(())
}

pub(super) async fn must_be_unshared(tx: &impl ConnectionTrait, booth: &booth::Model) -> Result<()> {
    match booth_share::Entity::find().filter(booth_share::COLUMN.booth_id.eq(booth.id)).count(tx).await? {
        0 => Ok(()),
        _ => Err(Refusal::at("numbers", "exhibitors-place-shared").with("number", booth.number.as_str()).into()),
    }
}

/// The holder of a shared booth has left it: the first who shared it holds it now, with a place of its own, which the holder has
/// given back. Inside a change, in its turn.
pub(super) async fn inherit(change: &mut Change, booth: &booth::Model) -> Result<Option<Dossier>> {
    let shares = booth_share::Entity::find().filter(booth_share::COLUMN.booth_id.eq(booth.id)).order_by_asc(booth_share::Column::Id);
    for row in shares.all(change.tx()).await? {
        booth_share::Entity::delete_by_id(row.id).exec(change.tx()).await?;
        let guest = Dossier::of_exhibitor(change.tx(), row.exhibitor_id).await?;
        let before = &guest.application;
        // Who has places of another kind keeps those.
        if !before.state.holds_place() || (before.booth_count > 0 && before.booth_kind != booth.kind) {
            continue;
        }
        let next = application::Model {
            booth_kind: booth.kind.clone().or(before.booth_kind.clone()),
            booth_count: before.booth_count + 1,
            updated_at: change.now(),
            ..before.clone()
        };
        let application = before.replace(change.tx(), next).await?;
        limits::exchange(change.tx(), before.event_id, &Held::of(before), &Held::of(&application)).await?;
        booth::Entity::update_many()
            .col_expr(booth::Column::ExhibitorId, Expr::value(Some(row.exhibitor_id)))
            .filter(booth::COLUMN.id.eq(booth.id))
            .exec(change.tx())
            .await?;
        let heir = Dossier { exhibitor: guest.exhibitor.clone(), application };
        note(change, (before, ""), &heir, "exhibitors-log-inherited").await?;
        return Ok(Some(heir));
    }
    Ok(None)
}
