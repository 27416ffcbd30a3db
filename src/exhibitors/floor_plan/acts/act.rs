//! An act of the plan's editor, as it is remembered: which things it found, and which it left. What can be undone.
use crate::platform::acts::history::{Acts, Columns};
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "floor_act")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: i64,
    /// The token of the window it was done in.
    pub sitting: String,
    pub account_id: i64,
    /// The word for what was done.
    pub act: String,
    /// What it was done to, as people call it.
    pub label: String,
    /// The things it touched, whole: a list of [`super::thing::Thing`].
    pub before: Json,
    pub after: Json,
    pub at: DateTimeUtc,
    pub undone_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Acts for Entity {
    const COLUMNS: Columns<Column> = Columns {
        id: Column::Id,
        event: Column::EventId,
        sitting: Column::Sitting,
        account: Column::AccountId,
        act: Column::Act,
        label: Column::Label,
        before: Column::Before,
        after: Column::After,
        at: Column::At,
        undone_at: Column::UndoneAt,
    };
}
