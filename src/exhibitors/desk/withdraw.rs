//! An exhibitor steps back: its booths are free again in the same change.
use crate::accounts::SignedIn;
use crate::events::event;
use crate::exhibitors::application::{self, State};
use crate::exhibitors::booth;
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::letters::{self, About};
use crate::exhibitors::met::settling;
use crate::exhibitors::review::Trace;
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

/// Withdraws an application and confirms it by letter.
///
/// # Errors
/// Refusals: what was not sent, was declined or is withdrawn already.
pub async fn withdraw(db: &Database, who: &SignedIn, event: &event::Model, now: DateTimeUtc, origin: &str) -> Result<Dossier> {
    settling(|| async {
        let mut change = Change::begin(db, &who.actor(), now).await?;
        let present = Dossier::of_account(change.tx(), event.id, who.account.id).await?.ok_or(AppError::NotFound)?;
        let withdrawn = withdraw_in(&mut change, &present).await?;
        let about = About { event, origin, template: "exhibitors/letters/withdrawn", booths: String::new() };
        letters::write(&mut change, &withdrawn, about).await?;
        change.commit().await?;
        Ok(withdrawn)
    })
    .await
}

/// Withdraws inside a change.
pub async fn withdraw_in(change: &mut Change, dossier: &Dossier) -> Result<Dossier> {
    let before = &dossier.application;
    before.state.may_be_withdrawn()?;
    let next = application::Model { state: State::Withdrawn, updated_at: change.now(), ..before.clone() };
    let application = before.replace(change.tx(), next).await?;
    let freed = if before.state.holds_place() { free_booths(change.tx(), dossier).await? } else { String::new() };
    let note = Note::new(before.event_id, "exhibitors-log-withdrawn")
        .about("application", before.id, dossier.label())
        .before(&Trace { state: before.state, booths: &freed, words: &before.words })
        .after(&Trace { state: application.state, booths: "", words: &application.words });
    change.note(if before.state.is_shown() { note } else { note.quiet() }).await?;
    Ok(Dossier { exhibitor: dossier.exhibitor.clone(), application })
}

/// Takes the booths out of the hall's count and frees them: rows in the same order as when they are given. What is drawn on the plan
/// stays there, empty.
async fn free_booths(tx: &impl ConnectionTrait, dossier: &Dossier) -> Result<String> {
    let booths = dossier.booths(tx).await?;
    let count = i32::try_from(booths.len()).map_err(anyhow::Error::from)?;
    event::Entity::update_many()
        .col_expr(event::Column::BoothsGiven, Expr::col(event::Column::BoothsGiven).sub(count))
        .filter(event::COLUMN.id.eq(dossier.application.event_id))
        .filter(event::COLUMN.booths_given.gte(count))
        .exec(tx)
        .await?;
    let own = booth::COLUMN.exhibitor_id.eq(dossier.exhibitor.id);
    booth::Entity::delete_many().filter(own.clone()).filter(booth::COLUMN.hall_id.is_null()).exec(tx).await?;
    booth::Entity::update_many().col_expr(booth::Column::ExhibitorId, Expr::value(None::<i64>)).filter(own).exec(tx).await?;
    Ok(numbers_of(&booths))
}
