//! Writing what an act planned: each thing only if it still is as it was when it was read.
use super::board::{Board, Steps};
use super::thing::{Booth, Key, Mark, Thing};
use crate::exhibitors::floor_plan::booth;
use crate::exhibitors::floor_plan::{hall, mark};
use crate::platform::acts;
use crate::platform::change::Change;
use crate::platform::error::{AppError, Refusal, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, DbErr, EntityTrait, QueryFilter, SqlErr};
use std::collections::BTreeSet;

/// The things an act has found, and those it has left.
pub type Written = acts::Written<Thing>;

/// Writes the steps of an act.
///
/// # Errors
/// `Stale` when a thing was changed in the meantime, or a number given away; nothing of the change may stand then.
pub async fn keep(change: &Change, board: &Board, steps: Steps) -> Result<Written> {
    let mut written = Written::default();
    for key in &steps.gone {
        if let Some(thing) = board.things.get(key) {
            remove(change, thing).await?;
            written.before.push(thing.clone());
        }
    }
    let put: Vec<Thing> = steps.put.into_iter().filter(|thing| board.things.get(&thing.key()) != Some(thing)).collect();
    hold_halls(change, &put).await?;
    step_aside(change, board, &put).await?;
    for thing in put {
        let version = board.next_version(&thing);
        let thing = thing.with_version(version);
        let old = board.things.get(&thing.key());
        written.after.push(match old {
            Some(old) => write(change, old, thing).await?,
            None => insert(change, board.event_id, thing).await?,
        });
        written.before.extend(old.cloned());
    }
    Ok(written)
}

/// A hall in which something is put cannot be deleted in the same moment.
async fn hold_halls(change: &Change, put: &[Thing]) -> Result<()> {
    let halls: BTreeSet<i64> = put.iter().filter_map(Thing::hall).collect();
    for id in halls {
        let held = hall::Entity::update_many().col_expr(hall::Column::Place, Expr::col(hall::Column::Place).add(0));
        if held.filter(hall::COLUMN.id.eq(id)).exec(change.tx()).await?.rows_affected == 0 {
            return Err(Refusal::new("plan-act-hall-gone").into());
        }
    }
    Ok(())
}

/// Booths that change numbers among themselves first give up the ones they have: no two may bear one at any moment.
async fn step_aside(change: &Change, board: &Board, put: &[Thing]) -> Result<()> {
    for thing in put {
        if let (Thing::Booth(new), Some(Thing::Booth(old))) = (thing, board.things.get(&thing.key()))
            && new.number != old.number
        {
            let aside = booth::Entity::update_many().col_expr(booth::Column::Number, Expr::value(format!("~{}", old.id)));
            aside.filter(booth::COLUMN.id.eq(old.id)).filter(booth::COLUMN.version.eq(old.version)).exec(change.tx()).await?;
        }
    }
    Ok(())
}

async fn write(change: &Change, old: &Thing, thing: Thing) -> Result<Thing> {
    let written = match &thing {
        Thing::Booth(one) => {
            let same = booth::Entity::update_many().set(booth_columns(one)).filter(booth::COLUMN.id.eq(one.id));
            same.filter(booth::COLUMN.version.eq(old.version())).exec(change.tx()).await
        }
        Thing::Mark(one) => {
            let same = mark::Entity::update_many().set(mark_columns(one)).filter(mark::COLUMN.id.eq(one.id));
            same.filter(mark::COLUMN.version.eq(old.version())).exec(change.tx()).await
        }
    };
    if written.map_err(refused)?.rows_affected == 0 { Err(AppError::Stale) } else { Ok(thing) }
}

/// A new thing gets a key; one that comes back keeps its own.
async fn insert(change: &Change, event_id: i64, thing: Thing) -> Result<Thing> {
    let id = match &thing {
        Thing::Booth(one) => {
            let mut row = booth::ActiveModel { event_id: Set(event_id), token: Set(one.token.clone()), ..booth_columns(one) };
            if one.id > 0 {
                row.id = Set(one.id);
            }
            row.insert(change.tx()).await.map_err(refused)?.id
        }
        Thing::Mark(one) => {
            let mut row = mark_columns(one);
            if one.id > 0 {
                row.id = Set(one.id);
            }
            row.insert(change.tx()).await.map_err(refused)?.id
        }
    };
    Ok(thing.with_id(id))
}

async fn remove(change: &Change, thing: &Thing) -> Result<()> {
    let gone = match thing.key() {
        Key::Booth(id) => {
            let one = booth::Entity::delete_many().filter(booth::COLUMN.id.eq(id)).filter(booth::COLUMN.version.eq(thing.version()));
            // Whoever was given it meanwhile keeps it.
            one.filter(booth::COLUMN.exhibitor_id.is_null()).exec(change.tx()).await
        }
        Key::Mark(id) => {
            let one = mark::Entity::delete_many().filter(mark::COLUMN.id.eq(id)).filter(mark::COLUMN.version.eq(thing.version()));
            one.exec(change.tx()).await
        }
    };
    if gone.map_err(refused)?.rows_affected == 0 { Err(AppError::Stale) } else { Ok(()) }
}

/// What the plan says of a booth. Who stands in it is decided elsewhere, maybe beside this act.
fn booth_columns(one: &Booth) -> booth::ActiveModel {
    booth::ActiveModel {
        number: Set(one.number.clone()),
        kind: Set(one.kind.clone()),
        hall_id: Set(one.hall),
        x_cm: Set(one.hall.map(|_| one.spot.x)),
        y_cm: Set(one.hall.map(|_| one.spot.y)),
        width_cm: Set(Some(one.spot.width)),
        depth_cm: Set(Some(one.spot.depth)),
        turn: Set(one.spot.turn),
        open_sides: Set(one.open_sides),
        track_id: Set(one.village),
        power: Set(one.power),
        water: Set(one.water),
        locked: Set(one.locked),
        version: Set(one.version),
        ..Default::default()
    }
}

fn mark_columns(one: &Mark) -> mark::ActiveModel {
    mark::ActiveModel {
        hall_id: Set(one.hall),
        sort: Set(one.sort),
        name: Set(one.name.clone()),
        x_cm: Set(one.spot.x),
        y_cm: Set(one.spot.y),
        width_cm: Set(one.spot.width),
        depth_cm: Set(one.spot.depth),
        turn: Set(one.spot.turn),
        version: Set(one.version),
        ..Default::default()
    }
}

/// Somebody took away a hall or a village, or gave the number away.
fn refused(error: DbErr) -> AppError {
    match error.sql_err() {
        Some(SqlErr::ForeignKeyConstraintViolation(_)) => Refusal::new("plan-act-something-gone").into(),
        Some(SqlErr::UniqueConstraintViolation(_)) => AppError::Stale,
        _ => error.into(),
    }
}
