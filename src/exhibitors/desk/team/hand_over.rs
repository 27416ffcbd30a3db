//! Another answers for the exhibitor: who did so until now goes on as a helper.
use super::{member, must_decide};
use crate::accounts::{Entrance, account};
use crate::exhibitors::desk::at::Desk;
use crate::exhibitors::exhibitor;
use crate::exhibitors::letters::{self, About};
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, OrNotFound, OrRefuse, Refusal, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, EntityTrait, QueryFilter};

/// A helper answers from now on; both are told by letter, but not who did it.
///
/// # Errors
/// A refusal when the reader may not decide this, or somebody else answers by now.
pub async fn hand_over(door: &Entrance<'_>, desk: &Desk, helper_id: i64) -> Result<&'static str> {
    must_decide(desk)?;
    let mut change = Change::begin(door.db, &desk.who.actor(), door.now).await?;
    let present = &desk.dossier.exhibitor;
    let helper = member::of_desk(change.tx(), present.id, helper_id).await?;
    let mut accounts = vec![];
    for id in [present.account_id, helper.account_id] {
        accounts.push(account::Entity::find_by_id(id).one(change.tx()).await.or_not_found()?);
    }
    answers_from_now(&change, present, helper.account_id).await?;
    // A row of its own: whoever presses twice must not hand it back.
    if member::Entity::delete_by_id(helper.id).exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::NotFound);
    }
    let row = member::ActiveModel {
        event_id: Set(present.event_id),
        exhibitor_id: Set(present.id),
        account_id: Set(present.account_id),
        added_at: Set(door.now),
        ..Default::default()
    };
    row.insert(change.tx()).await?;
    let names: Vec<(&str, String)> = ["from", "to"].into_iter().zip(accounts.iter().map(|account| account.name.clone())).collect();
    let more = [names, vec![("by", desk.who.account.name.clone())]].concat();
    for account in accounts.iter().filter(|account| account.id != desk.who.account.id) {
        let mut told = desk.dossier.clone();
        told.exhibitor.account_id = account.id;
        let about = About { event: &desk.event, origin: &door.link(""), template: "exhibitors/letters/handed_over", booths: String::new() };
        letters::write_with(&mut change, &told, about, &more).await?;
    }
    let note = Note::new(desk.event.id, "desk-log-handed-over").about("application", desk.dossier.application.id, &accounts[1].name);
    change.note(note.quiet()).await?;
    change.commit().await?;
    Ok("desk-team-handed-over")
}

/// Of two who hand over at once, one does.
async fn answers_from_now(change: &Change, present: &exhibitor::Model, account_id: i64) -> Result<()> {
    let done = exhibitor::Entity::update_many()
        .col_expr(exhibitor::Column::AccountId, Expr::value(account_id))
        .filter(exhibitor::COLUMN.id.eq(present.id))
        .filter(exhibitor::COLUMN.account_id.eq(present.account_id))
        .exec(change.tx())
        .await
        .or_refuse_duplicate(Refusal::new("desk-team-already"))?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Refusal::new("desk-team-handed-over-already").into()) }
}
