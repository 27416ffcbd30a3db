//! What a statement holds, line by line: whose money it is, and whether to record it. Then it is recorded.
use crate::events::{Editor, Organizer, Rail};
use crate::exhibitors::fees::ledger::{self, Entry};
use crate::exhibitors::fees::matching::{Credit, Found, Known, find};
use crate::exhibitors::fees::payment::{self, Moved, Way};
use crate::exhibitors::fees::{Origin, Received, Whose, account, receive_all, request};
use crate::platform::Db;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::money::{self, Dong};
use crate::platform::numbers::grouped;
use crate::platform::page::{Page, View};
use crate::platform::text::Line;
use crate::platform::time::{DateField, Now, date};
use crate::platform::words::word;
use rocket::form::{Contextual, Form};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde::Serialize;
use std::collections::{HashMap, HashSet};

pub fn routes() -> Vec<rocket::Route> {
    routes![record]
}

/// Lines to be recorded, as the page of them sends them.
#[derive(FromForm)]
struct Sent {
    rows: Vec<Row>,
    receipt: bool,
    letter: bool,
}

#[derive(FromForm)]
struct Row {
    take: bool,
    key: Line<1, 80>,
    on: DateField,
    amount: Dong,
    text: Line<0, 500>,
    /// Whose it is, as somebody chose.
    reference: Line<0, 40>,
}

#[post("/studio/<_>/fees/statement/record", data = "<form>")]
async fn record(organizer: Organizer, form: Form<Contextual<'_, Sent>>, db: &Db, now: Now) -> Result<Outcome<PreviewPage>> {
    let Organizer(editor) = organizer;
    let Some(sent) = &form.value else { return Ok(moved(&editor, "statement-none-taken")) };
    if !sent.rows.iter().any(|row| row.take) {
        return again(db, editor, sent, Refusal::new("statement-none-taken")).await;
    }
    let at = Origin { event: &editor.event, host: &editor.visit.origin };
    let taken: Vec<_> = sent.rows.iter().filter(|row| row.take).map(|row| received(row, sent)).collect();
    match receive_all(db, &editor.actor(), now.0, at, &taken).await {
        Ok(0) => Ok(moved(&editor, "statement-nothing-new")),
        Ok(_) => Ok(moved(&editor, "statement-recorded")),
        Err(AppError::Refused(no)) => again(db, editor, sent, no).await,
        Err(other) => Err(other),
    }
}

fn moved<V>(editor: &Editor, word: &str) -> Outcome<V> {
    Outcome::Done(moved_on(format!("/studio/{}/fees", editor.event.slug), word))
}

fn received<'a>(row: &'a Row, sent: &Sent) -> Received<'a> {
    let moved =
        Moved { amount: row.amount.0, on: row.on.0, way: Way::Transfer, note: row.text.to_string(), bank_key: Some(row.key.to_string()) };
    Received { whose: Whose::Reference(&row.reference), moved, receipt: sent.receipt, letter: sent.letter }
}

/// The same lines again, with what was chosen.
async fn again(db: &Db, editor: Editor, sent: &Sent, no: Refusal) -> Result<Outcome<PreviewPage>> {
    let credit = |row: &Row| Credit { key: row.key.to_string(), on: row.on.0, amount: row.amount.0, text: row.text.to_string() };
    let credits: Vec<_> = sent.rows.iter().map(credit).collect();
    let mut page = PreviewPage::of(db, &editor, &credits).await?;
    let chosen: HashMap<&str, &Row> = sent.rows.iter().map(|row| (&*row.key, row)).collect();
    for line in page.found.iter_mut().chain(&mut page.others) {
        if let Some(row) = chosen.get(line.key.as_str()) {
            (line.take, line.reference) = (row.take, row.reference.to_string());
        }
    }
    (page.receipt, page.letter) = (sent.receipt, sent.letter);
    page.form = FormView::default().refused(&no);
    Ok(Outcome::Again(editor.visit.page(page)))
}

/// The page of a statement that was read.
pub async fn of(db: &Db, editor: Editor, credits: Vec<Credit>) -> Result<Page<PreviewPage>> {
    let page = PreviewPage::of(db, &editor, &credits).await?;
    Ok(editor.visit.page(page))
}

#[derive(Serialize)]
pub struct PreviewPage {
    rail: Rail,
    slug: String,
    form: FormView,
    /// Lines with a reference of ours.
    found: Vec<LineView>,
    found_count: usize,
    /// Lines without one.
    others: Vec<LineView>,
    others_count: usize,
    /// How many were recorded before.
    recorded: usize,
    /// What the ticked lines come to.
    total: String,
    /// Whom a line can be given to by hand.
    /// Exhibitors as the field of a line offers them: by reference.
    choices: Vec<Choice>,
    receipt: bool,
    letter: bool,
    /// Somebody said who collects: receipts can be written.
    has_account: bool,
}

impl View for PreviewPage {
    const TEMPLATE: &'static str = "interchange/statement_preview";
}

