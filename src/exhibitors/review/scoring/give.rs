//! Scores are written: one's own, one for each criterion, as long as nothing is decided.
use crate::accounts::SignedIn;
use crate::events::event;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::review::abstention::{self, abstains};
use crate::exhibitors::review::{criterion, score};
use crate::platform::change::{Change, Note};
use crate::platform::db::{Database, retrying};
use crate::platform::error::{Refusal, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QueryFilter};
use std::collections::HashMap;

/// Keeps somebody's scores of one application, by criterion. What is left out is taken back.
///
/// # Errors
/// Refusals: points a criterion does not have, an application that is decided, somebody who said they do not score.
pub async fn give_scores(
    db: &Database,
    who: &SignedIn,
    now: DateTimeUtc,
    (event, token): (&event::Model, &str),
    points: &HashMap<i64, i32>,
) -> Result<()> {
    retrying(|| async {
        let mut change = Change::begin(db, &who.actor(), now).await?;
        let dossier = Dossier::by_token(change.tx(), event.id, token).await?;
        score::may_be_scored(dossier.application.state)?;
        if abstains(change.tx(), event.id, who.account.id).await? {
            return Err(Refusal::new("exhibitors-score-abstains").into());
        }
        for criterion in criterion::all(change.tx(), event.id).await? {
            write(&change, who.account.id, &dossier, &criterion, points.get(&criterion.id).copied()).await?;
        }
        // The points stay out of the log: whoever has not scored yet reads it too.
        let note = Note::new(event.id, "exhibitors-log-scored").about("review", dossier.application.id, dossier.label());
        change.note(note.quiet()).await?;
        change.commit().await
    })
    .await
}

async fn write(change: &Change, account_id: i64, dossier: &Dossier, criterion: &criterion::Model, points: Option<i32>) -> Result<()> {
    let Some(points) = points else {
        let own = score::Entity::delete_many()
            .filter(score::COLUMN.criterion_id.eq(criterion.id))
            .filter(score::COLUMN.application_id.eq(dossier.application.id))
            .filter(score::COLUMN.account_id.eq(account_id));
        own.exec(change.tx()).await?;
        return Ok(());
    };
    if !(1..=criterion.most).contains(&points) {
        let no = Refusal::at(format!("points[{}]", criterion.id), "form-range").with("min", 1).with("max", criterion.most);
        return Err(no.into());
    }
    let row = score::ActiveModel {
        criterion_id: Set(criterion.id),
        application_id: Set(dossier.application.id),
        account_id: Set(account_id),
        points: Set(points),
        given_at: Set(change.now()),
        ..Default::default()
    };
    let once = [score::Column::CriterionId, score::Column::ApplicationId, score::Column::AccountId];
    let again = OnConflict::columns(once).update_columns([score::Column::Points, score::Column::GivenAt]).to_owned();
    score::Entity::insert(row).on_conflict(again).exec_without_returning(change.tx()).await?;
    Ok(())
}

/// Somebody says that they do not score at this event, for good: who has seen others' scores gives none.
pub async fn abstain(db: &Database, who: &SignedIn, now: DateTimeUtc, event: &event::Model) -> Result<()> {
    retrying(|| async {
        let mut change = Change::begin(db, &who.actor(), now).await?;
        if abstains(change.tx(), event.id, who.account.id).await? {
            return Ok(());
        }
        let row =
            abstention::ActiveModel { event_id: Set(event.id), account_id: Set(who.account.id), since: Set(now), ..Default::default() };
        let known = OnConflict::columns([abstention::Column::EventId, abstention::Column::AccountId]).do_nothing().to_owned();
        abstention::Entity::insert(row).on_conflict(known).exec_without_returning(change.tx()).await?;
        change.note(Note::new(event.id, "exhibitors-log-abstained").quiet()).await?;
        change.commit().await
    })
    .await
}
