//! What booths cost, and what exhibitors have paid. Nobody gets a letter.
use super::super::money::{Collector, Fee};
use super::{Entered, Entering};
use crate::accounts::account as people;
use crate::events::event;
use crate::exhibitors::Dossier;
use crate::exhibitors::fees::account::{self, AccountInput, AccountNumber, TERM, USUAL_TERM};
use crate::exhibitors::fees::bank::{self, BankField};
use crate::exhibitors::fees::fee::{FeeInput, agree_in};
use crate::exhibitors::fees::ledger::of_one;
use crate::exhibitors::fees::payment::{Moved, Way, receive_in};
use crate::exhibitors::fees::price::Relief;
use crate::exhibitors::fees::receipt::issue_in;
use crate::exhibitors::fees::request::ask_in;
use crate::exhibitors::floor_plan::kinds::write::{KindInput, insert_kind};
use crate::platform::change::Change;
use crate::platform::error::{AppError, Refusal};
use crate::platform::money::Dong;
use crate::platform::text::{Given, Line};

impl Entering<'_> {
    pub(super) async fn kinds(&self, change: &mut Change, event: &event::Model) -> Entered<()> {
        for entry in &self.file().kinds {
            let kind = entry.get_ref();
            let input = KindInput { price: kind.price.0, quota: kind.quota, ..KindInput::usual(kind.make) };
            self.at(entry.span(), "kinds", insert_kind(change, event, &input).await)?;
        }
        Ok(())
    }

    pub(super) async fn fees(&self, change: &mut Change, event: &event::Model) -> Entered<()> {
        if let Some(collector) = &self.file().collector {
            let entered = collect(change, event, collector.get_ref()).await;
            self.at(collector.span(), "collector", entered)?;
        }
        for entry in &self.file().fees {
            let entered = fee(change, event, entry.get_ref()).await;
            self.at(entry.span(), "fees", entered)?;
        }
        Ok(())
    }
}

async fn collect(change: &mut Change, event: &event::Model, collector: &Collector) -> Result<(), AppError> {
    let term_days = collector.days.unwrap_or(USUAL_TERM);
    if !TERM.contains(&(term_days as isize)) {
        return Err(Refusal::at("days", "form-range").with("min", *TERM.start()).with("max", *TERM.end()).into());
    }
    let input = AccountInput {
        bank: BankField(bank::by_bin(&collector.bank).ok_or_else(|| Refusal::at("bank", "form-choice"))?),
        number: AccountNumber::parse(&collector.number).map_err(|wrong| Refusal::at("number", wrong.key()))?,
        holder: collector.holder.clone(),
        payee: collector.payee.clone(),
        address: collector.address.clone(),
        term_days,
        version: 0,
    };
    account::write_in(change, event, &input).await
}

async fn fee(change: &mut Change, event: &event::Model, fee: &Fee) -> Result<(), AppError> {
    let unknown = || Refusal::at("exhibitor", "form-choice");
    let account = people::by_email(change.tx(), &fee.exhibitor).await?.ok_or_else(unknown)?;
    let dossier = Dossier::of_account(change.tx(), event.id, account.id).await?.ok_or_else(unknown)?;
    if let Some(agreed) = agreed(fee) {
        agree_in(change, &dossier, &agreed).await?;
    }
    if fee.asked {
        let (entry, account) = (of_one(change.tx(), &dossier).await?, account::needed(change.tx(), event.id).await?);
        ask_in(change, event, &entry, &account).await?;
    }
    let Some(Dong(amount)) = fee.paid else { return Ok(()) };
    let moved = Moved { amount, on: event.today(change.now()), way: Way::Transfer, note: String::new(), bank_key: None };
    if let Some(payment) = receive_in(change, &dossier, &moved).await? {
        issue_in(change, event, &of_one(change.tx(), &dossier).await?, &payment).await?;
    }
    Ok(())
}

fn agreed(fee: &Fee) -> Option<FeeInput> {
    let (relief, value) = match (fee.free, fee.percent_off) {
        (true, _) => (Relief::Free, None),
        (false, Some(percent)) => (Relief::Percent, Some(Dong(percent))),
        (false, None) => return None,
    };
    Some(FeeInput {
        relief,
        relief_value: Given(value),
        reason: fee.reason.clone(),
        extra: Given(None),
        extra_for: Line::default(),
        version: 0,
    })
}
