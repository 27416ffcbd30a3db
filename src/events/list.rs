//! The front of the studio: the events somebody works on.
use super::event;
use super::studio::Rail;
use super::team;
use crate::accounts::SignedIn;
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::text::Bilingual;
use crate::platform::time::Now;
use rocket::Route;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{DatabaseConnection, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![list]
}

#[get("/studio")]
async fn list(who: SignedIn, visit: Visit, now: Now, db: &Db) -> Result<Page<List>> {
    let mine = mine(db.reader(), &who).await?;
    let may_create = may_create(&who, &mine);
    let rows = rows(mine, now.0, visit.language);
    Ok(visit.clone().page(List { rail: Rail::of(None, "", &visit), is_admin: who.account.is_admin, may_create, rows }))
}

/// The events somebody works on, with their role there. Administrators work on all.
pub async fn mine(db: &DatabaseConnection, who: &SignedIn) -> Result<Vec<(event::Model, team::Role)>> {
    if who.account.is_admin {
        let all = event::Entity::find().all(db).await?;
        return Ok(all.into_iter().map(|event| (event, team::Role::Organizer)).collect());
    }
    let rows = team::Entity::find().filter(team::COLUMN.account_id.eq(who.account.id)).find_also_related(event::Entity).all(db).await?;
    Ok(rows.into_iter().filter_map(|(member, event)| Some((event?, member.role))).collect())
}

/// New events are made by administrators, and by people who answer for one already.
pub fn may_create(who: &SignedIn, mine: &[(event::Model, team::Role)]) -> bool {
    who.account.is_admin || mine.iter().any(|(_, role)| *role == team::Role::Organizer)
}

#[derive(Serialize)]
struct List {
    rail: Rail,
    is_admin: bool,
    may_create: bool,
    rows: Vec<Row>,
}

impl View for List {
    const TEMPLATE: &'static str = "events/list";
}

#[derive(Serialize)]
struct Row {
    /// The event's studio; for who only stands at the gate, the reception desk.
    href: String,
    name: Bilingual,
    when: String,
    phase: &'static str,
    state: &'static str,
    /// The shape of the state's tag.
    state_kind: &'static str,
    role: &'static str,
    sample: bool,
}

/// What needs work first, as [`event::calendar::Calendar::rank`] says.
fn rows(mut events: Vec<(event::Model, team::Role)>, now: DateTimeUtc, language: Language) -> Vec<Row> {
    events.sort_by_key(|(event, _)| (event.calendar().rank(now), event.id));
    events.into_iter().map(|(event, role)| row(event, role, now, language)).collect()
}

fn row(event: event::Model, role: team::Role, now: DateTimeUtc, language: Language) -> Row {
    Row {
        when: event.when(language),
        phase: event.phase(now).key(),
        state: event.state.key(),
        state_kind: event.state.tag(),
        role: role.key(),
        sample: event.sample,
        href: if role.may_edit() { format!("/studio/{}", event.slug) } else { format!("/gate/{}/delegates", event.slug) },
        name: event.name,
    }
}
