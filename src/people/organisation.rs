//! An organisation: ministry, People's Committee, department, union, university, company.
mod edit;
mod list;
pub mod merge;
mod nature;

pub use nature::{Nature, nature_of};

use super::delegate::touch_events_of_all;
use super::merge::{Kind, now_known_as};
use super::{abbreviation, position};
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
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
    pub const ALL: [Self; 4] = [Self::Central, Self::Province, Self::Ward, Self::Other];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Central => "central",
            Self::Province => "province",
            Self::Ward => "ward",
            Self::Other => "other",
        }
    }

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

impl Block {
    pub const ALL: [Self; 8] =
        [Self::Party, Self::Assembly, Self::Government, Self::Front, Self::Judiciary, Self::Forces, Self::Business, Self::Expert];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Party => "party",
            Self::Assembly => "assembly",
            Self::Government => "government",
            Self::Front => "front",
            Self::Judiciary => "judiciary",
            Self::Forces => "forces",
            Self::Business => "business",
            Self::Expert => "expert",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Party => "people-block-party",
            Self::Assembly => "people-block-assembly",
            Self::Government => "people-block-government",
            Self::Front => "people-block-front",
            Self::Judiciary => "people-block-judiciary",
            Self::Forces => "people-block-forces",
            Self::Business => "people-block-business",
            Self::Expert => "people-block-expert",
        }
    }
}

impl Model {
    /// Level, block and province as they are on record; what is missing is read from the name.
    pub fn nature(&self) -> Nature {
        self.on_record().or(nature_of(&self.name))
    }

    fn on_record(&self) -> Nature {
        Nature { level: self.level, block: self.block, province_code: self.province_code.clone() }
    }
}

pub fn routes() -> Vec<rocket::Route> {
    [list::routes(), edit::routes(), merge::routes()].concat()
}

/// The organisation of that name, whatever its marks and capitals; made when nobody has named it yet. A language that is
/// missing on record is taken from `name`, and so is what is missing of its nature; what nobody says is read from the name.
pub async fn find_or_insert_organisation(change: &mut Change, name: &Bilingual, said: &Nature) -> Result<Model> {
    if let Some(found) = known_as(change, name).await? {
        let whole = Bilingual::new(or(&found.name.vi, &name.vi), or(&found.name.en, &name.en));
        let nature = found.on_record().or(said.clone());
        return corrected(change, found, whole, nature).await;
    }
    let folded = folded(name);
    let nature = said.clone().or(nature_of(name));
    let fresh = ActiveModel {
        uuid: Set(Uuid::new_v4().to_string()),
        name: Set(name.clone()),
        short_name: Set(String::new()),
        level: Set(nature.level),
        block: Set(nature.block),
        province_code: Set(nature.province_code),
        folded: Set(folded.clone()),
        version: Set(1),
        ..Default::default()
    };
    // Two changes that name the same new organisation at once must both go on with one row.
    let once = OnConflict::column(Column::Folded).do_nothing().to_owned();
    Entity::insert(fresh).on_conflict(once).exec_without_returning(change.tx()).await?;
    Entity::find().filter(COLUMN.folded.eq(folded)).one(change.tx()).await.or_not_found()
}

/// Under this name, under a name it had before it was made one with another, or under the same name written out or shortened.
async fn known_as(change: &Change, name: &Bilingual) -> Result<Option<Model>> {
    let by = async |folded: String| Entity::find().filter(COLUMN.folded.eq(folded)).one(change.tx()).await;
    let known = folded(name);
    if let Some(found) = by(known.clone()).await? {
        return Ok(Some(found));
    }
    if let Some(id) = now_known_as(change.tx(), Kind::Organisation, &known).await? {
        return Ok(Entity::find_by_id(id).one(change.tx()).await?);
    }
    let abbreviations = abbreviation::known(change.tx()).await?;
    let others = [abbreviations.expanded(&name.vi), abbreviations.shortened(&name.vi)].map(|other| fold(&other));
    for other in others.into_iter().filter(|other| !other.is_empty() && *other != known) {
        if let Some(found) = by(other).await? {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The organisation as it is written in a form that showed what is on record: other marks or another English name are
/// corrections, and hold for everybody who has a post there.
pub async fn correct_organisation(change: &mut Change, found: &Model, name: &Bilingual) -> Result<Model> {
    // Found under another name: that is no correction of its own.
    if !name.vi.is_empty() && folded(name) != found.folded {
        return Ok(found.clone());
    }
    let name = Bilingual::new(or(&name.vi, &found.name.vi), or(&name.en, &found.name.en));
    corrected(change, found.clone(), name, found.on_record()).await
}

/// Whoever has changed the same organisation meanwhile had it before them: their word stands.
async fn corrected(change: &mut Change, found: Model, name: Bilingual, nature: Nature) -> Result<Model> {
    let Nature { level, block, province_code } = nature;
    let wanted = Model { name, level, block, province_code, ..found.clone() };
    match rewrite(change, None, &found, wanted).await {
        Err(AppError::Stale) => Entity::find_by_id(found.id).one(change.tx()).await.or_not_found(),
        other => other,
    }
}

/// Writes over an organisation if it still is what `found.version` was, in the log of `event` or of the site; pages of all
/// events that print it are drawn anew.
///
/// # Errors
/// `Stale` when somebody else changed it; a refusal when another organisation has that name.
async fn rewrite(change: &mut Change, event: Option<i64>, found: &Model, wanted: Model) -> Result<Model> {
    if wanted == *found {
        return Ok(wanted);
    }
    let row = ActiveModel {
        folded: Set(folded(&wanted.name)),
        name: Set(wanted.name),
        short_name: Set(wanted.short_name),
        level: Set(wanted.level),
        block: Set(wanted.block),
        province_code: Set(wanted.province_code),
        version: Set(found.version + 1),
        ..Default::default()
    };
    let same = Entity::update_many().set(row).filter(COLUMN.id.eq(found.id)).filter(COLUMN.version.eq(found.version));
    let taken = Refusal::at("name.vi", "people-organisation-same-name");
    if same.exec(change.tx()).await.or_refuse_duplicate(taken)?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    let now = Entity::find_by_id(found.id).one(change.tx()).await.or_not_found()?;
    let note = Note::new(event, "people-log-organisation-changed").about("organisation", now.id, now.name.vi.as_str());
    change.note(note.before(found).after(&now)).await?;
    touch_events_of_organisation(change, found.id).await?;
    Ok(now)
}

/// Pages of every event that somebody with a post there comes to are drawn anew.
pub async fn touch_events_of_organisation(change: &mut Change, id: i64) -> Result<()> {
    let posts = position::Entity::find().filter(position::COLUMN.organisation_id.eq(id)).all(change.tx()).await?;
    touch_events_of_all(change, posts.into_iter().map(|post| post.person_id)).await
}

/// What an organisation is known by.
fn folded(name: &Bilingual) -> String {
    fold(if name.vi.is_empty() { &name.en } else { &name.vi })
}

fn or<'a>(first: &'a str, second: &'a str) -> &'a str {
    if first.is_empty() { second } else { first }
}
