//! Where somebody appears: at this event, in its programme and its hall, and at other events. For the team.
use crate::events::event::{self, State};
use crate::events::studio::{Editor, Rail, role_of};
use crate::exhibitors::{application, booth, exhibitor};
use crate::people::delegate::{self, Part};
use crate::people::honorific::At;
use crate::people::line::Printed;
use crate::people::{merge, own_delegate, person};
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, fold};
use crate::platform::time::date_range;
use crate::platform::words::word;
use crate::programme::released::{current, items_of_person};
use crate::programme::timetable::item_view::{Teller, when_in_words};
use crate::programme::{item_person, schedule_item};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use std::cmp::Reverse;
use std::collections::BTreeMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

#[get("/studio/<_>/people/<slug>/appearances")]
async fn show(slug: &str, editor: Editor, db: &Db) -> Result<Page<AppearancesPage>> {
    let (person, here) = own_delegate(db, &editor.event, slug).await?;
    let view = AppearancesPage::of(db, &editor, &person, &here).await?;
    Ok(editor.visit.page(view))
}

#[derive(Serialize)]
struct AppearancesPage {
    rail: Rail,
    back: String,
    record: String,
    heading: String,
    /// As what the person comes to this event.
    presences: Vec<Presence>,
    /// In the plan of this event.
    items: Vec<Line>,
    /// Where they speak for an exhibitor of this event.
    booths: Vec<Line>,
    /// Other events, the newest first.
    events: Vec<Elsewhere>,
    /// Addresses that lead to this person since records were made one.
    former: Vec<String>,
}

impl View for AppearancesPage {
    const TEMPLATE: &'static str = "pages/appearances";
}

#[derive(Serialize)]
struct Presence {
    href: String,
    /// Word key.
    part: &'static str,
    role: Option<Bilingual>,
}

/// Something somebody has a part in.
#[derive(Serialize)]
struct Line {
    href: String,
    title: Bilingual,
    /// Ready texts.
    when: String,
    part: String,
    off: bool,
}

#[derive(Serialize)]
struct Elsewhere {
    href: String,
    name: Bilingual,
    when: String,
    parts: Vec<&'static str>,
    roles: Vec<Bilingual>,
    items: Vec<Line>,
}

impl AppearancesPage {
    async fn of(db: &Database, editor: &Editor, person: &person::Model, here: &[delegate::Model]) -> Result<Self> {
        let language = editor.visit.language;
        let base = format!("/studio/{}", editor.event.slug);
        let record = format!("{base}/people/{}", person.slug);
        let presence = |one: &delegate::Model| Presence {
            href: format!("{record}/delegate/{}", one.part.code()),
            part: Part::key(one.part),
            role: one.committee_role.clone().filter(Bilingual::any),
        };
        Ok(Self {
            rail: editor.rail("people"),
            back: format!("{base}/people"),
            heading: Printed::of(person, vec![]).full_name(language, At::Start),
            presences: here.iter().map(presence).collect(),
            items: items(db, &editor.event, person, language).await?,
            booths: if editor.role.may_see_contacts() { booths(db, &editor.event, person, language).await? } else { Vec::new() },
            events: elsewhere(db, editor, person).await?,
            former: merge::former_addresses(db.reader(), person.id).await?,
            record,
        })
    }
}

/// What they do in the plan of the event, by hour.
async fn items(db: &Database, event: &event::Model, person: &person::Model, language: Language) -> Result<Vec<Line>> {
    let mut rows: Vec<(item_person::Model, schedule_item::Model)> = item_person::Entity::find()
        .filter(item_person::COLUMN.person_id.eq(person.id))
        .filter(schedule_item::COLUMN.event_id.eq(event.id))
        .find_also_related(schedule_item::Entity)
        .order_by_asc(item_person::COLUMN.id)
        .all(db.reader())
        .await?
        .into_iter()
        .filter_map(|(part, item)| Some((part, item?)))
        .collect();
    let zone = event.tz();
    rows.sort_by_key(|(part, item)| (item.local_day(zone).is_none(), item.local_day(zone), item.stands_at(zone), part.id));
    let line = |(part, item): (item_person::Model, schedule_item::Model)| Line {
        href: format!("/studio/{}/programme/{}", event.slug, item.id),
        when: when_in_words(item.moment(zone), language, |key| word(language, key)),
        part: word(language, part.part.key()),
        off: item.is_cancelled(),
        title: item.title,
    };
    Ok(rows.into_iter().map(line).collect())
}