/// One line: ready to be shown.
#[derive(Serialize)]
struct LineView {
    /// Its place in the form.
    at: usize,
    key: String,
    day: String,
    on: String,
    sum: i64,
    amount: String,
    text: String,
    tag: &'static str,
    told: String,
    who: String,
    href: String,
    reference: String,
    take: bool,
}

/// What is on record for the lines of a statement to be compared with.
struct Record {
    entries: HashMap<i64, Entry>,
    requests: Vec<request::Model>,
    recorded: HashSet<String>,
}

impl Record {
    async fn of(db: &Db, event_id: i64, credits: &[Credit]) -> Result<Self> {
        let entries = ledger::of_event(db.reader(), event_id).await?;
        let requests = request::Entity::find().filter(request::COLUMN.event_id.eq(event_id)).all(db.reader()).await?;
        let keys: HashSet<&str> = credits.iter().map(|credit| credit.key.as_str()).collect();
        let known = payment::Entity::find().filter(payment::COLUMN.event_id.eq(event_id)).filter(payment::Column::BankKey.is_not_null());
        let known: Vec<Option<String>> = known.select_only().column(payment::Column::BankKey).into_tuple().all(db.reader()).await?;
        Ok(Self {
            entries: entries.into_iter().map(|entry| (entry.dossier.application.id, entry)).collect(),
            requests,
            recorded: known.into_iter().flatten().filter(|key| keys.contains(key.as_str())).collect(),
        })
    }

    fn known(&self) -> Vec<Known> {
        let left = |id: i64| self.entries.get(&id).map_or(0, |entry| entry.sums().left());
        let one = |row: &request::Model| Known {
            reference: row.reference.clone(),
            application: row.application_id,
            left: left(row.application_id),
        };
        self.requests.iter().map(one).collect()
    }

    /// The reference by which an application's money is recorded: the one that holds, or the last.
    fn reference(&self, application: i64) -> Option<&request::Model> {
        self.requests.iter().filter(|row| row.application_id == application).max_by_key(|row| (row.open, row.id))
    }

    fn choices(&self, language: Language) -> Vec<Choice> {
        let one = |entry: &Entry| {
            let request = self.reference(entry.dossier.application.id)?;
            let name = entry.dossier.exhibitor.name.plain(language);
            Some(Choice::new(&request.reference, format!("{name}, {}", money::shown(entry.sums().left(), language))))
        };
        let mut choices: Vec<_> = self.entries.values().filter_map(one).collect();
        choices.sort_by(|one, other| one.label.cmp(&other.label));
        choices
    }
}

impl PreviewPage {
    async fn of(db: &Db, editor: &Editor, credits: &[Credit]) -> Result<Self> {
        let language = editor.visit.language;
        let record = Record::of(db, editor.event.id, credits).await?;
        let found = find(credits, &record.known(), &record.recorded);
        let told =
            |(at, (credit, found)): (usize, (&Credit, &Found))| LineView::of(at, credit, *found, (&record, &editor.event.slug), language);
        let new = credits.iter().zip(&found).filter(|(_, found)| **found != Found::Recorded);
        let lines: Vec<LineView> = new.enumerate().map(told).collect();
        let total = lines.iter().filter(|line| line.take).map(|line| line.sum).sum();
        let (found, others): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.tag != "plain");
        Ok(Self {
            rail: editor.rail("fees"),
            slug: editor.event.slug.clone(),
            form: FormView::default(),
            recorded: record.recorded.len(),
            total: money::shown(total, language),
            found_count: found.len(),
            found,
            others_count: others.len(),
            others,
            choices: record.choices(language),
            receipt: false,
            letter: true,
            has_account: account::find(db.reader(), editor.event.id).await?.is_some(),
        })
    }
}

impl LineView {
    fn of(at: usize, credit: &Credit, found: Found, (record, slug): (&Record, &str), language: Language) -> Self {
        let (tag, key, take) = shown(found);
        let entry = found.application().and_then(|id| record.entries.get(&id));
        let reference = found.application().and_then(|id| record.reference(id));
        Self {
            at,
            key: credit.key.clone(),
            day: DateField(credit.on).to_string(),
            on: date(credit.on, language),
            sum: credit.amount,
            amount: grouped(credit.amount, language),
            text: credit.text.clone(),
            tag,
            told: word(language, key),
            who: entry.map(|entry| entry.dossier.exhibitor.name.plain(language).to_owned()).unwrap_or_default(),
            href: entry.map(|entry| format!("/studio/{slug}/fees/{}", entry.dossier.application.token)).unwrap_or_default(),
            reference: reference.map(|row| row.reference.clone()).unwrap_or_default(),
            take,
        }
    }
}

/// The tag of a line, its word, and whether it is recorded unless somebody says otherwise.
fn shown(found: Found) -> (&'static str, &'static str, bool) {
    match found {
        Found::Exact(_) => ("ok", "statement-exact", true),
        Found::Less(_) => ("ask", "statement-less", true),
        Found::More(_) => ("moved", "statement-more", true),
        Found::Again(_) => ("bad", "statement-again", false),
        Found::Several => ("ask", "statement-several", false),
        Found::Nobody | Found::Recorded => ("plain", "statement-nobody", false),
    }
}
