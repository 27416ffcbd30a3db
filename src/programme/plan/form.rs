//! The form of one item: what it sends, and what it shows.
use super::people::PersonRow;
use super::write::ItemInput;
use crate::platform::error::Refusal;
use crate::platform::form::FormView;
use crate::platform::text::{BothLine, BothProse, Given, Line};
use crate::platform::time::{DateField, TimeField};
use crate::programme::item_person::Part;
use crate::programme::schedule_item::{self, Kind, PartOfDay, Spoken, When};
use crate::programme::working::Working;
use chrono_tz::Tz;
use rocket::FromForm;
use sea_orm::ActiveEnum;
use std::collections::BTreeMap;

/// What the choice of a room sends for the whole venue.
pub const ALL_ROOMS: &str = "all";
/// Rows offered for people beyond those there are.
const BLANK_ROWS: usize = 2;

#[derive(FromForm)]
pub struct ItemForm {
    pub parent: Given<i64>,
    kind: Kind,
    title: BothLine<1, 240>,
    description: BothProse<20_000>,
    pub day: Given<DateField>,
    part_of_day: Given<PartOfDay>,
    from: Given<TimeField>,
    to: Given<TimeField>,
    /// Nothing, a room's key, or [`ALL_ROOMS`].
    room: Line<0, 20>,
    track: Given<i64>,
    language: Given<Spoken>,
    expected: Given<i32>,
    pub people: Vec<PersonRow>,
    pub version: Given<i32>,
    /// What to do after saving: nothing, or "another".
    pub then: Line<0, 20>,
}

impl ItemForm {
    /// The input of the work functions, with the people that were found.
    pub fn input(&self, people: Vec<(i64, Part)>) -> Result<ItemInput, Refusal> {
        let all_rooms = &*self.room == ALL_ROOMS;
        let room_id = match &*self.room {
            "" | ALL_ROOMS => None,
            id => Some(id.parse().map_err(|_| Refusal::at("room", "form-choice"))?),
        };
        let when = When {
            day: self.day.0.map(|day| day.0),
            part_of_day: self.part_of_day.0,
            from: self.from.0.map(|time| time.0),
            to: self.to.0.map(|time| time.0),
        };
        Ok(ItemInput {
            parent_id: self.parent.0,
            kind: self.kind,
            title: self.title.clone().into(),
            description: self.description.clone().into(),
            when,
            room_id,
            all_rooms,
            track_id: self.track.0,
            language: self.language.0,
            expected: self.expected.0,
            people,
        })
    }
}

/// The form of an item on record.
pub fn filled(item: &schedule_item::Model, working: &Working, zone: Tz) -> FormView {
    let when = item.when(zone);
    let id = |id: Option<i64>| id.map(|id| id.to_string()).unwrap_or_default();
    let mut form = FormView::filled([
        ("version", item.version.to_string()),
        ("parent", id(item.parent_id)),
        ("kind", item.kind.to_value()),
        ("title.vi", item.title.vi.clone()),
        ("title.en", item.title.en.clone()),
        ("description.vi", item.description.vi.clone()),
        ("description.en", item.description.en.clone()),
        ("day", when.day.map(|day| DateField(day).to_string()).unwrap_or_default()),
        ("part_of_day", when.part_of_day.map(|part| part.code().to_owned()).unwrap_or_default()),
        ("from", when.from.map(|time| TimeField(time).to_string()).unwrap_or_default()),
        ("to", when.to.map(|time| TimeField(time).to_string()).unwrap_or_default()),
        ("room", if item.all_rooms { ALL_ROOMS.to_owned() } else { id(item.room_id) }),
        ("track", id(item.track_id)),
        ("expected", item.expected.map(|count| count.to_string()).unwrap_or_default()),
        ("language", item.language.map(|language| language.to_value()).unwrap_or_default()),
    ]);
    for (row, (part, person)) in working.people_of(item.id).enumerate() {
        form.values.insert(format!("people[{row}].person"), super::people::shown(person));
        form.values.insert(format!("people[{row}].part"), part.part.to_value());
    }
    form
}

/// The rows of people counted anew from 0 in the order they were sent: scripts leave gaps, refusals count without.
pub fn renumbered(form: FormView) -> FormView {
    let mut sent: Vec<usize> = form.values.keys().chain(form.errors.keys()).filter_map(|name| row_of(name)).map(|(row, _)| row).collect();
    sent.sort_unstable();
    sent.dedup();
    let rename = |name: String| match row_of(&name) {
        Some((row, rest)) => format!("people[{}]{rest}", sent.binary_search(&row).unwrap_or(row)),
        None => name,
    };
    FormView {
        values: form.values.into_iter().map(|(name, value)| (rename(name), value)).collect::<BTreeMap<_, _>>(),
        errors: form.errors.into_iter().map(|(name, value)| (rename(name), value)).collect(),
        ..form
    }
}

fn row_of(name: &str) -> Option<(usize, &str)> {
    let (row, rest) = name.strip_prefix("people[")?.split_once(']')?;
    Some((row.parse().ok()?, rest))
}

/// How many rows for people a form shows.
pub fn rows(form: &FormView) -> usize {
    let used = form.values.iter().filter(|(_, value)| !value.is_empty()).filter_map(|(name, _)| row_of(name));
    let used = used.filter(|(_, rest)| *rest == ".person").map(|(row, _)| row + 1).max().unwrap_or(0);
    used + BLANK_ROWS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_counted_in_the_order_they_came() {
        let sent = FormView::filled([
            ("people[0].person", "a".into()),
            ("people[10].person", "c".into()),
            ("people[2].person", "b".into()),
            ("day", String::new()),
        ]);
        let sent = renumbered(sent.refused(&Refusal::at("people[10].part", "form-choice")));
        let names: Vec<_> = sent.values.iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(names, ["day=", "people[0].person=a", "people[1].person=b", "people[2].person=c"]);
        assert_eq!(sent.errors.keys().collect::<Vec<_>>(), ["people[2].part"]);
        assert_eq!(rows(&sent), 5);
        assert_eq!(rows(&FormView::default()), 2);
    }
}
