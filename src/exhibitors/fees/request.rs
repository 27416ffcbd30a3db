//! A payment request: what an exhibitor was asked for, until when, and by which reference the money is known again.
use super::account;
use super::ledger::Entry;
use super::reference;
use crate::events::event;
use crate::exhibitors::met::met;
use crate::platform::change::{Change, Note};
use crate::platform::error::{OrRefuse, Refusal, Result};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use serde::Serialize;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "fee_request")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    pub event_id: i64,
    #[sea_orm(unique_key = "open")]
    pub application_id: i64,
    /// What the payer's bank passes on.
    #[sea_orm(unique)]
    pub reference: String,
    /// The whole of what was owed then, in đồng.
    pub amount: i64,
    pub due_on: Date,
    pub asked_at: DateTimeUtc,
    /// 1 for the one that holds; nothing for what it took the place of. Their references are known all the same.
    #[sea_orm(unique_key = "open")]
    pub open: Option<i32>,
}

impl ActiveModelBehavior for ActiveModel {}

/// Somebody is asked only while a place is held for them and something is still to come in.
pub fn may_be_asked(entry: &Entry) -> Result<(), Refusal> {
    match () {
        () if !entry.dossier.application.state.holds_place() => Err(Refusal::new("fees-ask-no-place")),
        () if entry.sums().left() == 0 => Err(Refusal::new("fees-ask-nothing")),
        () => Ok(()),
    }
}

/// Asks for what is owed. What was asked for already, and is owed still, keeps its reference and its day.
///
/// # Errors
/// Refusals: nothing to ask for, nobody who collects. `met` when somebody asked at the same moment.
pub async fn ask_in(change: &mut Change, event: &event::Model, entry: &Entry, account: &account::Model) -> Result<Model> {
    may_be_asked(entry)?;
    let due = entry.sums().due;
    let request = match &entry.request {
        Some(open) if open.amount == due => open.clone(),
        Some(open) => {
            close(change, open).await?;
            open_new(change, event, entry, account).await?
        }
        None => open_new(change, event, entry, account).await?,
    };
    let application = &entry.dossier.application;
    let note = Note::new(event.id, "fees-log-asked").about("application", application.id, entry.dossier.label());
    change.note(note.after(&serde_json::json!({ "amount": due, "reference": request.reference })).quiet()).await?;
    Ok(request)
}

/// Asks for nothing any more.
pub async fn take_back_in(change: &mut Change, event: &event::Model, entry: &Entry) -> Result<()> {
    let Some(open) = &entry.request else { return Ok(()) };
    close(change, open).await?;
    let note = Note::new(event.id, "fees-log-taken-back").about("application", entry.dossier.application.id, entry.dossier.label());
    change.note(note.before(&serde_json::json!({ "amount": open.amount, "reference": open.reference })).quiet()).await
}

async fn open_new(change: &Change, event: &event::Model, entry: &Entry, account: &account::Model) -> Result<Model> {
    let row = ActiveModel {
        event_id: Set(event.id),
        application_id: Set(entry.dossier.application.id),
        reference: Set(reference::fresh()),
        amount: Set(entry.sums().due),
        due_on: Set(account.due_from(event.today(change.now()))),
        asked_at: Set(change.now()),
        open: Set(Some(1)),
        ..Default::default()
    };
    row.insert(change.tx()).await.or_refuse_duplicate(met())
}

async fn close(change: &Change, open: &Model) -> Result<()> {
    let closed = Entity::update_many()
        .col_expr(Column::Open, Expr::value(Option::<i32>::None))
        .filter(COLUMN.id.eq(open.id))
        .filter(COLUMN.open.eq(1))
        .exec(change.tx())
        .await?;
    if closed.rows_affected == 0 { Err(met().into()) } else { Ok(()) }
}
