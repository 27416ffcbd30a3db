//! What is on record of a person: taking it down, and changing it.
mod known;
mod many;

pub use many::insert_people;

use super::delegate::touch_events_of_all;
use super::line::{held, post};
use super::merge::addresses_like;
use super::organisation::{self, Nature, correct_organisation, find_or_insert_organisation};
use super::person::{self, Gender};
use super::position::{self, Standing};
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::files::PictureRef;
use crate::platform::text::{Bilingual, Both, BothProse, Email, Line, Phone, Slug, fold, sort_key_or};
use chrono::{Datelike, NaiveDate};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashSet;
use uuid::Uuid;

/// Nobody who comes was born before.
const FIRST_YEAR: i32 = 1900;

/// The lowest rank a post may be given by hand.
pub const LAST_RANK: i32 = 999;

/// What is written of a person, through any door.
#[derive(Clone, Debug, Deserialize)]
pub struct PersonInput {
    #[serde(default)]
    pub honorific: Line<0, 40>,
    #[serde(default)]
    pub degrees: Line<0, 60>,
    pub name: Line<2, 120>,
    /// See `person::Model::sort_override`.
    #[serde(default)]
    pub sort_override: Line<0, 120>,
    #[serde(default)]
    pub gender: Option<Gender>,
    #[serde(default)]
    pub birth_year: Option<i32>,
    /// A picture that is kept already.
    #[serde(skip)]
    pub portrait: Option<PictureRef>,
    #[serde(default)]
    pub biography: BothProse<4000>,
    #[serde(default)]
    pub email: Option<Email>,
    #[serde(default)]
    pub phone: Option<Phone>,
    /// The highest post first.
    #[serde(default)]
    pub positions: Vec<PositionInput>,
}

/// A post, and where it is held.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PositionInput {
    pub title: Both<Line<0, 200>>,
    /// Empty where the title names the body itself.
    pub organisation: Both<Line<0, 200>>,
    /// What is known of the organisation; what is not is read from its name.
    pub nature: Nature,
    pub standing: Standing,
    /// By hand, where the table of posts is not to be asked.
    pub rank: Option<i32>,
    pub held_from: Option<NaiveDate>,
    /// The last day, included.
    pub held_to: Option<NaiveDate>,
}

impl PersonInput {
    /// Somebody of whom nothing but the name is known.
    pub fn named(name: Line<2, 120>) -> Self {
        Self {
            honorific: Line::default(),
            degrees: Line::default(),
            name,
            sort_override: Line::default(),
            gender: None,
            birth_year: None,
            portrait: None,
            biography: BothProse::default(),
            email: None,
            phone: None,
            positions: Vec::new(),
        }
    }

    /// A year of birth lies in living memory, and not ahead.
    fn may_be(&self, this_year: i32) -> Result<(), Refusal> {
        match self.birth_year {
            Some(year) if !(FIRST_YEAR..=this_year).contains(&year) => {
                Err(Refusal::at("birth_year", "form-range").with("min", FIRST_YEAR).with("max", this_year))
            }
            _ => Ok(()),
        }
    }

    fn columns(&self) -> person::ActiveModel {
        let by_hand = (!self.sort_override.is_empty()).then(|| self.sort_override.to_string());
        person::ActiveModel {
            honorific: Set(self.honorific.to_string()),
            degrees: Set(self.degrees.to_string()),
            name: Set(self.name.to_string()),
            sort_key: Set(sort_key_or(&self.name, by_hand.as_deref())),
            sort_override: Set(by_hand),
            gender: Set(self.gender),
            birth_year: Set(self.birth_year),
            portrait: Set(self.portrait.as_ref().map(PictureRef::to_string)),
            biography: Set(self.biography.clone().into()),
            email: Set(self.email.clone().map(String::from)),
            phone: Set(self.phone.clone().map(String::from)),
            folded: Set(fold(&self.name)),
            ..Default::default()
        }
    }
}

impl PositionInput {
    /// A row of the form that nobody filled in.
    pub fn is_empty(&self) -> bool {
        let texts = [&self.title.vi, &self.title.en, &self.organisation.vi, &self.organisation.en];
        texts.iter().all(|text| text.is_empty()) && self.rank.is_none() && self.held_from.is_none() && self.held_to.is_none()
    }

