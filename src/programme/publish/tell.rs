//! Letters of a release: delegates who have a part in what changed are told what becomes of it, in one letter each.
use super::differences::{Aspect, Difference, What, differences, is_told};
use super::said::{Saying, is_same};
use crate::accounts::account;
use crate::events::event;
use crate::people::honorific::At;
use crate::people::line::Printed;
use crate::people::{delegate, person};
use crate::platform::change::Letter;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::render_text;
use crate::platform::words::word;
use crate::programme::snapshot::{Item, Snapshot, Speaker};
use sea_orm::{ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

const TEMPLATE: &str = "programme/letters/changed";

/// What becomes of one item for somebody who has a part in it.
#[derive(Clone, Copy, Debug)]
struct News<'a, 'd> {
    difference: &'d Difference<'a>,
    /// The item itself; a part of it where only that is theirs.
    item: &'a Item,
    what: ForThem,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ForThem {
    /// Time, place, title or state.
    Told,
    /// They have a part in it from now on.
    Joined,
    /// They have no part in it any more.
    Left,
}

/// Somebody who will be told.
pub struct Reader {
    pub person: Printed,
    pub address: String,
    pub language: Language,
    items: Vec<ItemNews>,
}

/// One item in a letter, every text ready.
#[derive(Clone, Debug, Serialize)]
struct ItemNews {
    title: String,
    when: String,
    place: String,
    news: Vec<String>,
}

/// Who is told of a release, and of what: nobody while the event is not public, nor of the first one.
pub async fn readers(db: &impl ConnectionTrait, event: &event::Model, old: &Snapshot, new: &Snapshot) -> Result<Vec<Reader>> {
    if event.state != event::State::Published || old.items.is_empty() {
        return Ok(Vec::new());
    }
    let all = differences(old, new);
    let news = news(&all);
    let addresses = addresses(db, event.id, news.keys().copied().collect()).await?;
    let languages = languages(db, addresses.values().cloned().collect()).await?;
    let known: HashMap<i64, &Printed> =
        old.all().chain(new.all()).flat_map(|item| &item.people).map(|one| (one.person.person_id, &one.person)).collect();
    let tellings = Language::ALL.map(|language| (language, Saying::new(old, new, language)));
    let reader = |(id, news): (i64, Vec<News<'_, '_>>)| {
        let address = addresses.get(&id)?.clone();
        let language = languages.get(&address).copied().unwrap_or(Language::Vi);
        let (_, saying) = tellings.iter().find(|(known, _)| *known == language)?;
        let items = news.iter().map(|one| told(one, saying, language)).collect();
        Some(Reader { person: (*known.get(&id)?).clone(), address, language, items })
    };
    Ok(news.into_iter().filter_map(reader).collect())
}

/// What each person must hear, in the order of the programme.
fn news<'a, 'd>(all: &'d [Difference<'a>]) -> BTreeMap<i64, Vec<News<'a, 'd>>> {
    let mut news: BTreeMap<i64, Vec<News>> = BTreeMap::new();
    for one in all {
        for (person, item, what) in concerned(one) {
            let theirs = news.entry(person).or_default();
            if !theirs.iter().any(|known| known.item.uuid == item.uuid) {
                theirs.push(News { difference: one, item, what });
            }
        }
    }
    news
}

fn concerned<'a>(one: &Difference<'a>) -> Vec<(i64, &'a Item, ForThem)> {
    let of = |item: &'a Item, what: ForThem| item.people.iter().map(move |speaker| (speaker.person.person_id, item, what));
    match (one.what, one.before) {
        (What::Removed, _) => Vec::new(),
        (What::Added, _) if one.item.cancelled => Vec::new(),
        (_, None) => of(one.item, ForThem::Joined).collect(),
        (_, Some(before)) => {
            let without = |some: &'a Item, others: &'a Item, what: ForThem| {
                let only = move |speaker: &&Speaker| !others.people.iter().any(|other| is_same(speaker, other));
                some.people.iter().filter(only).map(move |speaker| (speaker.person.person_id, some, what))
            };
            let mut all: Vec<_> = without(one.item, before, ForThem::Joined).collect();
            all.extend(without(before, one.item, ForThem::Left));
            if is_told(one) {
                all.extend(of(one.item, ForThem::Told));
                all.extend(one.item.children.iter().filter(|part| moves_along(one, part)).flat_map(|part| of(part, ForThem::Told)));
            }
            all
        }
    }
}

