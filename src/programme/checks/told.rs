//! Findings in words: the item, the other item, when and where, and what to do.
use super::checked::Checked;
use super::finding::{Finding, Rule, Severity};
use crate::events::event;
use crate::platform::language::Language;
use crate::platform::text::{Bilingual, fold};
use crate::platform::time::{local, time, time_range};
use crate::platform::words::{say, word};
use crate::programme::schedule_item;
use crate::programme::timetable::item_view::when_in_words;
use serde::Serialize;
use serde_json::{Map, Value};

/// A finding as pages draw it.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    pub key: String,
    pub rule: &'static str,
    pub severity: &'static str,
    pub severity_label: String,
    /// The shape and colour of its tag.
    pub tag: &'static str,
    /// Where it is shown.
    pub item: Side,
    /// What is wrong, before the other item is named.
    pub text: String,
    pub other: Option<Side>,
    pub todo: String,
    /// Where the person's times are written, for what those bring about.
    pub times_href: String,
    /// Folded, for the filter.
    pub words: String,
}

/// An item that a finding speaks of.
#[derive(Clone, Debug, Serialize)]
pub struct Side {
    pub id: i64,
    pub href: String,
    pub title: Bilingual,
    /// "2026-11-23", or "none".
    pub day: String,
    /// "9h00–9h40", or empty.
    pub time: String,
    /// The same with its day.
    pub when: String,
    /// The room, or empty.
    pub place: String,
}

/// Says findings to readers of one language.
pub struct Telling<'a> {
    pub checked: &'a Checked,
    pub event: &'a event::Model,
    pub language: Language,
}

impl Telling<'_> {
    /// A finding as it is said where it begins.
    pub fn told(&self, finding: &Finding) -> Option<Told> {
        self.told_at(finding, finding.item)
    }

    /// A finding as it is said at one of its two items.
    pub fn told_at(&self, finding: &Finding, item: i64) -> Option<Told> {
        let there = if item == finding.item { finding.other } else { Some(finding.item) };
        let key = if item == finding.item { finding.rule.text() } else { finding.rule.text_at_other() };
        let (side, other) = (self.side(item)?, there.and_then(|id| self.side(id)));
        let text = say(self.language, key, &self.args(finding));
        let names = other.iter().chain([&side]).map(|side| side.title.joined()).collect::<Vec<_>>().join(" ");
        Some(Told {
            key: finding.key.clone(),
            rule: finding.rule.code(),
            severity: finding.severity.code(),
            severity_label: word(self.language, finding.severity.key()),
            tag: finding.severity.tag(),
            words: fold(&format!("{names} {text}")),
            times_href: self.times_href(finding),
            todo: word(self.language, finding.rule.todo()),
            item: side,
            other,
            text,
        })
    }

    /// What is open at an item, without what is still to be filled in.
    pub fn warnings_at(&self, item: i64) -> Vec<Told> {
        self.checked.at(item).filter(|one| one.severity < Severity::Hint).filter_map(|one| self.told_at(one, item)).collect()
    }

    fn side(&self, id: i64) -> Option<Side> {
        let (item, zone) = (self.checked.working.item(id)?, self.event.tz());
        let when = item.when(zone);
        Some(Side {
            id,
            href: format!("/studio/{}/programme/{id}", self.event.slug),
            title: item.title.clone(),
            day: item.local_day(zone).map_or_else(|| "none".to_owned(), |day| day.to_string()),
            time: when.from.map(|from| time_range(from, when.to, self.language)).unwrap_or_default(),
            when: when_in_words(item.moment(zone), self.language, |key| word(self.language, key)),
            place: self.place(item),
        })
    }

    fn place(&self, item: &schedule_item::Model) -> String {
        let room = self.checked.working.room(item.room_id).map(|room| room.name.plain(self.language).to_owned());
        room.unwrap_or_else(|| if item.all_rooms { word(self.language, "programme-all-rooms") } else { String::new() })
    }

    /// What the sentences may name.
    fn args(&self, finding: &Finding) -> Value {
        let mut args: Map<String, Value> = finding.figures.iter().map(|(name, value)| ((*name).to_owned(), (*value).into())).collect();
        let room = self.checked.working.room(finding.room).map(|room| room.name.plain(self.language).to_owned());
        let person = finding.person.and_then(|id| self.checked.person(id)).map(|person| person.name.clone());
        args.insert("room".into(), room.unwrap_or_default().into());
        args.insert("person".into(), person.unwrap_or_default().into());
        if finding.rule == Rule::NotAvailable {
            args.insert("times".into(), self.times(finding.person.unwrap_or_default()).into());
        }
        if finding.rule == Rule::OutsideHours {
            let (from, to) = self.hours();
            args.insert("from".into(), from.into());
            args.insert("to".into(), to.into());
        }
        Value::Object(args)
    }

    fn hours(&self) -> (String, String) {
        let usual = super::plan::USUAL_HOURS;
        let (from, to) = (self.event.hours_from.unwrap_or(usual.0), self.event.hours_to.unwrap_or(usual.1));
        (time(from, self.language), time(to, self.language))
    }

    /// "23/11 8h00–12h00; 24/11 8h00–9h00".
    fn times(&self, person: i64) -> String {
        let one = |(from, to): &super::plan::Span| {
            let (from, to) = (local(*from, self.event.tz()), local(*to, self.event.tz()));
            let day = |at: chrono::NaiveDateTime| crate::platform::time::date_short(at.date(), self.language);
            match from.date() == to.date() {
                true => format!("{} {}", time_range(from.time(), Some(to.time()), self.language), day(from)),
                false => format!("{} {} – {} {}", time(from.time(), self.language), day(from), time(to.time(), self.language), day(to)),
            }
        };
        self.checked.coming(person).iter().map(one).collect::<Vec<_>>().join("; ")
    }

    fn times_href(&self, finding: &Finding) -> String {
        let about_times = matches!(finding.rule, Rule::NotAvailable | Rule::NoArrival);
        let person = finding.person.filter(|_| about_times).and_then(|id| self.checked.person(id));
        person.map(|person| format!("/studio/{}/people/{}/times", self.event.slug, person.slug)).unwrap_or_default()
    }
}