    /// The columns this is kept in, without person, organisation and place.
    fn columns(&self) -> position::ActiveModel {
        position::ActiveModel {
            title: Set(self.title.clone().into()),
            standing: Set(self.standing),
            rank: Set(self.rank),
            held_from: Set(self.held_from),
            held_to: Set(self.held_to),
            ..Default::default()
        }
    }

    /// What is wrong with the post in row `row` of the form.
    fn may_be_held(&self, row: usize) -> Result<(), Refusal> {
        let at = |field: &str, key: &'static str| Err(Refusal::at(format!("positions[{row}].{field}"), key));
        match (self.held_from, self.held_to) {
            _ if self.title.vi.is_empty() && self.title.en.is_empty() => at("title.vi", "people-post-without-title"),
            (Some(from), Some(to)) if to < from => at("held_to", "people-post-ends-before-it-begins"),
            _ => match self.rank {
                Some(rank) if !(1..=LAST_RANK).contains(&rank) => {
                    Err(Refusal::at(format!("positions[{row}].rank"), "form-range").with("min", 1).with("max", LAST_RANK))
                }
                _ => Ok(()),
            },
        }
    }
}

/// Takes down a person with their posts.
pub async fn insert_person(change: &mut Change, input: &PersonInput) -> Result<person::Model> {
    input.may_be(change.now().year())?;
    let slug = free_slug(change.tx(), &input.name).await?;
    let row =
        person::ActiveModel { uuid: Set(Uuid::new_v4().to_string()), slug: Set(slug.into_string()), version: Set(1), ..input.columns() };
    let person = row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("people-saved-at-once"))?;
    write_positions(change, person.id, &input.positions).await?;
    Ok(person)
}

/// Changes what is on record, if it still is what `version` was; writes the log of `event`, and lets every event the
/// person comes to draw its pages anew.
pub async fn update_person(change: &mut Change, event: i64, before: &person::Model, input: &PersonInput) -> Result<()> {
    let old = json!(on_record(change.tx(), before).await?);
    let now = rewrite_person(change, before, input).await?;
    let new = on_record(change.tx(), &now).await?;
    change.note(Note::new(event, "people-log-person-changed").about("person", now.id, now.name.as_str()).before(&old).after(&new)).await?;
    touch_events_of(change, before.id).await
}

/// Writes over what is on record, if it still is what `before.version` was; who calls it writes the log.
pub async fn rewrite_person(change: &mut Change, before: &person::Model, input: &PersonInput) -> Result<person::Model> {
    input.may_be(change.now().year())?;
    let row = person::ActiveModel { version: Set(before.version + 1), ..input.columns() };
    let updated = person::Entity::update_many()
        .set(row)
        .filter(person::COLUMN.id.eq(before.id))
        .filter(person::COLUMN.version.eq(before.version))
        .exec(change.tx())
        .await?;
    if updated.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    position::Entity::delete_many().filter(position::COLUMN.person_id.eq(before.id)).exec(change.tx()).await?;
    write_positions(change, before.id, &input.positions).await?;
    person::Entity::find_by_id(before.id).one(change.tx()).await?.ok_or(AppError::Stale)
}

/// Pages of every event this person comes to, or came to, are drawn anew.
pub async fn touch_events_of(change: &mut Change, person: i64) -> Result<()> {
    touch_events_of_all(change, [person]).await
}

/// People known by exactly this name, marks and capitals aside.
pub async fn namesakes(db: &impl ConnectionTrait, name: &str) -> Result<Vec<person::Model>> {
    Ok(person::Entity::find().filter(person::COLUMN.folded.eq(fold(name))).all(db).await?)
}

/// How the log keeps a person.
#[derive(Serialize)]
pub struct OnRecord<'a> {
    #[serde(flatten)]
    person: &'a person::Model,
    posts: Vec<PostOnRecord>,
}

/// How the log keeps a post: with the word for how it is held, and all that was ever held.
#[derive(Serialize)]
struct PostOnRecord {
    post: Bilingual,
    #[serde(skip_serializing_if = "Option::is_none")]
    rank: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<NaiveDate>,
}

