//! An event goes public, is taken back, is archived, is opened again: four named acts, each with a page that says what will happen.
use super::event::{self, State};
use super::gaps::{Gap, gaps};
use super::studio::{Editor, Organizer, Rail};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note, SITE};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on, settle};
use crate::platform::page::{Page, View};
use crate::platform::time::Now;
use rocket::Route;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![ask, decide]
}

/// What can be done to an event as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Draft → published.
    Publish,
    /// Published → draft: its pages are not found any more.
    Unpublish,
    /// Published → archived: to be read, closed to everything.
    Archive,
    /// Archived → published.
    Reopen,
}

impl Act {
    const ALL: [Self; 4] = [Self::Publish, Self::Unpublish, Self::Archive, Self::Reopen];

    /// The word in the address.
    pub fn name(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::Unpublish => "unpublish",
            Self::Archive => "archive",
            Self::Reopen => "reopen",
        }
    }

    /// The act that an address names.
    fn named(name: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|act| act.name() == name).ok_or(AppError::NotFound)
    }

    fn turn(self) -> (State, State) {
        match self {
            Self::Publish => (State::Draft, State::Published),
            Self::Unpublish => (State::Published, State::Draft),
            Self::Archive => (State::Published, State::Archived),
            Self::Reopen => (State::Archived, State::Published),
        }
    }

    /// The state after this act, if an event in `state` may undergo it.
    pub fn of(self, state: State) -> Result<State, Refusal> {
        let (from, to) = self.turn();
        if from == state { Ok(to) } else { Err(Refusal::new("events-state-moved-on")) }
    }

    /// The acts that an event in `state` may undergo.
    pub fn possible(state: State) -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(move |act| act.of(state).is_ok())
    }

    /// What its button says.
    pub fn verb(self) -> &'static str {
        match self {
            Self::Publish => "events-publish-verb",
            Self::Unpublish => "events-unpublish-verb",
            Self::Archive => "events-archive-verb",
            Self::Reopen => "events-reopen-verb",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Publish => "events-publish-title",
            Self::Unpublish => "events-unpublish-title",
            Self::Archive => "events-archive-title",
            Self::Reopen => "events-reopen-title",
        }
    }

    /// What will happen, sentence by sentence.
    fn consequences(self) -> &'static [&'static str] {
        match self {
            Self::Publish => &["events-publish-seen", "events-publish-programme", "events-publish-windows", "events-publish-undo"],
            Self::Unpublish => &["events-unpublish-gone", "events-unpublish-exhibitors", "events-unpublish-undo"],
            Self::Archive => &["events-archive-read", "events-archive-closed", "events-archive-undo"],
            Self::Reopen => &["events-reopen-open", "events-reopen-undo"],
        }
    }

    fn log(self) -> &'static str {
        match self {
            Self::Publish => "events-log-published",
            Self::Unpublish => "events-log-unpublished",
            Self::Archive => "events-log-archived",
            Self::Reopen => "events-log-reopened",
        }
    }

    fn done(self) -> &'static str {
        match self {
            Self::Publish => "events-publish-done",
            Self::Unpublish => "events-unpublish-done",
            Self::Archive => "events-archive-done",
            Self::Reopen => "events-reopen-done",
        }
    }
}

// Doors.

