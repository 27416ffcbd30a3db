//! The whole index, made anew: at the first start, after an update that makes documents otherwise, or by hand.
use super::state::{self, Far};
use super::{LETTERS, write};
use crate::events::event;
use crate::people::{organisation, person};
use crate::platform::change::Change;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::secret;
use crate::search::document::{Document, FORMAT};
use crate::search::gather::{self, Part};
use crate::search::index;
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Rows read, and documents written, at a time.
const AT_ONCE: u64 = 2_000;

/// Makes every document anew, and answers how many there are. Meanwhile less is found than there is.
///
/// # Errors
/// Where a server is at work on the index; otherwise the database's only.
pub async fn rebuild(db: &Database, now: DateTime<Utc>) -> Result<usize> {
    let holder = secret::token();
    match state::claim(db.reader(), &holder, now).await? {
        true => state::while_held(db, &holder, now, all(db, now)).await,
        false => Err(anyhow::anyhow!("a server is at work on the index: try again in a few minutes").into()),
    }
}

/// [`rebuild`] by whoever holds the index. What breaks off is begun again at the next start.
pub(super) async fn all(db: &Database, now: DateTime<Utc>) -> Result<usize> {
    let far = state::now(db.reader()).await?;
    let change = Change::begin(db, &write::actor(), now).await?;
    index::clear(change.tx()).await?;
    index::unsettle(change.tx()).await?;
    change.commit().await?;
    let mut count = events(db, now).await?;
    count += people(db, now).await?;
    count += organisations(db, now).await?;
    let (letter, letters) = letters(db, now).await?;
    count += letters;
    let change = Change::begin(db, &write::actor(), now).await?;
    index::settle(change.tx()).await?;
    state::save(&change, &Far { letter, ..far }, FORMAT).await?;
    change.commit().await?;
    tracing::info!("the index was made anew: {count} documents");
    Ok(count)
}

async fn keep(db: &Database, now: DateTime<Utc>, documents: &[Document]) -> Result<usize> {
    let kept: Vec<_> = documents.iter().map(Document::kept).collect();
    let change = Change::begin(db, &write::actor(), now).await?;
    write::insert(change.tx(), &kept).await?;
    change.commit().await?;
    Ok(kept.len())
}

async fn events(db: &Database, now: DateTime<Utc>) -> Result<usize> {
    let mut count = 0;
    for event in event::Entity::find().order_by_asc(event::Column::Id).all(db.reader()).await? {
        for part in Part::ALL {
            count += keep(db, now, &gather::of_event(db.reader(), &event, part, now).await?).await?;
        }
    }
    Ok(count)
}

async fn people(db: &Database, now: DateTime<Utc>) -> Result<usize> {
    let (mut count, mut after) = (0, 0);
    loop {
        let ids = people_after(db.reader(), after).await?;
        let Some(last) = ids.last() else { return Ok(count) };
        count += keep(db, now, &gather::people(db.reader(), &ids).await?).await?;
        after = *last;
    }
}

async fn people_after(db: &DatabaseConnection, after: i64) -> Result<Vec<i64>> {
    let rows = person::Entity::find().select_only().column(person::Column::Id).filter(person::COLUMN.id.gt(after));
    Ok(rows.order_by_asc(person::Column::Id).limit(AT_ONCE).into_tuple().all(db).await?)
}

async fn organisations(db: &Database, now: DateTime<Utc>) -> Result<usize> {
    let (mut count, mut after) = (0, 0);
    loop {
        let rows = organisation::Entity::find().select_only().column(organisation::Column::Id).filter(organisation::COLUMN.id.gt(after));
        let ids: Vec<i64> = rows.order_by_asc(organisation::Column::Id).limit(AT_ONCE).into_tuple().all(db.reader()).await?;
        let Some(last) = ids.last() else { return Ok(count) };
        count += keep(db, now, &gather::organisations(db.reader(), &ids).await?).await?;
        after = *last;
    }
}

async fn letters(db: &Database, now: DateTime<Utc>) -> Result<(i64, usize)> {
    let (mut last, mut count) = (0, 0);
    loop {
        let (documents, read) = gather::letters(db.reader(), last, LETTERS).await?;
        count += keep(db, now, &documents).await?;
        match read {
            Some(read) => last = read,
            None => return Ok((last, count)),
        }
    }
}
