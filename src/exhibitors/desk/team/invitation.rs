//! An invitation to help at a desk: a link that works once, for a week.
use crate::platform::change::Change;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::secret;
use crate::platform::text::Email;
use chrono::TimeDelta;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;

/// Never serialized whole: it holds the token's hash.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "exhibitor_invitation")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub exhibitor_id: i64,
    /// The address it was sent to, in lower case.
    pub email: String,
    /// SHA-256 of the token in the address.
    #[sea_orm(unique)]
    pub token_hash: String,
    pub invited_by: i64,
    pub expires_at: DateTimeUtc,
    pub used_at: Option<DateTimeUtc>,
}

impl ActiveModelBehavior for ActiveModel {}

const LIFE: TimeDelta = TimeDelta::days(7);

/// Makes an invitation in place of one that this address still had; answers the token, which is kept nowhere.
pub async fn issue(change: &Change, exhibitor_id: i64, email: &Email, invited_by: i64) -> Result<String> {
    end_waiting(change, exhibitor_id, COLUMN.email.eq(&**email)).await?;
    let token = secret::token();
    let row = ActiveModel {
        exhibitor_id: Set(exhibitor_id),
        email: Set(email.to_string()),
        token_hash: Set(secret::hash(&token)),
        invited_by: Set(invited_by),
        expires_at: Set(change.now() + LIFE),
        ..Default::default()
    };
    row.insert(change.tx()).await?;
    Ok(token)
}

/// What still waits of these opens nothing any more.
pub async fn end_waiting(change: &Change, exhibitor_id: i64, these: Expr) -> Result<u64> {
    let ended = Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(change.now()))
        .filter(COLUMN.exhibitor_id.eq(exhibitor_id))
        .filter(these)
        .filter(COLUMN.used_at.is_null())
        .filter(COLUMN.expires_at.gt(change.now()))
        .exec(change.tx())
        .await?;
    Ok(ended.rows_affected)
}

/// The invitations of an exhibitor that still wait.
pub async fn waiting(db: &impl ConnectionTrait, exhibitor_id: i64, now: DateTimeUtc) -> Result<Vec<Model>> {
    use sea_orm::QueryOrder;
    let waiting = Entity::find().filter(COLUMN.exhibitor_id.eq(exhibitor_id)).filter(COLUMN.used_at.is_null());
    Ok(waiting.filter(COLUMN.expires_at.gt(now)).order_by_asc(Column::Id).all(db).await?)
}

/// The invitation behind a token, without using it.
///
/// # Errors
/// A refusal when it was used, has run out, or never was.
pub async fn look(db: &impl ConnectionTrait, token: &str, now: DateTimeUtc) -> Result<Model> {
    let found = Entity::find().filter(COLUMN.token_hash.eq(secret::hash(token))).one(db).await?;
    found.filter(|row| row.used_at.is_none() && now < row.expires_at).ok_or_else(dead)
}

/// Uses the invitation. However many ask at once, one gets it.
pub async fn spend(change: &Change, token: &str) -> Result<Model> {
    let row = look(change.tx(), token, change.now()).await?;
    let taken = Entity::update_many()
        .col_expr(Column::UsedAt, Expr::value(Some(change.now())))
        .filter(COLUMN.id.eq(row.id))
        .filter(COLUMN.used_at.is_null())
        .exec(change.tx())
        .await?;
    if taken.rows_affected == 1 { Ok(row) } else { Err(dead()) }
}

fn dead() -> AppError {
    Refusal::new("accounts-link-dead").into()
}
