//! The programme as a sheet: by day and hour, each item followed by its parts.
use super::cells::{of_item, shown};
use super::fields::FIELDS;
use super::known::{Known, load};
use crate::events::event;
use crate::interchange::sheets::field::{Field, Holds};
use crate::interchange::sheets::stamp::stamp;
use crate::interchange::sheets::values::{Values, get};
use crate::interchange::sheets::write::{Content, Sheet};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::time::{parse_date, parse_time};
use crate::platform::words::word;
use crate::programme::schedule_item;
use sea_orm::ConnectionTrait;

/// The working copy of an event's programme; cancelled items are no rows to edit, and stay in the studio.
pub async fn sheet(db: &impl ConnectionTrait, event: &event::Model, language: Language) -> Result<Sheet> {
    let known = load(db, event, &[]).await?;
    let fields: Vec<_> = FIELDS.iter().filter(|field| field.width > 0).collect();
    let mut sheet = Sheet::new(word(language, "sheets-programme-tab"), &fields, language);
    let tops = known.working.on_their_own(known.zone).into_iter().filter(|item| !item.is_cancelled());
    for (item, number) in tops.zip(1..) {
        sheet.rows.push(line(item, &format!("{number}"), &known, &fields, language));
        let parts = known.working.parts_of(item.id).into_iter().filter(|part| !part.is_cancelled());
        for (part, inner) in parts.zip(1..) {
            sheet.rows.push(line(part, &format!("{number}.{inner}"), &known, &fields, language));
        }
    }
    Ok(sheet)
}

fn line(item: &schedule_item::Model, number: &str, known: &Known, fields: &[&Field], language: Language) -> Vec<Content> {
    let values = of_item(item, known);
    let cell = |field: &&Field| match field.holds {
        Holds::Nothing => Content::Text(number.to_owned()),
        Holds::Code => Content::Text(item.uuid.clone()),
        Holds::Stamp => Content::Text(stamp(FIELDS, &values, &[])),
        Holds::Date => parse_date(get(&values, field.code)).map_or(Content::Nothing, Content::Date),
        Holds::Hour => parse_time(get(&values, field.code)).map_or(Content::Nothing, Content::Hour),
        Holds::Number => get(&values, field.code).parse().map_or(Content::Nothing, Content::Number),
        _ if field.code == "people" => Content::Text(people(item, &values, known, language)),
        _ => Content::Text(shown(field.code, get(&values, field.code), language)),
    };
    fields.iter().map(cell).collect()
}

/// With the name in an address where the name alone does not tell who is meant.
fn people(item: &schedule_item::Model, values: &Values, known: &Known, language: Language) -> String {
    let lines = get(values, "people").lines().zip(known.working.people_of(item.id));
    let line = |(line, (_, person)): (&str, &(crate::programme::item_person::Model, crate::people::person::Model))| {
        let text = shown("people", line, language);
        if known.is_alone(person) { text } else { format!("{text} ({})", person.slug) }
    };
    lines.map(line).collect::<Vec<_>>().join("\n")
}
