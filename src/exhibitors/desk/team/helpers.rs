//! Helpers: they are invited by letter, leave, or are removed by the one who answers.
use super::{called, invitation, member, must_be_theirs, must_decide};
use crate::accounts::{Entrance, account};
use crate::events::event;
use crate::exhibitors::desk::at::Desk;
use crate::exhibitors::dossier::Dossier;
use crate::exhibitors::letters::{self, About};
use crate::platform::change::{Change, Letter, Note};
use crate::platform::db::Database;
use crate::platform::error::{OrNotFound, Refusal, Result};
use crate::platform::rate_limit::Kind;
use crate::platform::text::Email;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{EntityTrait, QueryFilter};
use serde_json::json;

/// The most helpers of one exhibitor.
const MOST_HELPERS: usize = 12;
/// Said to a helper who left.
pub const LEFT: &str = "desk-team-left";

#[derive(FromForm)]
pub struct Guest {
    email: Email,
}

/// The invitation and its letter, or neither; who answers is told what organizers do here.
pub async fn invite(door: &Entrance<'_>, desk: &Desk, guest: &Guest) -> Result<()> {
    must_decide(desk)?;
    if desk.event.state == event::State::Archived {
        return Err(Refusal::new("desk-team-over").into());
    }
    door.limit(Kind::RecoverAccount, &guest.email)?;
    let exhibitor = &desk.dossier.exhibitor;
    let mut change = Change::begin(door.db, &desk.who.actor(), door.now).await?;
    let known = account::by_email(change.tx(), &guest.email).await?;
    if let Some(account) = &known {
        must_be_theirs(change.tx(), desk, account.id).await?;
        works_nowhere(&change, exhibitor.event_id, account.id).await?;
    }
    if member::people_of(change.tx(), exhibitor).await?.len() > MOST_HELPERS {
        return Err(Refusal::new("desk-team-full").with("most", MOST_HELPERS).into());
    }
    let token = invitation::issue(&change, exhibitor.id, &guest.email, desk.who.account.id).await?;
    change.letter(letter(door, desk, guest, known, &token)).await?;
    if desk.fills_in() {
        let about =
            About { event: &desk.event, origin: &door.link(""), template: "exhibitors/letters/helper_coming", booths: String::new() };
        letters::write_with(&mut change, &desk.dossier, about, &[("guest", guest.email.to_string())]).await?;
    }
    let application = &desk.dossier.application;
    let note = Note::new(exhibitor.event_id, "desk-log-invited").about("application", application.id, guest.email.to_string());
    change.note(note.quiet()).await?;
    change.commit().await
}

fn letter(door: &Entrance<'_>, desk: &Desk, guest: &Guest, known: Option<account::Model>, token: &str) -> Letter {
    let language = known.as_ref().map_or(desk.visit.language, |account| account.language);
    let data = json!({
        "event": desk.event.name.plain(language),
        "exhibitor": desk.dossier.exhibitor.name.plain(language),
        "inviter": called(desk, language),
        "link": door.link(&format!("/desk-invitation/{token}")),
    });
    Letter {
        to: guest.email.to_string(),
        name: known.map(|account| account.name).unwrap_or_default(),
        language,
        template: "exhibitors/letters/helper_invited",
        data,
        event_id: Some(desk.event.id),
        secret: true,
    }
}

/// An account works for one exhibitor of an event.
pub async fn works_nowhere(change: &Change, event_id: i64, account_id: i64) -> Result<()> {
    match Dossier::of_account(change.tx(), event_id, account_id).await? {
        Some(known) => Err(Refusal::at("email", "desk-team-works-elsewhere").with("name", known.label()).into()),
        None => Ok(()),
    }
}

pub async fn take_back(db: &Database, desk: &Desk, invitation_id: i64, now: DateTimeUtc) -> Result<&'static str> {
    must_decide(desk)?;
    let mut change = Change::begin(db, &desk.who.actor(), now).await?;
    let own = invitation::Entity::find_by_id(invitation_id).filter(invitation::COLUMN.exhibitor_id.eq(desk.dossier.exhibitor.id));
    let row = own.one(change.tx()).await.or_not_found()?;
    invitation::end_waiting(&change, row.exhibitor_id, invitation::COLUMN.id.eq(row.id)).await?;
    let note = Note::new(desk.event.id, "desk-log-invitation-withdrawn").about("application", desk.dossier.application.id, row.email);
    change.note(note.quiet()).await?;
    change.commit().await?;
    Ok("desk-team-withdrawn")
}

/// A helper leaves, or is removed by the one who answers.
pub async fn part_with(db: &Database, desk: &Desk, helper_id: i64, now: DateTimeUtc) -> Result<&'static str> {
    let mut change = Change::begin(db, &desk.who.actor(), now).await?;
    let helper = member::of_desk(change.tx(), desk.dossier.exhibitor.id, helper_id).await?;
    let leaves = helper.account_id == desk.who.account.id;
    if !leaves && !desk.answers() {
        return Err(Refusal::new("desk-only-answerer").into());
    }
    member::part(&change, helper.id).await?;
    let name = account::Entity::find_by_id(helper.account_id).one(change.tx()).await.or_not_found()?.name;
    let act = if leaves { "desk-log-left" } else { "desk-log-removed" };
    change.note(Note::new(desk.event.id, act).about("application", desk.dossier.application.id, name).quiet()).await?;
    change.commit().await?;
    Ok(if leaves { LEFT } else { "desk-team-removed" })
}
