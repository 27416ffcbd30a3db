//! Writing documents: only what differs from what is there, a few hundred at a time, so that others write in between.
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::search::document::{self, Document, Model};
use crate::search::index;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QuerySelect};
use std::collections::{BTreeMap, BTreeSet};

/// Documents written in one transaction.
const AT_ONCE: usize = 300;

/// Whoever writes the index, as changes name their actor. The index is no news: nothing is noted.
pub fn actor() -> Actor {
    Actor::program("search")
}

/// Puts these documents in place of what is there; `owned` are the keys of documents that must go where they are not among them.
/// Answers how many were written or taken away.
pub async fn put(db: &Database, now: DateTime<Utc>, documents: &[Document], owned: &[i64]) -> Result<usize> {
    let kept: Vec<(Model, Vec<String>)> = documents.iter().map(Document::kept).collect();
    let known = hashes(db.reader(), kept.iter().map(|(row, _)| row.id).chain(owned.iter().copied())).await?;
    let ids: BTreeSet<i64> = kept.iter().map(|(row, _)| row.id).collect();
    let gone: Vec<i64> = known.keys().copied().filter(|id| !ids.contains(id)).collect();
    let new: Vec<_> = kept.into_iter().filter(|(row, _)| known.get(&row.id) != Some(&row.hash)).collect();
    for some in gone.chunks(AT_ONCE) {
        let change = Change::begin(db, &actor(), now).await?;
        remove(change.tx(), some).await?;
        change.commit().await?;
    }
    for some in new.chunks(AT_ONCE) {
        let change = Change::begin(db, &actor(), now).await?;
        let old: Vec<i64> = some.iter().map(|(row, _)| row.id).filter(|id| known.contains_key(id)).collect();
        remove(change.tx(), &old).await?;
        insert(change.tx(), some).await?;
        change.commit().await?;
    }
    Ok(gone.len() + new.len())
}

async fn hashes(db: &impl ConnectionTrait, ids: impl Iterator<Item = i64>) -> Result<BTreeMap<i64, String>> {
    let ids: BTreeSet<i64> = ids.collect();
    let ids: Vec<i64> = ids.into_iter().collect();
    let mut known = BTreeMap::new();
    for some in ids.chunks(10_000) {
        let rows = document::Entity::find()
            .select_only()
            .columns([document::Column::Id, document::Column::Hash])
            .filter(document::COLUMN.id.is_in(some.iter().copied()));
        known.extend(rows.into_tuple::<(i64, String)>().all(db).await?);
    }
    Ok(known)
}

async fn remove(db: &impl ConnectionTrait, ids: &[i64]) -> Result<()> {
    if ids.is_empty() {
        return Ok(());
    }
    index::remove(db, ids).await?;
    document::Entity::delete_many().filter(document::COLUMN.id.is_in(ids.iter().copied())).exec(db).await?;
    Ok(())
}

/// Documents that are not there yet.
pub async fn insert(db: &impl ConnectionTrait, kept: &[(Model, Vec<String>)]) -> Result<()> {
    for some in kept.chunks(500) {
        let rows = some.iter().map(|(row, _)| row.clone().into_active_model().reset_all());
        document::Entity::insert_many(rows).exec_without_returning(db).await?;
        let terms: Vec<(i64, Vec<String>)> = some.iter().map(|(row, terms)| (row.id, terms.clone())).collect();
        index::put(db, &terms).await?;
    }
    Ok(())
}
