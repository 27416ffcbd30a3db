//! The list of the plan, drawn: days, items, their parts.
use super::arrange::alike;
use super::edit::address;
use super::edit_view::choices;
use crate::events::{Editor, Rail};
use crate::platform::form::{Choice, Pick};
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::text::{Bilingual, fold};
use crate::platform::time::{date_full, time_range};
use crate::platform::words::{say, word};
use crate::programme::checks::told::{Telling, Told};
use crate::programme::checks::{Checked, Severity};
use crate::programme::schedule_item::{self, Kind, part_of_day_key};
use crate::programme::timetable::filter::{Empty, Filter};
use crate::programme::working::Working;
use chrono::NaiveDate;
use rocket::FromForm;
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;
use serde_json::json;

/// What narrows the list.
#[derive(Debug, Default, FromForm)]
pub struct Asked {
    /// How it is looked at; read by the editor.
    pub view: Option<String>,
    day: Option<String>,
    room: Option<String>,
    track: Option<String>,
    kind: Option<String>,
    q: Option<String>,
    /// Only what is not written in both languages.
    untranslated: Option<bool>,
}

impl Asked {
    /// The day asked for, if it is one.
    pub fn day(&self) -> Option<NaiveDate> {
        self.day.as_deref()?.parse().ok()
    }

    /// Whether something is looked for that may stand on any day.
    pub fn searches(&self) -> bool {
        let fields = [&self.room, &self.track, &self.kind, &self.q];
        self.untranslated == Some(true) || fields.into_iter().flatten().any(|text| !text.is_empty())
    }

    fn narrows(&self) -> bool {
        let fields = [&self.day, &self.room, &self.track, &self.kind, &self.q];
        self.untranslated == Some(true) || fields.into_iter().flatten().any(|text| !text.is_empty())
    }
}

#[derive(Serialize)]
pub struct PlanView {
    rail: Rail,
    base: String,
    filter: Filter,
    /// Ready sentences: how many clashes, how much is untranslated; empty for none.
    clashes: String,
    untranslated: String,
    days: Vec<Day>,
    /// Nothing was planned at all yet.
    blank: bool,
    empty: Empty,
    may_publish: bool,
}

impl View for PlanView {
    const TEMPLATE: &'static str = "programme/plan";
}

#[derive(Serialize)]
struct Day {
    /// "2026-11-23", or "none".
    id: String,
    title: String,
    /// Where an item is added to this day.
    add: String,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: i64,
    href: String,
    title: Bilingual,
    label: String,
    time: String,
    kind_label: String,
    place: Bilingual,
    people: String,
    off: bool,
    /// The languages still to be written, ready: "Thiếu bản tiếng Anh"; empty for none.
    lacks: String,
    warnings: Vec<Told>,
    /// Whether its order is settled by hand.
    moves: bool,
    first: bool,
    last: bool,
    parts: Vec<Row>,
    // What the filter compares with; several values with blanks between.
    words: String,
    day: String,
    room: String,
    track: String,
    kind: String,
}

impl PlanView {
    pub fn of(editor: &Editor, checked: &Checked, asked: &Asked, status: String) -> Self {
        let language = editor.visit.language;
        let working = &checked.working;
        let drawer =
            Drawer { editor, working, language, base: address(editor), telling: Telling { checked, event: &editor.event, language } };
        let mut days = drawer.days();
        let all: usize = days.iter().flat_map(|day| &day.rows).map(Row::count).sum();
        let untranslated = days.iter().flat_map(|day| &day.rows).map(Row::count_untranslated).sum();
        let filter = drawer.filter(asked, &days);
        for day in &mut days {
            day.rows.retain(|row| row.is_asked(asked));
        }
        days.retain(|day| !day.rows.is_empty());
        let shown: usize = days.iter().flat_map(|day| &day.rows).map(Row::count).sum();
        let count = |key: &str, count: usize| if count == 0 { String::new() } else { say(language, key, &json!({ "count": count })) };
        Self {
            rail: editor.rail("programme").with_status(status),
            filter: filter.counted(say(language, "programme-plan-count", &json!({ "count": shown, "all": all }))),
            clashes: count("programme-plan-clashes", checked.open_of(Severity::Clash)),
            untranslated: count("programme-plan-untranslated", untranslated),
            blank: working.items.is_empty(),
            empty: Empty {
                title: word(language, "programme-plan-none"),
                text: word(language, "programme-plan-none-text"),
                href: format!("/studio/{}/rooms", editor.event.slug),
                action: word(language, "programme-rooms-title"),
            },
            may_publish: editor.role.may_publish(),
            base: drawer.base,
            days,
        }
    }
}

impl Row {
    /// Itself and its parts.
    fn count(&self) -> usize {
        1 + self.parts.len()
    }

    fn count_untranslated(&self) -> usize {
        std::iter::once(self).chain(&self.parts).filter(|row| !row.lacks.is_empty()).count()
    }

    fn is_asked(&self, asked: &Asked) -> bool {
        let has = |values: &str, wish: &Option<String>| {
            wish.as_deref().filter(|wish| !wish.is_empty()).is_none_or(|wish| values.split(' ').any(|value| value == wish))
        };
        let words = asked.q.as_deref().map(fold).unwrap_or_default();
        has(&self.day, &asked.day)
            && has(&self.room, &asked.room)
            && has(&self.track, &asked.track)
            && has(&self.kind, &asked.kind)
            && words.split(' ').all(|word| self.words.contains(word))
            && (asked.untranslated != Some(true) || self.count_untranslated() > 0)
    }
}

