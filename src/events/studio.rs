//! The studio: who may enter an event's rooms of work, and the frame around them.
use super::{event, shelf, team};
use crate::accounts::SignedIn;
use crate::platform::acts::history::Sitting;
use crate::platform::change::Actor;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::page::Visit;
use crate::platform::words::word;
use rocket::Request;
use rocket::request::{FromRequest, Outcome};
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;

/// Somebody of the event's team who may work on its content: an organizer, an editor, or an administrator.
/// For others the address does not exist.
pub struct Editor {
    pub event: event::Model,
    pub who: SignedIn,
    pub role: team::Role,
    pub visit: Visit,
}

impl Editor {
    pub fn actor(&self) -> Actor {
        self.who.actor()
    }

    /// This editor at work in a window.
    pub fn acts_in<'a>(&'a self, actor: &'a Actor, sitting: &'a str) -> Who<'a> {
        Who { event: &self.event, actor, account: self.who.account.id, sitting }
    }

    /// The window an act belongs to that comes by a form which names none: one for each signed-in browser.
    pub fn usual_sitting(&self) -> String {
        format!("login-{}", self.who.login_id)
    }

    /// The frame around a page of the studio.
    pub fn rail(&self, here: &'static str) -> Rail {
        Rail::of(Some((&self.event, self.role)), here, &self.visit)
    }
}

/// Who acts, at which event, in which window.
#[derive(Clone, Copy)]
pub struct Who<'a> {
    pub event: &'a event::Model,
    pub actor: &'a Actor,
    pub account: i64,
    pub sitting: &'a str,
}

impl<'a> Who<'a> {
    /// Where the acts are remembered.
    pub fn sitting(&self) -> Sitting<'a> {
        Sitting { event: self.event.id, account: self.account, token: self.sitting }
    }
}

/// An editor who may also decide: people's contact data, the team, booths, publishing.
pub struct Organizer(pub Editor);

/// Somebody of the event's team at its gate: reception, editors, organizers, administrators. It is an `Editor` whose role may be
/// any; the gate shows no contents to be changed.
pub struct AtGate(pub Editor);

async fn editor(request: &Request<'_>) -> Result<Editor, Outcome<Editor, ()>> {
    let who = match request.guard::<SignedIn>().await {
        Outcome::Success(who) => who,
        Outcome::Error(error) => return Err(Outcome::Error(error)),
        Outcome::Forward(status) => return Err(Outcome::Forward(status)),
    };
    let found = async {
        let db = request.rocket().state::<Database>().ok_or_else(|| anyhow::anyhow!("no database is managed"))?;
        let slug = request.routed_segment(1).ok_or(AppError::NotFound)?;
        let event = event::address::by_slug(db.reader(), slug).await?;
        let role = role_of(db, &event, &who).await?.ok_or(AppError::NotFound)?;
        event.lead_on_from(slug)?;
        Ok::<_, AppError>((event, role))
    };
    let (event, role) = found.await.map_err(|error| error.outcome(request))?;
    let visit = request.guard::<Visit>().await.succeeded().unwrap_or_else(|| Visit::of(request)).at(shelf::frame(&event, 0).into());
    Ok(Editor { event, who, role, visit })
}

/// What this account may do at this event, if anything.
pub async fn role_of(db: &Database, event: &event::Model, who: &SignedIn) -> Result<Option<team::Role>> {
    if who.account.is_admin {
        return Ok(Some(team::Role::Organizer));
    }
    let member = team::Entity::find()
        .filter(team::COLUMN.event_id.eq(event.id))
        .filter(team::COLUMN.account_id.eq(who.account.id))
        .one(db.reader())
        .await?;
    Ok(member.map(|member| member.role))
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Editor {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match editor(request).await {
            Ok(editor) if editor.role.may_edit() => Outcome::Success(editor),
            Ok(_) => AppError::NotFound.outcome(request),
            Err(outcome) => outcome,
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Organizer {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match editor(request).await {
            Ok(editor) if editor.role == team::Role::Organizer => Outcome::Success(Self(editor)),
            Ok(_) => AppError::NotFound.outcome(request),
            Err(outcome) => outcome.map(Self),
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for AtGate {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match editor(request).await {
            Ok(editor) => Outcome::Success(Self(editor)),
            Err(outcome) => outcome.map(Self),
        }
    }
}

/// The left rail and the status line of the studio.
#[derive(Clone, Debug, Serialize)]
pub struct Rail {
    event: Option<RailEvent>,
    /// What the public sees, in a sentence.
    status: String,
    here: &'static str,
    entries: Vec<Entry>,
}

#[derive(Clone, Debug, Serialize)]
struct RailEvent {
    slug: String,
    name: crate::platform::text::Bilingual,
    state_label: String,
    public_address: String,
}

#[derive(Clone, Debug, Serialize)]
struct Entry {
    href: String,
    label: String,
    count: String,
    current: bool,
}

/// Rooms of work: the end of the address, the word, and whether only organizers enter.
const ROOMS: &[(&str, &str, bool)] = &[
    ("", "events-rail-overview", false),
    ("/programme", "events-rail-programme", false),
    ("/live", "events-rail-live", false),
    ("/rooms", "events-rail-rooms", false),
    ("/people", "events-rail-people", false),
    ("/papers", "print-rail", false),
    ("/booths", "events-rail-booths", true),
    ("/scoring", "exhibitors-scoring", false),
    ("/fees", "fees-rail", true),
    ("/floor-plan", "plan-rail", true),
    ("/news", "events-rail-news", false),
    ("/team", "events-rail-team", true),
    ("/log", "events-rail-log", true),
    ("/settings", "events-rail-settings", false),
];

impl Rail {
    /// `here` is the end of the address of the room this page belongs to, without the slash; `overview` for the first.
    pub fn of(event: Option<(&event::Model, team::Role)>, here: &'static str, visit: &Visit) -> Self {
        let Some((event, role)) = event else {
            return Self { event: None, status: String::new(), here, entries: Vec::new() };
        };
        let say = |key: &str| word(visit.language, key);
        let rooms = ROOMS.iter().filter(|(_, _, decides)| !decides || role == team::Role::Organizer);
        let entries = rooms.map(|(end, key, _)| Entry {
            href: format!("/studio/{}{end}", event.slug),
            label: say(key),
            count: String::new(),
            current: end.trim_start_matches('/') == here || (end.is_empty() && here == "overview"),
        });
        Self {
            status: String::new(),
            here,
            entries: entries.collect(),
            event: Some(RailEvent {
                slug: event.slug.clone(),
                name: event.name.clone(),
                state_label: say(event.state.key()),
                public_address: if event.state.is_public() { format!("/{}/{}", visit.language.code(), event.slug) } else { String::new() },
            }),
        }
    }

    /// With a sentence that says what the public sees.
    pub fn with_status(mut self, status: String) -> Self {
        self.status = status;
        self
    }
}
