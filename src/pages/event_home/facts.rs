//! When and where an event is, and how far away: the head of its page.
use crate::events::drum::drum;
use crate::events::event::{self, Phase};
use crate::platform::files::PictureView;
use crate::platform::language::Language;
use crate::platform::numbers::edition;
use crate::platform::provinces;
use crate::platform::text::Bilingual;
use crate::platform::time::{date_full, date_range, weekday};
use crate::platform::words::{say, word};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;

/// What `parts/hero` draws.
#[derive(Serialize)]
pub struct Hero {
    kicker: String,
    name: Bilingual,
    theme: Option<Bilingual>,
    facts: Vec<Fact>,
    pub acts: Vec<Act>,
    /// The address of the cover, or empty.
    cover: String,
    srcset: String,
    drum: String,
    state: Option<Tag>,
    /// The event is on: on a phone the head makes room for what is on now.
    running: bool,
}

#[derive(Serialize)]
struct Fact {
    label: String,
    /// Ready text, or else a value in both languages.
    text: String,
    value: Option<Bilingual>,
    more: Option<Bilingual>,
}

#[derive(Serialize)]
pub struct Act {
    pub href: String,
    pub label: String,
    pub quiet: bool,
}

#[derive(Serialize)]
struct Tag {
    kind: &'static str,
    text: String,
}

impl Hero {
    pub fn of(event: &event::Model, now: DateTime<Utc>, language: Language) -> Self {
        let cover = PictureView::of(event.cover.as_deref());
        Self {
            kicker: kicker(event, language),
            name: event.name.clone(),
            theme: Some(event.theme.clone()).filter(Bilingual::any),
            facts: facts(event, event.phase(now) == Phase::After, language),
            acts: Vec::new(),
            drum: if cover.is_some() { String::new() } else { drum(&event.slug) },
            srcset: cover.as_ref().map(|cover| cover.srcset.clone()).unwrap_or_default(),
            cover: cover.map(|cover| cover.src).unwrap_or_default(),
            state: state(event, now, language),
            running: event.phase(now) == Phase::During,
        }
    }

    /// One more button; the first is the main one.
    pub fn act(&mut self, href: String, label: String) {
        let quiet = !self.acts.is_empty();
        self.acts.push(Act { href, label, quiet });
    }
}

/// "Lần thứ hai · Bắc Giang (nay thuộc tỉnh Bắc Ninh)".
fn kicker(event: &event::Model, language: Language) -> String {
    let number = event.edition.and_then(|number| u32::try_from(number).ok()).map(|number| match language {
        Language::Vi => capital(&edition(number, language)),
        Language::En => say(language, "pages-edition", &json!({ "edition": capital(&edition(number, language)) })),
    });
    number.into_iter().chain(province(event, language).map(|name| capital(&name))).collect::<Vec<_>>().join(" · ")
}

/// Where it was held, by the name of then, with the name of today beside it where that is another.
pub fn province(event: &event::Model, language: Language) -> Option<String> {
    let today = event.province_code.as_deref().and_then(provinces::by_code).map(|province| province.full_name(language));
    let then = event.province_then.as_ref().map(|name| name.plain(language)).filter(|name| !name.is_empty());
    match (then, today) {
        (Some(then), Some(today)) => Some(say(language, "pages-province-then", &json!({ "then": then, "today": today }))),
        (Some(then), None) => Some(then.to_owned()),
        (None, today) => today,
    }
}

/// What is unknown of an event that is over will not be announced any more.
fn facts(event: &event::Model, over: bool, language: Language) -> Vec<Fact> {
    let unknown = || word(language, if over { "pages-not-on-record" } else { "pages-to-be-announced" });
    let fact = |key: &str, text: String| Fact { label: word(language, key), text, value: None, more: None };
    let place = match (event.venue.any(), event.address.any()) {
        (false, false) => fact("pages-where", unknown()),
        (true, more) => {
            Fact { value: Some(event.venue.clone()), more: more.then(|| event.address.clone()), ..fact("pages-where", String::new()) }
        }
        (false, true) => Fact { value: Some(event.address.clone()), ..fact("pages-where", String::new()) },
    };
    vec![fact("pages-when", days(event, over, language)), place]
}

/// "Thứ Bảy – Thứ Hai, 21–23/11/2026"; what is unknown is said to be.
fn days(event: &event::Model, over: bool, language: Language) -> String {
    match (event.starts_on, event.ends_on) {
        (Some(first), Some(last)) if first != last => {
            format!("{} – {}, {}", weekday(first, language), weekday(last, language), date_range(Some(first), Some(last), language))
        }
        (Some(day), _) => date_full(day, language),
        (None, Some(last)) => {
            say(language, if over { "pages-closed-on" } else { "pages-closes-on" }, &json!({ "day": date_full(last, language) }))
        }
        (None, None) => word(language, "pages-to-be-announced"),
    }
}

/// How far it is: days to go, the day that is on, or that it is over.
fn state(event: &event::Model, now: DateTime<Utc>, language: Language) -> Option<Tag> {
    let today = event.today(now);
    let since = |day: chrono::NaiveDate| (today - day).num_days();
    let tag = |kind, key: &str, args| Some(Tag { kind, text: say(language, key, &args) });
    match (event.phase(now), event.starts_on) {
        (Phase::Before, Some(first)) => tag("wait", "pages-days-to-go", json!({ "days": -since(first) })),
        (Phase::During, Some(first)) => {
            let days = event.ends_on.map_or(1, |last| (last - first).num_days() + 1);
            let key = if days > 1 { "pages-day-of" } else { "pages-today" };
            tag("now-tag", key, json!({ "day": since(first) + 1, "days": days }))
        }
        (Phase::After, _) => tag("plain", "pages-is-over", json!({})),
        _ => None,
    }
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
