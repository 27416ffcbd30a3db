//! What was agreed to is given: each application in a change of its own, so that one that cannot be placed keeps no other back.
use crate::events::Editor;
use crate::exhibitors::booth;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::met::settling;
use crate::exhibitors::review::place_in;
use crate::exhibitors::values::Numbers;
use crate::platform::change::Change;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::words::say;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::Value;
use std::collections::HashMap;

/// Places each on its booths; with those that could not be placed, and why.
pub async fn take(
    db: &Database,
    editor: &Editor,
    now: DateTimeUtc,
    tokens: &[String],
    at: &HashMap<String, String>,
) -> Result<Vec<Refusal>> {
    if tokens.is_empty() {
        return Err(Refusal::new("exhibitors-proposal-nothing").into());
    }
    let mut refused = Vec::new();
    for token in tokens {
        let dossier = Dossier::by_token(db.reader(), editor.event.id, token).await?;
        let Some(numbers) = at.get(token).and_then(|written| Numbers::parse(written).ok()) else { continue };
        match settling(|| place(db, editor, now, &dossier, &numbers)).await {
            Ok(()) => {}
            Err(AppError::Refused(no)) => {
                let why = say(editor.visit.language, &no.key, &Value::Object(no.args));
                refused.push(Refusal::new("exhibitors-proposal-refused").with("name", dossier.label()).with("why", why));
            }
            Err(other) => return Err(other),
        }
    }
    Ok(refused)
}

/// Places one application on all of these booths, or on none.
///
/// # Errors
/// Refusals: an application without a place, a booth that is not there, is of another kind or was given meanwhile.
pub async fn place(db: &Database, editor: &Editor, now: DateTimeUtc, dossier: &Dossier, numbers: &Numbers) -> Result<()> {
    let mut change = Change::begin(db, &editor.who.actor(), now).await?;
    for number in numbers.all() {
        let booth = booth::Entity::find()
            .filter(booth::COLUMN.event_id.eq(editor.event.id))
            .filter(booth::COLUMN.number.eq(number.as_str()))
            .one(change.tx())
            .await?;
        let Some(booth) = booth else {
            return Err(Refusal::at("numbers", "exhibitors-place-no-such-booth").with("number", number.as_str()).into());
        };
        place_in(&mut change, booth.id, dossier.application.id).await?;
    }
    change.commit().await
}
