//! What an event's form asks when: the organizers' settings, or what is usual.
use super::field::{Ask, FormField, When, fields_of};
use crate::events::event;
use crate::exhibitors::apply::Step;
use crate::exhibitors::dossier::Dossier;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use sea_orm::entity::prelude::*;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveValue::Set, FromJsonQueryResult, Iterable};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "application_form")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub event_id: i64,
    pub fields: Chosen,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

/// What was chosen for each field; what is not there is as usual.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Chosen(pub BTreeMap<FormField, Ask>);

/// What the form of one event asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    chosen: BTreeMap<FormField, Ask>,
    /// Of the row; 0 while there is none.
    pub version: i32,
}

impl Settings {
    pub async fn of(db: &impl ConnectionTrait, event_id: i64) -> Result<Self> {
        let row = Entity::find().filter(COLUMN.event_id.eq(event_id)).one(db).await?;
        Ok(row.map(|row| Self { chosen: row.fields.0, version: row.version }).unwrap_or_default())
    }

    /// As usual, save these.
    pub fn with(chosen: impl IntoIterator<Item = (FormField, Ask)>) -> Self {
        Self { chosen: chosen.into_iter().map(|(field, ask)| (field, possible(field, ask))).collect(), version: 0 }
    }

    /// As it was opened: the version it replaces.
    pub fn since(self, version: i32) -> Self {
        Self { version, ..self }
    }

    pub fn ask(&self, field: FormField) -> Ask {
        self.chosen.get(&field).copied().unwrap_or_else(|| field.usual())
    }

    /// Whether it is asked at that time.
    pub fn asks(&self, field: FormField, when: When) -> bool {
        self.ask(field).when() == Some(when)
    }

    /// Whether anything of a step is asked at that time.
    pub fn asks_in(&self, step: Step, when: When) -> bool {
        fields_of(step).any(|field| self.asks(field, when))
    }

    /// The codes of the fields that are asked at that time, for templates.
    pub fn codes(&self, when: When) -> Vec<String> {
        FormField::iter().filter(|field| self.asks(*field, when)).map(FormField::code).collect()
    }

    /// The codes of those that must be filled in, for templates.
    pub fn required_codes(&self) -> Vec<String> {
        FormField::iter().filter(|field| self.ask(*field).is_required()).map(FormField::code).collect()
    }

    /// Takes over what a form asked: what it did not ask stays as it was, whatever was sent. What is always asked is asked
    /// before sending.
    pub fn take_asked(&self, when: When, step: Step, mut written: Dossier, into: &mut Dossier) {
        let (asked, others): (Vec<_>, Vec<_>) = fields_of(step).partition(|field| self.asks(*field, when));
        match when {
            When::Now => {
                others.into_iter().for_each(|field| field.carry(into, &mut written));
                *into = written;
            }
            When::Later => asked.into_iter().for_each(|field| field.carry(&written, into)),
        }
    }

    /// What the log keeps: the fields that the other settings ask at another time.
    fn trace(&self, other: &Self) -> BTreeMap<FormField, Trace> {
        let differs = FormField::iter().filter(|field| self.ask(*field) != other.ask(*field));
        differs.map(|field| (field, Trace { form: self.ask(field) })).collect()
    }

    /// The fields that must be filled in at that time and are not, papers apart.
    pub fn missing<'a>(&'a self, when: When, dossier: &'a Dossier) -> impl Iterator<Item = FormField> + 'a {
        FormField::iter().filter(move |field| self.asks(*field, when) && self.ask(*field).is_required() && field.is_missing(dossier))
    }
}

/// A box nobody can leave empty is never required.
fn possible(field: FormField, ask: Ask) -> Ask {
    match ask {
        Ask::NowRequired if !field.may_be_required() => Ask::Now,
        Ask::LaterRequired if !field.may_be_required() => Ask::Later,
        ask => ask,
    }
}

/// Keeps what the organizers chose, if nobody else did since `settings.version`.
pub async fn save(db: &Database, actor: &Actor, now: DateTimeUtc, event: &event::Model, settings: &Settings) -> Result<()> {
    retrying(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        save_in(&mut change, event.id, settings).await?;
        change.commit().await
    })
    .await
}

/// [`save`] inside a larger change.
pub async fn save_in(change: &mut Change, event_id: i64, settings: &Settings) -> Result<()> {
    let before = Settings::of(change.tx(), event_id).await?;
    if before.version != settings.version {
        return Err(AppError::Stale);
    }
    let fields = Set(Chosen(settings.chosen.clone()));
    if settings.version == 0 {
        let row = ActiveModel { event_id: Set(event_id), fields, version: Set(1), ..Default::default() };
        row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("exhibitors-try-again"))?;
    } else {
        let row = ActiveModel { fields, version: Set(settings.version + 1), ..Default::default() };
        let same = Entity::update_many().set(row).filter(COLUMN.event_id.eq(event_id)).filter(COLUMN.version.eq(settings.version));
        if same.exec(change.tx()).await?.rows_affected == 0 {
            return Err(AppError::Stale);
        }
    }
    let note = Note::new(event_id, "exhibitors-log-form-changed").about("application_form", event_id, "");
    change.note(note.before(&before.trace(settings)).after(&settings.trace(&before)).quiet()).await
}

/// When a field is asked, as the log keeps it: told by the words of [`Ask`].
#[derive(Serialize)]
struct Trace {
    form: Ask,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn what_is_usual_asks_for_everything_at_once() {
        let usual = Settings::default();
        assert_eq!(usual.codes(When::Now).len(), FormField::iter().count());
        assert!(usual.codes(When::Later).is_empty());
        assert!(usual.ask(FormField::Summary).is_required() && !usual.ask(FormField::Website).is_required());
    }

    #[test]
    fn what_was_not_asked_stays() {
        let settings =
            Settings::with([(FormField::Website, Ask::Never), (FormField::Social, Ask::Later), (FormField::Summary, Ask::Never)]);
        let before = samples::everything();
        let taken = |when| {
            let mut into = before.clone();
            settings.take_asked(when, Step::Organisation, samples::nothing(), &mut into);
            into.exhibitor
        };
        let (now, old) = (taken(When::Now), &before.exhibitor);
        assert_eq!((&now.website, &now.social, &now.summary), (&old.website, &old.social, &samples::nothing().exhibitor.summary));
        assert_eq!((now.address.as_str(), now.name.vi.as_str()), ("", ""), "asked, and always asked");
        let later = taken(When::Later);
        assert_eq!((later.social.as_str(), &later.address, &later.name, &later.email), ("", &old.address, &old.name, &old.email));
    }

    #[test]
    fn only_what_is_asked_and_required_is_missed() {
        use FormField::*;
        let settings =
            Settings::with([(Website, Ask::NowRequired), (Summary, Ask::LaterRequired), (Phone, Ask::Never), (Corner, Ask::NowRequired)]);
        let nothing = samples::nothing();
        let now: Vec<_> = settings.missing(When::Now, &nothing).collect();
        assert_eq!(now, [Representative, Address, Province, Website, Fields, Products, Fascia]);
        assert_eq!(settings.missing(When::Later, &nothing).collect::<Vec<_>>(), [Summary]);
        assert_eq!(settings.ask(Corner), Ask::Now);
    }
}
