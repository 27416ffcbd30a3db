//! Inviting somebody to an event's team: a letter with a link that works once, for a week.
use super::members::{OFFERED, Team};
use super::studio::{Editor, Organizer};
use super::team::{self, Role};
use crate::accounts::{Entrance, NewLink, Purpose, account, one_time_link};
use crate::platform::Db;
use crate::platform::change::{Change, Letter, Note};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::{FormView, Outcome, moved_on};
use crate::platform::language::Language;
use crate::platform::page::Page;
use crate::platform::rate_limit::Kind;
use crate::platform::text::Email;
use crate::platform::time::Now;
use crate::platform::words::word;
use rocket::Route;
use rocket::form::{Contextual, Form};
use rocket::response::{Flash, Redirect};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

pub fn routes() -> Vec<Route> {
    routes![invite, withdraw]
}

#[derive(FromForm)]
struct Guest {
    email: Email,
    role: Role,
}

// Doors.

#[post("/studio/<_>/team", data = "<form>")]
async fn invite(form: Form<Contextual<'_, Guest>>, organizer: Organizer, door: Entrance<'_>) -> Result<Outcome<Team>> {
    let editor = organizer.0;
    let sent = FormView::sent(&form.context);
    let result = match &form.value {
        Some(guest) if OFFERED.contains(&guest.role) => send(&door, &editor, guest).await,
        Some(_) => Err(Refusal::at("role", "form-choice").into()),
        None => return Ok(Outcome::Again(again(editor, sent, &door).await?)),
    };
    match result {
        Ok(()) => Ok(Outcome::Done(moved_on(format!("/studio/{}/team", editor.event.slug), "events-team-invited"))),
        Err(AppError::Refused(no)) => Ok(Outcome::Again(again(editor, sent.refused(&no), &door).await?)),
        Err(other) => Err(other),
    }
}

async fn again(editor: Editor, form: FormView, door: &Entrance<'_>) -> Result<Page<Team>> {
    let view = Team::of(door.db, &editor, form, door.now).await?;
    Ok(editor.visit.page(view))
}

#[post("/studio/<_>/team/invitations/<link>/withdraw")]
async fn withdraw(link: i64, organizer: Organizer, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    take_back(db, &organizer.0, link, now.0).await?;
    Ok(moved_on(format!("/studio/{}/team", organizer.0.event.slug), "events-team-withdrawn"))
}

// Work.

/// The link and its letter, or neither. A new invitation takes the place of one that still waits.
async fn send(door: &Entrance<'_>, editor: &Editor, guest: &Guest) -> Result<()> {
    door.limit(Kind::RecoverAccount, &guest.email)?;
    let event = &editor.event;
    let mut change = Change::begin(door.db, &editor.actor(), door.now).await?;
    let known = account::by_email(change.tx(), &guest.email).await?;
    if let Some(account) = &known {
        refuse_member(&change, event.id, account.id).await?;
    }
    end_waiting(&change, event.id, &guest.email).await?;
    let link = NewLink {
        email: Some(guest.email.to_string()),
        event_id: Some(event.id),
        role: Some(guest.role.code()),
        invited_by: Some(editor.who.account.id),
        ..NewLink::of(Purpose::Invite)
    };
    let token = one_time_link::issue(&mut change, link).await?;
    let language = known.as_ref().map_or(editor.visit.language, |account| account.language);
    let data = json!({
        "event": event.name.plain(language),
        "role": word(language, guest.role.key()),
        "inviter": editor.who.account.name,
        "link": door.link(&format!("/invitation/{token}")),
    });
    change.letter(letter(guest, known, language, event.id, data)).await?;
    let note = Note::new(event.id, "events-log-invited").about("invitation", event.id, guest.email.to_string());
    change.note(note.after(&team::Recorded { role: guest.role }).quiet()).await?;
    change.commit().await
}

fn letter(guest: &Guest, known: Option<account::Model>, language: Language, event_id: i64, data: serde_json::Value) -> Letter {
    Letter {
        to: guest.email.to_string(),
        name: known.map(|account| account.name).unwrap_or_default(),
        language,
        template: "events/letters/invite",
        data,
        event_id: Some(event_id),
        secret: true,
    }
}

async fn refuse_member(change: &Change, event_id: i64, account_id: i64) -> Result<()> {
    let member = team::Entity::find().filter(team::COLUMN.event_id.eq(event_id)).filter(team::COLUMN.account_id.eq(account_id));
    match member.one(change.tx()).await? {
        Some(_) => Err(Refusal::at("email", "events-team-already").into()),
        None => Ok(()),
    }
}

/// Invitations of this address to this event that still wait open nothing any more.
async fn end_waiting(change: &Change, event_id: i64, email: &Email) -> Result<()> {
    use one_time_link::{COLUMN, Column, Entity};
    Entity::update_many()
        .col_expr(Column::ExpiresAt, Expr::value(change.now()))
        .filter(COLUMN.event_id.eq(event_id))
        .filter(COLUMN.email.eq(&**email))
        .filter(COLUMN.used_at.is_null())
        .filter(COLUMN.expires_at.gt(change.now()))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Takes an invitation back before it is used.
async fn take_back(db: &Database, editor: &Editor, link_id: i64, now: DateTimeUtc) -> Result<()> {
    use one_time_link::{COLUMN, Column, Entity};
    let mut change = Change::begin(db, &editor.actor(), now).await?;
    let mine = Entity::find_by_id(link_id).filter(COLUMN.event_id.eq(editor.event.id)).filter(COLUMN.purpose.eq(Purpose::Invite));
    let link = mine.one(change.tx()).await.or_not_found()?;
    let end = Entity::update_many().col_expr(Column::ExpiresAt, Expr::value(now)).filter(COLUMN.id.eq(link_id));
    end.filter(COLUMN.used_at.is_null()).filter(COLUMN.expires_at.gt(now)).exec(change.tx()).await?;
    let email = link.email.unwrap_or_default();
    change.note(Note::new(editor.event.id, "events-log-invitation-withdrawn").about("invitation", editor.event.id, email).quiet()).await?;
    change.commit().await
}