#[get("/studio/<_>/state/<act>")]
async fn ask(act: &str, organizer: Organizer, db: &Db) -> Result<Page<Confirm>> {
    let editor = organizer.0;
    let view = Confirm::of(db, &editor, Act::named(act)?, FormView::default()).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/state/<act>")]
async fn decide(act: &str, organizer: Organizer, now: Now, db: &Db) -> Result<Outcome<Confirm>> {
    let (act, editor) = (Act::named(act)?, organizer.0);
    let result = turn(db, &editor.actor(), editor.event.id, act, now.0).await;
    let again = Confirm::of(db, &editor, act, FormView::default()).await?;
    let visit = editor.visit;
    settle(
        result,
        |event| moved_on(format!("/studio/{}", event.slug), act.done()),
        |no| visit.page(Confirm { form: FormView::default().refused(&no), ..again }),
    )
}

// Work.

async fn turn(db: &Database, actor: &Actor, event_id: i64, act: Act, now: DateTimeUtc) -> Result<event::Model> {
    let mut change = Change::begin(db, actor, now).await?;
    let event = turn_in(&mut change, event_id, act).await?;
    change.commit().await?;
    Ok(event)
}

/// Makes an event public, inside a larger change.
pub async fn publish_in(change: &mut Change, event_id: i64) -> Result<event::Model> {
    turn_in(change, event_id, Act::Publish).await
}

/// One of the four acts, inside a larger change. Of two people who decide at once, the second is told.
pub async fn turn_in(change: &mut Change, event_id: i64, act: Act) -> Result<event::Model> {
    let before = event::Entity::find_by_id(event_id).one(change.tx()).await.or_not_found()?;
    let to = act.of(before.state)?;
    let turned = event::Entity::update_many()
        .col_expr(event::Column::State, Expr::value(to))
        .col_expr(event::Column::UpdatedAt, Expr::value(change.now()))
        .filter(event::COLUMN.id.eq(event_id))
        .filter(event::COLUMN.state.eq(before.state))
        .exec(change.tx())
        .await?;
    if turned.rows_affected == 0 {
        return Err(Refusal::new("events-state-moved-on").into());
    }
    let event = event::Model { state: to, updated_at: change.now(), ..before.clone() };
    let note = Note::new(event_id, act.log()).about("event", event_id, &event.name.vi);
    change.note(note.before(&Turned { state: before.state }).after(&Turned { state: to })).await?;
    change.touch(SITE);
    Ok(event)
}

#[derive(Serialize)]
struct Turned {
    state: State,
}

// View.

#[derive(Serialize)]
struct Confirm {
    rail: Rail,
    slug: String,
    act: &'static str,
    title: &'static str,
    verb: &'static str,
    consequences: &'static [&'static str],
    /// What a visitor would miss, before the event goes public.
    gaps: Vec<Gap>,
    form: FormView,
}

impl View for Confirm {
    const TEMPLATE: &'static str = "events/publish";
}

impl Confirm {
    async fn of(db: &Database, editor: &Editor, act: Act, form: FormView) -> Result<Self> {
        let event = &editor.event;
        let gaps = match act {
            Act::Publish => gaps(event, &event::keep::bodies_of(db.reader(), event.id).await?),
            _ => Vec::new(),
        };
        Ok(Self {
            rail: editor.rail("overview"),
            slug: event.slug.clone(),
            act: act.name(),
            title: act.title(),
            verb: act.verb(),
            consequences: act.consequences(),
            gaps,
            form,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Act::{self, *};
    use super::State::{self, *};

    #[test]
    fn each_act_has_one_state_to_begin_in() {
        let table = [
            (Publish, Draft, Some(Published)),
            (Publish, Published, None),
            (Publish, Archived, None),
            (Unpublish, Published, Some(Draft)),
            (Unpublish, Draft, None),
            (Unpublish, Archived, None),
            (Archive, Published, Some(Archived)),
            (Archive, Draft, None),
            (Archive, Archived, None),
            (Reopen, Archived, Some(Published)),
            (Reopen, Published, None),
            (Reopen, Draft, None),
        ];
        for (act, state, expected) in table {
            assert_eq!(act.of(state).ok(), expected, "{act:?} {state:?}");
        }
    }

    #[test]
    fn an_organizer_is_offered_what_is_possible() {
        let table: [(State, &[Act]); 3] = [(Draft, &[Publish]), (Published, &[Unpublish, Archive]), (Archived, &[Reopen])];
        for (state, expected) in table {
            assert_eq!(Act::possible(state).collect::<Vec<_>>(), expected, "{state:?}");
        }
    }
}
