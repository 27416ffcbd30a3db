//! Who stands where: gives booths of the plan, takes them back, and moves exhibitors between them. One booth has one holder: a
//! conditional update decides, and the unique number.
use super::share;
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::floor_plan::booth;
use crate::exhibitors::met::met;
use crate::exhibitors::values::Numbers;
use crate::exhibitors::{application, exhibitor};
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
use crate::platform::secret;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

/// Puts who has a place on a booth of the plan, inside a change.
///
/// # Errors
/// Refusals: an application without a place, or with all its booths already; a booth of another kind, or that somebody has.
pub async fn place_in(change: &mut Change, booth_id: i64, application_id: i64) -> Result<Dossier> {
    let dossier = Dossier::by_id(change.tx(), application_id).await?;
    let booth = booth_of(change.tx(), dossier.application.event_id, booth_id).await?;
    let standing = dossier.own_booths(change.tx()).await?;
    dossier.application.state.may_be_placed()?;
    if standing.len() >= usize::try_from(dossier.application.booth_count).unwrap_or_default() {
        return Err(Refusal::new("exhibitors-place-enough").with("count", dossier.application.booth_count).into());
    }
    let placed = touched(change, &dossier).await?;
    take(change.tx(), &placed, &booth).await?;
    tell(change, &placed, "exhibitors-log-placed", &standing).await?;
    Ok(placed)
}

/// Moves who stands on one booth to another, with whoever shares it, inside a change.
///
/// # Errors
/// Refusals: nobody there; a booth of another kind, or that somebody has.
pub async fn move_in(change: &mut Change, from_id: i64, to_id: i64) -> Result<Dossier> {
    let (dossier, from) = holder_of(change.tx(), from_id).await?;
    let to = booth_of(change.tx(), dossier.application.event_id, to_id).await?;
    let standing = dossier.own_booths(change.tx()).await?;
    let moved = touched(change, &dossier).await?;
    take(change.tx(), &moved, &to).await?;
    share::follow(change.tx(), from.id, to.id).await?;
    empty(change.tx(), &from).await?;
    tell(change, &moved, "exhibitors-log-moved", &standing).await?;
    Ok(moved)
}

/// Takes whoever stands on a booth off the plan, inside a change; the place stays promised.
///
/// # Errors
/// Refusals: nobody there; a booth that is shared.
pub async fn free_in(change: &mut Change, booth_id: i64) -> Result<Dossier> {
    let (dossier, booth) = holder_of(change.tx(), booth_id).await?;
    let standing = dossier.own_booths(change.tx()).await?;
    share::must_be_unshared(change.tx(), &booth).await?;
    let freed = touched(change, &dossier).await?;
    empty(change.tx(), &booth).await?;
    tell(change, &freed, "exhibitors-log-unplaced", &standing).await?;
    Ok(freed)
}

async fn booth_of(tx: &impl ConnectionTrait, event_id: i64, booth_id: i64) -> Result<booth::Model> {
    booth::Entity::find_by_id(booth_id).filter(booth::COLUMN.event_id.eq(event_id)).one(tx).await.or_not_found()
}

async fn holder_of(tx: &impl ConnectionTrait, booth_id: i64) -> Result<(Dossier, booth::Model)> {
    let booth = booth::Entity::find_by_id(booth_id).one(tx).await.or_not_found()?;
    let Some(holder) = booth.exhibitor_id else { return Err(Refusal::new("exhibitors-place-nobody").into()) };
    Ok((Dossier::of_exhibitor(tx, holder).await?, booth))
}

/// From here on nobody else gives this application booths: its version has moved.
async fn touched(change: &Change, dossier: &Dossier) -> Result<Dossier> {
    let next = application::Model { updated_at: change.now(), ..dossier.application.clone() };
    let application = dossier.application.replace(change.tx(), next).await?;
    Ok(Dossier { exhibitor: dossier.exhibitor.clone(), application })
}

async fn tell(change: &mut Change, dossier: &Dossier, act: &'static str, before: &[booth::Model]) -> Result<()> {
    let after = dossier.own_booths(change.tx()).await?;
    let note = Note::new(dossier.application.event_id, act)
        .about("application", dossier.application.id, dossier.label())
        .before(&json!({ "booths": numbers_of(before) }))
        .after(&json!({ "booths": numbers_of(&after) }));
    change.note(if dossier.application.state.is_shown() { note } else { note.quiet() }).await
}

/// Makes these the booths of who has a place, and no others. The numbers are free ones of the plan, or new.
pub(super) async fn stand_at(change: &Change, dossier: &Dossier, numbers: &Numbers) -> Result<()> {
    let (kept, left): (Vec<_>, Vec<_>) =
        dossier.own_booths(change.tx()).await?.into_iter().partition(|booth| numbers.all().contains(&booth.number));
    for booth in &left {
        share::must_be_unshared(change.tx(), booth).await?;
        empty(change.tx(), booth).await?;
    }
    for booth in &kept {
        suit(change.tx(), dossier, booth).await?;
    }
    for number in numbers.all().iter().filter(|number| !kept.iter().any(|booth| booth.number == **number)) {
        give(change.tx(), dossier, number).await?;
    }
    Ok(())
}

