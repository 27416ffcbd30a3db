//! Working out what becomes of every row, and keeping it until somebody says so.
use super::upload::headings;
use crate::events::event;
use crate::interchange::sheets::kept::import::{self, Chosen, CountsColumn, State};
use crate::interchange::sheets::kept::{columns, row};
use crate::interchange::sheets::plan::{Counts, FileRow, Planned};
use crate::interchange::sheets::read::Table;
use crate::interchange::sheets::{Kind, people, programme};
use crate::platform::change::{Actor, Change};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Refusal, Result};
use anyhow::Context;
use chrono::{DateTime, Utc};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

/// Rows kept in one statement.
const AT_ONCE: usize = 500;

/// The rows of a table as its columns are understood; empty ones left out. `most` rows at most.
pub fn file_rows(table: &Table, chosen: &Chosen, most: usize) -> Vec<FileRow> {
    let rows = table.rows.iter().enumerate().skip(chosen.heading);
    let said = |cells: &[String]| {
        let pairs = chosen.columns.iter().zip(cells).filter(|(code, _)| !code.is_empty());
        pairs.map(|(code, cell)| (code.clone(), cell.clone())).collect::<std::collections::BTreeMap<_, _>>()
    };
    let mut found = vec![];
    for (at, cells) in rows.filter(|(_, cells)| cells.iter().any(|cell| !cell.is_empty())) {
        // Columns to the right of the last cell are empty cells.
        let mut whole = cells.clone();
        whole.resize(whole.len().max(chosen.columns.len()), String::new());
        found.push(FileRow { number: at + 1, said: said(&whole) });
        if found.len() == most {
            break;
        }
    }
    found
}

/// What becomes of these rows.
pub async fn plan(
    db: &impl ConnectionTrait,
    event: &event::Model,
    (kind, chosen, contacts): (Kind, &Chosen, bool),
    rows: &[FileRow],
) -> Result<Vec<Planned>> {
    match kind {
        Kind::People => {
            let known = people::load(db, event, rows).await?;
            let wishes = people::Wishes { part: chosen.part.clone(), side: chosen.side.clone(), contacts };
            Ok(people::plan(rows, &known, &wishes))
        }
        Kind::Programme => {
            let known = programme::load(db, event, rows).await?;
            let wishes = programme::Wishes { kind: chosen.item_kind.clone(), make: chosen.make };
            Ok(programme::plan(rows, &known, &wishes))
        }
    }
}

/// What a column has to be said to be, or nothing can be read.
pub fn may_be_read(kind: Kind, chosen: &Chosen) -> Result<(), Refusal> {
    let has = |code: &str| chosen.columns.iter().any(|known| known == code);
    let mut seen = std::collections::BTreeSet::new();
    if let Some(twice) = chosen.columns.iter().filter(|code| !code.is_empty()).find(|code| !seen.insert(code.as_str())) {
        let at = chosen.columns.iter().rposition(|code| code == twice).unwrap_or_default();
        return Err(Refusal::at(format!("column[{at}]"), "sheets-column-twice"));
    }
    let enough = match kind {
        Kind::People => has("name") || has("given") || has("code"),
        Kind::Programme => has("title.vi") || has("code"),
    };
    let key = if kind == Kind::People { "sheets-no-name-column" } else { "sheets-no-title-column" };
    if enough { Ok(()) } else { Err(Refusal::new(key)) }
}

/// Works out what becomes of a file, and keeps it.
pub async fn check(
    db: &Database,
    event: &event::Model,
    actor: &Actor,
    now: DateTime<Utc>,
    (import, tables, chosen, contacts): (&import::Model, &[Table], &Chosen, bool),
) -> Result<Counts> {
    let table = tables.get(chosen.table).ok_or_else(|| Refusal::at("table", "form-choice"))?;
    may_be_read(import.kind, chosen)?;
    let rows = file_rows(table, chosen, usize::MAX);
    let planned = plan(db.reader(), event, (import.kind, chosen, contacts), &rows).await?;
    let counts = Counts::of(&planned);
    let change = Change::begin(db, actor, now).await?;
    let columns = import::Entity::update_many()
        .set(import::ActiveModel {
            chosen: Set(chosen.clone()),
            state: Set(State::Checked),
            counts: Set(CountsColumn(counts)),
            total: Set((counts.add + counts.change) as i32),
            ..Default::default()
        })
        .filter(import::COLUMN.id.eq(import.id))
        .filter(import::COLUMN.state.is_in([State::Read, State::Checked]));
    if columns.exec(change.tx()).await?.rows_affected == 0 {
        return Err(AppError::Stale);
    }
    keep_rows(&change, import.id, &planned).await?;
    let headings = headings(chosen, tables);
    if !headings.is_empty() {
        columns::remember(&change, (event.id, import.account_id, import.kind), &headings, &chosen.columns).await?;
    }
    change.commit().await?;
    Ok(counts)
}

async fn keep_rows(change: &Change, import: i64, planned: &[Planned]) -> Result<()> {
    row::Entity::delete_many().filter(row::COLUMN.import_id.eq(import)).exec(change.tx()).await?;
    for some in planned.chunks(AT_ONCE) {
        let mut rows = vec![];
        for one in some {
            rows.push(row::ActiveModel {
                import_id: Set(import),
                number: Set(one.number as i32),
                act: Set(one.act.code().to_owned()),
                clash: Set(one.has_clash()),
                plan: Set(serde_json::to_string(one).context("the plan of a row")?),
                ..Default::default()
            });
        }
        row::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}
