//! The team's page of the introduction list: its words before each company, and the address for the MC's phone.
use super::company::Company;
use super::heading::say_instead;
use super::link;
use super::list::{Asked, Introduction};
use crate::events::event;
use crate::events::studio::{Editor, Organizer, Rail};
use crate::events::team;
use crate::platform::Db;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::moved_on;
use crate::platform::language::Language;
use crate::platform::page::{Tagged, View};
use crate::platform::text::{Both, Line};
use crate::platform::time::{Now, timestamp};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![show, reword, make, revoke]
}

#[derive(FromForm)]
struct Reworded {
    company: Company,
    heading: Both<Line<0, 200>>,
}

#[get("/studio/<_>/introduction?<asked..>")]
async fn show(asked: Asked, editor: Editor, db: &Db) -> Result<Tagged<IntroductionPage>> {
    let page = IntroductionPage::of(db, &editor, asked).await?;
    Ok(Tagged(editor.visit.page(page)))
}

#[post("/studio/<_>/introduction", data = "<form>")]
async fn reword(form: Form<Reworded>, editor: Editor, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    say_instead(db, &editor.event, &editor.actor(), now.0, (form.company, &form.heading.clone().into())).await?;
    Ok(moved_on(address(&editor.event), "people-introduction-heading-saved"))
}

#[post("/studio/<_>/introduction/link")]
async fn make(organizer: Organizer, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let editor = organizer.0;
    link::make(db, &editor.event, &editor.actor(), now.0).await?;
    Ok(moved_on(address(&editor.event), "people-introduction-link-made"))
}

#[post("/studio/<_>/introduction/link/revoke")]
async fn revoke(organizer: Organizer, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let editor = organizer.0;
    link::revoke(db, &editor.event, &editor.actor(), now.0).await?;
    Ok(moved_on(address(&editor.event), "people-introduction-link-revoked"))
}

/// Where the page is.
pub fn address(event: &event::Model) -> String {
    format!("/studio/{}/introduction", event.slug)
}

#[derive(Serialize)]
struct IntroductionPage {
    rail: Rail,
    people: String,
    base: String,
    list: Introduction,
    /// For who may hand the address out.
    link: Option<LinkView>,
}

impl View for IntroductionPage {
    const TEMPLATE: &'static str = "people/introduction";
}

#[derive(Serialize)]
struct LinkView {
    /// The whole address; empty while there is none.
    address: String,
    since: String,
    make: String,
    revoke: String,
}

impl IntroductionPage {
    async fn of(db: &Database, editor: &Editor, asked: Asked) -> Result<Self> {
        let decides = editor.role == team::Role::Organizer;
        Ok(Self {
            rail: editor.rail("people"),
            people: format!("/studio/{}/people", editor.event.slug),
            base: address(&editor.event),
            list: Introduction::of(db, &editor.event, asked).await?,
            link: if decides { Some(LinkView::of(db, editor).await?) } else { None },
        })
    }
}

impl LinkView {
    async fn of(db: &Database, editor: &Editor) -> Result<Self> {
        let base = address(&editor.event);
        let known = link::of_event(db.reader(), editor.event.id).await?;
        let language: Language = editor.visit.language;
        Ok(Self {
            address: known.as_ref().map(|known| format!("{}/introduction/{}", editor.visit.origin, known.token)).unwrap_or_default(),
            since: known.map(|known| timestamp(known.made_at, editor.event.tz(), language)).unwrap_or_default(),
            make: format!("{base}/link"),
            revoke: format!("{base}/link/revoke"),
        })
    }
}