/// The booths somebody has suit the kind and the number of their place.
pub(super) async fn must_fit(tx: &impl ConnectionTrait, dossier: &Dossier) -> Result<()> {
    let booths = dossier.own_booths(tx).await?;
    if booths.len() > usize::try_from(dossier.application.booth_count).unwrap_or_default() {
        return Err(Refusal::at("numbers", "exhibitors-act-fewer-than-stand").with("numbers", numbers_of(&booths)).into());
    }
    for booth in &booths {
        suit(tx, dossier, booth).await?;
    }
    Ok(())
}

/// A booth of the plan is of the kind its holder has; one that is only a number becomes it.
async fn suit(tx: &impl ConnectionTrait, dossier: &Dossier, booth: &booth::Model) -> Result<()> {
    if booth.kind == dossier.application.booth_kind {
        return Ok(());
    }
    if booth.hall_id.is_some() && booth.kind.is_some() {
        return Err(Refusal::at("numbers", "exhibitors-place-other-kind").with("number", booth.number.as_str()).into());
    }
    booth::Entity::update_many()
        .col_expr(booth::Column::Kind, Expr::value(dossier.application.booth_kind.clone()))
        .filter(booth::COLUMN.id.eq(booth.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// Gives one booth: a free one of the plan, or a new one.
async fn give(tx: &impl ConnectionTrait, dossier: &Dossier, number: &str) -> Result<()> {
    let event_id = dossier.application.event_id;
    let known = booth::Entity::find().filter(booth::COLUMN.event_id.eq(event_id)).filter(booth::COLUMN.number.eq(number)).one(tx).await?;
    match known {
        Some(booth) => take(tx, dossier, &booth).await,
        None => {
            let row = booth::ActiveModel {
                event_id: Set(event_id),
                number: Set(number.to_owned()),
                kind: Set(dossier.application.booth_kind.clone()),
                exhibitor_id: Set(Some(dossier.exhibitor.id)),
                token: Set(secret::token()),
                ..Default::default()
            };
            row.insert(tx).await.or_refuse_duplicate(met())?;
            Ok(())
        }
    }
}

async fn take(tx: &impl ConnectionTrait, dossier: &Dossier, booth: &booth::Model) -> Result<()> {
    if let Some(holder) = booth.exhibitor_id {
        return Err(taken(tx, &booth.number, holder).await?);
    }
    suit(tx, dossier, booth).await?;
    let took = booth::Entity::update_many()
        .col_expr(booth::Column::ExhibitorId, Expr::value(Some(dossier.exhibitor.id)))
        .filter(booth::COLUMN.id.eq(booth.id))
        .filter(booth::COLUMN.exhibitor_id.is_null())
        .exec(tx)
        .await?;
    if took.rows_affected == 0 { Err(met().into()) } else { Ok(()) }
}

async fn taken(tx: &impl ConnectionTrait, number: &str, holder: i64) -> Result<AppError> {
    let holder = exhibitor::Entity::find_by_id(holder).one(tx).await.or_not_found()?;
    Ok(Refusal::at("numbers", "exhibitors-review-booth-taken").with("number", number).with("name", holder.name.vi.as_str()).into())
}

/// A booth of the plan is free again; one that was only a number is gone.
async fn empty(tx: &impl ConnectionTrait, booth: &booth::Model) -> Result<()> {
    if booth.hall_id.is_none() {
        booth::Entity::delete_by_id(booth.id).exec(tx).await?;
        return Ok(());
    }
    booth::Entity::update_many()
        .col_expr(booth::Column::ExhibitorId, Expr::value(None::<i64>))
        .filter(booth::COLUMN.id.eq(booth.id))
        .exec(tx)
        .await?;
    Ok(())
}

/// What became of the booths of somebody who has lost their place.
#[derive(Default)]
pub(super) struct Left {
    /// "A01, A02".
    pub booths: String,
    /// Who shared one of them and has it alone now.
    pub heirs: Vec<Dossier>,
}

/// Takes who has lost their place off the plan. A booth that was shared goes over to who shared it.
pub(super) async fn leave(change: &mut Change, dossier: &Dossier) -> Result<Left> {
    let own = dossier.own_booths(change.tx()).await?;
    share::forget(change.tx(), dossier.exhibitor.id).await?;
    let mut heirs = Vec::new();
    for booth in &own {
        match share::inherit(change, booth).await? {
            Some(heir) => heirs.push(heir),
            None => empty(change.tx(), booth).await?,
        }
    }
    Ok(Left { booths: numbers_of(&own), heirs })
}
