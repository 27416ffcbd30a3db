//! Public events at hand: rows kept in memory and read again when their revision moves.
use super::event;
use crate::platform::colour::accent_pair;
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Result};
use crate::platform::language::Language;
use crate::platform::page::{EventFrame, Visit};
use rocket::Request;
use rocket::futures::future::BoxFuture;
use rocket::http::Status;
use rocket::request::{FromRequest, Outcome};
use sea_orm::EntityTrait;
use std::collections::HashMap;
use std::sync::{Arc, RwLock};

/// Events by slug. Small: an installation has tens of them.
#[derive(Clone)]
pub struct Shelf {
    events: Arc<RwLock<HashMap<String, Held>>>,
    has_plan: HasPlan,
}

/// Whether an event has a floor plan. Halls belong to a later area, which says so here.
pub type HasPlan = for<'a> fn(&'a Database, i64) -> BoxFuture<'a, Result<bool>>;

/// An event as it stood at a revision, with its page frame, which need not be made for every visitor.
#[derive(Clone)]
pub struct Held {
    pub event: Arc<event::Model>,
    pub revision: i64,
    frame: Arc<EventFrame>,
}

impl Shelf {
    /// An empty shelf, with who knows about plans.
    pub fn asking(has_plan: HasPlan) -> Self {
        Self { events: Arc::default(), has_plan }
    }

    /// A published or archived event as the public may see it, at most a second old.
    pub async fn public(&self, db: &Database, slug: &str) -> Result<Held> {
        let held = self.events.read().ok().and_then(|events| events.get(slug).cloned());
        if let Some(held) = held
            && db.revision(held.event.id).await? == held.revision
        {
            return Ok(held);
        }
        let found = match find(db, slug).await {
            Ok(found) => found,
            Err(error) => {
                self.forget(slug);
                return Err(error);
            }
        };
        // The revision first: a row that is newer than its revision is only read once more, an older one would stay.
        let revision = db.revision(found.id).await?;
        let event = event::Entity::find_by_id(found.id).one(db.reader()).await.or_not_found()?;
        let plan = (self.has_plan)(db, event.id).await?;
        let held = Held { revision, frame: Arc::new(EventFrame { plan, ..frame(&event, revision) }), event: Arc::new(event) };
        if let Ok(mut events) = self.events.write() {
            events.insert(slug.to_owned(), held.clone());
        }
        Ok(held)
    }

    fn forget(&self, slug: &str) {
        if let Ok(mut events) = self.events.write() {
            events.remove(slug);
        }
    }
}

/// The event as the database has it: public, and at this very address.
async fn find(db: &Database, slug: &str) -> Result<event::Model> {
    let found = event::address::by_slug(db.reader(), slug).await?;
    if !found.state.is_public() {
        return Err(AppError::NotFound);
    }
    found.lead_on_from(slug)?;
    Ok(found)
}

impl Held {
    /// Whether there is a floor plan to look at.
    pub fn has_plan(&self) -> bool {
        self.frame.plan
    }
}

/// A visit to a public page of an event, from an address `/<language>/<event>/…`.
pub struct EventVisit {
    pub event: Arc<event::Model>,
    pub revision: i64,
    pub visit: Visit,
}

impl EventVisit {
    /// What kept pages of this event depend on: its scope and revision.
    pub fn at(&self) -> (i64, i64) {
        (self.event.id, self.revision)
    }

    pub fn language(&self) -> Language {
        self.visit.language
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for EventVisit {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        // "/studio/<event>/programme" has this form too, and stands behind the public pages.
        let (Some(_), Some(slug)) = (request.routed_segment(0).and_then(Language::from_code), request.routed_segment(1)) else {
            return Outcome::Forward(Status::NotFound);
        };
        match visit(request, slug).await {
            Ok(visit) => Outcome::Success(visit),
            Err(error) => error.outcome(request),
        }
    }
}

async fn visit(request: &Request<'_>, slug: &str) -> Result<EventVisit> {
    let (Some(shelf), Some(db)) = (request.rocket().state::<Shelf>(), request.rocket().state::<Database>()) else {
        return Err(anyhow::anyhow!("no database is managed").into());
    };
    let held = shelf.public(db, slug).await?;
    let visit = Visit::of(request).at(held.frame);
    Ok(EventVisit { event: held.event, revision: held.revision, visit })
}

/// What the page frame shows of an event.
pub fn frame(event: &event::Model, revision: i64) -> EventFrame {
    let accent = event.accent.as_deref().map(accent_pair);
    EventFrame {
        slug: event.slug.clone(),
        name: event.name.clone(),
        when_and_where: event.when_and_where(),
        accent_light: accent.as_ref().map(|accent| accent.light.clone()),
        accent_dark: accent.map(|accent| accent.dark),
        state: event.state.key(),
        sample: event.sample,
        revision,
        plan: false,
    }
}
