//! An exhibitor sees what it owes, pays by its bank's application, and finds its receipts.
use super::account::{self, AccountNumber};
use super::ledger::{self, Entry};
use super::one::{Moved, SumsView, Tag, moved};
use super::vietqr::Transfer;
use crate::exhibitors::dossier::{OwnDossier, numbers_of};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::money;
use crate::platform::page::{Page, View};
use crate::platform::qr;
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, date};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

#[get("/desk/<_>/fee")]
async fn show(own: OwnDossier, db: &Db, now: Now) -> Result<Page<OwnFeePage>> {
    let OwnDossier { visit, event, dossier, .. } = own;
    let language = visit.language;
    let entry = ledger::of_one(db.reader(), &dossier).await?;
    let standing = entry.standing(event.today(now.0));
    let account = account::find(db.reader(), event.id).await?;
    let view = OwnFeePage {
        slug: event.slug.clone(),
        event_name: event.name.clone(),
        name: dossier.exhibitor.name.clone(),
        booths: numbers_of(&entry.booths),
        standing: Tag::of(standing.tag(), standing.key(), language),
        sums: SumsView::own(&entry, language),
        otherwise: entry.asked_otherwise() && entry.sums().left() > 0,
        payee: account.as_ref().map(|account| account.payee.clone()).unwrap_or_default(),
        transfer: match &account {
            Some(account) => transfer(&entry, account, language)?,
            None => None,
        },
        moved: moved(db.reader(), dossier.application.id, &event, language).await?,
    };
    Ok(visit.page(view))
}

/// How to pay what was asked for and has not come yet.
fn transfer(entry: &Entry, account: &account::Model, language: Language) -> Result<Option<TransferView>> {
    let Some(request) = &entry.request else { return Ok(None) };
    let left = (request.amount - entry.paid).min(entry.sums().left());
    let (Some(bank), Ok(number), true) = (account.bank(), AccountNumber::parse(&account.number), left > 0) else { return Ok(None) };
    let code = Transfer { bank, account: &number, amount: left, reference: &request.reference };
    Ok(Some(TransferView {
        qr: qr::svg(&code.payload())?,
        bank: bank.label(language),
        number: account.number.clone(),
        holder: account.holder.clone(),
        amount: money::shown(left, language),
        words: money::in_words(left, language),
        reference: request.reference.clone(),
        until: date(request.due_on, language),
    }))
}

#[derive(Serialize)]
struct OwnFeePage {
    slug: String,
    event_name: Bilingual,
    name: Bilingual,
    booths: String,
    standing: Tag,
    sums: SumsView,
    /// Something else is owed than was asked for last.
    otherwise: bool,
    payee: Bilingual,
    transfer: Option<TransferView>,
    moved: Vec<Moved>,
}

impl View for OwnFeePage {
    const TEMPLATE: &'static str = "exhibitors/fees/desk";
}

/// A transfer that is asked for: ready to be shown.
#[derive(Serialize)]
struct TransferView {
    /// Drawn.
    qr: String,
    bank: String,
    number: String,
    holder: String,
    amount: String,
    words: String,
    reference: String,
    until: String,
}
