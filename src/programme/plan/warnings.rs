//! What the plan warns of: clashes, on both items, and days outside the event. Nothing here keeps anybody from saving.
use super::edit::address;
use crate::events::{Editor, event};
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::time::time_range;
use crate::platform::words::{say, word};
use crate::programme::conflicts::{Conflict, Over};
use crate::programme::schedule_item;
use crate::programme::working::Working;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// One sentence at an item, and the other item it speaks of.
#[derive(Clone, Debug, Serialize)]
pub struct Warning {
    pub text: String,
    /// The other item; nothing where there is none.
    pub href: String,
    pub other: Bilingual,
    /// "9h00–9h40", of the other item.
    pub time: String,
}

/// All warnings of a plan, by item.
pub struct Warnings<'a> {
    working: &'a Working,
    event: &'a event::Model,
    base: String,
    language: Language,
    /// Clashes of an item, with the item on the other side.
    clashes: HashMap<i64, Vec<(Over, i64)>>,
    /// How many pairs there are.
    pub pairs: usize,
}

impl<'a> Warnings<'a> {
    pub fn of(working: &'a Working, editor: &'a Editor, language: Language) -> Self {
        let conflicts = working.conflicts();
        let mut clashes: HashMap<i64, Vec<(Over, i64)>> = HashMap::new();
        for Conflict { over, first, second } in &conflicts {
            clashes.entry(*first).or_default().push((*over, *second));
            clashes.entry(*second).or_default().push((*over, *first));
        }
        Self { working, event: &editor.event, base: address(editor), language, clashes, pairs: conflicts.len() }
    }

    /// The warnings at one item.
    pub fn about(&self, item: &schedule_item::Model) -> Vec<Warning> {
        let clashes = self.clashes.get(&item.id).into_iter().flatten().filter_map(|(over, other)| self.clash(*over, *other));
        let outside = self.is_outside(item).then(|| Warning {
            text: word(self.language, "programme-plan-outside"),
            href: String::new(),
            other: Bilingual::default(),
            time: String::new(),
        });
        clashes.chain(outside).collect()
    }

    fn clash(&self, over: Over, other: i64) -> Option<Warning> {
        let other = self.working.item(other)?;
        let text = match over {
            Over::Room(id) => {
                let room = self.working.room(Some(id))?.name.plain(self.language);
                say(self.language, "programme-plan-clash-room", &json!({ "room": room }))
            }
            Over::Person(id) => {
                let (_, person) = self.working.people.iter().find(|(part, _)| part.person_id == id)?;
                say(self.language, "programme-plan-clash-person", &json!({ "person": person.name }))
            }
        };
        let when = other.when(self.event.tz());
        Some(Warning {
            text,
            href: format!("{}/{}", self.base, other.id),
            other: other.title.clone(),
            time: when.from.map(|from| time_range(from, when.to, self.language)).unwrap_or_default(),
        })
    }

    fn is_outside(&self, item: &schedule_item::Model) -> bool {
        item.local_day(self.event.tz()).is_some_and(|day| is_outside(day, self.event.starts_on, self.event.ends_on))
    }
}

/// Whether a day lies before the first or after the last day of an event, as far as those are known.
pub fn is_outside(day: NaiveDate, starts_on: Option<NaiveDate>, ends_on: Option<NaiveDate>) -> bool {
    starts_on.is_some_and(|first| day < first) || ends_on.is_some_and(|last| day > last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_outside_the_event_are_noticed_as_far_as_its_days_are_known() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let table = [
            (22, Some(22), Some(24), false),
            (24, Some(22), Some(24), false),
            (21, Some(22), Some(24), true),
            (25, Some(22), Some(24), true),
            (25, Some(22), None, false),
            (11, None, Some(12), false),
            (13, None, Some(12), true),
            (13, None, None, false),
        ];
        for (on, from, to, expected) in table {
            assert_eq!(is_outside(day(on), from.map(day), to.map(day)), expected, "{on} {from:?} {to:?}");
        }
    }
}
