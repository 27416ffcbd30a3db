//! What is let off and added for one application is written down.
use super::changed::tell_in;
use super::fee::{self, FeeInput, agree_in};
use super::letters::Origin;
use super::one::{self, FeePage};
use crate::events::Organizer;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::met::settling;
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::time::Now;
use chrono::{DateTime, Utc};
use rocket::form::{Contextual, Form};

pub fn routes() -> Vec<rocket::Route> {
    routes![agree]
}

#[post("/studio/<_>/fees/<token>", data = "<form>", rank = 5)]
async fn agree(organizer: Organizer, token: &str, form: Form<Contextual<'_, FeeInput>>, db: &Db, now: Now) -> Result<Outcome<FeePage>> {
    let Organizer(editor) = organizer;
    let sent = FormView::sent(&form.context);
    let Some(input) = &form.value else { return one::again(db, editor, token, now.0, sent).await };
    let at = Origin { event: &editor.event, host: &editor.visit.origin };
    match keep(db, &editor.actor(), now.0, at, token, input).await {
        Ok(told) => {
            let said = if told { "fees-agreed-told" } else { "fees-agreed" };
            Ok(Outcome::Done(moved_on(format!("/studio/{}/fees/{token}", editor.event.slug), said)))
        }
        Err(AppError::Refused(no)) => one::again(db, editor, token, now.0, sent.refused(&no)).await,
        Err(AppError::Stale) => {
            let dossier = Dossier::by_token(db.reader(), editor.event.id, token).await?;
            let current = one::agreed(&fee::of(db.reader(), dossier.application.id).await?, editor.visit.language);
            one::again(db, editor, token, now.0, sent.stale(&FormView::filled(current))).await
        }
        Err(other) => Err(other),
    }
}

/// Writes down what was agreed. Whether the exhibitor was told: it had been asked for something else.
pub async fn keep(db: &Database, actor: &Actor, now: DateTime<Utc>, at: Origin<'_>, token: &str, input: &FeeInput) -> Result<bool> {
    settling(|| async {
        let mut change = Change::begin(db, actor, now).await?;
        let dossier = Dossier::by_token(change.tx(), at.event.id, token).await?;
        agree_in(&mut change, &dossier, input).await?;
        let told = tell_in(&mut change, at, &dossier).await?.is_some();
        change.commit().await?;
        Ok(told)
    })
    .await
}
