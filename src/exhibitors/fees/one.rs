//! The money of one application: what it owes and why, what was asked, what came, and the forms to write it down.
use super::account;
use super::fee;
use super::ledger::{self, Entry};
use super::payment::{self, Sort, Way};
use super::price::Relief;
use super::receipt::{self, number_shown};
use super::request::may_be_asked;
use crate::events::{Editor, Organizer, Rail, event};
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::{Choice, FormView, Outcome};
use crate::platform::language::Language;
use crate::platform::money;
use crate::platform::numbers::grouped;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::{DateField, Now, date, timestamp};
use crate::platform::words::{say, word};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

#[get("/studio/<_>/fees/<token>", rank = 5)]
async fn show(organizer: Organizer, token: &str, db: &Db, now: Now) -> Result<Page<FeePage>> {
    let Organizer(editor) = organizer;
    let page = FeePage::of(db, &editor, token, now.0, FormView::default()).await?;
    Ok(editor.visit.page(page))
}

/// The page again, with what was typed into one of its forms.
pub async fn again(db: &Db, editor: Editor, token: &str, now: DateTime<Utc>, sent: FormView) -> Result<Outcome<FeePage>> {
    let page = FeePage::of(db, &editor, token, now, sent).await?;
    Ok(Outcome::Again(editor.visit.page(page)))
}

/// A state in a word, a shape and a colour, as `parts/tag` draws it.
#[derive(Serialize)]
pub struct Tag {
    kind: &'static str,
    text: String,
}

impl Tag {
    pub fn of(kind: &'static str, key: &str, language: Language) -> Self {
        Self { kind, text: word(language, key) }
    }
}

/// One line of what is owed: ready to be shown.
#[derive(Serialize)]
pub struct Row {
    name: String,
    count: i32,
    price: String,
    sum: String,
}

/// What is owed and how it comes about. Drawn by `exhibitors/fees/sums`.
#[derive(Serialize)]
pub struct SumsView {
    rows: Vec<Row>,
    /// What is let off, with its reason.
    relief: Option<Part>,
    /// What is added, and for what.
    extra: Option<Part>,
    due: String,
    words: String,
    paid: String,
    left: String,
    over: String,
    is_paid: bool,
    is_over: bool,
    /// Read by whoever pays.
    own: bool,
}

/// What makes the sum smaller or larger: ready to be shown.
#[derive(Serialize)]
struct Part {
    told: String,
    sum: String,
}

impl SumsView {
    /// For the team.
    pub fn of(entry: &Entry, language: Language) -> Self {
        let sums = entry.sums();
        let row = |line: &super::price::Line| Row {
            name: line.name.plain(language).to_owned(),
            count: line.count,
            price: grouped(line.price, language),
            sum: grouped(line.sum(), language),
        };
        let (relief, extra) = (entry.relief(), if entry.extra() > 0 { entry.fee.extra } else { 0 });
        Self {
            rows: entry.lines.iter().chain(&entry.ordered).map(row).collect(),
            relief: (relief > 0)
                .then(|| Part { told: relief_told(&entry.fee, language), sum: format!("−{}", grouped(relief, language)) }),
            extra: (extra > 0).then(|| Part { told: entry.fee.extra_for.clone(), sum: grouped(extra, language) }),
            due: money::shown(sums.due, language),
            words: money::in_words(sums.due, language),
            paid: money::shown(sums.paid, language),
            left: money::shown(sums.left(), language),
            over: money::shown(sums.over(), language),
            is_paid: sums.paid != 0,
            is_over: sums.over() > 0,
            own: false,
        }
    }

    /// For the exhibitor.
    pub fn own(entry: &Entry, language: Language) -> Self {
        Self { own: true, ..Self::of(entry, language) }
    }
}

/// "Giảm 30%: Đơn vị khởi nghiệp".
fn relief_told(fee: &fee::Model, language: Language) -> String {
    let what = match fee.relief {
        Relief::Percent => say(language, "fees-relief-of-percent", &json!({ "percent": fee.relief_value })),
        other => word(language, other.key()),
    };
    if fee.reason.is_empty() { what } else { format!("{what}: {}", fee.reason) }
}

/// Money that changed hands: ready to be shown.
#[derive(Serialize)]
pub struct Moved {
    id: i64,
    sort: &'static str,
    amount: String,
    on: String,
    way: &'static str,
    note: String,
    by: String,
    /// The number of its receipt.
    receipt: String,
    number: i32,
    may_receipt: bool,
}

/// What changed hands for one application, the newest first, with its receipts.
pub async fn moved(db: &impl ConnectionTrait, application_id: i64, event: &event::Model, language: Language) -> Result<Vec<Moved>> {
    let rows = payment::Entity::find()
        .filter(payment::COLUMN.application_id.eq(application_id))
        .order_by_desc(payment::Column::OnDay)
        .order_by_desc(payment::Column::Id)
        .all(db)
        .await?;
    let receipts = receipt::of_payments(db, &rows).await?;
    let one = |row: payment::Model| {
        let receipt = receipts.iter().find(|receipt| receipt.payment_id == row.id);
        Moved {
            id: row.id,
            sort: row.sort.key(),
            amount: money::shown(row.counts(), language),
            on: date(row.on_day, language),
            way: row.way.key(),
            note: row.note,
            by: format!("{}, {}", row.recorded_by, timestamp(row.recorded_at, event.tz(), language)),
            receipt: receipt.map(|receipt| number_shown(receipt.number)).unwrap_or_default(),
            number: receipt.map_or(0, |receipt| receipt.number),
            may_receipt: row.sort == Sort::Paid && receipt.is_none(),
        }
    };
    Ok(rows.into_iter().map(one).collect())
}

