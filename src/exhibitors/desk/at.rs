//! Who works at a desk: the people of the exhibitor, or an organizer who fills in for them.
use super::parts::Part;
use crate::accounts::SignedIn;
use crate::events::{Organizer, Rail, event};
use crate::exhibitors::dossier::{Dossier, OwnDossier};
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::page::Visit;
use rocket::Request;
use rocket::request::{FromRequest, Outcome};

/// The desk of one exhibitor, and who stands at it.
pub struct Desk {
    pub who: SignedIn,
    pub visit: Visit,
    pub event: event::Model,
    pub dossier: Dossier,
    /// The frame of the studio, for an organizer who fills in.
    pub rail: Option<Rail>,
}

/// A desk of one's own (`/desk/<event>/…`). For others the address does not exist.
pub struct OwnDesk(pub Desk);

/// An exhibitor's desk as organizers reach it (`/studio/<event>/booths/<application>/desk/…`).
pub struct DeskFor(pub Desk);

impl Desk {
    /// One's own, for a page that holds its pieces.
    pub fn own(who: &SignedIn, visit: &Visit, event: &event::Model, dossier: &Dossier) -> Self {
        Self { who: who.clone(), visit: visit.clone(), event: event.clone(), dossier: dossier.clone(), rail: None }
    }

    /// An organizer stands here, not the exhibitor.
    pub fn fills_in(&self) -> bool {
        self.rail.is_some()
    }

    /// Whoever stands here answers for the exhibitor, rather than helping.
    pub fn answers(&self) -> bool {
        self.dossier.exhibitor.account_id == self.who.account.id
    }

    pub fn layout(&self) -> &'static str {
        if self.fills_in() { "studio" } else { "desk" }
    }

    /// The list of parts.
    pub fn home(&self) -> String {
        match self.fills_in() {
            true => format!("/studio/{}/booths/{}/desk", self.event.slug, self.dossier.application.token),
            false => format!("/desk/{}", self.event.slug),
        }
    }

    /// The page of one part.
    pub fn address(&self, part: Part) -> String {
        format!("{}/{}", self.home(), part.code())
    }
}

impl From<OwnDesk> for Desk {
    fn from(own: OwnDesk) -> Self {
        own.0
    }
}

impl From<DeskFor> for Desk {
    fn from(theirs: DeskFor) -> Self {
        theirs.0
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for OwnDesk {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match request.guard::<OwnDossier>().await {
            Outcome::Success(OwnDossier { who, visit, event, dossier, .. }) => {
                Outcome::Success(Self(Desk { who, visit, event, dossier, rail: None }))
            }
            Outcome::Error(error) => Outcome::Error(error),
            Outcome::Forward(status) => Outcome::Forward(status),
        }
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for DeskFor {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        match request.guard::<Organizer>().await {
            Outcome::Success(organizer) => match desk_for(request, organizer).await {
                Ok(desk) => Outcome::Success(Self(desk)),
                Err(error) => error.outcome(request),
            },
            Outcome::Error(error) => Outcome::Error(error),
            Outcome::Forward(status) => Outcome::Forward(status),
        }
    }
}

async fn desk_for(request: &Request<'_>, Organizer(editor): Organizer) -> Result<Desk> {
    let db = request.rocket().state::<Database>().ok_or_else(|| anyhow::anyhow!("no database is managed"))?;
    let token = request.routed_segment(3).ok_or(AppError::NotFound)?;
    let dossier = Dossier::by_token(db.reader(), editor.event.id, token).await?;
    let rail = Some(editor.rail("booths"));
    Ok(Desk { who: editor.who, visit: editor.visit, event: editor.event, dossier, rail })
}