/// A person with their posts, for the log.
pub async fn on_record<'a>(db: &impl ConnectionTrait, person: &'a person::Model) -> Result<OnRecord<'a>> {
    let posts = positions_of(db, person.id).await?.into_iter().map(|(position, organisation)| PostOnRecord {
        post: held(&post(&position.title, organisation.as_ref().map(|one| &one.name)), position.standing),
        rank: position.rank,
        since: position.held_from,
        until: position.held_to,
    });
    Ok(OnRecord { person, posts: posts.collect() })
}

/// All posts of a person that are on record, the highest first, with where they are held.
pub async fn positions_of(db: &impl ConnectionTrait, person: i64) -> Result<Vec<(position::Model, Option<organisation::Model>)>> {
    let rows = position::Entity::find().filter(position::COLUMN.person_id.eq(person)).find_also_related(organisation::Entity);
    Ok(rows.order_by_asc(position::COLUMN.place).order_by_asc(position::COLUMN.id).all(db).await?)
}

async fn write_positions(change: &mut Change, person: i64, positions: &[PositionInput]) -> Result<()> {
    let mut rows = Vec::new();
    for (row, position) in positions.iter().enumerate().filter(|(_, position)| !position.is_empty()) {
        position.may_be_held(row)?;
        let organisation = organisation_of(change, position).await?;
        rows.push(position::ActiveModel {
            person_id: Set(person),
            organisation_id: Set(organisation.map(|organisation| organisation.id)),
            place: Set(rows.len() as i32 + 1),
            ..position.columns()
        });
    }
    if !rows.is_empty() {
        position::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

async fn organisation_of(change: &mut Change, position: &PositionInput) -> Result<Option<organisation::Model>> {
    let name = Bilingual::from(position.organisation.clone());
    if name.is_empty() {
        return Ok(None);
    }
    let found = find_or_insert_organisation(change, &name, &position.nature).await?;
    Ok(Some(correct_organisation(change, &found, &name).await?))
}

/// `mai-son`, or `mai-son-2` when another person has that address.
async fn free_slug(db: &impl ConnectionTrait, name: &str) -> Result<Slug> {
    let wanted = Slug::made_of(name);
    // A number shortens a long slug: its beginning finds all that may be in the way.
    let beginning: String = wanted.chars().take(60).collect();
    let rows = person::Entity::find().filter(person::COLUMN.slug.starts_with(beginning.as_str())).all(db).await?;
    let former = addresses_like(db, &beginning).await?;
    let taken: HashSet<&str> = rows.iter().map(|row| row.slug.as_str()).chain(former.iter().map(String::as_str)).collect();
    let numbered = (2..).map(|number| wanted.numbered(number));
    let mut slugs = std::iter::once(wanted.clone()).chain(numbered);
    Ok(slugs.find(|slug| !taken.contains(&**slug)).unwrap_or(wanted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn post(title: &str, from: Option<u32>, to: Option<u32>) -> PositionInput {
        let day = |d: u32| NaiveDate::from_ymd_opt(2025, 7, d).unwrap();
        let title = Both { vi: Line::parse(title).unwrap(), en: Line::default() };
        PositionInput { title, held_from: from.map(day), held_to: to.map(day), ..PositionInput::default() }
    }

    #[test]
    fn a_post_has_a_title_and_ends_after_it_begins() {
        let table = [
            (post("Giám đốc", None, None), None),
            (post("Giám đốc", Some(5), Some(5)), None),
            (post("Giám đốc", Some(5), Some(4)), Some("positions[2].held_to")),
            (post("", Some(5), None), Some("positions[2].title.vi")),
            (PositionInput { rank: Some(0), ..post("Giám đốc", None, None) }, Some("positions[2].rank")),
        ];
        for (post, field) in table {
            let refused = post.may_be_held(2).err().and_then(|no| no.field).map(|field| field.into_owned());
            assert_eq!(refused.as_deref(), field, "{post:?}");
        }
        assert!(post("", None, None).is_empty() && !post("", Some(1), None).is_empty());
    }
    #[test]
    fn nobody_is_born_tomorrow() {
        for (year, fine) in [(None, true), (Some(1899), false), (Some(1900), true), (Some(2026), true), (Some(2027), false)] {
            let input = PersonInput { birth_year: year, ..PersonInput::named(Line::parse("Lê An").unwrap()) };
            assert_eq!(input.may_be(2026).is_ok(), fine, "{year:?}");
        }
    }
}
