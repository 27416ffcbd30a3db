//! The event as structured data (schema.org `Event`), with the items of its programme as sub-events.
use crate::events::{body, event};
use crate::platform::files::PictureView;
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::programme::snapshot::Snapshot;
use crate::programme::timetable::json_ld::{Linked, sub_events};
use serde_json::{Map, Value, json};

/// Characters of the description.
const DESCRIPTION: usize = 300;

/// What a page knows when it describes itself.
pub struct Described<'a> {
    pub event: &'a event::Model,
    pub bodies: &'a [body::Model],
    pub snapshot: Option<&'a Snapshot>,
    pub language: Language,
    /// The page's own address, with its host.
    pub url: String,
    pub origin: &'a str,
}

impl Described<'_> {
    pub fn json(&self) -> Value {
        let (event, language) = (self.event, self.language);
        let picture = PictureView::of(event.cover.as_deref()).map(|cover| format!("{}{}", self.origin, cover.src));
        let description = markdown::plain(event.description.plain(language), DESCRIPTION);
        let described = Some(description).filter(|text| !text.is_empty()).or_else(|| some(event.theme.plain(language)));
        known([
            ("@context", Some(json!("https://schema.org"))),
            ("@type", Some(json!("Event"))),
            ("@id", Some(json!(self.url))),
            ("url", Some(json!(self.url))),
            ("identifier", Some(json!(event.uuid))),
            ("name", Some(json!(event.name.plain(language)))),
            ("description", described.map(Value::from)),
            ("inLanguage", Some(json!(language.code()))),
            ("startDate", event.starts_on.map(|day| json!(day.to_string()))),
            ("endDate", event.ends_on.or(event.starts_on).map(|day| json!(day.to_string()))),
            ("eventStatus", Some(json!("https://schema.org/EventScheduled"))),
            ("eventAttendanceMode", Some(json!("https://schema.org/OfflineEventAttendanceMode"))),
            ("location", self.place()),
            ("image", picture.map(Value::from)),
            ("organizer", self.organizers()),
            ("subEvent", self.parts()),
        ])
    }

    fn place(&self) -> Option<Value> {
        let venue = some(self.event.venue.plain(self.language));
        let address = some(self.event.address.plain(self.language)).or_else(|| super::facts::province(self.event, self.language));
        let name = venue.or_else(|| address.clone())?;
        Some(known([("@type", Some(json!("Place"))), ("name", Some(json!(name))), ("address", address.map(Value::from))]))
    }

    fn organizers(&self) -> Option<Value> {
        let hosts = self.bodies.iter().filter(|body| matches!(body.kind, body::Kind::Host | body::Kind::CoHost));
        let hosts: Vec<_> = hosts.map(|body| json!({ "@type": "Organization", "name": body.name.plain(self.language) })).collect();
        (!hosts.is_empty()).then(|| json!(hosts))
    }

    /// The items whose day is known: a sub-event without a date says nothing.
    fn parts(&self) -> Option<Value> {
        let linked = Linked { origin: self.origin, event: self.event, language: self.language };
        let Value::Array(mut items) = sub_events(self.snapshot?, &linked) else { return None };
        items.retain(|item| item.get("startDate").is_some());
        (!items.is_empty()).then_some(Value::Array(items))
    }
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|text| !text.is_empty())
}

/// Only what is known.
fn known<const N: usize>(fields: [(&str, Option<Value>); N]) -> Value {
    Value::Object(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect::<Map<_, _>>())
}
