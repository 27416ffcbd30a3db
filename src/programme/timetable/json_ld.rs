//! Items as schema.org knows them, for search engines and calendars.
use crate::events::event;
use crate::people::honorific::At;
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::programme::snapshot::{Item, Snapshot};
use serde_json::{Map, Value, json};

/// Characters of a description.
const SUMMARY: usize = 300;

/// Where the items are, and in which language they are told.
pub struct Linked<'a> {
    /// `https://host`.
    pub origin: &'a str,
    pub event: &'a event::Model,
    pub language: Language,
}

/// All items that are no part of another, for `subEvent` of the event.
pub fn sub_events(snapshot: &Snapshot, linked: &Linked<'_>) -> Value {
    snapshot.items.iter().map(|item| linked.bare(snapshot, item)).collect()
}

impl Linked<'_> {
    /// One item with what it is a part of.
    pub fn item(&self, snapshot: &Snapshot, item: &Item) -> Value {
        let mut value = self.bare(snapshot, item);
        let whole = match snapshot.parent_of(&item.slug) {
            Some(parent) => json!({ "@type": "Event", "name": parent.title.plain(self.language), "url": self.address(Some(parent)) }),
            None => json!({ "@type": "Event", "name": self.event.name.plain(self.language), "url": self.address(None) }),
        };
        value["@context"] = json!("https://schema.org");
        value["superEvent"] = whole;
        value
    }

    fn bare(&self, snapshot: &Snapshot, item: &Item) -> Value {
        let zone = snapshot.tz();
        let hour = |at: chrono::DateTime<chrono::Utc>| at.with_timezone(&zone).to_rfc3339();
        let starts = item.starts_at.map(hour).or_else(|| item.day.map(|day| day.to_string()));
        let description = markdown::plain(item.description.plain(self.language), SUMMARY);
        let performers: Vec<Value> = item
            .people
            .iter()
            .map(|speaker| json!({ "@type": "Person", "name": speaker.person.full_name(self.language, At::Start) }))
            .collect();
        let known = [
            ("startDate", starts.map(Value::from)),
            ("endDate", item.ends_at.map(|at| hour(at).into())),
            ("description", (!description.is_empty()).then(|| description.into())),
            ("performer", (!performers.is_empty()).then(|| performers.into())),
            ("inLanguage", spoken(item)),
        ];
        let mut value: Map<String, Value> = known.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))).collect();
        value.insert("@type".into(), json!("Event"));
        value.insert("name".into(), json!(item.title.plain(self.language)));
        value.insert("url".into(), json!(self.address(Some(item))));
        value.insert("eventAttendanceMode".into(), json!("https://schema.org/OfflineEventAttendanceMode"));
        value.insert("eventStatus".into(), json!(status(item)));
        value.insert("location".into(), self.place(snapshot, item));
        Value::Object(value)
    }

    fn address(&self, item: Option<&Item>) -> String {
        let event = format!("{}/{}/{}", self.origin, self.language.code(), self.event.slug);
        item.map_or_else(|| event.clone(), |item| format!("{event}/programme/{}", item.slug))
    }

    fn place(&self, snapshot: &Snapshot, item: &Item) -> Value {
        let say = |text: &crate::platform::text::Bilingual| text.plain(self.language).to_owned();
        let room = snapshot.room(item.room.as_deref()).map(|room| say(&room.name));
        let names: Vec<String> = room.into_iter().chain([say(&self.event.venue)]).filter(|name| !name.is_empty()).collect();
        let address = say(&self.event.address);
        let name = if names.is_empty() { say(&self.event.name) } else { names.join(", ") };
        json!({ "@type": "Place", "name": name, "address": if address.is_empty() { name.clone() } else { address } })
    }
}

fn status(item: &Item) -> &'static str {
    match (item.cancelled, item.sequence) {
        (true, _) => "https://schema.org/EventCancelled",
        (false, 0) => "https://schema.org/EventScheduled",
        (false, _) => "https://schema.org/EventRescheduled",
    }
}

fn spoken(item: &Item) -> Option<Value> {
    use crate::programme::schedule_item::Spoken;
    Some(match item.language? {
        Spoken::Vi => json!("vi"),
        Spoken::En => json!("en"),
        Spoken::Both | Spoken::Interpreted => json!(["vi", "en"]),
    })
}
