//! What organizers decide on an application: a booth, a no, or what should be changed first.
use crate::accounts::SignedIn;
use crate::events::event;
use crate::exhibitors::application::{self, State};
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::letters::{self, About};
use crate::exhibitors::met::{met, settling};
use crate::exhibitors::values::Numbers;
use crate::exhibitors::{booth, exhibitor};
use crate::platform::change::{Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::secret;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;

/// What is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// With these booths, and a word or none.
    Accept(Numbers, String),
    /// For this reason.
    Decline(String),
    /// These should be made.
    AskChanges(String),
}

/// Who decides, on what, as they saw it.
pub struct Deciding<'a> {
    pub who: &'a SignedIn,
    pub event: &'a event::Model,
    pub token: &'a str,
    pub version: i32,
    pub now: DateTimeUtc,
    /// "https://host", for the letter.
    pub origin: &'a str,
}

/// Decides, and tells the exhibitor.
///
/// # Errors
/// Refusals: what is not waiting for a decision, a booth that somebody has (and who), a full hall.
/// `Stale` when the exhibitor sent it anew since it was opened.
pub async fn decide(db: &Database, deciding: &Deciding<'_>, decision: &Decision) -> Result<Dossier> {
    settling(|| decide_once(db, deciding, decision)).await
}

async fn decide_once(db: &Database, deciding: &Deciding<'_>, decision: &Decision) -> Result<Dossier> {
    let mut change = Change::begin(db, &deciding.who.actor(), deciding.now).await?;
    let present = Dossier::by_token(change.tx(), deciding.event.id, deciding.token).await?;
    present.application.state.may_be_decided()?;
    if present.application.version != deciding.version {
        return Err(AppError::Stale);
    }
    let (decided, template) = match decision {
        Decision::Accept(numbers, words) => (accept_in(&mut change, &present, numbers, words).await?, "exhibitors/letters/accepted"),
        Decision::Decline(reason) => (decline_in(&mut change, &present, reason).await?, "exhibitors/letters/declined"),
        Decision::AskChanges(words) => (ask_changes_in(&mut change, &present, words).await?, "exhibitors/letters/changes_asked"),
    };
    let booths = numbers_of(&decided.booths(change.tx()).await?);
    let about = About { event: deciding.event, origin: deciding.origin, template, booths };
    letters::write(&mut change, &decided, about).await?;
    change.commit().await?;
    Ok(decided)
}

/// Accepts with these booths, inside a change.
///
/// The order of the rows (application, event, booths) is the same in every change, so that two never wait in a circle.
pub async fn accept_in(change: &mut Change, dossier: &Dossier, numbers: &Numbers, words: &str) -> Result<Dossier> {
    let decided = move_on(change, dossier, State::Accepted, words).await?;
    promise(change.tx(), decided.application.event_id, numbers.all().len()).await?;
    for number in numbers.all() {
        give(change.tx(), &decided, number).await?;
    }
    note(change, dossier, &decided, "exhibitors-log-accepted", &numbers.to_string()).await?;
    Ok(decided)
}

/// Declines, inside a change.
pub async fn decline_in(change: &mut Change, dossier: &Dossier, reason: &str) -> Result<Dossier> {
    let decided = move_on(change, dossier, State::Declined, reason).await?;
    note(change, dossier, &decided, "exhibitors-log-declined", "").await?;
    Ok(decided)
}

/// Asks for changes, inside a change.
pub async fn ask_changes_in(change: &mut Change, dossier: &Dossier, words: &str) -> Result<Dossier> {
    let decided = move_on(change, dossier, State::ChangesAsked, words).await?;
    note(change, dossier, &decided, "exhibitors-log-changes-asked", "").await?;
    Ok(decided)
}

async fn move_on(change: &Change, dossier: &Dossier, state: State, words: &str) -> Result<Dossier> {
    dossier.application.state.may_be_decided()?;
    let next = application::Model {
        state,
        words: words.to_owned(),
        decided_at: Some(change.now()),
        decided_by: change.actor().id,
        updated_at: change.now(),
        ..dossier.application.clone()
    };
    let application = dossier.application.replace(change.tx(), next).await?;
    Ok(Dossier { exhibitor: dossier.exhibitor.clone(), application })
}

/// Promises `count` booths of the hall, if it has them.
async fn promise(tx: &impl ConnectionTrait, event_id: i64, count: usize) -> Result<()> {
    let count = i32::try_from(count).map_err(anyhow::Error::from)?;
    let given = || Expr::col(event::Column::BoothsGiven);
    let fits = event::COLUMN.booth_limit.is_null().or(given().add(count).lte(Expr::col(event::Column::BoothLimit)));
    let promised = event::Entity::update_many()
        .col_expr(event::Column::BoothsGiven, given().add(count))
        .filter(event::COLUMN.id.eq(event_id))
        .filter(fits)
        .exec(tx)
        .await?;
    match promised.rows_affected {
        0 => Err(Refusal::new("exhibitors-review-hall-full").into()),
        _ => Ok(()),
    }
}

/// Gives one booth: a free one of the plan, or a new one. The unique number decides.
async fn give(tx: &impl ConnectionTrait, dossier: &Dossier, number: &str) -> Result<()> {
    let event_id = dossier.application.event_id;
    let known = booth::Entity::find()
        .filter(booth::COLUMN.event_id.eq(event_id))
        .filter(booth::COLUMN.number.eq(number))
        .find_also_related(exhibitor::Entity)
        .one(tx)
        .await?;
    match known {
        Some((_, Some(holder))) => Err(taken(number, &holder)),
        Some((free, None)) => take_free(tx, free.id, dossier).await,
        None => {
            let row = booth::ActiveModel {
                event_id: Set(event_id),
                number: Set(number.to_owned()),
                kind: Set(dossier.application.booth_kind.clone()),
                token: Set(secret::token()),
                exhibitor_id: Set(Some(dossier.exhibitor.id)),
                ..Default::default()
            };
            row.insert(tx).await.or_refuse_duplicate(met())?;
            Ok(())
        }
    }
}

async fn take_free(tx: &impl ConnectionTrait, booth_id: i64, dossier: &Dossier) -> Result<()> {
    let took = booth::Entity::update_many()
        .col_expr(booth::Column::ExhibitorId, Expr::value(Some(dossier.exhibitor.id)))
        .filter(booth::COLUMN.id.eq(booth_id))
        .filter(booth::COLUMN.exhibitor_id.is_null())
        .exec(tx)
        .await?;
    if took.rows_affected == 0 { Err(met().into()) } else { Ok(()) }
}

fn taken(number: &str, holder: &exhibitor::Model) -> AppError {
    Refusal::at("numbers", "exhibitors-review-booth-taken").with("number", number).with("name", holder.name.vi.as_str()).into()
}

/// What the log keeps of an application: nothing about people.
#[derive(Serialize)]
pub struct Trace<'a> {
    pub state: State,
    pub booths: &'a str,
    pub words: &'a str,
}

async fn note(change: &mut Change, before: &Dossier, after: &Dossier, act: &'static str, booths: &str) -> Result<()> {
    let note = Note::new(after.application.event_id, act)
        .about("application", after.application.id, after.label())
        .before(&Trace { state: before.application.state, booths: "", words: &before.application.words })
        .after(&Trace { state: after.application.state, booths, words: &after.application.words });
    // Only an accepted exhibitor stands in the public directory.
    let note = if after.application.state.is_shown() { note } else { note.quiet() };
    change.note(note).await
}
