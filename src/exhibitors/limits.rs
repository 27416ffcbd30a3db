//! How many places there are, of each kind and in the whole hall, and how many were promised. The database counts: a place is
//! promised by a conditional update or not at all, so that the last one is never promised twice.
//!
//! Whoever promises or gives back takes their turn at the event's row first, then the kind's, then the applications': two
//! changes never wait for each other in a circle.
use super::application;
use super::floor_plan::kind;
use crate::events::event;
use crate::platform::error::{Refusal, Result};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

/// What an application holds: so many booths of a kind. Nothing holds no booths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Held {
    pub kind: Option<String>,
    pub count: i32,
}

impl Held {
    pub fn of(application: &application::Model) -> Self {
        match application.state.holds_place() {
            true => Self { kind: application.booth_kind.clone(), count: application.booth_count },
            false => Self::default(),
        }
    }
}

/// Takes the turn to promise and give back places of this event. On SQLite there is one writer anyhow.
pub async fn take_turn(tx: &impl ConnectionTrait, event_id: i64) -> Result<()> {
    let turn = event::Entity::update_many().col_expr(event::Column::BoothsGiven, Expr::col(event::Column::BoothsGiven));
    turn.filter(event::COLUMN.id.eq(event_id)).exec(tx).await?;
    Ok(())
}

/// From what is held to what shall be held.
///
/// # Errors
/// The refusal of the hall or of the kind when there is not enough left.
pub async fn exchange(tx: &impl ConnectionTrait, event_id: i64, held: &Held, wanted: &Held) -> Result<()> {
    if held == wanted {
        return Ok(());
    }
    give_back(tx, event_id, held).await?;
    promise(tx, event_id, wanted).await
}

async fn promise(tx: &impl ConnectionTrait, event_id: i64, wanted: &Held) -> Result<()> {
    if wanted.count == 0 {
        return Ok(());
    }
    let given = || Expr::col(event::Column::BoothsGiven);
    let fits = event::COLUMN.booth_limit.is_null().or(given().add(wanted.count).lte(Expr::col(event::Column::BoothLimit)));
    let promised = event::Entity::update_many()
        .col_expr(event::Column::BoothsGiven, given().add(wanted.count))
        .filter(event::COLUMN.id.eq(event_id))
        .filter(fits);
    if promised.exec(tx).await?.rows_affected == 0 {
        return Err(Refusal::new("exhibitors-review-hall-full").into());
    }
    match &wanted.kind {
        Some(code) => promise_of_kind(tx, event_id, code, wanted.count).await,
        None => Ok(()),
    }
}

async fn promise_of_kind(tx: &impl ConnectionTrait, event_id: i64, code: &str, count: i32) -> Result<()> {
    let given = || Expr::col(kind::Column::Given);
    let fits = kind::COLUMN.quota.is_null().or(given().add(count).lte(Expr::col(kind::Column::Quota)));
    let promised = kind::Entity::update_many()
        .col_expr(kind::Column::Given, given().add(count))
        .filter(kind::COLUMN.event_id.eq(event_id))
        .filter(kind::COLUMN.code.eq(code))
        .filter(fits);
    if promised.exec(tx).await?.rows_affected > 0 {
        return Ok(());
    }
    // While the organizer has set no kinds, the standard ones have no limit of their own.
    match row_of(tx, event_id, code).await? {
        Some(full) => Err(Refusal::new("exhibitors-review-kind-full")
            .with("kind", full.name.vi.as_str())
            .with("left", full.left().unwrap_or_default())
            .into()),
        None => Ok(()),
    }
}

async fn give_back(tx: &impl ConnectionTrait, event_id: i64, held: &Held) -> Result<()> {
    if held.count == 0 {
        return Ok(());
    }
    event::Entity::update_many()
        .col_expr(event::Column::BoothsGiven, Expr::col(event::Column::BoothsGiven).sub(held.count))
        .filter(event::COLUMN.id.eq(event_id))
        .filter(event::COLUMN.booths_given.gte(held.count))
        .exec(tx)
        .await?;
    let Some(code) = &held.kind else { return Ok(()) };
    kind::Entity::update_many()
        .col_expr(kind::Column::Given, Expr::col(kind::Column::Given).sub(held.count))
        .filter(kind::COLUMN.event_id.eq(event_id))
        .filter(kind::COLUMN.code.eq(code.as_str()))
        .filter(kind::COLUMN.given.gte(held.count))
        .exec(tx)
        .await?;
    Ok(())
}

