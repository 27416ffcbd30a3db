//! Two rows that were one person, or one organisation: made one, kept as data, and taken apart again exactly.
mod means;
pub mod organisations;
pub mod people;
pub mod reference;
pub mod undo;

pub use means::Means;
pub use reference::{References, Rows};

use super::person;
use crate::platform::change::Change;
use crate::platform::error::Result;
use rocket::FromFormField;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::{QueryOrder, QuerySelect, Select};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;

/// Merges one after another that are followed at most.
const CHAIN: usize = 20;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "merge")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub kind: Kind,
    pub kept_id: i64,
    pub gone_id: i64,
    /// What the one that is gone was found by: a person's slug, an organisation's folded name.
    pub known_as: String,
    /// What people called it.
    pub label: String,
    /// The one that was kept, as it was before: its row, and what was taken down with it.
    pub kept: Json,
    /// The one that is gone, likewise.
    pub gone: Json,
    /// What pointed where, in the order it was moved: a list of `reference::Step`.
    pub steps: Json,
    /// Of the one that was kept, right after the merge.
    pub kept_version: i32,
    /// The event whose team did it.
    pub event_id: Option<i64>,
    pub by_name: String,
    pub at: DateTimeUtc,
    pub undone_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What was merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Person,
    Organisation,
}

/// Two that were made one, as the merge remembers them.
struct Made<'a, R> {
    kind: Kind,
    /// Key and row of each as it was before.
    kept: (i64, &'a R),
    gone: (i64, &'a R),
    /// What the one that is gone was found by, and called.
    known_as: &'a str,
    label: &'a str,
    steps: &'a [reference::Step],
    /// Of the one that was kept, from now on.
    version: i32,
}

impl<R: Serialize> Made<'_, R> {
    /// Writes it down, so that it can be taken apart again.
    async fn remember(self, change: &Change, event_id: i64) -> Result<Model> {
        let row = ActiveModel {
            kind: Set(self.kind),
            kept_id: Set(self.kept.0),
            gone_id: Set(self.gone.0),
            known_as: Set(self.known_as.to_owned()),
            label: Set(self.label.to_owned()),
            kept: Set(json!(self.kept.1)),
            gone: Set(json!(self.gone.1)),
            steps: Set(json!(self.steps)),
            kept_version: Set(self.version),
            event_id: Set(Some(event_id)),
            by_name: Set(change.actor().name.clone()),
            at: Set(change.now()),
            ..Default::default()
        };
        Ok(row.insert(change.tx()).await?)
    }
}

/// Merges that were not undone, the newest first.
fn standing(kind: Kind) -> Select<Entity> {
    Entity::find().filter(COLUMN.kind.eq(kind)).filter(COLUMN.undone_at.is_null()).order_by_desc(COLUMN.id)
}

/// The key of the row that stands today for what was once known so; none where nothing was.
pub async fn now_known_as(db: &impl ConnectionTrait, kind: Kind, known_as: &str) -> Result<Option<i64>> {
    match standing(kind).filter(COLUMN.known_as.eq(known_as)).one(db).await? {
        Some(merge) => Ok(Some(stands_for(db, kind, merge.kept_id).await?)),
        None => Ok(None),
    }
}

/// The key of the row that stands today for the one that had this key.
pub async fn stands_for(db: &impl ConnectionTrait, kind: Kind, mut id: i64) -> Result<i64> {
    for _ in 0..CHAIN {
        let Some(merge) = standing(kind).filter(COLUMN.gone_id.eq(id)).one(db).await? else { break };
        id = merge.kept_id;
    }
    Ok(id)
}

/// The addresses that lead to a person since records were made one with theirs, the newest first.
pub async fn former_addresses(db: &impl ConnectionTrait, id: i64) -> Result<Vec<String>> {
    let (mut found, mut ids) = (Vec::new(), vec![id]);
    for _ in 0..CHAIN {
        let rows = standing(Kind::Person).filter(COLUMN.kept_id.is_in(ids)).all(db).await?;
        ids = rows.iter().map(|row| row.gone_id).collect();
        found.extend(rows.into_iter().map(|row| row.known_as));
        if ids.is_empty() {
            break;
        }
    }
    Ok(found)
}

/// What people were called by in addresses that lead to somebody else now.
pub async fn addresses_like(db: &impl ConnectionTrait, beginning: &str) -> Result<Vec<String>> {
    let rows = standing(Kind::Person).filter(COLUMN.known_as.starts_with(beginning)).select_only().column(Column::KnownAs);
    Ok(rows.into_tuple().all(db).await?)
}

/// Who stands today for people who were merged away: what old releases and remembered acts name them by, followed.
#[derive(Clone, Debug, Default)]
pub struct Followed(HashMap<i64, Standing>);

#[derive(Clone, Debug)]
struct Standing {
    id: i64,
    slug: String,
}

impl Followed {
    pub async fn read(db: &impl ConnectionTrait) -> Result<Self> {
        let rows = Entity::find().select_only().columns([Column::GoneId, Column::KeptId]);
        let pairs: Vec<(i64, i64)> =
            rows.filter(COLUMN.kind.eq(Kind::Person)).filter(COLUMN.undone_at.is_null()).into_tuple().all(db).await?;
        if pairs.is_empty() {
            return Ok(Self::default());
        }
        let next: HashMap<i64, i64> = pairs.iter().copied().collect();
        let last = |id: i64| (0..CHAIN).fold(id, |id, _| next.get(&id).copied().unwrap_or(id));
        let kept = person::Entity::find().select_only().columns([person::Column::Id, person::Column::Slug]);
        let kept = kept.filter(person::COLUMN.id.is_in(pairs.iter().map(|(_, kept)| *kept)));
        let slugs: HashMap<i64, String> = kept.into_tuple::<(i64, String)>().all(db).await?.into_iter().collect();
        let standing = |gone: i64| Some((gone, Standing { id: last(gone), slug: slugs.get(&last(gone))?.clone() }));
        Ok(Self(next.keys().filter_map(|gone| standing(*gone)).collect()))
    }

    /// The key of whoever stands for this person.
    pub fn id(&self, id: i64) -> i64 {
        self.0.get(&id).map_or(id, |standing| standing.id)
    }

    /// The address of whoever stands for this person; none where they stand for themselves.
    pub fn slug(&self, id: i64) -> Option<&str> {
        self.0.get(&id).map(|standing| standing.slug.as_str())
    }
}
