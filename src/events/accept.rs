//! Following an invitation to an event's team.
use super::event;
use super::team::{Role, add_member_in};
use crate::accounts::invitation::{self, Asks, Invitation};
use crate::accounts::{Purpose, account, one_time_link};
use crate::platform::change::Change;
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::form::moved_on;
use crate::platform::language::Language;
use crate::platform::words::{say, word};
use rocket::Route;
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ConnectionTrait, EntityTrait};
use serde_json::json;

pub fn routes() -> Vec<Route> {
    invitation::doors::<ToTeam>()
}

/// An invitation to the team of an event, in a role.
struct ToTeam {
    link: one_time_link::Model,
    event: event::Model,
    role: Role,
}

impl Invitation for ToTeam {
    const DOOR: &'static str = "/invitation";

    async fn look(db: &impl ConnectionTrait, token: &str, now: DateTimeUtc) -> Result<Self> {
        let link = one_time_link::look(db, token, Purpose::Invite, now).await?;
        let event = event::Entity::find_by_id(link.event_id.unwrap_or_default()).one(db).await.or_not_found()?;
        let role = link.role.as_deref().and_then(Role::from_code).ok_or(AppError::NotFound)?;
        Ok(Self { link, event, role })
    }

    async fn spend(change: &mut Change, token: &str) -> Result<()> {
        one_time_link::spend(change, token, Purpose::Invite).await.map(drop)
    }

    async fn take_in(&self, change: &mut Change, account: &account::Model) -> Result<()> {
        add_member_in(change, self.event.id, account, self.role).await.map(drop)
    }

    fn email(&self) -> &str {
        self.link.email.as_deref().unwrap_or_default()
    }

    fn invited_by(&self) -> Option<i64> {
        self.link.invited_by
    }

    fn asks(&self, inviter: &str, language: Language) -> Asks {
        let role = word(language, self.role.key());
        Asks {
            title: "events-accept-title",
            name: self.event.name.clone(),
            text: say(language, "events-accept-text", &json!({ "inviter": inviter, "role": role })),
            verb: "events-accept-join",
        }
    }

    fn leads(&self) -> Flash<Redirect> {
        moved_on(format!("/studio/{}", self.event.slug), "events-invitation-joined")
    }
}
