//! An event's own page: it knows whether the event is ahead, on or over, and gives the answer of the day first.
mod days;
mod facts;
mod figures;
mod json_ld;
mod live;
mod taking_part;

use crate::events::event::keep::bodies_of;
use crate::events::event::{self, Phase, State};
use crate::events::{EventVisit, body};
use crate::exhibitors::waiting_list::Rules;
use crate::exhibitors::{self, application};
use crate::news::{self, Teaser};
use crate::people::delegate::Part;
use crate::people::line::PersonLine;
use crate::people::lines::{Presence, attending};
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::change::SITE;
use crate::platform::error::Result;
use crate::platform::files::PictureView;
use crate::platform::language::Language;
use crate::platform::markdown;
use crate::platform::page::{View, json_ld};
use crate::platform::templates::Row;
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, date_range, end_of_day};
use crate::platform::words::{say, word};
use crate::programme::released::{self, Released};
use crate::programme::snapshot::Snapshot;
use crate::programme::timetable::item_view::{ItemView, Teller};
use chrono::{DateTime, Utc};
use days::Short;
use figures::Counts;
use json_ld::Described;
use rocket::State as Managed;
use sea_orm::{ColumnTrait, DatabaseConnection, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::Serialize;
use serde_json::json;
use std::collections::HashSet;
use std::sync::Arc;

/// How many officials the page names.
const OFFICIALS: usize = 8;
/// How many exhibitors the page names.
const EXHIBITORS: usize = 12;
/// How many posts the page shows.
const NEWS: u64 = 3;
/// Characters of the description for search engines.
const DESCRIPTION: usize = 160;

pub fn routes() -> Vec<rocket::Route> {
    routes![event_home]
}

#[get("/<language>/<_>", rank = 4)]
async fn event_home(language: Language, visit: EventVisit, pages: &Managed<PageCache>, now: Now, db: &Db) -> Result<PublicPage> {
    // The next edition is another event: this page depends on the site's revision as well. Both only grow.
    let (scope, revision) = visit.at();
    let at = (scope, revision + db.revision(SITE).await?);
    let origin = visit.visit.origin.clone();
    let draw = || async {
        let known = Known::read(db, &visit, now.0).await?;
        let plan = visit.visit.event.as_ref().is_some_and(|frame| frame.plan);
        let drawing = Drawing { event: &visit.event, known: &known, now: now.0, language, origin, plan };
        Ok(Drawn::until(drawing.page(), drawing.fresh_until()))
    };
    pages.page(visit.visit.clone(), at, now.0, draw).await
}

// What the page is made of, read in a fixed number of queries.

struct Known {
    bodies: Vec<body::Model>,
    released: Option<Arc<Released>>,
    people: Vec<Presence>,
    exhibitors: u64,
    shown: Vec<exhibitors::Listed>,
    /// How the waiting list for booths is kept.
    list: Rules,
    later: Option<event::Model>,
    news: Vec<Teaser>,
    /// When the next post comes out.
    next_post: Option<DateTime<Utc>>,
}

impl Known {
    async fn read(db: &Db, visit: &EventVisit, now: DateTime<Utc>) -> Result<Self> {
        let event = &visit.event;
        let accepted = application::Entity::find().filter(application::COLUMN.event_id.eq(event.id));
        let accepted = accepted.filter(application::COLUMN.state.is_in(application::State::SHOWN));
        Ok(Self {
            bodies: bodies_of(db.reader(), event.id).await?,
            released: released::current(db, event, visit.revision).await?,
            people: attending(db.reader(), event).await?,
            exhibitors: accepted.count(db.reader()).await?,
            shown: exhibitors::listed(db.reader(), event.id).await?,
            list: Rules::of(db.reader(), event.id).await?,
            later: later(db.reader(), event).await?,
            news: news::latest(db.reader(), event, (0, NEWS), now, visit.language()).await?,
            next_post: news::next_turn(db.reader(), event.id, now).await?,
        })
    }

    fn snapshot(&self) -> Option<&Snapshot> {
        self.released.as_ref().map(|released| &released.snapshot)
    }

    fn counts(&self) -> Counts {
        let people: HashSet<i64> = self.people.iter().map(|presence| presence.delegate.person_id).collect();
        Counts { people: people.len(), exhibitors: self.exhibitors }
    }
}

/// The next festival of the same province: after one is over, people look for it.
async fn later(db: &DatabaseConnection, event: &event::Model) -> Result<Option<event::Model>> {
    let (Some(last), Some(province)) = (event.ends_on.or(event.starts_on), &event.province_code) else { return Ok(None) };
    let others = event::Entity::find()
        .filter(event::COLUMN.state.eq(State::Published))
        .filter(event::COLUMN.sample.eq(event.sample))
        .filter(event::COLUMN.province_code.eq(province.clone()))
        .filter(event::COLUMN.starts_on.gt(last));
    Ok(others.order_by_asc(event::Column::StartsOn).one(db).await?)
}

// The page.

#[derive(Serialize)]
struct EventHome {
    base: String,
    title: String,
    description: String,
    image: String,
    json_ld: String,
    phase: Phase,
    /// The number of the release it is drawn from; 0 for none.
    release: i32,
    hero: facts::Hero,
    live: Option<live::Live>,
    ways: Vec<taking_part::Way>,
    /// Full lines of what is left of today.
    today: Vec<Row<ItemView>>,
    days: Vec<days::Day>,
    said: Vec<days::Said>,
    figures: Vec<figures::Figure>,
    about: Option<About>,
    bodies: Vec<Bodies>,
    officials: Vec<PersonLine>,
    more_people: String,
    exhibitors: Vec<Shown>,
    more_exhibitors: String,
    news: Vec<Teaser>,
    later: Option<Later>,
}

impl View for EventHome {
    const TEMPLATE: &'static str = "pages/event_home";
}

/// The description as clean HTML, and its language where that is not the page's.
#[derive(Serialize)]
struct About {
    html: String,
    lang: Option<&'static str>,
}

/// Bodies of one capacity.
#[derive(Serialize)]
struct Bodies {
    kind: &'static str,
    names: Vec<Bilingual>,
}

/// An exhibitor by name and booth.
#[derive(Serialize)]
struct Shown {
    href: String,
    name: Bilingual,
    booth: String,
}

#[derive(Serialize)]
struct Later {
    href: String,
    name: Bilingual,
    when: String,
}

struct Drawing<'a> {
    event: &'a event::Model,
    known: &'a Known,
    now: DateTime<Utc>,
    language: Language,
    origin: String,
    /// Whether there is a floor plan to look at.
    plan: bool,
}

