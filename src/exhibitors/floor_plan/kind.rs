//! Kinds of booth: what an event offers, at what price, for whom, and how many of each.
use crate::exhibitors::exhibitor;
use crate::platform::error::{Refusal, Result};
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::words::word;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use sea_orm::{Iterable, QueryOrder};
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "booth_kind")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    /// The word booths and applications of the event know it by: `shell`.
    #[sea_orm(unique_key = "once")]
    pub code: String,
    pub make: Make,
    pub name: Bilingual,
    /// What one gets with it.
    pub included: Bilingual,
    /// Of one booth, along its front and from front to back, in centimetres.
    pub width_cm: i32,
    pub depth_cm: i32,
    /// Of one booth, in đồng; 0 is free.
    pub price: i64,
    pub audience: Audience,
    /// How many may be given; empty for as many as the hall holds.
    pub quota: Option<i32>,
    /// How many are given: decided in the database, see `exhibitors::review`.
    pub given: i32,
    /// Its turn among the kinds of the event.
    pub place: i32,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// The sorts of exhibitors a kind is for; none named is all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Audience(pub Vec<exhibitor::Kind>);

impl Audience {
    pub fn has(&self, kind: exhibitor::Kind) -> bool {
        self.0.is_empty() || self.0.contains(&kind)
    }
}

/// What stands on a booth's floor when the exhibitor arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Make {
    /// 3 m × 3 m with partitions, counter, two chairs, light, one socket and fascia.
    Shell,
    /// Two shells side by side without the panel between them.
    Double,
    /// Bare floor, at least 18 m²: own build, no power.
    Raw,
    Table,
    Tent,
}

impl Make {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Shell => "exhibitors-booth-shell",
            Self::Double => "exhibitors-booth-double",
            Self::Raw => "exhibitors-booth-raw",
            Self::Table => "exhibitors-booth-table",
            Self::Tent => "exhibitors-booth-tent",
        }
    }

    /// What one gets with it.
    pub fn note_key(self) -> &'static str {
        match self {
            Self::Shell => "exhibitors-booth-shell-note",
            Self::Double => "exhibitors-booth-double-note",
            Self::Raw => "exhibitors-booth-raw-note",
            Self::Table => "exhibitors-booth-table-note",
            Self::Tent => "exhibitors-booth-tent-note",
        }
    }

    /// Width along the front and depth of one, in centimetres, as fairs usually build it.
    pub fn usual_size(self) -> (i32, i32) {
        match self {
            Self::Shell | Self::Tent => (300, 300),
            Self::Double => (600, 300),
            Self::Raw => (600, 600),
            Self::Table => (200, 200),
        }
    }

    /// The kind of this make at an event whose organizer has said nothing about kinds: free, for all, no quota.
    pub fn standard(self, event_id: i64) -> Model {
        let say = |key: &str| Bilingual::new(word(Language::Vi, key), word(Language::En, key));
        let (width_cm, depth_cm) = self.usual_size();
        Model {
            id: 0,
            event_id,
            code: sea_orm::ActiveEnum::to_value(&self),
            make: self,
            name: say(self.key()),
            included: say(self.note_key()),
            width_cm,
            depth_cm,
            price: 0,
            audience: Audience::default(),
            quota: None,
            given: 0,
            place: self as i32,
            version: 1,
        }
    }
}

impl Model {
    /// How many are left to be given; `None` while nothing limits them.
    pub fn left(&self) -> Option<i32> {
        self.quota.map(|quota| (quota - self.given).max(0))
    }
}

/// The kinds of one event, in their order.
#[derive(Debug)]
pub struct Kinds(pub Vec<Model>);

impl Kinds {
    /// What the organizer set, or one of each make. Read once per page.
    pub async fn of(db: &impl ConnectionTrait, event_id: i64) -> Result<Self> {
        let rows = Entity::find().filter(COLUMN.event_id.eq(event_id)).order_by_asc(Column::Place).order_by_asc(Column::Id);
        let rows = rows.all(db).await?;
        Ok(Self(if rows.is_empty() { Make::iter().map(|make| make.standard(event_id)).collect() } else { rows }))
    }

    pub fn by_code(&self, code: &str) -> Option<&Model> {
        self.0.iter().find(|kind| kind.code == code)
    }

    /// A kind can only be one that the event offers.
    pub async fn must_have(db: &impl ConnectionTrait, event_id: i64, code: Option<&str>) -> Result<()> {
        let Some(code) = code else { return Ok(()) };
        let known = Self::of(db, event_id).await?.by_code(code).is_some();
        if known { Ok(()) } else { Err(Refusal::at("booth_kind", "form-choice").into()) }
    }

    /// What people call the kind of this code; empty when there is none.
    pub fn name(&self, code: Option<&str>, language: Language) -> String {
        code.and_then(|code| self.by_code(code)).map(|kind| kind.name.plain(language).to_owned()).unwrap_or_default()
    }
}
