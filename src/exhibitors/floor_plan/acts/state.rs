//! Things of a plan as browsers of the editor know them: the same form in answers and in the whole state.
use super::board::Board;
use super::thing::{Key, Thing};
use crate::events::event;
use crate::exhibitors::floor_plan::mark::Sort;
use crate::exhibitors::floor_plan::rules::heed::{self, Floor, Heed, Standing, What};
use crate::exhibitors::floor_plan::rules::space::Spot;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::words::say;
use serde::Serialize;
use serde_json::json;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ThingState {
    pub id: Key,
    pub version: i32,
    pub hall: Option<i64>,
    #[serde(flatten)]
    pub spot: Spot,
    #[serde(flatten)]
    pub what: Described,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Described {
    Booth {
        number: String,
        kind: Option<String>,
        open_sides: i32,
        village: Option<i64>,
        power: bool,
        water: bool,
        locked: bool,
        /// Who stands there, and where one reads more of them.
        who: Option<String>,
        href: Option<String>,
    },
    Mark {
        sort: Sort,
        name: Bilingual,
    },
}

/// One thing to be looked at, in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HeedState {
    pub what: What,
    pub keys: Vec<String>,
    pub text: String,
    /// The page on which the first of them is changed.
    pub href: String,
}

/// What the states of an event's things have in common.
pub struct States<'a> {
    pub event: &'a event::Model,
    pub language: Language,
    pub board: &'a Board,
}

impl States<'_> {
    /// What stands in a hall, and what has no place yet.
    pub fn of_hall(&self, hall: i64) -> Vec<ThingState> {
        self.board.things.values().filter(|thing| thing.hall().is_none_or(|at| at == hall)).map(|thing| self.thing(thing)).collect()
    }

    pub fn some<'k>(&self, keys: impl Iterator<Item = &'k Key>) -> Vec<ThingState> {
        keys.filter_map(|key| self.board.things.get(key)).map(|thing| self.thing(thing)).collect()
    }

    pub fn thing(&self, thing: &Thing) -> ThingState {
        let what = match thing {
            Thing::Booth(booth) => {
                let who = self.board.names(booth.id, self.language);
                Described::Booth {
                    number: booth.number.clone(),
                    kind: booth.kind.clone(),
                    open_sides: booth.open_sides,
                    village: booth.village,
                    power: booth.power,
                    water: booth.water,
                    locked: booth.locked,
                    href: who.as_ref().map(|_| format!("/studio/{}/booths?q={}", self.event.slug, booth.number)),
                    who,
                }
            }
            Thing::Mark(mark) => Described::Mark { sort: mark.sort, name: mark.name.clone() },
        };
        ThingState { id: thing.key(), version: thing.version(), hall: thing.hall(), spot: thing.spot(), what }
    }

    /// What is to be looked at in a hall, in words.
    pub fn heeds(&self, hall: i64) -> Vec<HeedState> {
        let Some(floor) = floor(self.board, hall) else { return Vec::new() };
        heed::heeds(&floor).iter().map(|one| self.heed(one, floor.aisle)).collect()
    }

    fn heed(&self, heed: &Heed, aisle: i32) -> HeedState {
        let label = |key: &str| {
            let thing = key.parse().ok().and_then(|key: Key| self.board.things.get(&key));
            thing.map(|thing| called(thing, self.language)).unwrap_or_default()
        };
        let key = match (heed.what, &heed.other, heed.key.starts_with('m')) {
            (What::Overlap, ..) => "plan-heed-overlap",
            (What::Outside, ..) => "plan-heed-outside",
            (What::Shut, Some(_), _) => "plan-heed-shut",
            (What::Shut, None, _) => "plan-heed-shut-wall",
            (What::Narrow, Some(_), _) => "plan-heed-narrow",
            (What::Narrow, None, false) => "plan-heed-narrow-wall",
            (What::Narrow, None, true) => "plan-heed-narrow-mark",
        };
        let args = json!({
            "one": label(&heed.key), "other": heed.other.as_deref().map(label).unwrap_or_default(),
            "gap": metres(heed.gap, self.language), "aisle": metres(aisle, self.language),
        });
        HeedState {
            what: heed.what,
            keys: std::iter::once(heed.key.clone()).chain(heed.other.clone()).collect(),
            text: say(self.language, key, &args),
            href: format!("/studio/{}/floor-plan/{}", self.event.slug, page_of(&heed.key)),
        }
    }
}

/// The end of the address of the page on which a thing is changed: "booths/12".
pub fn page_of(key: &str) -> String {
    match key.parse() {
        Ok(Key::Booth(id)) => format!("booths/{id}"),
        Ok(Key::Mark(id)) => format!("marks/{id}"),
        Err(_) => String::new(),
    }
}

/// What people call a thing: a booth by its number, a mark by its words or by what it is.
pub fn called(thing: &Thing, language: Language) -> String {
    match thing {
        Thing::Mark(mark) if mark.name.is_empty() => crate::platform::words::word(language, mark.sort.key()),
        Thing::Mark(mark) => mark.name.plain(language).to_owned(),
        Thing::Booth(booth) => booth.number.clone(),
    }
}

/// "3" or "2,5".
pub fn metres(centimetres: i32, language: Language) -> String {
    let point = if language == Language::Vi { ',' } else { '.' };
    let (whole, rest) = (centimetres / 100, (centimetres % 100).abs());
    let sign = if centimetres < 0 && whole == 0 { "-" } else { "" };
    match rest {
        0 => format!("{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}{point}{}", rest / 10),
        rest => format!("{sign}{whole}{point}{rest:02}"),
    }
}

/// A hall with what stands in it, for the rules.
fn floor(board: &Board, hall: i64) -> Option<Floor> {
    let hall = board.halls.iter().find(|one| one.id == hall)?;
    let things = board.things.values().filter(|thing| thing.hall() == Some(hall.id));
    let things = things.map(|thing| Standing { key: thing.key().to_string(), spot: thing.spot(), sort: sort_of(thing) }).collect();
    Some(Floor { width: hall.width_cm, depth: hall.depth_cm, aisle: hall.aisle_cm, things })
}

fn sort_of(thing: &Thing) -> heed::Sort {
    match thing {
        Thing::Booth(booth) => heed::Sort::Booth(booth.open_sides),
        Thing::Mark(mark) => match mark.sort {
            Sort::Stage | Sort::Service => heed::Sort::Solid,
            Sort::Door => heed::Sort::Door,
            Sort::Aisle => heed::Sort::Aisle,
            Sort::Label => heed::Sort::Label,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metres_are_written_as_people_do() {
        let table =
            [(300, "3", "3"), (250, "2,5", "2.5"), (5, "0,05", "0.05"), (-50, "-0,5", "-0.5"), (-250, "-2,5", "-2.5"), (0, "0", "0")];
        for (centimetres, vi, en) in table {
            assert_eq!((metres(centimetres, Language::Vi), metres(centimetres, Language::En)), (vi.to_owned(), en.to_owned()));
        }
    }
}