impl Drawing<'_> {
    fn base(&self) -> String {
        format!("/{}/{}", self.language.code(), self.event.slug)
    }

    fn phase(&self) -> Phase {
        self.event.phase(self.now)
    }

    /// Until something begins, ends, opens or shuts, or the day is over and "còn 3 ngày" is wrong.
    fn fresh_until(&self) -> Option<DateTime<Utc>> {
        let midnight = end_of_day(self.event.today(self.now), self.event.tz());
        let programme = self.known.snapshot().filter(|_| self.phase() == Phase::During).and_then(|snapshot| snapshot.next_turn(self.now));
        self.event.next_turn(self.now).into_iter().chain(programme).chain([midnight]).chain(self.known.next_post).min()
    }

    fn page(&self) -> EventHome {
        let (base, language, counts) = (self.base(), self.language, self.known.counts());
        let during = self.phase() == Phase::During;
        let over = self.phase() == Phase::After;
        let snapshot = self.known.snapshot();
        let short = snapshot.map(|snapshot| Short { snapshot, now: self.now, base: &base, language });
        EventHome {
            title: self.title(),
            description: self.description(),
            image: PictureView::of(self.event.cover.as_deref()).map(|cover| cover.src).unwrap_or_default(),
            json_ld: json_ld(&self.described(&base).json()),
            phase: self.phase(),
            release: self.known.released.as_ref().map_or(0, |released| released.number),
            hero: self.hero(&base),
            live: snapshot.filter(|_| during).and_then(|snapshot| live::Live::of(snapshot, self.now, &base, language)),
            ways: if over { Vec::new() } else { taking_part::ways(self.event, self.known.list, self.now, (&base, language)) },
            today: self.today(short.as_ref().filter(|_| during)),
            days: short.as_ref().map(Short::days).unwrap_or_default(),
            said: short.as_ref().filter(|_| over).map(Short::said).unwrap_or_default(),
            figures: figures::figures(self.event, snapshot, counts, &base, language),
            about: self.about(),
            bodies: self.bodies(),
            officials: self.officials(&base),
            more_people: self.more("pages-all-people", counts.people as u64),
            exhibitors: self.exhibitors(&base),
            more_exhibitors: self.more("pages-all-exhibitors", counts.exhibitors),
            news: self.known.news.clone(),
            later: self.known.later.as_ref().filter(|_| over).map(|event| self.later(event)),
            base,
        }
    }

    fn title(&self) -> String {
        format!("{} · Khai Hội", self.event.name.plain(self.language))
    }

    fn description(&self) -> String {
        let described = markdown::plain(self.event.description.plain(self.language), DESCRIPTION);
        if described.is_empty() { self.event.theme.plain(self.language).to_owned() } else { described }
    }

    fn described(&self, base: &str) -> Described<'_> {
        Described {
            event: self.event,
            bodies: &self.known.bodies,
            snapshot: self.known.snapshot(),
            language: self.language,
            url: format!("{}{base}", self.origin),
            origin: &self.origin,
        }
    }

    /// The head of the page, with what a visitor most likely wants to do next.
    fn hero(&self, base: &str) -> facts::Hero {
        let mut hero = facts::Hero::of(self.event, self.now, self.language);
        let say = |key: &str| word(self.language, key);
        if self.phase() != Phase::During && self.phase() != Phase::After && taking_part::takes_exhibitors(self.event, self.now) {
            hero.act(format!("{base}/exhibit"), say("pages-apply"));
        }
        if self.known.released.is_some() {
            hero.act(format!("{base}/programme"), say("pages-see-programme"));
        }
        if self.plan && hero.acts.len() < 2 {
            hero.act(format!("{base}/floor-plan"), say("pages-see-plan"));
        }
        if self.known.exhibitors > 0 && hero.acts.len() < 2 {
            hero.act(format!("{base}/exhibitors"), say("pages-see-exhibitors"));
        }
        if !self.known.people.is_empty() && hero.acts.len() < 2 {
            hero.act(format!("{base}/people"), say("pages-see-people"));
        }
        hero
    }

    fn today(&self, short: Option<&Short<'_>>) -> Vec<Row<ItemView>> {
        let (Some(short), Some(released)) = (short, &self.known.released) else { return Vec::new() };
        let (teller, programme) = (Teller::new(short.snapshot, self.language).at(self.now), format!("{}/programme", short.base));
        short.left_today().into_iter().map(|item| teller.item(item, released, &programme).row(self.language)).collect()
    }

    fn about(&self) -> Option<About> {
        let (text, other) = self.event.description.in_language(self.language);
        (!text.is_empty()).then(|| About { html: markdown::render(text), lang: other.map(Language::code) })
    }

    fn bodies(&self) -> Vec<Bodies> {
        let mut groups: Vec<(body::Kind, Bodies)> = Vec::new();
        for body in &self.known.bodies {
            match groups.last_mut() {
                Some((kind, group)) if *kind == body.kind => group.names.push(body.name.clone()),
                _ => groups.push((body.kind, Bodies { kind: body.kind.key(), names: vec![body.name.clone()] })),
            }
        }
        groups.into_iter().map(|(_, group)| group).collect()
    }

    /// The first in protocol order; where no officials are named, whoever comes.
    fn officials(&self, base: &str) -> Vec<PersonLine> {
        let officials: Vec<_> = self.known.people.iter().filter(|presence| presence.delegate.part == Part::Official).collect();
        let shown = if officials.is_empty() { self.known.people.iter().collect() } else { officials };
        let line = |presence: &&Presence| presence.printed.line(self.language, format!("{base}/people/{}", presence.printed.slug));
        shown.iter().take(OFFICIALS).map(line).collect()
    }

    /// The first by the number of their booth.
    fn exhibitors(&self, base: &str) -> Vec<Shown> {
        let shown = |one: &exhibitors::Listed| Shown {
            href: format!("{base}/exhibitors/{}", one.dossier.exhibitor.slug),
            name: one.dossier.exhibitor.name.clone(),
            booth: one.booths.first().map(|booth| booth.number.clone()).unwrap_or_default(),
        };
        let mut all: Vec<_> = self.known.shown.iter().map(shown).collect();
        all.sort_by(|a, b| a.booth.cmp(&b.booth));
        all.truncate(EXHIBITORS);
        all
    }

    /// "Tất cả 80 đại biểu, diễn giả".
    fn more(&self, key: &str, count: u64) -> String {
        say(self.language, key, &json!({ "count": count }))
    }

    fn later(&self, event: &event::Model) -> Later {
        Later {
            href: format!("/{}/{}", self.language.code(), event.slug),
            name: event.name.clone(),
            when: date_range(event.starts_on, event.ends_on, self.language),
        }
    }
}
