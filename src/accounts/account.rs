//! An account: somebody who can sign in.
use crate::platform::language::Language;
use sea_orm::entity::prelude::*;

/// Never serialized whole: it holds the password's hash.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    /// In lower case, so that one address is one account.
    #[sea_orm(unique)]
    pub email: String,
    pub email_confirmed_at: Option<DateTimeUtc>,
    pub name: String,
    /// An Argon2 string; empty for who signs in by links only.
    pub password_hash: Option<String>,
    /// Of letters and private pages.
    pub language: Language,
    pub is_admin: bool,
    pub created_at: DateTimeUtc,
    pub blocked_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
