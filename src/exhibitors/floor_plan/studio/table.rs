//! The plan as rows of a table: each booth and each mark with what is said of it, and the way to its form.
use crate::exhibitors::floor_plan::acts::Board;
use crate::exhibitors::floor_plan::acts::state::{HeedState, called, metres, page_of};
use crate::exhibitors::floor_plan::acts::thing::{Key, Thing};
use crate::platform::language::Language;
use crate::platform::templates::Row;
use crate::platform::text::Bilingual;
use crate::platform::words::word;
use serde::Serialize;
use std::collections::{HashMap, HashSet};

/// One line.
#[derive(Serialize)]
pub struct Line {
    href: String,
    label: String,
    /// What it is: a kind of booth, a stage.
    what: String,
    size: String,
    /// "x 3, y 12,5"; empty for what has no place.
    place: String,
    village: String,
    /// Power, water, locked.
    notes: String,
    who: String,
    warned: bool,
}

/// What lines are made with.
pub struct Liner<'a> {
    pub board: &'a Board,
    pub language: Language,
    pub base: &'a str,
    pub villages: &'a HashMap<i64, Bilingual>,
    pub heeds: &'a [HeedState],
}

impl Liner<'_> {
    /// What stands in a hall: booths in the order of their numbers, then marks.
    pub fn of_hall(&self, hall: i64) -> Vec<Row<Line>> {
        self.lines(|thing| thing.hall() == Some(hall))
    }

    /// Booths that have a number and no place.
    pub fn off_plan(&self) -> Vec<Row<Line>> {
        self.lines(|thing| thing.hall().is_none())
    }

    fn lines(&self, wanted: impl Fn(&Thing) -> bool) -> Vec<Row<Line>> {
        let warned: HashSet<&str> = self.heeds.iter().flat_map(|heed| &heed.keys).map(String::as_str).collect();
        let mut things: Vec<&Thing> = self.board.things.values().filter(|thing| wanted(thing)).collect();
        things.sort_by_cached_key(|thing| (matches!(thing, Thing::Mark(_)), order_of(thing.label())));
        let row = |thing: &&Thing| {
            let row = self.line(thing, warned.contains(thing.key().to_string().as_str()));
            Row { part: "exhibitors/floor_plan/studio_row", language: self.language, row }
        };
        things.iter().map(row).collect()
    }

    fn line(&self, thing: &Thing, warned: bool) -> Line {
        let language = self.language;
        let area = thing.spot().area();
        let written = |half: i64| metres(i32::try_from(half.div_euclid(2)).unwrap_or_default(), language);
        let place = thing.hall().map(|_| format!("{} · {}", written(area.left), written(area.top))).unwrap_or_default();
        let size = format!("{} × {}", metres(thing.spot().width, language), metres(thing.spot().depth, language));
        let (what, village, notes, who) = match thing {
            Thing::Booth(booth) => {
                let notes = [(booth.power, "plan-power"), (booth.water, "plan-water"), (booth.locked, "plan-locked")];
                let notes: Vec<String> = notes.into_iter().filter(|(is, _)| *is).map(|(_, key)| word(language, key)).collect();
                let village = booth.village.and_then(|village| self.villages.get(&village));
                let who = self.board.names(booth.id, language);
                (
                    self.board.kinds.name(booth.kind.as_deref(), language),
                    village.map(|village| village.plain(language).to_owned()).unwrap_or_default(),
                    notes.join(", "),
                    who.unwrap_or_default(),
                )
            }
            Thing::Mark(mark) => (word(language, mark.sort.key()), String::new(), String::new(), String::new()),
        };
        let href = format!("{}/{}", self.base, page_of(&thing.key().to_string()));
        Line { href, label: called(thing, language), what, size, place, village, notes, who, warned }
    }
}

/// "A2" before "A10".
fn order_of(label: &str) -> (String, u32, String) {
    let digits = label.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (series, place) = label.split_at(label.len() - digits);
    (series.to_owned(), place.parse().unwrap_or_default(), label.to_owned())
}

/// How many booths of each kind are drawn in a hall and in all.
pub fn counts(board: &Board) -> HashMap<String, usize> {
    let mut counts = HashMap::new();
    for booth in board.booths().filter(|booth| booth.hall.is_some()) {
        *counts.entry(booth.kind.clone().unwrap_or_default()).or_default() += 1;
    }
    counts
}

/// How many booths stand in a hall.
pub fn booths_in(board: &Board, hall: i64) -> usize {
    board.things.iter().filter(|(key, thing)| matches!(key, Key::Booth(_)) && thing.hall() == Some(hall)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_in_the_order_people_count() {
        let mut labels = ["A10", "B1", "A2", "A02", "Sân khấu"];
        labels.sort_by_cached_key(|label| order_of(label));
        assert_eq!(labels, ["A02", "A2", "A10", "B1", "Sân khấu"]);
    }
}
