//! Finding the people an item names: typed with suggestions, so that it works for ten people and ten thousand.
use crate::people::{delegate, person};
use crate::platform::error::{Refusal, Result};
use crate::platform::text::{Given, Line, fold};
use crate::programme::item_person::Part;
use rocket::FromForm;
use sea_orm::{Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashSet;

/// Suggestions for people beyond the delegates of the event; others can still be typed.
const MOST_SUGGESTED: u64 = 1500;

/// One row: a person, and what they do.
#[derive(FromForm)]
pub struct PersonRow {
    person: Line<0, 240>,
    part: Given<Part>,
}

/// A person as suggestions and rows write them: "Mai Sơn (mai-son)".
pub fn shown(person: &person::Model) -> String {
    format!("{} ({})", person.name, person.slug)
}

/// What may be typed in a row: the delegates of the event first, then everybody else.
pub async fn suggestions(db: &impl ConnectionTrait, event_id: i64) -> Result<Vec<String>> {
    let delegates = delegate::Entity::find().filter(delegate::COLUMN.event_id.eq(event_id)).find_also_related(person::Entity);
    let mut first: Vec<person::Model> = delegates.all(db).await?.into_iter().filter_map(|(_, person)| person).collect();
    first.sort_by(|one, other| (&one.sort_key, one.id).cmp(&(&other.sort_key, other.id)));
    first.dedup_by_key(|person| person.id);
    let known: HashSet<i64> = first.iter().map(|person| person.id).collect();
    let others = person::Entity::find().order_by_asc(person::Column::SortKey).limit(MOST_SUGGESTED).all(db).await?;
    Ok(first.iter().chain(others.iter().filter(|person| !known.contains(&person.id))).map(shown).collect())
}

/// The people of the rows that are filled in. Whoever is not found, or not for sure, is refused at the row.
pub async fn found(db: &impl ConnectionTrait, rows: &[PersonRow]) -> Result<Vec<(i64, Part)>> {
    let texts: Vec<&str> = rows.iter().map(|row| &*row.person).collect();
    let people = named(db, &texts, |at| format!("people[{at}].person")).await?;
    let one = |(person, row): (Option<i64>, &PersonRow)| Some((person?, row.part.0.unwrap_or(Part::Speaker)));
    Ok(people.into_iter().zip(rows).filter_map(one).collect())
}

/// The person each text means, none where it is empty. Whoever is not found, or not for sure, is refused at `field` of the
/// text's place.
pub async fn named(db: &impl ConnectionTrait, texts: &[&str], field: impl Fn(usize) -> String) -> Result<Vec<Option<i64>>> {
    let filled = || texts.iter().filter(|text| !text.is_empty());
    if filled().next().is_none() {
        return Ok(vec![None; texts.len()]);
    }
    let (slugs, names) = (filled().map(|text| slug_in(text).to_owned()), filled().map(|text| fold(name_in(text))));
    let either = Condition::any().add(person::COLUMN.slug.is_in(slugs)).add(person::COLUMN.folded.is_in(names));
    let known = person::Entity::find().filter(either).all(db).await?;
    let one = |(at, text): (usize, &&str)| match text.is_empty() {
        true => Ok(None),
        false => pick(&known, text).map(Some).map_err(|key| Refusal::at(field(at), key)),
    };
    Ok(texts.iter().enumerate().map(one).collect::<Result<Vec<_>, Refusal>>()?)
}

/// The person a text means: the slug in brackets, a slug alone, or a name nobody else has.
fn pick(known: &[person::Model], text: &str) -> Result<i64, &'static str> {
    if let Some(person) = known.iter().find(|person| person.slug == slug_in(text)) {
        return Ok(person.id);
    }
    let name = fold(name_in(text));
    let mut alike = known.iter().filter(|person| person.folded == name || fold(&person.name) == name);
    match (alike.next(), alike.next()) {
        (Some(person), None) => Ok(person.id),
        (Some(_), Some(_)) => Err("programme-plan-person-ambiguous"),
        (None, _) => Err("programme-plan-person-unknown"),
    }
}

/// "mai-son" in "Mai Sơn (mai-son)"; the whole text where there are no brackets.
fn slug_in(text: &str) -> &str {
    let inside = text.strip_suffix(')').and_then(|text| text.rsplit_once('('));
    inside.map_or(text, |(_, slug)| slug).trim()
}

fn name_in(text: &str) -> &str {
    text.split('(').next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::text::Bilingual;

    fn person(id: i64, name: &str, slug: &str) -> person::Model {
        person::Model {
            id,
            uuid: String::new(),
            slug: slug.into(),
            honorific: String::new(),
            degrees: String::new(),
            name: name.into(),
            sort_key: String::new(),
            sort_override: None,
            gender: None,
            birth_year: None,
            portrait: None,
            biography: Bilingual::default(),
            email: None,
            phone: None,
            folded: fold(name),
            version: 1,
        }
    }

    #[test]
    fn a_text_means_one_person_or_is_refused() {
        let known = [person(1, "Mai Sơn", "mai-son"), person(2, "Vũ Yến", "vu-yen"), person(3, "Vũ Yên", "vu-yen-2")];
        let table = [
            ("Mai Sơn (mai-son)", Ok(1)),
            ("mai-son", Ok(1)),
            ("mai  son", Ok(1)),
            ("Vũ Yến (vu-yen-2)", Ok(3)),
            ("vũ yến", Err("programme-plan-person-ambiguous")),
            ("Lê Hà", Err("programme-plan-person-unknown")),
            ("Mai Sơn (khong-co)", Ok(1)),
            ("(", Err("programme-plan-person-unknown")),
        ];
        for (text, expected) in table {
            assert_eq!(pick(&known, text), expected, "{text}");
        }
    }
}