/// The fields of what is agreed.
pub fn agreed(fee: &fee::Model, language: Language) -> [(&'static str, String); 6] {
    let sum = |sum: i64| if sum == 0 { String::new() } else { grouped(sum, language) };
    [
        ("relief", fee.relief.code().to_owned()),
        ("relief_value", fee.value().map(|value| grouped(value, language)).unwrap_or_default()),
        ("reason", fee.reason.clone()),
        ("extra", sum(fee.extra)),
        ("extra_for", fee.extra_for.clone()),
        ("version", fee.version.to_string()),
    ]
}

#[derive(Serialize)]
pub struct FeePage {
    rail: Rail,
    slug: String,
    token: String,
    name: Bilingual,
    booths: String,
    state: Tag,
    standing: Tag,
    sums: SumsView,
    request: Option<Asked>,
    /// The word for the button that asks, or why it cannot be asked.
    ask: Option<&'static str>,
    why_not: Option<String>,
    /// Somebody said who collects.
    has_account: bool,
    moved: Vec<Moved>,
    may_give_back: bool,
    form: FormView,
    reliefs: Vec<Choice>,
    ways: Vec<Choice>,
}

impl View for FeePage {
    const TEMPLATE: &'static str = "exhibitors/fees/one";
}

/// What was asked for: ready to be shown.
#[derive(Serialize)]
struct Asked {
    reference: String,
    amount: String,
    at: String,
    until: String,
    /// Something else is owed by now.
    otherwise: bool,
}

impl FeePage {
    async fn of(db: &Db, editor: &Editor, token: &str, now: DateTime<Utc>, sent: FormView) -> Result<Self> {
        let (event, language) = (&editor.event, editor.visit.language);
        let dossier = Dossier::by_token(db.reader(), event.id, token).await?;
        let entry = ledger::of_one(db.reader(), &dossier).await?;
        let standing = entry.standing(event.today(now));
        let may = may_be_asked(&entry);
        let state = dossier.application.state;
        Ok(Self {
            rail: editor.rail("fees"),
            slug: event.slug.clone(),
            token: token.to_owned(),
            name: dossier.exhibitor.name.clone(),
            booths: numbers_of(&entry.booths),
            state: Tag::of(state.tag(), state.key(), language),
            standing: Tag::of(standing.tag(), standing.key(), language),
            sums: SumsView::of(&entry, language),
            request: asked(&entry, event, language),
            ask: may.is_ok().then(|| ask_key(&entry)),
            why_not: may.err().map(|no| no.key.into_owned()),
            has_account: account::find(db.reader(), event.id).await?.is_some(),
            moved: moved(db.reader(), dossier.application.id, event, language).await?,
            may_give_back: entry.paid > 0,
            form: form(&entry, event.today(now), language, sent),
            reliefs: Relief::ALL.map(|relief| Choice::new(relief.code(), word(language, relief.key()))).into(),
            ways: Way::ALL.map(|way| Choice::new(way.code(), word(language, way.key()))).into(),
        })
    }
}

fn ask_key(entry: &Entry) -> &'static str {
    match (&entry.request, entry.asked_otherwise()) {
        (None, _) => "fees-ask",
        (Some(_), true) => "fees-ask-anew",
        (Some(_), false) => "fees-remind",
    }
}

fn asked(entry: &Entry, event: &event::Model, language: Language) -> Option<Asked> {
    entry.request.as_ref().map(|request| Asked {
        reference: request.reference.clone(),
        amount: money::shown(request.amount, language),
        at: timestamp(request.asked_at, event.tz(), language),
        until: date(request.due_on, language),
        otherwise: entry.asked_otherwise(),
    })
}

/// The fields of all three forms: what is on record and what is likely, under what was typed.
fn form(entry: &Entry, today: chrono::NaiveDate, language: Language, sent: FormView) -> FormView {
    let sums = entry.sums();
    let day = DateField(today).to_string();
    let likely = [
        ("amount", if sums.left() > 0 { grouped(sums.left(), language) } else { String::new() }),
        ("on", day.clone()),
        ("way", Way::Transfer.code().to_owned()),
        ("receipt", "true".to_owned()),
        ("letter", "true".to_owned()),
        ("back_amount", if sums.over() > 0 { grouped(sums.over(), language) } else { String::new() }),
        ("back_on", day),
        ("back_way", Way::Transfer.code().to_owned()),
    ];
    let mut values = FormView::filled(agreed(&entry.fee, language).into_iter().chain(likely)).values;
    // A box that was left empty is not sent at all.
    if sent.values.contains_key("amount") {
        values.remove("receipt");
        values.remove("letter");
    }
    values.extend(sent.values);
    FormView { values, errors: sent.errors, refusals: sent.refusals, theirs: sent.theirs }
}
