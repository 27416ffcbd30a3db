//! A login: one browser in which somebody is signed in.
use super::account;
use crate::platform::change::Change;
use crate::platform::error::Result;
use crate::platform::secret;
use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

/// How long a login lives without being seen again.
pub const IDLE_LIFE: TimeDelta = TimeDelta::days(30);
/// How long a dead login is kept, for who looks into what happened.
const MEMORY: TimeDelta = TimeDelta::days(90);

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

/// Signs somebody in; answers the token for the browser's cookie. `browser` is its `User-Agent`.
pub async fn open(change: &mut Change, account: &account::Model, browser: &str, address: &str) -> Result<String> {
    let now = change.now();
    Entity::delete_many().filter(COLUMN.account_id.eq(account.id)).filter(COLUMN.expires_at.lt(now - MEMORY)).exec(change.tx()).await?;
    let token = secret::token();
    let row = ActiveModel {
        account_id: Set(account.id),
        token_hash: Set(secret::hash(&token)),
        browser: Set(browser.to_owned()),
        address: Set(address.to_owned()),
        created_at: Set(now),
        seen_at: Set(now),
        expires_at: Set(now + IDLE_LIFE),
        ..Default::default()
    };
    row.insert(change.tx()).await?;
    Ok(token)
}

/// Which logins of an account to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    All,
    One(i64),
    AllBut(i64),
}

/// Signs browsers of an account out; answers how many were signed in.
pub async fn end(change: &mut Change, account_id: i64, which: Which) -> Result<u64> {
    let live = Entity::update_many()
        .col_expr(Column::EndedAt, Expr::value(Some(change.now())))
        .filter(COLUMN.account_id.eq(account_id))
        .filter(COLUMN.ended_at.is_null());
    let chosen = match which {
        Which::All => live,
        Which::One(id) => live.filter(COLUMN.id.eq(id)),
        Which::AllBut(id) => live.filter(COLUMN.id.ne(id)),
    };
    Ok(chosen.exec(change.tx()).await?.rows_affected)
}
