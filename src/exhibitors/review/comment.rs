//! Words about an application inside the team. Exhibitors never see them.
use crate::accounts::account;
use crate::platform::error::{Refusal, Result};
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "review_comment")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub application_id: i64,
    pub account_id: i64,
    pub text: String,
    pub written_at: DateTimeUtc,
    pub edited_at: Option<DateTimeUtc>,
    #[sea_orm(belongs_to, from = "account_id", to = "id")]
    pub account: BelongsTo<account::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}

/// All words about an application, the oldest first, with who wrote them.
pub async fn of_application(db: &impl ConnectionTrait, application_id: i64) -> Result<Vec<(Model, Option<account::Model>)>> {
    let rows = Entity::find().filter(COLUMN.application_id.eq(application_id)).order_by_asc(Column::Id);
    Ok(rows.find_also_related(account::Entity).all(db).await?)
}

/// One's own words about this application.
///
/// # Errors
/// A refusal where they are gone, or another's: nobody changes what somebody else said.
pub async fn own(db: &impl ConnectionTrait, application_id: i64, id: i64, account_id: i64) -> Result<Model> {
    let row = Entity::find_by_id(id).filter(COLUMN.application_id.eq(application_id)).filter(COLUMN.account_id.eq(account_id));
    row.one(db).await?.ok_or_else(|| Refusal::new("exhibitors-talk-not-yours").into())
}