struct Drawer<'a> {
    editor: &'a Editor,
    working: &'a Working,
    language: Language,
    base: String,
    telling: Telling<'a>,
}

impl Drawer<'_> {
    fn days(&self) -> Vec<Day> {
        let zone = self.editor.event.tz();
        let mut days: Vec<Day> = Vec::new();
        for item in self.working.on_their_own(zone) {
            let day = item.local_day(zone);
            let id = code(day);
            if days.last().is_none_or(|last| last.id != id) {
                days.push(self.day(day));
            }
            if let Some(last) = days.last_mut() {
                last.rows.push(self.row(item));
            }
        }
        days
    }

    fn day(&self, day: Option<NaiveDate>) -> Day {
        let title = day.map_or_else(|| word(self.language, "programme-day-unknown"), |day| date_full(day, self.language));
        let add = day.map_or_else(|| format!("{}/new", self.base), |day| format!("{}/new?day={day}", self.base));
        Day { id: code(day), title, add, rows: Vec::new() }
    }

    fn row(&self, item: &schedule_item::Model) -> Row {
        let parts: Vec<Row> = self.working.parts_of(item.id).into_iter().map(|part| self.row(part)).collect();
        let like = alike(self.working, item, self.editor.event.tz());
        let people: Vec<_> = self.working.people_of(item.id).map(|(_, person)| person.name.as_str()).collect();
        let place = self.place(item);
        let kinds = std::iter::once(item.kind.to_value()).chain(parts.iter().map(|part| part.kind.clone()));
        let words = [&item.title.vi, &item.title.en, &place.vi, &place.en, &people.join(" ")].map(String::as_str).join(" ");
        Row {
            id: item.id,
            href: format!("{}/{}", self.base, item.id),
            title: item.title.clone(),
            label: item.title.plain(self.language).to_owned(),
            time: self.time(item),
            kind_label: word(self.language, item.kind.key()),
            people: people.join(", "),
            off: self.working.is_off(item),
            lacks: self.lacks(item),
            warnings: self.telling.warnings_at(item.id),
            moves: like.len() > 1,
            first: like.first().is_none_or(|(id, _)| *id == item.id),
            last: like.last().is_none_or(|(id, _)| *id == item.id),
            words: parts.iter().fold(fold(&words), |words, part| words + " " + &part.words),
            day: code(item.local_day(self.editor.event.tz())),
            room: item.room_id.map(|id| id.to_string()).unwrap_or_default(),
            track: item.track_id.map(|id| id.to_string()).unwrap_or_default(),
            kind: kinds.collect::<Vec<_>>().join(" "),
            place,
            parts,
        }
    }

    fn place(&self, item: &schedule_item::Model) -> Bilingual {
        match self.working.room(item.room_id) {
            Some(room) => room.name.clone(),
            None if item.all_rooms => Bilingual::new(word(Language::Vi, "programme-all-rooms"), word(Language::En, "programme-all-rooms")),
            None => Bilingual::default(),
        }
    }

    fn time(&self, item: &schedule_item::Model) -> String {
        let when = item.when(self.editor.event.tz());
        match (when.from, when.part_of_day) {
            (Some(from), _) => time_range(from, when.to, self.language),
            (None, Some(part)) => word(self.language, part_of_day_key(part)),
            (None, None) if item.parent_id.is_some() => String::new(),
            (None, None) => word(self.language, "programme-hour-unknown"),
        }
    }

    fn lacks(&self, item: &schedule_item::Model) -> String {
        let lacks = |language| item.title.missing().contains(&language) || item.description.missing().contains(&language);
        match (lacks(Language::Vi), lacks(Language::En)) {
            (false, false) => String::new(),
            (true, _) => word(self.language, "programme-lacks-vietnamese"),
            (_, true) => word(self.language, "programme-lacks-english"),
        }
    }

    fn filter(&self, asked: &Asked, days: &[Day]) -> Filter {
        let days = days.iter().map(|day| Choice::new(day.id.clone(), day.title.clone())).collect();
        let rooms = self.working.rooms.iter();
        let rooms = rooms.map(|room| Choice::new(room.id.to_string(), room.name.plain(self.language))).collect();
        let tracks = self.working.tracks.iter();
        let tracks = tracks.map(|track| Choice::new(track.id.to_string(), track.name.plain(self.language))).collect();
        let known: Vec<Kind> = Kind::iter().filter(|kind| self.working.items.iter().any(|item| item.kind == *kind)).collect();
        let kinds = choices(self.language, known.into_iter(), Kind::key);
        let select =
            |name, label, none, value: &Option<String>, options| Pick::new(name, (label, none), value.as_deref(), options, self.language);
        Filter::new("plan", word(self.language, "programme-search"), asked.q.as_deref())
            .over_part(asked.narrows())
            .keeping("view", "list")
            .with(select("day", "programme-filter-day", "programme-filter-every-day", &asked.day, days))
            .with(select("track", "programme-filter-track", "programme-filter-every-track", &asked.track, tracks))
            .with(select("room", "programme-filter-room", "programme-filter-every-room", &asked.room, rooms))
            .with(select("kind", "programme-filter-kind", "programme-filter-every-kind", &asked.kind, kinds))
    }
}

fn code(day: Option<NaiveDate>) -> String {
    day.map_or_else(|| "none".to_owned(), |day| day.to_string())
}
