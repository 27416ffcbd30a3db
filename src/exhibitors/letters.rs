//! Letters to exhibitors: what became of their application, and where to see it.
use super::dossier::Dossier;
use super::floor_plan::kind::Kinds;
use crate::accounts::account;
use crate::events::event;
use crate::mail::letters as mail;
use crate::platform::change::{Change, Letter};
use crate::platform::error::{OrNotFound, Result};
use crate::platform::language::Language;
use crate::platform::time::moment;
use sea_orm::EntityTrait;
use serde::Serialize;
use serde_json::{Value, json};

/// What a letter tells besides whom it is for.
pub struct About<'a> {
    pub event: &'a event::Model,
    /// "https://host" of this installation.
    pub origin: &'a str,
    /// Stem of the template.
    pub template: &'static str,
    /// "A01, A02", or nothing.
    pub booths: String,
}

/// A letter as it went into the outbox.
#[derive(Clone, Debug, PartialEq)]
pub struct Written {
    pub to: String,
    pub name: String,
    pub language: Language,
    pub template: &'static str,
    pub data: Value,
}

/// A letter as its reader will see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drawn {
    /// "Trần Văn Tú <tu@khereu.example>".
    pub to: String,
    pub language: &'static str,
    pub subject: String,
    pub text: String,
}

/// Puts a letter to the exhibitor's account into the change, in the language of the account.
pub async fn write(change: &mut Change, dossier: &Dossier, about: About<'_>) -> Result<Written> {
    write_with(change, dossier, about, &[]).await
}

/// The same, with more that the template speaks of.
pub async fn write_with(change: &mut Change, dossier: &Dossier, about: About<'_>, more: &[(&str, String)]) -> Result<Written> {
    let account = account::Entity::find_by_id(dossier.exhibitor.account_id).one(change.tx()).await.or_not_found()?;
    let kinds = Kinds::of(change.tx(), about.event.id).await?;
    let written = Written {
        data: data(dossier, &account, &about, &kinds, more),
        to: account.email,
        name: account.name,
        language: account.language,
        template: about.template,
    };
    change.letter(written.letter(about.event.id)).await?;
    Ok(written)
}

fn data(dossier: &Dossier, account: &account::Model, about: &About<'_>, kinds: &Kinds, more: &[(&str, String)]) -> Value {
    let (language, application) = (account.language, &dossier.application);
    let kind = kinds.name(application.booth_kind.as_deref(), language);
    let mut data = json!({
        "name": account.name,
        "event": about.event.name.plain(language),
        "exhibitor": dossier.exhibitor.name.plain(language),
        "address": format!("{}/desk/{}", about.origin, about.event.slug),
        "words": application.words,
        "booths": about.booths,
        "kind": kind,
        "count": application.booth_count,
        "until": application.offered_until.map(|at| moment(at, about.event.tz(), language)).unwrap_or_default(),
    });
    for (name, value) in more {
        data[*name] = Value::String(value.clone());
    }
    data
}

impl Written {
    /// As it goes into the outbox.
    pub fn letter(&self, event_id: i64) -> Letter {
        Letter {
            to: self.to.clone(),
            name: self.name.clone(),
            language: self.language,
            template: self.template,
            data: self.data.clone(),
            event_id: Some(event_id),
            secret: false,
        }
    }

    /// As its reader will see it.
    ///
    /// # Errors
    /// A template that names what the letter does not say.
    pub fn drawn(&self) -> Result<Drawn> {
        let (subject, text) = mail::draw_from(self.template, self.language, &self.data)?;
        Ok(Drawn { to: format!("{} <{}>", self.name, self.to), language: self.language.code(), subject, text })
    }
}
