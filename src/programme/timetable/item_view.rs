//! One item as pages draw it: every string ready, so that templates only place them.
use crate::people::honorific::At;
use crate::platform::language::Language;
use crate::platform::templates::Row;
use crate::platform::text::Bilingual;
use crate::platform::time::{date, date_full, local, part_of_day, time, time_range};
use crate::platform::words::{say, word};
use crate::programme::item_person::Part;
use crate::programme::released::Released;
use crate::programme::schedule_item::{Kind, Moment, PartOfDay, Spoken, part_of_day_key};
use crate::programme::snapshot::{Item, Marked, Snapshot};
use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use sea_orm::{ActiveEnum, Iterable};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// What `parts/schedule_item` takes.
#[derive(Clone, Debug, Serialize)]
pub struct ItemView {
    pub id: String,
    pub href: String,
    pub from: String,
    pub to: String,
    pub time: String,
    /// "đến 9h40", or empty.
    pub length: String,
    pub title: Bilingual,
    pub kind: String,
    pub kind_label: String,
    pub places: Vec<Bilingual>,
    pub language: String,
    pub people: Vec<PersonView>,
    pub state: Option<Tag>,
    /// What the day itself says of it: that it is late, that it is speaking.
    pub marks: Vec<Tag>,
    /// The hour it was to begin at, where that is no longer true.
    pub planned: String,
    pub off: bool,
    pub items: Vec<ItemView>,
    pub room: String,
    pub track: String,
    pub words: String,
}

#[derive(Clone, Debug, Serialize)]
pub struct PersonView {
    pub part: String,
    pub before: String,
    pub name: String,
    pub href: String,
}

/// What `parts/tag` takes.
#[derive(Clone, Debug, Serialize)]
pub struct Tag {
    pub kind: &'static str,
    pub text: String,
}

impl ItemView {
    /// As a row of a list.
    pub fn row(self, language: Language) -> Row<Self> {
        Row { part: "parts/schedule_item", language, row: self }
    }
}

/// Says what there is to say of the items of one snapshot to readers of one language.
pub struct Teller<'a> {
    snapshot: &'a Snapshot,
    language: Language,
    zone: Tz,
    /// Now, where it is known: some of what is said of an item ends by the clock.
    now: Option<DateTime<Utc>>,
    /// Words by key: asked once, not once per item.
    words: HashMap<&'static str, String>,
    all_rooms: Bilingual,
}

/// Words an item may need.
const WORDS: [&str; 9] = [
    "programme-hour-unknown",
    "programme-time-unknown",
    "programme-state-off",
    "programme-state-moved",
    "programme-mark-new",
    "programme-mark-time",
    "programme-mark-room",
    "programme-mark-title",
    "programme-mark-speaking",
];

impl<'a> Teller<'a> {
    pub fn new(snapshot: &'a Snapshot, language: Language) -> Self {
        let keys = WORDS
            .into_iter()
            .chain(Kind::iter().map(Kind::key))
            .chain(Part::iter().map(Part::key))
            .chain(Spoken::iter().map(Spoken::key))
            .chain(PartOfDay::ALL.map(part_of_day_key));
        let all_rooms = Language::ALL.map(|language| word(language, "programme-all-rooms"));
        let [vi, en] = all_rooms;
        let words = keys.map(|key| (key, word(language, key))).collect();
        Self { snapshot, language, zone: snapshot.tz(), now: None, words, all_rooms: Bilingual::new(vi, en) }
    }

    /// The same at a moment.
    pub fn at(self, now: DateTime<Utc>) -> Self {
        Self { now: Some(now), ..self }
    }

    pub fn word(&self, key: &str) -> String {
        self.words.get(key).cloned().unwrap_or_else(|| word(self.language, key))
    }

    /// An item with its parts, as a list of one release draws it. `base` is the address of the programme.
    pub fn item(&self, item: &Item, released: &Released, base: &str) -> ItemView {
        let mut view = self.line(item, released, base);
        view.items = item.children.iter().map(|part| self.part(part, released, base)).collect();
        let kinds = std::iter::once(item.kind).chain(item.children.iter().map(|part| part.kind));
        view.kind = kinds.map(|kind| kind.to_value()).collect::<Vec<_>>().join(" ");
        view.words = released.words_of(item).to_owned();
        view
    }

    /// A part under its larger item: what both would say is said once.
    fn part(&self, part: &Item, released: &Released, base: &str) -> ItemView {
        let mut view = self.line(part, released, base);
        if part.starts_at.is_none() {
            view.time.clear();
        }
        view
    }

