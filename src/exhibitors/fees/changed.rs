//! What was asked for has changed: the exhibitor reads at once what it owes now, and how it pays that.
use super::account;
use super::ledger::{self, Entry};
use super::letters::{self, Origin};
use super::request::{ask_in, may_be_asked, take_back_in};
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::letters::Written;
use crate::platform::change::Change;
use crate::platform::error::Result;

/// Where something else is owed by now than was asked for: asks for what is still to come under a new reference, or for nothing
/// any more, and says so in a letter. Whoever lost their place is told of that, and not of this.
pub async fn tell_in(change: &mut Change, at: Origin<'_>, dossier: &Dossier) -> Result<Option<Written>> {
    let entry = ledger::of_one(change.tx(), dossier).await?;
    match account::find(change.tx(), at.event.id).await? {
        Some(account) if entry.asked_otherwise() && dossier.application.state.holds_place() => {
            Ok(Some(tell(change, at, &entry, &account).await?))
        }
        _ => Ok(None),
    }
}

async fn tell(change: &mut Change, at: Origin<'_>, entry: &Entry, account: &account::Model) -> Result<Written> {
    let request = match may_be_asked(entry) {
        Ok(()) => Some(ask_in(change, at.event, entry, account).await?),
        Err(_) => {
            take_back_in(change, at.event, entry).await?;
            None
        }
    };
    letters::changed(change, at, entry, (request.as_ref(), account)).await
}
