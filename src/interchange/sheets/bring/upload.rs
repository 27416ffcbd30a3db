//! A file is sent, and read.
use super::address_of;
use crate::events::{Editor, Rail, event, team};
use crate::interchange::sheets::field;
use crate::interchange::sheets::kept::import::{self, Chosen, CountsColumn, State, ToldColumn};
use crate::interchange::sheets::kept::{columns, content, row, written};
use crate::interchange::sheets::read::{Book, Limits, Table, read_on};
use crate::interchange::sheets::{Kind, read};
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use crate::platform::form::{FormView, Outcome};
use crate::platform::lanes::Lanes;
use crate::platform::numbers::grouped;
use crate::platform::page::{Page, View};
use crate::platform::text::Line;
use crate::platform::time::{Now, timestamp};
use crate::platform::words::word;
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use rocket::State as Managed;
use rocket::data::ToByteUnit;
use rocket::form::{self, Contextual, DataField, Form, FromFormField, ValueField};
use rocket::response::Redirect;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;

/// Files shown as brought in lately.
const SHOWN: u64 = 20;
/// What was never saved is forgotten after so long; what can be undone, after so long.
const UNSAVED_LIFE: TimeDelta = TimeDelta::days(7);
const SAVED_LIFE: TimeDelta = TimeDelta::days(30);

pub fn routes() -> Vec<rocket::Route> {
    routes![show, send]
}

/// A spreadsheet in a form, in memory, unread.
pub struct Upload {
    pub name: String,
    pub bytes: Vec<u8>,
}

#[rocket::async_trait]
impl<'v> FromFormField<'v> for Upload {
    fn from_value(_: ValueField<'v>) -> form::Result<'v, Self> {
        Ok(Self { name: String::new(), bytes: Vec::new() })
    }

    async fn from_data(field: DataField<'v, '_>) -> form::Result<'v, Self> {
        let sent = field.file_name.map(|name| name.dangerous_unsafe_unsanitized_raw().as_str()).unwrap_or_default();
        let name = sent.rsplit(['/', '\\']).next().unwrap_or_default().chars().take(200).collect::<String>();
        // One byte more than allowed tells "just fits" from "too large".
        let most = Limits::default().bytes + 1;
        let bytes = field.data.open(most.bytes()).into_bytes().await?.into_inner();
        Ok(Self { name, bytes })
    }

    fn default() -> Option<Self> {
        Some(Self { name: String::new(), bytes: Vec::new() })
    }
}

#[derive(FromForm)]
struct Sent {
    file: Upload,
}

#[get("/studio/<_>/sheets/<kind>")]
async fn show(kind: Kind, editor: Editor, db: &Db) -> Result<Page<SheetsPage>> {
    let page = SheetsPage::of(db, &editor, kind, FormView::default()).await?;
    Ok(editor.visit.page(page))
}

#[post("/studio/<_>/sheets/<kind>", data = "<form>")]
async fn send(
    kind: Kind,
    form: Form<Contextual<'_, Sent>>,
    editor: Editor,
    now: Now,
    db: &Db,
    lanes: &Managed<Lanes>,
) -> Result<Outcome<SheetsPage>> {
    let view = FormView::default();
    let Sent { file } = match form.into_inner().value {
        Some(sent) => sent,
        None => return again(db, editor, kind, view.refused(&read::Fault::Empty.refusal())).await,
    };
    if file.bytes.is_empty() {
        return again(db, editor, kind, view.refused(&Refusal::at("file", "sheets-file-none"))).await;
    }
    let book = match read_on(&lanes.sheets, file.bytes).await? {
        Ok(book) => book,
        Err(fault) => return again(db, editor, kind, view.refused(&fault.refusal())).await,
    };
    let whose = (editor.who.account.id, &editor.actor());
    match take_in(db, &editor.event, whose, now.0, (kind, &file.name, book)).await {
        Ok(row) => Ok(Outcome::Moved(Redirect::to(address_of(&editor.event, &row)))),
        Err(AppError::Refused(no)) => again(db, editor, kind, view.refused(&no)).await,
        Err(other) => Err(other),
    }
}

async fn again(db: &Db, editor: Editor, kind: Kind, form: FormView) -> Result<Outcome<SheetsPage>> {
    let page = SheetsPage::of(db, &editor, kind, form).await?;
    Ok(Outcome::Again(editor.visit.page(page)))
}

/// Keeps a file that was read, its columns understood as well as we can.
pub async fn take_in(
    db: &Database,
    event: &event::Model,
    (account, actor): (i64, &Actor),
    now: DateTime<Utc>,
    (kind, file_name, book): (Kind, &str, Book),
) -> Result<import::Model> {
    if book.tables.iter().any(|table| table.rows.len() > kind.most()) {
        return Err(read::Fault::Rows { most: kind.most() }.refusal().into());
    }
    let chosen = understood(db.reader(), (event.id, account, kind), &book.tables).await?;
    let change = Change::begin(db, actor, now).await?;
    forget_old(&change, now).await?;
    let row = import::ActiveModel {
        event_id: Set(event.id),
        account_id: Set(account),
        by_name: Set(actor.name.clone()),
        kind: Set(kind),
        file_name: Set(Line::<0, 120>::parse(&file_name.chars().take(120).collect::<String>()).unwrap_or_default().into_string()),
        told: Set(ToldColumn(book.told)),
        chosen: Set(chosen),
        state: Set(State::Read),
        counts: Set(CountsColumn::default()),
        total: Set(0),
        done: Set(0),
        failed: Set(0),
        created_at: Set(now),
        ..Default::default()
    };
    let row = row.insert(change.tx()).await?;
    let tables = serde_json::to_string(&book.tables).context("tables of a file")?;
    content::ActiveModel { import_id: Set(row.id), tables: Set(tables) }.insert(change.tx()).await?;
    change.commit().await?;
    Ok(row)
}

