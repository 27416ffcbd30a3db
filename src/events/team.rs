//! An event's team: which accounts work on it, and what each may do there.
use crate::accounts::account;
use crate::platform::change::{Change, Note};
use crate::platform::error::{OrRefuse, Refusal, Result};
use rocket::FromFormField;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "team_member")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    #[sea_orm(unique_key = "once")]
    pub account_id: i64,
    pub role: Role,
    pub added_at: DateTimeUtc,
    #[sea_orm(belongs_to, from = "event_id", to = "id")]
    pub event: BelongsTo<super::event::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What a member of the team is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Answers for the event: may do everything in it.
    Organizer,
    /// Writes texts, people and programme; decides nothing and publishes nothing.
    Editor,
    /// Stands at the gate: finds people and reaches them, changes no content.
    Reception,
}

impl Role {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Organizer => "events-role-organizer",
            Self::Editor => "events-role-editor",
            Self::Reception => "events-role-reception",
        }
    }

    /// As forms, links and the database write it.
    pub fn code(self) -> String {
        self.to_value()
    }

    /// The role with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok()
    }

    /// Texts, people and the working copy of the programme.
    pub fn may_edit(self) -> bool {
        matches!(self, Self::Organizer | Self::Editor)
    }

    /// Phones and e-mail addresses. Editors write texts and need none of them.
    pub fn may_see_contacts(self) -> bool {
        matches!(self, Self::Organizer | Self::Reception)
    }

    pub fn may_check_in(self) -> bool {
        matches!(self, Self::Organizer | Self::Reception)
    }

    /// The event itself, and releases of its programme.
    pub fn may_publish(self) -> bool {
        self == Self::Organizer
    }

    pub fn may_decide_booths(self) -> bool {
        self == Self::Organizer
    }

    pub fn may_manage_team(self) -> bool {
        self == Self::Organizer
    }
}

/// Puts an account on an event's team, inside a larger change.
///
/// # Errors
/// A refusal when the account is on the team already.
pub async fn add_member_in(change: &mut Change, event_id: i64, account: &account::Model, role: Role) -> Result<Model> {
    let row = ActiveModel {
        event_id: Set(event_id),
        account_id: Set(account.id),
        role: Set(role),
        added_at: Set(change.now()),
        ..Default::default()
    };
    let row = row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("events-team-already"))?;
    let act = if change.actor().id == Some(account.id) { "events-log-joined" } else { "events-log-member-added" };
    change.note(Note::new(event_id, act).about("team_member", row.id, &account.name).after(&Recorded { role }).quiet()).await?;
    Ok(row)
}

/// A membership as the log keeps it.
#[derive(Serialize)]
pub struct Recorded {
    pub role: Role,
}

/// A team keeps an organizer: the last one neither leaves nor becomes something else.
pub fn may_become(now: Role, then: Option<Role>, organizers: u64) -> Result<(), Refusal> {
    match (now, then) {
        (Role::Organizer, Some(Role::Organizer)) => Ok(()),
        (Role::Organizer, _) if organizers <= 1 => Err(Refusal::new("events-team-last-organizer")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::Role::{self, *};
    use super::may_become;

    #[test]
    fn the_last_organizer_stays() {
        let table = [
            (Organizer, None, 1, false),
            (Organizer, Some(Editor), 1, false),
            (Organizer, Some(Organizer), 1, true),
            (Organizer, None, 2, true),
            (Organizer, Some(Editor), 2, true),
            (Editor, None, 1, true),
            (Editor, Some(Organizer), 0, true),
        ];
        for (now, then, organizers, expected) in table {
            assert_eq!(may_become(now, then, organizers).is_ok(), expected, "{now:?} {then:?} {organizers}");
        }
    }

    #[test]
    fn each_role_may_what_it_is_there_for() {
        // edit, see contacts, check in, publish, decide booths, manage the team
        let table = [
            (Organizer, [true, true, true, true, true, true]),
            (Editor, [true, false, false, false, false, false]),
            (Reception, [false, true, true, false, false, false]),
        ];
        for (role, expected) in table {
            assert_eq!(rights(role), expected, "{role:?}");
        }
    }

    fn rights(role: Role) -> [bool; 6] {
        [
            role.may_edit(),
            role.may_see_contacts(),
            role.may_check_in(),
            role.may_publish(),
            role.may_decide_booths(),
            role.may_manage_team(),
        ]
    }
}
