//! Administrators look after accounts: find them, block them, make and unmake administrators.
use super::entrance::Entrance;
use super::login::{self, Which};
use super::{Admin, account, me};
use crate::platform::Db;
use crate::platform::change::{Change, Note};
use crate::platform::db::retrying;
use crate::platform::error::{AppError, OrNotFound, Refusal, Result};
use crate::platform::form::moved_on;
use crate::platform::language::Language;
use crate::platform::page::{Page, View, Visit};
use crate::platform::text::fold;
use rocket::http::RawStr;
use rocket::request::FromParam;
use rocket::response::{Flash, Redirect};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::Serialize;

/// Accounts on a page.
const PAGE: usize = 50;

pub fn routes() -> Vec<rocket::Route> {
    routes![list, act]
}

/// What an administrator may do to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Block,
    Unblock,
    Promote,
    Demote,
}

impl FromParam<'_> for Act {
    type Error = ();

    fn from_param(param: &str) -> Result<Self, ()> {
        match param {
            "block" => Ok(Self::Block),
            "unblock" => Ok(Self::Unblock),
            "promote" => Ok(Self::Promote),
            "demote" => Ok(Self::Demote),
            _ => Err(()),
        }
    }
}

impl Act {
    fn log_key(self) -> &'static str {
        match self {
            Self::Block => "accounts-log-blocked",
            Self::Unblock => "accounts-log-unblocked",
            Self::Promote => "accounts-log-promoted",
            Self::Demote => "accounts-log-demoted",
        }
    }

    fn done_key(self) -> &'static str {
        match self {
            Self::Block => "accounts-admin-blocked",
            Self::Unblock => "accounts-admin-unblocked",
            Self::Promote => "accounts-admin-promoted",
            Self::Demote => "accounts-admin-demoted",
        }
    }
}

// Doors.

#[get("/admin/accounts?<q>&<page>")]
async fn list(q: Option<&str>, page: Option<usize>, visit: Visit, who: Admin, db: &Db) -> Result<Page<AccountsPage>> {
    let view = found(db, q.unwrap_or_default().trim(), page.unwrap_or(1), &who, visit.language).await?;
    Ok(visit.page(view))
}

#[post("/admin/accounts/<id>/<act>")]
async fn act(id: i64, act: Act, who: Admin, door: Entrance<'_>) -> Result<Flash<Redirect>> {
    match retrying(|| apply(&door, &who, id, act)).await {
        Ok(()) => Ok(moved_on("/admin/accounts", act.done_key())),
        Err(AppError::Refused(no)) => Ok(Flash::error(Redirect::to("/admin/accounts"), no.key)),
        Err(other) => Err(other),
    }
}

// Work.

async fn apply(door: &Entrance<'_>, who: &Admin, id: i64, act: Act) -> Result<()> {
    let mut change = door.change_by(&who.0.account).await?;
    if matches!(act, Act::Block | Act::Demote) {
        wait_for_other_administrators(&change).await?;
    }
    let account = account::Entity::find_by_id(id).one(change.tx()).await.or_not_found()?;
    may_be_done(act, &account, who.0.account.id, other_administrators(change.tx(), id).await?)?;
    let mut row = account.clone().into_active_model();
    match act {
        Act::Block => row.blocked_at = Set(Some(door.now)),
        Act::Unblock => row.blocked_at = Set(None),
        Act::Promote => row.is_admin = Set(true),
        Act::Demote => row.is_admin = Set(false),
    }
    row.update(change.tx()).await?;
    if act == Act::Block {
        login::end(&mut change, id, Which::All).await?;
    }
    change.note(Note::new(None, act.log_key()).about("account", id, &account.name).quiet()).await?;
    change.commit().await
}

/// Writes every administrator's row as it is: two who remove each other at once queue up here, and the second finds
/// what the first has done.
async fn wait_for_other_administrators(change: &Change) -> Result<()> {
    account::Entity::update_many()
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(0))
        .filter(account::COLUMN.is_admin.eq(true))
        .exec(change.tx())
        .await?;
    Ok(())
}

/// Administrators who can sign in, beside this one.
async fn other_administrators(db: &impl ConnectionTrait, id: i64) -> Result<u64> {
    let others = account::Entity::find()
        .filter(account::COLUMN.is_admin.eq(true))
        .filter(account::COLUMN.blocked_at.is_null())
        .filter(account::COLUMN.id.ne(id));
    Ok(others.count(db).await?)
}

