//! Letters about money: what is asked for, and that it came.
use super::account;
use super::ledger::Entry;
use super::request;
use crate::accounts::account::{self as people, Entity as Account};
use crate::events::event;
use crate::exhibitors::letters::Written;
use crate::platform::change::Change;
use crate::platform::error::{OrNotFound, Result};
use crate::platform::language::Language;
use crate::platform::money;
use crate::platform::page::render_text;
use crate::platform::time::date;
use chrono::NaiveDate;
use sea_orm::EntityTrait;
use serde_json::{Value, json};

/// Which event letters speak of, and where its pages are: "https://host".
#[derive(Clone, Copy)]
pub struct Origin<'a> {
    pub event: &'a event::Model,
    pub host: &'a str,
}

/// Asks for what is still to come in.
pub async fn asked(
    change: &mut Change,
    at: Origin<'_>,
    entry: &Entry,
    (request, account): (&request::Model, &account::Model),
) -> Result<()> {
    let to = whom(change, entry).await?;
    let data = asking(entry, account, (&request.reference, request.due_on), to.language);
    send(change, at, entry, to, (ASKED, data)).await.map(drop)
}

const ASKED: &str = "exhibitors/fees/letters/asked";

/// The letter that would ask for it, as somebody who is to send many reads it first.
pub fn sample(at: Origin<'_>, entry: &Entry, (account, until): (&account::Model, NaiveDate), language: Language) -> Result<String> {
    let mut data = asking(entry, account, ("KH········", until), language);
    frame(&mut data, at, entry, (&entry.dossier.exhibitor.contact_name, language));
    Ok(render_text(&format!("{ASKED}.{}", language.code()), language, &data)?)
}

fn asking(entry: &Entry, account: &account::Model, (reference, until): (&str, NaiveDate), language: Language) -> Value {
    let left = entry.sums().left();
    json!({
        "amount": money::shown(left, language),
        "words": money::in_words(left, language),
        "reference": reference,
        "until": date(until, language),
        "bank": account.bank().map(|bank| bank.label(language)).unwrap_or_default(),
        "number": account.number,
        "holder": account.holder,
    })
}

/// Says that something else is owed than was asked for, and asks for it where anything is still to come.
pub async fn changed(
    change: &mut Change,
    at: Origin<'_>,
    entry: &Entry,
    (request, account): (Option<&request::Model>, &account::Model),
) -> Result<Written> {
    let to = whom(change, entry).await?;
    let (sums, today) = (entry.sums(), at.event.today(change.now()));
    let reference = request.map(|request| request.reference.as_str()).unwrap_or_default();
    let mut data = asking(entry, account, (reference, request.map_or(today, |request| request.due_on)), to.language);
    let before = entry.request.as_ref().map(|asked| asked.amount).unwrap_or_default();
    data["before"] = money::shown(before, to.language).into();
    data["due"] = money::shown(sums.due, to.language).into();
    data["over"] = if sums.over() > 0 { money::shown(sums.over(), to.language).into() } else { "".into() };
    send(change, at, entry, to, ("exhibitors/fees/letters/changed", data)).await
}

/// Says that money came, and whether all has.
pub async fn received(change: &mut Change, at: Origin<'_>, entry: &Entry, amount: i64) -> Result<()> {
    let to = whom(change, entry).await?;
    let left = entry.sums().left();
    let data = json!({
        "amount": money::shown(amount, to.language),
        "left": if left > 0 { money::shown(left, to.language) } else { String::new() },
    });
    send(change, at, entry, to, ("exhibitors/fees/letters/received", data)).await.map(drop)
}

async fn whom(change: &Change, entry: &Entry) -> Result<people::Model> {
    Account::find_by_id(entry.dossier.exhibitor.account_id).one(change.tx()).await.or_not_found()
}

async fn send(
    change: &mut Change,
    at: Origin<'_>,
    entry: &Entry,
    to: people::Model,
    (template, mut data): (&'static str, Value),
) -> Result<Written> {
    frame(&mut data, at, entry, (&to.name, to.language));
    let written = Written { to: to.email, name: to.name, language: to.language, template, data };
    change.letter(written.letter(at.event.id)).await?;
    Ok(written)
}

/// What every letter about money says.
fn frame(data: &mut Value, at: Origin<'_>, entry: &Entry, (name, language): (&str, Language)) {
    data["name"] = name.into();
    data["event"] = at.event.name.plain(language).into();
    data["exhibitor"] = entry.dossier.exhibitor.name.plain(language).into();
    data["address"] = format!("{}/desk/{}/fee", at.host, at.event.slug).into();
}
