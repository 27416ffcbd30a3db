//! A body that holds or supports an event, as its page and papers print it.
use crate::platform::text::Bilingual;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "event_body")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: i64,
    pub kind: Kind,
    pub name: Bilingual,
    /// Its rank among the bodies of the event, from 1.
    pub place: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// In what capacity a body stands behind an event; in the order they are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Steering,
    Host,
    #[field(value = "co_host")]
    CoHost,
    Partner,
    Sponsor,
}

impl Kind {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Steering => "events-body-steering",
            Self::Host => "events-body-host",
            Self::CoHost => "events-body-co-host",
            Self::Partner => "events-body-partner",
            Self::Sponsor => "events-body-sponsor",
        }
    }
}
