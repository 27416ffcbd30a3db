//! The team of an event: who is in it, as what, who is still invited; roles change and people leave.
use super::event;
use super::studio::{Editor, Organizer, Rail};
use super::team::{self, Recorded, Role, may_become};
use crate::accounts::{account, one_time_link};
use crate::platform::Db;
use crate::platform::change::{Actor, Change, Note};
use crate::platform::db::Database;
use crate::platform::error::{OrNotFound, Result};
use crate::platform::form::{Choice, FormView, Outcome, moved_on, settle};
use crate::platform::language::Language;
use crate::platform::page::{Page, View};
use crate::platform::time::{Now, date, local};
use crate::platform::words::word;
use rocket::Route;
use rocket::form::Form;
use sea_orm::prelude::DateTimeUtc;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ActiveValue::Unchanged, ColumnTrait, ConnectionTrait, DatabaseConnection};
use sea_orm::{EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde::Serialize;

pub fn routes() -> Vec<Route> {
    routes![show, change_role, remove]
}

/// The roles that can be given, the smaller first: it is what a hasty hand sends. Those of the gate come with the gate.
pub const OFFERED: [Role; 2] = [Role::Editor, Role::Organizer];

#[derive(FromForm)]
struct Chosen {
    role: Role,
}

// Doors.

#[get("/studio/<_>/team")]
async fn show(organizer: Organizer, now: Now, db: &Db) -> Result<Page<Team>> {
    let view = Team::of(db, &organizer.0, FormView::default(), now.0).await?;
    Ok(organizer.0.visit.page(view))
}

#[post("/studio/<_>/team/<member>/role", data = "<chosen>")]
async fn change_role(member: i64, chosen: Form<Chosen>, organizer: Organizer, now: Now, db: &Db) -> Result<Outcome<Team>> {
    let result = become_other(db, &organizer.0, member, Some(chosen.role), now.0).await;
    answer(result, "events-team-role-changed", organizer.0, now.0, db).await
}

#[post("/studio/<_>/team/<member>/remove")]
async fn remove(member: i64, organizer: Organizer, now: Now, db: &Db) -> Result<Outcome<Team>> {
    let result = become_other(db, &organizer.0, member, None, now.0).await;
    answer(result, "events-team-removed", organizer.0, now.0, db).await
}

async fn answer(result: Result<()>, done: &str, editor: Editor, now: DateTimeUtc, db: &Database) -> Result<Outcome<Team>> {
    let view = Team::of(db, &editor, FormView::default(), now).await?;
    settle(
        result,
        |()| moved_on(format!("/studio/{}/team", editor.event.slug), done),
        |no| editor.visit.clone().page(Team { form: FormView::default().refused(&no), ..view }),
    )
}

// Work.

/// A member gets another role, or leaves.
async fn become_other(db: &Database, editor: &Editor, member_id: i64, then: Option<Role>, now: DateTimeUtc) -> Result<()> {
    let actor: Actor = editor.actor();
    let mut change = Change::begin(db, &actor, now).await?;
    one_at_a_time(&change, editor.event.id).await?;
    let member = find(change.tx(), editor.event.id, member_id).await?;
    let organizers = team::Entity::find()
        .filter(team::COLUMN.event_id.eq(editor.event.id))
        .filter(team::COLUMN.role.eq(Role::Organizer))
        .count(change.tx())
        .await?;
    may_become(member.role, then, organizers)?;
    let name = account::Entity::find_by_id(member.account_id).one(change.tx()).await?.map(|account| account.name).unwrap_or_default();
    let note = |act| Note::new(editor.event.id, act).about("team_member", member_id, name).before(&Recorded { role: member.role }).quiet();
    let note = match then {
        Some(role) => {
            team::ActiveModel { id: Unchanged(member_id), role: Set(role), ..Default::default() }.update(change.tx()).await?;
            note("events-log-role-changed").after(&Recorded { role })
        }
        None => {
            team::Entity::delete_by_id(member_id).exec(change.tx()).await?;
            note("events-log-member-removed")
        }
    };
    change.note(note).await?;
    change.commit().await
}

/// Two organizers who remove each other at the same moment come one after the other: writing the event's row makes the
/// second wait, and count again.
async fn one_at_a_time(change: &Change, event_id: i64) -> Result<()> {
    let touch = event::Entity::update_many().col_expr(event::Column::UpdatedAt, Expr::value(change.now()));
    touch.filter(event::COLUMN.id.eq(event_id)).exec(change.tx()).await?;
    Ok(())
}

async fn find(db: &impl ConnectionTrait, event_id: i64, member_id: i64) -> Result<team::Model> {
    team::Entity::find_by_id(member_id).filter(team::COLUMN.event_id.eq(event_id)).one(db).await.or_not_found()
}

// View.

#[derive(Serialize)]
pub struct Team {
    rail: Rail,
    slug: String,
    members: Vec<Member>,
    invitations: Vec<Invitation>,
    roles: Vec<Choice>,
    pub form: FormView,
}

impl View for Team {
    const TEMPLATE: &'static str = "events/members";
}

#[derive(Serialize)]
struct Member {
    id: i64,
    name: String,
    email: String,
    role: String,
    role_label: &'static str,
    since: String,
    /// The reader themselves.
    me: bool,
}

#[derive(Serialize)]
struct Invitation {
    id: i64,
    email: String,
    role: &'static str,
    until: String,
}

impl Team {
    pub async fn of(db: &Database, editor: &Editor, form: FormView, now: DateTimeUtc) -> Result<Self> {
        let language = editor.visit.language;
        Ok(Self {
            rail: editor.rail("team"),
            slug: editor.event.slug.clone(),
            members: members(db.reader(), editor).await?,
            invitations: invitations(db.reader(), editor, now).await?,
            roles: OFFERED.map(|role| Choice::new(role.code(), word(language, role.key()))).into(),
            form,
        })
    }
}

async fn members(db: &DatabaseConnection, editor: &Editor) -> Result<Vec<Member>> {
    let rows = team::Entity::find().filter(team::COLUMN.event_id.eq(editor.event.id)).order_by_asc(team::COLUMN.id).all(db).await?;
    let ids = rows.iter().map(|row| row.account_id);
    let accounts = account::Entity::find().filter(account::COLUMN.id.is_in(ids)).all(db).await?;
    let member = |row: team::Model| {
        let account = accounts.iter().find(|account| account.id == row.account_id)?;
        Some(Member {
            id: row.id,
            name: account.name.clone(),
            email: account.email.clone(),
            role: row.role.code(),
            role_label: row.role.key(),
            since: day(row.added_at, editor, editor.visit.language),
            me: account.id == editor.who.account.id,
        })
    };
    Ok(rows.into_iter().filter_map(member).collect())
}

async fn invitations(db: &DatabaseConnection, editor: &Editor, now: DateTimeUtc) -> Result<Vec<Invitation>> {
    use one_time_link::{COLUMN, Entity, Purpose};
    let waiting = Entity::find()
        .filter(COLUMN.event_id.eq(editor.event.id))
        .filter(COLUMN.purpose.eq(Purpose::Invite))
        .filter(COLUMN.used_at.is_null())
        .filter(COLUMN.expires_at.gt(now))
        .order_by_asc(COLUMN.id);
    let invitation = |link: one_time_link::Model| Invitation {
        id: link.id,
        role: link.role.as_deref().and_then(Role::from_code).unwrap_or(Role::Editor).key(),
        until: day(link.expires_at, editor, editor.visit.language),
        email: link.email.unwrap_or_default(),
    };
    Ok(waiting.all(db).await?.into_iter().map(invitation).collect())
}

fn day(at: DateTimeUtc, editor: &Editor, language: Language) -> String {
    date(local(at, editor.event.tz()).date(), language)
}
