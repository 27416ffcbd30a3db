//! A login: one browser in which somebody is signed in.
use chrono::TimeDelta;
use sea_orm::entity::prelude::*;

/// How long a login lives without being seen again.
pub const IDLE_LIFE: TimeDelta = TimeDelta::days(30);

/// Never serialized whole: it holds the token's hash.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "login")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub account_id: i64,
    /// SHA-256 of the cookie's token: who reads the table cannot sign in with it.
    #[sea_orm(unique)]
    pub token_hash: String,
    /// What the browser calls itself, for the list a person sees of their own logins.
    pub browser: String,
    /// The network address it was opened from.
    pub address: String,
    pub created_at: DateTimeUtc,
    pub seen_at: DateTimeUtc,
    pub expires_at: DateTimeUtc,
    /// Set on signing out, or when the login was taken away.
    pub ended_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<super::account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether the browser is still signed in.
    pub fn is_live(&self, now: DateTimeUtc) -> bool {
        self.ended_at.is_none() && now < self.expires_at
    }
}
