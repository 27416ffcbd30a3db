//! A release: a frozen, numbered version of the programme that the public sees. Never changed, never deleted.
use crate::platform::text::Bilingual;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "release")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    /// From 1, without gaps.
    #[sea_orm(unique_key = "once")]
    pub number: i32,
    pub name: Bilingual,
    /// What changed, in the organizer's words.
    pub note: Bilingual,
    pub released_at: DateTimeUtc,
    /// The account that released it; empty for the seed.
    pub released_by: Option<i64>,
    /// Made on the day itself for one item, without what else the working copy holds.
    pub small: bool,
    /// The whole public programme as it stood.
    pub snapshot: Json,
}

impl ActiveModelBehavior for ActiveModel {}
