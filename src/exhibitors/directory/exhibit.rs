//! How to take part as an exhibitor, and whether one still can.
use crate::events::window::Stand;
use crate::events::{EventVisit, event};
use crate::exhibitors::waiting_list::Rules;
use crate::platform::Db;
use crate::platform::cache::{Drawn, PageCache, PublicPage};
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::View;
use crate::platform::time::{Now, moment};
use rocket::State;
use sea_orm::prelude::DateTimeUtc;
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show]
}

#[get("/<_>/<_>/exhibit")]
async fn show(visit: EventVisit, pages: &State<PageCache>, db: &Db, now: Now) -> Result<PublicPage> {
    let at = visit.at();
    let (event, language) = (visit.event.clone(), visit.language());
    let draw = || async move {
        let rules = Rules::of(db.reader(), event.id).await?;
        Ok(Drawn::until(page(&event, rules, now.0, language), event.next_turn(now.0)))
    };
    pages.page(visit.visit, at, now.0, draw).await
}

fn page(event: &event::Model, rules: Rules, now: DateTimeUtc, language: Language) -> ExhibitPage {
    let said = |at: Option<DateTimeUtc>| at.map(|at| moment(at, event.tz(), language));
    let stand = event.booths().stand(now);
    let (state, tag) = match (event.may_apply_for_booth(now), stand) {
        (Ok(()), _) => ("exhibitors-window-open", "ok"),
        (Err(_), _) if event.state == event::State::Archived => ("exhibitors-window-archived", "off"),
        (Err(_), Stand::Open) if rules.may_begin(event, now).is_ok() => ("exhibitors-window-waiting", "wait"),
        (Err(_), Stand::Open) => ("exhibitors-window-full", "bad"),
        (Err(_), Stand::Over) => ("exhibitors-window-closed", "off"),
        (Err(_), Stand::NotYet) => ("exhibitors-window-not-yet", "wait"),
        (Err(_), Stand::NotSet) => ("exhibitors-window-not-set", "wait"),
    };
    ExhibitPage {
        state,
        tag,
        advice: advice(state),
        open: rules.may_begin(event, now).is_ok(),
        opens: said(event.booths_open_at),
        closes: said(event.booths().last(event.tz())),
        left: event.booth_limit.filter(|_| tag == "ok").map(|limit| (limit - event.booths_given).max(0)),
    }
}

/// What to do now, for each state of the window.
fn advice(state: &str) -> &'static str {
    match state {
        "exhibitors-window-open" => "exhibitors-window-open-advice",
        "exhibitors-window-waiting" => "exhibitors-window-waiting-advice",
        "exhibitors-window-full" => "exhibitors-window-full-advice",
        "exhibitors-window-not-yet" => "exhibitors-window-not-yet-advice",
        "exhibitors-window-not-set" => "exhibitors-window-not-set-advice",
        _ => "exhibitors-window-closed-advice",
    }
}

#[derive(Serialize)]
struct ExhibitPage {
    /// Whether applications are taken, as a word key.
    state: &'static str,
    tag: &'static str,
    advice: &'static str,
    open: bool,
    opens: Option<String>,
    closes: Option<String>,
    /// Booths that nobody was promised yet, while it is open and there is a limit.
    left: Option<i32>,
}

impl View for ExhibitPage {
    const TEMPLATE: &'static str = "exhibitors/exhibit";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn each_state_of_the_window_has_its_answer() {
        let at = |seconds| DateTimeUtc::from_timestamp(seconds, 0).unwrap();
        type Set = fn(&mut event::Model);
        let table: [(Set, &str); 6] = [
            (|_| (), "exhibitors-window-open"),
            (|event| (event.booth_limit, event.booths_given) = (Some(3), 3), "exhibitors-window-full"),
            (|event| event.booths_close_at = DateTimeUtc::from_timestamp(5, 0), "exhibitors-window-closed"),
            (|event| event.booths_open_at = DateTimeUtc::from_timestamp(50, 0), "exhibitors-window-not-yet"),
            (|event| event.booths_open_at = None, "exhibitors-window-not-set"),
            (|event| event.state = event::State::Archived, "exhibitors-window-archived"),
        ];
        for (set, expected) in table {
            let mut event = samples::event();
            set(&mut event);
            let page = page(&event, Rules::default(), at(10), Language::Vi);
            assert_eq!((page.state, page.open), (expected, expected == "exhibitors-window-open"));
        }
        let full = event::Model { booth_limit: Some(3), booths_given: 3, ..samples::event() };
        let page = page(&full, Rules { may_join: true, ..Rules::default() }, at(10), Language::Vi);
        assert_eq!((page.state, page.open), ("exhibitors-window-waiting", true));
    }
}
