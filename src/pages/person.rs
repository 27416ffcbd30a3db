//! The page of somebody who comes to an event: their posts, what they do in the programme, and where else they came.
use crate::events::event::{self, State};
use crate::events::shelf::EventVisit;
use crate::people::delegate::{self, Part};
use crate::people::honorific::At;
use crate::people::line::{Printed, portrait};
use crate::people::merge::{Kind, now_known_as};
use crate::people::{lines_of_people, person};
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::change::SITE;
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::platform::page::{View, json_ld};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, date_range};
use crate::programme::released::{Released, current, items_of_person};
use crate::programme::snapshot::Item;
use crate::programme::timetable::item_view::{Tag, Teller};
use rocket::response::Redirect;
use rocket::{Either, State as Managed};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;
use std::cmp::Reverse;
use std::collections::HashSet;

pub fn routes() -> Vec<rocket::Route> {
    routes![page]
}

/// Pixels: the face on top of the page is shown at 120, twice that on fine screens.
const FACE: u32 = 320;
/// Characters search engines show of a description.
const SUMMARY: usize = 200;

// The address has the shape of a page of the studio, which goes first.
#[get("/<_>/<_>/people/<slug>")]
async fn page(slug: &str, visit: EventVisit, pages: &Managed<PageCache>, now: Now, db: &Db) -> Result<Either<PublicPage, Redirect>> {
    // Other events appear here when they are published: their coming and going moves the site's revision, not this event's.
    let (event, revision) = visit.at();
    let at = (event, (revision << 24) | (db.revision(SITE).await? & 0xFF_FFFF));
    match pages.page(visit.visit.clone(), at, now.0, || async { Ok(Drawn::new(PersonPage::of(db, &visit, slug).await?)) }).await {
        Err(AppError::NotFound) => Ok(Either::Right(moved(db, &visit, slug).await?)),
        drawn => drawn.map(Either::Left),
    }
}

/// The address of somebody whose record was made one with another leads to whoever they are now.
async fn moved(db: &Database, visit: &EventVisit, slug: &str) -> Result<Redirect> {
    let id = now_known_as(db.reader(), Kind::Person, slug).await?.ok_or(AppError::NotFound)?;
    let person = person::Entity::find_by_id(id).one(db.reader()).await.or_not_found()?;
    Ok(Redirect::temporary(format!("/{}/{}/people/{}", visit.language().code(), visit.event.slug, person.slug)))
}

#[derive(Serialize)]
struct PersonPage {
    /// Where all people of the event are.
    people: String,
    head_title: String,
    summary: String,
    json_ld: String,
    portrait: String,
    initial: String,
    before: String,
    name: String,
    titles: Vec<Bilingual>,
    /// Roles in committees of the event.
    roles: Vec<Bilingual>,
    /// Word keys of the parts somebody comes in.
    parts: Vec<&'static str>,
    /// HTML, and the language it is in where that is not the page's.
    biography: String,
    biography_language: Option<&'static str>,
    items: Vec<ItemLine>,
    events: Vec<EventLine>,
}

impl View for PersonPage {
    const TEMPLATE: &'static str = "pages/person";
}

/// Something in the programme the person has a part in.
#[derive(Serialize)]
struct ItemLine {
    href: String,
    title: Bilingual,
    when: String,
    place: Option<Bilingual>,
    /// Word key of what the person does there.
    part: &'static str,
    state: Option<Tag>,
    off: bool,
}

/// Another event the person came to, or comes to.
#[derive(Serialize)]
struct EventLine {
    href: String,
    name: Bilingual,
    when: String,
}

impl PersonPage {
    async fn of(db: &Database, visit: &EventVisit, slug: &str) -> Result<Self> {
        let person = person::Entity::find().filter(person::COLUMN.slug.eq(slug)).one(db.reader()).await.or_not_found()?;
        let presences = delegate::Entity::find()
            .filter(delegate::COLUMN.person_id.eq(person.id))
            .find_also_related(event::Entity)
            .order_by_asc(delegate::COLUMN.id)
            .all(db.reader())
            .await?;
        let (here, elsewhere): (Vec<_>, Vec<_>) = presences.into_iter().partition(|(one, _)| one.event_id == visit.event.id);
        if here.is_empty() {
            return Err(AppError::NotFound);
        }
        let printed = lines_of_people(db.reader(), &visit.event, &[person.id]).await?.remove(&person.id).ok_or(AppError::NotFound)?;
        let released = current(db, &visit.event, visit.revision).await?;
        let mut present: Vec<delegate::Model> = here.into_iter().map(|(one, _)| one).collect();
        present.sort_by_key(delegate::Model::order);
        let elsewhere = elsewhere.into_iter().filter_map(|(_, event)| event).collect();
        Ok(Self::drawn(visit, (&person, &printed), &present, released.as_deref(), elsewhere))
    }

