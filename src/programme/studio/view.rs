//! The page of the editor.
use super::board::{Board, STEPS};
use super::card::{Card, Dealer};
use super::days::{DayTab, chosen, days, tabs};
use super::{Sight, order, script};
use crate::events::{Editor, Rail};
use crate::platform::form::Choice;
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::text::Bilingual;
use crate::platform::time::date_full;
use crate::platform::words::{say, word};
use crate::programme::acts::state::States;
use crate::programme::checks::Checked;
use crate::programme::checks::list::FindingsView;
use crate::programme::plan::choices;
use crate::programme::schedule_item::Kind;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::Iterable;
use serde::Serialize;
use serde_json::json;

#[derive(Serialize)]
pub struct StudioView {
    rail: Rail,
    slug: String,
    sight: Sight,
    days: Vec<DayTab>,
    /// "2026-11-23"; empty where no day is known.
    day: String,
    day_title: String,
    /// What the addresses of the other ways to look carry on: "&day=2026-11-23".
    on: String,
    /// There is nothing in the plan at all; there is no room to plan in.
    blank: bool,
    roomless: bool,
    board: Option<Board>,
    rows: Vec<Card>,
    shelf: Vec<Card>,
    shelf_count: String,
    #[serde(flatten)]
    findings: FindingsView,
    kinds: Vec<Choice>,
    rooms: Vec<Choice>,
    steps: [u32; 4],
    may_publish: bool,
    data: String,
}

impl View for StudioView {
    const TEMPLATE: &'static str = "programme/studio";
}

/// How the page is looked at.
pub struct Look {
    pub sight: Sight,
    /// The day asked for.
    pub asked: Option<NaiveDate>,
    pub now: DateTime<Utc>,
    /// The newest line of the log it shows.
    pub at: i64,
}

impl StudioView {
    pub fn of(editor: &Editor, checked: &Checked, states: &States<'_>, look: Look, status: String) -> Self {
        let Look { sight, asked, now, at } = look;
        let (event, language) = (&editor.event, editor.visit.language);
        let base = format!("/studio/{}/programme", event.slug);
        let (working, counts) = (&checked.working, checked.counts());
        let dealer = Dealer { working, zone: event.tz(), language, base: &base, counts: &counts };
        let known = days(event, working);
        let day = chosen(&known, asked, event, now);
        let tabs = tabs(&known, day, event, language);
        let kinds = choices(language, Kind::iter(), Kind::key);
        let shelf = order::shelf(&dealer);
        let count = |key: &str, count: usize| if count == 0 { String::new() } else { say(language, key, &json!({ "count": count })) };
        Self {
            rail: editor.rail("programme").with_status(status.clone()),
            slug: event.slug.clone(),
            day: day.map(|day| day.to_string()).unwrap_or_default(),
            on: day.map(|day| format!("&day={day}")).unwrap_or_default(),
            day_title: day.map(|day| date_full(day, language)).unwrap_or_default(),
            blank: working.items.is_empty(),
            roomless: working.rooms.is_empty(),
            board: day.filter(|_| sight == Sight::Grid).map(|day| Board::of(&dealer, event, day)),
            rows: day.filter(|_| sight == Sight::Order).map(|day| order::of_day(&dealer, day)).unwrap_or_default(),
            shelf_count: count("studio-shelf-count", shelf.iter().filter(|card| !card.part).count()),
            rooms: working.rooms.iter().map(|room| Choice::new(room.id.to_string(), room.name.plain(language))).collect(),
            steps: STEPS,
            may_publish: editor.role.may_publish(),
            data: script::data(&dealer, states, (sight, day, at), &tabs, &kinds),
            days: tabs,
            sight,
            shelf,
            findings: FindingsView::of(editor, checked, day.map(|day| day.to_string()).as_deref(), status),
            kinds,
        }
    }
}

/// A word as what is written in both languages.
pub fn in_both(key: &str) -> Bilingual {
    Bilingual::new(word(Language::Vi, key), word(Language::En, key))
}
