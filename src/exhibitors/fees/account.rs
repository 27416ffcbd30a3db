//! Who collects at an event: the unit that writes receipts, its bank account, and how long one has to pay.
use super::bank::{self, Bank, BankField};
use crate::events::event;
use crate::platform::change::{Change, Note};
use crate::platform::error::{AppError, OrRefuse, Refusal, Result};
use crate::platform::form::FormView;
use crate::platform::language::Language;
use crate::platform::text::{Bilingual, Both, BothLine, Line, Wrong, fold};
use rocket::form::{self, FromFormField, ValueField};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use serde::Serialize;
use std::ops::RangeInclusive;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize)]
#[sea_orm(table_name = "fee_account")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: i64,
    #[sea_orm(unique)]
    pub event_id: i64,
    /// Six digits: see `bank`.
    pub bank: String,
    pub number: String,
    /// As the bank writes it: capitals without marks.
    pub holder: String,
    /// The unit that collects, as receipts print it.
    pub payee: Bilingual,
    pub address: Bilingual,
    /// Days somebody has to pay, from the day they are asked.
    pub term_days: i32,
    /// How many receipts were written: the number of the last one. Moved by conditional updates only.
    pub receipts: i32,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// The bank; a number that is no longer on the list leads nowhere.
    pub fn bank(&self) -> Option<&'static Bank> {
        bank::by_bin(&self.bank)
    }

    /// The day until which somebody asked on `today` should pay.
    pub fn due_from(&self, today: Date) -> Date {
        today.checked_add_days(chrono::Days::new(self.term_days.max(0) as u64)).unwrap_or(today)
    }

    /// As the fields of its form.
    pub fn filled(&self) -> FormView {
        let both = |name: &str, text: &Bilingual| [(format!("{name}.vi"), text.vi.clone()), (format!("{name}.en"), text.en.clone())];
        let single = [
            ("bank", self.bank.clone()),
            ("number", self.number.clone()),
            ("holder", self.holder.clone()),
            ("term_days", self.term_days.to_string()),
            ("version", self.version.to_string()),
        ];
        let pairs = [both("payee", &self.payee), both("address", &self.address)].into_iter().flatten();
        FormView::filled(pairs.chain(single.map(|(name, value)| (name.to_owned(), value))))
    }
}

/// The number of a bank account: 6 to 19 letters and digits, as NAPAS takes them. Blanks, points and dashes are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountNumber(String);

impl AccountNumber {
    /// The number in `text`.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        let number: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
        match number.len() {
            0 => Err(Wrong::Empty),
            6..=19 if number.bytes().all(|byte| byte.is_ascii_alphanumeric()) => Ok(Self(number.to_uppercase())),
            _ => Err(Wrong::Key("fees-wrong-account")),
        }
    }
}

impl std::ops::Deref for AccountNumber {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'v> FromFormField<'v> for AccountNumber {
    fn from_value(field: ValueField<'v>) -> form::Result<'v, Self> {
        Ok(Self::parse(field.value)?)
    }
}

/// What somebody writes of who collects.
#[derive(Clone, Debug, FromForm)]
pub struct AccountInput {
    pub bank: BankField,
    pub number: AccountNumber,
    pub holder: Line<2, 70>,
    pub payee: BothLine<2, 200>,
    pub address: Both<Line<0, 240>>,
    #[field(validate = range(TERM))]
    pub term_days: i32,
    /// Of what was seen; 0 where there was nothing yet.
    pub version: i32,
}

/// Days one may be given to pay.
pub const TERM: RangeInclusive<isize> = 1..=365;
/// Days to pay where nobody said otherwise.
pub const USUAL_TERM: i32 = 10;

/// Who collects at this event, if somebody said so.
pub async fn find(db: &impl ConnectionTrait, event_id: i64) -> Result<Option<Model>> {
    Ok(Entity::find().filter(COLUMN.event_id.eq(event_id)).one(db).await?)
}

/// Who collects, where something is to be asked or written.
///
/// # Errors
/// A refusal while nobody said so.
pub async fn needed(db: &impl ConnectionTrait, event_id: i64) -> Result<Model> {
    find(db, event_id).await?.ok_or_else(|| Refusal::new("fees-account-needed").into())
}

/// Writes who collects, if what is on record still is what was seen.
///
/// # Errors
/// `Stale` when somebody wrote it first.
pub async fn write_in(change: &mut Change, event: &event::Model, input: &AccountInput) -> Result<()> {
    let before = find(change.tx(), event.id).await?;
    let row = ActiveModel {
        event_id: Set(event.id),
        bank: Set(input.bank.0.bin.clone()),
        number: Set(input.number.to_string()),
        holder: Set(fold(&input.holder).to_uppercase()),
        payee: Set(input.payee.clone().into()),
        address: Set(input.address.clone().into()),
        term_days: Set(input.term_days),
        version: Set(input.version + 1),
        ..Default::default()
    };
    if before.is_none() && input.version == 0 {
        let fresh = ActiveModel { receipts: Set(0), ..row };
        fresh.insert(change.tx()).await.or_refuse_duplicate(Refusal::new("form-stale")).map_err(stale)?;
    } else {
        let seen = Entity::update_many().set(row).filter(COLUMN.event_id.eq(event.id)).filter(COLUMN.version.eq(input.version));
        if seen.exec(change.tx()).await?.rows_affected == 0 {
            return Err(AppError::Stale);
        }
    }
    let after = needed(change.tx(), event.id).await?;
    let note = Note::new(event.id, "fees-log-account").about("event", event.id, event.name.vi.as_str()).after(&told(&after)).quiet();
    let note = match &before {
        Some(before) => note.before(&told(before)),
        None => note,
    };
    change.note(note).await
}

/// What the log keeps.
fn told(row: &Model) -> impl Serialize + use<> {
    let bank = row.bank().map_or_else(|| row.bank.clone(), |bank| bank.label(Language::Vi));
    serde_json::json!({ "bank": bank, "account": row.number, "holder": row.holder, "payee": row.payee, "address": row.address, "term": row.term_days })
}

/// Two who write the first one at once: the second has not seen the other's.
fn stale(error: AppError) -> AppError {
    if matches!(error, AppError::Refused(_)) { AppError::Stale } else { error }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn account_numbers() {
        for (text, kept) in [("0011 0123-45678", "0011012345678"), ("vqr1234", "VQR1234"), (" 123.456 ", "123456")] {
            assert_eq!(AccountNumber::parse(text).as_deref(), Ok(kept));
        }
        for text in ["12345", "12345678901234567890", "12345đ", "1234_56"] {
            assert_eq!(AccountNumber::parse(text), Err(Wrong::Key("fees-wrong-account")), "{text}");
        }
        assert_eq!(AccountNumber::parse(" - "), Err(Wrong::Empty));
    }
}
