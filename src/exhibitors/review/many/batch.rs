//! One act on many applications: what is done, by whom, and what came of it for each. Written down first, so that it is finished
//! whatever happens to the page or the server.
use crate::exhibitors::application::acts::Act;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "batch")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Random; what its page is found by.
    #[sea_orm(unique)]
    pub token: String,
    pub event_id: i64,
    /// Who does it.
    pub account_id: i64,
    pub act: Act,
    pub words: String,
    /// Until when offers stand.
    pub until: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