async fn row_of(tx: &impl ConnectionTrait, event_id: i64, code: &str) -> Result<Option<kind::Model>> {
    let rows = kind::Entity::find().filter(kind::COLUMN.event_id.eq(event_id)).filter(kind::COLUMN.code.eq(code));
    Ok(rows.one(tx).await?)
}

/// What is left to promise, as it was read in one's turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Room {
    /// Booths left in the hall; nothing where it has no limit.
    pub hall: Option<i32>,
    /// (code, booths left of it) of the kinds the organizer has set.
    pub kinds: Vec<(String, Option<i32>)>,
}

impl Room {
    pub async fn of(db: &impl ConnectionTrait, event_id: i64) -> Result<Self> {
        let event = event::Entity::find_by_id(event_id).one(db).await?;
        let kinds = kind::Entity::find().filter(kind::COLUMN.event_id.eq(event_id)).all(db).await?;
        Ok(Self { hall: event.as_ref().and_then(left_in_hall), kinds: kinds.iter().map(left_of).collect() })
    }

    /// The same of rows that were read already.
    pub fn seen(event: &event::Model, kinds: &[kind::Model]) -> Self {
        Self { hall: left_in_hall(event), kinds: kinds.iter().map(left_of).collect() }
    }

    /// How many booths of this kind can still be promised; nothing where nobody has set a limit.
    pub fn left(&self, code: Option<&str>) -> Option<i32> {
        let of_kind = self.kinds.iter().find(|(known, _)| Some(known.as_str()) == code).and_then(|(_, left)| *left);
        [self.hall, of_kind].into_iter().flatten().min().map(|left| std::cmp::max(left, 0))
    }

    pub fn fits(&self, wanted: &Held) -> bool {
        self.left(wanted.kind.as_deref()).is_none_or(|left| wanted.count <= left)
    }

    /// With these places promised.
    pub fn take(&mut self, taken: &Held) {
        self.hall = self.hall.map(|left| left - taken.count);
        for (code, left) in &mut self.kinds {
            if Some(code.as_str()) == taken.kind.as_deref() {
                *left = left.map(|left| left - taken.count);
            }
        }
    }
}

fn left_in_hall(event: &event::Model) -> Option<i32> {
    event.booth_limit.map(|limit| limit - event.booths_given)
}

fn left_of(kind: &kind::Model) -> (String, Option<i32>) {
    (kind.code.clone(), kind.quota.map(|quota| quota - kind.given))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(kind: &str, count: i32) -> Held {
        Held { kind: Some(kind.into()), count }
    }

    #[test]
    fn the_tighter_limit_decides() {
        let room = |hall, corner| Room { hall, kinds: vec![("corner".into(), corner), ("shell".into(), None)] };
        let table = [
            (room(None, None), "corner", None),
            (room(Some(3), None), "corner", Some(3)),
            (room(Some(3), Some(1)), "corner", Some(1)),
            (room(Some(1), Some(3)), "corner", Some(1)),
            (room(None, Some(-2)), "corner", Some(0)),
            (room(Some(3), Some(1)), "shell", Some(3)),
            (room(None, Some(1)), "tent", None),
        ];
        for (room, code, left) in table {
            assert_eq!(room.left(Some(code)), left, "{room:?} {code}");
        }
    }

    #[test]
    fn what_is_taken_is_gone_from_kind_and_hall() {
        let mut room = Room { hall: Some(4), kinds: vec![("corner".into(), Some(2)), ("shell".into(), Some(9))] };
        assert!(room.fits(&held("corner", 2)) && !room.fits(&held("corner", 3)));
        room.take(&held("corner", 2));
        assert!(!room.fits(&held("corner", 1)) && room.fits(&held("shell", 2)) && !room.fits(&held("shell", 3)));
        assert_eq!(room, Room { hall: Some(2), kinds: vec![("corner".into(), Some(0)), ("shell".into(), Some(9))] });
    }
}
