//! A link that lets somebody do one thing once: set up, sign in, recover, confirm, join a team.
use super::account;
use crate::platform::change::Change;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::secret;
use chrono::Duration;
use rocket::FromFormField;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ConnectionTrait};
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
    /// How long such a link opens: short for what gives a login, a week for what waits in a mailbox.
    pub fn life(self) -> Duration {
        match self {
            Self::Recover | Self::SetUp => Duration::hours(1),
            Self::SignIn => Duration::days(1),
            Self::Confirm | Self::Invite => Duration::days(7),
        }
    }
}

/// A link to be made. `..NewLink::of(purpose)` fills in the rest.
#[derive(Clone, Debug)]
pub struct NewLink {
    pub purpose: Purpose,
    pub account_id: Option<i64>,
    /// Where the token is sent; empty when it is handed over otherwise.
    pub email: Option<String>,
    pub event_id: Option<i64>,
    pub role: Option<String>,
    pub invited_by: Option<i64>,
}

impl NewLink {
    pub fn of(purpose: Purpose) -> Self {
        Self { purpose, account_id: None, email: None, event_id: None, role: None, invited_by: None }
    }

    /// A link for somebody who has an account, handed over otherwise than by letter.
    pub fn to(purpose: Purpose, account: &account::Model) -> Self {
        Self { account_id: Some(account.id), ..Self::of(purpose) }
    }

    /// A link sent to an account's own address: who follows it reads that mailbox.
    pub fn mailed(purpose: Purpose, account: &account::Model) -> Self {
        Self { email: Some(account.email.clone()), ..Self::to(purpose, account) }
    }
}

/// Makes a link; answers the token for its address, which is kept nowhere.
pub async fn issue(change: &mut Change, new: NewLink) -> Result<String> {
    let token = secret::token();
    let row = ActiveModel {
        token_hash: Set(secret::hash(&token)),
        purpose: Set(new.purpose),
        account_id: Set(new.account_id),
        email: Set(new.email),
        event_id: Set(new.event_id),
        role: Set(new.role),
        invited_by: Set(new.invited_by),
        created_at: Set(change.now()),
        expires_at: Set(change.now() + new.purpose.life()),
        ..Default::default()
    };
    row.insert(change.tx()).await?;
    Ok(token)
}

/// The link behind a token, without using it.
///
/// # Errors
/// A refusal when it was used, has run out, or never was.
pub async fn look(db: &impl ConnectionTrait, token: &str, purpose: Purpose, now: DateTimeUtc) -> Result<Model> {
    let found = Entity::find().filter(COLUMN.token_hash.eq(secret::hash(token))).filter(COLUMN.purpose.eq(purpose)).one(db).await?;
    found.filter(|link| link.is_live(now)).ok_or_else(dead)
}

/// Uses the link. However many ask at once, one gets it.
///
/// # Errors
/// A refusal when it was used, has run out, or never was.
pub async fn spend(change: &mut Change, token: &str, purpose: Purpose) -> Result<Model> {
    let link = look(change.tx(), token, purpose, change.now()).await?;
    let taken = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(Some(change.now())))
        .filter(COLUMN.id.eq(link.id))
        .filter(COLUMN.used_at.is_null())
        .exec(change.tx())
        .await?;
    if taken.rows_affected == 1 { Ok(link) } else { Err(dead()) }
}

/// Takes back the unused links of an account for this purpose: only the newest letter counts.
pub async fn withdraw(change: &mut Change, account_id: i64, purpose: Purpose) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(Some(change.now())))
        .filter(COLUMN.account_id.eq(account_id))
        .filter(COLUMN.purpose.eq(purpose))
        .filter(COLUMN.used_at.is_null())
        .exec(change.tx())
        .await?;
    Ok(())
}

fn dead() -> AppError {
    Refusal::new("accounts-link-dead").into()
}
