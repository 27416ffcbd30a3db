//! Hits as a page draws them: where they lead, and what was looked for marked in them.
use super::document::{self, Kind};
use super::query::find::{Group, Reach, Within, find};
use super::query::{LONGEST, Query};
use super::words::marked::{Piece, marked};
use crate::events::event;
use crate::people::delegate;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use rocket::http::RawStr;
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::HashMap;

/// Hits of one kind on a page of several kinds, where one kind alone was asked for, and while somebody types.
pub const FEW: usize = 6;
pub const MANY: usize = 60;
pub const WHILE_TYPING: usize = 4;

/// Where a search happens: in public or in the studio, at one event or at all.
#[derive(Clone, Debug)]
pub struct Place {
    pub language: Language,
    /// Where the box sends what is typed: "/vi/search", "/studio/ngay-hoi/search".
    pub base: String,
    /// The slug of the one event, if it is one.
    pub event: Option<String>,
    pub reaches: Vec<Reach>,
}

/// What was asked in an address.
#[derive(FromForm, Default)]
pub struct Asked<'r> {
    pub q: Option<&'r str>,
    pub kind: Option<&'r str>,
}

/// What was found.
#[derive(Serialize)]
pub struct Found {
    pub q: String,
    pub longest: usize,
    pub action: String,
    /// Something was typed.
    pub asked: bool,
    /// Nothing was typed yet: the cursor goes to the box.
    pub fresh: bool,
    pub groups: Vec<GroupView>,
    /// What was looked for instead, where what was typed was found nowhere.
    pub instead: String,
    /// Only one kind was asked for: the way back to all.
    pub all: String,
    /// Hits there are on this page.
    pub count: usize,
}

#[derive(Serialize)]
pub struct GroupView {
    pub code: &'static str,
    pub heading: &'static str,
    pub rows: Vec<Row>,
    /// The way to more of them, or nothing.
    pub more: String,
}

#[derive(Serialize)]
pub struct Row {
    pub href: String,
    pub before: String,
    pub title: Vec<Piece>,
    /// The language of the title where it is not the page's, or nothing.
    pub title_language: &'static str,
    pub detail: Vec<Piece>,
    pub detail_language: &'static str,
    /// The event it belongs to, where the search is of several.
    pub event: Option<Bilingual>,
}

/// Looks for what was asked.
pub async fn look(db: &Database, place: &Place, asked: &Asked<'_>, most: usize) -> Result<Found> {
    let query = Query::parse(asked.q.unwrap_or_default());
    let kind = asked.kind.filter(|code| place.reaches.iter().any(|reach| reach.kind.code() == *code));
    let reaches: Vec<Reach> = place.reaches.iter().filter(|reach| kind.is_none_or(|code| reach.kind.code() == code)).cloned().collect();
    let most = if kind.is_some() { MANY } else { most };
    let mut groups = find(db.reader(), &query, &reaches, most).await?;
    let mut used = query.clone();
    let mut instead = String::new();
    if let Some(by_keys) = query.by_keys().filter(|_| groups.is_empty()) {
        groups = find(db.reader(), &by_keys, &reaches, most).await?;
        if !groups.is_empty() {
            instead = by_keys.words.iter().map(|word| word.written()).collect::<Vec<_>>().join(" ");
            used = by_keys;
        }
    }
    let rows = Rows::read(db, place, &groups).await?;
    let groups: Vec<GroupView> = groups.iter().map(|group| rows.group(group, &used, kind.is_some())).collect();
    Ok(Found {
        asked: !query.typed.is_empty(),
        fresh: query.typed.is_empty(),
        count: groups.iter().map(|group| group.rows.len()).sum(),
        all: kind.map(|_| address(&place.base, &query.typed, None)).unwrap_or_default(),
        action: place.base.clone(),
        longest: LONGEST,
        q: query.typed,
        groups,
        instead,
    })
}

fn address(base: &str, q: &str, kind: Option<&str>) -> String {
    let kind = kind.map(|kind| format!("&kind={kind}")).unwrap_or_default();
    format!("{base}?q={}{kind}", RawStr::new(q).percent_encode())
}

/// The documents of all hits and the events they belong to: two queries, however many hits.
struct Rows<'a> {
    place: &'a Place,
    documents: HashMap<i64, document::Model>,
    events: HashMap<i64, event::Model>,
    /// For people in the studio, by their key: the last of the events that are open to whoever asks.
    open: HashMap<i64, event::Model>,
}

impl<'a> Rows<'a> {
    async fn read(db: &Database, place: &'a Place, groups: &[Group]) -> Result<Self> {
        let ids: Vec<i64> = groups.iter().flat_map(|group| group.hits.iter().copied()).collect();
        let (documents, events) = documents(db, &ids).await?;
        let people: Vec<i64> = ids.iter().filter(|id| Kind::of(**id) == Some(Kind::Known)).map(|id| Kind::number(*id)).collect();
        let within = place.reaches.iter().find(|reach| reach.kind == Kind::Known).map(|reach| &reach.within);
        let open = match within {
            Some(within) => last_events(db, &people, within).await?,
            None => HashMap::new(),
        };
        Ok(Self { place, documents, events, open })
    }

