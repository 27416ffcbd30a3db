//! A receipt (phiếu thu): says that the organizers have the money. It is no invoice under the law on value added tax.
use super::account;
use super::ledger::Entry;
use super::payment::{self, Sort};
use crate::events::event;
use crate::exhibitors::dossier::numbers_of;
use crate::platform::change::{Change, Note};
use crate::platform::error::{OrRefuse, Refusal, Result};
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::words::say;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait};
use serde::Serialize;
use serde_json::json;

/// What it says is kept as it was on the day it was written, whatever changes later.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "fee_receipt")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "number")]
    pub event_id: i64,
    /// From 1 in each event, without gaps.
    #[sea_orm(unique_key = "number")]
    pub number: i32,
    #[sea_orm(unique)]
    pub payment_id: i64,
    pub payer: Bilingual,
    pub payer_address: String,
    pub payee: Bilingual,
    pub payee_address: Bilingual,
    pub purpose: Bilingual,
    pub amount: i64,
    pub dated: Date,
    /// The name at that time.
    pub issued_by: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// "001".
pub fn number_shown(number: i32) -> String {
    format!("{number:03}")
}

/// Writes the receipt of a payment. The number comes out of the same change: what is not written leaves no gap, and of two at
/// once the second waits for the first.
///
/// # Errors
/// Refusals: money that went back, a payment that has its receipt, nobody who collects.
pub async fn issue_in(change: &mut Change, event: &event::Model, entry: &Entry, payment: &payment::Model) -> Result<Model> {
    if payment.sort != Sort::Paid || payment.application_id != entry.dossier.application.id {
        return Err(Refusal::new("fees-receipt-not-paid").into());
    }
    let number = next_number(change, event.id).await?;
    let account = account::needed(change.tx(), event.id).await?;
    let exhibitor = &entry.dossier.exhibitor;
    let row = ActiveModel {
        event_id: Set(event.id),
        number: Set(number),
        payment_id: Set(payment.id),
        payer: Set(exhibitor.name.clone()),
        payer_address: Set(exhibitor.address.clone()),
        payee: Set(account.payee),
        payee_address: Set(account.address),
        purpose: Set(purpose(event, entry)),
        amount: Set(payment.amount),
        dated: Set(event.today(change.now())),
        issued_by: Set(change.actor().name.clone()),
        ..Default::default()
    };
    let row = row.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("fees-receipt-already"))?;
    let note = Note::new(event.id, "fees-log-receipt").about("application", entry.dossier.application.id, entry.dossier.label());
    change.note(note.after(&json!({ "number": number_shown(number), "amount": row.amount })).quiet()).await?;
    Ok(row)
}

async fn next_number(change: &Change, event_id: i64) -> Result<i32> {
    account::Entity::update_many()
        .col_expr(account::Column::Receipts, Expr::col(account::Column::Receipts).add(1))
        .filter(account::COLUMN.event_id.eq(event_id))
        .exec(change.tx())
        .await?;
    Ok(account::needed(change.tx(), event_id).await?.receipts)
}

/// "Phí gian hàng A01, A02 tại Techfest Bắc Giang 2023".
fn purpose(event: &event::Model, entry: &Entry) -> Bilingual {
    let booths = numbers_of(&entry.booths);
    let key = if booths.is_empty() { "fees-receipt-purpose" } else { "fees-receipt-purpose-booths" };
    let said = |language: Language| say(language, key, &json!({ "booths": booths, "event": event.name.plain(language) }));
    Bilingual::new(said(Language::Vi), said(Language::En))
}

/// The receipts of these payments.
pub async fn of_payments(db: &impl ConnectionTrait, payments: &[payment::Model]) -> Result<Vec<Model>> {
    let ids = payments.iter().map(|payment| payment.id);
    Ok(Entity::find().filter(COLUMN.payment_id.is_in(ids)).all(db).await?)
}
