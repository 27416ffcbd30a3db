//! The page of one item in the studio: its form with everything that can be chosen, its warnings, and what may be done to it.
use super::edit::address;
use super::form::{ALL_ROOMS, rows};
use super::people::suggestions;
use crate::events::{Editor, Rail};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::form::{Choice, FormView};
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::text::Bilingual;
use crate::platform::time::PartOfDay;
use crate::platform::words::word;
use crate::programme::checks::of_working;
use crate::programme::checks::told::{Telling, Told};
use crate::programme::item_person::Part;
use crate::programme::released::released_uuids;
use crate::programme::rooms::note;
use crate::programme::schedule_item::{self, Kind, Spoken, part_of_day_key};
use crate::programme::working::Working;
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;

#[derive(Serialize)]
pub struct EditView {
    rail: Rail,
    form: FormView,
    base: String,
    /// Nothing for a new one.
    id: Option<i64>,
    kinds: Vec<Choice>,
    parts_of_day: Vec<Choice>,
    rooms: Vec<Choice>,
    tracks: Vec<Choice>,
    languages: Vec<Choice>,
    /// What the item may be a part of.
    parents: Vec<Choice>,
    people_parts: Vec<Choice>,
    /// The numbers of the rows for people.
    people_rows: Vec<usize>,
    suggestions: Vec<String>,
    /// What the checks found here and nobody acknowledged.
    findings: Vec<Told>,
    /// What it holds.
    parts: Vec<Inner>,
    may_hold: bool,
    cancelled: bool,
    released: bool,
}

#[derive(Serialize)]
struct Inner {
    href: String,
    title: Bilingual,
}

impl View for EditView {
    const TEMPLATE: &'static str = "programme/edit";
}

impl EditView {
    pub async fn read(db: &Db, editor: &Editor, working: &Working, item: Option<&schedule_item::Model>, form: FormView) -> Result<Self> {
        let language = editor.visit.language;
        let base = address(editor);
        let released = match item {
            Some(item) => released_uuids(db.reader(), editor.event.id).await?.contains(&item.uuid),
            None => false,
        };
        let findings = match item {
            Some(item) => findings(db, editor, working, item.id).await?,
            None => Vec::new(),
        };
        Ok(Self {
            rail: editor.rail("programme"),
            kinds: choices(language, Kind::iter(), Kind::key),
            parts_of_day: choices(language, PartOfDay::iter(), part_of_day_key),
            rooms: rooms(working, language),
            tracks: working.tracks.iter().map(|track| choice(track.id, &track.name, language)).collect(),
            languages: choices(language, Spoken::iter(), Spoken::key),
            parents: parents(working, editor, item),
            people_parts: choices(language, Part::iter(), Part::key),
            people_rows: (0..rows(&form)).collect(),
            suggestions: suggestions(db.reader(), editor.event.id).await?,
            findings,
            parts: item.map(|item| inner(working, item, &base)).unwrap_or_default(),
            may_hold: item.is_some_and(|item| item.parent_id.is_none()),
            cancelled: item.is_some_and(schedule_item::Model::is_cancelled),
            id: item.map(|item| item.id),
            released,
            base,
            form,
        })
    }
}

async fn findings(db: &Db, editor: &Editor, working: &Working, item: i64) -> Result<Vec<Told>> {
    let checked = of_working(db.reader(), &editor.event, working.clone()).await?;
    let telling = Telling { checked: &checked, event: &editor.event, language: editor.visit.language };
    Ok(checked.at(item).filter_map(|finding| telling.told_at(finding, item)).collect())
}

/// The words of an enum's values, in their order.
pub fn choices<E: ActiveEnum<Value = String> + Copy>(
    language: Language,
    all: impl Iterator<Item = E>,
    key: impl Fn(E) -> &'static str,
) -> Vec<Choice> {
    all.map(|one| Choice::new(one.to_value(), word(language, key(one)))).collect()
}

fn choice(id: i64, name: &Bilingual, language: Language) -> Choice {
    Choice::new(id.to_string(), name.plain(language))
}

fn rooms(working: &Working, language: Language) -> Vec<Choice> {
    let all = Choice::new(ALL_ROOMS, word(language, "programme-all-rooms"));
    let label = |room| match note(room, language) {
        note if note.is_empty() => room.name.plain(language).to_owned(),
        note => format!("{} ({note})", room.name.plain(language)),
    };
    let rooms = working.rooms.iter().map(|room| Choice::new(room.id.to_string(), label(room)));
    std::iter::once(all).chain(rooms).collect()
}

/// Items that are no part of another, save itself; none for an item that holds parts.
fn parents(working: &Working, editor: &Editor, item: Option<&schedule_item::Model>) -> Vec<Choice> {
    if item.is_some_and(|item| !working.parts_of(item.id).is_empty()) {
        return Vec::new();
    }
    let language = editor.visit.language;
    let others = working.on_their_own(editor.event.tz()).into_iter().filter(|other| item.is_none_or(|item| item.id != other.id));
    others.map(|other| choice(other.id, &other.title, language)).collect()
}

fn inner(working: &Working, item: &schedule_item::Model, base: &str) -> Vec<Inner> {
    working.parts_of(item.id).into_iter().map(|part| Inner { href: format!("{base}/{}", part.id), title: part.title.clone() }).collect()
}
