//! The people who work on one desk: who answers for the exhibitor, and the helpers invited by them.
mod doors;
mod hand_over;
mod helpers;
pub mod invitation;
mod join;
pub mod member;
mod show;

use super::at::Desk;
use crate::events::team;
use crate::platform::error::{Refusal, Result};
use crate::platform::language::Language;
use crate::platform::words::word;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};

pub fn routes() -> Vec<rocket::Route> {
    [doors::routes(), join::routes()].concat()
}

/// Who works on a desk is decided by the one who answers for the exhibitor, and by organizers: where that one is gone, nobody else could.
fn must_decide(desk: &Desk) -> Result<(), Refusal> {
    if desk.answers() || desk.fills_in() { Ok(()) } else { Err(Refusal::new("desk-only-answerer")) }
}

/// Organizers put none of their own at a desk: its visitors' contacts are for the exhibitor alone (Law 91/2025/QH15, articles 9 and 15).
async fn must_be_theirs(db: &impl ConnectionTrait, desk: &Desk, account_id: i64) -> Result<()> {
    let one_of_them = team::Entity::find().filter(team::COLUMN.event_id.eq(desk.event.id)).filter(team::COLUMN.account_id.eq(account_id));
    match desk.fills_in() && (account_id == desk.who.account.id || one_of_them.one(db).await?.is_some()) {
        true => Err(Refusal::at("email", "desk-team-is-organizer").into()),
        false => Ok(()),
    }
}

/// Who stands at a desk, as letters call them: organizers as one body.
fn called(desk: &Desk, language: Language) -> String {
    if desk.fills_in() { word(language, "exhibitors-organizers") } else { desk.who.account.name.clone() }
}