/// The table that reads most like a list of this kind, its line of headings, and what its columns mean.
async fn understood(db: &impl ConnectionTrait, whose: (i64, i64, Kind), tables: &[Table]) -> Result<Chosen> {
    let fields = whose.2.fields();
    let headed = |table: &Table| field::heading_row(fields, &table.rows);
    let worth = |table: &Table| {
        let known = headed(table).map_or(0, |at| field::recognised(fields, &table.rows[at]).iter().filter(|code| !code.is_empty()).count());
        (!table.hidden, known, table.rows.len())
    };
    let at = tables.iter().enumerate().max_by_key(|(at, table)| (worth(table), std::cmp::Reverse(*at))).map_or(0, |(at, _)| at);
    let heading = tables.get(at).and_then(headed).map_or(0, |row| row + 1);
    let chosen = Chosen { table: at, heading, part: "official".into(), item_kind: "workshop".into(), ..Chosen::default() };
    with_columns(db, whose, chosen, tables).await
}

/// With what the columns mean under the headings of the row that was chosen: as somebody said before, or as they read.
pub async fn with_columns(db: &impl ConnectionTrait, whose: (i64, i64, Kind), mut chosen: Chosen, tables: &[Table]) -> Result<Chosen> {
    let headings = headings(&chosen, tables);
    let before = if headings.is_empty() { None } else { columns::remembered(db, whose, &headings).await? };
    chosen.columns = before.unwrap_or_else(|| field::recognised(whose.2.fields(), &headings));
    Ok(chosen)
}

/// The cells of the line of headings.
pub fn headings(chosen: &Chosen, tables: &[Table]) -> Vec<String> {
    let row = chosen.heading.checked_sub(1).and_then(|at| tables.get(chosen.table)?.rows.get(at));
    row.cloned().unwrap_or_default()
}

/// Lists of people are not kept longer than they are needed (Law 91/2025/QH15, Art. 3 and 14).
async fn forget_old(change: &Change, now: DateTime<Utc>) -> Result<()> {
    let unsaved = import::Entity::delete_many().filter(import::COLUMN.state.is_in([State::Read, State::Checked]));
    unsaved.filter(import::COLUMN.created_at.lt(now - UNSAVED_LIFE)).exec(change.tx()).await?;
    let old = import::Entity::find().select_only().column(import::Column::Id);
    let old = old.filter(import::COLUMN.state.is_in([State::Saved, State::Undone])).filter(import::COLUMN.created_at.lt(now - SAVED_LIFE));
    let ids: Vec<i64> = old.into_tuple().all(change.tx()).await?;
    content::Entity::delete_many().filter(content::COLUMN.import_id.is_in(ids.clone())).exec(change.tx()).await?;
    written::Entity::delete_many().filter(written::COLUMN.import_id.is_in(ids.clone())).exec(change.tx()).await?;
    row::Entity::delete_many().filter(row::COLUMN.import_id.is_in(ids)).exec(change.tx()).await?;
    Ok(())
}

#[derive(Serialize)]
struct SheetsPage {
    rail: Rail,
    title: &'static str,
    about: &'static str,
    back: String,
    form: FormView,
    limits: LimitsSaid,
    /// Where the same list goes out.
    xlsx: String,
    csv: String,
    lately: Vec<Lately>,
}

impl View for SheetsPage {
    const TEMPLATE: &'static str = "interchange/sheets";
}

#[derive(Serialize)]
struct LimitsSaid {
    megabytes: usize,
    /// "20.000".
    rows: String,
}

/// A file that was brought in before.
#[derive(Serialize)]
struct Lately {
    href: String,
    name: String,
    by: String,
    at: String,
    tag: &'static str,
    state: String,
}

impl SheetsPage {
    async fn of(db: &Db, editor: &Editor, kind: Kind, form: FormView) -> Result<Self> {
        let event = &editor.event;
        let mut rows = import::Entity::find().filter(import::COLUMN.event_id.eq(event.id)).filter(import::COLUMN.kind.eq(kind));
        if editor.role != team::Role::Organizer {
            rows = rows.filter(import::COLUMN.account_id.eq(editor.who.account.id));
        }
        let rows = rows.order_by_desc(import::COLUMN.id).limit(SHOWN).all(db.reader()).await?;
        let lately = |row: import::Model| Lately {
            href: address_of(event, &row),
            by: row.by_name,
            at: timestamp(row.created_at, event.tz(), editor.visit.language),
            tag: row.state.tag(),
            state: word(editor.visit.language, row.state.key()),
            name: row.file_name,
        };
        Ok(Self {
            rail: editor.rail(kind.code()),
            title: kind.title(),
            about: if kind == Kind::People { "sheets-about-people" } else { "sheets-about-programme" },
            back: format!("/studio/{}/{}", event.slug, kind.code()),
            form,
            limits: LimitsSaid { megabytes: Limits::default().bytes >> 20, rows: grouped(kind.most() as i64, editor.visit.language) },
            xlsx: format!("/studio/{}/download/{}.xlsx", event.slug, kind.code()),
            csv: format!("/studio/{}/download/{}.csv", event.slug, kind.code()),
            lately: rows.into_iter().map(lately).collect(),
        })
    }
}