/// A part that has no hour, or no room, of its own moves with what it is a part of.
fn moves_along(one: &Difference<'_>, part: &Item) -> bool {
    let moved = |aspect: Aspect| one.aspects.contains(&aspect);
    !part.cancelled && ((moved(Aspect::Time) && part.starts_at.is_none()) || (moved(Aspect::Room) && part.room.is_none()))
}

fn told(one: &News<'_, '_>, saying: &Saying<'_>, language: Language) -> ItemNews {
    let changed = saying.changed(one.difference, String::new());
    let plain = |item: &Item| item.title.plain(language).to_owned();
    let is_part = one.item.uuid != one.difference.item.uuid;
    let title = if is_part { format!("{} – {}", plain(one.difference.item), plain(one.item)) } else { plain(one.item) };
    let state = match (one.what, one.difference.what) {
        (ForThem::Joined, _) => Some("programme-letter-joined"),
        (ForThem::Left, _) => Some("programme-letter-left"),
        (ForThem::Told, What::Cancelled) => Some("programme-letter-cancelled"),
        (ForThem::Told, What::Restored) => Some("programme-letter-restored"),
        (ForThem::Told, _) => None,
    };
    let aspects = if one.what == ForThem::Told { told_aspects(one.difference, saying) } else { Vec::new() };
    let news = state.map(|key| word(language, key)).into_iter().chain(aspects).collect();
    ItemNews { title, when: changed.when, place: changed.place, news }
}

fn told_aspects(one: &Difference<'_>, saying: &Saying<'_>) -> Vec<String> {
    let told = |aspect: &Aspect| matches!(aspect, Aspect::Time | Aspect::Room | Aspect::Title);
    let only = Difference { aspects: one.aspects.iter().copied().filter(told).collect(), ..one.clone() };
    saying.details(&only)
}

/// The addresses of those who are delegates and have one.
async fn addresses(db: &impl ConnectionTrait, event_id: i64, people: Vec<i64>) -> Result<HashMap<i64, String>> {
    let delegates = delegate::Entity::find()
        .filter(delegate::COLUMN.event_id.eq(event_id))
        .filter(delegate::COLUMN.person_id.is_in(people))
        .find_also_related(person::Entity)
        .all(db)
        .await?;
    Ok(delegates.into_iter().filter_map(|(delegate, person)| Some((delegate.person_id, person?.email?))).collect())
}

/// The languages people with an account have chosen; all others are written to in Vietnamese.
async fn languages(db: &impl ConnectionTrait, addresses: HashSet<String>) -> Result<HashMap<String, Language>> {
    let rows = account::Entity::find().filter(account::COLUMN.email.is_in(addresses)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.email, row.language)).collect())
}

impl Reader {
    /// How letters and lists call them.
    pub fn name(&self, language: Language) -> String {
        self.person.full_name(language, At::Start)
    }

    /// Their letter; `origin` is "https://host".
    pub fn letter(&self, event: &event::Model, origin: &str) -> Letter {
        Letter {
            to: self.address.clone(),
            name: self.person.name.clone(),
            language: self.language,
            template: TEMPLATE,
            data: self.data(event, origin),
            event_id: Some(event.id),
            secret: false,
        }
    }

    fn data(&self, event: &event::Model, origin: &str) -> Value {
        let language = self.language;
        json!({
            "name": self.name(language),
            "event": event.name.plain(language),
            "items": self.items,
            "address": format!("{origin}/{}/{}/programme", language.code(), event.slug),
        })
    }

    /// The letter as they will read it, its subject first.
    pub fn drawn(&self, event: &event::Model, origin: &str) -> Result<String> {
        let template = format!("{TEMPLATE}.{}", self.language.code());
        Ok(render_text(&template, self.language, &self.data(event, origin))?)
    }
}
