//! Bringing a file in: it is sent, its columns are understood, what becomes of it is shown, it is saved, and can be taken back.
mod bad_rows;
mod check;
mod columns;
pub mod job;
mod progress;
mod review;
mod save;
mod show;
mod upload;

pub use upload::Upload;

use super::Kind;
use super::kept::import;
use crate::events::{Editor, event, team};
use crate::platform::db::Database;
use crate::platform::error::{AppError, OrNotFound, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

pub fn routes() -> Vec<rocket::Route> {
    [upload::routes(), columns::routes(), show::routes(), save::routes(), bad_rows::routes()].concat()
}

/// A file of this event: one's own, or any of them for organizers, who may see what editors may not.
async fn own(db: &Database, editor: &Editor, kind: Kind, id: i64) -> Result<import::Model> {
    let rows = import::Entity::find_by_id(id).filter(import::COLUMN.event_id.eq(editor.event.id)).filter(import::COLUMN.kind.eq(kind));
    let row = rows.one(db.reader()).await.or_not_found()?;
    let may = editor.role == team::Role::Organizer || row.account_id == editor.who.account.id;
    if may { Ok(row) } else { Err(AppError::NotFound) }
}

/// Where files of a kind are brought in.
pub fn address(event: &event::Model, kind: Kind) -> String {
    format!("/studio/{}/sheets/{}", event.slug, kind.code())
}

fn address_of(event: &event::Model, row: &import::Model) -> String {
    format!("{}/{}", address(event, row.kind), row.id)
}