    fn group(&self, group: &Group, query: &Query, alone: bool) -> GroupView {
        let more = group.more && !alone;
        GroupView {
            code: group.kind.code(),
            heading: group.kind.heading(),
            rows: group.hits.iter().filter_map(|id| self.row(*id, query)).collect(),
            more: if more { address(&self.place.base, &query.typed, Some(group.kind.code())) } else { String::new() },
        }
    }

    fn row(&self, id: i64, query: &Query) -> Option<Row> {
        let document = self.documents.get(&id)?;
        let event = match document.kind {
            Kind::Known => self.open.get(&Kind::number(id)),
            _ => document.event_id.and_then(|id| self.events.get(&id)),
        };
        let language = self.place.language;
        let pieces = |text: &Bilingual, initials: Option<&str>| {
            let (text, other) = text.in_language(language);
            (marked(text, &query.words, initials), other.map_or("", Language::code))
        };
        let (title, title_language) = pieces(&document.title, query.initials().as_deref());
        let (detail, detail_language) = pieces(&document.detail, None);
        let is_event = matches!(document.kind, Kind::Event | Kind::OwnEvent);
        Some(Row {
            href: self.href(document, event)?,
            before: document.before.plain(language).to_owned(),
            title,
            title_language,
            detail,
            detail_language,
            event: event.filter(|_| self.place.event.is_none() && !is_event).map(|event| event.name.clone()),
        })
    }

    /// People lead to the event that was searched, else to the last one they come to.
    fn href(&self, document: &document::Model, event: Option<&event::Model>) -> Option<String> {
        let here = self.place.event.as_deref().or(event.map(|event| event.slug.as_str()));
        href(document, here, self.place.language)
    }
}

/// Documents and the events they belong to, by their keys.
pub async fn documents(db: &Database, ids: &[i64]) -> Result<(HashMap<i64, document::Model>, HashMap<i64, event::Model>)> {
    let rows = document::Entity::find().filter(document::COLUMN.id.is_in(ids.iter().copied())).all(db.reader()).await?;
    let events: Vec<i64> = rows.iter().filter_map(|row| row.event_id).collect();
    let events = event::Entity::find().filter(event::COLUMN.id.is_in(events)).all(db.reader()).await?;
    Ok((rows.into_iter().map(|row| (row.id, row)).collect(), events.into_iter().map(|row| (row.id, row)).collect()))
}

/// The last of the events within reach that each of these people comes to.
pub async fn last_events(db: &Database, people: &[i64], within: &Within) -> Result<HashMap<i64, event::Model>> {
    let mut rows = delegate::Entity::find().filter(delegate::COLUMN.person_id.is_in(people.iter().copied()));
    if let Within::Events(ids) = within {
        rows = rows.filter(delegate::COLUMN.event_id.is_in(ids.iter().copied()));
    }
    let mut last: HashMap<i64, event::Model> = HashMap::new();
    for (delegate, event) in rows.find_also_related(event::Entity).all(db.reader()).await? {
        let Some(event) = event else { continue };
        let day = |event: &event::Model| (event.starts_on.or(event.ends_on), event.id);
        if last.get(&delegate.person_id).is_none_or(|known| day(known) < day(&event)) {
            last.insert(delegate.person_id, event);
        }
    }
    Ok(last)
}

/// Where a document's page is; nowhere without an event to show it in.
pub fn href(document: &document::Model, event: Option<&str>, language: Language) -> Option<String> {
    let (slug, code) = (&document.slug, language.code());
    Some(match (document.kind, event) {
        (Kind::Event, _) => format!("/{code}/{slug}"),
        (Kind::OwnEvent, _) => format!("/studio/{slug}"),
        (Kind::Organisation, Some(event)) => format!("/studio/{event}/organisations/{slug}"),
        (Kind::Organisation, None) => {
            let name = RawStr::new(document.title.plain(language)).percent_encode().to_string();
            format!("/studio/people?organisation={name}")
        }
        (_, None) => return None,
        (Kind::Person, Some(event)) => format!("/{code}/{event}/people/{slug}"),
        (Kind::Item, Some(event)) => format!("/{code}/{event}/programme/{slug}"),
        (Kind::Exhibitor, Some(event)) => format!("/{code}/{event}/exhibitors/{slug}"),
        (Kind::News, Some(event)) => format!("/{code}/{event}/news/{slug}"),
        (Kind::OwnNews, Some(event)) => format!("/studio/{event}/news/{slug}"),
        (Kind::Known, Some(event)) => format!("/studio/{event}/people/{slug}"),
        (Kind::Planned, Some(event)) => format!("/studio/{event}/programme/{slug}"),
        (Kind::Application, Some(event)) => format!("/studio/{event}/booths/{slug}"),
        (Kind::Letter, Some(event)) => format!("/studio/{event}/letters/{slug}"),
    })
}
