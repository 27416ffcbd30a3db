//! A lead: the contact of a visitor, left at a booth by the visitor's own act.
use crate::events::event;
use crate::exhibitors::desk::parts::rule::Rules;
use crate::platform::error::Result;
use rocket::FromFormField;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lead")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Random; the address by which the visitor takes it back.
    #[sea_orm(unique)]
    pub token: String,
    pub event_id: i64,
    #[sea_orm(unique_key = "once")]
    pub exhibitor_id: i64,
    /// The number of the booth where it was left.
    pub booth: String,
    /// Of everything that was written: the same form sent twice is one contact.
    #[sea_orm(unique_key = "once")]
    pub digest: String,
    pub name: String,
    pub organisation: String,
    /// E.164; phone or e-mail is there.
    pub phone: String,
    pub email: String,
    /// What the visitor wanted to say.
    pub words: String,
    /// Which text was agreed to, and when.
    pub text_version: String,
    pub agreed_at: DateTimeUtc,
    /// What the exhibitor thinks of it, and its note.
    pub mark: Mark,
    pub remark: String,
    /// For search, without marks.
    pub folded: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What an exhibitor makes of a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    New,
    Hot,
    Warm,
    Cold,
    /// Was answered.
    Answered,
}

impl Mark {
    pub const ALL: [Self; 5] = [Self::New, Self::Hot, Self::Warm, Self::Cold, Self::Answered];

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::New => "visits-mark-new",
            Self::Hot => "visits-mark-hot",
            Self::Warm => "visits-mark-warm",
            Self::Cold => "visits-mark-cold",
            Self::Answered => "visits-mark-answered",
        }
    }

    /// The kind of tag that shows it: its colour and shape.
    pub fn tag(self) -> &'static str {
        match self {
            Self::New => "info",
            Self::Hot => "now-tag",
            Self::Warm => "wait",
            Self::Cold => "plain",
            Self::Answered => "ok",
        }
    }
}

/// Whether contacts are still shown and taken, and until when.
pub async fn until(db: &impl ConnectionTrait, event: &event::Model, now: DateTimeUtc) -> Result<(bool, Option<DateTimeUtc>)> {
    let until = Rules::of(db, event).await?.leads_until;
    Ok((until.is_none_or(|until| now < until), until))
}

/// The contacts an exhibitor may read at `now`, the newest first; none once their time has passed.
pub async fn readable(db: &impl ConnectionTrait, event: &event::Model, exhibitor_id: i64, now: DateTimeUtc) -> Result<Vec<Model>> {
    if !until(db, event, now).await?.0 {
        return Ok(vec![]);
    }
    let own = Entity::find().filter(COLUMN.exhibitor_id.eq(exhibitor_id));
    Ok(own.order_by_desc(Column::AgreedAt).order_by_desc(Column::Id).all(db).await?)
}
