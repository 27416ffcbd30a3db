//! Extras: what an exhibitor may order beside what comes with its booth.
use crate::events::event;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::words::word;
use rocket::FromFormField;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "extra")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    /// The word orders know it by: `chair`.
    #[sea_orm(unique_key = "once")]
    pub code: String,
    pub sort: Sort,
    pub name: Bilingual,
    /// The most that one exhibitor may order.
    pub most: i32,
    /// Of one, in đồng; 0 is free.
    pub price: i64,
    /// Its turn among the extras of the event.
    pub place: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Which of the builders looks after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Power,
    Furniture,
    Service,
}

impl Sort {
    pub const ALL: [Self; 3] = [Self::Power, Self::Furniture, Self::Service];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Power => "desk-extra-power",
            Self::Furniture => "desk-extra-furniture",
            Self::Service => "desk-extra-service",
        }
    }
}

/// What is offered where the organizer has said nothing: free, a few of each.
const USUAL: &[(&str, Sort, i32, &str)] = &[
    ("socket", Sort::Power, 4, "desk-extra-socket"),
    ("all_day", Sort::Power, 1, "desk-extra-all-day"),
    ("table", Sort::Furniture, 4, "desk-extra-table"),
    ("chair", Sort::Furniture, 8, "desk-extra-chair"),
    ("shelf", Sort::Furniture, 4, "desk-extra-shelf"),
    ("cabinet", Sort::Furniture, 2, "desk-extra-cabinet"),
    ("screen", Sort::Service, 1, "desk-extra-screen"),
];

/// The extras of one event, in their order.
pub struct Extras(pub Vec<Model>);

impl Extras {
    /// What the organizer set, or what is usual. Read once per page.
    pub async fn of(db: &impl ConnectionTrait, event: &event::Model) -> Result<Self> {
        let rows = Entity::find().filter(COLUMN.event_id.eq(event.id)).order_by_asc(Column::Place).order_by_asc(Column::Id);
        let rows = rows.all(db).await?;
        Ok(Self(if rows.is_empty() { usual(event.id) } else { rows }))
    }

    pub fn by_code(&self, code: &str) -> Option<&Model> {
        self.0.iter().find(|extra| extra.code == code)
    }
}

fn usual(event_id: i64) -> Vec<Model> {
    let say = |key: &str| Bilingual::new(word(Language::Vi, key), word(Language::En, key));
    let extra = |((code, sort, most, key), place): (&(&str, Sort, i32, &str), i32)| Model {
        id: 0,
        event_id,
        code: (*code).to_owned(),
        sort: *sort,
        name: say(key),
        most: *most,
        price: 0,
        place,
    };
    USUAL.iter().zip(0..).map(extra).collect()
}
