//! A row of the rank table moves between two others.
use crate::people::protocol::Order;
use crate::people::protocol::post_rank::{self, Model};
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, Result};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{EntityTrait, QueryFilter};

/// The rank of a row that was put between two others: its own where that fits, else the nearer of theirs.
pub fn rank_between(own: i32, above: Option<i32>, below: Option<i32>) -> i32 {
    let least = above.unwrap_or(i32::MIN);
    own.clamp(least, below.unwrap_or(i32::MAX).max(least))
}

/// Moves one row: (the order seen, the order wanted, the row).
///
/// # Errors
/// `Stale` when the table is not in the order that was seen, or more than one row moved.
pub async fn arrange(db: &Database, actor: &Actor, now: DateTime<Utc>, (seen, wanted, moved): (&Order, &Order, i64)) -> Result<()> {
    retrying(|| async move {
        let mut change = Change::begin(db, actor, now).await?;
        let rows = post_rank::all(change.tx()).await?;
        let present = Order(rows.iter().map(|row| row.id).collect());
        if present != *seen || without(seen, moved) != without(wanted, moved) {
            return Err(AppError::Stale);
        }
        let known = |id: &i64| rows.iter().find(|row| row.id == *id);
        let order: Vec<&Model> = wanted.0.iter().filter_map(known).collect();
        let at = order.iter().position(|row| row.id == moved).ok_or(AppError::Stale)?;
        let above = at.checked_sub(1).map(|above| order[above].rank);
        let rank = rank_between(order[at].rank, above, order.get(at + 1).map(|below| below.rank));
        for (place, row) in (1..).zip(&order) {
            let own = if row.id == moved { rank } else { row.rank };
            if (place, own) != (row.place, row.rank) {
                set(&change, row, place, own).await?;
            }
        }
        let after = Model { rank, ..order[at].clone() };
        let note = Note::new(None, "people-log-rank-moved").about("post_rank", moved, after.title.as_str());
        change.note(note.before(order[at]).after(&after).quiet()).await?;
        change.commit().await
    })
    .await
}

fn without(order: &Order, id: i64) -> Vec<i64> {
    order.0.iter().copied().filter(|other| *other != id).collect()
}

async fn set(change: &Change, seen: &Model, place: i32, rank: i32) -> Result<()> {
    let updated = post_rank::Entity::update_many()
        .col_expr(post_rank::Column::Place, Expr::value(place))
        .col_expr(post_rank::Column::Rank, Expr::value(rank))
        .filter(post_rank::COLUMN.id.eq(seen.id))
        .filter(post_rank::COLUMN.place.eq(seen.place))
        .filter(post_rank::COLUMN.rank.eq(seen.rank))
        .exec(change.tx())
        .await?;
    if updated.rows_affected == 0 { Err(AppError::Stale) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_takes_a_rank_that_fits_where_it_was_put() {
        let table = [
            (50, Some(10), Some(90), 50),
            (50, Some(60), Some(90), 60),
            (50, Some(10), Some(40), 40),
            (50, Some(30), Some(30), 30),
            (50, None, Some(10), 10),
            (50, Some(90), None, 90),
            (50, None, None, 50),
        ];
        for (own, above, below, expected) in table {
            assert_eq!(rank_between(own, above, below), expected, "{own} between {above:?} and {below:?}");
        }
    }
}
