//! An application from an earlier edition fills the new one: the organisation, what it shows, its products.
use crate::accounts::{SignedIn, account};
use crate::events::event;
use crate::exhibitors::application::{self, State};
use crate::exhibitors::apply::{Step, keep};
use crate::exhibitors::desk::team::member::helped_by;
use crate::exhibitors::dossier::{Applicant, Dossier};
use crate::exhibitors::exhibitor;
use crate::exhibitors::met::settling;
use crate::exhibitors::waiting_list::Rules;
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::db::Database;
use crate::platform::error::{AppError, Result};
use crate::platform::form::moved_on;
use crate::platform::language::Language;
use crate::platform::text::Bilingual;
use crate::platform::time::{Now, date_range};
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter};
use serde::Serialize;

pub fn routes() -> Vec<rocket::Route> {
    routes![take]
}

/// An earlier application that can fill a new one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Earlier {
    /// The token of the application.
    pub token: String,
    pub exhibitor: Bilingual,
    pub event: Bilingual,
    pub when: String,
}

#[derive(FromForm)]
struct Chosen {
    from: String,
}

#[post("/desk/<_>/apply/earlier", data = "<form>")]
async fn take(desk: Applicant, form: Form<Chosen>, db: &Db, now: Now) -> Result<Flash<Redirect>> {
    let Applicant { who, event, dossier, .. } = desk;
    let to = Step::Organisation.address(&event.slug);
    if dossier.is_some() {
        return Ok(Flash::warning(Redirect::to(to), "desk-earlier-begun"));
    }
    match settling(|| fill(db, &who, &event, &form.from, now.0)).await {
        Ok(()) => Ok(moved_on(to, "desk-earlier-taken")),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to(to), no.key)),
        Err(other) => Err(other),
    }
}

/// Begins an application with what an earlier one says. Permission to be shown is not taken along: it was given for another event.
async fn fill(db: &Database, who: &SignedIn, event: &event::Model, token: &str, now: DateTimeUtc) -> Result<()> {
    let mut change = Change::begin(db, &who.actor(), now).await?;
    Rules::of(change.tx(), event.id).await?.may_begin(event, now)?;
    let known = within_reach(change.tx(), &who.account, event).await?;
    let (earlier, _) = known.into_iter().find(|(earlier, _)| earlier.application.token == token).ok_or(AppError::NotFound)?;
    let draft = drawn_from(&earlier, event, &who.account, now);
    keep::insert(&mut change, draft).await?;
    change.commit().await
}

/// A draft for this event with what stays true from one edition to the next.
fn drawn_from(earlier: &Dossier, event: &event::Model, account: &account::Model, now: DateTimeUtc) -> Dossier {
    let mut draft = Dossier::blank(event, account, now);
    let blank = draft.exhibitor.clone();
    draft.exhibitor = exhibitor::Model {
        id: blank.id,
        uuid: blank.uuid,
        event_id: blank.event_id,
        account_id: blank.account_id,
        slug: blank.slug,
        shown: false,
        shown_text_version: None,
        shown_at: None,
        version: blank.version,
        ..earlier.exhibitor.clone()
    };
    let before = &earlier.application;
    draft.application.power_kw = before.power_kw.clone();
    draft.application.three_phase = before.three_phase;
    draft.application.water = before.water;
    draft.application.internet = before.internet;
    draft.application.technologies_offered = before.technologies_offered.clone();
    draft.application.technologies_needed = before.technologies_needed.clone();
    draft
}

/// The applications an account may draw from, with their events, the newest first: its own, those it helped with, and those of
/// the same tax code as one of its own that organizers have accepted. (Anybody can type a tax code; an accepted one was looked at.)
async fn within_reach(db: &impl ConnectionTrait, account: &account::Model, event: &event::Model) -> Result<Vec<(Dossier, event::Model)>> {
    let helped = helped_by(db, account.id).await?;
    let own = Condition::any().add(exhibitor::Column::AccountId.eq(account.id)).add(exhibitor::Column::Id.is_in(helped));
    let mut found = read(db, own).await?;
    let codes: Vec<String> = found
        .iter()
        .filter(|dossier| dossier.application.state.is_shown())
        .filter_map(|dossier| dossier.exhibitor.tax_code.clone())
        .collect();
    if !codes.is_empty() {
        let same = read(db, Condition::all().add(exhibitor::Column::TaxCode.is_in(codes))).await?;
        let known: Vec<i64> = found.iter().map(|dossier| dossier.exhibitor.id).collect();
        found.extend(same.into_iter().filter(|dossier| !known.contains(&dossier.exhibitor.id)));
    }
    found.retain(|dossier| dossier.exhibitor.event_id != event.id && dossier.application.state != State::Draft);
    let ids = found.iter().map(|dossier| dossier.exhibitor.event_id);
    let events = event::Entity::find().filter(event::COLUMN.id.is_in(ids)).all(db).await?;
    let mut dated: Vec<_> = found
        .into_iter()
        .filter_map(|dossier| Some((events.iter().find(|event| event.id == dossier.exhibitor.event_id)?.clone(), dossier)))
        .map(|(event, dossier)| (dossier, event))
        .collect();
    dated.sort_by_key(|(dossier, event)| (std::cmp::Reverse(event.starts_on), std::cmp::Reverse(dossier.application.id)));
    Ok(dated)
}

async fn read(db: &impl ConnectionTrait, these: Condition) -> Result<Vec<Dossier>> {
    let rows = application::Entity::find().find_also_related(exhibitor::Entity).filter(these).all(db).await?;
    Ok(rows.into_iter().filter_map(Dossier::of_pair).collect())
}

/// What is offered to who begins an application.
pub async fn offered(db: &Database, account: &account::Model, event: &event::Model, language: Language) -> Result<Vec<Earlier>> {
    let earlier = |(dossier, event): (Dossier, event::Model)| Earlier {
        token: dossier.application.token,
        exhibitor: dossier.exhibitor.name,
        when: date_range(event.starts_on, event.ends_on, language),
        event: event.name,
    };
    Ok(within_reach(db.reader(), account, event).await?.into_iter().map(earlier).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exhibitors::samples;

    #[test]
    fn a_new_edition_takes_the_profile_and_not_the_permission() {
        let mut earlier = samples::dossier();
        (earlier.exhibitor.id, earlier.exhibitor.slug) = (5, "khe-reu".into());
        (earlier.exhibitor.shown, earlier.exhibitor.shown_text_version) = (true, Some("2026-11".into()));
        let event = event::Model { id: 9, ..samples::event() };
        let account = samples::account();
        let draft = drawn_from(&earlier, &event, &account, DateTimeUtc::UNIX_EPOCH);
        let row = &draft.exhibitor;
        assert_eq!((row.event_id, row.account_id, row.id, row.slug.as_str()), (9, account.id, 0, ""));
        assert_eq!(
            (&row.name, &row.products, &row.fascia),
            (&earlier.exhibitor.name, &earlier.exhibitor.products, &earlier.exhibitor.fascia)
        );
        assert_eq!((row.shown, &row.shown_text_version, row.shown_at), (false, &None, None));
        assert_ne!(row.uuid, earlier.exhibitor.uuid);
        assert_eq!((draft.application.state, draft.application.sent_at), (State::Draft, None));
    }
}
