//! An organisation: ministry, People's Committee, department, union, university, company.
use super::delegate::touch_events_of_all;
use super::position;
use crate::platform::change::{Change, Note};
use crate::platform::error::{OrNotFound, Result};
use crate::platform::text::{Bilingual, fold};
use rocket::FromFormField;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub uuid: String,
    pub name: Bilingual,
    /// As officials abbreviate it: "UBND tỉnh Bắc Ninh".
    pub short_name: String,
    pub level: Option<Level>,
    pub block: Option<Block>,
    /// One of the 34 units of today.
    pub province_code: Option<String>,
    /// The Vietnamese name without marks: one organisation is known once.
    #[sea_orm(unique)]
    pub folded: String,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// Where an organisation stands in the state; from the highest down, as protocol ranks it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Central,
    Province,
    /// Ward, commune or special zone: there is no district since 1 July 2025.
    Ward,
    /// Not of the state: company, association, foreign body.
    Other,
}

impl Level {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Central => "people-level-central",
            Self::Province => "people-level-province",
            Self::Ward => "people-level-ward",
            Self::Other => "people-level-other",
        }
    }
}

/// The side of public life an organisation belongs to; in the order protocol names them at one level.
///
/// Guidance 112-HD/BTGTU (Đắk Lắk, 2020) for the first four; the others are usual practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Block {
    Party,
    /// National Assembly and People's Councils.
    Assembly,
    /// Government, ministries, People's Committees and their departments.
    Government,
    /// The Fatherland Front and mass organisations.
    Front,
    /// Courts and procuracies.
    Judiciary,
    /// Army and police.
    Forces,
    Business,
    /// Universities, institutes, experts.
    Expert,
}

/// The organisation of that name, whatever its marks and capitals; made when nobody has named it yet. A language that is
/// missing on record is taken from `name`, and so is a missing level.
pub async fn find_or_insert_organisation(change: &mut Change, name: &Bilingual, level: Option<Level>) -> Result<Model> {
    let folded = fold(if name.vi.is_empty() { &name.en } else { &name.vi });
    let fresh = ActiveModel {
        uuid: Set(Uuid::new_v4().to_string()),
        name: Set(name.clone()),
        short_name: Set(String::new()),
        level: Set(level),
        province_code: Set(None),
        folded: Set(folded.clone()),
        version: Set(1),
        ..Default::default()
    };
    // Two changes that name the same new organisation at once must both go on with one row.
    let once = OnConflict::column(Column::Folded).do_nothing().to_owned();
    Entity::insert(fresh).on_conflict(once).exec_without_returning(change.tx()).await?;
    let found = Entity::find().filter(COLUMN.folded.eq(folded)).one(change.tx()).await.or_not_found()?;
    let whole = Bilingual::new(or(&found.name.vi, &name.vi), or(&found.name.en, &name.en));
    renamed(change, &found, whole, found.level.or(level)).await
}

/// The organisation as it is written in a form that showed what is on record: other marks or another English name are
/// corrections, and hold for everybody who has a post there.
pub async fn correct_organisation(change: &mut Change, found: &Model, name: &Bilingual) -> Result<Model> {
    let whole = Bilingual::new(or(&name.vi, &found.name.vi), or(&name.en, &found.name.en));
    renamed(change, found, whole, found.level).await
}

async fn renamed(change: &mut Change, found: &Model, name: Bilingual, level: Option<Level>) -> Result<Model> {
    if name == found.name && level == found.level {
        return Ok(found.clone());
    }
    let row = ActiveModel { id: Set(found.id), name: Set(name), level: Set(level), version: Set(found.version + 1), ..Default::default() };
    let now = row.update(change.tx()).await?;
    let note = Note::new(None, "people-log-organisation-changed").about("organisation", now.id, now.name.vi.as_str());
    change.note(note.before(found).after(&now)).await?;
    let posts = position::Entity::find().filter(position::COLUMN.organisation_id.eq(found.id)).all(change.tx()).await?;
    touch_events_of_all(change, posts.into_iter().map(|post| post.person_id)).await?;
    Ok(now)
}

fn or<'a>(first: &'a str, second: &'a str) -> &'a str {
    if first.is_empty() { second } else { first }
}
