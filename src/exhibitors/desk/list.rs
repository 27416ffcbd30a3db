//! The desk: an account's own applications at all events, and where it may apply.
use super::team::member::helped_by;
use crate::accounts::SignedIn;
use crate::events::event;
use crate::exhibitors::application::State;
use crate::exhibitors::dossier::{Dossier, numbers_of};
use crate::exhibitors::floor_plan::booth_share;
use crate::exhibitors::waiting_list::{Rules, joined_events};
use crate::exhibitors::{application, booth, exhibitor};
use crate::platform::Db;
use crate::platform::error::Result;
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, date_range, moment};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{Condition, DatabaseConnection, EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![list]
}

#[get("/desk")]
async fn list(visit: Visit, who: SignedIn, db: &Db, now: Now) -> Result<Page<DeskPage>> {
    let own = own_dossiers(db.reader(), who.account.id).await?;
    let events = event::Entity::find().order_by_desc(event::Column::StartsOn).order_by_desc(event::Column::Id).all(db.reader()).await?;
    let joined = joined_events(db.reader()).await?;
    let view = DeskPage {
        open: events
            .iter()
            .filter(|event| !own.iter().any(|own| own.0.application.event_id == event.id))
            .filter_map(|event| open(event, joined.contains(&event.id), now.0, visit.language))
            .collect(),
        own: own.iter().filter_map(|(dossier, booths)| own_row(dossier, booths, &events, visit.language)).collect(),
    };
    Ok(visit.page(view))
}

/// The account's applications, the newest first, with the booths they stand in: four queries however many there are.
async fn own_dossiers(db: &DatabaseConnection, account_id: i64) -> Result<Vec<(Dossier, Vec<booth::Model>)>> {
    let helped = helped_by(db, account_id).await?;
    let own = Condition::any().add(exhibitor::COLUMN.account_id.eq(account_id)).add(exhibitor::COLUMN.id.is_in(helped));
    let rows =
        application::Entity::find().filter(own).find_also_related(exhibitor::Entity).order_by_desc(application::Column::Id).all(db).await?;
    let dossiers: Vec<_> = rows.into_iter().filter_map(Dossier::of_pair).collect();
    let ids: Vec<_> = dossiers.iter().map(|dossier| dossier.exhibitor.id).collect();
    let shares = booth_share::Entity::find().filter(booth_share::COLUMN.exhibitor_id.is_in(ids.clone())).all(db).await?;
    let held = Condition::any().add(booth::COLUMN.exhibitor_id.is_in(ids));
    let held = held.add(booth::COLUMN.id.is_in(shares.iter().map(|share| share.booth_id)));
    let booths = booth::Entity::find().filter(held).order_by_asc(booth::Column::Number).all(db).await?;
    let stands = |id: i64, booth: &booth::Model| {
        booth.exhibitor_id == Some(id) || shares.iter().any(|share| share.exhibitor_id == id && share.booth_id == booth.id)
    };
    let of = |dossier: &Dossier| booths.iter().filter(|booth| stands(dossier.exhibitor.id, booth)).cloned().collect();
    Ok(dossiers.into_iter().map(|dossier| (dossier.clone(), of(&dossier))).collect())
}

fn own_row(dossier: &Dossier, booths: &[booth::Model], events: &[event::Model], language: Language) -> Option<Own> {
    let event = events.iter().find(|event| event.id == dossier.application.event_id)?;
    let state = dossier.application.state;
    Some(Own {
        href: format!("/desk/{}", event.slug),
        event: event.name.clone(),
        when: date_range(event.starts_on, event.ends_on, language),
        exhibitor: dossier.exhibitor.name.clone(),
        state: state.key(),
        tag: state.tag(),
        booths: numbers_of(booths),
        next: next_key(state),
    })
}

/// What to do next, in a sentence.
pub fn next_key(state: State) -> &'static str {
    match state {
        State::Draft => "exhibitors-next-draft",
        State::Sent => "exhibitors-next-sent",
        State::ChangesAsked => "exhibitors-next-changes-asked",
        State::Waiting => "exhibitors-next-waiting",
        State::Offered => "exhibitors-next-offered",
        State::Accepted => "exhibitors-next-accepted",
        State::Confirmed => "exhibitors-next-confirmed",
        State::Declined => "exhibitors-next-declined",
        State::Withdrawn => "exhibitors-next-withdrawn",
        State::Cancelled => "exhibitors-next-cancelled",
    }
}

fn open(event: &event::Model, may_join: bool, now: DateTimeUtc, language: Language) -> Option<Open> {
    let rules = Rules { may_join, ..Rules::default() };
    (event.state == event::State::Published && rules.may_begin(event, now).is_ok()).then(|| Open {
        href: format!("/{}/{}/exhibit", language.code(), event.slug),
        name: event.name.clone(),
        when: date_range(event.starts_on, event.ends_on, language),
        closes: event.booths().last(event.tz()).map(|at| moment(at, event.tz(), language)),
    })
}

#[derive(Serialize)]
struct DeskPage {
    own: Vec<Own>,
    open: Vec<Open>,
}

/// One of the account's applications.
#[derive(Serialize)]
struct Own {
    href: String,
    event: Bilingual,
    when: String,
    exhibitor: Bilingual,
    state: &'static str,
    tag: &'static str,
    booths: String,
    next: &'static str,
}

/// An event that takes applications now.
#[derive(Serialize)]
struct Open {
    href: String,
    name: Bilingual,
    when: String,
    closes: Option<String>,
}

impl View for DeskPage {
    const TEMPLATE: &'static str = "exhibitors/desk";
}
