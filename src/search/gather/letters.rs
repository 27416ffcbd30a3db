//! Letters that were written to somebody about an event: for organizers only. What carries a one-time link is nobody's to find.
use crate::mail::letters::draw;
use crate::platform::change::letter;
use crate::platform::error::Result;
use crate::platform::text::Bilingual;
use crate::search::document::{Document, Kind};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// The letters after a number, in order, at most so many; and the number of the last one that was looked at.
pub async fn letters(db: &impl ConnectionTrait, after: i64, most: u64) -> Result<(Vec<Document>, Option<i64>)> {
    let rows = letter::Entity::find().filter(letter::COLUMN.id.gt(after)).order_by_asc(letter::Column::Id).limit(most).all(db).await?;
    let last = rows.last().map(|row| row.id);
    Ok((rows.iter().filter(|row| !row.secret).filter_map(document).collect(), last))
}

fn document(row: &letter::Model) -> Option<Document> {
    let event_id = row.event_id?;
    // A letter that cannot be drawn any more is found by its reader all the same.
    let drawn = draw(row).unwrap_or_default();
    let (subject, text) = drawn.split_once('\n').unwrap_or_default();
    let subject = subject.trim_start_matches("Subject:").trim().to_owned();
    Some(Document {
        slug: row.id.to_string(),
        detail: Bilingual::new(subject, ""),
        sort_key: format!("{:020}", i64::MAX - row.id),
        place: -row.created_at.timestamp(),
        body: vec![row.to_address.clone(), text.to_owned()],
        ..Document::new(Kind::Letter, row.id, Bilingual::new(row.to_name.clone(), "")).at(event_id)
    })
}
