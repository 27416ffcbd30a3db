//! The editor of the programme: a day as a grid by room or as a running order, and the shelf of what has no place yet.
//! Drawn whole on the server; scripts make it move and send what is done to the acts.
mod board;
mod card;
mod days;
mod lanes;
mod order;
mod script;
mod view;

use super::acts::perform::known_released;
use super::acts::state::States;
use super::checks::of_event;
use super::plan::list::{Asked, PlanView};
use super::publish::make::status;
use crate::events::Editor;
use crate::platform::Db;
use crate::platform::change::log_line;
use crate::platform::error::Result;
use crate::platform::page::Page;
use crate::platform::time::Now;
use rocket::request::{FromRequest, Outcome};
use rocket::{Either, Request};
use serde::Serialize;
use std::convert::Infallible;
use view::{Look, StudioView};

pub fn routes() -> Vec<rocket::Route> {
    routes![programme]
}

/// How the plan is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sight {
    Grid,
    Order,
    Shelf,
    List,
}

impl Sight {
    const ALL: [Self; 4] = [Self::Grid, Self::Order, Self::Shelf, Self::List];

    fn code(self) -> &'static str {
        match self {
            Self::Grid => "grid",
            Self::Order => "order",
            Self::Shelf => "shelf",
            Self::List => "list",
        }
    }

    /// What was asked for; a search looks at the list of all days, and a phone reads the order of a day more easily than a grid.
    fn of(asked: &Asked, small: bool) -> Self {
        let wish = asked.view.as_deref();
        match Self::ALL.into_iter().find(|sight| wish == Some(sight.code())) {
            Some(sight) => sight,
            None if asked.searches() => Self::List,
            None if small => Self::Order,
            None => Self::Grid,
        }
    }
}

/// Whether the browser says that it runs on a phone.
struct Small(bool);

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Small {
    type Error = Infallible;

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, Infallible> {
        let says = |name: &str, words: &str| request.headers().get_one(name).is_some_and(|value| value.contains(words));
        Outcome::Success(Self(says("Sec-CH-UA-Mobile", "?1") || says("User-Agent", "Mobi")))
    }
}

#[get("/studio/<_>/programme?<asked..>")]
async fn programme(editor: Editor, asked: Asked, small: Small, db: &Db, now: Now) -> Result<Either<Page<StudioView>, Page<PlanView>>> {
    // The line first: what is written meanwhile may be told twice, and never not at all.
    let at = log_line::newest(db.reader(), editor.event.id).await?;
    let checked = of_event(db.reader(), &editor.event).await?;
    let status = status(db.reader(), &editor.event, editor.visit.language).await?;
    let sight = Sight::of(&asked, small.0);
    if sight == Sight::List {
        let view = PlanView::of(&editor, &checked, &asked, status);
        return Ok(Either::Right(editor.visit.page(view)));
    }
    let released = known_released(db, db.reader(), editor.event.id).await?;
    let states = States::of(&editor.event, editor.visit.language, &checked, &released);
    let look = Look { sight, asked: asked.day(), now: now.0, at };
    let view = StudioView::of(&editor, &checked, &states, look, status);
    Ok(Either::Left(editor.visit.page(view)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_for_nothing_sees_the_grid_a_phone_the_order_and_a_search_the_list() {
        let ask = |query: &str| rocket::form::Form::<Asked>::parse(query).expect("a query");
        let table = [
            ("", false, Sight::Grid),
            ("", true, Sight::Order),
            ("day=2026-11-23", false, Sight::Grid),
            ("view=grid", true, Sight::Grid),
            ("view=shelf", false, Sight::Shelf),
            ("view=list&day=2026-11-23", false, Sight::List),
            ("view=nothing", false, Sight::Grid),
            ("q=khai", false, Sight::List),
            ("room=3", true, Sight::List),
            ("untranslated=true", false, Sight::List),
        ];
        for (query, small, expected) in table {
            assert_eq!(Sight::of(&ask(query), small), expected, "{query} {small}");
        }
    }
}
