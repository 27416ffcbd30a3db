//! The programme in short: each day with what matters most in it, and today without what is over.
use crate::people::honorific::At;
use crate::platform::language::Language;
use crate::platform::numbers::grouped;
use crate::platform::text::Bilingual;
use crate::platform::time::{date_short, local, time, weekday};
use crate::platform::words::{say, word};
use crate::programme::item_person::Part;
use crate::programme::schedule_item::{Kind, Moment, part_of_day_key};
use crate::programme::snapshot::{Item, Snapshot};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::json;

/// How many items stand for a day.
const HIGHLIGHTS: usize = 5;
/// How many speeches stand for what was said.
const SPEECHES: usize = 12;

/// A day of the programme, or what has no day yet.
#[derive(Serialize)]
pub struct Day {
    /// "Thứ Sáu", or that the day is still to come.
    title: String,
    /// "14/11"; empty without a day.
    date: String,
    href: String,
    /// "12 hoạt động".
    count: String,
    today: bool,
    items: Vec<Line>,
}

/// One item in one line.
#[derive(Serialize)]
pub struct Line {
    /// "8h30", "Buổi sáng", or empty.
    time: String,
    title: Bilingual,
    href: String,
    /// The room, or nothing.
    place: Option<Bilingual>,
    off: bool,
}

/// A speech that was given, with who gave it.
#[derive(Serialize)]
pub struct Said {
    title: Bilingual,
    href: String,
    /// "Ông Mai Sơn"; several with commas.
    who: String,
}

/// What lines are drawn with.
pub struct Short<'a> {
    pub snapshot: &'a Snapshot,
    pub now: DateTime<Utc>,
    /// The address of the event's pages.
    pub base: &'a str,
    pub language: Language,
}

impl Short<'_> {
    /// Every day in the order of the programme, which also says where what has no day yet belongs.
    pub fn days(&self) -> Vec<Day> {
        let zone = self.snapshot.tz();
        let mut days: Vec<(Option<NaiveDate>, Vec<&Item>)> = Vec::new();
        for item in &self.snapshot.items {
            let day = item.moment(zone).day();
            match days.iter_mut().find(|(known, _)| *known == day) {
                Some((_, items)) => items.push(item),
                None => days.push((day, vec![item])),
            }
        }
        days.into_iter().map(|(day, items)| self.day(day, items)).collect()
    }

    fn day(&self, day: Option<NaiveDate>, items: Vec<&Item>) -> Day {
        let title = day.map_or_else(|| word(self.language, "pages-day-unknown"), |day| weekday(day, self.language).to_owned());
        Day {
            title,
            date: day.map(|day| date_short(day, self.language)).unwrap_or_default(),
            count: say(self.language, "pages-items", &json!({ "count": items.len(), "shown": grouped(items.len() as i64, self.language) })),
            href: format!("{}/programme?day={}", self.base, day.map_or_else(|| "none".to_owned(), |day| day.to_string())),
            today: day == Some(self.snapshot.today(self.now)),
            items: highlights(items).into_iter().map(|item| self.line(item)).collect(),
        }
    }

    fn line(&self, item: &Item) -> Line {
        let zone = self.snapshot.tz();
        let hour = |at| time(local(at, zone).time(), self.language);
        let part = || match item.moment(zone) {
            Moment::Part { part, .. } => word(self.language, part_of_day_key(part)),
            _ => String::new(),
        };
        Line {
            time: item.starts_at.map(hour).unwrap_or_else(part),
            title: item.title.clone(),
            href: format!("{}/programme/{}", self.base, item.slug),
            place: self.snapshot.room(item.room.as_deref()).map(|room| room.name.clone()),
            off: item.cancelled,
        }
    }

    /// The items of today that are not over, for the full lines of the programme.
    pub fn left_today(&self) -> Vec<&Item> {
        let today = Some(self.snapshot.today(self.now));
        let zone = self.snapshot.tz();
        let is_left = |item: &&Item| item.moment(zone).day() == today && item.ends_at.or(item.starts_at).is_none_or(|end| end > self.now);
        self.snapshot.items.iter().filter(is_left).collect()
    }

    /// The speeches that were given: of people, not cancelled, in the order of the programme.
    pub fn said(&self) -> Vec<Said> {
        let is_said = |item: &&Item| !item.cancelled && matches!(item.kind, Kind::Speech | Kind::Forum);
        let speeches = self.snapshot.all().filter(is_said).filter_map(|item| self.speech(item));
        speeches.take(SPEECHES).collect()
    }

    fn speech(&self, item: &Item) -> Option<Said> {
        let speakers = item.people.iter().filter(|one| matches!(one.part, Part::Speaker | Part::Chair));
        let who: Vec<_> = speakers.map(|one| one.person.full_name(self.language, At::Start)).collect();
        let href = format!("{}/programme/{}", self.base, item.slug);
        (!who.is_empty()).then(|| Said { title: item.title.clone(), href, who: who.join(", ") })
    }
}

/// What stands for a day: the weightiest items, in the order of the day.
fn highlights(items: Vec<&Item>) -> Vec<&Item> {
    let mut ranked: Vec<_> = items.into_iter().enumerate().collect();
    ranked.sort_by_key(|(place, item)| (item.cancelled, weight(item.kind), *place));
    ranked.truncate(HIGHLIGHTS);
    ranked.sort_by_key(|(place, _)| *place);
    ranked.into_iter().map(|(_, item)| item).collect()
}

/// What people come for comes first.
fn weight(kind: Kind) -> u8 {
    match kind {
        Kind::Ceremony | Kind::Award => 0,
        Kind::Forum | Kind::Pitching => 1,
        Kind::Speech | Kind::Demonstration | Kind::Workshop => 2,
        Kind::Networking | Kind::Exhibition | Kind::Press => 3,
        Kind::Registration | Kind::Break => 4,
    }
}
