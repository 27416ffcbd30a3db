//! The list of delegates as a sheet.
use super::cells::shown;
use super::fields::{CONTACTS, FIELDS};
use super::record::{Record, records};
use crate::events::event;
use crate::interchange::sheets::field::Holds;
use crate::interchange::sheets::stamp::stamp;
use crate::interchange::sheets::values::get;
use crate::interchange::sheets::write::{Content, Sheet};
use crate::people::{delegate, person};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::time::timestamp;
use crate::platform::words::word;
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::{HashMap, HashSet};

/// All delegates of an event, in the order of the studio's list; contacts only for who may see them.
pub async fn sheet(db: &impl ConnectionTrait, event: &event::Model, contacts: bool, language: Language) -> Result<Sheet> {
    let delegates =
        delegate::Entity::find().filter(delegate::COLUMN.event_id.eq(event.id)).find_also_related(person::Entity).all(db).await?;
    let mut rows: Vec<(delegate::Model, person::Model)> = delegates.into_iter().filter_map(|(row, person)| Some((row, person?))).collect();
    rows.sort_by(|(one, a), (other, b)| {
        let by_name = || (&a.sort_key, a.id).cmp(&(&b.sort_key, b.id));
        one.part.cmp(&other.part).then_with(|| if one.part.is_ordered() { one.order().cmp(&other.order()) } else { by_name() })
    });
    let mut once = HashSet::new();
    let people = rows.iter().filter(|(_, person)| once.insert(person.id)).map(|(_, person)| person.clone()).collect();
    let known: HashMap<i64, Record> = records(db, event, people).await?.into_iter().map(|record| (record.person.id, record)).collect();
    let unsaid: &[&str] = if contacts { &[] } else { CONTACTS };
    let fields: Vec<_> = FIELDS.iter().filter(|field| field.width > 0 && !unsaid.contains(&field.code)).collect();
    let mut sheet = Sheet::new(word(language, "sheets-people-tab"), &fields, language);
    for ((delegate, person), number) in rows.iter().zip(1..) {
        let values = known[&person.id].values(Some(delegate));
        let cell = |code: &str, holds: Holds| match holds {
            Holds::Nothing => Content::Number(f64::from(number)),
            Holds::Number => get(&values, code).parse().map_or(Content::Nothing, Content::Number),
            Holds::Told if code == "answer" => Content::Text(word(language, delegate.answer.key())),
            Holds::Told => delegate.arrived_at.map_or(Content::Nothing, |at| Content::Text(timestamp(at, event.tz(), language))),
            Holds::Code => Content::Text(format!("{}/{}", person.uuid, delegate.part.code())),
            Holds::Stamp => Content::Text(stamp(FIELDS, &values, unsaid)),
            _ => Content::Text(shown(code, get(&values, code), language)),
        };
        sheet.rows.push(fields.iter().map(|field| cell(field.code, field.holds)).collect());
    }
    Ok(sheet)
}
