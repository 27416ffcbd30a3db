//! A visitor looks at the contact they left, and takes it back: it is deleted at once.
use super::lead;
use super::leave::last_day;
use crate::events::EventVisit;
use crate::exhibitors::exhibitor;
use crate::platform::Db;
use crate::platform::change::{Actor, Change};
use crate::platform::error::{OrNotFound, Result};
use crate::platform::page::{Page, View};
use crate::platform::text::{Bilingual, show_phone};
use crate::platform::time::{Now, timestamp};
use sea_orm::{EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, take_back]
}

#[get("/<_>/<_>/contact/<token>")]
async fn show(token: &str, visit: EventVisit, db: &Db, now: Now) -> Result<Page<TakeBackPage>> {
    let language = visit.language();
    let found = lead::Entity::find().filter(lead::COLUMN.event_id.eq(visit.event.id)).filter(lead::COLUMN.token.eq(token));
    let lead = found.one(db.reader()).await.or_not_found()?;
    let exhibitor = exhibitor::Entity::find_by_id(lead.exhibitor_id).one(db.reader()).await.or_not_found()?;
    let (_, until) = lead::until(db.reader(), &visit.event, now.0).await?;
    let left = Left {
        exhibitor: exhibitor.name,
        booth: lead.booth,
        name: lead.name,
        organisation: lead.organisation,
        phone: if lead.phone.is_empty() { String::new() } else { show_phone(&lead.phone, language) },
        email: lead.email,
        words: lead.words,
        agreed_at: timestamp(lead.agreed_at, visit.event.tz(), language),
        until: until.map(|at| last_day(at, &visit.event, language)).unwrap_or_default(),
        action: format!("/{}/{}/contact/{token}", language.code(), visit.event.slug),
    };
    let view = TakeBackPage { left: Some(left), home: home(&visit) };
    Ok(visit.visit.page(view))
}

/// What is gone already is gone: asking twice is no mistake.
#[post("/<_>/<_>/contact/<token>", rank = 10)]
async fn take_back(token: &str, visit: EventVisit, db: &Db, now: Now) -> Result<Page<TakeBackPage>> {
    let change = Change::begin(db, &Actor::program("a visitor"), now.0).await?;
    let own = lead::Entity::delete_many().filter(lead::COLUMN.event_id.eq(visit.event.id)).filter(lead::COLUMN.token.eq(token));
    own.exec(change.tx()).await?;
    change.commit().await?;
    let view = TakeBackPage { left: None, home: home(&visit) };
    Ok(visit.visit.page(view))
}

fn home(visit: &EventVisit) -> String {
    format!("/{}/{}", visit.language().code(), visit.event.slug)
}

#[derive(Serialize)]
struct TakeBackPage {
    /// Nothing any more once it was taken back.
    left: Option<Left>,
    home: String,
}

#[derive(Serialize)]
struct Left {
    exhibitor: Bilingual,
    booth: String,
    name: String,
    organisation: String,
    phone: String,
    email: String,
    words: String,
    agreed_at: String,
    until: String,
    action: String,
}

impl View for TakeBackPage {
    const TEMPLATE: &'static str = "exhibitors/visits/take_back";
}
