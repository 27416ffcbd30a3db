//! A payment: money that came in for an application, or went back.
use super::fee;
use super::ledger::Entry;
use crate::exhibitors::dossier::Dossier;
use crate::platform::change::{Change, Note};
use crate::platform::error::{OrNotFound, Refusal, Result};
use rocket::FromFormField;
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::{Deserialize, Serialize};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "fee_payment")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique_key = "once")]
    pub event_id: i64,
    pub application_id: i64,
    pub sort: Sort,
    /// In đồng, more than nothing.
    pub amount: i64,
    /// The day it came in or went back.
    pub on_day: Date,
    pub way: Way,
    pub note: String,
    /// Which line of a bank's statement it was: each is taken in once.
    #[sea_orm(unique_key = "once")]
    pub bank_key: Option<String>,
    pub recorded_at: DateTimeUtc,
    /// The name at that time.
    pub recorded_by: String,
}

impl ActiveModelBehavior for ActiveModel {}

/// Which way money went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    Paid,
    Returned,
}

impl Sort {
    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Paid => "fees-sort-paid",
            Self::Returned => "fees-sort-returned",
        }
    }
}

/// How money changed hands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize, FromFormField)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Way {
    Transfer,
    Cash,
}

impl Way {
    pub const ALL: [Self; 2] = [Self::Transfer, Self::Cash];

    /// The word in forms and the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Transfer => "transfer",
            Self::Cash => "cash",
        }
    }

    /// The word for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Transfer => "fees-way-transfer",
            Self::Cash => "fees-way-cash",
        }
    }
}

impl Model {
    /// What it adds to what is paid.
    pub fn counts(&self) -> i64 {
        match self.sort {
            Sort::Paid => self.amount,
            Sort::Returned => -self.amount,
        }
    }
}

/// Money that changed hands, as somebody or a statement says.
#[derive(Clone, Debug)]
pub struct Moved {
    pub amount: i64,
    pub on: Date,
    pub way: Way,
    pub note: String,
    pub bank_key: Option<String>,
}

/// Records what came in. A line of a statement that was recorded before changes nothing and answers nothing.
///
/// # Errors
/// A refusal where nothing came in.
pub async fn receive_in(change: &mut Change, dossier: &Dossier, moved: &Moved) -> Result<Option<Model>> {
    let Some(row) = record(change, dossier, Sort::Paid, moved).await? else { return Ok(None) };
    note(change, dossier, "fees-log-received", &row).await?;
    Ok(Some(row))
}

/// Records what went back: no more than came in. Of two at once, the second reads what the first has left.
///
/// # Errors
/// A refusal where more would go back than came in. `met` when somebody else was at it.
pub async fn give_back_in(change: &mut Change, entry: &Entry, moved: &Moved) -> Result<()> {
    if moved.amount > entry.paid {
        return Err(Refusal::at("back_amount", "fees-back-too-much").into());
    }
    fee::take_turn(change, &entry.fee).await?;
    if let Some(row) = record(change, &entry.dossier, Sort::Returned, moved).await? {
        note(change, &entry.dossier, "fees-log-returned", &row).await?;
    }
    Ok(())
}

async fn record(change: &Change, dossier: &Dossier, sort: Sort, moved: &Moved) -> Result<Option<Model>> {
    if moved.amount < 1 {
        let field = if sort == Sort::Paid { "amount" } else { "back_amount" };
        return Err(Refusal::at(field, "form-money").into());
    }
    let row = ActiveModel {
        event_id: Set(dossier.application.event_id),
        application_id: Set(dossier.application.id),
        sort: Set(sort),
        amount: Set(moved.amount),
        on_day: Set(moved.on),
        way: Set(moved.way),
        note: Set(moved.note.clone()),
        bank_key: Set(moved.bank_key.clone()),
        recorded_at: Set(change.now()),
        recorded_by: Set(change.actor().name.clone()),
        ..Default::default()
    };
    let Some(key) = &moved.bank_key else { return Ok(Some(row.insert(change.tx()).await?)) };
    let once = OnConflict::columns([Column::EventId, Column::BankKey]).do_nothing_on([Column::Id]).to_owned();
    let written = Entity::insert(row).on_conflict(once).exec_without_returning(change.tx()).await?;
    if written == 0 {
        return Ok(None);
    }
    let mine = Entity::find().filter(COLUMN.event_id.eq(dossier.application.event_id)).filter(COLUMN.bank_key.eq(key.as_str()));
    mine.one(change.tx()).await.or_not_found().map(Some)
}

async fn note(change: &mut Change, dossier: &Dossier, act: &'static str, row: &Model) -> Result<()> {
    let told = serde_json::json!({ "amount": row.amount, "day": row.on_day, "note": row.note });
    let note = Note::new(dossier.application.event_id, act).about("application", dossier.application.id, dossier.label());
    change.note(note.after(&told).quiet()).await
}
