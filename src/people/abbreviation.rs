//! An abbreviation that offices use, with what it stands for in both languages. Data that administrators change.
mod admin;
mod event;
pub mod wording;

pub use wording::Abbreviations;

use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
use crate::platform::text::Line;
use rocket::FromFormField;
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "abbreviation")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// "KH&CN"; other ways to write it (KHCN, KH-CN) are the same one.
    pub short: String,
    /// What it stands for.
    pub vi: String,
    /// May be empty.
    pub en: String,
    pub way: Way,
    /// Letters and digits of the short form: what it is known by.
    #[sea_orm(unique)]
    pub identity: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What an abbreviation is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// It is written out, and a text that is to be short is written with it.
    #[default]
    Both,
    /// It is only ever written out.
    Expands,
    /// It stands for too many things to be written out everywhere: it is only read out in full.
    Spoken,
}

impl Way {
    pub const ALL: [Self; 3] = [Self::Both, Self::Expands, Self::Spoken];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::Expands => "expands",
            Self::Spoken => "spoken",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Both => "people-abbreviation-both-ways",
            Self::Expands => "people-abbreviation-one-way",
            Self::Spoken => "people-abbreviation-spoken",
        }
    }
}

/// What an administrator writes.
#[derive(FromForm)]
pub struct AbbreviationInput {
    pub short: Line<2, 40>,
    pub vi: Line<2, 200>,
    pub en: Line<0, 200>,
    #[field(default = Way::Both)]
    pub way: Way,
    /// Of the row the form was opened with; 0 for a new one.
    #[field(default = 0)]
    pub version: i32,
}

impl AbbreviationInput {
    fn columns(&self) -> ActiveModel {
        ActiveModel {
            short: Set(self.short.to_string()),
            vi: Set(self.vi.to_string()),
            en: Set(self.en.to_string()),
            way: Set(self.way),
            identity: Set(self.short.chars().filter(|c| c.is_alphanumeric()).collect()),
            version: Set(self.version + 1),
            ..Default::default()
        }
    }
}

/// All of them, by their short form.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>> {
    Ok(Entity::find().order_by_asc(COLUMN.identity).all(db).await?)
}

/// A row with the word for what it is for.
#[derive(Serialize)]
struct Shown {
    #[serde(flatten)]
    row: Model,
    used: &'static str,
}

/// All of them, as pages list them.
async fn shown(db: &impl ConnectionTrait) -> Result<Vec<Shown>> {
    Ok(all(db).await?.into_iter().map(|row| Shown { used: row.way.key(), row }).collect())
}

/// All of them, ready to be used in lines.
pub async fn known(db: &impl ConnectionTrait) -> Result<Abbreviations> {
    Ok(Abbreviations::of(&all(db).await?))
}

fn taken() -> Refusal {
    Refusal::at("short", "people-abbreviation-taken")
}

/// Adds one.
pub async fn insert(change: &mut Change, input: &AbbreviationInput) -> Result<Model> {
    let row = ActiveModel { version: Set(1), ..input.columns() }.insert(change.tx()).await.or_refuse_duplicate(taken())?;
    let note = Note::new(None, "people-log-abbreviation-added").about("abbreviation", row.id, row.short.as_str());
    change.note(note.after(&row)).await?;
    touch_all_events(change).await?;
    Ok(row)
}

/// Writes over one, unless somebody else did since `input.version`.
pub async fn update(change: &mut Change, before: &Model, input: &AbbreviationInput) -> Result<()> {
    let same = Entity::update_many().set(input.columns()).filter(COLUMN.id.eq(before.id)).filter(COLUMN.version.eq(input.version));
    if same.exec(change.tx()).await.or_refuse_duplicate(taken())?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let now = Entity::find_by_id(before.id).one(change.tx()).await.or_not_found()?;
    let note = Note::new(None, "people-log-abbreviation-changed").about("abbreviation", now.id, now.short.as_str());
    change.note(note.before(before).after(&now)).await?;
    touch_all_events(change).await
}

/// Takes one away. Names on record were never written with it: only how they are shown changes.
pub async fn delete(change: &mut Change, row: &Model) -> Result<()> {
    Entity::delete_by_id(row.id).exec(change.tx()).await?;
    let note = Note::new(None, "people-log-abbreviation-deleted").about("abbreviation", row.id, row.short.as_str());
    change.note(note.before(row)).await?;
    touch_all_events(change).await
}

/// Any line of any event may be written with it.
async fn touch_all_events(change: &mut Change) -> Result<()> {
    use crate::events::event;
    use sea_orm::QuerySelect;
    let ids: Vec<i64> = event::Entity::find().select_only().column(event::Column::Id).into_tuple().all(change.tx()).await?;
    ids.into_iter().for_each(|id| change.touch(id));
    Ok(())
}

pub fn routes() -> Vec<rocket::Route> {
    [admin::routes(), event::routes()].concat()
}
