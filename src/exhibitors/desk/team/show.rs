//! The page of who works on a desk.
use super::{invitation, member, must_decide};
use crate::accounts::account;
use crate::events::{Rail, event};
use crate::exhibitors::desk::at::Desk;
use crate::exhibitors::exhibitor;
use crate::platform::db::Database;
use crate::platform::error::Result;
use crate::platform::form::FormView;
use crate::platform::page::{Page, View};
use crate::platform::text::Bilingual;
use crate::platform::time::{date, local};
use sea_orm::prelude::DateTimeUtc;
use sea_orm::{EntityTrait, QueryFilter, QueryOrder};
use serde::Serialize;

pub async fn page(desk: Desk, db: &Database, now: DateTimeUtc, form: FormView) -> Result<Page<TeamPage>> {
    let view = TeamPage::of(db, &desk, form, now).await?;
    Ok(desk.visit.page(view))
}

#[derive(Serialize)]
pub struct TeamPage {
    layout: &'static str,
    rail: Option<Rail>,
    /// The desk.
    home: String,
    name: Bilingual,
    /// The reader decides who works here.
    decides: bool,
    /// The reader answers for the exhibitor.
    answers: bool,
    answerer: Person,
    helpers: Vec<Person>,
    waiting: Vec<Waiting>,
    form: FormView,
}

#[derive(Serialize)]
struct Person {
    id: i64,
    name: String,
    email: String,
    since: Option<String>,
    me: bool,
}

#[derive(Serialize)]
struct Waiting {
    id: i64,
    email: String,
    until: String,
}

impl View for TeamPage {
    const TEMPLATE: &'static str = "exhibitors/desk/team";
}

impl TeamPage {
    async fn of(db: &Database, desk: &Desk, form: FormView, now: DateTimeUtc) -> Result<Self> {
        let exhibitor = &desk.dossier.exhibitor;
        let helpers = member::Entity::find().filter(member::COLUMN.exhibitor_id.eq(exhibitor.id)).order_by_asc(member::Column::Id);
        let rows = helpers.all(db.reader()).await?;
        let ids = member::people_of(db.reader(), exhibitor).await?;
        let accounts = account::Entity::find().filter(account::COLUMN.id.is_in(ids)).all(db.reader()).await?;
        let waiting = invitation::waiting(db.reader(), exhibitor.id, now).await?;
        let person =
            |row: &member::Model| Person { id: row.id, since: Some(day(row.added_at, desk)), ..person(row.account_id, &accounts, desk) };
        Ok(Self {
            layout: desk.layout(),
            rail: desk.rail.clone(),
            home: desk.home(),
            name: exhibitor.name.clone(),
            decides: must_decide(desk).is_ok(),
            answers: desk.answers(),
            answerer: answerer(exhibitor, &accounts, desk),
            helpers: rows.iter().map(person).collect(),
            waiting: waiting.into_iter().map(|row| Waiting { id: row.id, until: day(row.expires_at, desk), email: row.email }).collect(),
            form,
        })
    }
}

fn answerer(exhibitor: &exhibitor::Model, accounts: &[account::Model], desk: &Desk) -> Person {
    person(exhibitor.account_id, accounts, desk)
}

fn person(account_id: i64, accounts: &[account::Model], desk: &Desk) -> Person {
    let known = accounts.iter().find(|account| account.id == account_id);
    Person {
        id: 0,
        name: known.map(|account| account.name.clone()).unwrap_or_default(),
        email: known.map(|account| account.email.clone()).unwrap_or_default(),
        since: None,
        me: account_id == desk.who.account.id,
    }
}

fn day(at: DateTimeUtc, desk: &Desk) -> String {
    let event: &event::Model = &desk.event;
    date(local(at, event.tz()).date(), desk.visit.language)
}
