//! What becomes of a file, shown before it is saved: how many rows are new, what changes cell by cell, what cannot be taken.
use super::columns::told;
use super::{address, address_of};
use crate::events::{Editor, Rail};
use crate::interchange::sheets::Kind;
use crate::interchange::sheets::kept::import::Model as Import;
use crate::interchange::sheets::kept::row;
use crate::interchange::sheets::people::CONTACTS;
use crate::interchange::sheets::plan::{Act, Counts, Planned};
use crate::interchange::sheets::values::Reason;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::words::{say, word};
use sea_orm::{Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// Rows of one section of the page; all of them are in the file with reasons.
const SHOWN: u64 = 100;
/// Names shown of those who are new.
const ADDED_SHOWN: u64 = 30;

#[derive(Serialize)]
pub struct ReviewPage {
    rail: Rail,
    title: &'static str,
    back: String,
    base: String,
    file: String,
    told: String,
    counts: Counts,
    takes_file: bool,
    /// Names of rooms, tracks and people that nobody knows yet.
    unknown: Vec<String>,
    makes: bool,
    clashes: Vec<RowView>,
    changes: Vec<RowView>,
    added: Vec<RowView>,
    bad: Vec<RowView>,
    /// Rows to be written.
    total: usize,
    more: Vec<String>,
}

impl View for ReviewPage {
    const TEMPLATE: &'static str = "interchange/sheet_review";
}

/// A row as the page shows it.
#[derive(Clone, Debug, Serialize)]
pub struct RowView {
    number: usize,
    label: String,
    act: &'static str,
    tag: &'static str,
    reasons: Vec<String>,
    cells: Vec<CellView>,
    /// "file", "studio" or nothing.
    choice: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct CellView {
    label: String,
    old: String,
    new: String,
    clash: bool,
}

/// A row in a reader's language; contacts only for who may see them.
pub fn row_view(row: &Planned, kind: Kind, language: Language, contacts: bool) -> RowView {
    let label = |code: &str| kind.field(code).map_or_else(String::new, |field| word(language, field.key));
    let seen = row.cells.iter().filter(|cell| contacts || !CONTACTS.contains(&cell.field.as_str()));
    let cell = |cell: &crate::interchange::sheets::plan::Cell| CellView {
        label: label(&cell.field),
        old: kind.shown(&cell.field, &cell.old, language),
        new: kind.shown(&cell.field, &cell.new, language),
        clash: cell.clash,
    };
    let (act, tag) = match row.act {
        Act::Add => ("sheets-act-add", "ok"),
        Act::Change if row.has_clash() => ("sheets-act-clash", "ask"),
        Act::Change => ("sheets-act-change", "moved"),
        Act::Same => ("sheets-act-same", "plain"),
        Act::Skip => ("sheets-act-skip", "off"),
        Act::Bad => ("sheets-act-bad", "bad"),
    };
    RowView {
        number: row.number,
        label: row.label.clone(),
        act,
        tag,
        reasons: row.reasons.iter().map(|reason| reason_said(reason, kind, language)).collect(),
        cells: seen.map(cell).collect(),
        choice: String::new(),
    }
}

/// "Điện thoại: số này không có."
pub fn reason_said(reason: &Reason, kind: Kind, language: Language) -> String {
    let sentence = say(language, &reason.key, &Value::Object(reason.args.clone()));
    match kind.field(&reason.field) {
        Some(field) => format!("{}: {sentence}", word(language, field.key)),
        None => sentence,
    }
}

impl ReviewPage {
    pub async fn of(db: &Db, editor: &Editor, import: &Import) -> Result<Self> {
        let (kind, language, counts) = (import.kind, editor.visit.language, import.counts.0);
        let contacts = editor.role.may_see_contacts();
        let section = async |which: Condition, most: u64| -> Result<Vec<RowView>> {
            let rows = row::Entity::find().filter(row::COLUMN.import_id.eq(import.id)).filter(which);
            let rows = rows.order_by_asc(row::COLUMN.number).limit(most).all(db.reader()).await?;
            let view = |row: row::Model| -> Result<RowView> {
                let choice = row.choice.clone().unwrap_or_default();
                Ok(RowView { choice, ..row_view(&row.planned()?, kind, language, contacts) })
            };
            rows.into_iter().map(view).collect()
        };
        let act = |act: Act| Condition::all().add(row::COLUMN.act.eq(act.code()));
        let clashes = section(act(Act::Change).add(row::COLUMN.clash.eq(true)), SHOWN).await?;
        let changes = section(act(Act::Change).add(row::COLUMN.clash.eq(false)), SHOWN).await?;
        let added = section(act(Act::Add), ADDED_SHOWN).await?;
        let bad = section(act(Act::Bad), SHOWN).await?;
        let more = |all: usize, shown: usize| {
            if all > shown { say(language, "sheets-more", &serde_json::json!({ "count": all - shown })) } else { String::new() }
        };
        Ok(Self {
            rail: editor.rail(kind.code()),
            title: kind.title(),
            back: address(&editor.event, kind),
            base: address_of(&editor.event, import),
            file: import.file_name.clone(),
            told: told(import, language),
            takes_file: import.chosen.file,
            unknown: unknown(db, import).await?,
            makes: import.chosen.make,
            more: vec![
                more(counts.clash, clashes.len()),
                more(counts.change - counts.clash, changes.len()),
                more(counts.add, added.len()),
                more(counts.bad, bad.len()),
            ],
            total: counts.add + counts.change,
            counts,
            clashes,
            changes,
            added,
            bad,
        })
    }
}

/// What bad rows name that is not known: asked about once, for all of them.
async fn unknown(db: &Db, import: &Import) -> Result<Vec<String>> {
    if import.kind != Kind::Programme || import.chosen.make {
        return Ok(vec![]);
    }
    let rows = row::Entity::find().filter(row::COLUMN.import_id.eq(import.id)).filter(row::COLUMN.act.eq(Act::Bad.code()));
    let mut names = BTreeSet::new();
    for row in rows.all(db.reader()).await? {
        let unknown = row.planned()?.reasons.into_iter().filter(|reason| reason.key.ends_with("-unknown"));
        names.extend(unknown.filter_map(|reason| Some(reason.args.get("name")?.as_str()?.to_owned())));
    }
    Ok(names.into_iter().collect())
}
