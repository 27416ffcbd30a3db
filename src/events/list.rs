//! The front of the studio: the events somebody works on.
use super::event::{self, Phase};
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
use std::cmp::Reverse;

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

/// What needs work first: running, then coming (soonest first), then without dates, then past (latest first).
fn rows(mut events: Vec<(event::Model, team::Role)>, now: DateTimeUtc, language: Language) -> Vec<Row> {
    events.sort_by_key(|(event, _)| order(event, now));
    events.into_iter().map(|(event, role)| row(event, role, now, language)).collect()
}

fn order(event: &event::Model, now: DateTimeUtc) -> impl Ord + use<> {
    let (first, last) = (event.starts_on, event.ends_on.or(event.starts_on));
    match event.phase(now) {
        Phase::During => (0, first, Reverse(None), event.id),
        Phase::Before => (1, first, Reverse(None), event.id),
        Phase::Unknown => (2, None, Reverse(None), event.id),
        Phase::After => (3, None, Reverse(last), event.id),
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::events::event::{Model, sample};

    #[test]
    fn what_needs_work_comes_first() {
        let event = |slug: &str, starts: &str, ends: &str| Model {
            slug: slug.into(),
            starts_on: starts.parse().ok(),
            ends_on: ends.parse().ok(),
            ..sample()
        };
        let events = [
            event("long-ago", "2023-11-10", "2023-11-12"),
            event("undated", "", ""),
            event("later", "2027-05-01", "2027-05-02"),
            event("yesterday", "2026-11-21", "2026-11-22"),
            event("soon", "2026-12-01", ""),
            event("running", "2026-11-22", "2026-11-24"),
        ];
        let now = "2026-11-23T02:00:00Z".parse().unwrap();
        let rows = rows(events.map(|event| (event, team::Role::Editor)).into(), now, Language::Vi);
        let slugs: Vec<_> = rows.iter().filter_map(|row| row.href.strip_prefix("/studio/")).collect();
        assert_eq!(slugs, ["running", "soon", "later", "undated", "yesterday", "long-ago"]);
    }
}
