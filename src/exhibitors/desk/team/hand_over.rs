//! Another answers for the exhibitor: who did so until now goes on as a helper.
use super::{called, member, must_be_theirs, must_decide};
use crate::accounts::{Entrance, account};
use crate::exhibitors::application::acts::{By, possible};
use crate::exhibitors::desk::at::Desk;
use crate::exhibitors::exhibitor;
use crate::exhibitors::letters::{self, About};
use crate::platform::change::{Change, Note};
use crate::platform::db::retrying;
use crate::platform::error::{OrNotFound, OrRefuse, Refusal, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, EntityTrait, QueryFilter};

/// A helper answers from now on; both are told by letter, but not who did it. Answers what to say.
///
/// # Errors
/// A refusal when the reader may not decide this, or somebody else answers by now.
pub async fn hand_over(door: &Entrance<'_>, desk: &Desk, helper_id: i64) -> Result<&'static str> {
    must_decide(desk)?;
    retrying(|| attempt(door, desk, helper_id)).await?;
    Ok("desk-team-handed-over")
}

async fn attempt(door: &Entrance<'_>, desk: &Desk, helper_id: i64) -> Result<()> {
    let mut change = Change::begin(door.db, &desk.who.actor(), door.now).await?;
    let exhibitor = &desk.dossier.exhibitor;
    let helper = member::of_desk(change.tx(), exhibitor.id, helper_id).await?;
    must_be_theirs(change.tx(), desk, helper.account_id).await?;
    let from = account::Entity::find_by_id(exhibitor.account_id).one(change.tx()).await.or_not_found()?;
    let to = account::Entity::find_by_id(helper.account_id).one(change.tx()).await.or_not_found()?;
    put_first(&change, exhibitor, to.id).await?;
    // A row of its own: whoever presses twice must not hand it back.
    member::part(&change, helper.id).await?;
    let row = member::ActiveModel {
        event_id: Set(exhibitor.event_id),
        exhibitor_id: Set(exhibitor.id),
        account_id: Set(from.id),
        added_at: Set(door.now),
        ..Default::default()
    };
    row.insert(change.tx()).await?;
    for one in [&from, &to] {
        if one.id != desk.who.account.id {
            tell(&mut change, door, desk, one, (&from, &to)).await?;
        }
    }
    let note = Note::new(desk.event.id, "desk-log-handed-over").about("application", desk.dossier.application.id, &to.name);
    change.note(note.quiet()).await?;
    change.commit().await
}

/// Of two who hand over at once, one does; and nobody who saves meanwhile puts the earlier one back.
async fn put_first(change: &Change, exhibitor: &exhibitor::Model, account_id: i64) -> Result<()> {
    let done = exhibitor::Entity::update_many()
        .col_expr(exhibitor::Column::AccountId, Expr::value(account_id))
        .col_expr(exhibitor::Column::Version, Expr::col(exhibitor::Column::Version).add(1))
        .filter(exhibitor::COLUMN.id.eq(exhibitor.id))
        .filter(exhibitor::COLUMN.account_id.eq(exhibitor.account_id))
        .exec(change.tx())
        .await
        .or_refuse_duplicate(Refusal::new("desk-team-already"))?;
    if done.rows_affected == 1 { Ok(()) } else { Err(Refusal::new("desk-team-handed-over-already").into()) }
}

async fn tell(
    change: &mut Change,
    door: &Entrance<'_>,
    desk: &Desk,
    reader: &account::Model,
    (from, to): (&account::Model, &account::Model),
) -> Result<()> {
    let mut dossier = desk.dossier.clone();
    dossier.exhibitor.account_id = reader.id;
    let may_act = !possible(By::Exhibitor, &dossier.application, &desk.event, door.now).is_empty();
    let more = [
        ("by", called(desk, reader.language)),
        ("from", from.name.clone()),
        ("to", to.name.clone()),
        ("acts", if may_act { "yes".into() } else { String::new() }),
    ];
    let about = About { event: &desk.event, origin: &door.link(""), template: "exhibitors/letters/handed_over", booths: String::new() };
    letters::write_with(change, &dossier, about, &more).await.map(drop)
}