/// Exhibitors of the event that name the person, by their name: applications are written by others, who know no keys.
async fn booths(db: &Database, event: &event::Model, person: &person::Model, language: Language) -> Result<Vec<Line>> {
    let rows = application::Entity::find()
        .filter(application::COLUMN.event_id.eq(event.id))
        .find_also_related(exhibitor::Entity)
        .order_by_asc(application::COLUMN.id)
        .all(db.reader())
        .await?;
    let mut lines = Vec::new();
    for (application, exhibitor) in rows.into_iter().filter_map(|(application, exhibitor)| Some((application, exhibitor?))) {
        let named = [(&exhibitor.representative, "pages-appearances-represents"), (&exhibitor.contact_name, "pages-appearances-contact")];
        let parts: Vec<String> = named.iter().filter(|(name, _)| fold(name) == person.folded).map(|(_, key)| word(language, key)).collect();
        if parts.is_empty() {
            continue;
        }
        let numbers = booth::Entity::find().filter(booth::COLUMN.exhibitor_id.eq(exhibitor.id)).order_by_asc(booth::COLUMN.number);
        let numbers = numbers.all(db.reader()).await?.into_iter().map(|booth| booth.number).collect::<Vec<_>>().join(", ");
        lines.push(Line {
            href: format!("/studio/{}/booths/{}", event.slug, application.token),
            title: exhibitor.name,
            when: numbers,
            part: parts.join(", "),
            off: false,
        });
    }
    Ok(lines)
}

/// Other events, each once: those that are public, and those of the reader's own teams.
async fn elsewhere(db: &Database, editor: &Editor, person: &person::Model) -> Result<Vec<Elsewhere>> {
    let language = editor.visit.language;
    let rows = delegate::Entity::find()
        .filter(delegate::COLUMN.person_id.eq(person.id))
        .filter(delegate::COLUMN.event_id.ne(editor.event.id))
        .find_also_related(event::Entity)
        .order_by_asc(delegate::COLUMN.id)
        .all(db.reader())
        .await?;
    let mut events: BTreeMap<i64, (event::Model, Vec<delegate::Model>)> = BTreeMap::new();
    for (delegate, event) in rows.into_iter().filter_map(|(delegate, event)| Some((delegate, event?))) {
        events.entry(event.id).or_insert_with(|| (event, Vec::new())).1.push(delegate);
    }
    let mut events: Vec<_> = events.into_values().collect();
    events.sort_by_key(|(event, _)| Reverse((event.starts_on.or(event.ends_on), event.id)));
    let mut found = Vec::new();
    for (event, delegates) in events {
        let ours = role_of(db, &event, &editor.who).await?.is_some_and(|role| role.may_edit());
        if event.state == State::Draft && !ours {
            continue;
        }
        let items = if ours { items(db, &event, person, language).await? } else { released(db, &event, person, language).await? };
        found.push(Elsewhere {
            href: match ours {
                true => format!("/studio/{}/people/{}", event.slug, person.slug),
                false => format!("/{}/{}/people/{}", language.code(), event.slug, person.slug),
            },
            when: date_range(event.starts_on, event.ends_on, language),
            parts: delegates.iter().map(|one| Part::key(one.part)).collect(),
            roles: delegates.into_iter().filter_map(|one| one.committee_role).filter(Bilingual::any).collect(),
            items,
            name: event.name,
        });
    }
    Ok(found)
}

/// What the public sees of them in the programme of another event.
async fn released(db: &Database, event: &event::Model, person: &person::Model, language: Language) -> Result<Vec<Line>> {
    let Some(released) = current(db, event, db.revision(event.id).await?).await? else { return Ok(Vec::new()) };
    let teller = Teller::new(&released.snapshot, language);
    let line = |item: &crate::programme::snapshot::Item| Line {
        href: format!("/{}/{}/programme/{}", language.code(), event.slug, item.slug),
        title: item.title.clone(),
        when: teller.when(item),
        part: item.people.iter().find(|one| one.person.slug == person.slug).map(|one| word(language, one.part.key())).unwrap_or_default(),
        off: item.cancelled,
    };
    Ok(items_of_person(&released.snapshot, &person.slug).into_iter().map(line).collect())
}