/// There is always somebody left who can let others in.
fn may_be_done(act: Act, account: &account::Model, me: i64, others: u64) -> Result<(), Refusal> {
    let takes_away = account.is_admin && matches!(act, Act::Block | Act::Demote);
    if takes_away && others == 0 {
        return Err(Refusal::new("accounts-admin-last"));
    }
    if act == Act::Block && account.id == me {
        return Err(Refusal::new("accounts-admin-yourself"));
    }
    if act == Act::Promote && (account.blocked_at.is_some() || account.email_confirmed_at.is_none()) {
        return Err(Refusal::new("accounts-admin-not-ready"));
    }
    Ok(())
}

/// What the search looks through: small enough to be read whole, and names are found without marks.
type Known = (i64, String, String);

async fn found(db: &Db, q: &str, page: usize, who: &Admin, language: Language) -> Result<AccountsPage> {
    let wanted = fold(q);
    let known: Vec<Known> = account::Entity::find()
        .select_only()
        .columns([account::Column::Id, account::Column::Name, account::Column::Email])
        .order_by_desc(account::COLUMN.id)
        .into_tuple()
        .all(db.reader())
        .await?;
    let ids: Vec<_> = known.into_iter().filter(|row| is_meant(row, &wanted)).map(|row| row.0).collect();
    let pages = ids.len().div_ceil(PAGE).max(1);
    let page = page.clamp(1, pages);
    let shown = ids.iter().skip((page - 1) * PAGE).take(PAGE).copied();
    let rows = account::Entity::find().filter(account::COLUMN.id.is_in(shown)).order_by_desc(account::COLUMN.id).all(db.reader()).await?;
    Ok(AccountsPage {
        q: q.to_owned(),
        count: ids.len(),
        pager: Pager::of(q, page, pages),
        rows: rows.into_iter().map(|row| AccountRow::of(row, who.0.account.id, language)).collect(),
    })
}

fn is_meant((_, name, email): &Known, wanted: &str) -> bool {
    wanted.is_empty() || fold(name).contains(wanted) || email.contains(wanted)
}

// Views.

#[derive(Serialize)]
struct AccountsPage {
    q: String,
    count: usize,
    pager: Pager,
    rows: Vec<AccountRow>,
}

impl View for AccountsPage {
    const TEMPLATE: &'static str = "accounts/admin";
}

#[derive(Serialize)]
struct AccountRow {
    id: i64,
    name: String,
    email: String,
    since: String,
    is_admin: bool,
    is_blocked: bool,
    is_confirmed: bool,
    is_me: bool,
}

impl AccountRow {
    fn of(account: account::Model, me: i64, language: Language) -> Self {
        Self {
            id: account.id,
            since: me::shown(account.created_at, language),
            is_admin: account.is_admin,
            is_blocked: account.blocked_at.is_some(),
            is_confirmed: account.email_confirmed_at.is_some(),
            is_me: account.id == me,
            name: account.name,
            email: account.email,
        }
    }
}

#[derive(Serialize)]
struct Pager {
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
}

impl Pager {
    fn of(q: &str, page: usize, pages: usize) -> Self {
        let at = |page: usize| format!("/admin/accounts?q={}&page={page}", RawStr::new(q).percent_encode());
        Self { page, pages, previous: (page > 1).then(|| at(page - 1)), next: (page < pages).then(|| at(page + 1)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn somebody_who_can_let_others_in_always_stays() {
        let account = |is_admin| account::Model {
            id: 1,
            email: String::new(),
            email_confirmed_at: Some(chrono::DateTime::UNIX_EPOCH),
            name: String::new(),
            password_hash: None,
            language: Language::Vi,
            is_admin,
            created_at: chrono::DateTime::UNIX_EPOCH,
            blocked_at: None,
            version: 1,
        };
        let table = [
            (Act::Demote, true, 1, 0, Some("accounts-admin-last")),
            (Act::Block, true, 2, 0, Some("accounts-admin-last")),
            (Act::Demote, true, 1, 1, None),
            (Act::Block, true, 2, 1, None),
            (Act::Block, true, 1, 1, Some("accounts-admin-yourself")),
            (Act::Block, false, 2, 1, None),
            (Act::Promote, false, 2, 1, None),
        ];
        for (act, is_admin, me, others, why) in table {
            let verdict = may_be_done(act, &account(is_admin), me, others);
            assert_eq!(verdict.err().map(|no| no.key.into_owned()).as_deref(), why, "{act:?}, admin {is_admin}, {others} others");
        }
    }
}
