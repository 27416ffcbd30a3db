//! Saying so: save what was shown, ask for what is unknown to be made, go on after a halt, take it back, or forget it.
use super::check::check;
use super::job::{self, Way};
use super::{address, address_of, own};
use crate::events::Editor;
use crate::interchange::sheets::Kind;
use crate::interchange::sheets::kept::import::{self, Chosen, State};
use crate::interchange::sheets::kept::{content, row};
use crate::platform::Db;
use crate::platform::change::Change;
use crate::platform::error::{AppError, Result};
use crate::platform::form::moved_on;
use crate::platform::time::{Clock, Now};
use rocket::Either;
use rocket::State as Managed;
use rocket::form::Form;
use rocket::response::{Flash, Redirect};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use std::collections::HashMap;

pub fn routes() -> Vec<rocket::Route> {
    routes![save, make, undo, forget]
}

/// The page that is gone to says by itself what is at work; else it is told why nothing is.
type Answer = Either<Redirect, Flash<Redirect>>;

#[derive(FromForm)]
struct SaveForm {
    /// Whose word counts where both differ: "file", else the studio's.
    prefer: Option<String>,
    /// For single rows, by their number.
    choice: HashMap<i32, String>,
}

#[post("/studio/<_>/sheets/<kind>/<id>/save", data = "<form>")]
async fn save(kind: Kind, id: i64, form: Form<SaveForm>, editor: Editor, db: &Db, clock: &Managed<Clock>) -> Result<Answer> {
    let import = own(db, &editor, kind, id).await?;
    let there = address_of(&editor.event, &import);
    if import.state == State::Checked {
        chosen(db, &editor, &import, &form, clock.now()).await?;
    }
    match job::start(db, clock, &editor.event, &editor.actor(), (&import, Way::Save)).await {
        Ok(()) => Ok(Either::Left(Redirect::to(there))),
        // Somebody pressed the button twice, or two people did.
        Err(AppError::Stale) => Ok(Either::Right(Flash::warning(Redirect::to(there), "sheets-saved-already"))),
        Err(other) => Err(other),
    }
}

/// Keeps whose word counts: for the file, and for rows that say otherwise.
async fn chosen(db: &Db, editor: &Editor, import: &import::Model, form: &SaveForm, now: chrono::DateTime<chrono::Utc>) -> Result<()> {
    let change = Change::begin(db, &editor.actor(), now).await?;
    let file = form.prefer.as_deref() == Some("file");
    let columns = import::ActiveModel { chosen: Set(Chosen { file, ..import.chosen.clone() }), ..Default::default() };
    import::Entity::update_many().set(columns).filter(import::COLUMN.id.eq(import.id)).exec(change.tx()).await?;
    for choice in ["file", "studio"] {
        let numbers: Vec<i32> = form.choice.iter().filter(|(_, chosen)| *chosen == choice).map(|(number, _)| *number).collect();
        let rows = row::Entity::update_many()
            .col_expr(row::Column::Choice, Expr::value(choice))
            .filter(row::COLUMN.import_id.eq(import.id))
            .filter(row::COLUMN.number.is_in(numbers));
        rows.exec(change.tx()).await?;
    }
    change.commit().await
}

/// Rooms, tracks and people that are unknown are to be made: what becomes of the rows is worked out anew.
#[post("/studio/<_>/sheets/<kind>/<id>/make")]
async fn make(kind: Kind, id: i64, editor: Editor, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let import = own(db, &editor, kind, id).await?;
    let there = address_of(&editor.event, &import);
    let tables = content::tables(db.reader(), import.id).await?;
    let chosen = Chosen { make: true, ..import.chosen.clone() };
    let contacts = editor.role.may_see_contacts();
    match check(db, &editor.event, &editor.actor(), now.0, (&import, &tables, &chosen, contacts)).await {
        Ok(_) => Ok(moved_on(there, "sheets-made-known")),
        Err(AppError::Stale | AppError::Refused(_)) => Ok(Flash::warning(Redirect::to(there), "sheets-saved-already")),
        Err(other) => Err(other),
    }
}

#[post("/studio/<_>/sheets/<kind>/<id>/undo")]
async fn undo(kind: Kind, id: i64, editor: Editor, db: &Db, clock: &Managed<Clock>) -> Result<Answer> {
    let import = own(db, &editor, kind, id).await?;
    let there = address_of(&editor.event, &import);
    match job::start(db, clock, &editor.event, &editor.actor(), (&import, Way::Undo)).await {
        Ok(()) => Ok(Either::Left(Redirect::to(there))),
        Err(AppError::Stale) => Ok(Either::Right(Flash::warning(Redirect::to(there), "sheets-nothing-to-undo"))),
        Err(other) => Err(other),
    }
}

/// A file that was not saved is forgotten.
#[post("/studio/<_>/sheets/<kind>/<id>/forget")]
async fn forget(kind: Kind, id: i64, editor: Editor, now: Now, db: &Db) -> Result<Flash<Redirect>> {
    let import = own(db, &editor, kind, id).await?;
    let change = Change::begin(db, &editor.actor(), now.0).await?;
    let unsaved = import::Entity::delete_many()
        .filter(import::COLUMN.id.eq(import.id))
        .filter(import::COLUMN.state.is_in([State::Read, State::Checked]));
    let gone = unsaved.exec(change.tx()).await?.rows_affected;
    change.commit().await?;
    match gone {
        0 => Ok(Flash::warning(Redirect::to(address_of(&editor.event, &import)), "sheets-saved-already")),
        _ => Ok(moved_on(address(&editor.event, kind), "sheets-forgotten")),
    }
}
