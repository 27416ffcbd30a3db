//! How to take part: visiting, and showing something. Says what is open, since when and until when.
use crate::events::event::{self, State};
use crate::events::window::{Stand, Window};
use crate::exhibitors::waiting_list::Rules;
use crate::platform::language::Language;
use crate::platform::time::moment;
use crate::platform::words::{say, word};
use chrono::{DateTime, Utc};
use serde::Serialize;
use serde_json::json;

/// One way to take part.
#[derive(Serialize)]
pub struct Way {
    title: &'static str,
    /// What stands now, ready.
    text: String,
    open: bool,
    /// Where to do it, or empty.
    href: String,
    action: &'static str,
    quiet: bool,
}

/// The ways that were announced, while the event is not over.
pub fn ways(event: &event::Model, list: Rules, now: DateTime<Utc>, (base, language): (&str, Language)) -> Vec<Way> {
    if event.state == State::Archived {
        return Vec::new();
    }
    let telling = Telling { event, list, now, language };
    [telling.visiting(), telling.showing(base)].into_iter().flatten().collect()
}

/// Whether somebody may apply for a booth now.
pub fn takes_exhibitors(event: &event::Model, now: DateTime<Utc>) -> bool {
    event.may_apply_for_booth(now).is_ok()
}

struct Telling<'a> {
    event: &'a event::Model,
    /// How its waiting list is kept.
    list: Rules,
    now: DateTime<Utc>,
    language: Language,
}

impl Telling<'_> {
    fn visiting(&self) -> Option<Way> {
        let window = self.event.registration();
        let text = self.stand(window)?;
        // How to register is the organizers' to tell, in their own words.
        let open = window.is_open(self.now);
        let told = open && self.event.description.any();
        let href = if told { "#about".to_owned() } else { String::new() };
        Some(Way { title: "pages-visit", text, open, href, action: "pages-visit-how", quiet: true })
    }

    fn showing(&self, base: &str) -> Option<Way> {
        let window = self.event.booths();
        let full = window.is_open(self.now) && self.event.hall_is_full();
        let text = if full { word(self.language, "pages-hall-full") } else { self.stand(window)? };
        let open = takes_exhibitors(self.event, self.now);
        let joins = !open && self.list.may_begin(self.event, self.now).is_ok();
        let href = if open || joins { format!("{base}/exhibit") } else { String::new() };
        let action = if joins { "pages-join" } else { "pages-apply" };
        Some(Way { title: "pages-show", text, open, href, action, quiet: joins })
    }

    /// "Mở đến 17h00, Thứ Sáu, 14/11/2025"; nothing where nothing was arranged.
    fn stand(&self, window: Window) -> Option<String> {
        let (zone, language) = (self.event.tz(), self.language);
        let said = |at| moment(at, zone, language);
        let tell = |key: &str, at: String| Some(say(self.language, key, &json!({ "at": at })));
        match (window.stand(self.now), window.opens, window.last(zone)) {
            (Stand::NotYet, Some(opens), _) => tell("pages-opens-at", said(opens)),
            (Stand::Open, _, Some(closes)) => tell("pages-open-until", said(closes)),
            (Stand::Open, _, None) => tell("pages-open", String::new()),
            (Stand::Over, _, Some(closes)) => tell("pages-closed-at", said(closes)),
            _ => None,
        }
    }
}
