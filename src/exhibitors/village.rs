//! Technology villages: tracks of an event that exhibitors may wish to stand in.
use super::application;
use crate::platform::error::{Refusal, Result};
use crate::platform::form::{Choice, Pick};
use crate::platform::language::Language;
use crate::platform::text::{Bilingual, slugify};
use crate::programme::track;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};

/// The villages of one event, in their order.
pub struct Villages(Vec<track::Model>);

impl Villages {
    /// Read once per page.
    pub async fn of(db: &impl ConnectionTrait, event_id: i64) -> Result<Self> {
        let rows = track::Entity::find()
            .filter(track::COLUMN.event_id.eq(event_id))
            .filter(track::COLUMN.village.eq(true))
            .order_by_asc(track::Column::Place)
            .order_by_asc(track::Column::Id);
        Ok(Self(rows.all(db).await?))
    }

    /// The name of the village an application wishes for.
    pub fn name_for(&self, application: &application::Model) -> Option<&Bilingual> {
        self.of_application(application).map(|village| &village.name)
    }

    /// What a village is called, by its row; empty where there is none.
    pub fn name_of(&self, id: i64, language: Language) -> String {
        self.0.iter().find(|village| village.id == id).map(|village| village.name.plain(language).to_owned()).unwrap_or_default()
    }

    /// In their order.
    pub fn all(&self) -> &[track::Model] {
        &self.0
    }

    /// The turn of a village among those of the event, from 0: what its colour and sign go by.
    pub fn place_of(&self, track_id: i64) -> Option<usize> {
        self.0.iter().position(|village| village.id == track_id)
    }

    /// The word that stands for the village with this turn in addresses.
    pub fn code_at(&self, place: usize) -> String {
        self.0.get(place).map(|village| slugify(&village.name.vi)).unwrap_or_default()
    }

    /// The turn of the village an application wishes for.
    pub fn wished_by(&self, application: &application::Model) -> Option<usize> {
        self.place_of(village_of(application)?)
    }

    fn of_application(&self, application: &application::Model) -> Option<&track::Model> {
        let wished = village_of(application)?;
        self.0.iter().find(|village| village.id == wished)
    }

    /// Their rows.
    pub fn ids(&self) -> HashSet<i64> {
        self.0.iter().map(|village| village.id).collect()
    }

    /// Their names, by row.
    pub fn names(&self) -> HashMap<i64, Bilingual> {
        self.0.iter().map(|village| (village.id, village.name.clone())).collect()
    }

    /// For forms, by row.
    pub fn by_row(&self, language: Language) -> Vec<Choice> {
        self.0.iter().map(|village| Choice::new(village.id.to_string(), village.name.plain(language))).collect()
    }

    /// For narrowing a public list, by the words of addresses: only those that something in it is of.
    pub fn pick(&self, wanted: Option<&str>, is_here: impl Fn(&str) -> bool, language: Language) -> Pick {
        let all = self.0.iter().map(|village| Choice::new(slugify(&village.name.vi), village.name.plain(language)));
        let here = all.filter(|village| is_here(&village.value)).collect();
        Pick::new("village", ("exhibitors-filter-village", "exhibitors-filter-any-village"), wanted, here, language)
    }
}

/// The row of the track an application wishes for.
pub fn village_of(application: &application::Model) -> Option<i64> {
    application.village.parse().ok()
}

/// A village can only be one of the event's own.
pub async fn must_be_of_event(tx: &impl ConnectionTrait, application: &application::Model) -> Result<()> {
    let Some(wished) = village_of(application) else { return Ok(()) };
    let known = track::Entity::find_by_id(wished).filter(track::COLUMN.event_id.eq(application.event_id)).one(tx).await?;
    known.map(|_| ()).ok_or_else(|| Refusal::at("village", "form-choice").into())
}
