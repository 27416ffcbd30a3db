//! The table of what is due: every exhibitor that holds a place, how much it owes, and how it stands.
use super::account;
use super::ask::how_many;
use super::ledger::{self, Entry};
use super::one::Tag;
use super::standing::Standing;
use crate::events::{Organizer, Rail};
use crate::exhibitors::dossier::numbers_of;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::money;
use crate::platform::numbers::grouped;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, fold};
use crate::platform::time::{Now, date};
use crate::platform::words::word;
use chrono::NaiveDate;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

#[derive(FromForm)]
struct Wanted {
    q: Option<String>,
    standing: Option<String>,
}

#[get("/studio/<_>/fees?<wanted..>")]
async fn show(organizer: Organizer, wanted: Wanted, db: &Db, now: Now) -> Result<Page<FeesPage>> {
    let Organizer(editor) = organizer;
    let (event, language) = (&editor.event, editor.visit.language);
    let entries = ledger::of_event(db.reader(), event.id).await?;
    let today = event.today(now.0);
    let asked = Standing::ALL.into_iter().find(|standing| wanted.standing.as_deref() == Some(standing.code()));
    let q = wanted.q.unwrap_or_default();
    let base = format!("/studio/{}/fees", event.slug);
    let page = FeesPage {
        rail: editor.rail("fees"),
        slug: event.slug.clone(),
        has_account: account::find(db.reader(), event.id).await?.is_some(),
        priced: entries.iter().any(|entry| entry.sums().full > 0 || entry.paid != 0),
        unasked: how_many(&entries),
        totals: Totals::of(&entries, language),
        tabs: tabs(&entries, today, asked, (&base, &q), language),
        standing: asked.map(Standing::code).unwrap_or_default(),
        rows: rows(&entries, today, asked, (&base, &q), language),
        q,
    };
    Ok(editor.visit.page(page))
}

/// Who is asked for: by standing, and by words of the name, a booth or a reference.
fn rows(entries: &[Entry], today: NaiveDate, asked: Option<Standing>, (base, q): (&str, &str), language: Language) -> Vec<Row> {
    let words = fold(q);
    let meant = |entry: &Entry| {
        let request = entry.request.as_ref().map(|request| request.reference.as_str()).unwrap_or_default();
        let known = format!("{} {} {}", entry.dossier.exhibitor.folded, numbers_of(&entry.booths), request).to_lowercase();
        words.split(' ').all(|word| known.contains(word))
    };
    let shown = entries.iter().filter(|entry| asked.is_none_or(|asked| entry.standing(today) == asked)).filter(|entry| meant(entry));
    shown.map(|entry| Row::of(entry, today, base, language)).collect()
}

fn tabs(entries: &[Entry], today: NaiveDate, asked: Option<Standing>, (base, q): (&str, &str), language: Language) -> Vec<Tab> {
    let encoded = rocket::http::RawStr::new(q).percent_encode().to_string();
    let search = if q.is_empty() { String::new() } else { format!("q={encoded}") };
    let address = |standing: Option<Standing>| {
        let standing = standing.map(|standing| format!("standing={}", standing.code()));
        let query = standing.into_iter().chain(Some(search.clone()).filter(|search| !search.is_empty())).collect::<Vec<_>>().join("&");
        if query.is_empty() { base.to_owned() } else { format!("{base}?{query}") }
    };
    let all = Tab { href: address(None), label: word(language, "exhibitors-state-all"), count: entries.len(), current: asked.is_none() };
    let one = |standing: Standing| Tab {
        href: address(Some(standing)),
        label: word(language, standing.key()),
        count: entries.iter().filter(|entry| entry.standing(today) == standing).count(),
        current: asked == Some(standing),
    };
    let others = Standing::ALL.into_iter().map(one).filter(|tab| tab.count > 0 || tab.current);
    std::iter::once(all).chain(others).collect()
}

#[derive(Serialize)]
struct FeesPage {
    rail: Rail,
    slug: String,
    /// Somebody said who collects.
    has_account: bool,
    /// Something is asked of somebody at all.
    priced: bool,
    /// How many owe something and were not asked for it.
    unasked: usize,
    totals: Totals,
    tabs: Vec<Tab>,
    q: String,
    standing: &'static str,
    rows: Vec<Row>,
}

impl View for FeesPage {
    const TEMPLATE: &'static str = "exhibitors/fees/list";
}

/// Sums over everybody.
#[derive(Serialize)]
pub struct Totals {
    due: String,
    paid: String,
    left: String,
    /// What should go back; empty when nothing.
    over: String,
}

impl Totals {
    pub fn of(entries: &[Entry], language: Language) -> Self {
        let total = |of: fn(&Entry) -> i64| entries.iter().map(of).sum::<i64>();
        let over = total(|entry| entry.sums().over());
        Self {
            due: money::shown(total(|entry| entry.sums().due), language),
            paid: money::shown(total(|entry| entry.paid), language),
            left: money::shown(total(|entry| entry.sums().left()), language),
            over: if over > 0 { money::shown(over, language) } else { String::new() },
        }
    }
}

#[derive(Serialize)]
struct Tab {
    href: String,
    label: String,
    count: usize,
    current: bool,
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: Bilingual,
    booths: String,
    state: Tag,
    due: String,
    paid: String,
    left: String,
    reason: String,
    until: String,
    standing: Tag,
}

impl Row {
    fn of(entry: &Entry, today: NaiveDate, base: &str, language: Language) -> Self {
        let (sums, standing) = (entry.sums(), entry.standing(today));
        let state = entry.dossier.application.state;
        Self {
            href: format!("{base}/{}", entry.dossier.application.token),
            name: entry.dossier.exhibitor.name.clone(),
            booths: numbers_of(&entry.booths),
            state: Tag::of(state.tag(), state.key(), language),
            due: grouped(sums.due, language),
            paid: grouped(sums.paid, language),
            left: grouped(sums.left(), language),
            reason: entry.fee.reason.clone(),
            until: entry.request.as_ref().map(|request| date(request.due_on, language)).unwrap_or_default(),
            standing: Tag::of(standing.tag(), standing.key(), language),
        }
    }
}
