//! How the columns of a file were understood: the next file with the same headings begins with it.
use crate::interchange::sheets::Kind;
use crate::interchange::sheets::field::plain;
use crate::platform::change::Change;
use crate::platform::error::Result;
use crate::platform::secret;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, Condition, FromJsonQueryResult, QueryOrder};
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sheet_columns")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "headings")]
    pub event_id: i64,
    pub account_id: i64,
    #[sea_orm(unique_key = "headings")]
    pub kind: Kind,
    /// A digest of the folded headings, in their order.
    #[sea_orm(unique_key = "headings")]
    pub headings: String,
    pub columns: Columns,
    pub at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(transparent)]
pub struct Columns(pub Vec<String>);

fn digest(headings: &[String]) -> String {
    secret::hash(&headings.iter().map(|heading| plain(heading)).collect::<Vec<_>>().join("\n"))
}

/// How these headings were understood last: at this event, or by this account anywhere.
pub async fn remembered(
    db: &impl ConnectionTrait,
    (event, account, kind): (i64, i64, Kind),
    headings: &[String],
) -> Result<Option<Vec<String>>> {
    let whose = Condition::any().add(COLUMN.event_id.eq(event)).add(COLUMN.account_id.eq(account));
    let rows = Entity::find().filter(whose).filter(COLUMN.kind.eq(kind)).filter(COLUMN.headings.eq(digest(headings)));
    Ok(rows.order_by_desc(COLUMN.at).one(db).await?.map(|row| row.columns.0))
}

/// Remembers how these headings are understood.
pub async fn remember(change: &Change, (event, account, kind): (i64, i64, Kind), headings: &[String], columns: &[String]) -> Result<()> {
    let row = ActiveModel {
        event_id: Set(event),
        account_id: Set(account),
        kind: Set(kind),
        headings: Set(digest(headings)),
        columns: Set(Columns(columns.to_vec())),
        at: Set(change.now()),
        ..Default::default()
    };
    let again = OnConflict::columns([Column::EventId, Column::Kind, Column::Headings])
        .update_columns([Column::AccountId, Column::Columns, Column::At])
        .to_owned();
    Entity::insert(row).on_conflict(again).exec_without_returning(change.tx()).await?;
    Ok(())
}