    fn drawn(
        visit: &EventVisit,
        (person, printed): (&person::Model, &Printed),
        present: &[delegate::Model],
        released: Option<&Released>,
        elsewhere: Vec<event::Model>,
    ) -> Self {
        let language = visit.language();
        let base = format!("/{}/{}", language.code(), visit.event.slug);
        let (text, other) = person.biography.in_language(language);
        // The same role may be written where somebody comes in two parts.
        let mut roles: Vec<Bilingual> = Vec::new();
        for role in present.iter().filter_map(|one| one.committee_role.clone()).filter(Bilingual::any) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        Self {
            people: format!("{base}/people"),
            head_title: printed.full_name(language, At::Start),
            summary: summary(printed, text, language),
            json_ld: json_ld(&linked(visit, printed, &format!("{base}/people/{}", person.slug))),
            portrait: portrait(printed.portrait.as_deref(), FACE),
            initial: printed.initial.clone(),
            before: printed.before(language, At::Start),
            name: printed.name.clone(),
            titles: printed.titles.clone(),
            roles,
            parts: present.iter().map(|one| Part::key(one.part)).collect(),
            biography: markdown::render(text),
            biography_language: other.map(Language::code),
            items: released.map(|released| items(released, &person.slug, &base, language)).unwrap_or_default(),
            events: events(elsewhere, &person.slug, language),
        }
    }
}

/// Posts, then how the biography begins.
fn summary(printed: &Printed, biography: &str, language: Language) -> String {
    let parts = [printed.posts(language), markdown::plain(biography, SUMMARY)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn items(released: &Released, slug: &str, base: &str, language: Language) -> Vec<ItemLine> {
    let teller = Teller::new(&released.snapshot, language);
    let line = |item: &Item| {
        let drawn = teller.line(item, released, &format!("{base}/programme"));
        let part = item.people.iter().find(|one| one.person.slug == slug).map_or("", |one| one.part.key());
        ItemLine {
            href: drawn.href,
            title: drawn.title,
            when: teller.when(item),
            // A speech is held where its ceremony is.
            place: teller.place_of(item).or_else(|| teller.place_of(released.snapshot.parent_of(&item.slug)?)).cloned(),
            part,
            state: drawn.state,
            off: drawn.off,
        }
    };
    items_of_person(&released.snapshot, slug).into_iter().map(line).collect()
}

/// Each public event once, the newest first.
fn events(mut elsewhere: Vec<event::Model>, slug: &str, language: Language) -> Vec<EventLine> {
    let mut seen = HashSet::new();
    elsewhere.retain(|event| event.state != State::Draft && seen.insert(event.id));
    elsewhere.sort_by_key(|event| Reverse((event.starts_on.or(event.ends_on), event.id)));
    let line = |event: event::Model| EventLine {
        href: format!("/{}/{}/people/{slug}", language.code(), event.slug),
        when: date_range(event.starts_on, event.ends_on, language),
        name: event.name,
    };
    elsewhere.into_iter().map(line).collect()
}

/// The person as schema.org knows one.
fn linked(visit: &EventVisit, printed: &Printed, path: &str) -> serde_json::Value {
    let (language, origin) = (visit.language(), &visit.visit.origin);
    let titles: Vec<&str> = printed.titles.iter().map(|title| title.plain(language)).collect();
    let mut person = json!({
        "@context": "https://schema.org",
        "@type": "Person",
        "name": printed.name,
        "url": format!("{origin}{path}"),
        "performerIn": { "@type": "Event", "name": visit.event.name.plain(language), "url": format!("{origin}/{}/{}", language.code(), visit.event.slug) },
    });
    let before = printed.before(language, At::Start);
    let known = [("honorificPrefix", json!(before), !before.is_empty()), ("jobTitle", json!(titles), !titles.is_empty())];
    for (name, value, _) in known.into_iter().filter(|(_, _, known)| *known) {
        person[name] = value;
    }
    let picture = portrait(printed.portrait.as_deref(), FACE);
    if !picture.is_empty() {
        person["image"] = json!(format!("{origin}{picture}"));
    }
    person
}
