//! A link that lets somebody do one thing once: set up, sign in, recover, confirm, join a team.
use chrono::Duration;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Never serialized whole: it holds the token's hash.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_time_link")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// SHA-256 of the token in the address.
    #[sea_orm(unique)]
    pub token_hash: String,
    pub purpose: Purpose,
    /// Whose link it is; empty for who has no account yet.
    pub account_id: Option<i64>,
    /// The address it was sent to, in lower case.
    pub email: Option<String>,
    /// For invitations: the event, and the team role there as its stored word.
    /// Both are plain values here because events know accounts, not the other way round.
    pub event_id: Option<i64>,
    pub role: Option<String>,
    pub invited_by: Option<i64>,
    pub created_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    pub used_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether the link still opens what it was made for.
    pub fn is_live(&self, now: DateTimeUtc) -> bool {
        self.used_at.is_none() && now < self.expires_at
    }
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Makes the first administrator of an empty database.
    #[field(value = "set_up")]
    SetUp,
    #[field(value = "sign_in")]
    SignIn,
    Recover,
    Confirm,
    Invite,
}

impl Purpose {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::SetUp => "accounts-purpose-set-up",
            Self::SignIn => "accounts-purpose-sign-in",
            Self::Recover => "accounts-purpose-recover",
            Self::Confirm => "accounts-purpose-confirm",
            Self::Invite => "accounts-purpose-invite",
        }
    }

    /// How long such a link opens: short for what gives a login, a week for what waits in a mailbox.
    pub fn life(self) -> Duration {
        match self {
            Self::Recover | Self::SetUp => Duration::hours(1),
            Self::SignIn => Duration::days(1),
            Self::Confirm | Self::Invite => Duration::days(7),
        }
    }
}
