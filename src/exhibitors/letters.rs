//! Letters to exhibitors: what became of their application, and where to see it.
use super::dossier::Dossier;
use crate::accounts::account;
use crate::events::event;
use crate::platform::change::{Change, Letter};
use crate::platform::error::{OrNotFound, Result};
use sea_orm::EntityTrait;
use serde_json::json;

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

/// Puts a letter to the exhibitor's account into the change, in the language of the account.
pub async fn write(change: &mut Change, dossier: &Dossier, about: About<'_>) -> Result<()> {
    let account = account::Entity::find_by_id(dossier.exhibitor.account_id).one(change.tx()).await.or_not_found()?;
    let language = account.language;
    let data = json!({
        "name": account.name,
        "event": about.event.name.plain(language),
        "exhibitor": dossier.exhibitor.name.plain(language),
        "address": format!("{}/desk/{}", about.origin, about.event.slug),
        "words": dossier.application.words,
        "booths": about.booths,
    });
    let letter = Letter {
        to: account.email,
        name: account.name,
        language,
        template: about.template,
        data,
        event_id: Some(about.event.id),
        secret: false,
    };
    change.letter(letter).await
}
