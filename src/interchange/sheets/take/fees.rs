//! What exhibitors owe and have paid, as a sheet.
use crate::events::event;
use crate::exhibitors::dossier::numbers_of;
use crate::exhibitors::fees::ledger::{Entry, of_event};
use crate::exhibitors::fees::price::Line;
use crate::interchange::sheets::write::{Content, Sheet};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::numbers::grouped;
use crate::platform::words::word;
use chrono::NaiveDate;
use sea_orm::DatabaseConnection;

/// Headings with the characters of their columns.
const COLUMNS: [(&str, u8); 16] = [
    ("sheets-people-number", 6),
    ("exhibitors-name-column", 36),
    ("exhibitors-tax-code", 16),
    ("exhibitors-booth", 14),
    ("exhibitors-state", 16),
    ("fees-for", 36),
    ("fees-sum", 14),
    ("fees-extra", 14),
    ("fees-relief", 14),
    ("fees-reason", 30),
    ("fees-due", 14),
    ("fees-paid", 14),
    ("fees-left", 14),
    ("fees-reference", 16),
    ("fees-until", 12),
    ("fees-standing", 16),
];

pub async fn sheet(db: &DatabaseConnection, event: &event::Model, today: NaiveDate, language: Language) -> Result<Sheet> {
    let entries = of_event(db, event.id).await?;
    Ok(Sheet {
        name: word(language, "fees-title"),
        headings: COLUMNS.iter().map(|(key, _)| word(language, key)).collect(),
        widths: COLUMNS.iter().map(|(_, width)| *width).collect(),
        rows: entries.iter().zip(1..).map(|(entry, number)| row(entry, number, today, language)).collect(),
    })
}

fn row(entry: &Entry, number: u32, today: NaiveDate, language: Language) -> Vec<Content> {
    let (exhibitor, sums) = (&entry.dossier.exhibitor, entry.sums());
    let text = |text: &str| Content::Text(text.to_owned());
    // Đồng are whole, and far below where these numbers lose any.
    let sum = |sum: i64| Content::Number(sum as f64);
    vec![
        Content::Number(number.into()),
        text(exhibitor.name.plain(language)),
        text(exhibitor.tax_code.as_deref().unwrap_or_default()),
        Content::Text(numbers_of(&entry.booths)),
        Content::Text(word(language, entry.dossier.application.state.key())),
        Content::Text(entry.lines.iter().chain(&entry.ordered).map(|line| told(line, language)).collect::<Vec<_>>().join("\n")),
        sum(entry.for_booths()),
        sum(entry.extra()),
        sum(entry.relief()),
        text(&entry.fee.reason),
        sum(sums.due),
        sum(sums.paid),
        sum(sums.due - sums.paid),
        text(entry.request.as_ref().map_or("", |request| &request.reference)),
        entry.request.as_ref().map_or(Content::Nothing, |request| Content::Date(request.due_on)),
        Content::Text(word(language, entry.standing(today).key())),
    ]
}

/// "2 × Gian tiêu chuẩn 3 m × 3 m: 5.000.000".
fn told(line: &Line, language: Language) -> String {
    format!("{} × {}: {}", line.count, line.name.plain(language), grouped(line.price, language))
}
