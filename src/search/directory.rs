//! The directory of people across events: everybody who is shown at a public event, by given name, narrowed by organisation,
//! block, province, part and event. The studio's own stands beside it ([`super::own_people`]).
use super::document::{self, Kind};
use super::index::term::{self, Expr};
use super::index::{self, Ask};
use super::page::Door;
use super::query::Query;
use super::query::find::Within;
use super::shown::{documents, href, last_events};
use super::words::{Word, words};
use crate::events::event;
use crate::people::delegate::Part;
use crate::people::line::{PersonLine, initial, portrait};
use crate::people::organisation::Block;
use crate::people::person;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::{Choice, Pick};
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::provinces;
use crate::platform::text::Bilingual;
use crate::platform::words::{say, word};
use rocket::http::RawStr;
use sea_orm::{ActiveEnum, EntityTrait, Iterable, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;

/// People on one page.
const PAGE: i64 = 48;
/// Pixels: faces in lists.
const FACE: u32 = 160;

pub fn routes() -> Vec<rocket::Route> {
    routes![people]
}

// Before the page of an event of that name, which may not be called so.
#[get("/<language>/people?<asked..>", rank = 2)]
async fn people(language: Language, asked: Asked, visit: Visit, door: Door<'_>) -> Result<Page<Public>> {
    door.count()?;
    let directory =
        Directory::read(door.db(), (Kind::Person, &Within::Everywhere), &asked, (language, format!("/{}/people", language.code())));
    let directory = directory.await?;
    Ok(visit.page(Public { search: format!("/{}/search", language.code()), directory }))
}

/// What the list is narrowed to. What nobody knows is not asked for.
#[derive(FromForm, Clone, Debug, Default)]
pub struct Asked {
    q: Option<String>,
    organisation: Option<String>,
    block: Option<String>,
    province: Option<String>,
    part: Option<String>,
    event: Option<String>,
    page: Option<i64>,
}

impl Asked {
    fn text(field: &Option<String>) -> &str {
        field.as_deref().map(str::trim).unwrap_or_default()
    }

    fn part(&self) -> Option<Part> {
        Part::from_code(Self::text(&self.part))
    }

    fn is_any(&self) -> bool {
        self.fields().iter().any(|(_, value)| !value.is_empty())
    }

    fn fields(&self) -> [(&'static str, &str); 6] {
        let text = Self::text;
        [
            ("q", text(&self.q)),
            ("organisation", text(&self.organisation)),
            ("block", text(&self.block)),
            ("province", text(&self.province)),
            ("part", text(&self.part)),
            ("event", text(&self.event)),
        ]
    }

    /// The expression this asks for, of people whose event, where one is asked for, is this one.
    fn expr(&self, within: &Within, event: Option<i64>) -> Expr {
        let mut all = Vec::new();
        let begun = |word: &Word, make: fn(&Word) -> String| Expr::Prefix(make(word));
        all.extend(Query::parse(Self::text(&self.q)).words.iter().map(|word| {
            let initials = Query::parse(&word.folded).initials().map(|letters| Expr::Prefix(term::initials(&letters)));
            Expr::Any(std::iter::once(begun(word, term::anywhere)).chain(initials).collect())
        }));
        all.extend(words(Self::text(&self.organisation)).iter().take(12).map(|word| begun(word, term::organisation)));
        all.extend(
            Block::iter()
                .map(|block| block.to_value())
                .filter(|code| code == Self::text(&self.block))
                .map(|code| Expr::Term(term::block(&code))),
        );
        all.extend(provinces::by_code(Self::text(&self.province)).map(|known| Expr::Term(term::province(&known.code))));
        match (self.part(), event) {
            (Some(part), event) => all.push(Expr::Term(term::part(part.code(), event))),
            (None, Some(event)) => all.push(Expr::Term(term::event(event))),
            (None, None) => {}
        }
        match within {
            Within::Everywhere => Expr::All(all),
            Within::Events(ids) => {
                all.push(Expr::Any(ids.iter().map(|id| Expr::Term(term::event(*id))).collect()));
                Expr::All(all)
            }
        }
    }
}

/// A page of the directory.
#[derive(Serialize)]
pub struct Directory {
    action: String,
    q: String,
    organisation: String,
    choices: Vec<Pick>,
    asked: bool,
    count: i64,
    people: Vec<Entry>,
    pager: Pager,
}

#[derive(Serialize)]
struct Entry {
    line: PersonLine,
    event: Option<Bilingual>,
}

#[derive(Serialize)]
struct Pager {
    text: String,
    previous: Option<String>,
    next: Option<String>,
}

impl Directory {
    /// Always the same few queries, for ten people or two hundred thousand.
    pub async fn read(
        db: &Database,
        (kind, within): (Kind, &Within),
        asked: &Asked,
        (language, action): (Language, String),
    ) -> Result<Self> {
        let events = events(db, within, kind == Kind::Person).await?;
        let event = events.iter().find(|event| event.slug == Asked::text(&asked.event));
        let page = asked.page.unwrap_or(1).clamp(1, 100_000);
        let ask = Ask { kind, expr: asked.expr(within, event.map(|event| event.id)), most: PAGE };
        let (ids, count) = index::list(db.reader(), &ask, (page - 1) * PAGE).await?;
        Ok(Self {
            q: Asked::text(&asked.q).chars().take(super::query::LONGEST).collect(),
            organisation: Asked::text(&asked.organisation).to_owned(),
            choices: selects(asked, &events, language),
            asked: asked.is_any(),
            count,
            people: entries(db, &ids, within, language).await?,
            pager: Pager::of(asked, &action, (page, (count + PAGE - 1) / PAGE), language),
            action,
        })
    }
}

/// The events people can be looked for at, the latest first.
async fn events(db: &Database, within: &Within, public: bool) -> Result<Vec<event::Model>> {
    let mut rows = event::Entity::find().order_by_desc(event::Column::StartsOn).order_by_desc(event::Column::Id);
    if public {
        rows = rows.filter(sea_orm::ColumnTrait::ne(&event::Column::State, event::State::Draft));
    }
    if let Within::Events(ids) = within {
        rows = rows.filter(event::COLUMN.id.is_in(ids.iter().copied()));
    }
    Ok(rows.all(db.reader()).await?)
}

fn selects(asked: &Asked, events: &[event::Model], language: Language) -> Vec<Pick> {
    let blocks = Block::iter().map(|block| Choice::new(block.to_value(), word(language, block.key()))).collect();
    let provinces = provinces::in_order(language).into_iter().map(|one| Choice::new(&one.code, one.name(language))).collect();
    let parts = Part::ALL.iter().map(|part| Choice::new(part.code(), word(language, part.key()))).collect();
    let events = events.iter().map(|event| Choice::new(&event.slug, event.name.plain(language))).collect();
    let select =
        |name, label, none, value: &Option<String>, options| Pick::new(name, (label, none), Some(Asked::text(value)), options, language);
    vec![
        select("block", "search-people-block", "search-people-any-block", &asked.block, blocks),
        select("province", "search-people-province", "search-people-any-province", &asked.province, provinces),
        select("part", "search-people-part", "search-people-any-part", &asked.part, parts),
        select("event", "search-people-event", "search-people-any-event", &asked.event, events),
    ]
}

async fn entries(db: &Database, ids: &[i64], within: &Within, language: Language) -> Result<Vec<Entry>> {
    let (documents, events) = documents(db, ids).await?;
    let keys: Vec<i64> = ids.iter().map(|id| Kind::number(*id)).collect();
    let people = person::Entity::find().filter(person::COLUMN.id.is_in(keys.iter().copied())).all(db.reader()).await?;
    let people: HashMap<i64, person::Model> = people.into_iter().map(|person| (person.id, person)).collect();
    // Of the team's events only those that are open to whoever asks.
    let open = last_events(db, &keys, within).await?;
    let entry = |id: &i64| {
        let document = documents.get(id)?;
        let event = match document.kind {
            Kind::Known => open.get(&Kind::number(*id)),
            _ => document.event_id.and_then(|id| events.get(&id)),
        };
        Some(Entry { line: line(document, people.get(&Kind::number(*id)), event, language), event: event.map(|event| event.name.clone()) })
    };
    Ok(ids.iter().filter_map(entry).collect())
}

fn line(document: &document::Model, person: Option<&person::Model>, event: Option<&event::Model>, language: Language) -> PersonLine {
    let by_hand = person.and_then(|person| person.sort_override.as_deref());
    PersonLine {
        href: href(document, event.map(|event| event.slug.as_str()), language).unwrap_or_default(),
        portrait: portrait(person.and_then(|person| person.portrait.as_deref()), FACE),
        initial: initial(&document.title.vi, by_hand),
        before: document.before.plain(language).to_owned(),
        name: document.title.vi.clone(),
        titles: [document.detail.clone()].into_iter().filter(Bilingual::any).collect(),
        role: None,
        part: String::new(),
        part_code: "",
        words: String::new(),
    }
}

impl Pager {
    fn of(asked: &Asked, action: &str, (page, pages): (i64, i64), language: Language) -> Self {
        let fields = asked
            .fields()
            .map(|(name, value)| if value.is_empty() { String::new() } else { format!("{name}={}&", RawStr::new(value).percent_encode()) });
        let at = |page: i64| format!("{action}?{}page={page}", fields.concat());
        Self {
            text: say(language, "search-page", &json!({ "number": page, "pages": pages.max(1) })),
            previous: (page > 1).then(|| at((page - 1).min(pages.max(1)))),
            next: (page < pages).then(|| at(page + 1)),
        }
    }
}

#[derive(Serialize)]
struct Public {
    search: String,
    #[serde(flatten)]
    directory: Directory,
}

impl View for Public {
    const TEMPLATE: &'static str = "search/people";
}
