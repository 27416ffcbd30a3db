//! Following an invitation to help at a desk.
use super::helpers::works_nowhere;
use super::{invitation, member};
use crate::accounts::account;
use crate::accounts::invitation::{self as invitations, Asks, Invitation};
use crate::events::event;
use crate::exhibitors::{application, exhibitor};
use crate::platform::change::{Change, Note};
use crate::platform::error::{OrNotFound, OrRefuse, Refusal, Result};
use crate::platform::form::moved_on;
use crate::platform::language::Language;
use crate::platform::words::{say, word};
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    invitations::doors::<ToDesk>()
}

/// An invitation to help at the desk of an exhibitor.
struct ToDesk {
    row: invitation::Model,
    exhibitor: exhibitor::Model,
    event: event::Model,
    /// Organizers invited, not the exhibitor.
    by_organizers: bool,
}

impl Invitation for ToDesk {
    const DOOR: &'static str = "/desk-invitation";

    async fn look(db: &impl ConnectionTrait, token: &str, now: DateTimeUtc) -> Result<Self> {
        let row = invitation::look(db, token, now).await?;
        let exhibitor = exhibitor::Entity::find_by_id(row.exhibitor_id).one(db).await.or_not_found()?;
        let event = event::Entity::find_by_id(exhibitor.event_id).one(db).await.or_not_found()?;
        let by_organizers = !member::people_of(db, &exhibitor).await?.contains(&row.invited_by);
        Ok(Self { row, exhibitor, event, by_organizers })
    }

    async fn spend(change: &mut Change, token: &str) -> Result<()> {
        invitation::spend(change, token).await.map(drop)
    }

    async fn take_in(&self, change: &mut Change, account: &account::Model) -> Result<()> {
        add_helper_in(change, &self.exhibitor, account).await
    }

    fn email(&self) -> &str {
        &self.row.email
    }

    fn invited_by(&self) -> Option<i64> {
        Some(self.row.invited_by)
    }

    fn asks(&self, inviter: &str, language: Language) -> Asks {
        let event = self.event.name.plain(language);
        let inviter = if self.by_organizers { &word(language, "exhibitors-organizers") } else { inviter };
        Asks {
            title: "desk-join-title",
            name: self.exhibitor.name.clone(),
            text: say(language, "desk-join-text", &json!({ "inviter": inviter, "event": event })),
            verb: "desk-join-verb",
        }
    }

    fn leads(&self) -> Flash<Redirect> {
        moved_on(format!("/desk/{}", self.event.slug), "desk-team-joined")
    }
}

/// An account becomes a helper, inside a change.
///
/// # Errors
/// A refusal when it works for an exhibitor of this event already.
pub async fn add_helper_in(change: &mut Change, exhibitor: &exhibitor::Model, account: &account::Model) -> Result<()> {
    works_nowhere(change, exhibitor.event_id, account.id).await?;
    let row = member::ActiveModel {
        event_id: Set(exhibitor.event_id),
        exhibitor_id: Set(exhibitor.id),
        account_id: Set(account.id),
        added_at: Set(change.now()),
        ..Default::default()
    };
    row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("desk-team-already"))?;
    let application = application::Entity::find().filter(application::COLUMN.exhibitor_id.eq(exhibitor.id)).one(change.tx()).await?;
    let id = application.map_or(0, |application| application.id);
    change.note(Note::new(exhibitor.event_id, "desk-log-joined").about("application", id, &account.name).quiet()).await
}