    /// An item without its parts.
    pub fn line(&self, item: &Item, released: &Released, base: &str) -> ItemView {
        let hour = |at: Option<DateTime<Utc>>| at.map(|at| at.with_timezone(&self.zone).to_rfc3339()).unwrap_or_default();
        let (time, length) = self.hours(item);
        ItemView {
            id: format!("i-{}", item.slug),
            href: format!("{base}/{}", item.slug),
            from: hour(item.starts_at),
            to: hour(item.ends_at),
            time,
            length,
            title: item.title.clone(),
            kind: item.kind.to_value(),
            kind_label: self.word(item.kind.key()),
            places: self.places(item),
            language: item.language.map(|spoken| self.word(spoken.key())).unwrap_or_default(),
            people: item.people.iter().map(|person| self.person(person, released, base)).collect(),
            state: self.state(item),
            marks: self.marks(item),
            planned: item.planned_at().map(|at| self.clock(local(at, self.zone))).unwrap_or_default(),
            off: item.cancelled,
            items: Vec::new(),
            room: item.room.clone().unwrap_or_default(),
            track: item.track.clone().unwrap_or_default(),
            words: String::new(),
        }
    }

    fn person(&self, speaker: &crate::programme::snapshot::Speaker, released: &Released, base: &str) -> PersonView {
        let slug = &speaker.person.slug;
        let page = released.with_page.contains(slug).then(|| base.strip_suffix("/programme")).flatten();
        PersonView {
            // That somebody speaks goes without saying.
            part: if speaker.part == Part::Speaker { String::new() } else { self.word(speaker.part.key()) },
            before: speaker.person.before(self.language, At::Start),
            name: speaker.person.name.clone(),
            href: page.map(|event| format!("{event}/people/{slug}")).unwrap_or_default(),
        }
    }

    /// That it is cancelled, or what a release of the last day did to it.
    pub fn state(&self, item: &Item) -> Option<Tag> {
        if item.cancelled {
            return Some(Tag { kind: "off", text: self.word("programme-state-off") });
        }
        // That it is late says more than that its time is another.
        let mark = self.snapshot.marks.get(&item.uuid).filter(|mark| mark.what != Marked::Time || item.planned_at().is_none())?;
        self.now.is_some_and(|now| now < mark.ends()).then(|| Tag { kind: mark.what.tag(), text: self.word(mark.what.key()) })
    }

    /// What the day itself says of an item: "Đang phát biểu", "Muộn 15 phút".
    pub fn marks(&self, item: &Item) -> Vec<Tag> {
        let speaking = self.now.is_some_and(|now| item.is_speaking(now));
        let speaking = speaking.then(|| Tag { kind: "speaking", text: self.word("programme-mark-speaking") });
        let late = item.planned_at().map(|_| Tag { kind: "wait", text: self.late(item.late_minutes) });
        speaking.into_iter().chain(late).collect()
    }

    fn late(&self, minutes: i32) -> String {
        say(self.language, "programme-mark-late", &json!({ "minutes": minutes }))
    }

    /// What stands in the column of hours: "8h30" and "đến 9h40".
    fn hours(&self, item: &Item) -> (String, String) {
        match item.moment(self.zone) {
            Moment::Between { from, to } => (self.clock(from), say(self.language, "programme-until", &json!({ "time": self.clock(to) }))),
            Moment::From { from } => (self.clock(from), String::new()),
            Moment::Part { part, .. } => (self.word(part_of_day_key(part)), String::new()),
            Moment::Day { .. } | Moment::Unknown => (self.word("programme-hour-unknown"), String::new()),
        }
    }

    fn clock(&self, at: NaiveDateTime) -> String {
        time(at.time(), self.language)
    }

    /// The whole of it in one line: "8h30–9h40, Thứ Sáu, 14/11/2025".
    pub fn when(&self, item: &Item) -> String {
        when_in_words(item.moment(self.zone), self.language, |key| self.word(key))
    }

    /// "8h30–9h40".
    pub fn range(&self, item: &Item) -> String {
        let hour = |at: DateTime<Utc>| local(at, self.zone).time();
        item.starts_at.map(|from| time_range(hour(from), item.ends_at.map(hour), self.language)).unwrap_or_default()
    }

    /// The place in words; empty where none is known.
    pub fn place(&self, item: &Item) -> String {
        self.place_of(item).map(|place| place.plain(self.language).to_owned()).unwrap_or_default()
    }

    /// The room, or the whole venue.
    pub fn place_of(&self, item: &Item) -> Option<&Bilingual> {
        match item.all_rooms {
            true => Some(&self.all_rooms),
            false => self.snapshot.room(item.room.as_deref()).map(|room| &room.name),
        }
    }

    fn places(&self, item: &Item) -> Vec<Bilingual> {
        let track = self.snapshot.track(item.track.as_deref()).map(|track| &track.name);
        self.place_of(item).into_iter().chain(track).cloned().collect()
    }
}

/// A moment in one line: "8h30–9h40, Thứ Sáu, 14/11/2025"; `word` knows the words for what is not known.
pub fn when_in_words(moment: Moment, language: Language, word: impl Fn(&'static str) -> String) -> String {
    match moment {
        Moment::Between { from, to } => {
            format!("{}, {}", time_range(from.time(), Some(to.time()), language), date_full(from.date(), language))
        }
        Moment::From { from } => format!("{}, {}", time(from.time(), language), date_full(from.date(), language)),
        Moment::Part { day, part } => capital(&part_of_day(day, part, language)),
        Moment::Day { day } => format!("{} · {}", date(day, language), word("programme-hour-unknown")),
        Moment::Unknown => word("programme-time-unknown"),
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
