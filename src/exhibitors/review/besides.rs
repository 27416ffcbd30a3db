//! What an organizer sees beside an application: the conditions it accepted, what the team gave it, and the way to talk about it.
use super::abstention::abstains;
use super::scoring::one::{Board, board};
use super::{comment, criterion, score};
use crate::events::Editor;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::form::conditions;
use crate::platform::error::{OrNotFound, Result};
use crate::platform::time::timestamp;
use sea_orm::{DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter};
use serde::Serialize;

/// Drawn by `exhibitors/review/besides`.
#[derive(Debug, Serialize)]
pub struct Besides {
    /// The version of the conditions that was accepted, and when.
    conditions: Option<Accepted>,
    /// Where it is scored and talked about; nothing while nobody has sent it.
    scoring: Option<String>,
    /// Others' scores may be seen.
    seen: bool,
    board: Option<Board>,
    comments: u64,
}

#[derive(Debug, Serialize)]
struct Accepted {
    number: i32,
    at: String,
}

impl Besides {
    pub async fn of(db: &DatabaseConnection, editor: &Editor, dossier: &Dossier) -> Result<Self> {
        let (event, application, own) = (&editor.event, &dossier.application, editor.who.account.id);
        let criteria = criterion::all(db, event.id).await?;
        let scores = score::of_applications(db, &[application.id]).await?;
        let done = score::is_complete(&criteria, &scores, own);
        let seen = score::sees_others(done, abstains(db, event.id, own).await?, application.state);
        Ok(Self {
            conditions: accepted(db, editor, dossier).await?,
            scoring: application.sent_at.map(|_| format!("/studio/{}/scoring/{}", event.slug, application.token)),
            seen,
            board: if seen { board(db, &criteria, &scores, editor.visit.language).await? } else { None },
            comments: comment::Entity::find().filter(comment::COLUMN.application_id.eq(application.id)).count(db).await?,
        })
    }
}

async fn accepted(db: &DatabaseConnection, editor: &Editor, dossier: &Dossier) -> Result<Option<Accepted>> {
    let (Some(id), Some(at)) = (dossier.application.conditions_id, dossier.application.conditions_at) else { return Ok(None) };
    let version = conditions::Entity::find_by_id(id).one(db).await.or_not_found()?;
    Ok(Some(Accepted { number: version.number, at: timestamp(at, editor.event.tz(), editor.visit.language) }))
}
